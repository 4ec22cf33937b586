/**
 * Values in sentences: money with the decimals of its currency, everything else as the statement shows it, without zeros at the end. A
 * value that a decimal cannot express exactly is marked ("about").
 */
import { formatDecimal, parseDecimal } from '../../domain/money/decimal.ts';
import { exponentOf } from '../../domain/money/money.ts';
import { type Ratio, add, compare, isZero, multiply, parseFraction, ratio, subtract } from '../../domain/money/ratio.ts';
import { formatLength } from '../../domain/statement/format-value.ts';
import type { Formats } from '../document/formats.ts';

export interface ValueWords {
  readonly formats: Formats;
  readonly about: (value: string) => string;
  /** A length or limit of the statement, in the language. */
  readonly length: (text: string) => string;
  readonly points: (value: string) => string;
  /** A sum below the currency's smallest unit. */
  readonly under: (amount: string) => string;
}

interface Given {
  readonly exact?: string;
  readonly shown: string;
}

const HUNDRED: Ratio = { n: 100n, d: 1n };
const trimmed = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal);

/** A limit in days of a calendar: its exact value is the open time. */
const CALENDAR = /^ (business )?(day|month|period)s?\b/;

/** "10.0000%" as "10%"; "99.7199%" of 8903/8928 as "about 99.7199%". */
export function valueShown({ exact, shown }: Given, words: ValueWords): string {
  const [, decimal, unit = ''] = /^(-?\d+(?:\.\d+)?)(%| .+)?$/.exec(shown) ?? [];
  const isLength = / (h|min|s)$/.test(shown);
  if (decimal === undefined || isLength || CALENDAR.test(unit)) {
    const text = words.length(shown);
    return exact?.includes('/') && isLength ? words.about(text) : text;
  }
  const value = exact === undefined ? undefined : parseFraction(exact);
  const said = parseDecimal(decimal);
  const scaled = value && unit === '%' ? multiply(value, HUNDRED) : value;
  if (scaled && said && isZero(said) && !isZero(scaled)) return decimalShown(scaled, words, unit);
  const { number } = words.formats;
  const isExact = !scaled || !said || compare(scaled, said) === 0;
  return isExact ? number(trimmed(decimal), unit) : words.about(number(decimal, unit));
}

/** "6,000.00 CNY"; "about 333.33 CNY" where the currency cannot express it exactly. @param exact in major units. */
export function moneyShown(exact: string, currency: string, words: ValueWords): string {
  const value = parseFraction(exact);
  const decimal = formatDecimal(value, exponentOf(currency), 'half-up');
  const text = `${words.formats.money(decimal)} ${currency}`;
  if (isZero(parseDecimal(decimal)!) && value.n > 0n) return words.under(`${words.formats.money(smallest(currency))} ${currency}`);
  return compare(parseDecimal(decimal)!, value) === 0 ? text : words.about(text);
}

/** "0.01"; "1" of a currency without decimals. */
const smallest = (currency: string): string => formatDecimal(ratio(1n, 10n ** BigInt(exponentOf(currency))), exponentOf(currency), 'down');

/** The most places of a decimal. */
const MAX_PLACES = 9;

/** A decimal with as many places as it needs; with four and a mark where it needs too many; with more where four would show only zeros. */
export function decimalShown(value: Ratio, words: ValueWords, unit = ''): string {
  for (let places = 0; places <= MAX_PLACES; places += 1) {
    const decimal = formatDecimal(value, places, 'down');
    if (compare(parseDecimal(decimal)!, value) === 0) return words.formats.number(decimal, unit);
  }
  for (let places = 4; ; places += 1) {
    const decimal = formatDecimal(value, places, 'half-up');
    if (!isZero(parseDecimal(decimal)!)) return words.about(words.formats.number(trimmed(decimal), unit));
  }
}

/** The two amounts of the currency between which a sum lies, and the nearer of them; undefined in the middle. */
export function amountsAround(
  value: Ratio,
  currency: string,
  { formats }: ValueWords,
): { readonly ends: readonly [string, string]; readonly nearer?: string } {
  const places = exponentOf(currency);
  const text = (decimal: string): string => `${formats.money(decimal)} ${currency}`;
  const [low, high] = (['down', 'up'] as const).map((mode) => formatDecimal(value, places, mode)) as [string, string];
  const [below, above] = [subtract(value, parseDecimal(low)!), subtract(parseDecimal(high)!, value)];
  const order = compare(below, above);
  return { ends: [text(low), text(high)], ...(order !== 0 && { nearer: text(order < 0 ? low : high) }) };
}

/** The most decimal places of a sum before its rounding that are shown beyond those of its currency. */
const MAX_FURTHER = 6;

/**
 * The number of a sum before its rounding: "12.345" where it ends within some places, else "3.333…" with the places that show its side of
 * the middle. It is no amount of the currency, and has no code of it.
 */
export function unroundedShown(value: Ratio, currency: string, { formats }: ValueWords): string {
  const own = exponentOf(currency);
  const cutAt = (places: number): string => formatDecimal(value, places, 'down');
  const low = parseDecimal(cutAt(own))!;
  const middle = add(low, ratio(1n, 2n * 10n ** BigInt(own)));
  for (let places = own + 1; places <= own + MAX_FURTHER; places += 1)
    if (compare(parseDecimal(cutAt(places))!, value) === 0) return formats.money(cutAt(places));
  for (let places = own + 1; ; places += 1) {
    const cut = parseDecimal(cutAt(places))!;
    if (compare(cut, low) !== 0 && compare(cut, middle) !== 0) return `${formats.money(cutAt(places))}…`;
  }
}

/** A fraction of 1 as a percentage: a weight. */
export const percentShown = (fraction: string, words: ValueWords): string =>
  decimalShown(multiply(parseFraction(fraction), HUNDRED), words, '%');

/** A difference between shares: "0.1801 percentage points". */
export const pointsShown = (difference: Ratio, words: ValueWords): string =>
  words.points(decimalShown(multiply(difference, HUNDRED), words));

/** The distance of two values of one kind: "0.1801 percentage points", "20 min 0.193 s", "3". */
export function distanceShown(one: Given, other: Given, words: ValueWords): string | undefined {
  if (one.exact === undefined || other.exact === undefined) return undefined;
  const apart = subtract(parseFraction(one.exact), parseFraction(other.exact));
  const size = { n: apart.n < 0n ? -apart.n : apart.n, d: apart.d };
  if (one.shown.endsWith('%')) return pointsShown(size, words);
  if (/ (h|min|s)$/.test(one.shown)) {
    const text = words.length(formatLength(size));
    return size.d === 1n ? text : words.about(text);
  }
  const [, unit = ''] = /^-?[\d.]+( .+)?$/.exec(one.shown) ?? [];
  return /^\d{4}-\d\d-\d\d$/.test(one.shown) ? undefined : decimalShown(size, words, unit);
}
