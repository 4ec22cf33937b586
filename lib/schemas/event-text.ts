/**
 * Reads public events from their text, without an object tree and without zod, where every part is plain: known names, each once, texts
 * without escapes, numbers of few digits. It decides nothing about any other text, which JSON.parse and the schema read, and never says
 * what is wrong. What it reads is what they read: test/integration/laws/event-text.test.ts compares them.
 */
import { EVENT_TYPES, type EventType } from '../domain/evidence/fact.ts';
import { nearWord } from '../domain/statement/evidence-account/near-word.ts';
import { DAY, type Instant, parseInstant } from '../domain/time/instant.ts';
import { UNUSABLE_NAME } from './document-bounds.ts';
import { readingOf } from './event.ts';
import type { Parsed, Reading } from './event-body.ts';
import type { EventField } from './event-field.ts';
import { EVENT_FIELDS } from './event-fields.ts';
import { namesOfType } from './old-event-types.ts';
import {
  BACKSLASH,
  COLON,
  COMMA,
  CLOSE,
  LINE_FEED,
  NINE,
  NOT_ASCII,
  OPEN,
  QUOTE,
  TextWindow,
  ZERO,
  type Expected,
  expectedOf,
  expectedText,
  isSpace,
} from './text-window.ts';

/** What a text may say beside the fields of its type; `account` and `source` name the sender in a file. */
const BESIDE: readonly EventField[] = [
  { name: 'type', isNeeded: false, kind: 'text', min: 1, max: 64 },
  { name: 'receivedAt', isNeeded: false, kind: 'instant' },
  { name: 'account', isNeeded: false, kind: 'text', min: 1, max: 256 },
  { name: 'source', isNeeded: false, kind: 'text', min: 1, max: 256 },
];

/** A field with what the reader needs at each event. */
interface KnownField extends Required<EventField> {
  /** Its number among all names of fields. */
  readonly slot: number;
  /** Its name as in the text, in quotes. */
  readonly quoted: Expected;
  /** The field that came after it in the last event that had it. */
  next: KnownField;
}

/** A shape under one of the names of its type. */
interface NamedShape {
  readonly shape: Shape;
  readonly quoted: Expected;
}

interface Shape {
  readonly type: EventType;
  readonly fields: readonly KnownField[];
  /** The number of needed fields. */
  readonly needed: number;
  /** The values of the event that was read last, with the names of all types: one form of object, for speed. */
  readonly value: Record<string, unknown>;
}

const SLOTS: ReadonlyMap<string, number> = new Map(
  [...new Set([...BESIDE, ...Object.values(EVENT_FIELDS).flat()].map(({ name }) => name))].map((name, slot) => [name, slot]),
);

/** Every name of a field, without a value. */
const NOTHING: Readonly<Record<string, unknown>> = Object.fromEntries([...SLOTS.keys()].map((name) => [name, undefined]));

/** The number under which the value of a field is found. */
const slotOf = (name: string): number => SLOTS.get(name)!;

export const FIELD = {
  type: slotOf('type'),
  receivedAt: slotOf('receivedAt'),
  account: slotOf('account'),
  source: slotOf('source'),
  id: slotOf('id'),
  occurredAt: slotOf('occurredAt'),
  component: slotOf('component'),
  alias: slotOf('alias'),
  instantQuality: slotOf('instantQuality'),
  probe: slotOf('probe'),
  location: slotOf('location'),
  start: slotOf('start'),
  everySeconds: slotOf('everySeconds'),
  results: slotOf('results'),
} as const;

const QUOTED_TYPE = expectedText('"type"');

/** With every member, so that all fields have one form of object: each name of each event is compared with them. */
function knownField({
  name,
  kind,
  isNeeded,
  min = 0,
  max = Infinity,
  names = Infinity,
  maxName = Infinity,
  text = '',
  fields = [],
}: EventField): KnownField {
  const known = { name, kind, isNeeded, min, max, names, maxName, text, fields, slot: slotOf(name), quoted: expectedText(`"${name}"`) };
  const field: Omit<KnownField, 'next'> & { next?: KnownField } = { ...known, next: undefined as never };
  return field as KnownField;
}

function shapeOf(type: EventType, own: readonly EventField[]): Shape {
  const names = own.map(({ name }) => name);
  // A name beside the fields that may be a misspelt field is judged with the whole event.
  const beside = BESIDE.filter(({ name }) => !names.includes(name) && nearWord(name, names) === undefined);
  const fields = [...beside, ...own].map(knownField);
  fields.forEach((field, i) => (field.next = fields[(i + 1) % fields.length]!));
  return { type, fields, needed: own.filter(({ isNeeded }) => isNeeded).length, value: { ...NOTHING } };
}

const SHAPES: ReadonlyMap<EventType, Shape> = new Map(
  EVENT_TYPES.flatMap((type) => {
    const own = EVENT_FIELDS[type];
    return own ? [[type, shapeOf(type, own)] as const] : [];
  }),
);

/** By each name of a type in a file, with its version and without. */
const SHAPES_BY_NAME: ReadonlyMap<string, NamedShape> = new Map(
  [...SHAPES].flatMap(([type, shape]) =>
    namesOfType(type).flatMap((name) => [name, `${name}.v1`].map((each) => [each, { shape, quoted: expectedText(`"${each}"`) }] as const)),
  ),
);

/** Matches nothing: no byte of a window is so large. */
const UNREAD = expectedOf(Uint8Array.of(255));

/** Marks a value that is not plain. */
export const UNUSUAL = -1;

/** The fields in which the lines of a series of single checks differ. */
const VARYING: readonly number[] = [FIELD.id, FIELD.occurredAt, FIELD.receivedAt, FIELD.start, FIELD.results];

const isInstantSlot = (slot: number): boolean => slot !== FIELD.id && slot !== FIELD.results;

/** A line of a single check: the fields that vary, and what stands before, between and after them. */
export interface Layout {
  readonly varying: readonly number[];
  readonly parts: readonly Expected[];
}

export class EventText extends TextWindow {
  /** The first and the last position of each text; positions are those of the window. */
  readonly from = new Int32Array(SLOTS.size);
  readonly to = new Int32Array(SLOTS.size);
  /** Numbers and instants. */
  readonly numbers = new Float64Array(SLOTS.size);
  /** The position after the event. */
  end = 0;
  private readonly maps: Record<string, string>[] = [];
  /** The event in which a field was last found, by number. */
  private readonly found = new Int32Array(SLOTS.size);
  private event = 0;
  private shape: Shape | undefined;
  /** Where the type of the event was found before its fields. */
  private typeFrom = 0;
  private lastNamed: NamedShape | undefined;
  private lastDate = UNREAD;
  private lastMidnight: Instant = NaN;

  has(slot: number): boolean {
    return this.found[slot] === this.event;
  }

  textOf(slot: number): string {
    return this.slice(this.from[slot]!, this.to[slot]!);
  }

  /**
   * Reads the event that begins at a position of the window.
   * @param given its type; absent: the event has it in `type`.
   * @returns its type; undefined when something in it is unusual.
   */
  read(at: number, given?: EventType): EventType | undefined {
    const { bytes } = this;
    let i = this.skip(at);
    if (bytes[i] !== OPEN) return undefined;
    i = this.skip(i + 1);
    const shape = given === undefined ? this.shapeAt(i) : SHAPES.get(given);
    if (!shape) return undefined;
    this.event += 1;
    this.shape = shape;
    let needed = 0;
    let last = shape.fields[shape.fields.length - 1]!;
    for (;;) {
      const field = this.fieldAt(i, last, shape);
      if (field === undefined || this.found[field.slot] === this.event) return undefined;
      this.found[field.slot] = this.event;
      if (field.isNeeded) needed += 1;
      i = this.skip(i + field.quoted.length);
      if (bytes[i] !== COLON) return undefined;
      i = this.value(field, this.skip(i + 1));
      if (i === UNUSUAL) return undefined;
      i = this.skip(i);
      if (bytes[i] !== COMMA) break;
      i = this.skip(i + 1);
      last = field;
    }
    if (bytes[i] !== CLOSE || needed !== shape.needed) return undefined;
    if (given === undefined && !(this.has(FIELD.type) && this.from[FIELD.type] === this.typeFrom)) return undefined;
    this.end = i + 1;
    return shape.type;
  }

  private shapeAt(first: number): Shape | undefined {
    const { bytes } = this;
    let i = first;
    while (!this.matches(i, QUOTED_TYPE)) {
      do {
        if (bytes[i] === LINE_FEED) return undefined;
        i += 1;
      } while (bytes[i] !== QUOTE);
    }
    i = this.skip(i + QUOTED_TYPE.length);
    if (bytes[i] !== COLON) return undefined;
    i = this.skip(i + 1);
    this.typeFrom = i + 1;
    const last = this.lastNamed;
    if (last && this.matches(i, last.quoted)) return last.shape;
    const end = this.endOfText(i);
    if (end === UNUSUAL) return undefined;
    const named = SHAPES_BY_NAME.get(this.slice(i + 1, end));
    if (named) this.lastNamed = named;
    return named?.shape;
  }

  /** Mostly the field that came after the last one before. */
  private fieldAt(at: number, last: KnownField, shape: Shape): KnownField | undefined {
    if (this.matches(at, last.next.quoted)) return last.next;
    for (const field of shape.fields) if (this.matches(at, field.quoted)) return (last.next = field);
    return undefined;
  }

  /** Reads a value. @returns the position after it, or UNUSUAL. */
  private value(field: KnownField, at: number): number {
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

  private words({ slot, min, max }: KnownField, at: number): number {
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
  private instant(slot: number, at: number): number {
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

  /**
   * The layout of the line that was read last, a single check, to read others of it; undefined where it is no line, or not ASCII.
   * @param at where it begins.
   */
  layoutOf(at: number): Layout | undefined {
    const end = this.endOfLine(this.end);
    const varying = VARYING.filter((slot) => this.has(slot)).sort((a, b) => this.from[a]! - this.from[b]!);
    const parts: Expected[] = [];
    let from = at;
    for (const slot of varying) {
      // A text is read from its quote, as its position is that of its first character.
      const start = isInstantSlot(slot) ? this.from[slot]! : this.from[slot]! - 1;
      parts.push(expectedOf(this.bytes.slice(from, start)));
      from = isInstantSlot(slot) ? this.to[slot]! : this.to[slot]! + 1;
    }
    parts.push(expectedOf(this.bytes.slice(from, end + 1)));
    const isAscii = end >= 0 && this.bytes.subarray(at, end).every((byte) => byte < NOT_ASCII);
    return isAscii ? { varying, parts } : undefined;
  }

  /** Reads a line that differs from another in its id, its instants and its mark alone. @returns whether it does; `end` is after its line feed. */
  readLike({ varying, parts }: Layout, at: number): boolean {
    let i = at;
    for (let n = 0; n < varying.length; n += 1) {
      if (!this.matches(i, parts[n]!)) return false;
      const slot = varying[n]!;
      i += parts[n]!.length;
      i = slot === FIELD.results ? this.mark(i) : slot === FIELD.id ? this.words(ID, i) : this.instant(slot, i);
      if (i === UNUSUAL) return false;
    }
    const last = parts[varying.length]!;
    this.end = i + last.length;
    return this.matches(i, last);
  }

  /** A text of one mark. */
  private mark(at: number): number {
    const { bytes } = this;
    if (bytes[at] !== QUOTE || !isMark(bytes[at + 1]!) || bytes[at + 2] !== QUOTE) return UNUSUAL;
    this.from[FIELD.results] = at + 1;
    this.to[FIELD.results] = at + 2;
    return at + 3;
  }

  /** The reading of the event that was read last; undefined where its fields contradict each other. */
  reading(): Reading | undefined {
    const { type, fields, value } = this.shape!;
    for (const { name, slot, kind } of fields) {
      if (!this.has(slot)) value[name] = undefined;
      else if (kind === 'instant' || kind === 'whole') value[name] = this.numbers[slot];
      else value[name] = kind === 'texts' || kind === 'map' ? this.maps[slot] : this.textOf(slot);
    }
    const result = readingOf(type, value as Parsed);
    return 'reading' in result ? result.reading : undefined;
  }
}

const ID = SHAPES.get('probe.batch')!.fields.find(({ slot }) => slot === FIELD.id)!;

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
