/**
 * What one more minute of downtime would cost: the period assessed again with a minute that a measured cell was up, as downtime. It is taken
 * where it costs more: right after the last outage, as its continuation, or alone in the last minute that was up.
 */
import type { CheckedContract } from '../../checker/check-contract.ts';
import type { Fact } from '../../evidence/fact.ts';
import { formatAmount } from '../../money/money.ts';
import type { PeriodState } from '../../operators/earlier-periods.ts';
import { type Instant, MINUTE } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { assess } from '../assess.ts';
import { minorOf } from '../restatement.ts';
import { type Amount, type Statement, isProvisional } from '../statement.ts';
import type { MeasuredMonth } from './month.ts';
import type { MonthRow } from './month-rows.ts';
import type { TimelineStretch } from './stretches.ts';

type Owing = Pick<Statement, 'total' | 'bounds'>;

export interface OneMoreMinute {
  readonly during: Interval;
  /** What is owed without it and with it; with bounds where missing facts leave an amount open. */
  readonly before: Owing;
  readonly after: Owing;
  /** Absent where missing facts leave one of the two open. */
  readonly difference?: Amount;
  /** The objectives of the row that it would breach. */
  readonly breaches: readonly string[];
}

export interface MinuteEvidence {
  readonly checked: CheckedContract;
  readonly facts: readonly Fact[];
  readonly earlier?: ReadonlyMap<string, PeriodState>;
}

/** @param until what happens from this instant (epoch ms) on is not known yet. @returns undefined where no minute is up. */
export function oneMoreMinute(
  month: MeasuredMonth,
  row: MonthRow,
  until: Instant,
  { checked, facts, earlier }: MinuteEvidence,
): OneMoreMinute | undefined {
  const { at, ends } = month.sources(row);
  const assessed = (during?: Interval): Statement | undefined => {
    const options = { ...(earlier && { earlier }), ...(during && { added: { during, at } }) };
    const result = assess(checked, facts, month.period.label, options);
    return 'issue' in result ? undefined : result.statement;
  };
  const before = assessed();
  const tries = before
    ? minutesUp(row.stretches, ends, until).flatMap((during) => {
        const after = assessed(during);
        return after ? [{ during, after }] : [];
      })
    : [];
  const [first] = tries;
  if (!before || !first) return undefined;
  const { during, after } = tries.reduce((dearest, one) => (mostOwed(one.after) > mostOwed(dearest.after) ? one : dearest), first);
  return {
    during,
    before: owing(before),
    after: owing(after),
    ...(!isProvisional(before) && !isProvisional(after) && { difference: difference(before.total, after.total) }),
    breaches: row.objectives.filter(
      (objective) => outcomes(objective, row, before, 'breached') < outcomes(objective, row, after, 'breached'),
    ),
  };
}

/** The minute right after the last downtime, and the last one of all, in time that was up. */
function minutesUp(stretches: readonly TimelineStretch[], ends: readonly Instant[], until: Instant): Interval[] {
  const up = stretches
    .map((stretch) => ({ ...stretch, end: Math.min(stretch.end, until) }))
    .filter(({ state, start, end }) => state === 'up' && end - start >= MINUTE);
  const isUp = (at: Instant): boolean => up.some(({ start, end }) => start <= at && at + MINUTE <= end);
  const last = up.at(-1);
  const starts = [ends.findLast(isUp), last && last.end - MINUTE].filter((start) => start !== undefined);
  return [...new Set(starts)].map((start) => ({ start, end: start + MINUTE }));
}

const owing = ({ total, bounds }: Statement): Owing => ({ total, ...(bounds && { bounds }) });

const mostOwed = ({ total, bounds }: Statement): bigint => minorOf(bounds?.toCustomer.most ?? bounds?.toCustomer.least ?? total);

const difference = (before: Amount, after: Amount): Amount => ({
  amount: formatAmount({ minor: minorOf(after) - minorOf(before), currency: after.currency }),
  currency: after.currency,
});

const outcomes = (objective: string, { index, part }: MonthRow, { objectives }: Statement, outcome: string): number =>
  objectives.filter(
    (one) => one.objective === objective && one.part === part && (index === '' || one.index === index) && one.outcome === outcome,
  ).length;
