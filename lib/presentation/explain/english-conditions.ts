/** Literals, names, limits and conditions of a contract in plain English. */
import { parseLiteral } from '../../domain/contract/literal.ts';
import type { Condition, Milestones } from '../../domain/contract/terms.ts';
import { type Cell, readsOwnWord } from '../../domain/operators/cell.ts';
import { LIMIT_KEYS } from '../../domain/operators/value.ts';
import type { Say } from './language.ts';

export const list = (words: readonly unknown[], joint = 'and'): string => {
  const texts = words.map(String);
  return texts.length < 2 ? (texts[0] ?? 'nothing') : `${texts.slice(0, -1).join(', ')} ${joint} ${texts.at(-1)}`;
};

export const say: Say = (operand) => {
  if (operand === 'period') return 'the period';
  if (operand === 'always' || operand === 'never') return operand;
  return parseLiteral(operand) || typeof operand === 'number' ? String(operand) : `"${String(operand)}"`;
};

export const names = (operands: unknown, joint?: string): string => list((operands as readonly unknown[]).map(say), joint);

const EDGES = { 'at-least': 'at least', 'more-than': 'more than', 'at-most': 'at most', 'less-than': 'less than' } as const;
export const limits = (limit: Readonly<Record<string, unknown>>): string =>
  list(LIMIT_KEYS.flatMap((edge) => (limit[edge] === undefined ? [] : [`${EDGES[edge]} ${say(limit[edge])}`])));

const HOW: Readonly<Record<string, string>> = {
  'half-up': 'halves up',
  'half-even': 'halves to even',
  down: 'always down',
  up: 'always up',
};
export const rounded = (how: unknown): string => HOW[String(how)] ?? String(how);

export const each = (cell: Cell): string => (cell.each === undefined ? '' : `, for each ${String(cell.each)}`);
export const mark = (word: unknown): string => String(word).replaceAll('-', ' ');

const quoted = (milestones: Milestones): string =>
  list(
    [milestones].flat().map((milestone) => `"${milestone}"`),
    'or',
  );

const firstOf = (milestones: Milestones = []): string => list([milestones].flat().map(mark), 'or');

function condition(one: Condition): string {
  return one.of === undefined ? own(one) : `of the record that its "${one.of}" names, ${own(one)}`;
}

function own(one: Condition): string {
  if (one.attribute !== undefined)
    return one.is ? `${one.attribute} is ${list(one.is, 'or')}` : `${one.attribute} is not ${list(one['is-not']!, 'or')}`;
  const before = one.before === undefined ? '' : ` before ${quoted(one.before)}`;
  if (one.reached !== undefined) return `it had reached ${quoted(one.reached)}${before}`;
  if (one.missing !== undefined) return `it had not reached ${quoted(one.missing)}${before}`;
  return `from ${firstOf(one.from)} to ${firstOf(one.to)} there were ${limits(one as Record<string, unknown>)}${one.hours === undefined ? '' : ` in the hours of ${say(one.hours)}`}`;
}

export const where = (cell: Cell): string => (cell.where === undefined ? '' : `, only where ${list(cell.where.map(condition))}`);

const COUNTS = {
  first: 'its first word counts',
  last: 'its last word counts',
  highest: 'the highest word that it ever had counts',
} as const;

/** The conditions of a cell, with the policy for attributes that change. */
export function whereOnce(cell: Cell): string {
  if (cell.where?.some(readsOwnWord) !== true) return where(cell);
  const policy = cell['on-severity-change'];
  const milestone = cell.from ?? cell.reached;
  const at =
    milestone === undefined ? 'the word by which it was judged counts' : `the word that it had when it reached "${mark(milestone)}" counts`;
  const counts = cell.timer !== undefined && policy !== undefined ? undefined : (COUNTS[policy as keyof typeof COUNTS] ?? at);
  return `${where(cell)}${counts === undefined ? '' : ` (when that changes, ${counts})`}`;
}
