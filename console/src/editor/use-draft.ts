/** What is typed into the editor: who leaves the page and comes back goes on with it, and the browser asks before it leaves the site. */
import { useEffect, useState } from 'react';

/** What was typed and not saved, by its key; kept until the site is left. */
const drafts = new Map<string, string>();

interface Draft {
  /** The text with which the editor begins. */
  readonly first: string;
  readonly text: string;
  readonly setText: (text: string) => void;
}

/** @param key of the person, the contract and the revision that it changes. @param stored the text of that revision. */
export function useDraft(key: string, stored: string): Draft {
  const [first] = useState(drafts.get(key) ?? stored);
  const [text, type] = useState(first);
  useUnsaved(text !== stored);
  const setText = (typed: string): void => {
    if (typed === stored) drafts.delete(key);
    else drafts.set(key, typed);
    type(typed);
  };
  return { first, text, setText };
}

function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
}
