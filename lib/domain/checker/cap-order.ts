/**
 * Checks caps together: of two caps with one base and one window the wider one never cuts, a window of one period is no window, and an
 * amount that a cap cuts below the minimum is never paid.
 */
import { pointer } from '../issue.ts';
import { compare } from '../money/ratio.ts';
import { longestDays, monthsEach } from '../time/period.ts';
import type { Cap, Limit } from '../contract/terms.ts';
import type { Checker } from './checker.ts';
import { type Literal, parseLiteral } from '../contract/literal.ts';

export function checkCapOrder(checker: Checker): void {
  for (const [name, { cap = [], minimum }] of Object.entries(checker.terms.credits)) {
    checkNothing(checker, minimum, pointer('credits', name, 'minimum'));
    checkMinimum(checker, cap, minimum, pointer('credits', name, 'minimum'));
    const path = pointer('credits', name, 'cap');
    cap.forEach((one, i) => {
      if (one.over !== undefined) checkWindow(checker, one.over, `${path}/${i}/over`);
      const narrower = cap.find((other, j) => other !== one && isWithin(checker, other, one, j < i));
      if (narrower)
        checker.failOf(
          [one['at-most'], narrower['at-most']],
          'no-effect',
          `${path}/${i}`,
          `another cap of the same amount lets through only ${String(narrower['at-most'])}, so this one never cuts; remove it, or give it another base with \`of\` or another window with \`over\``,
        );
    });
  }
}

/** Checks a window of periods: it must contain more than one period, and only whole periods. */
function checkWindow(checker: Checker, over: string, path: string): void {
  if (isOnePeriod(checker, over))
    return checker.fail('no-effect', path, `"${over}" is the period itself, for which a cap holds without \`over\`; remove it`);
  const [months, period] = [monthsIn(over), monthsEach(checker.terms.period.every)];
  if (months === undefined) return;
  if (period !== undefined && months % period !== 0)
    checker.fail(
      'no-effect',
      path,
      `of "${over}" only ${months < period ? 'the period itself' : `${months - (months % period)} months`} would count, since a period has ${period}; write a multiple of ${period} months, or periods ("4 periods")`,
    );
  else if (period === undefined && months * LONGEST_MONTH < 2 * longestDays(checker.terms.period.every))
    checker.fail(
      'no-effect',
      path,
      `no other period lies within "${over}", since periods are ${checker.terms.period.every}; write periods ("4 periods")`,
    );
}

const LONGEST_MONTH = 31;

function monthsIn(over: string): number | undefined {
  const span = parseLiteral(over);
  return span?.kind === 'span' && span.value.unit === 'month' ? span.value.count : undefined;
}

/** Refuses a minimum of 0: no line is below it. */
function checkNothing(checker: Checker, minimum: Limit | undefined, path: string): void {
  for (const edge of ['at-least', 'more-than'] as const) {
    const literals = checker.literals(minimum?.[edge]);
    if (literals.length > 0 && literals.every((least) => least.kind === 'money' && least.value.n <= 0n))
      checker.failOf(
        [minimum?.[edge]],
        'no-effect',
        `${path}/${edge}`,
        'no owed amount is below it; name the smallest amount that is paid, or remove it',
      );
  }
}

/** Refuses a cap below the minimum: then no amount is ever paid. */
function checkMinimum(checker: Checker, caps: readonly Cap[], minimum: Limit | undefined, path: string): void {
  for (const edge of ['at-least', 'more-than'] as const) {
    const least = minimum?.[edge];
    const isBelow = (order: number): boolean => order < 0 || (order === 0 && edge === 'more-than');
    const cap = caps.find((one) => one.of === undefined && compares(checker, one['at-most'], least, isBelow));
    if (cap)
      checker.failOf(
        [least, cap['at-most']],
        'limit-empty',
        `${path}/${edge}`,
        `a cap lets through ${String(cap['at-most'])}, and only amounts ${edge} ${String(least)} are paid: nothing is ever owed; lower the minimum or raise the cap`,
      );
  }
}

/** Whether a comparison of two operands holds in every way; false where one of them is computed. */
function compares(checker: Checker, a: unknown, b: unknown, is: (order: number) => boolean): boolean {
  const inWay = (first: Literal | undefined, second: Literal | undefined): boolean =>
    first !== undefined &&
    second !== undefined &&
    first.kind !== 'span' &&
    second.kind !== 'span' &&
    first.kind === second.kind &&
    is(compare(first.value, second.value));
  return checker.ways([a, b]).every(({ literalOf }) => inWay(literalOf(a), literalOf(b)));
}

/** Whether a cap is never above another of the same base and window; of two equal ones the first stays. */
function isWithin(checker: Checker, cap: Cap, other: Cap, first: boolean): boolean {
  if (windowOf(checker, cap) !== windowOf(checker, other)) return false;
  const [a, b] = [cap, other].map(({ of }) => (of === undefined ? undefined : (checker.behind(of) ?? of)));
  return a === b && compares(checker, cap['at-most'], other['at-most'], (order) => order < 0 || (order === 0 && first));
}

const windowOf = (checker: Checker, { over }: Cap): string => (over === undefined || isOnePeriod(checker, over) ? '' : over);

function isOnePeriod({ terms }: Checker, over: string): boolean {
  const span = parseLiteral(over);
  const months = monthsIn(over);
  if (months !== undefined) return months === monthsEach(terms.period.every);
  return span?.kind === 'span' && span.value.unit === 'period' && span.value.count === 1;
}
