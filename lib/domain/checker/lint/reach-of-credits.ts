/** Warns of credits that the charges of an order cannot reach, and of tables by which a worse value owes less. */
import { pointer } from '../../issue.ts';
import { parseMoney } from '../../money/money.ts';
import { formatDecimal } from '../../money/decimal.ts';
import { currencyExponent } from '../../money/currency.ts';
import { type Ratio, ZERO, add, compare, integer, multiply } from '../../money/ratio.ts';
import { longestDays, monthsEach } from '../../time/period.ts';
import { LIMIT_KEYS } from '../../operators/value.ts';
import type { BandRow, Charge, Contract, Credit, Order, Terms } from '../../contract/terms.ts';
import { meaningOf } from '../../contract/meaning.ts';
import { withValues } from '../parameters.ts';
import type { CheckedTerms } from '../checked-terms.ts';
import { cellOf, literalOf } from '../graph.ts';
import { hasOneLineEach, mostOf } from './idle-caps.ts';
import { literalRows, valueOf } from './bands.ts';
import { type LintFinding, lintFinding } from './lint-finding.ts';

/** A minimum that the order's own charges never reach, whatever happens. */
export function* minimumOutOfReach(given: Terms, order: Order, _: Contract, types: CheckedTerms['types']): Generator<LintFinding> {
  const terms = withValues(given, order);
  for (const [name, credit] of Object.entries(terms.credits)) {
    const rate = mostOf(terms, credit.times);
    const charged = mostCharged(terms, order, credit.of);
    if (!rate || !charged || !hasOneLineEach(credit, types)) continue;
    const most = multiply(rate, charged);
    for (const edge of ['at-least', 'more-than'] as const) {
      const least = literalOf(terms, credit.minimum?.[edge]);
      if (least?.kind !== 'money' || compare(most, least.value) >= (edge === 'at-least' ? 0 : 1)) continue;
      yield lintFinding('minimum-out-of-reach', `${pointer('credits', name)}/minimum/${edge}`, {
        credit: name,
        edge,
        minimum: String(meaningOf(terms, credit.minimum![edge])),
        most: `${formatDecimal(most, currencyExponent(terms.money.currency) ?? 2, 'up')} ${terms.money.currency}`,
      });
    }
  }
}

/** An upper bound of the order's charges in one period that a base counts; undefined where it counts none, or by the day. */
function mostCharged(terms: Terms, order: Order, of: Credit['of']): Ratio | undefined {
  const base = cellOf(terms, of);
  if (base?.charges === undefined || base['a-day'] !== undefined) return undefined;
  const counts = ({ kind }: Charge): boolean =>
    base.charges === 'all' ? !((base.without ?? []) as string[]).includes(kind) : (base.charges as string[]).includes(kind);
  const counted = (order.charges ?? []).filter(counts);
  const amounts = counted.map((charge) => ({ charge, amount: parseMoney(charge.amount)?.exact }));
  if (amounts.length === 0 || amounts.some(({ amount }) => amount === undefined)) return undefined;
  return amounts.reduce((sum, { charge, amount }) => add(sum, multiply(amount!, integer(timesIn(terms, order, charge)))), ZERO);
}

/** How often a charge counts in one period at most. */
function timesIn({ period }: Terms, order: Order, { every, from = order.from }: Charge): number {
  if (every === 'once') return 1;
  const months = monthsEach(period.every);
  const beginsMonth =
    period.starts === undefined || period.starts === 'calendar' || (period.starts === 'term' ? order.from : period.starts).endsWith('-01');
  // A year, quarter or half-year of charges counts from its own first day, and a month is one of the calendar.
  const unit = monthsEach(every)!;
  if (months !== undefined && beginsMonth && (every === 'month' || from.endsWith('-01'))) return Math.ceil(months / unit);
  return Math.ceil(longestDays(period.every) / (28 * unit)) + 1;
}

/** A table by which a value that is worse for the customer owes less than a better one. */
export function* worseOwesLess(terms: Terms): Generator<LintFinding> {
  const seen = new Set<string>();
  for (const { times, for: named, 'if-breached': breached, 'owed-to': to } of Object.values(terms.credits)) {
    const objective = breached ?? named;
    const bands = cellOf(terms, times);
    // What the vendor earns may be for more of what it delivered, or for less.
    if (objective === undefined || to !== undefined || bands?.bands === undefined || seen.has(String(times))) continue;
    const limit = meaningOf(terms, bands.bands) === meaningOf(terms, objective) ? terms.objectives[objective] : undefined;
    const rows = limit && literalRows(terms, bands);
    const isHighBetter = limit?.['at-least'] !== undefined || limit?.['more-than'] !== undefined;
    const isLowBetter = limit?.['at-most'] !== undefined || limit?.['less-than'] !== undefined;
    if (!rows || isHighBetter === isLowBetter) continue;
    const ordered = [...rows].sort(byLowerEdge);
    if (isHighBetter) ordered.reverse();
    const at = ordered.findIndex((row, i) => i > 0 && compare(valueOf(row.gives)!, valueOf(ordered[i - 1]!.gives)!) < 0);
    if (at < 0) continue;
    seen.add(String(times));
    yield lintFinding('worse-owes-less', pointer('definitions', String(times)), {
      rate: String(times),
      cell: objective,
      worse: bandText(ordered[at]!),
      less: String(ordered[at]!.gives),
      better: bandText(ordered[at - 1]!),
      more: String(ordered[at - 1]!.gives),
    });
  }
}

/** Bands do not overlap, so that their lower edges give their order; the band without one is the lowest. */
function byLowerEdge(a: BandRow, b: BandRow): number {
  const [one, other] = [a, b].map((row) => row['at-least'] ?? row['more-than']);
  if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? -1 : 1;
  return compare(valueOf(one)!, valueOf(other)!);
}

const bandText = (row: BandRow): string =>
  LIMIT_KEYS.flatMap((edge) => (row[edge] === undefined ? [] : [`${edge} ${String(row[edge])}`])).join(', ');
