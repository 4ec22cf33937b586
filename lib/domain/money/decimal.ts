/** Decimals as text: read exactly, written with a given number of digits. */
import { type Ratio, abs, compare, multiply, ratio } from './ratio.ts';
import { type RoundingMode, roundToInteger } from './rounding.ts';

/** The most digits of a number before its point, and as many after it. */
const MAX_DIGITS = 40;

const DECIMAL = new RegExp(`^([+-]?)(\\d{1,${MAX_DIGITS}})(?:\\.(\\d{1,${MAX_DIGITS}}))?$`);
const PARTS = /^[+-]?(\d+)(?:\.(\d*))?(?:%| .*)?$/;

/** Whether a text is a number, with or without a unit, of more digits than are read. */
export function hasTooManyDigits(text: string): boolean {
  const [, whole = '', fraction = ''] = PARTS.exec(text) ?? [];
  return whole.length > MAX_DIGITS || fraction.length > MAX_DIGITS;
}

/** Reads "12", "-0.05" exactly; undefined when the text is no plain decimal (no exponent, no grouping, at most 40 digits a side). */
export function parseDecimal(text: string): Ratio | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const fraction = match[3] ?? '';
  const digits = BigInt(match[2] + fraction);
  return ratio(match[1] === '-' ? -digits : digits, 10n ** BigInt(fraction.length));
}

/** A decimal with exactly `places` digits, rounded by `mode`; for showing, never for comparing. */
export function formatDecimal(a: Ratio, places: number, mode: RoundingMode): string {
  const scaled = roundToInteger(multiply(a, { n: 10n ** BigInt(places), d: 1n }), mode);
  const digits = abs(scaled)
    .toString()
    .padStart(places + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Whether a decimal lies between two others, both ends included; an absent end is no bound. All are read exactly. */
export function isBetween(
  decimal: string,
  { atLeast, atMost }: { readonly atLeast?: string | undefined; readonly atMost?: string | undefined },
): boolean {
  const value = parseDecimal(decimal)!;
  const isBelow = atLeast !== undefined && compare(value, parseDecimal(atLeast)!) < 0;
  const isAbove = atMost !== undefined && compare(value, parseDecimal(atMost)!) > 0;
  return !isBelow && !isAbove;
}
