/** Refuses milestones in the wrong order: the end of a span must be able to come after its start. */
import { isAlwaysBefore } from '../evidence/vocabulary.ts';
import type { Condition } from '../contract/terms.ts';
import { article } from '../contract/article.ts';
import type { Checker } from './checker.ts';
import type { Cell } from '../operators/cell.ts';
import type { Operator } from '../operators/define-operator.ts';

type Fail = (code: string, at: string, why: string) => void;

/** Parameters with a milestone that comes after that of `from`. */
const LATER = ['to', 'until', 'update'] as const;

/** @param path JSON pointer of the cell. */
export function checkMilestoneOrder(checker: Checker, operator: Operator, cell: Cell, path: string): void {
  const kind = String(cell[operator.key]);
  const fail: Fail = (code, at, why) => checker.fail(code, path + at, why);
  for (const key of LATER)
    if (operator.params[key] !== undefined)
      for (const end of [cell[key]].flat().map(String))
        if (isAlwaysBefore(kind, end, String(cell.from)))
          fail(
            'never-holds',
            `/${key}`,
            `${orderOf(kind, end, String(cell.from))}, so that no time ends with it; exchange the two, or name another`,
          );
  (cell.where ?? []).forEach((condition, i) => checkCondition(kind, condition, (code, at, why) => fail(code, `/where/${i}${at}`, why)));
}

const orderOf = (kind: string, first: string, second: string): string => `${article(kind)} never reaches "${second}" before "${first}"`;

function checkCondition(kind: string, { from, to, reached, missing, before }: Condition, fail: Fail): void {
  if (from !== undefined && to !== undefined && isAlwaysBefore(kind, to, from))
    fail('never-holds', '/to', `${orderOf(kind, to, from)}, so that no time lies between; exchange the two`);
  const milestone = reached ?? missing;
  if (milestone === undefined || before === undefined) return;
  if (isAlwaysBefore(kind, milestone, before))
    fail('no-effect', '/before', `${orderOf(kind, milestone, before)}, so that \`before\` has no effect; remove it, or exchange the two`);
  else if (isAlwaysBefore(kind, before, milestone)) {
    const order = orderOf(kind, before, milestone);
    if (reached === undefined) fail('no-effect', '/before', `${order}, so that this always holds; exchange the two, or remove it`);
    else fail('never-holds', '/before', `${order}, so that this never holds; exchange the two`);
  }
}
