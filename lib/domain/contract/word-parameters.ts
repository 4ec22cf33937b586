/** Parameters whose value is a word, by which `depending-on` chooses: a reading of the text that the parties choose in the order. */
import { isName, parseLiteral } from './literal.ts';
import { meaningOf } from './meaning.ts';
import { DomainError } from '../issue.ts';
import { type LineRounding, type Operand, type Order, type Terms, isLineRounding } from './terms.ts';

/** Whether a parameter has a word: what it is like is a word and no literal. */
export const isWordParameter = ({ parameters }: Pick<Terms, 'parameters'>, name: string): boolean =>
  parameters !== undefined && Object.hasOwn(parameters, name) && isWord(parameters[name]!.like);

export const isWord = (operand: Operand): boolean => isName(operand) && parseLiteral(operand) === undefined;

/** The word that the order chooses, else the default; undefined where there is none. */
export function chosenWord(
  terms: Pick<Terms, 'parameters'>,
  order: Pick<Order, 'parameters'> | undefined,
  name: string,
): string | undefined {
  const word = order?.parameters?.[name] ?? terms.parameters?.[name]?.default;
  return word === undefined ? undefined : String(word);
}

/** How lines are rounded: as the terms say, or as the order chooses. @throws DomainError for terms that were not checked. */
export function roundingOf({ terms, order }: { readonly terms: Pick<Terms, 'money' | 'parameters'>; readonly order: Order }): LineRounding {
  const { rounding } = terms.money;
  const word = isLineRounding(rounding) ? rounding : chosenWord(terms, order, rounding);
  if (word === undefined || !isLineRounding(word))
    throw new DomainError('unchecked-name', `"${rounding}" says no rounding; the terms were not checked`);
  return word;
}

/** The name that a name stands for: of a choice by a word of the order the name of the chosen case; else the name itself. */
export function chosenName(name: string, { terms, order }: { readonly terms: Terms; readonly order: Order }): string {
  let at = name;
  for (let depth = 0; depth < 100; depth += 1) {
    const meaning = meaningOf(terms, at) as Readonly<Record<string, unknown>> | null | undefined;
    const by = typeof meaning === 'object' ? String(meaning?.['depending-on']) : '';
    const word = isWordParameter(terms, by) ? chosenWord(terms, order, by) : undefined;
    const next = word === undefined ? undefined : (meaning!.cases as Readonly<Record<string, unknown>>)[word];
    if (typeof next !== 'string') return at;
    at = next;
  }
  return at;
}
