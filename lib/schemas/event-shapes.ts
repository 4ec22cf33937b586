/** The shapes of public events that are read from text: their fields by the bytes of their names, each with a number. */
import { EVENT_TYPES, type EventType } from '../domain/evidence/fact.ts';
import { nearWord } from '../domain/statement/evidence-account/near-word.ts';
import type { EventField } from './event-field.ts';
import { EVENT_FIELDS } from './event-fields.ts';
import { namesOfType } from './old-event-types.ts';
import { type ExpectedBytes, expectedText } from './text-window.ts';

/** What a text may say beside the fields of its type; `account` and `source` name the sender in a file. */
const BESIDE: readonly EventField[] = [
  { name: 'type', isNeeded: false, kind: 'text', min: 1, max: 64 },
  { name: 'receivedAt', isNeeded: false, kind: 'instant' },
  { name: 'account', isNeeded: false, kind: 'text', min: 1, max: 256 },
  { name: 'source', isNeeded: false, kind: 'text', min: 1, max: 256 },
];

/** A field with what the reader needs at each event. */
export interface KnownField extends Required<EventField> {
  /** Its number among all names of fields. */
  readonly slot: number;
  /** Its name as in the text, in quotes. */
  readonly quoted: ExpectedBytes;
  /** The field that came after it in the last event that had it. */
  next: KnownField;
}

/** A shape under one of the names of its type. */
export interface NamedShape {
  readonly shape: Shape;
  readonly quoted: ExpectedBytes;
}

export interface Shape {
  readonly type: EventType;
  readonly fields: readonly KnownField[];
  /** The number of needed fields. */
  readonly needed: number;
  /** The values of the event that was read last, with the names of all types: one form of object, for speed. */
  readonly value: Record<string, unknown>;
}

export const SLOTS: ReadonlyMap<string, number> = new Map(
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

export const SHAPES: ReadonlyMap<EventType, Shape> = new Map(
  EVENT_TYPES.flatMap((type) => {
    const own = EVENT_FIELDS[type];
    return own ? [[type, shapeOf(type, own)] as const] : [];
  }),
);

/** By each name of a type in a file, with its version and without. */
export const SHAPES_BY_NAME: ReadonlyMap<string, NamedShape> = new Map(
  [...SHAPES].flatMap(([type, shape]) =>
    namesOfType(type).flatMap((name) => [name, `${name}.v1`].map((each) => [each, { shape, quoted: expectedText(`"${each}"`) }] as const)),
  ),
);
