/**
 * Daylight saving time (DST): the instants of local times, also of times that a clock change skips or repeats. The starts of days, months
 * and other periods are computed here, so that a period with a clock change has its real length.
 */
import { DAY, type Instant } from './instant.ts';
import { regimesOf } from './timezone.ts';

/** The first instant of a local day; correct for midnights that are skipped or repeated, and for days that are skipped as a whole. */
export function startOfDay(zone: string, day: number): Instant {
  const local = day * DAY;
  for (const regime of regimesOf(zone, local - 2 * DAY, local + 2 * DAY)) {
    const candidate = Math.max(regime.start, local - regime.offset);
    // Stryker disable next-line EqualityOperator: at the end the next regime has the same candidate
    if (candidate < regime.end) return candidate;
  }
  return local;
}

/**
 * The instant at which a local clock shows a time. A time that occurs twice means the first occurrence. A skipped time means an hour later
 * on the new clock. Temporal calls this `compatible`.
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
