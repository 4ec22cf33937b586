/** The bounds on a contract or a mapping, as YAML or as JSON, and on the body of any request. */
import { LIMITS } from '../declarations/limits.ts';
import { type Issue, errorIssue } from '../domain/issue.ts';

const MAX_CHARACTERS = LIMITS.uploadCharacters.value;
export const MAX_DEPTH: number = LIMITS.uploadDepth.value;
export const MAX_ENTRIES: number = LIMITS.uploadEntries.value;

export const tooLongIssue = (text: string): Issue | undefined =>
  text.length > MAX_CHARACTERS
    ? errorIssue('too-large', '', `the document has more than ${MAX_CHARACTERS / 1024} KB; split it`)
    : undefined;

export const tooDeepIssue = (): Issue => errorIssue('too-deep', '', `the document nests deeper than ${MAX_DEPTH} levels`);

export const tooManyIssue = (): Issue => errorIssue('too-large', '', `the document has more than ${MAX_ENTRIES} entries`);

/** A member of this name would be dropped without a word, because JavaScript takes it for the prototype of the object. */
export const UNUSABLE_NAME = '__proto__';

export const unusableNameIssue = (path = ''): Issue =>
  errorIssue('bad-name', path, `the name "${UNUSABLE_NAME}" is not taken; choose another`);

/** The bound that a value passes, or the name that it may not have. Without recursion: a text may be nested deeper than the stack. */
export function boundPassed(value: unknown, mostEntries = MAX_ENTRIES): Issue | undefined {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  let entries = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    entries += 1;
    if (entries > mostEntries) return tooManyIssue();
    if (typeof next.value !== 'object' || next.value === null) continue;
    const depth = next.depth + 1;
    if (depth > MAX_DEPTH) return tooDeepIssue();
    if (Object.hasOwn(next.value, UNUSABLE_NAME)) return unusableNameIssue();
    for (const member of Object.values(next.value)) open.push({ value: member, depth });
  }
  return undefined;
}
