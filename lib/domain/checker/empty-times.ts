/** Refuses times that are always empty, and times that have no effect in a combination. */
import { pointer } from '../issue.ts';
import { type Ratio, compare, integer } from '../money/ratio.ts';
import type { Extent } from '../operators/extent.ts';
import type { OperatorKey } from '../operators/operator.ts';
import { namesIn } from '../operators/operands.ts';
import { operatorOf } from '../operators/registry.ts';
import { hoursOf } from '../operators/times/business-hours.ts';
import { longestPeriod } from '../time/period.ts';
import type { Checker } from './checker.ts';
import type { Literal } from '../contract/literal.ts';
import { areDisjoint, countsInFull, isWithin } from './within.ts';
import { meaningOf } from '../contract/meaning.ts';
import { sameMeaning } from './same-meaning.ts';
import { stepsOf } from '../contract/claim-clause.ts';
import type { Terms } from '../contract/terms.ts';
import type { Cell } from '../operators/cell.ts';

/** @param checker a checker without issues in single cells. */
export function checkEmptyTimes(checker: Checker): void {
  const { definitions, claims, close } = checker.terms;
  for (const [name, cell] of Object.entries(definitions)) if (typeof cell === 'object') checkCell(checker, name, cell);
  for (const [name, claim] of Object.entries(claims))
    stepsOf(claim).forEach(({ hours }, i) => checkHours(checker, hours, `${pointer('claims', name)}/do/${i}/hours`));
  checkHours(checker, close?.hours, pointer('close', 'hours'));
}

type GivenTimes = 'always' | 'never';

/** The reserved times (`always`, `never`, `period`) that a name means; undefined for any other. */
function givenBy({ terms }: Checker, operand: unknown): GivenTimes | undefined {
  const meaning = meaningOf(terms, operand);
  return meaning === 'always' || meaning === 'never' ? meaning : undefined;
}

function checkHours(checker: Checker, hours: unknown, path: string): void {
  if (givenBy(checker, hours) === 'never')
    checker.fail(
      'never-holds',
      path,
      `"${String(hours)}" contains no time, so that nothing ever counts in it; name the hours that are meant`,
    );
}

const SETS: Partial<Record<OperatorKey, (checker: Checker, names: readonly string[], path: string, name: string) => void>> = {
  'all-of': checkAllOf,
  'any-of': checkAnyOf,
  except: checkExcept,
};

function checkCell(checker: Checker, name: string, cell: Cell): void {
  const [operator, path] = [operatorOf(cell), pointer('definitions', name)];
  if (!operator) return;
  const set = SETS[operator.key];
  if (set) {
    set(checker, cell[operator.key] as readonly string[], `${path}/${operator.key}`, name);
    return;
  }
  // A case may choose `never`: a contract excludes words so.
  for (const [key, { is }] of [[operator.key, operator.subject] as const, ...Object.entries(operator.params)])
    if (is === 'name' || is === 'operand') checkHours(checker, cell[key], `${path}/${key}`);
  (cell.where ?? []).forEach(({ hours }, i) => checkHours(checker, hours, `${path}/where/${i}/hours`));
  checkMark(checker, cell, path);
  if (operator.key === 'continuous') checkRuns(checker, cell, path);
}

/** Operators that cut times at the ends of the period. Others, such as `continuous` and `allowance`, do not. */
const MEASURES: ReadonlySet<OperatorKey> = new Set(['uptime', 'duration']);
const PASSES: ReadonlySet<OperatorKey> = new Set(['any-of', 'all-of', 'except', 'weighted', 'concurrent', 'downstream']);

/** Whether every reader of some times measures them within the period only. */
function isOnlyMeasured(terms: Terms, name: string, seen = new Set<string>()): boolean {
  if (seen.has(name)) return true;
  seen.add(name);
  return Object.entries(terms.definitions).every(([reader, cell]) => {
    if (typeof cell === 'string') return cell !== name || isOnlyMeasured(terms, reader, seen);
    const key = typeof cell === 'object' && namesIn(cell).includes(name) ? operatorOf(cell)?.key : undefined;
    return key === undefined || MEASURES.has(key) || (PASSES.has(key) && isOnlyMeasured(terms, reader, seen));
  });
}

function checkAllOf(checker: Checker, names: readonly string[], path: string, of: string): void {
  names.forEach((name, i) => {
    const given = givenBy(checker, name);
    if (meaningOf(checker.terms, name) === 'period' && isOnlyMeasured(checker.terms, of))
      checker.fail('no-effect', `${path}/${i}`, `"${of}" is measured only within the period; remove "${name}"`);
    if (given === 'never')
      checker.fail('never-holds', `${path}/${i}`, `nothing is in "${name}", so that nothing is in all of these; remove it`);
    if (given === 'always') checker.fail('no-effect', `${path}/${i}`, `what is in the others is in "${name}" anyway; remove it`);
    const narrower = countsInFull(checker, name) ? names.find((other, at) => at !== i && isWithin(checker, other, name)) : undefined;
    if (narrower !== undefined)
      checker.fail('no-effect', `${path}/${i}`, `all of "${narrower}" is in "${name}" anyway; remove it, or name the times that are meant`);
    const rival = names.slice(0, i).find((other) => areApart(checker, other, name));
    if (rival !== undefined)
      checker.fail(
        'never-holds',
        `${path}/${i}`,
        `no hour of "${name}" is in "${rival}", so that nothing is in all of these; name the calendars that are meant`,
      );
    const removed = names.slice(0, i).find((other) => areDisjoint(checker, other, name));
    if (removed !== undefined)
      checker.fail(
        'never-holds',
        `${path}/${i}`,
        `"${removed}" and "${name}" never overlap, since one is without the other, so that nothing is in all of these; name the times that are meant`,
      );
  });
}

/** What to do with times without effect in a list of two or more: alone, the other needs no list. */
const without = (names: readonly string[], i: number): string => (names.length === 2 ? `use "${names[1 - i]!}" itself` : 'remove it');

function checkAnyOf(checker: Checker, names: readonly string[], path: string): void {
  names.forEach((name, i) => {
    const given = givenBy(checker, name);
    if (given === 'never') checker.fail('no-effect', `${path}/${i}`, `nothing is in "${name}"; ${without(names, i)}`);
    if (given === 'always')
      checker.fail(
        'no-effect',
        `${path}/${i}`,
        `all time is in "${name}", whatever the others are; name it alone, or ${without(names, i)}`,
      );
    const wider = names.find((other, at) => at !== i && isWithin(checker, name, other));
    if (wider !== undefined)
      checker.fail(
        'no-effect',
        `${path}/${i}`,
        `all of "${name}" is in "${wider}" anyway; ${without(names, i)}, or name the times that are meant`,
      );
  });
}

function checkExcept(checker: Checker, names: readonly string[], path: string): void {
  const [first, ...others] = names;
  const taking = others.find((other) => countsInFull(checker, other) && isWithin(checker, first!, other));
  if (taking !== undefined)
    checker.fail(
      'never-holds',
      `${path}/${names.indexOf(taking)}`,
      `all of "${first!}" is in "${taking}", so that nothing is left; name the times that are meant`,
    );
  else checkRemoved(checker, names, path);
  names.forEach((name, i) => {
    const given = givenBy(checker, name);
    if (given === 'never' && i > 0)
      checker.fail('no-effect', `${path}/${i}`, `nothing is in "${name}", so that it takes nothing out; ${without(names, i)}`);
    else if (given === 'never' || (given === 'always' && i > 0))
      checker.fail(
        'never-holds',
        `${path}/${i}`,
        i === 0
          ? `nothing is in "${name}"; name the times that are meant`
          : `"${name}" takes everything out; name the times that are meant`,
      );
  });
}

/** Refuses times that take nothing out of the first: they never overlap with it, or others take them out anyway. */
function checkRemoved(checker: Checker, names: readonly string[], path: string): void {
  const [first, ...others] = names;
  others.forEach((name, i) => {
    const fail = (why: string): void =>
      checker.fail('no-effect', `${path}/${i + 1}`, `${why}; ${without(names, i + 1)}, or name the times that are meant`);
    const wider = others.find((other, at) => at !== i && countsInFull(checker, other) && isWithin(checker, name, other));
    if (areApart(checker, first!, name) || areDisjoint(checker, first!, name))
      fail(`nothing of "${name}" is in "${first!}", so that it takes nothing out`);
    else if (wider !== undefined && sameMeaning(checker.terms, wider) !== sameMeaning(checker.terms, name))
      fail(`all of "${name}" is in "${wider}", which is taken out anyway`);
  });
}

const MINUTES_OF_WEEK = 7 * 24 * 60;

/** Whether two calendars never overlap. This is certain only for calendars of one zone without special days. */
function areApart(checker: Checker, a: string, b: string): boolean {
  const [first, second] = [minutesOpen(checker, a), minutesOpen(checker, b)];
  if (!first || !second || first.zone !== second.zone) return false;
  return first.minutes.every((open, minute) => !open || !second.minutes[minute]);
}

function minutesOpen(checker: Checker, name: string): { readonly zone: string; readonly minutes: readonly boolean[] } | undefined {
  const behind = checker.behind(name);
  const cell = behind === undefined ? undefined : (checker.terms.definitions[behind] as Cell);
  if (cell?.['business-hours'] === undefined || cell['also-open'] !== undefined) return undefined;
  const { zone, week } = hoursOf(cell, checker.terms);
  const minutes = new Array<boolean>(MINUTES_OF_WEEK).fill(false);
  week.forEach((hours, day) => {
    for (const { from, to } of hours)
      for (let minute = from; minute < to; minute += 1) minutes[(day * 24 * 60 + minute) % MINUTES_OF_WEEK] = true;
  });
  return { zone, minutes };
}

/** Refuses a mark that the value never exceeds (`excess`) or never falls below (`shortfall`). */
function checkMark(checker: Checker, { excess, above, shortfall, below, subtract, from }: Cell, path: string): void {
  const extent = (operand: unknown): Extent => checker.extent(operand);
  const reaches = (low: Ratio | undefined, high: Ratio | undefined): boolean =>
    low !== undefined && high !== undefined && compare(low, high) >= 0;
  const fail = (key: string, name: unknown, mark: unknown): void =>
    checker.failOf(
      [mark],
      'never-holds',
      `${path}/${key}`,
      `"${String(name)}" is never ${key} ${String(mark)}, so that it is always 0; name the mark that is meant`,
    );
  if (excess !== undefined && reaches(extent(above).least, extent(excess).most)) fail('above', excess, above);
  if (shortfall !== undefined && reaches(extent(shortfall).least, extent(below).most)) fail('below', shortfall, below);
  // Only a reading can be below 0.
  const isBelowZero = subtract !== undefined && checker.types.get(String(subtract))?.kind === 'reading';
  if (subtract !== undefined && !isBelowZero && reaches(extent(subtract).least, extent(from).most))
    checker.failOf(
      [from],
      'never-holds',
      `${path}/from`,
      `"${String(subtract)}" is never below ${String(from)}, so that the difference is always 0; exchange the two, or name the numbers that are meant`,
    );
}

/** Refuses a length above the longest period where stretches are cut at its ends. */
function checkRuns(checker: Checker, cell: Cell, path: string): void {
  if (cell['across-period-end'] !== 'cut') return;
  const { every } = checker.terms.period;
  for (const edge of ['at-least', 'more-than'] as const) {
    const isTooLong = (limit: Literal): boolean => limit.kind === 'duration' && compare(limit.value, integer(longestPeriod(every))) > 0;
    if (checker.literals(cell[edge]).some(isTooLong))
      checker.failOf(
        [cell[edge]],
        'never-holds',
        `${path}/${edge}`,
        `no stretch within a period (${every}) is so long, and stretches are cut at its ends; say \`across-period-end: joined\`, or a shorter length`,
      );
  }
}
