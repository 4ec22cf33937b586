/**
 * Downtime that a clause measures by checks, by counts, by tickets or by records of the contract's own kinds. It has no outage record with
 * a beginning and an end; the stretches of the measured times are used instead.
 */
import { showsDowntime } from '../../checker/claim-anchors.ts';
import { shareOf } from '../../checker/share-of.ts';
import { type EvidenceRecord, firstOf } from '../../evidence/records.ts';
import { ONE, ZERO, compare } from '../../money/ratio.ts';
import type { Context } from '../../operators/context.ts';
import { type SlotSeries, slotValue } from '../../operators/value.ts';
import type { Instant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { except } from '../../time/time-algebra.ts';
import { type TimeSet, stretches, timesFrom } from '../../time/times.ts';
import type { Evaluation } from '../objectives/evaluation.ts';

/** Whether a cell itself measures downtime, whichever cell reads it. */
export function measuresDowntime(name: string, evaluation: Evaluation): boolean {
  const found = evaluation.cell(name);
  return found !== undefined && showsDowntime(found.operator.key, String(found.cell[found.operator.key]));
}

/**
 * The stretches of times that overlap the period, without those of outage records. A stretch that continues after the end of a record
 * belongs to its outage.
 */
export function besideOutages(times: TimeSet, outages: readonly EvidenceRecord[], { period }: Context): Interval[] {
  const taken = outages.flatMap((record) => extentOf(record) ?? []);
  const ends = new Set(taken.map(({ end }) => end));
  const rest = taken.length === 0 ? times : except(times, timesFrom(taken));
  return stretches(rest, 'possible').filter((stretch) => meets(stretch, period) && !ends.has(stretch.start));
}

function extentOf(record: EvidenceRecord): Interval | undefined {
  const start = firstOf(record, 'started');
  const end: Instant = record.milestones.get('ended')?.at(-1) ?? Infinity;
  return start === undefined || end < start ? undefined : { start, end };
}

/**
 * The slots of a series with failures that overlap the period, with adjacent ones joined. None where its values are neither failures nor
 * successes, such as a latency.
 */
export function failingSlots(name: string, slots: SlotSeries, context: Context): Interval[] {
  const share = shareOf(context.terms, name);
  if (share !== 'failures' && share !== 'successes') return [];
  const { starts, every, status } = slots;
  const isFailing = (i: number): boolean =>
    status[i] === 0
      ? context.terms.unknown === 'down'
      : status[i] === 1 && compare(slotValue(slots, i, false), share === 'failures' ? ZERO : ONE) === (share === 'failures' ? 1 : -1);
  const failing = Array.from(starts).flatMap((start, i) => (isFailing(i) ? [{ start, end: start + every }] : []));
  return stretches(timesFrom(failing), 'possible').filter((stretch) => meets(stretch, context.period));
}

const meets = ({ start, end }: Interval, period: Interval): boolean => start < period.end && end > period.start;
