/** Literals, names, limits and conditions of a contract in plain Simplified Chinese. */
import { parseLiteral } from '../../domain/contract/literal.ts';
import type { Condition, Milestones } from '../../domain/contract/terms.ts';
import { type Cell, readsOwnWord } from '../../domain/operators/cell.ts';
import { LIMIT_KEYS } from '../../domain/operators/value.ts';
import { literal, word } from './chinese-words.ts';
import type { Say } from './language.ts';

export const list = (words: readonly unknown[], joint = '、'): string => (words.length === 0 ? '无' : words.map(String).join(joint));

export const say: Say = (operand) => {
  if (operand === 'period') return '本周期';
  if (operand === 'always') return '全天候';
  if (operand === 'never') return '从不';
  return parseLiteral(operand) || typeof operand === 'number' ? literal(String(operand)) : `“${String(operand)}”`;
};

export const names = (operands: unknown, joint?: string): string => list((operands as readonly unknown[]).map(say), joint);

const EDGES = { 'at-least': '不低于', 'more-than': '高于', 'at-most': '不超过', 'less-than': '低于' } as const;
export const limits = (limit: Readonly<Record<string, unknown>>): string =>
  list(
    LIMIT_KEYS.flatMap((edge) => (limit[edge] === undefined ? [] : [`${EDGES[edge]} ${say(limit[edge])}`])),
    '且',
  );

export const each = (cell: Cell): string => (cell.each === undefined ? '' : `，按每个 ${String(cell.each)} 分别计算`);

const words = (milestones: Milestones = []): string => list([milestones].flat().map(word), '或');

function condition(one: Condition): string {
  return one.of === undefined ? own(one) : `其“${one.of}”所指的记录${own(one)}`;
}

function own(one: Condition): string {
  if (one.attribute !== undefined)
    return one.is ? `${one.attribute} 为 ${list(one.is, ' 或 ')}` : `${one.attribute} 不为 ${list(one['is-not']!, ' 或 ')}`;
  const before = one.before === undefined ? '' : `在${words(one.before)}之前`;
  if (one.reached !== undefined) return `${before}已${words(one.reached)}`;
  if (one.missing !== undefined) return `${before}未${words(one.missing)}`;
  return `从${words(one.from)}到${words(one.to)}${limits(one as Record<string, unknown>)}${one.hours === undefined ? '' : `（按 ${say(one.hours)} 的时间计）`}`;
}

export const where = (cell: Cell): string => (cell.where === undefined ? '' : `，仅限 ${list(cell.where.map(condition), '，且')}`);

const COUNTS = { first: '以最初的值为准', last: '以最后的值为准', highest: '以曾达到的最高值为准' } as const;

/** The conditions of a cell, with the policy for attributes that change. */
export function whereOnce(cell: Cell): string {
  if (cell.where?.some(readsOwnWord) !== true) return where(cell);
  const policy = cell['on-severity-change'];
  const milestone = cell.from ?? cell.reached;
  const at = milestone === undefined ? '以评判所依据的值为准' : `以${word(milestone)}时的值为准`;
  const counts = cell.timer !== undefined && policy !== undefined ? undefined : (COUNTS[policy as keyof typeof COUNTS] ?? at);
  return `${where(cell)}${counts === undefined ? '' : `（有变更时${counts}）`}`;
}
