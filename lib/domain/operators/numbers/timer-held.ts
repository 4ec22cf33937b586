/** Whether a timer satisfies a limit: for objectives, and for flags of records. */
import { type Ratio, ONE, UNBOUNDED, ZERO, add, divide, integer } from '../../money/ratio.ts';
import type { Context } from '../context.ts';
import { Choice, Range, holdsWhatever, hullOfNumbers } from '../range.ts';
import type { TimerEntry } from '../timer-entry.ts';
import { atLeast, noteEdge } from '../unended.ts';
import { type LimitKey, type SpanValue, type Varying, isVarying, settleFor, valueAt } from '../value.ts';
import { allowedBy } from './timer-limit.ts';
import { elapsedOf } from './timer.ts';

/** The limit of a record as its column has it. */
export type TimerLimit = SpanValue | Varying<SpanValue> | Range | Choice<SpanValue | Varying<SpanValue>>;

export interface EdgeHeld {
  /** Open milliseconds of the timer; undefined without a limit, and then the rest is too. */
  readonly allowed: Ratio | Range | undefined;
  /** Whether the limit holds whenever the timer stops; undefined when that is not known. */
  readonly held: boolean | undefined;
  /** Whether it would hold if a running timer stopped at the end of the period. */
  readonly heldSoFar: boolean | undefined;
}

/** @param span the limit of the record of the timer. */
export function edgeHeld(entry: TimerEntry, edge: LimitKey, span: TimerLimit | undefined, context: Context): EdgeHeld {
  const allowed = allowedFor(span, entry, context);
  if (allowed === undefined) return { allowed, held: undefined, heldSoFar: undefined };
  const isShare = entry.policy === 'weighted' && !(span instanceof Range || span instanceof Choice);
  const gone = isShare ? shareUsed(entry, span!, context.rule.zone) : undefined;
  const limit = isShare ? ONE : allowed;
  const measured = gone === undefined ? elapsedOf(entry) : entry.awaits ? atLeast(gone, entry.isOver) : gone;
  const held = holdsWhatever(measured, edge, limit);
  if (held === undefined) noteEdge(measured, edge, limit, context);
  return { allowed, held, heldSoFar: entry.awaits ? holdsWhatever(gone ?? integer(entry.elapsed), edge, limit) : held };
}

/** A limit in open milliseconds of the timer. */
export function allowedFor(span: TimerLimit | undefined, entry: TimerEntry, context: Context): Ratio | Range | undefined {
  if (span instanceof Range) return span;
  if (span instanceof Choice) return hullOfNumbers(span.values.map((one) => allowedFor(one, entry, context)));
  if (isVarying(span)) return allowedFor(settleFor(span, entry), entry, context);
  return span && allowedBy(span, entry, context.rule.zone);
}

/** The used share of the limit, added up over the severities of the record. */
function shareUsed(entry: TimerEntry, given: SpanValue | Varying<SpanValue>, zone: string): Ratio {
  return entry.segments.reduce((sum, segment) => {
    const allowed = allowedBy(valueAt(given, segment.start), entry, zone);
    const gone = segment.elapsed === Infinity ? UNBOUNDED : integer(segment.elapsed);
    return allowed === undefined || allowed.n <= 0n ? sum : add(sum, divide(gone, allowed));
  }, ZERO);
}
