/**
 * The formats of instants in payloads. A source declares one; nothing is guessed. `Date` is not used, because it would read text without a
 * zone in the zone of the machine.
 */
import type { InstantFormat } from '../schemas/mapping.ts';
import { daysInMonth } from '../domain/time/month-ends-and-leap-years.ts';
import { daysFromCivil } from '../domain/time/civil-date.ts';
import { type Instant, DAY, parseInstant } from '../domain/time/instant.ts';

/** The accepted years: seconds that are read as milliseconds, or the reverse, are outside them. */
const [EARLIEST, LATEST] = [daysFromCivil(2000, 1, 1) * DAY, daysFromCivil(2100, 1, 1) * DAY];

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Wed, 14 Oct 2026 02:09:00 GMT". The weekday is not read: senders get it wrong. */
function fromHttpDate(text: string): Instant | undefined {
  const match = /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|UTC)$/.exec(text);
  if (!match) return undefined;
  const month = MONTHS.indexOf(match[2]!) + 1;
  const [day, year, hour, minute, second] = [+match[1]!, +match[3]!, +match[4]!, +match[5]!, +match[6]!];
  if (month === 0 || day < 1 || day > daysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return undefined;
  return daysFromCivil(year, month, day) * DAY + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** "2026-10-14 02:12:41.220", also with a T; UTC without a zone in the text. */
function fromZoneless(text: string): Instant | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d{1,9})?)$/.exec(text);
  return match ? parseInstant(`${match[1]}T${match[2]}Z`) : undefined;
}

/** Whole and fractional units since 1970, as text, so that no digit is lost before the millisecond. */
function fromEpoch(text: string, perMillisecond: bigint, perUnit: bigint): Instant | undefined {
  const match = /^(\d{1,20})(?:\.(\d{1,9}))?$/.exec(text);
  if (!match) return undefined;
  const fraction = BigInt((match[2] ?? '').padEnd(9, '0'));
  const at = Number(((BigInt(match[1]!) * 1_000_000_000n + fraction) * perUnit) / (perMillisecond * 1_000_000_000n));
  return at >= EARLIEST && at < LATEST ? at : undefined;
}

const READERS = {
  iso: { description: 'ISO-8601 with Z or an offset: 2026-10-14T02:12:41.220Z, ...+0200', read: parseInstant },
  'iso-utc': { description: 'YYYY-MM-DD HH:mm:ss[.SSS] without a zone, known to be UTC', read: fromZoneless },
  'http-date': { description: 'RFC 7231: Wed, 14 Oct 2026 02:09:00 GMT', read: fromHttpDate },
  'epoch-seconds': { description: 'seconds since 1970', read: (text: string) => fromEpoch(text, 1n, 1000n) },
  'epoch-milliseconds': { description: 'milliseconds since 1970', read: (text: string) => fromEpoch(text, 1n, 1n) },
  'epoch-nanoseconds': { description: 'nanoseconds since 1970', read: (text: string) => fromEpoch(text, 1_000_000n, 1n) },
  'epoch-by-digits': {
    description: 'seconds when it has 10 digits, milliseconds when 13: only for a tool that sends both under one name',
    read: (text: string) =>
      /^\d{10}$/.test(text) ? fromEpoch(text, 1n, 1000n) : /^\d{13}$/.test(text) ? fromEpoch(text, 1n, 1n) : undefined,
  },
} as const satisfies Record<InstantFormat, { description: string; read: (text: string) => Instant | undefined }>;

/** A description of a format. */
export const describeFormat = (format: InstantFormat): string => READERS[format].description;

/** Reads an instant in its declared format; undefined when it is none. */
export const readInstant = (text: string, format: InstantFormat): Instant | undefined => READERS[format].read(text);
