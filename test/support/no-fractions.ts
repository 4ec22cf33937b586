/**
 * No text that people read shows an exact fraction (`371/372`), money with more decimals than its currency has, or a fraction written out
 * as a long decimal: every text, document, CSV, mail and body of a webhook that a test makes is checked, the texts in the answers of handlers
 * (declared-answers.ts) and what commands print (cli-run.ts) too; a test that makes such a text fails. Words of contracts and senders may
 * look like one. vitest loads this before every test (vitest.config.ts).
 */
import { afterEach, beforeEach } from 'vitest';
import { currencyExponent } from '../../lib/domain/money/currency.ts';
import { watchWritten } from '../../lib/presentation/written.ts';

/**
 * A fraction: two whole numbers with a slash between them. It is none where it is a part of something longer: a date (2026/10/31), a path
 * or an address (/v1/2/3, 10.0.0.0/8), an identifier (pagerduty/42), a media type or a version (HTTP/1.1). A denominator does not begin with 0:
 * 2026/07 is a month.
 */
const FRACTION = /(?<![\w/.-])\d+\/(?!0)\d+(?![\w/-])/g;

/** An amount with the code of its currency, before or after it. */
const MONEY = /(?<![\w.,:-])(?:([A-Z]{3}) )?-?\d[\d,]*\.(\d+)(?: ([A-Z]{3})\b)?(?![\d.]|,\d)/g;
/** The same in German, with a comma before the decimals: not the thousands of an English amount without decimals, such as 1,234 JPY. */
const GERMAN_MONEY = /(?<![\w.,:-])-?(\d{1,3}(?:\.\d{3})+|\d+),(\d+) ([A-Z]{3})\b/g;
/** A cell of a table that is a number: no value is shown with so many places. */
const LONG_DECIMAL = /^-?\d+[.,]\d{10,}$/;

/** Thousands of a German amount without decimals, such as 1.234 JPY. */
const GERMAN_THOUSANDS = /^-?\d{1,3}(?:\.\d{3})+ [A-Z]{3}$/;

/** Words of contracts and senders that were marked in this test. */
const given = new Set<string>();

let isGerman = false;

/** @param make makes texts in German: what English would read as three decimals are thousands there. */
export async function inGerman<T>(make: () => Promise<T>): Promise<T> {
  isGerman = true;
  return make().finally(() => (isGerman = false));
}

/** Amounts that are not written as money of their currency. */
const unlikeMoney = (text: string): string[] => [
  ...[...text.matchAll(MONEY)].flatMap(([all, before, decimals, after]) =>
    hasMore(decimals!, [before, after]) && !(isGerman && GERMAN_THOUSANDS.test(all)) ? [all] : [],
  ),
  ...[...text.matchAll(GERMAN_MONEY)].flatMap(([all, whole, decimals, code]) => {
    const isSo = isGerman || whole!.includes('.') || decimals!.length !== 3;
    return isSo && hasMore(decimals!, [code]) ? [all] : [];
  }),
];

/** Whether there are more decimals than the currency has. */
function hasMore(decimals: string, codes: readonly (string | undefined)[]): boolean {
  const places = codes.map((code) => code && currencyExponent(code)).find((exponent) => typeof exponent === 'number');
  return places !== undefined && decimals.length > Number(places);
}

const allIn = (text: string): string[] => [...(text.match(FRACTION) ?? []), ...unlikeMoney(text), ...(text.match(LONG_DECIMAL) ?? [])];

/** Members of an answer that people read as a text. */
const TEXTS: ReadonlySet<string> = new Set(['title', 'detail', 'message', 'why', 'remedy', 'text']);

/** The texts for people in a JSON document, at any depth. */
function* textsIn(value: unknown, key = ''): Generator<string> {
  if (typeof value === 'string' && TEXTS.has(key)) yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) yield* textsIn(inner, Array.isArray(value) ? key : name);
}

/**
 * The fractions in the texts of a JSON answer, problem details too.
 * @param request what the caller sent: a problem may quote its words.
 */
export const fractionsInAnswer = (body: string, request: string): string[] =>
  [...textsIn(JSON.parse(body))].flatMap((text) =>
    fractionsIn(text, given)
      .filter((fraction) => !request.includes(fraction))
      .map((fraction) => `${fraction} in: ${text}`),
  );

/** The fractions of a text, and sums that are not written as money, that are in none of the words of others. */
export const fractionsIn = (text: string, given: Iterable<string> = []): string[] => {
  if (allIn(text).length === 0) return [];
  let own = text;
  for (const words of given) own = own.replaceAll(words, '');
  return allIn(own);
};

let shown: string[] = [];

beforeEach(() => {
  given.clear();
  shown = [];
  watchWritten({
    given: (words) => void (allIn(words).length > 0 && given.add(words)),
    written: (text) => {
      for (const fraction of fractionsIn(text, given)) shown.push(`${fraction} in: ${text.slice(0, 2000)}`);
    },
  });
});

afterEach(() => {
  watchWritten(undefined);
  if (shown.length > 0) throw new Error(`people would read fractions: ${shown.join('\n')}`);
});
