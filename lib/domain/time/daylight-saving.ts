/**
 * Daylight saving time (DST): the instants of local times, also of those that a change of the clock skips or lets come twice. Days, months
 * and other periods begin at instants from here, so that one with a change of the clock has the length that it has.
 */
import { DAY, type Instant } from './instant.ts';
import { regimesOf } from './timezone.ts';

/** The first instant of a local day; correct for midnights that are skipped or repeated, and for days that are skipped as a whole. */
export function startOfDay(zone: string, day: number): Instant {
  const local = day * DAY;
  for (const regime of regimesOf(zone, local - 2 * DAY, local + 2 * DAY)) {
    const candidate = Math.max(regime.start, local - regime.offset);
    if (candidate < regime.end) return candidate;
  }
  return local;
}

/**
 * The instant at which a local clock reads a time of day. One that reads it twice means the first; where it is skipped, the time that it
 * would have been, an hour later on the new clock. It is what Temporal calls `compatible`.
 */
export function atLocal(zone: string, local: number): Instant {
  let skipped = local;
  for (const { start, end, offset } of regimesOf(zone, local - 2 * DAY, local + 2 * DAY)) {
    const at = local - offset;
    if (at < start) return skipped;
    if (at < end) return at;
    skipped = at;
  }
  return skipped;
}
