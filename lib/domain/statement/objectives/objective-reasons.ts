/** Reasons of the results of an objective: the deadline of timers, and on demand the records and times behind them. */
import type { Verdict } from '../../operators/verdict.ts';
import type { Owed } from '../credits/owed.ts';
import { type CellReason, type Explained, type Explaining, reasonFor, reasonForTimer } from '../reasons.ts';
import type { ObjectiveResult } from '../statement.ts';
import { timerTimings } from './ticket-timing.ts';

/**
 * Gives the reasons of each result of an objective.
 * @param why given when reasons are requested: then met timers have their timing too, and every result its records and times. Timers that
 * are judged by shares always have it, because their length alone cannot be compared with one limit.
 */
export function besideResults(
  name: string,
  owed: Owed,
  why: Explaining | undefined,
): (verdict: Verdict) => Pick<ObjectiveResult, 'timing' | 'reasons'> | undefined {
  const { kind, subject } = owed.evaluator.typeOf(name);
  const timingOf = kind === 'timer' ? timerTimings(name, owed) : undefined;
  const definition = owed.evaluator.context.terms.definitions[name];
  const isByShares = typeof definition === 'object' && definition['on-severity-change'] === 'weighted';
  const explained = why && { ...why, seen: new Set<string>() };
  const reasonOf = (index: string, how: Explained): CellReason | undefined => {
    if (timingOf) return reasonForTimer(name, index, how);
    how.seen.clear();
    return reasonFor(name, index, subject, how);
  };
  return (verdict) => {
    if (verdict.outcome === 'met' && !why && !isByShares) return undefined;
    const timing = timingOf?.(verdict);
    const reason = explained && reasonOf(verdict.index, explained);
    if (!reason) return timing && { timing };
    return timing ? { timing, reasons: [reason] } : { reasons: [reason] };
  };
}
