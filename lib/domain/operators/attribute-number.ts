/** Numbers as attributes write them in events and orders. */
import { ELAPSED, parseLiteral } from '../agreement/literal.ts';
import { type Ratio, compare, ONE, ZERO, integer, multiply, parseDecimal, ratio } from '../money/ratio.ts';
import { parseDay } from '../time/instant.ts';

/**
 * Reads an attribute's number: a bare decimal in the attribute's own unit ("0.5", "30"), or with it ("50%", "30 min",
 * "10 Gbit/s", "500.00 USD"). Lengths become milliseconds, dates days since 1970-01-01. Undefined when it is none, or in another unit; a share above
 * the whole is written with its "%".
 */
export function attributeNumber(text: string, unit: string): Ratio | undefined {
  if (unit === 'date') {
    const day = parseDay(text);
    return day === undefined ? undefined : integer(day);
  }
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
  return value && compare(value, ZERO) >= 0 && compare(value, ONE) <= 0 ? value : undefined;
}
