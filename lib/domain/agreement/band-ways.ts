/** Edges of a band table that a word or a day chooses among literals: the table is checked for each way in which they may lie. */
import type { TypeContext } from '../operators/operator.ts';
import { LIMIT_KEYS } from '../operators/value.ts';
import type { Row } from './agreement.ts';
import type { LiteralOf } from './bands.ts';

export interface Way {
  readonly literalOf: LiteralOf;
  /** " (where tier is gold, from 2026-04-01)" */
  readonly where: string;
}

type Reading = Pick<TypeContext, 'literal' | 'cell' | 'readsCell'>;

/** What chooses: an attribute or a flag by name, with its words; and the days on which values change. */
interface Choices {
  readonly words: Map<string, readonly string[]>;
  readonly flags: Set<string>;
  readonly days: Set<string>;
}

/** More ways than these are not tried one by one; then the table is checked when it is used. */
const MOST_WAYS = 512;

/** @param apart attributes and flags that are not tried, since the table holds only with some words of them. */
export function waysOf(rows: readonly Row[], context: Reading, apart: readonly string[] = []): readonly Way[] {
  const choices: Choices = { words: new Map(), flags: new Set(), days: new Set() };
  for (const row of rows) for (const edge of LIMIT_KEYS) collect(row[edge], context, choices, new Set());
  const isAlone = choices.words.size === 1 && apart.length === 0;
  const words = new Map([...choices.words].filter(([name]) => !apart.includes(name) && (!choices.flags.has(name) || isAlone)));
  const days = [...choices.days].sort();
  let ways: ReadonlyMap<string, string>[] = [new Map()];
  for (const [name, all] of words) {
    ways = ways.flatMap((way) => all.map((word) => new Map(way).set(name, word)));
    if (ways.length > MOST_WAYS) return [{ literalOf: (operand) => context.literal(operand), where: '' }];
  }
  return (days.length === 0 ? [undefined] : days).flatMap((day) =>
    ways.map((way) => ({ literalOf: (operand) => literalIn(operand, way, day, context), where: said(way, day) })),
  );
}

function said(words: ReadonlyMap<string, string>, day: string | undefined): string {
  const all = [...[...words].map(([name, word]) => `where ${name} is ${word}`), ...(day === undefined ? [] : [`from ${day}`])];
  return all.length === 0 ? '' : ` (${all.join(', ')})`;
}

/** Of two flags, or a flag beside an attribute, one may follow from the other: flags are tried only alone. */
function collect(operand: unknown, context: Reading, choices: Choices, seen: ReadonlySet<string>): void {
  if (typeof operand !== 'string' || seen.has(operand) || context.literal(operand)) return;
  const cell = context.cell(operand);
  const within = new Set([...seen, operand]);
  if (cell?.cases !== undefined) {
    const name = String(cell['depending-on']);
    choices.words.set(name, Object.keys(cell.cases as object));
    if (context.readsCell(cell)) choices.flags.add(name);
    for (const inner of Object.values(cell.cases as object)) collect(inner, context, choices, within);
  }
  if (cell?.dated !== 'period') return;
  for (const [day, inner] of Object.entries(cell.values as object)) {
    choices.days.add(day);
    collect(inner, context, choices, within);
  }
}

function literalIn(operand: unknown, words: ReadonlyMap<string, string>, day: string | undefined, context: Reading): ReturnType<LiteralOf> {
  let at = operand;
  for (let depth = 0; depth < 100; depth += 1) {
    const literal = context.literal(at);
    const cell = literal || typeof at !== 'string' ? undefined : context.cell(at);
    if (!cell) return literal;
    if (cell.cases !== undefined) at = (cell.cases as Readonly<Record<string, unknown>>)[words.get(String(cell['depending-on'])) ?? ''];
    else if (cell.dated === 'period') at = inForce(cell.values as Readonly<Record<string, unknown>>, day);
    else return undefined;
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
