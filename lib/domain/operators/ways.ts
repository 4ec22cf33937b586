/**
 * The possible literals of an operand that the terms, the order, a word or a day decides. Literals, parameters, `depending-on` and
 * `effective-dated` are resolved only here, so that a check of literals applies to all of them. Several operands are examined in every
 * combination ("way") in which they can occur together.
 */
import type { TypeContext } from './type-context.ts';
import type { LiteralOf } from './bands.ts';
import type { Literal } from '../contract/literal.ts';

export interface Way {
  readonly literalOf: LiteralOf;
  /** The literal or name of an operand in this way, with parameters replaced by the values of the order. */
  readonly chosen: (operand: unknown) => unknown;
  /** A suffix for messages: " (where tier is gold, from 2026-04-01)". */
  readonly where: string;
}

type TermsReader = Pick<TypeContext, 'literal' | 'cell' | 'readsCell'>;

/** The choices behind operands: attributes and flags by name with their words, and the days on which values change. */
interface Choices {
  readonly words: Map<string, readonly string[]>;
  readonly flags: Set<string>;
  readonly days: Set<string>;
}

/** The most ways that are tried one by one; with more, a table is checked when it is used. */
const MAX_WAYS = 512;

/** All ways of some operands. @param apart attributes and flags that are not varied, because the operands apply only with some of their words. */
export function waysOf(operands: readonly unknown[], context: TermsReader, apart: readonly string[] = []): readonly Way[] {
  const choices: Choices = { words: new Map(), flags: new Set(), days: new Set() };
  for (const operand of operands) collect(operand, context, choices, new Set());
  const isAlone = choices.words.size === 1 && apart.length === 0;
  const words = new Map([...choices.words].filter(([name]) => !apart.includes(name) && (!choices.flags.has(name) || isAlone)));
  const days = [...choices.days].sort();
  let ways: ReadonlyMap<string, string>[] = [new Map()];
  for (const [name, all] of words) {
    ways = ways.flatMap((way) => all.map((word) => new Map(way).set(name, word)));
    if (ways.length > MAX_WAYS) return [wayOf((operand) => operand, '', context)];
  }
  return (days.length === 0 ? [undefined] : days).flatMap((day) =>
    ways.map((way) => wayOf((operand) => chosenIn(operand, way, day, context), said(way, day), context)),
  );
}

const wayOf = (chosen: Way['chosen'], where: string, context: TermsReader): Way => ({
  literalOf: (operand) => context.literal(chosen(operand)),
  chosen,
  where,
});

/** The possible literals of one operand; empty where a part of it is computed. */
export function literalsOf(operand: unknown, context: TermsReader): readonly Literal[] {
  const literals = waysOf([operand], context).map((way) => way.literalOf(operand));
  return literals.every((literal) => literal !== undefined) ? literals : [];
}

function said(words: ReadonlyMap<string, string>, day: string | undefined): string {
  const all = [...[...words].map(([name, word]) => `where ${name} is ${word}`), ...(day === undefined ? [] : [`from ${day}`])];
  return all.length === 0 ? '' : ` (${all.join(', ')})`;
}

/** Collects the choices of an operand. A flag is varied only alone, because it may follow from another flag or attribute. */
function collect(operand: unknown, context: TermsReader, choices: Choices, seen: Set<string>): void {
  if (typeof operand !== 'string' || seen.has(operand) || context.literal(operand)) return;
  const cell = context.cell(operand);
  seen.add(operand);
  if (cell?.cases !== undefined) {
    const name = String(cell['depending-on']);
    choices.words.set(name, Object.keys(cell.cases as object));
    if (context.readsCell(cell)) choices.flags.add(name);
    for (const inner of Object.values(cell.cases as object)) collect(inner, context, choices, seen);
  }
  if (cell?.['effective-dated'] !== 'period') return;
  for (const [day, inner] of Object.entries(cell.values as object)) {
    choices.days.add(day);
    collect(inner, context, choices, seen);
  }
}

function chosenIn(operand: unknown, words: ReadonlyMap<string, string>, day: string | undefined, context: TermsReader): unknown {
  let at = operand;
  for (let depth = 0; depth < 100; depth += 1) {
    const cell = typeof at !== 'string' || context.literal(at) ? undefined : context.cell(at);
    if (cell?.cases !== undefined) at = (cell.cases as Readonly<Record<string, unknown>>)[words.get(String(cell['depending-on'])) ?? ''];
    else if (cell?.['effective-dated'] === 'period') at = inForce(cell.values as Readonly<Record<string, unknown>>, day);
    else return at;
  }
  return undefined;
}

function inForce(values: Readonly<Record<string, unknown>>, day: string | undefined): unknown {
  const last = Object.keys(values)
    .filter((from) => day !== undefined && from <= day)
    .sort()
    .at(-1);
  return last === undefined ? undefined : values[last];
}
