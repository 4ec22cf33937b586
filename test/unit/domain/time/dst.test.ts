/** Daylight saving time (DST): hours that a change of the clocks skips or repeats. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBusinessDays } from '../../../../lib/domain/time/business-days.ts';
import { calendarOf, compileHours, elapsed, nextOpen, type WeeklyHours } from '../../../../lib/domain/time/calendar.ts';
import { DAY, HOUR, MINUTE, parseDay } from '../../../../lib/domain/time/instant.ts';
import { atLocal, startOfDay } from '../../../../lib/domain/time/daylight-saving.ts';
import { parseHours } from '../../../../lib/domain/operators/times/business-hours.ts';
import { Temporal } from 'temporal-polyfill';
import { at } from '../../../support/facts.ts';

const hours = (zone: string, days: readonly number[], texts: readonly string[], special: Record<string, string[]> = {}): WeeklyHours => ({
  zone,
  week: Array.from({ length: 7 }, (_, day) => (days.includes(day) ? texts.map((text) => parseHours(text)!) : [])),
  special: new Map(Object.entries(special).map(([day, list]) => [parseDay(day)!, list.map((text) => parseHours(text)!)])),
});
const compile = (given: WeeklyHours) => calendarOf(compileHours(given, at('2026-01-01T00:00:00Z'), at('2027-12-31T00:00:00Z')));

describe('a change of the clocks', () => {
  it('makes opening hours that contain it an hour shorter in spring and an hour longer in autumn', () => {
    const calendar = compile(hours('America/New_York', [0, 1, 2, 3, 4, 5, 6], ['00:00-06:00']));
    expect(elapsed(calendar, at('2026-03-08T05:00:00Z'), at('2026-03-08T12:00:00Z'))).toBe(300 * MINUTE);
    expect(elapsed(calendar, at('2026-11-01T04:00:00Z'), at('2026-11-01T12:00:00Z'))).toBe(420 * MINUTE);
  });

  it('a window that opens in a skipped hour opens when the skip ends', () => {
    const calendar = compile(hours('America/New_York', [6], ['02:30-06:00']));
    expect(elapsed(calendar, at('2026-03-08T05:00:00Z'), at('2026-03-08T12:00:00Z'))).toBe(3 * HOUR);
    expect(nextOpen(calendar, at('2026-03-08T05:00:00Z'))).toBe(at('2026-03-08T07:00:00Z'));
  });

  it('business days keep the local time over a change of the clocks, both ways', () => {
    const days = (zone: string, texts: readonly string[], start: string, count: number) =>
      addBusinessDays(compile(hours(zone, [0, 1, 2, 3, 4, 5, 6], texts)), 'UTC', at(start), { count });
    // Noon is noon: an hour sooner by the sun in spring, an hour later in autumn, on the day of the change and from it on.
    expect(days('Europe/Berlin', ['08:00-20:00'], '2026-03-28T11:00:00Z', 1)).toBe(at('2026-03-29T10:00:00Z'));
    expect(days('Europe/Berlin', ['08:00-20:00'], '2026-03-29T10:00:00Z', 1)).toBe(at('2026-03-30T10:00:00Z'));
    expect(days('America/New_York', ['08:00-20:00'], '2026-10-31T16:00:00Z', 1)).toBe(at('2026-11-01T17:00:00Z'));
    expect(days('America/New_York', ['08:00-20:00'], '2026-11-01T17:00:00Z', 1)).toBe(at('2026-11-02T17:00:00Z'));
    // 2:30 is skipped in spring: 3:30. In autumn it comes twice: the first; and one of the second leads to 2:30.
    expect(days('Europe/Berlin', ['00:00-24:00'], '2026-03-28T01:30:00Z', 1)).toBe(at('2026-03-29T01:30:00Z'));
    expect(days('Europe/Berlin', ['00:00-24:00'], '2026-10-24T00:30:00Z', 1)).toBe(at('2026-10-25T00:30:00Z'));
    expect(days('Europe/Berlin', ['00:00-24:00'], '2026-10-25T01:30:00Z', 1)).toBe(at('2026-10-26T01:30:00Z'));
    expect(days('Europe/Berlin', ['00:00-24:00'], '2026-10-25T01:30:00Z', 0)).toBe(at('2026-10-25T01:30:00Z'));
  });

  it('gives the same local times as Temporal, for skipped and repeated ones too', () => {
    const local = fc.integer({ min: at('2026-01-01T00:00:00Z') / MINUTE, max: at('2027-12-31T00:00:00Z') / MINUTE });
    const changes = [
      '2026-03-08T02:10:00Z',
      '2026-03-29T02:10:00Z',
      '2026-04-05T01:50:00Z',
      '2026-04-24T00:10:00Z',
      '2026-10-04T02:10:00Z',
    ];
    const near = fc
      .tuple(fc.constantFrom(...changes, '2026-10-25T02:10:00Z', '2026-11-01T01:10:00Z'), fc.integer({ min: -90, max: 90 }))
      .map(([change, minutes]) => at(change) / MINUTE + minutes);
    for (const zone of ['America/New_York', 'Europe/Berlin', 'Africa/Cairo', 'Australia/Lord_Howe', 'Asia/Shanghai'])
      fc.assert(
        fc.property(fc.oneof(local, near), (minute) => {
          const text = new Date(minute * MINUTE).toISOString().slice(0, -1);
          const found = Temporal.PlainDateTime.from(text).toZonedDateTime(zone, { disambiguation: 'compatible' });
          expect(atLocal(zone, minute * MINUTE)).toBe(found.epochMilliseconds);
        }),
        { numRuns: 100 },
      );
  });

  // Midnights that are skipped or repeated, one inside a skipped hour, and days that a zone skips as a whole.
  it.each([
    ['Africa/Cairo', '2026-04-24'],
    ['America/Havana', '2026-03-08'],
    ['America/Havana', '2026-11-01'],
    ['America/Sao_Paulo', '2018-11-04'],
    ['America/Toronto', '1919-03-31'],
    ['Asia/Amman', '2021-10-29'],
    ['Pacific/Apia', '2011-12-30'],
    ['Pacific/Kwajalein', '1993-08-21'],
    ['Australia/Lord_Howe', '2026-04-05'],
    ['Europe/London', '2026-03-29'],
  ])('the days of %s around %s begin where those of Temporal do', (zone, date) => {
    for (const days of [-3, -2, -1, 0, 1, 2, 3]) {
      const day = Temporal.PlainDate.from(date).add({ days });
      expect([String(day), startOfDay(zone, parseDay(String(day))!)]).toEqual([String(day), day.toZonedDateTime(zone).epochMilliseconds]);
      for (let minute = 0; minute < 1440; minute += minute < 240 ? 30 : 300) {
        const local = day.toPlainDateTime().add({ minutes: minute });
        const found = local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
        expect([String(local), atLocal(zone, parseDay(String(day))! * DAY + minute * MINUTE)]).toEqual([String(local), found]);
      }
    }
  });
});
