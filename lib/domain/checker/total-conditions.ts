/** Refuses conditions, and choices by words, that hold always or never: they have no effect. */
import type { Condition, Milestones } from '../contract/terms.ts';
import { milestonesIn, quotedMilestones } from '../contract/milestones.ts';
import type { Checker } from './checker.ts';
import { attributeOf } from './check-attributes.ts';
import { checkEdgesTogether } from './check-edges.ts';
import { checkMilestoneOrder } from './milestone-order.ts';
import type { Cell } from '../operators/cell.ts';
import type { Operator } from '../operators/define-operator.ts';
import { wordsOf } from '../operators/attribute-values.ts';
import { areAll } from '../operators/type-context.ts';
import { isAlwaysBefore } from '../evidence/vocabulary.ts';

/** @param path JSON pointer of the cell. */
export function checkTotal(checker: Checker, operator: Operator, cell: Cell, path: string): void {
  if (operator.key === 'attribute-is') checkFact(checker, cell, path);
  if (operator.key === 'depending-on') checkCases(checker, cell, path);
  checkMilestoneOrder(checker, operator, cell, path);
  const { where } = cell;
  if (!where) return;
  const begins = ['from', 'reached'].find((param) => operator.params[param]?.is === 'milestone');
  // Conditions on the record itself, and those on each record that it names.
  for (const of of new Set(where.map((condition) => condition.of))) {
    const own = where.flatMap((condition, i) => (condition.of === of ? [{ condition, i, isAlone: where.length === 1 }] : []));
    const names = new Set(own.flatMap(({ condition }) => condition.attribute ?? []));
    for (const name of names) checkWords(checker, name, own, `${path}/where`);
    checkNotices(checker, own, `${path}/where`);
    if (of === undefined)
      checkNothing(checker, String(cell[operator.key]), own, begins === undefined ? undefined : String(cell[begins]), `${path}/where`);
    checkMilestones(
      checker,
      own,
      `${path}/where`,
      begins === undefined || of !== undefined ? undefined : (cell[begins] as string | undefined),
    );
  }
}

/** A condition with its place in the list. */
interface Placed {
  /** Whether it is the only condition of the list. */
  readonly isAlone: boolean;
  readonly condition: Condition;
  readonly i: number;
}

/** The possible words of an attribute; undefined when it has no words or is not declared. */
function vocabulary({ terms }: Checker, name: string): readonly string[] | undefined {
  const values = attributeOf(terms, name)?.values;
  return values && wordsOf(values);
}

/** Checks the conditions on one attribute: each must exclude a word that the others allow, and together they must allow one. */
function checkWords(checker: Checker, name: string, where: readonly Placed[], path: string): void {
  const words = vocabulary(checker, name);
  if (!words) return;
  const lets = ({ is, 'is-not': not }: Condition, word: string): boolean => (is ? is.includes(word) : !not!.includes(word));
  let kept = where.filter(({ condition }) => condition.attribute === name);
  const all = (conditions: typeof kept): readonly string[] =>
    words.filter((word) => conditions.every(({ condition }) => lets(condition, word)));
  if (all(kept).length === 0) {
    const why = kept.length === 1 ? `"${name}" is always one of these words` : `no word of "${name}" meets all conditions on it`;
    checker.fail('never-holds', `${path}/${kept.at(-1)!.i}`, `${why}, so that nothing counts; name the words that are meant`);
    return;
  }
  for (const one of [...kept].reverse()) {
    const others = kept.filter((other) => other !== one);
    if (all(others).length > all(kept).length) continue;
    kept = others;
    const why =
      others.length === 0
        ? `it holds for every word of "${name}" (${words.join(', ')})`
        : `every word that the other conditions on "${name}" allow meets it`;
    checker.fail('no-effect', `${path}/${one.i}`, `${why}; ${removal(where)}, or name the words that are meant`);
  }
}

/** @param begins the milestone without which a record does not count. */
function checkMilestones(checker: Checker, where: readonly Placed[], path: string, begins: string | undefined): void {
  where.forEach(({ condition, i }) => {
    const { from, to, reached, missing, before } = condition;
    const at = `${path}/${i}`;
    const milestone = reached ?? missing;
    const ownEnd = shared(from, to);
    if (ownEnd !== undefined)
      checker.fail('no-effect', `${at}/to`, `from "${ownEnd}" to itself no time passes; name the milestone that is meant`);
    const itself = shared(milestone, before);
    if (itself !== undefined)
      checker.fail('no-effect', `${at}/before`, `"${itself}" is never before itself; name the milestone that is meant`);
    if (
      missing !== undefined &&
      before !== undefined &&
      where.some(({ condition: other }) => isWithin(other.reached, missing) && isSame(other.before, before))
    )
      checker.fail(
        'never-holds',
        at,
        `another condition requires ${quotedMilestones(missing)} before ${quotedMilestones(before)}, so that nothing counts; remove one, or name the milestones that are meant`,
      );
    if (before !== undefined || milestone === undefined) return;
    const rival = where.find(
      ({ condition: other }) => other !== condition && isWithin(other.reached, milestone) && isNarrower(other, condition),
    );
    const isReached = shared(begins, milestone) !== undefined || rival !== undefined;
    if (!isReached) return;
    if (reached === undefined)
      checker.fail(
        'never-holds',
        at,
        `a record without ${quotedMilestones(milestone)} does not count here anyway, so that nothing does; ${removal(where)}`,
      );
    else checker.fail('no-effect', at, `only records that reached ${quotedMilestones(milestone)} count here anyway; ${removal(where)}`);
  });
}

/** How to remove one of the conditions: a list of them has at least one. */
const removal = (where: readonly Placed[]): string => (where[0]!.isAlone ? 'remove `where`' : 'remove it');

/** A milestone that is in both. */
const shared = (one: Milestones | undefined, other: Milestones | undefined): string | undefined =>
  milestonesIn(one).find((milestone) => milestonesIn(other).includes(milestone));

/** Whether a record that reached one of the first has reached one of the others. */
const isWithin = (one: Milestones | undefined, other: Milestones): boolean =>
  one !== undefined && milestonesIn(one).every((milestone) => milestonesIn(other).includes(milestone));

const isSame = (one: Milestones | undefined, other: Milestones): boolean =>
  one !== undefined && isWithin(one, other) && isWithin(other, one);

/** Whether a condition that certain milestones are reached excludes records that the other one lets pass; always of one that is `missing`. */
const isNarrower = (one: Condition, other: Condition): boolean =>
  other.reached === undefined || one.before !== undefined || !isSame(one.reached, other.reached);

/** Checks several conditions on the time between the same milestones: some length must meet all, and each must exclude some length. */
function checkNotices(checker: Checker, where: readonly Placed[], path: string): void {
  where.forEach(({ condition, i }, place) => {
    const { from, to, hours } = condition;
    if (from === undefined) return;
    const earlier = where
      .slice(0, place)
      .filter(({ condition: other }) => isSame(other.from, from) && isSame(other.to, to ?? []) && other.hours === hours);
    for (const { condition: other } of earlier) checkEdgesTogether(checker, other, condition, `${path}/${i}`);
  });
}

/** Refuses `at-least: 0 h` after the milestone without which no record counts, where the other milestone never comes before it. */
function checkNothing(checker: Checker, kind: string, where: readonly Placed[], begins: string | undefined, path: string): void {
  where.forEach(({ condition: { from, to, 'at-least': least }, i }) => {
    const isNothing = areAll(checker.literals(least), (literal) => literal.kind !== 'span' && literal.value.n === 0n);
    if (!isNothing || from === undefined || to === undefined || from !== begins) return;
    if (!milestonesIn(to).every((milestone) => isAlwaysBefore(kind, begins, milestone))) return;
    checker.failOf(
      [least],
      'no-effect',
      `${path}/${i}/at-least`,
      `${quotedMilestones(to)} never comes before "${begins}", so that this always holds; name the length that is meant, or remove the condition`,
    );
  });
}

function checkFact(checker: Checker, cell: Cell, path: string): void {
  const words = vocabulary(checker, String(cell['attribute-is'])) ?? [];
  if (words.length > 0 && words.every((word) => (cell.is as readonly string[]).includes(word)))
    checker.fail(
      'no-effect',
      `${path}/is`,
      `it holds for every word of "${String(cell['attribute-is'])}"; name the words for which it is to hold`,
    );
}

function checkCases(checker: Checker, cell: Cell, path: string): void {
  const cases = Object.values(cell.cases as Readonly<Record<string, unknown>>);
  if (cases.length < 2 || cases.some((one) => one !== cases[0])) return;
  checker.fail(
    'no-effect',
    `${path}/cases`,
    `each word of "${String(cell['depending-on'])}" gives ${String(cases[0])}; use ${String(cases[0])} itself, or correct what the other words give`,
  );
}
