/** What counts in each part of a period that a version of the text splits. */
import { pointer } from '../../issue.ts';
import { parseDay } from '../../time/instant.ts';
import { periodAt } from '../../time/period.ts';
import { startOfDay } from '../../time/daylight-saving.ts';
import type { Contract, Credit, Order, Terms } from '../../contract/terms.ts';
import { periodRule } from '../amendments.ts';
import { meaningOf } from '../../contract/meaning.ts';
import type { LintFinding } from './lint-finding.ts';
import { literalOf } from '../graph.ts';

/** Amounts of money that a text writes down, where its first day splits a period: charges are by days, such amounts are not. */
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
        yield {
          code: 'fixed-amount-in-parts',
          path: pointer('credits', name, ...path),
          message: `version ${terms.version} splits ${period.label} on ${terms.from}: ${String(amount)} counts in its part in full, and what the text before it says counts in the other`,
        };
}

/** What a credit pays for a period, its caps and its minimum; a window of several periods counts what earlier parts paid. */
function* amountsOf(
  { of, times, cap = [], minimum = {}, 'if-breached': breached }: Credit,
  terms: Terms,
): Generator<readonly [path: readonly (string | number)[], amount: unknown]> {
  if (literalOf(terms, times) && isOfPeriod(meaningOf(terms, breached))) yield [['of'], of];
  for (const [i, { 'at-most': most, over }] of cap.entries()) if (over === undefined) yield [['cap', i, 'at-most'], most];
  for (const edge of ['at-least', 'more-than'] as const) yield [['minimum', edge], minimum[edge]];
}

/** Whether an objective is judged once in each part: what is judged of each record is in one of them. */
const isOfPeriod = (cell: unknown): boolean =>
  typeof cell === 'object' && cell !== null && ('uptime' in cell || ('duration' in cell && !('each' in cell)));
