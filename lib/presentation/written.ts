/**
 * The way of every text to people: texts, documents, CSV, messages. Nothing is changed here; tests watch it, because no text that Makegood
 * writes shows an exact fraction (`371/372`). Words of a contract or of a sender may look like one, and are named as theirs.
 */
export interface Watch {
  /** A text that is about to be shown. */
  readonly written: (text: string) => void;
  /** Words of others in it. */
  readonly given: (text: string) => void;
}

let watch: Watch | undefined;

/** @returns the watch that was there before. */
export function watchWritten(next: Watch | undefined): Watch | undefined {
  const before = watch;
  watch = next;
  return before;
}

export function written(text: string): string {
  watch?.written(text);
  return text;
}

function given(text: string): string {
  watch?.given(text);
  return text;
}

/** Words of the contract: a quote, a title, the id of a component. */
export const ofContract = given;
/** Words of a sender: the id of an event or of a record, a reason. */
export const ofSender = given;
