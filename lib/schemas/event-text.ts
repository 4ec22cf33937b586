/**
 * Reads public events from their text, without an object tree and without zod, where every part is plain: known names, each once, texts
 * without escapes, numbers of few digits. It decides nothing about any other text, which JSON.parse and the schema read, and never says
 * what is wrong. What it reads is what they read: test/integration/laws/event-text.test.ts compares them.
 */
import type { EventType } from '../domain/evidence/fact.ts';
import { readingOf } from './event.ts';
import type { Parsed, Reading } from './event-body.ts';
import { FIELD, type KnownField, type NamedShape, SHAPES, SHAPES_BY_NAME, SLOTS, type Shape } from './event-shapes.ts';
import { EventValues, UNUSUAL } from './event-values.ts';
import { COLON, COMMA, CLOSE, type ExpectedBytes, LINE_FEED, NOT_ASCII, OPEN, QUOTE, expectedOf, expectedText } from './text-window.ts';

const QUOTED_TYPE = expectedText('"type"');

/** The fields in which the lines of a series of single checks differ. */
const VARYING: readonly number[] = [FIELD.id, FIELD.occurredAt, FIELD.receivedAt, FIELD.start, FIELD.results];

const isInstantSlot = (slot: number): boolean => slot !== FIELD.id && slot !== FIELD.results;

/** A line of a single check: the fields that vary, and what stands before, between and after them. */
export interface Layout {
  readonly varying: readonly number[];
  readonly parts: readonly ExpectedBytes[];
}

export class EventText extends EventValues {
  /** The position after the event. */
  end = 0;
  /** The event in which a field was last found, by number. */
  private readonly found = new Int32Array(SLOTS.size);
  private event = 0;
  private shape: Shape | undefined;
  /** Where the type of the event was found before its fields. */
  private typeFrom = 0;
  private lastNamed: NamedShape | undefined;

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

  /**
   * The layout of the line that was read last, a single check, to read others of it; undefined where it is no line, or not ASCII.
   * @param at where it begins.
   */
  layoutOf(at: number): Layout | undefined {
    const end = this.endOfLine(this.end);
    const varying = VARYING.filter((slot) => this.has(slot)).sort((a, b) => this.from[a]! - this.from[b]!);
    const parts: ExpectedBytes[] = [];
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
