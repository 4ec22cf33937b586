/**
 * Literals of the contract language. Each carries its unit; a bare whole number is a count and a bare decimal is refused,
 * so that binary floating point never enters.
 *     99.95%   48 h   5 business days   1 business day to close   1.00 USD   10 Gbit/s   2026-04-01   3
 */
import { parseMoney } from '../money/money.ts';
import { parseDecimal } from '../money/decimal.ts';
import { type Ratio, integer, multiply, ratio } from '../money/ratio.ts';
import { parseDay } from '../time/instant.ts';

export const CALENDAR_UNITS = ['business day', 'day', 'month', 'period'] as const;

/** A length in calendar units, not in elapsed time. */
export interface CalendarSpan {
  readonly count: number;
  readonly unit: (typeof CALENDAR_UNITS)[number];
  /** Set for business days that go on to the close of business of the last one. */
  readonly toClose?: true;
}

const TO_CLOSE = / to close$/;

/** A span as a contract writes it: "1 business day to close". */
export const spanText = ({ count, unit, toClose }: CalendarSpan): string =>
  `${count} ${unit}${count === 1 ? '' : 's'}${toClose ? ' to close' : ''}`;

/** A text without its "to close", for clauses that count whole days and refuse it; undefined when it has none. */
export const withoutClose = (text: unknown): string | undefined =>
  typeof text === 'string' && TO_CLOSE.test(text) ? text.replace(TO_CLOSE, '') : undefined;

export type Literal =
  | { readonly kind: 'ratio'; readonly value: Ratio }
  | { readonly kind: 'count'; readonly value: Ratio }
  | { readonly kind: 'duration'; readonly value: Ratio }
  | { readonly kind: 'span'; readonly value: CalendarSpan }
  | { readonly kind: 'money'; readonly value: Ratio; readonly currency: string }
  | { readonly kind: 'reading'; readonly value: Ratio; readonly unit: string }
  | { readonly kind: 'date'; readonly value: Ratio };

/** Units of elapsed time, in milliseconds. */
export const ELAPSED: Readonly<Record<string, bigint>> = Object.assign(Object.create(null) as Record<string, bigint>, {
  ms: 1n,
  s: 1000n,
  min: 60_000n,
  h: 3_600_000n,
  'business hour': 3_600_000n,
  'business hours': 3_600_000n,
});

const CELL_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Whether a text can be the name of a cell. */
export const isName = (text: unknown): text is string => typeof text === 'string' && CELL_NAME.test(text) && parseDay(text) === undefined;

/** Reads a literal; undefined when the value is none (a name, or a bare decimal). */
export function parseLiteral(value: unknown): Literal | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? { kind: 'count', value: integer(value) } : undefined;
  if (typeof value !== 'string') return undefined;
  const day = parseDay(value);
  if (day !== undefined) return { kind: 'date', value: integer(day) };
  const percent = value.endsWith('%') ? parseDecimal(value.slice(0, -1)) : undefined;
  if (percent) return { kind: 'ratio', value: multiply(percent, ratio(1n, 100n)) };
  const match = /^([+-]?\d[\d.]*) (\S.{0,30})$/.exec(value);
  const amount = match ? parseDecimal(match[1]!) : undefined;
  return match && amount ? withUnit(amount, match[2]!, value) : undefined;
}

function withUnit(amount: Ratio, unit: string, text: string): Literal | undefined {
  const milliseconds = ELAPSED[unit];
  if (milliseconds !== undefined) return { kind: 'duration', value: multiply(amount, ratio(milliseconds)) };
  const toClose = TO_CLOSE.test(unit);
  const singular = unit.replace(TO_CLOSE, '').replace(/s$/, '');
  const calendar = CALENDAR_UNITS.find((known) => known === singular);
  if (toClose && calendar !== 'business day') return undefined;
  if (calendar && (amount.d !== 1n || amount.n < 0n)) return undefined;
  if (calendar) return { kind: 'span', value: { count: Number(amount.n), unit: calendar, ...(toClose && { toClose }) } };
  if (/^[A-Z]{3}$/.test(unit)) {
    const money = parseMoney(text);
    return money && { kind: 'money', value: money.exact, currency: money.currency };
  }
  return { kind: 'reading', value: amount, unit };
}

/** Why a value is neither a literal nor a name, with the remedy. */
export function explainOperand(value: unknown): string {
  if (typeof value === 'number') return `${value} is a bare decimal; write it with its unit ("${value}%", "${value} h", "${value} USD")`;
  if (typeof value !== 'string') return `expected a literal or a name, got ${Array.isArray(value) ? 'a list' : typeof value}`;
  if (/^[+-]?\d[\d.]* [A-Z]{3}$/.test(value)) return `"${value}" names no currency of ISO 4217, or has more decimals than the currency`;
  if (/^\d/.test(value))
    return `"${value}" is no literal: a number, a space, then a unit (99.9%, 48 h, 5 business days, 1.00 USD, 10 Gbit/s)`;
  return `"${value}" is no name: lower case, digits and single hyphens, starting with a letter`;
}

/** Reads an elapsed length ("30 min") into whole milliseconds; undefined for anything else. */
export function parseElapsed(value: unknown): number | undefined {
  const literal = parseLiteral(value);
  return literal?.kind === 'duration' && literal.value.d === 1n && literal.value.n >= 0n ? Number(literal.value.n) : undefined;
}
