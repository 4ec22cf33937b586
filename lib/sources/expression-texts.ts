/**
 * Functions of expressions that make a text out of others. They work as those of JSONata, within the bound on the length of a text: one
 * text of hundreds of megabytes ends the process, whatever the bound on memory is.
 */
import { LIMITS } from '../declarations/limits.ts';

/** The function that `a & b` calls; no expression can write its name. */
export const JOINED = '&';

const MAX = LIMITS.expressionText.value;

/** @throws Error when a text would be longer than it may be, before it is made. */
export function within(characters: number): void {
  if (characters > MAX) throw new Error(`a text of more than ${MAX} characters is made; make a shorter one`);
}

const isFunction = (value: unknown): boolean =>
  typeof value === 'function' ||
  (typeof value === 'object' && value !== null && ('_jsonata_lambda' in value || '_jsonata_function' in value));

/** A member of a value that becomes a text: numbers have 15 digits, a function is "". */
function asWritten(_: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isInteger(value)) return Number(finite(value).toPrecision(15));
  return isFunction(value) ? '' : value;
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Error('a number that is not finite has no text');
  return value;
}

/** Counts what a value has as a text, before it is made: entries that are shared count each time. */
function measure(value: unknown): void {
  let count = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (isFunction(next)) continue;
    if (typeof next === 'string') count += next.length;
    else if (typeof next === 'object' && next !== null) {
      const members = Object.entries(next);
      within(open.length + members.length);
      for (const [name, member] of members) {
        count += Array.isArray(next) ? 1 : name.length + 3;
        open.push(member);
      }
    } else count += 1;
    within(count);
  }
}

function string(value: unknown, prettify = false): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return value;
  if (isFunction(value)) return '';
  if (typeof value === 'number') finite(value);
  // JSONata puts a payload that is a list into a list of its own.
  const given: unknown = Array.isArray(value) && 'outerWrapper' in value ? value[0] : value;
  measure(given);
  return JSON.stringify(given, asWritten, prettify ? 2 : 0);
}

function joined(left: unknown, right: unknown): string {
  const [before, after] = [string(left) ?? '', string(right) ?? ''];
  within(before.length + after.length);
  return before + after;
}

function join(texts: readonly string[] | undefined, separator = ''): string | undefined {
  if (texts === undefined) return undefined;
  within(texts.reduce((sum, text) => sum + text.length + separator.length, 0));
  return texts.join(separator);
}

/** Name, function, signature as JSONata has it. */
export const BOUNDED_TEXTS: readonly (readonly [string, (...given: never[]) => unknown, string?])[] = [
  [JOINED, joined],
  ['string', string, '<x-b?:s>'],
  ['join', join, '<a<s>s?:s>'],
];
