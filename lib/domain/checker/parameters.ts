/** Parameters: checks of their values and defaults, and the terms with the values filled in. */
import type { Operand, Order, Terms } from '../contract/terms.ts';
import { parseLiteral } from '../contract/literal.ts';
import { chosenWord, isWord, isWordParameter } from '../contract/word-parameters.ts';
import type { Cell } from '../operators/cell.ts';
import { type Unlike, unify } from '../operators/types/unify.ts';
import { typeOfLiteral } from '../operators/types/units.ts';

/** Why a value does not fit a parameter: it must be a literal with the kind, unit and currency of `like`. Empty when it fits. */
export function parameterIssues(terms: Terms, name: string, value: Operand): Unlike[] {
  const { like } = terms.parameters![name]!;
  if (isWord(like) && !isWord(value)) return [{ code: 'wrong-type', message: `"${String(value)}" must be a word such as ${String(like)}` }];
  const [given, shown] = [parseLiteral(value), parseLiteral(like)];
  if (!shown) return [];
  if (!given) return [{ code: 'wrong-type', message: `"${String(value)}" must be a literal such as ${String(like)}` }];
  const setting = { currency: terms.money.currency, kinds: terms.components, like: typeOfLiteral(shown) };
  const slot = { kinds: [shown.kind], like: 'subject', of: 'whole' } as const;
  const found = unify([slot], typeOfLiteral(given), value, setting);
  return 'unlike' in found ? [{ ...found.unlike, message: `${found.unlike.message} (it must be like ${String(like)})` }] : [];
}

/**
 * Terms in which each parameter is a definition: the value of the order, else its default. Code that resolves a name then treats a
 * parameter as a literal. A parameter without a value is left undefined. A choice by a word of the order is the chosen case.
 */
export function withValues(terms: Terms, order: Order | undefined): Terms {
  const values = Object.entries(terms.parameters ?? {}).flatMap(([name, parameter]) => {
    const value = order?.parameters?.[name] ?? parameter.default;
    return value === undefined || isWord(parameter.like) ? [] : [[name, value] as const];
  });
  const chosen = Object.entries(terms.definitions).flatMap(([name, definition]) => {
    const by = typeof definition === 'object' ? String(definition['depending-on']) : '';
    const word = isWordParameter(terms, by) ? chosenWord(terms, order, by) : undefined;
    const operand = word === undefined ? undefined : ((definition as Cell).cases as Readonly<Record<string, Operand>>)[word];
    return operand === undefined ? [] : [[name, operand] as const];
  });
  if (values.length === 0 && chosen.length === 0) return terms;
  return { ...terms, definitions: { ...Object.fromEntries(values), ...terms.definitions, ...Object.fromEntries(chosen) } };
}
