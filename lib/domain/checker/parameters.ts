/** Parameters: what an order may write for one, what one may have as its default, and the terms with both put in. */
import type { Operand, Order, Terms } from '../contract/terms.ts';
import { parseLiteral } from '../contract/literal.ts';
import { type Unlike, unify } from '../operators/types/unify.ts';
import { typeOfLiteral } from '../operators/types/units.ts';

/** Why a value is none for a parameter: it is a literal of the kind, unit and currency of `like`. */
export function parameterIssues(terms: Terms, name: string, value: Operand): Unlike[] {
  const { like } = terms.parameters![name]!;
  const [given, shown] = [parseLiteral(value), parseLiteral(like)];
  if (!shown) return [];
  if (!given) return [{ code: 'wrong-type', message: `"${String(value)}" must be a literal such as ${String(like)}` }];
  const setting = { currency: terms.money.currency, kinds: terms.components, like: typeOfLiteral(shown) };
  const slot = { kinds: [shown.kind], like: 'subject', of: 'whole' } as const;
  const found = unify([slot], typeOfLiteral(given), value, setting);
  return 'unlike' in found ? [{ ...found.unlike, message: `${found.unlike.message} (it must be like ${String(like)})` }] : [];
}

/**
 * Terms in which each parameter is a definition: what the order writes for it, else its default. Whoever follows a name to what it
 * stands for then reads a parameter as it reads a literal; one that has no value yet stands for nothing.
 */
export function withValues(terms: Terms, order: Order | undefined): Terms {
  const values = Object.entries(terms.parameters ?? {}).flatMap(([name, parameter]) => {
    const value = order?.parameters?.[name] ?? parameter.default;
    return value === undefined ? [] : [[name, value] as const];
  });
  return values.length === 0 ? terms : { ...terms, definitions: { ...Object.fromEntries(values), ...terms.definitions } };
}
