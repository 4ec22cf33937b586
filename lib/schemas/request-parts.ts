/** What bodies and parameters of several routes are made of: days, amounts, pages, filters of listings. */
import * as z from 'zod/mini';
import { LIMITS } from '../declarations/limits.ts';
import { DOCUMENT_LANGUAGES } from '../domain/contract/title.ts';
import { parseDecimal } from '../domain/money/decimal.ts';
import { compare } from '../domain/money/ratio.ts';
import { DAY, formatInstant, parseDay, parseInstant } from '../domain/time/instant.ts';
import { TOO_MANY_DIGITS, hasFewDigits } from './amount-digits.ts';
import { described } from './described.ts';
import { boundedText, personText } from './words.ts';

/** A text in a form of its own. @param example what to write, in the error where it is missing. */
const formed = (example: string) =>
  z.string({ error: ({ input }) => (input === undefined ? `is missing; write it as ${example}` : undefined) });

export const dayText = formed('"2026-11-26"').check(
  z.refine((text) => parseDay(text) !== undefined, 'is no day; write it as "2026-11-26"'),
);
export const noteText = personText(3, 2000);
export const idText = boundedText(1, 64);
export const periodText = formed('"2026-10", "2026-Q4" or "2026"').check(
  z.minLength(4),
  z.maxLength(10),
  z.regex(/^[0-9QH-]+$/, 'is no period; write "2026-10", "2026-Q4" or "2026"'),
);

export const limit = z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(LIMITS.listPage.value)), 50);
export const cursor = z.optional(boundedText(1, 2000));

export const instantText = z.pipe(
  formed('"2026-11-01T00:00:00Z"').check(
    z.maxLength(40),
    z.refine((text) => parseInstant(text) !== undefined, 'is no instant; write it as "2026-11-01T00:00:00Z"'),
  ),
  z.transform((text) => formatInstant(parseInstant(text)!)),
);
/** A day is its first instant in UTC. */
export const dayOrInstantText = z.pipe(
  formed('"2026-11-01", which is 00:00 UTC, or as "2026-11-01T00:00:00+08:00"').check(
    z.maxLength(40),
    z.refine(
      (text) => startOf(text) !== undefined,
      'is no day and no instant; write it as "2026-11-01", which is 00:00 UTC, or as "2026-11-01T00:00:00+08:00"',
    ),
  ),
  z.transform((text) => formatInstant(startOf(text)!)),
);
function startOf(text: string): number | undefined {
  const day = parseDay(text);
  return day === undefined ? parseInstant(text) : day * DAY;
}
export const decimalText = formed('"1234.50"').check(
  z.minLength(1),
  z.maxLength(40, { abort: true }),
  z.refine(hasFewDigits, TOO_MANY_DIGITS),
);
export const amountText = decimalText.check(z.refine((text) => parseDecimal(text) !== undefined, 'is no amount; write it as "1234.50"'));
/** Filters of every listing of amounts, beside what each has of its own. */
export const amountFilters = {
  period: z.optional(periodText),
  contract: z.optional(idText),
  vendor: z.optional(idText),
  customer: described(z.optional(idText), 'The legal entity that is credited, or owes: the `customer` of the contract.'),
  costCentre: described(z.optional(boundedText(1, 100)), 'Some line is booked there. Not for a token that is bound to a vendor.'),
  currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/, 'is no ISO 4217 code, such as "EUR"'))),
  atLeast: described(z.optional(amountText), 'The least amount, included. It needs `currency`.'),
  atMost: described(z.optional(amountText), 'The greatest amount, included. It needs `currency`.'),
};
const needsCurrency = z.refine<Readonly<Record<string, unknown>>>(
  ({ atLeast, atMost, currency }) => currency !== undefined || (atLeast === undefined && atMost === undefined),
  { path: ['currency'], message: 'is needed with atLeast and atMost: amounts of different currencies are not compared' },
);
const isBefore = (one: string, other: string): boolean => one < other;
/** What is no amount has an issue of its own. */
function isLess(least: string, most: string): boolean {
  const [one, other] = [parseDecimal(least), parseDecimal(most)];
  return one !== undefined && other !== undefined && compare(other, one) < 0;
}
/** Parameters that are the two ends of a filter, and whether nothing can be between them. */
export const FILTER_ENDS = [
  {
    ends: ['from', 'until'],
    isEmpty: (from: string, until: string) => from >= until,
    message: 'is not after `from`, and what is at `until` is not included: write a later `until`, or an earlier `from`',
  },
  {
    ends: ['lastDayFrom', 'lastDayThrough'],
    isEmpty: (from: string, through: string) => isBefore(through, from),
    message: 'is before `lastDayFrom`: write a later `lastDayThrough`, or an earlier `lastDayFrom`',
  },
  {
    ends: ['atLeast', 'atMost'],
    isEmpty: isLess,
    message: 'is less than `atLeast`: write a greater `atMost`, or a smaller `atLeast`',
  },
] as const;
const endsInOrder = FILTER_ENDS.map(({ ends: [first, last], isEmpty, message }) =>
  z.refine<Readonly<Record<string, unknown>>>(
    ({ [first]: one, [last]: other }) => typeof one !== 'string' || typeof other !== 'string' || !isEmpty(one, other),
    { path: [last], message },
  ),
);
/** The parameters of a list. Filters that nothing can pass are refused: an empty list would say that there is nothing. */
export const listQuery = <T extends z.core.$ZodLooseShape>(shape: T) => z.strictObject(shape).check(needsCurrency, ...endsInOrder);
export const language = z._default(z.enum(DOCUMENT_LANGUAGES), 'en');
/** Languages of spreadsheet programs whose separators and decimal signs a CSV can have. */
export const SPREADSHEETS = ['en', 'de', 'zh'] as const;
export type Spreadsheet = (typeof SPREADSHEETS)[number];
export const spreadsheet = described(
  z.optional(z.enum(SPREADSHEETS)),
  'Of the CSV: for a spreadsheet program in English or Chinese (comma, decimal point) or German (semicolon, decimal comma), with heads and words of the language. Absent: RFC 4180 with keys, for programs.',
);
/** Of a document that may be a CSV for a spreadsheet program: absent, its language. */
export const documentLanguage = described(z.optional(z.enum(DOCUMENT_LANGUAGES)), 'Absent: that of `spreadsheet`, else `en`.');
/** Names with commas between them, each once. @param always names that may be written, and change nothing. */
export const namesText = <T extends string>(names: readonly T[], always: readonly string[] = []) =>
  z.pipe(
    z.string().check(
      z.maxLength(200),
      z.refine(
        (text) => {
          const given = text.split(',');
          return new Set(given).size === given.length && given.every((name) => [...names, ...always].includes(name));
        },
        `names some of ${names.join(', ')}, each once, with commas between them`,
      ),
    ),
    z.transform((text) => text.split(',').filter((name) => !always.includes(name)) as T[]),
  );
