/**
 * Marks every text that is shown to people: texts, documents, CSV, messages. It changes nothing. Tests watch it to check that no text of
 * Makegood shows an exact fraction (`371/372`). Words of a contract or of a sender may look like one, so that they are marked separately.
 */
export interface Watch {
  /** A text that is about to be shown. */
  readonly written: (text: string) => void;
  /** The words of contracts and senders in it. */
  readonly given: (text: string) => void;
}

let watch: Watch | undefined;

/** @returns the previous watch. */
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

/** Marks words of a contract: a quote, a title, the id of a component. */
export const ofContract = given;
/** Marks words of a sender: the id of an event or of a record, a reason. */
export const ofSender = given;
