/**
 * Instants are whole epoch milliseconds. On the wire they are ISO-8601 with an explicit offset. In storage they are always UTC with three
 * fractional digits, so that text order is time order. Text without a zone is refused, because its meaning would depend on the machine.
 */
import { civilFromDays, daysFromCivil } from './civil-date.ts';
import { daysInMonth } from './month-ends-and-leap-years.ts';

export type Instant = number;

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

const INSTANT = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(Z|z|[+-]\d\d:?\d\d)$/;

/** Reads an ISO-8601 instant with an explicit offset (Z, +08:00, +0800); digits below the millisecond are cut off. Undefined when it is none. */
export function parseInstant(text: string): Instant | undefined {
  return hasStoredForm(text) ? parseStored(text) : parseAny(text);
}

/** Whether a text has all marks of the stored form in their places: then it is read without a regular expression, which is only faster. */
function hasStoredForm(text: string): boolean {
  // Stryker disable next-line EqualityOperator: another form is read as well
  if (text.length !== 24 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45 || text.charCodeAt(10) !== 84) return false;
  // Stryker disable next-line EqualityOperator: as above
  return text.charCodeAt(13) === 58 && text.charCodeAt(16) === 58 && text.charCodeAt(19) === 46 && text.charCodeAt(23) === 90;
}

/** Marks a character that is no digit: so far below zero that no sum with other digits is a valid number. It stays an integer, unlike NaN, for speed. */
const NO_DIGIT = -1_000_000;
const digit = (text: string, at: number): number => {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : NO_DIGIT;
};
const two = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);

/** A cache of the last date, because consecutive instants mostly share it. It does not affect results. */
let lastDate = -1;
let lastMidnight: Instant = NaN;

/** Midnight UTC of a date; NaN when the calendar has no such date. */
function midnightOf(year: number, month: number, day: number): Instant {
  const date = (year * 100 + month) * 100 + day;
  // Stryker disable next-line ConditionalExpression: the cache is only faster
  if (date !== lastDate) {
    if (!(day >= 1 && day <= daysInMonth(year, month))) return NaN;
    lastMidnight = daysFromCivil(year, month, day) * DAY;
    lastDate = date;
  }
  return lastMidnight;
}

/** Reads the stored form, "2026-10-01T00:00:00.000Z": a month of evidence has a hundred thousand instants. */
function parseStored(text: string): Instant | undefined {
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  const milliseconds = digit(text, 20) * 100 + two(text, 21);
  const year = two(text, 0) * 100 + two(text, 2);
  if (!(hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59 && milliseconds >= 0 && year >= 0))
    return undefined;
  const at = midnightOf(year, two(text, 5), two(text, 8)) + (hour * 3600 + minute * 60 + second) * 1000 + milliseconds;
  return Number.isNaN(at) ? undefined : at;
}

function parseAny(text: string): Instant | undefined {
  const match = INSTANT.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = [+match[1]!, +match[2]!, +match[3]!, +match[4]!, +match[5]!, +match[6]!];
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const fraction = match[7] === undefined ? 0 : +(match[7] + '00').slice(0, 3);
  const offset = parseOffset(match[8]!);
  if (offset === undefined) return undefined;
  return daysFromCivil(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second * 1000 + fraction - offset;
}

function parseOffset(text: string): number | undefined {
  if (text === 'Z' || text === 'z') return 0;
  const hours = +text.slice(1, 3);
  const minutes = +text.slice(-2);
  if (hours > 18 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * HOUR + minutes * MINUTE);
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** "00" to "99". */
const TWO_DIGITS: readonly string[] = Array.from({ length: 100 }, (_, i) => pad(i, 2));

/** "2026-10-01T00:00:00.000Z". */
export function formatInstant(at: Instant): string {
  const days = Math.floor(at / DAY);
  const rest = at - days * DAY;
  const seconds = Math.floor(rest / 1000);
  const minutes = Math.floor(seconds / 60);
  const time = `${TWO_DIGITS[Math.floor(minutes / 60)]!}:${TWO_DIGITS[minutes % 60]!}:${TWO_DIGITS[seconds % 60]!}`;
  const thousandths = rest % 1000;
  return `${dayText(days)}T${time}.${Math.floor(thousandths / 100)}${TWO_DIGITS[thousandths % 100]!}Z`;
}

/** A cache of the last day's text, because consecutive instants mostly share it. It does not affect results. */
let lastDay = NaN;
let lastDayText = '';

function dayText(days: number): string {
  // Stryker disable next-line ConditionalExpression: the cache is only faster
  if (days !== lastDay) [lastDay, lastDayText] = [days, formatDay(days)];
  return lastDayText;
}

/** A day (days since 1970-01-01) as "2026-10-01". */
export function formatDay(days: number): string {
  const { year, month, day } = civilFromDays(days);
  return `${pad(year, 4)}-${TWO_DIGITS[month]!}-${TWO_DIGITS[day]!}`;
}

/** Reads "2026-10-01" into days since 1970-01-01; undefined when it is no date of the calendar. */
export function parseDay(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [+match[1]!, +match[2]!, +match[3]!];
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return daysFromCivil(year, month, day);
}

/** UTC months ("2026-10") that touch [from, until). */
export function monthsBetween(from: Instant, until: Instant): string[] {
  const months: string[] = [];
  let { year, month } = civilFromDays(Math.floor(from / DAY));
  while (daysFromCivil(year, month, 1) * DAY < until) {
    months.push(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return months;
}
