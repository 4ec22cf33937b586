/** Clock skew: an end slightly before its beginning counts at the beginning; one far before it does not count. */
import { type Instant, MINUTE } from '../time/instant.ts';
import type { EvidenceRecord } from './records.ts';
import { lifeOf } from './vocabulary.ts';

/** The tolerated difference between two clocks, in ms. */
export const CLOCK_SKEW = 5 * MINUTE;

export interface Ending {
  /** Undefined while it is not over. */
  readonly at: Instant | undefined;
  readonly because?: { readonly code: 'clock-skew' | 'end-before-start'; readonly message: string };
}

/**
 * The first of sorted instants that ends a span from milestone `from` at `start`. An instant that is before the record's own beginning by
 * less than the skew counts as the beginning. Before another milestone it does so only when no later instant exists.
 */
export function endingOf(
  record: EvidenceRecord,
  instants: readonly Instant[],
  start: Instant,
  names: { from: string; to: string },
): Ending {
  let [first, early, last]: (Instant | undefined)[] = [];
  for (const at of instants) {
    if (at >= start) first ??= at;
    else if (start - at <= CLOCK_SKEW) early = at;
    last = at;
  }
  if (early !== undefined && (first === undefined || lifeOf(record.kind).begins.includes(names.from))) {
    const message = `"${names.to}" lies ${Math.ceil((start - early) / 1000)} s before "${names.from}"; clocks differ, and it counts at "${names.from}"`;
    return { at: start, because: { code: 'clock-skew', message } };
  }
  if (first !== undefined || last === undefined) return { at: first };
  const message = `"${names.to}" lies ${Math.round((start - last) / MINUTE)} min before "${names.from}"; it does not count, and the record goes on`;
  return { at: undefined, because: { code: 'end-before-start', message } };
}
