/** Downtime by hour of the week, where the clock changes and where a zone has half hours. */
import { expect, it } from 'vitest';
import { ONE, ZERO, formatFraction, ratio } from '../../../../../lib/domain/money/ratio.ts';
import { downByHour } from '../../../../../lib/domain/statement/timeline/hour-of-week.ts';
import type { TimelineStretch } from '../../../../../lib/domain/statement/timeline/stretches.ts';
import { HOUR, MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { at } from '../../../../support/facts.ts';

const SUNDAY = 6;
const down = (start: string, end: string, share = ONE): TimelineStretch => ({
  start: at(start),
  end: at(end),
  state: 'down',
  by: [],
  down: share,
  unknown: ZERO,
  excluded: ZERO,
});

/** Minutes by "day hour", without the hours that had none. */
const shown = (stretches: readonly TimelineStretch[], zone: string): Record<string, number> =>
  Object.fromEntries(
    downByHour(stretches, zone).flatMap((hours, day) =>
      hours.flatMap((length, hour) => (length.n === 0n ? [] : [[`${day} ${hour}`, Number(length.n) / Number(length.d) / MINUTE]])),
    ),
  );

it('the hour that is repeated when the clock is put back counts twice', () => {
  expect(shown([down('2026-10-24T23:30:00Z', '2026-10-25T02:15:00Z')], 'Europe/Berlin')).toEqual({
    [`${SUNDAY} 1`]: 30,
    [`${SUNDAY} 2`]: 120,
    [`${SUNDAY} 3`]: 15,
  });
});

it('the hour that is skipped when the clock is put forward has none', () => {
  expect(shown([down('2026-03-29T00:00:00Z', '2026-03-29T02:00:00Z')], 'Europe/Berlin')).toEqual({
    [`${SUNDAY} 1`]: 60,
    [`${SUNDAY} 3`]: 60,
  });
});

it('a zone with half hours is divided at its own hours, and time that is down in part counts in part', () => {
  expect(shown([down('2026-10-05T18:20:00Z', '2026-10-05T18:40:00Z', ratio(1n, 2n))], 'Asia/Kolkata')).toEqual({ '0 23': 5, '1 0': 5 });
});

it('a whole week has every hour once, and adds up to it', () => {
  const hours = downByHour([down('2026-10-05T00:00:00Z', '2026-10-12T00:00:00Z')], 'UTC');
  expect(new Set(hours.flat().map(formatFraction))).toEqual(new Set([String(HOUR)]));
});
