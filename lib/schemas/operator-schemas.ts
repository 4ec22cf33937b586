/** zod schemas of operators, derived from their parameter tables: one strict object per operator. */
import * as z from 'zod/mini';
import { described } from './described.ts';
import type { Param, ParamSpec } from '../domain/operators/params.ts';
import { OPERATORS } from '../domain/operators/registry.ts';
import { DAY_GROUPS, parseHours } from '../domain/operators/times/business-hours.ts';
import { daySchema, meaning, nameSchema, operandSchema, paperShape, reportersSchema, titleShape, wordSchema } from './words.ts';
import { parseElapsed, parseLiteral } from '../domain/contract/literal.ts';
import { ONE, compare, isPositive } from '../domain/money/ratio.ts';
import type { Operator } from '../domain/operators/define-operator.ts';

const hoursSchema = z
  .array(
    z
      .string()
      .check(
        z.refine((text) => parseHours(text) !== undefined, 'write hours as "09:00-12:00", "22:00-02:00" (overnight) or "00:00-24:00"'),
      ),
  )
  .check(z.maxLength(24));
const elapsedSchema = z
  .string()
  .check(
    z.refine(
      (text) => (parseElapsed(text) ?? 0) > 0,
      'write an elapsed length above 0 as "30 s", "5 min" or "1 h"; a name is not allowed here',
    ),
  );

/** A percentage above 0 % and below 100 %. */
const properShareSchema = z.string().check(
  z.refine((text) => {
    const literal = parseLiteral(text);
    return literal?.kind === 'ratio' && isPositive(literal.value) && compare(literal.value, ONE) < 0;
  }, 'write a whole number from 1, or a percentage above 0% and below 100% such as "51%"'),
);

export const limitShape = {
  'at-least': described(z.optional(operandSchema), '>='),
  'more-than': described(z.optional(operandSchema), '>'),
  'at-most': described(z.optional(operandSchema), '<='),
  'less-than': described(z.optional(operandSchema), '<'),
};

export const rowSchema = z.strictObject({ ...limitShape, gives: described(operandSchema, 'The result of the band.') });

/** One milestone, or whichever of several is reached first. */
const milestonesSchema = z.union([wordSchema, z.array(wordSchema).check(z.minLength(1), z.maxLength(20))]);

const of = described(
  z.optional(nameSchema),
  'The attribute that names the record to which the condition applies. Absent: the record itself.',
);

export const conditionSchema = z.union([
  z.strictObject({ of, attribute: wordSchema, is: z.array(wordSchema).check(z.minLength(1)) }),
  z.strictObject({ of, attribute: wordSchema, 'is-not': z.array(wordSchema).check(z.minLength(1)) }),
  z.strictObject({ of, from: milestonesSchema, to: milestonesSchema, hours: z.optional(nameSchema), ...limitShape }),
  z.strictObject({ of, reached: milestonesSchema, before: z.optional(milestonesSchema) }),
  z.strictObject({ of, missing: milestonesSchema, before: z.optional(milestonesSchema) }),
]);

const dayKeys = Object.keys(DAY_GROUPS) as [string, ...string[]];

function paramSchema(param: Param): z.ZodMiniType {
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
      return z.array(nameSchema).check(z.minLength(param.least), z.maxLength(100));
    case 'operands':
      return z.array(operandSchema).check(z.minLength(param.least), z.maxLength(100));
    case 'word':
    case 'milestone':
    case 'zone':
      return wordSchema;
    case 'senders':
      return reportersSchema;
    case 'words':
      return z.array(wordSchema).check(z.maxLength(200));
    case 'milestones':
      return milestonesSchema;
    case 'choice':
      return z.enum(param.of as [string, ...string[]]);
    case 'elapsed':
      return elapsedSchema;
    case 'elapsed-or':
      return z.union([z.enum(param.words as [string, ...string[]]), elapsedSchema]);
    case 'literal':
      return operandSchema.check(z.refine((value) => parseLiteral(value) !== undefined, 'a literal is needed here, not a name'));
    case 'positive-count':
      return z.int().check(z.minimum(1), z.maximum(1_000_000));
    case 'count-or-share':
      return z.union([z.int().check(z.minimum(1), z.maximum(1_000_000)), properShareSchema]);
    case 'conditions':
      return z.array(conditionSchema).check(z.minLength(1), z.maxLength(20));
    case 'rows':
      return param.named
        ? z.union([z.array(rowSchema).check(z.minLength(1), z.maxLength(200)), nameSchema])
        : z.array(rowSchema).check(z.minLength(1), z.maxLength(200));
    case 'cases':
      return z.record(wordSchema, operandSchema);
    case 'hours':
      return z.partialRecord(z.enum(dayKeys), hoursSchema);
    case 'holiday-lists':
      return z.union([
        z.strictObject({ 'any-of': z.array(nameSchema).check(z.minLength(1)) }),
        z.strictObject({ 'all-of': z.array(nameSchema).check(z.minLength(1)) }),
      ]);
    case 'special-days':
      return z.record(daySchema, hoursSchema);
    case 'dated-values':
      return z.record(daySchema, operandSchema);
    case 'charge-kinds':
      return z.union([z.literal('all'), z.array(wordSchema).check(z.minLength(1))]);
    default:
      return param satisfies never;
  }
}

const schemaOf = (spec: ParamSpec): z.ZodMiniType => {
  const schema = described(paramSchema(spec), spec.description);
  if (!spec.optional) return schema;
  return spec.default === undefined ? z.optional(schema) : meaning(z.optional(schema), spec.default);
};

function operatorSchema(operator: Operator): z.ZodMiniObject {
  const shape: Record<string, z.ZodMiniType> = { [operator.key]: schemaOf(operator.subject) };
  for (const [name, spec] of Object.entries(operator.params)) shape[name] = schemaOf(spec);
  if (operator.limit !== 'none') Object.assign(shape, limitShape);
  Object.assign(shape, titleShape, paperShape);
  return described(z.strictObject(shape), operator.description);
}

/** One schema per operator, by key. */
export const OPERATOR_SCHEMAS: Readonly<Record<string, z.ZodMiniObject>> = Object.fromEntries(
  Object.values(OPERATORS).map((operator) => [operator.key, operatorSchema(operator)]),
);

/** Any definition, for the published JSON Schema; reading picks the one operator's schema, so that errors name the parameter. */
export const definitionSchema = z.union([operandSchema, ...Object.values(OPERATOR_SCHEMAS)]);
