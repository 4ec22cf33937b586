/** Clock skew: an end slightly before its beginning counts at the beginning; one far before it does not count. */
import { type FindingText, finding } from './findings/finding.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import type { EvidenceRecord } from './records.ts';
import { lifeOf } from './vocabulary.ts';

/** The tolerated difference between two clocks, in ms. */
export const CLOCK_SKEW = 5 * MINUTE;

export interface Ending {
  /** Undefined while it is not over. */
  readonly at: Instant | undefined;
  readonly because?: FindingText;
}

/**
 * The first of sorted instants that ends a span from milestone `from` at `start`. An instant that is before the record's own beginning by
 * less than the skew counts as the beginning. Before another milestone it does so only when no later instant exists.
 */
export function endingOf(
  record: EvidenceRecord,
  instants: readonly Instant[],
  start: Instant,
  { from, to }: { from: string; to: readonly string[] },
): Ending {
  let [first, early, last]: (Instant | undefined)[] = [];
  for (const at of instants) {
    if (at >= start) first ??= at;
    else if (start - at <= CLOCK_SKEW) early = at;
    last = at;
  }
  if (early !== undefined && (first === undefined || lifeOf(record.kind).begins.includes(from))) {
    return { at: start, because: finding('clock-skew', { reached: to, before: from, seconds: Math.ceil((start - early) / 1000) }) };
  }
  if (first !== undefined || last === undefined) return { at: first };
  const minutes = Math.round((start - last) / MINUTE);
  return { at: undefined, because: finding('end-before-start', { reached: to, before: from, minutes }) };
}
