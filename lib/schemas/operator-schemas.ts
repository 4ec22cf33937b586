/** zod schemas of operators, derived from their parameter tables: one strict object per operator. */
import * as z from 'zod';
import type { Operator, Param, ParamSpec } from '../domain/operators/operator.ts';
import { OPERATORS } from '../domain/operators/registry.ts';
import { DAY_GROUPS, parseHours } from '../domain/operators/times/weekly.ts';
import { daySchema, meaning, nameSchema, operandSchema, shownOnly, wordSchema } from './words.ts';
import { parseElapsed, parseLiteral } from '../domain/agreement/literal.ts';

const hoursSchema = z
  .array(
    z.string().refine((text) => parseHours(text) !== undefined, 'write hours as "09:00-12:00", "22:00-02:00" (overnight) or "00:00-24:00"'),
  )
  .max(24);
const elapsedSchema = z
  .string()
  .refine((text) => (parseElapsed(text) ?? 0) > 0, 'write an elapsed length above 0 as "30 s", "5 min" or "1 h"; a name cannot stand here');

export const limitShape = {
  'at-least': operandSchema.optional().describe('>='),
  'more-than': operandSchema.optional().describe('>'),
  'at-most': operandSchema.optional().describe('<='),
  'less-than': operandSchema.optional().describe('<'),
};

export const rowSchema = z.strictObject({ ...limitShape, gives: operandSchema.describe('What the band gives.') });

export const conditionSchema = z.union([
  z.strictObject({ attribute: wordSchema, is: z.array(wordSchema).min(1) }),
  z.strictObject({ attribute: wordSchema, 'is-not': z.array(wordSchema).min(1) }),
  z.strictObject({ from: wordSchema, to: wordSchema, hours: nameSchema.optional(), ...limitShape }),
  z.strictObject({ reached: wordSchema, before: wordSchema.optional() }),
  z.strictObject({ missing: wordSchema, before: wordSchema.optional() }),
]);

const dayKeys = Object.keys(DAY_GROUPS) as [string, ...string[]];

function paramSchema(param: Param): z.ZodType {
  switch (param.is) {
    case 'operand':
      return operandSchema;
    case 'name':
    case 'component-kind':
    case 'record-kind':
    case 'name-or-record-kind':
    case 'name-or-attribute':
    case 'name-or-credit':
    case 'attribute':
      return nameSchema;
    case 'names':
      return z.array(nameSchema).min(param.least).max(100);
    case 'operands':
      return z.array(operandSchema).min(param.least).max(100);
    case 'word':
    case 'milestone':
    case 'zone':
      return wordSchema;
    case 'words':
    case 'senders':
      return z.array(wordSchema).max(200);
    case 'milestones':
      return z.union([wordSchema, z.array(wordSchema).min(1).max(20)]);
    case 'choice':
      return z.enum(param.of as [string, ...string[]]);
    case 'elapsed':
      return elapsedSchema;
    case 'elapsed-or':
      return z.union([z.enum(param.words as [string, ...string[]]), elapsedSchema]);
    case 'literal':
      return operandSchema.refine((value) => parseLiteral(value) !== undefined, 'a literal is needed here, not a name');
    case 'positive-count':
      return z.int().min(1).max(1_000_000);
    case 'conditions':
      return z.array(conditionSchema).min(1).max(20);
    case 'rows':
      return param.named ? z.union([z.array(rowSchema).min(1).max(200), nameSchema]) : z.array(rowSchema).min(1).max(200);
    case 'cases':
      return z.record(wordSchema, operandSchema);
    case 'hours':
      return z.partialRecord(z.enum(dayKeys), hoursSchema);
    case 'holiday-lists':
      return z.union([z.strictObject({ 'any-of': z.array(nameSchema).min(1) }), z.strictObject({ 'all-of': z.array(nameSchema).min(1) })]);
    case 'special-days':
      return z.record(daySchema, hoursSchema);
    case 'dated-values':
      return z.record(daySchema, operandSchema);
    case 'charge-kinds':
      return z.union([z.literal('all'), z.array(wordSchema).min(1)]);
    default:
      return param satisfies never;
  }
}

const described = (spec: ParamSpec): z.ZodType => {
  const schema = paramSchema(spec).describe(spec.says);
  if (!spec.optional) return schema;
  return spec.default === undefined ? schema.optional() : meaning(schema.optional(), spec.default);
};

function operatorSchema(operator: Operator): z.ZodObject {
  const shape: Record<string, z.ZodType> = { [operator.key]: described(operator.subject) };
  for (const [name, spec] of Object.entries(operator.params)) shape[name] = described(spec);
  if (operator.limit !== 'none') Object.assign(shape, limitShape);
  shape.says = shownOnly(z.string().max(2000).optional().describe("The paper's own words, or where they stand."));
  return z.strictObject(shape).describe(operator.says);
}

/** One schema per operator, by key. */
export const OPERATOR_SCHEMAS: Readonly<Record<string, z.ZodObject>> = Object.fromEntries(
  Object.values(OPERATORS).map((operator) => [operator.key, operatorSchema(operator)]),
);

/** Any definition, for the published JSON Schema; reading picks the one operator's schema, so that errors name the parameter. */
export const definitionSchema = z.union([operandSchema, ...Object.values(OPERATOR_SCHEMAS)]);
