/** Reads the values of the fields of an event, where they are plain, into numbers and positions. */
import { DAY, type Instant, parseInstant } from '../domain/time/instant.ts';
import { UNUSABLE_NAME } from './document-bounds.ts';
import { FIELD, type KnownField, SLOTS } from './event-shapes.ts';
import { BACKSLASH, CLOSE, COLON, COMMA, NINE, OPEN, QUOTE, TextWindow, ZERO, expectedOf, isSpace } from './text-window.ts';

/** Matches nothing: no byte of a window is so large. */
const UNREAD = expectedOf(Uint8Array.of(255));

/** Marks a value that is not plain. */
export const UNUSUAL = -1;

export class EventValues extends TextWindow {
  /** The first and the last position of each text; positions are those of the window. */
  readonly from = new Int32Array(SLOTS.size);
  readonly to = new Int32Array(SLOTS.size);
  /** Numbers and instants. */
  readonly numbers = new Float64Array(SLOTS.size);
  protected readonly maps: Record<string, string>[] = [];
  private lastDate = UNREAD;
  private lastMidnight: Instant = NaN;

  /** Reads a value. @returns the position after it, or UNUSUAL. */
  protected value(field: KnownField, at: number): number {
    switch (field.kind) {
      case 'text':
        return this.words(field, at);
      case 'instant':
        return this.instant(field.slot, at);
      case 'whole':
        return this.whole(field, at);
      case 'marks':
        return this.marks(field, at);
      case 'exactly':
        return this.exactly(field, at);
      case 'texts':
      case 'map':
        return this.map(field, at);
      case 'other':
        return UNUSUAL;
    }
  }

  /** The closing quote of a text without escapes. */
  protected endOfText(at: number): number {
    const { bytes } = this;
    if (bytes[at] !== QUOTE) return UNUSUAL;
    for (let i = at + 1; ; i += 1) {
      const byte = bytes[i]!;
      if (byte === QUOTE) return i;
      if (byte < 32 || byte === BACKSLASH) return UNUSUAL;
    }
  }

  protected words({ slot, min, max }: KnownField, at: number): number {
    const end = this.endOfText(at);
    const length = end - at - 1;
    if (end === UNUSUAL || length < min || length > max) return UNUSUAL;
    this.from[slot] = at + 1;
    this.to[slot] = end;
    return end + 1;
  }

  private exactly(field: KnownField, at: number): number {
    const end = this.endOfText(at);
    if (end === UNUSUAL || this.slice(at + 1, end) !== field.text) return UNUSUAL;
    this.from[field.slot] = at + 1;
    this.to[field.slot] = end;
    return end + 1;
  }

  private marks({ slot, min, max }: KnownField, at: number): number {
    const { bytes } = this;
    if (bytes[at] !== QUOTE) return UNUSUAL;
    let end = at + 1;
    for (; bytes[end] !== QUOTE; end += 1) if (!isMark(bytes[end]!)) return UNUSUAL;
    const length = end - at - 1;
    if (length < min || length > max) return UNUSUAL;
    this.from[slot] = at + 1;
    this.to[slot] = end;
    return end + 1;
  }

  /** A whole number of at most nine digits. */
  private whole({ slot, min, max }: KnownField, at: number): number {
    const { bytes } = this;
    let [i, value] = [at, 0];
    for (; bytes[i]! >= ZERO && bytes[i]! <= NINE; i += 1) value = value * 10 + bytes[i]! - ZERO;
    const digits = i - at;
    if (digits === 0 || digits > 9 || (digits > 1 && bytes[at] === ZERO) || value < min || value > max) return UNUSUAL;
    // "60.0" and "6e1" are numbers too.
    if (bytes[i] !== COMMA && bytes[i] !== CLOSE && !isSpace(bytes[i]!)) return UNUSUAL;
    this.numbers[slot] = value;
    return i;
  }

  private map(field: KnownField, at: number): number {
    const { bytes } = this;
    if (bytes[at] !== OPEN) return UNUSUAL;
    const map: Record<string, string> = {};
    let i = this.skip(at + 1);
    let names = 0;
    while (bytes[i] !== CLOSE || names > 0) {
      const nameEnd = this.endOfText(i);
      if (nameEnd === UNUSUAL) return UNUSUAL;
      const name = this.slice(i + 1, nameEnd);
      i = this.skip(nameEnd + 1);
      if (bytes[i] !== COLON) return UNUSUAL;
      i = this.skip(i + 1);
      const end = this.endOfText(i);
      if (end === UNUSUAL || name === UNUSABLE_NAME || Object.hasOwn(map, name) || !fits(field, name, end - i - 1)) return UNUSUAL;
      map[name] = this.slice(i + 1, end);
      names += 1;
      i = this.skip(end + 1);
      if (bytes[i] !== COMMA) break;
      i = this.skip(i + 1);
    }
    if (bytes[i] !== CLOSE || names > field.names || (field.kind === 'map' && names !== field.fields.length)) return UNUSUAL;
    this.maps[field.slot] = map;
    return i + 1;
  }

  /** An instant; the date of the instant before is known. */
  protected instant(slot: number, at: number): number {
    const { bytes, lastDate } = this;
    this.from[slot] = at;
    if (bytes[at] === QUOTE && bytes[at + 25] === QUOTE && bytes[at + 24] === 90 && this.matches(at + 1, lastDate)) {
      const time = timeOf(bytes, at + 12);
      if (time >= 0) {
        this.numbers[slot] = this.lastMidnight + time;
        this.to[slot] = at + 26;
        return at + 26;
      }
    }
    const end = this.endOfText(at);
    const value = end === UNUSUAL ? undefined : parseInstant(this.slice(at + 1, end));
    if (value === undefined) return UNUSUAL;
    if (end === at + 25 && bytes[at + 24] === 90 && bytes[at + 11] === 84) {
      this.lastDate = expectedOf(bytes.slice(at + 1, at + 12));
      this.lastMidnight = Math.floor(value / DAY) * DAY;
    }
    this.numbers[slot] = value;
    this.to[slot] = end + 1;
    return end + 1;
  }

  /** A text of one mark. */
  protected mark(at: number): number {
    const { bytes } = this;
    if (bytes[at] !== QUOTE || !isMark(bytes[at + 1]!) || bytes[at + 2] !== QUOTE) return UNUSUAL;
    this.from[FIELD.results] = at + 1;
    this.to[FIELD.results] = at + 2;
    return at + 3;
  }
}

const isMark = (byte: number): boolean => byte === 49 || byte === 48 || byte === 45;

/** Whether a name and the length of its text are those of a map. */
const fits = ({ kind, fields, maxName, max }: KnownField, name: string, length: number): boolean =>
  kind === 'map'
    ? fields.some((field) => field.name === name && length >= field.min! && length <= field.max!)
    : name.length <= maxName && length <= max;

/** The milliseconds of "08:00:00.000"; negative where it is no time of a day. */
function timeOf(bytes: Uint8Array, at: number): number {
  if (bytes[at + 2] !== COLON || bytes[at + 5] !== COLON || bytes[at + 8] !== 46) return UNUSUAL;
  const hour = two(bytes, at);
  const minute = two(bytes, at + 3);
  const second = two(bytes, at + 6);
  const milliseconds = digit(bytes, at + 9) * 100 + two(bytes, at + 10);
  if (!(hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59 && milliseconds >= 0)) return UNUSUAL;
  return (hour * 3600 + minute * 60 + second) * 1000 + milliseconds;
}

/** Far below zero for a byte that is no digit, so that no sum with other digits is a valid number. */
function digit(bytes: Uint8Array, at: number): number {
  const value = bytes[at]! - ZERO;
  return value >= 0 && value <= 9 ? value : -1_000_000;
}
const two = (bytes: Uint8Array, at: number): number => digit(bytes, at) * 10 + digit(bytes, at + 1);
