/** The bound on the digits of a number, where it is taken in: one with more would be read as no number, and what it decides would stay open. */
import { LIMITS } from '../declarations/limits.ts';
import { hasTooManyDigits } from '../domain/money/decimal.ts';
import { type Issue, errorIssue, pointer } from '../domain/issue.ts';

const MAX_DIGITS = LIMITS.numberDigits.value;

export const TOO_LONG_NUMBER = `is a number with more than ${MAX_DIGITS} digits before or after its point; write fewer`;

/** @param text what is no number is not judged. */
export const isShortNumber = (text: string): boolean => !hasTooManyDigits(text);

/** Keys of texts that are names, and may be a row of digits. */
const NAMES: ReadonlySet<string> = new Set(['id', 'title', 'name', 'known-as', 'note', 'source']);

/** Issues for numbers of a contract with too many digits. */
export function longNumbers(document: unknown, path = ''): Issue[] {
  if (typeof document === 'string') return isShortNumber(document) ? [] : [errorIssue('bad-value', path, TOO_LONG_NUMBER)];
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([key, value]: [string, unknown]) =>
    NAMES.has(key) ? [] : longNumbers(value, path + pointer(key)),
  );
}
