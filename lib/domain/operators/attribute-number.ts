/** Numbers as attributes write them in events and orders. */
import { ELAPSED, parseLiteral } from '../contract/literal.ts';
import { typeOfUnit } from './types/units.ts';
import { parseDecimal } from '../money/decimal.ts';
import { type Ratio, compare, ONE, integer, multiply, ratio } from '../money/ratio.ts';
import { parseDay } from '../time/instant.ts';

/** Whether a measured number can be of a unit: a share is a part of 1; only dates and readings of one's own unit (°C) lie below 0. */
export function isOfUnit(value: Ratio, unit: string): boolean {
  const { kind } = typeOfUnit(unit);
  if (kind === 'ratio') return value.n >= 0n && compare(value, ONE) <= 0;
  return value.n >= 0n || kind === 'reading' || kind === 'date';
}

/**
 * Reads an attribute's number: a bare decimal in the attribute's own unit ("0.5", "30"), or with it ("50%", "30 min",
 * "10 Gbit/s", "500.00 USD"). Lengths become milliseconds, dates days since 1970-01-01. Undefined when it is none, in another unit, or
 * one that the unit does not have: below 0, or a part of one that is counted. A share above the whole is written with its "%".
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
  // "50" of a share is more likely 50% than fifty times the whole.
  if (bare && unit === 'share' && compare(bare, ONE) > 0) return undefined;
  if (bare) return multiply(bare, ratio(ELAPSED[unit] ?? 1n));
  const literal = parseLiteral(text);
  if (literal?.kind === 'ratio') return unit === 'share' ? literal.value : undefined;
  return literal?.kind === 'duration' && ELAPSED[unit] !== undefined ? literal.value : undefined;
}

/** Counts and shares have no unit that is written. */
const withoutUnit = (text: string, unit: string): string =>
  unit !== 'count' && unit !== 'share' && text.endsWith(` ${unit}`) ? text.slice(0, -unit.length - 1) : text;

/** Reads a share between 0 and 1, "0.5" or "50%"; undefined when it is none. */
export function attributeShare(text: string): Ratio | undefined {
  const value = attributeNumber(text, 'share');
  return value && compare(value, ONE) <= 0 ? value : undefined;
}
