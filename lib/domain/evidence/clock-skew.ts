/** Clocks of two machines differ: what is a little too early counts at the beginning, what is far too early does not count. */
import { type Instant, MINUTE } from '../time/instant.ts';
import type { EvidenceRecord } from './records.ts';
import { lifeOf } from './vocabulary.ts';

/** By so much the clocks of two senders may differ. */
export const CLOCK_SKEW = 5 * MINUTE;

export interface Ending {
  /** Undefined while it goes on. */
  readonly at: Instant | undefined;
  readonly because?: { readonly code: 'clock-skew' | 'end-before-start'; readonly message: string };
}

/**
 * The first of sorted instants that ends what a record began with `from` at `start`. One that lies less than the skew before the record's
 * own beginning counts at the beginning; before another milestone it does so only when none comes after it.
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
