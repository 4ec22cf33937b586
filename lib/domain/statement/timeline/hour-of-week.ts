/** Downtime by hour of the week, in a zone: when a service fails. */
import { type Ratio, ZERO, add, isZero, multiply, ratio } from '../../money/ratio.ts';
import { weekdayOf } from '../../time/civil-date.ts';
import { DAY, HOUR } from '../../time/instant.ts';
import { regimesOf } from '../../time/timezone.ts';
import type { TimelineStretch } from './stretches.ts';

/**
 * The weighted ms that were down, by weekday (0 = Monday) and local hour. Local hours that a change of the clock repeats are added up; one
 * that it skips has none.
 */
export function downByHour(stretches: readonly TimelineStretch[], zone: string): Ratio[][] {
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => ZERO));
  for (const { start, end, down } of stretches) {
    if (isZero(down)) continue;
    for (const regime of regimesOf(zone, start, end)) {
      const until = Math.min(end, regime.end) + regime.offset;
      for (let at = Math.max(start, regime.start) + regime.offset; at < until;) {
        const next = Math.min(until, (Math.floor(at / HOUR) + 1) * HOUR);
        const day = hours[weekdayOf(Math.floor(at / DAY))]!;
        const hour = Math.floor((((at % DAY) + DAY) % DAY) / HOUR);
        day[hour] = add(day[hour]!, multiply(down, ratio(BigInt(next - at))));
        at = next;
      }
    }
  }
  return hours;
}
