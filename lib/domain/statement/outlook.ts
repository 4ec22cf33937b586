/**
 * The outlook of a running period: an assessment as if all open records ended now and nothing more happened. An objective that is breached
 * then stays breached, an amount that is owed then is a lower bound, and the rest of each budget is the downtime that is still allowed.
 */
import type { CheckedContract } from '../checker/check-contract.ts';
import type { ServicePeriod } from '../checker/service-period.ts';
import type { Fact } from '../evidence/fact.ts';
import { fold } from '../evidence/fold.ts';
import type { Issue } from '../issue.ts';
import { roundToInteger } from '../money/rounding.ts';
import { type Ratio, ONE, add, compare, divide, formatFraction, integer, multiply, parseFraction, subtract } from '../money/ratio.ts';
import { NO_PAST, type PeriodState } from '../operators/earlier-periods.ts';
import { Choice, Range } from '../operators/range.ts';
import { type LimitKey, recordOf } from '../operators/value.ts';
import { deadline, latestWithin } from '../time/calendar.ts';
import { type Instant, MINUTE, formatInstant } from '../time/instant.ts';
import { factsAsIfOver } from './as-if-over.ts';
import { assess } from './assess.ts';
import { mostOwed } from './credits/most-owed.ts';
import { type Disagreement, disagreementsIn } from './disagreements.ts';
import type { Evaluation } from './objectives/evaluation.ts';
import { evaluation } from './objectives/evaluate.ts';
import type { Amount, ObjectiveResult, Statement } from './statement.ts';
import { openSince } from './evidence-account/used-evidence.ts';
import type { TimerEntry } from '../operators/timer-entry.ts';

/** The downtime that is still allowed before an availability is breached; exact fractions in ms. */
export interface Budget {
  readonly objective: string;
  readonly index: string;
  readonly allowed: string;
  readonly used: string;
  /** Below zero when it is breached. */
  readonly remaining: string;
  /** "3/4" */
  readonly share: string;
}

/** A timer that still runs. */
export interface RunningTimer {
  readonly objective: string;
  /** "ticket/T-1" */
  readonly record: string;
  /** Elapsed milliseconds of its own hours; `allowed` is the limit. */
  readonly gone: string;
  readonly allowed: string;
  /** The last instant at which it is met, with `less-than` the first at which it is not, by its hours; absent while it waits, or where it is not known. */
  readonly deadline?: string;
  /** When a warning is due: a quarter of the allowed time, and at least 15 minutes, are left. */
  readonly near?: string;
  readonly waiting?: true;
  readonly breached: boolean;
}

export interface Outlook {
  readonly at: string;
  /** Whether a component is down now. */
  readonly down: boolean;
  readonly budgets: readonly Budget[];
  readonly timers: readonly RunningTimer[];
  /** How the objectives stand that are not of single records. */
  readonly objectives: readonly ObjectiveResult[];
  /** The most that the period can owe to the customer, whatever else happens; absent where nothing caps it. */
  readonly mostCredit?: Amount;
  readonly disagreements: readonly Disagreement[];
  /** The statement if nothing more happens; its total is the projected credit. */
  readonly statement: Statement;
}

export function outlook(
  checked: CheckedContract,
  facts: readonly Fact[],
  label: string,
  now: Instant,
  earlier: ReadonlyMap<string, PeriodState>,
): Outlook | { readonly issue: Issue } {
  const { order } = checked.contract;
  const ending = factsAsIfOver(checked, facts, label, now);
  if ('issue' in ending) return ending;
  const { found, part, options, real, ended } = ending;
  const assessed = assess(checked, ended, label, { earlier });
  if ('issue' in assessed) return assessed;
  const [running, over] = [real, fold(ended, order, options)].map((evidence) => evaluation(part, order, evidence, NO_PAST)) as [
    Evaluation,
    Evaluation,
  ];
  const most = mostOwed(
    assessed.statement,
    (found.parts ?? [found]).map(({ checkedTerms }) => checkedTerms),
  );
  return {
    at: formatInstant(now),
    down: (real.records.get('outage') ?? []).some((record) => openSince(record, now + 1) !== undefined),
    budgets: budgetsOf(assessed.statement, part),
    timers: timersOf(running, over, now),
    objectives: assessed.statement.objectives.filter(({ objective }) => !isOfRecords(objective, running)),
    ...(most && { mostCredit: most }),
    disagreements: disagreementsIn(running),
    statement: assessed.statement,
  };
}

/** Whether an objective has an outcome for each record, such as a ticket. */
function isOfRecords(objective: string, { context }: Evaluation): boolean {
  if (!Object.hasOwn(context.terms.objectives, objective)) return false;
  const { subject } = context.typeOf(objective);
  return subject !== undefined && 'record' in subject;
}

/** The budgets of objectives with an uptime of at least a share. Unknown time counts as the clause `unknown` says. */
function budgetsOf(statement: Statement, { checkedTerms }: ServicePeriod): Budget[] {
  const { terms } = checkedTerms;
  return statement.objectives.flatMap(({ objective, index, targets, part }): Budget[] => {
    const definition = terms.definitions[objective];
    const cell = typeof definition === 'object' ? definition.uptime : undefined;
    const target = targets.find(({ edge }) => edge === 'at-least' || edge === 'more-than')?.exact;
    const time = statement.time.find((entry) => entry.cell === cell && entry.index === index && entry.part === part);
    if (typeof cell !== 'string' || target === undefined || !time) return [];
    const unknown = parseFraction(time.unknown);
    const counted = subtract(
      subtract(parseFraction(time.total), parseFraction(time.excluded)),
      terms.unknown === 'left-out' ? unknown : integer(0),
    );
    const used = terms.unknown === 'down' ? add(parseFraction(time.down), unknown) : parseFraction(time.down);
    const allowed = multiply(subtract(ONE, parseFraction(target)), counted);
    const share = allowed.n > 0n ? divide(used, allowed) : used.n > 0n ? ONE : integer(0);
    return [
      {
        objective,
        index,
        allowed: formatFraction(allowed),
        used: formatFraction(used),
        remaining: formatFraction(subtract(allowed, used)),
        share: formatFraction(share),
      },
    ];
  });
}

function timersOf(running: Evaluation, over: Evaluation, now: Instant): RunningTimer[] {
  const { context } = running;
  return Object.keys(context.terms.objectives).flatMap((objective): RunningTimer[] => {
    const { kind, subject } = context.typeOf(objective);
    if (kind !== 'timer' || !subject || !('record' in subject)) return [];
    const entries = over.context.column<TimerEntry | Choice>(objective);
    const records = new Map(context.records(subject.record).map((record) => [record.id, record]));
    return over.verdicts(objective).flatMap(({ index, measured, limits, outcome }): RunningTimer[] => {
      const entry = entries.get(index);
      const upper = limits.find(({ edge }) => edge === 'at-most' || edge === 'less-than');
      const allowed = upper?.allowed;
      // A timer that stops only in the assumed evidence still runs.
      const before = running.context.column<TimerEntry | Choice>(objective).get(index);
      const runs = entry instanceof Choice || (entry?.stop === now && (before instanceof Choice || before?.stop === undefined));
      if (!entry || entry instanceof Choice || !runs || !isKnown(measured) || !isKnown(allowed)) return [];
      const head = {
        objective,
        record: `${subject.record}/${index}`,
        gone: formatFraction(measured),
        allowed: formatFraction(allowed),
        breached: outcome === 'breached',
      };
      const waiting = (records.get(recordOf(index))?.waits ?? []).some((wait) => wait.start <= now && wait.end > now);
      if (waiting && outcome !== 'breached') return [{ ...head, waiting: true }];
      return [{ ...head, ...(entry.policy !== 'weighted' && dates(entry, measured, { allowed, edge: upper!.edge }, now)) }];
    });
  });
}

/** Whether a value is known; an open value gives no deadline yet. */
const isKnown = (value: Ratio | Range | undefined): value is Ratio => value !== undefined && !(value instanceof Range);

/** The deadline and the warning in the timer's own hours: the remaining open time is counted from now, over nights, weekends and clock changes. */
function dates(
  entry: TimerEntry,
  gone: Ratio,
  { allowed, edge }: { allowed: Ratio; edge: LimitKey },
  now: Instant,
): Pick<RunningTimer, 'deadline' | 'near'> {
  const left = subtract(allowed, gone);
  if (compare(left, integer(0)) < 0) return {};
  const whole = (span: Ratio): number => Number(roundToInteger(span, 'up'));
  const lead = Math.max(Math.floor(whole(allowed) / 4), 15 * MINUTE);
  const due = (edge === 'at-most' ? latestWithin : deadline)(entry.calendar, now, whole(left));
  const near = deadline(entry.calendar, now, Math.max(0, whole(left) - lead));
  return {
    ...(due !== undefined && { deadline: formatInstant(due) }),
    ...(near !== undefined && { near: formatInstant(Math.max(now, near)) }),
  };
}
