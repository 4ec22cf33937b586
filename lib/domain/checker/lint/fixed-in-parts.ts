/** Warns of amounts that count in full in each part of a period that a version splits. */
import { pointer } from '../../issue.ts';
import { parseDay } from '../../time/instant.ts';
import { periodAt } from '../../time/period.ts';
import { startOfDay } from '../../time/daylight-saving.ts';
import type { Contract, Credit, Order, Terms } from '../../contract/terms.ts';
import { periodRule } from '../amendments.ts';
import { meaningOf } from '../../contract/meaning.ts';
import { type LintFinding, lintFinding } from './lint-finding.ts';
import { literalOf } from '../graph.ts';

/** Written amounts of money, where the first day of a version splits a period: charges are divided by days, written amounts are not. */
export function* fixedInParts(terms: Terms, order: Order, contract: Contract): Generator<LintFinding> {
  const isLater = contract.terms.some(({ from }) => from < terms.from) && order.from < terms.from;
  if (!isLater || terms['takes-effect'] !== 'at-once-splitting-period') return;
  const rule = periodRule(terms, order);
  const start = startOfDay(rule.zone, parseDay(terms.from)!);
  const period = periodAt(rule, start);
  if (period.start === start) return;
  for (const [name, credit] of Object.entries(terms.credits))
    for (const [path, amount] of amountsOf(credit, terms))
      if (literalOf(terms, amount)?.kind === 'money')
        yield lintFinding('fixed-amount-in-parts', pointer('credits', name, ...path), {
          version: terms.version,
          period: period.label,
          from: terms.from,
          amount: String(amount),
        });
}

/** The amounts of a credit for one period: base or rate, caps and minimum. A cap over several periods also counts the payments of earlier parts. */
function* amountsOf(
  { of, times, cap = [], minimum = {}, 'if-breached': breached }: Credit,
  terms: Terms,
): Generator<readonly [path: readonly (string | number)[], amount: unknown]> {
  if (literalOf(terms, times) && isOfPeriod(meaningOf(terms, breached))) yield [['of'], of];
  for (const [i, { 'at-most': most, over }] of cap.entries()) if (over === undefined) yield [['cap', i, 'at-most'], most];
  for (const edge of ['at-least', 'more-than'] as const) yield [['minimum', edge], minimum[edge]];
}

/** Whether an objective is judged once in each part. An objective about records is not: each record is in one part. */
const isOfPeriod = (cell: unknown): boolean =>
  typeof cell === 'object' && cell !== null && ('uptime' in cell || ('duration' in cell && !('each' in cell)));
