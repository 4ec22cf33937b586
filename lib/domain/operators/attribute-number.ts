/** Numbers as attributes write them in events and orders. */
import { ELAPSED, parseLiteral } from '../contract/literal.ts';
import { typeOfUnit } from './types/units.ts';
import { parseDecimal } from '../money/decimal.ts';
import { type Ratio, compare, ONE, integer, multiply, ratio } from '../money/ratio.ts';
import { parseDay } from '../time/instant.ts';

/** Whether a unit allows a measured number: a share is between 0 and 1; only dates and units of the contract's own (°C) may be below 0. */
export function isOfUnit(value: Ratio, unit: string): boolean {
  const { kind } = typeOfUnit(unit);
  if (kind === 'ratio') return value.n >= 0n && compare(value, ONE) <= 0;
  return value.n >= 0n || kind === 'reading' || kind === 'date';
}

/**
 * Reads an attribute's number: a bare decimal in the attribute's own unit ("0.5", "30"), or with it ("50%", "30 min",
 * "10 Gbit/s", "500.00 USD"). Lengths become milliseconds, dates days since 1970-01-01. Undefined when the text is no number, has another
 * unit, or is not possible in its unit: below 0, or a fraction of a count. A share above 1 must have its "%".
 */
export function attributeNumber(text: string, unit: string): Ratio | undefined {
  if (unit === 'date') {
    const day = parseDay(text);
    return day === undefined ? undefined : integer(day);
  }
  const value = numberIn(text, unit);
  if (value === undefined || (unit === 'count' && value.d !== 1n)) return undefined;
  return value.n >= 0n || typeOfUnit(unit).kind === 'reading' ? value : undefined;
}

function numberIn(text: string, unit: string): Ratio | undefined {
  const bare = parseDecimal(withoutUnit(text, unit));
  // "50" without a unit more likely means 50% than fifty times the whole.
  if (bare && unit === 'share' && compare(bare, ONE) > 0) return undefined;
  if (bare) return multiply(bare, ratio(ELAPSED[unit] ?? 1n));
  const literal = parseLiteral(text);
  if (literal?.kind === 'ratio') return unit === 'share' ? literal.value : undefined;
  return literal?.kind === 'duration' && ELAPSED[unit] !== undefined ? literal.value : undefined;
}

/** Counts and shares are written without a unit. */
const withoutUnit = (text: string, unit: string): string =>
  unit !== 'count' && unit !== 'share' && text.endsWith(` ${unit}`) ? text.slice(0, -unit.length - 1) : text;

/** Reads a share between 0 and 1, "0.5" or "50%"; undefined when it is none. */
export function attributeShare(text: string): Ratio | undefined {
  const value = attributeNumber(text, 'share');
  return value && compare(value, ONE) <= 0 ? value : undefined;
}
