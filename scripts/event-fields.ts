/**
 * Writes lib/schemas/event-fields.ts: the fields of each event type, as a reader of text needs them, from the schemas of zod. It knows each
 * condition that it translates. A field with any other condition is left to zod, and so is a type that needs such a field.
 */
import type * as z from 'zod/mini';
import { EVENT_SCHEMAS, MARKS, MAX_NAMES, hasFewNames, isInstantText } from '../lib/schemas/event.ts';
import { isShortNumber } from '../lib/schemas/number-digits.ts';
import { LIMITS } from '../lib/declarations/limits.ts';
import type { EventField } from '../lib/schemas/event-field.ts';

type Def = any;
type Translated = { readonly kind: EventField['kind'] } & Partial<Omit<EventField, 'name' | 'kind' | 'isNeeded'>>;

const defOf = (schema: z.ZodMiniType): Def => (schema as Def)._zod.def;

/** A field that only zod reads. */
const OTHER: Translated = { kind: 'other' };

/** The conditions of a schema by their names; undefined where one of them is not known. */
function conditionsOf(def: Def): Map<string, any> | undefined {
  const found = new Map<string, any>();
  for (const check of def.checks ?? []) {
    const { check: name, minimum, maximum, value, inclusive, fn, pattern } = check._zod.def;
    if (name === 'min_length') found.set('min', minimum);
    else if (name === 'max_length') found.set('max', maximum);
    else if (name === 'greater_than' && inclusive) found.set('min', value);
    else if (name === 'less_than' && inclusive) found.set('max', value);
    else if (name === 'custom' && fn === isInstantText) found.set('instant', true);
    else if (name === 'custom' && fn === hasFewNames) found.set('names', MAX_NAMES);
    else if (name === 'custom' && fn === isShortNumber) found.set('digits', LIMITS.numberDigits.value);
    else if (name === 'string_format' && String(pattern) === String(MARKS)) found.set('marks', true);
    else return undefined;
  }
  return found;
}

const only = (conditions: Map<string, any> | undefined, ...names: string[]): conditions is Map<string, any> =>
  conditions !== undefined && [...conditions.keys()].every((name) => names.includes(name));

function ofText(def: Def): Translated {
  const conditions = conditionsOf(def);
  if (only(conditions, 'instant') && conditions.size === 1) return { kind: 'instant' };
  if (only(conditions, 'min', 'max', 'marks') && conditions.has('max'))
    return { kind: conditions.has('marks') ? 'marks' : 'text', min: conditions.get('min') ?? 0, max: conditions.get('max') };
  return OTHER;
}

function ofRecord(def: Def): Translated {
  const [key, value] = [defOf(def.keyType), defOf(def.valueType)];
  const [own, ofKey, ofValue] = [def, key, value].map(conditionsOf);
  if (key.type !== 'string' || value.type !== 'string') return OTHER;
  if (!only(own, 'names') || !only(ofKey, 'max') || !only(ofValue, 'max', 'digits')) return OTHER;
  if (own.size !== 1 || ofKey.size !== 1 || !ofValue.has('max')) return OTHER;
  // No number of so few signs has too many digits; a longer text is left to zod.
  const max = Math.min(ofValue.get('max'), ofValue.get('digits') ?? Infinity);
  return { kind: 'texts', names: own.get('names'), maxName: ofKey.get('max'), max };
}

function ofNumber(def: Def): Translated {
  const conditions = conditionsOf(def);
  if (def.check !== 'number_format' || def.format !== 'safeint' || !only(conditions, 'min', 'max') || conditions.size !== 2) return OTHER;
  return { kind: 'whole', min: conditions.get('min'), max: conditions.get('max') };
}

function translated(def: Def): Translated {
  if (def.type === 'string' && def.check === undefined) return ofText(def);
  if (def.type === 'number') return ofNumber(def);
  if (def.type === 'record') return ofRecord(def);
  if (def.type === 'literal' && def.values.length === 1 && typeof def.values[0] === 'string' && def.checks === undefined)
    return { kind: 'exactly', text: def.values[0] };
  if (def.type !== 'object' || def.checks !== undefined || def.catchall !== undefined) return OTHER;
  const fields = fieldsOf(def.shape);
  return fields.every(({ kind, isNeeded }) => kind === 'text' && isNeeded) ? { kind: 'map', fields } : OTHER;
}

const fieldsOf = (shape: Readonly<Record<string, z.ZodMiniType>>): EventField[] =>
  Object.entries(shape).map(([name, schema]) => {
    const def = defOf(schema);
    const isOptional = def.type === 'optional' && def.checks === undefined;
    return { name, isNeeded: !isOptional, ...translated(isOptional ? defOf(def.innerType) : def) };
  });

const literal = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value));

/** A field as the formatter of the repository writes it. */
function fieldText({ fields, ...field }: EventField, indent: string): string {
  const members = Object.entries(field).map(([key, member]) => `${key}: ${literal(member)}`);
  if (!fields) return `${indent}{ ${members.join(', ')} },\n`;
  const inner = `${indent}  fields: [\n${fields.map((one) => fieldText(one, `${indent}    `)).join('')}${indent}  ],\n`;
  return `${indent}{\n${members.map((member) => `${indent}  ${member},\n`).join('')}${inner}${indent}},\n`;
}

const HEAD = `/** Made by \`npm run docs\` from the schemas in ./event.ts, which a test compares: the fields of the event types that are read from text. */
import type { EventType } from '../domain/evidence/fact.ts';
import type { EventField } from './event-field.ts';

/** A type that is absent, or a field of kind \`other\`, is read by its schema alone. */
`;

export function eventFields(): string {
  const types = Object.entries(EVENT_SCHEMAS).flatMap(([type, schema]) => {
    const fields = defOf(schema).checks === undefined ? fieldsOf(schema.shape) : [OTHER_FIELD];
    if (fields.some(({ kind, isNeeded }) => kind === 'other' && isNeeded)) return [];
    return [`  ${/\W/.test(type) ? `'${type}'` : type}: [\n${fields.map((field) => fieldText(field, '    ')).join('')}  ],\n`];
  });
  return `${HEAD}export const EVENT_FIELDS: Readonly<Partial<Record<EventType, readonly EventField[]>>> = {\n${types.join('')}};\n`;
}

const OTHER_FIELD: EventField = { name: '', kind: 'other', isNeeded: true };
