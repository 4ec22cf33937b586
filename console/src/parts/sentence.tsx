/** Sentences with instants in them: each instant is one of the page, with the time of the viewer where their clock shows another. */
import type { ReactNode } from 'react';
import { secondsShown } from '../format/shown.ts';
import { useLanguage } from '../text/catalogue.ts';
import { Instant } from './instant.tsx';

/** "2026-10-12 20:00:00+08:00", as the sentences of the core have instants. */
const WITH_OFFSET = /(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{3})?[+-]\d{2}:\d{2})/;

/** A sentence of the core. The time of the viewer is the title of each instant: a second time beside each would hide what is said. */
export function Sentence({ children }: { readonly children: string }): ReactNode {
  const language = useLanguage();
  // What is split by a group has the group at each odd place.
  return children.split(WITH_OFFSET).map((part, i) => {
    if (i % 2 === 0) return part;
    const ms = Date.parse(part.replace(' ', 'T'));
    return (
      <time key={i} dateTime={new Date(ms).toISOString()} title={secondsShown(ms, language)}>
        {part}
      </time>
    );
  });
}

/** It stands for the instant in the text, in which nobody writes it. */
const SLOT = '\u0000';

interface SentenceAtProps {
  /** The sentence, by the text of its instant. */
  readonly text: (at: string) => string;
  /** ISO. */
  readonly at: string;
  /** Of the contract; absent where the instant belongs to none. */
  readonly zone?: string | undefined;
}

/** A sentence of the console about one instant. */
export function SentenceAt({ text, at, zone }: SentenceAtProps): ReactNode {
  const [before = '', after = ''] = text(SLOT).split(SLOT);
  return (
    <>
      {before}
      <Instant at={at} zone={zone} isInSentence />
      {after}
    </>
  );
}
