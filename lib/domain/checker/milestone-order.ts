/** Refuses milestones in the wrong order: the end of a span must be able to come after its start. */
import { isAlwaysBefore } from '../evidence/vocabulary.ts';
import type { Condition, Milestones } from '../contract/terms.ts';
import { article } from '../contract/article.ts';
import { milestonesIn, quotedMilestones } from '../contract/milestones.ts';
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
  for (const key of LATER) {
    if (operator.params[key] === undefined) continue;
    const ends = [cell[key]].flat().map(String);
    const before = ends.filter((end) => isAlwaysBefore(kind, end, String(cell.from)));
    if (operator.key === 'timer' && ends.includes(String(cell.from)))
      fail(
        'no-effect',
        `/${key}`,
        `the timer starts with "${String(cell.from)}", and from a milestone to itself no time passes; name another`,
      );
    if (key === 'until' && ends.includes(String(cell.from)))
      fail('no-effect', `/${key}`, `the first wait begins with "${String(cell.from)}", so that none has an end; name another`);
    for (const end of before)
      fail(
        'never-holds',
        `/${key}`,
        `${orderOf(kind, String(cell.from), end)}, so that no time ends with it; exchange the two, or name another`,
      );
    if (before.length === 0) checkList(kind, ends, `/${key}`, fail);
  }
  (cell.where ?? []).forEach((condition, i) => {
    const read = condition.of === undefined ? kind : (checker.terms.attributes?.[condition.of]?.names ?? kind);
    checkCondition(read, condition, (code, at, why) => fail(code, `/where/${i}${at}`, why));
  });
}

/** Of several milestones the first one counts, so that one that always follows another has no effect. */
function checkList(kind: string, milestones: readonly string[], at: string, fail: Fail): void {
  milestones.forEach((milestone, i) => {
    const earlier = milestones.find((other) => isAlwaysBefore(kind, other, milestone));
    if (earlier !== undefined)
      fail('no-effect', `${at}/${i}`, `${orderOf(kind, milestone, earlier)}, and the first of the list counts; remove "${milestone}"`);
  });
}

/** Whether each of the first milestones is before each of the others; then no record has another order. */
const areAlwaysBefore = (kind: string, firsts: Milestones, seconds: Milestones): boolean =>
  milestonesIn(firsts).every((first) => milestonesIn(seconds).every((second) => isAlwaysBefore(kind, first, second)));

const orderOf = (kind: string, second: Milestones, first: Milestones): string =>
  `${article(kind)} never reaches ${quotedMilestones(second)} before ${quotedMilestones(first)}`;

function checkCondition(kind: string, { from, to, reached, missing, before }: Condition, fail: Fail): void {
  for (const [key, milestones] of Object.entries({ from, to, reached, missing, before }))
    if (Array.isArray(milestones)) checkList(kind, milestones as readonly string[], `/${key}`, fail);
  if (from !== undefined && to !== undefined && areAlwaysBefore(kind, to, from))
    fail('never-holds', '/to', `${orderOf(kind, from, to)}, so that no time lies between; exchange the two`);
  const milestone = reached ?? missing;
  if (milestone === undefined || before === undefined) return;
  if (areAlwaysBefore(kind, milestone, before))
    fail('no-effect', '/before', `${orderOf(kind, before, milestone)}, so that \`before\` has no effect; remove it, or exchange the two`);
  else if (areAlwaysBefore(kind, before, milestone)) {
    const order = orderOf(kind, milestone, before);
    if (reached === undefined) fail('no-effect', '/before', `${order}, so that this always holds; exchange the two, or remove it`);
    else fail('never-holds', '/before', `${order}, so that this never holds; exchange the two`);
  }
}
