/** Turns errors of zod into issues: a stable code, a JSON pointer, the fault and the remedy. */
import * as z from 'zod/mini';
import english from 'zod/v4/locales/en.js';
import { type Issue, errorIssue, pointer } from '../domain/issue.ts';

// Default messages for schemas without one of their own.
z.config(english());

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
 * @param base pointer of the parsed value within the document.
 * @param guide where the keys of the document are described.
 */
export function fromZodError(error: z.core.$ZodError, value: unknown, base = '', hint: Hint = () => undefined, guide = REFERENCE): Issue[] {
  return error.issues.flatMap((issue) => fromZodIssue(issue, { value, base, hint, guide }));
}

function fromZodIssue(issue: ZodIssue, parsed: Parsed): Issue[] {
  const { value, base, hint, guide } = parsed;
  const path = base + pointer(...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      errorIssue(
        'unknown-key',
        path + pointer(key),
        `"${key}" is not known here${key.includes(' ') ? '; text with a comma inside { } must be quoted' : `; check the spelling, or see ${guide}`}`,
      ),
    );
  }
  if (issue.code === 'invalid_union') return fromUnion(issue, path, parsed);
  const given = at(value, issue.path);
  if (issue.code === 'invalid_type') {
    if (given === undefined) return [errorIssue('missing', path, `is missing (${expected(issue.expected)})`)];
    return [
      errorIssue(
        'wrong-type',
        path,
        typeof given === 'number' && !Number.isInteger(given)
          ? issue.expected === 'int'
            ? `${given} is no whole number, and one is needed here`
            : bareDecimal(given, path)
          : (hint(given) ?? `must be ${expected(issue.expected)}, got ${kindOf(given)}`),
      ),
    ];
  }
  if (issue.code === 'invalid_value')
    return [
      errorIssue(
        given === undefined ? 'missing' : 'bad-value',
        path,
        `${given === undefined ? 'is missing' : `"${String(given)}" is not allowed`}; one of: ${issue.values.map(String).join(', ')}`,
      ),
    ];
  if (issue.code === 'invalid_key') return [errorIssue('bad-name', path, issue.issues[0]?.message ?? 'this key is not allowed')];
  return [errorIssue('bad-value', path, boundInWords(issue) ?? issue.message)];
}

const COUNTED: Readonly<Record<string, string>> = { string: 'characters', array: 'entries', map: 'entries', set: 'entries' };

/** What zod says of a bound ("Too small: expected string to have >=8 characters"), for people; undefined of what a schema words itself. */
function boundInWords(issue: ZodIssue): string | undefined {
  if ((issue.code !== 'too_small' && issue.code !== 'too_big') || !/^Too (?:small|big)/.test(issue.message)) return undefined;
  const [bound, word] = issue.code === 'too_small' ? [issue.minimum, 'at least'] : [issue.maximum, 'at most'];
  const unit = COUNTED[issue.origin];
  return unit === undefined
    ? `must be ${word} ${bound}`
    : `must have ${word} ${bound} ${Number(bound) === 1 ? unit.replace(/ies$/, 'y').replace(/s$/, '') : unit}`;
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

const expected = (type: string): string =>
  ({ record: 'a map', object: 'a map', array: 'a list', string: 'text', int: 'a whole number', number: 'a number' })[type] ?? type;
const kindOf = (value: unknown): string =>
  value === null
    ? 'nothing'
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'object'
        ? 'a map'
        : typeof value === 'string'
          ? `the text "${value.slice(0, 60)}"`
          : String(value);
