/** Turns errors of zod into issues: a stable code, a JSON pointer, the fault and the remedy. */
import * as z from 'zod/mini';
import { type Issue, errorIssue, pointer } from '../domain/issue.ts';
import { firstErrors } from './first-issues.ts';

// Replaces the messages of zod itself, also where no code turns errors into issues.
z.config({ localeError: inWords });

type ZodIssue = z.core.$ZodIssue;

/** Gives the caller's own remedy for a value of the wrong type. */
export type Hint = (given: unknown) => string | undefined;

/** Where the keys of contracts are described. */
const REFERENCE = 'docs/reference/contract.md (of an operator: docs/reference/operators.md)';

interface Parsed {
  readonly value: unknown;
  readonly base: string;
  readonly hint: Hint;
  readonly guide: string;
}

/**
 * The first issues, and the number of the others.
 * @param base pointer of the parsed value within the document.
 * @param guide the page that describes the keys of the document.
 */
export function fromZodError(error: z.core.$ZodError, value: unknown, base = '', hint: Hint = () => undefined, guide = REFERENCE): Issue[] {
  return firstErrors(withoutFollowing(error.issues), (issue) => fromZodIssue(issue, { value, base, hint, guide }), sizeOfIssue);
}

/** Every issue of an event, which `joinedByColumn` counts by their causes. An event is bounded by the bus. */
export const everyIssue = (error: z.core.$ZodError, value: unknown): Issue[] =>
  withoutFollowing(error.issues).flatMap((issue) => fromZodIssue(issue, { value, base: '', hint: () => undefined, guide: REFERENCE }));

const sizeOfIssue = (issue: ZodIssue): number => (issue.code === 'unrecognized_keys' ? issue.keys.length : 1);

/** Of a value of the wrong type its length is not judged too: "must be text, got a list" is enough. */
function withoutFollowing(issues: readonly ZodIssue[]): ZodIssue[] {
  const wrongType = new Set(issues.filter(({ code }) => code === 'invalid_type').map(({ path }) => path.join('/')));
  return issues.filter(({ code, path }) => code === 'invalid_type' || !wrongType.has(path.join('/')));
}

function fromZodIssue(issue: ZodIssue, parsed: Parsed): Issue[] {
  const { value, base, hint, guide } = parsed;
  const path = base + pointer(...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)));
  if (issue.code === 'unrecognized_keys') {
    return firstErrors(issue.keys, (key) => [
      errorIssue(
        'unknown-key',
        path + pointer(key),
        `"${key}" is not known here${key.includes(' ') ? '; text with a comma inside { } must be quoted' : `; check the spelling, or see ${guide}`}`,
      ),
    ]);
  }
  if (issue.code === 'invalid_union') return fromUnion(issue, path, parsed);
  const given = at(value, issue.path);
  if (given === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value'))
    return [errorIssue('missing', path, issue.message)];
  if (issue.code === 'invalid_type') {
    const isBare = typeof given === 'number' && !Number.isInteger(given) && issue.expected !== 'int';
    // A text that a query coerces into a number is NaN to the schema.
    const message = issue.message.endsWith('got NaN') ? `must be ${expected(issue.expected)}, got ${kindOf(given)}` : issue.message;
    return [errorIssue('wrong-type', path, isBare ? bareDecimal(given, path) : (hint(given) ?? message))];
  }
  return [errorIssue(issue.code === 'invalid_key' ? 'bad-name' : 'bad-value', path, issue.message)];
}

/** The message for a bare decimal: an attribute's number needs no unit, every other literal does. */
const bareDecimal = (given: number, path: string): string =>
  /\/attributes\/[^/]+$/.test(path)
    ? `${given} is a bare decimal; write it in quotes: "${given}"`
    : `${given} is a bare decimal; write it with its unit in quotes ("${given}%", "${given} h")`;

/** The issues of the alternative with the fewest issues. */
function fromUnion(issue: Extract<ZodIssue, { code: 'invalid_union' }>, path: string, parsed: Parsed): Issue[] {
  const given = at(parsed.value, issue.path);
  if (given === undefined) return [errorIssue('missing', path, 'is missing')];
  if (typeof given === 'number' && !Number.isInteger(given)) return [errorIssue('bare-decimal', path, bareDecimal(given, path))];
  const options = issue.errors.map((errors) =>
    errors.flatMap((inner) => fromZodIssue({ ...inner, path: [...issue.path, ...inner.path] }, parsed)),
  );
  const deep = options.filter((option) => option.every((entry) => entry.path !== path));
  const best = (deep.length > 0 ? deep : options).reduce<Issue[] | undefined>(
    (least, option) => (!least || option.length < least.length ? option : least),
    undefined,
  );
  return best ?? [errorIssue('bad-value', path, 'fits none of the forms allowed here')];
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const step of path) found = typeof found === 'object' && found !== null ? (found as Record<PropertyKey, unknown>)[step] : undefined;
  return found;
}

/**
 * The fault and the expected value, to be put after the place: "/order/term must be a map, got the text "x"". A schema's own message takes
 * precedence.
 */
function inWords(issue: z.core.$ZodRawIssue): string {
  const { input } = issue;
  switch (issue.code) {
    case 'invalid_type':
      if (input === undefined) return `is missing (${expected(issue.expected)})`;
      return issue.expected === 'int' && typeof input === 'number'
        ? `${input} is no whole number, and one is needed here`
        : `must be ${expected(issue.expected)}, got ${kindOf(input)}`;
    case 'invalid_value':
      return `${input === undefined ? 'is missing' : `${givenValue(input, issue.values)} is not allowed`}; one of: ${issue.values.map(listed).join(', ')}`;
    case 'too_small':
      if (typeof input === 'number' && Number.isInteger(input) && issue.minimum === Number.MIN_SAFE_INTEGER) return UNSAFE;
      return sizeOf(issue.origin, issue.exact ? 'exactly' : issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      if (typeof input === 'number' && Number.isInteger(input) && !Number.isSafeInteger(input) && issue.maximum === Number.MAX_SAFE_INTEGER)
        return UNSAFE;
      return sizeOf(issue.origin, issue.exact ? 'exactly' : issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return `has keys that are not known here: ${issue.keys.slice(0, 10).join(', ')}`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'has a key that is not allowed';
    case 'invalid_format':
      return issue.pattern === undefined ? `is not in the form ${issue.format}` : `is not written in the form ${issue.pattern}`;
    case 'custom':
    case 'invalid_element':
    case 'invalid_union':
      return input === undefined ? 'is missing' : `is ${kindOf(input)}, which is none of the forms allowed here`;
  }
}

/** Of a whole number that was rounded when it was read. */
const UNSAFE = `is a whole number beyond ${Number.MAX_SAFE_INTEGER} (2^53 - 1), up to which numbers are read exactly; write a smaller one, or a larger unit`;

/** A text in quotes; with the word "text" where the allowed values are not texts. */
const givenValue = (input: unknown, allowed: readonly unknown[]): string =>
  typeof input === 'string' && allowed.some((value) => typeof value === 'string') ? `"${input.slice(0, 60)}"` : kindOf(input);

/** A word unchanged; marks and spaces in quotes, so that they are visible in a list. */
const listed = (value: unknown): string => (typeof value === 'string' && !/\w/.test(value) ? JSON.stringify(value) : String(value));

const COUNTED: Readonly<Record<string, string>> = { string: 'characters', array: 'entries', map: 'entries', set: 'entries' };

function sizeOf(origin: string, word: string, bound: number | bigint | Date): string {
  const unit = COUNTED[origin];
  if (unit === undefined) return `must be ${word} ${String(bound)}`;
  return `must have ${word} ${String(bound)} ${Number(bound) === 1 ? unit.replace(/ies$/, 'y').replace(/s$/, '') : unit}`;
}

const EXPECTED: Readonly<Record<string, string>> = {
  record: 'a map',
  object: 'a map',
  array: 'a list',
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  null: 'nothing',
};
const expected = (type: string): string => EXPECTED[type] ?? type;

function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? `the text "${value.slice(0, 60)}"` : String(value);
}
