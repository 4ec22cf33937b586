/** What the language declares about its choices: questions and comments of drafts have their words from here. */
import * as z from 'zod/mini';
import { OPERATORS } from '../../domain/operators/registry.ts';
import { orderSchema } from '../../schemas/order.ts';
import { termsSchema } from '../../schemas/terms.ts';

/** A key of which one word must be chosen. */
export interface DeclaredChoice {
  readonly meaning: string;
  readonly words: readonly string[];
}

interface Schema {
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
}

const jsonSchema = (schema: z.ZodMiniType): Schema => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
const roots: Partial<Record<'order' | 'terms', Schema>> = {};
const rootOf = (part: 'order' | 'terms'): Schema => (roots[part] ??= jsonSchema(part === 'order' ? orderSchema : termsSchema));

const within = (schema: Schema, step: string): Schema | undefined => {
  const { anyOf, properties, additionalProperties, items } = schema;
  if (anyOf) return anyOf.map((variant) => within(variant, step)).find((found) => found !== undefined);
  if (step === '*') return typeof additionalProperties === 'object' ? additionalProperties : undefined;
  return step === '[]' ? items : properties?.[step];
};

/** @param steps keys; `*` is any name, `[]` any entry. @returns undefined where the key takes no word of a list. */
export function choiceOfKey(part: 'order' | 'terms', steps: readonly string[]): DeclaredChoice | undefined {
  const schema = steps.reduce<Schema | undefined>((found, step) => found && within(found, step), rootOf(part));
  const words = schema?.enum ?? schema?.anyOf?.find((variant) => variant.enum)?.enum;
  return words && { meaning: schema!.description ?? '', words: words.map(String) };
}

/** The choice of a parameter of an operator, likewise. */
export function choiceOfParameter(operator: string, parameter: string): DeclaredChoice | undefined {
  const spec = (OPERATORS as Readonly<Record<string, (typeof OPERATORS)[keyof typeof OPERATORS] | undefined>>)[operator]?.params[parameter];
  return spec?.is === 'choice' ? { meaning: spec.description, words: spec.of } : undefined;
}

/** A key that a draft needs. @throws Error when the language does not have it. */
export function declared(choice: DeclaredChoice | undefined): DeclaredChoice {
  if (!choice) throw new Error('the language has no such choice');
  return choice;
}

/** "One of: up, unknown." */
export const oneOf = ({ words }: DeclaredChoice): string => `One of: ${words.join(', ')}.`;
