/** Why a row of a bill matches no claim, by the code of its event, for languages in which the event does not have it. */
import type { UnmatchedCode } from '../../domain/claims/bill-credit.ts';

export type UnmatchedWords = Readonly<Record<UnmatchedCode, string>>;

/** @returns undefined for a code without words: the other languages then say that the row was not matched, and the step. */
export const unmatchedIn = (words: UnmatchedWords, code: string | undefined): string | undefined =>
  code !== undefined && Object.hasOwn(words, code) ? words[code as UnmatchedCode] : undefined;
