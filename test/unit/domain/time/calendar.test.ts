/** Business time: several zones in one process, split days, overnight, holidays; an oracle that walks minutes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBusinessDays } from '../../../../lib/domain/time/business-days.ts';
import { calendarOf, compileHours, deadline, elapsed, type WeeklyHours } from '../../../../lib/domain/time/calendar.ts';
import { weekdayOf } from '../../../../lib/domain/time/civil-date.ts';
import { DAY, HOUR, MINUTE, parseDay } from '../../../../lib/domain/time/instant.ts';
import type { Interval } from '../../../../lib/domain/time/interval.ts';
import { timesFrom } from '../../../../lib/domain/time/times.ts';
import { regimesOf } from '../../../../lib/domain/time/timezone.ts';
import { parseHours } from '../../../../lib/domain/operators/times/business-hours.ts';
import { Temporal } from 'temporal-polyfill';
import { at } from '../../../support/facts.ts';

const WEEKDAYS = [0, 1, 2, 3, 4];
const hours = (zone: string, days: readonly number[], texts: readonly string[], special: Record<string, string[]> = {}): WeeklyHours => ({
  zone,
  week: Array.from({ length: 7 }, (_, day) => (days.includes(day) ? texts.map((text) => parseHours(text)!) : [])),
  special: new Map(Object.entries(special).map(([day, list]) => [parseDay(day)!, list.map((text) => parseHours(text)!)])),
});
const compile = (given: WeeklyHours) => calendarOf(compileHours(given, at('2026-01-01T00:00:00Z'), at('2027-12-31T00:00:00Z')));

describe('business calendars', () => {
  it('a deadline skips Christmas and its substitute holiday', () => {
    const calendar = compile(hours('Europe/London', WEEKDAYS, ['09:00-17:00'], { '2026-12-25': [], '2026-12-28': [] }));
    const start = at('2026-12-24T16:30:00Z');
    expect(deadline(calendar, start, 8 * HOUR)).toBe(at('2026-12-29T16:30:00Z'));
    expect(elapsed(calendar, start, at('2026-12-29T16:30:00Z'))).toBe(480 * MINUTE);
  });

  it('hours past midnight belong to the day on which they open', () => {
    const [from, to] = [at('2026-05-09T12:00:00Z'), at('2026-05-10T12:00:00Z')];
    const open = (days: readonly number[], special: Record<string, string[]>): number =>
      elapsed(compile(hours('UTC', days, ['22:00-02:00'], special)), from, to) / HOUR;
    // 9 May is a Saturday.
    expect(open([5], { '2026-05-09': [] })).toBe(0);
    expect(open([5], { '2026-05-10': [] })).toBe(4);
    const [morning, day] = [at('2026-05-10T00:00:00Z'), at('2026-05-11T00:00:00Z')];
    expect(elapsed(compile(hours('UTC', [5, 6], ['22:00-02:00'], { '2026-05-10': [] })), morning, day)).toBe(2 * HOUR);
  });

  it('a deadline is where the open time of all intervals reaches the duration, near or far', () => {
    const calendar = compile(hours('America/New_York', WEEKDAYS, ['08:00-12:00', '13:00-17:30'], { '2026-11-26': [] }));
    const { starts, ends } = calendar.times;
    fc.assert(
      fc.property(fc.integer({ min: -3 * DAY, max: 400 * DAY }), fc.nat({ max: 900 * HOUR }), (after, duration) => {
        const start = at('2026-01-01T00:00:00Z') + after;
        let [left, i] = [duration, starts.findIndex((_, j) => ends[j]! > start)];
        for (; left > ends[i]! - Math.max(starts[i]!, start); i += 1) left -= ends[i]! - Math.max(starts[i]!, start);
        const due = duration === 0 ? undefined : Math.max(starts[i]!, start) + left;
        if (due !== undefined) expect(deadline(calendar, start, duration)).toBe(due);
        expect(elapsed(calendar, start, deadline(calendar, start, duration)!)).toBe(duration);
      }),
    );
  });

  it('half a minute of open time counts as 30 seconds', () => {
    const calendar = compile(hours('UTC', WEEKDAYS, ['09:00-17:00']));
    expect(elapsed(calendar, at('2026-10-01T09:00:30Z'), at('2026-10-01T09:01:00Z'))).toBe(30_000);
  });

  it('a deadline at the end of the morning is that instant, and a later one continues after lunch', () => {
    const calendar = compile(hours('UTC', WEEKDAYS, ['09:00-12:00', '13:00-17:00']));
    expect(elapsed(calendar, at('2026-10-01T11:30:00Z'), at('2026-10-01T13:30:00Z'))).toBe(HOUR);
    expect(deadline(calendar, at('2026-10-01T11:30:00Z'), HOUR)).toBe(at('2026-10-01T13:30:00Z'));
    expect(deadline(calendar, at('2026-10-01T11:30:00Z'), 30 * MINUTE)).toBe(at('2026-10-01T12:00:00Z'));
  });

  it('hours over midnight and hours that end at 24:00 join those of the next day', () => {
    const night = compile(hours('UTC', [0, 1, 2, 3, 4, 5, 6], ['22:00-06:00']));
    expect(elapsed(night, at('2026-10-01T20:00:00Z'), at('2026-10-02T08:00:00Z'))).toBe(480 * MINUTE);
    const always = compile(hours('UTC', [0, 1, 2, 3, 4, 5, 6], ['00:00-24:00']));
    expect(always.times.starts.length).toBe(1);
  });

  it('business days keep the local time, moved into open time', () => {
    const calendar = compile(
      hours('Asia/Shanghai', WEEKDAYS, ['09:00-12:00', '13:30-18:00'], {
        '2026-10-01': [],
        '2026-10-02': [],
        '2026-10-05': [],
        '2026-10-06': [],
        '2026-10-07': [],
        '2026-10-10': ['09:00-12:00'],
      }),
    );
    const days = (start: string, count: number) => addBusinessDays(calendar, 'Asia/Shanghai', at(start), { count });
    expect(days('2026-09-30T02:00:00Z', 1)).toBe(at('2026-10-08T02:00:00Z'));
    expect(days('2026-10-09T09:00:00Z', 1)).toBe(at('2026-10-10T04:00:00Z'));
    expect(days('2026-10-17T02:00:00Z', 1)).toBe(at('2026-10-20T01:00:00Z'));
  });

  it('business days to the close end with the last open instant of their day', () => {
    const calendar = compile(hours('Europe/Berlin', WEEKDAYS, ['09:00-12:00', '13:00-17:00'], { '2026-10-23': ['09:00-12:00'] }));
    const close = (start: string, count: number) => addBusinessDays(calendar, 'UTC', at(start), { count, toClose: true });
    // Thursday morning: today's close, then Friday, which shuts at noon, then Monday after the change of the clocks.
    expect([0, 1, 2].map((count) => close('2026-10-22T08:00:00Z', count))).toEqual(
      ['2026-10-22T15:00:00Z', '2026-10-23T10:00:00Z', '2026-10-26T16:00:00Z'].map(at),
    );
    // After hours on Friday the days begin on Monday.
    expect([0, 1].map((count) => close('2026-10-23T11:00:00Z', count))).toEqual(['2026-10-26T16:00:00Z', '2026-10-27T16:00:00Z'].map(at));
  });

  it('agree with a calculation minute by minute, in several zones at once', () => {
    const start = at('2026-03-05T00:00:00Z');
    const open = (zone: string, minute: number): boolean => {
      const local = Temporal.Instant.fromEpochMilliseconds(minute).toZonedDateTimeISO(zone);
      const time = local.hour * 60 + local.minute;
      const day = weekdayOf(parseDay(local.toPlainDate().toString())!);
      return WEEKDAYS.includes(day) && ((time >= 540 && time < 720) || time >= 1320)
        ? true
        : WEEKDAYS.includes((day + 6) % 7) && time < 120;
    };
    for (const zone of ['America/New_York', 'Europe/Berlin', 'Asia/Shanghai', 'Australia/Lord_Howe']) {
      const calendar = compile(hours(zone, WEEKDAYS, ['09:00-12:00', '22:00-02:00']));
      const minutes = Array.from({ length: 6 * 1440 }, (_, i) => (open(zone, start + i * MINUTE) ? 1 : 0));
      const before = minutes.reduce<number[]>((sums, value) => [...(sums.length > 6 * 1440 ? [] : sums), (sums.at(-1) ?? 0) + value], [0]);
      fc.assert(
        fc.property(fc.integer({ min: 0, max: minutes.length - 1 }), fc.integer({ min: 0, max: minutes.length - 1 }), (a, b) => {
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          expect(elapsed(calendar, start + from * MINUTE, start + to * MINUTE)).toBe((before[to]! - before[from]!) * MINUTE);
        }),
        { numRuns: 40 },
      );
    }
  });

  it('windows of a day in any order, that overlap, touch or run into the next days, are the union of all', () => {
    const window = fc.record({ from: fc.integer({ min: 0, max: 1440 }), length: fc.integer({ min: 0, max: 3000 }) });
    const day = fc.array(
      window.map(({ from, length }) => ({ from, to: from + length })),
      { maxLength: 4 },
    );
    const special = fc.dictionary(fc.constantFrom('2026-02-24', '2026-03-08', '2026-03-09', '2026-11-01', '2025-01-01'), day);
    const [from, until] = [at('2026-02-26T02:00:00Z'), at('2026-04-02T15:00:00Z')];
    fc.assert(
      fc.property(fc.array(day, { minLength: 7, maxLength: 7 }), special, (week, days) => {
        const given = {
          zone: 'America/New_York',
          week,
          special: new Map(Object.entries(days).map(([name, all]) => [parseDay(name)!, all])),
        };
        const all: Interval[] = [];
        for (const { start, end, offset } of regimesOf(given.zone, from, until))
          for (let one = Math.floor((Math.max(start, from) + offset) / DAY) - 1; one * DAY - offset < Math.min(end, until); one += 1)
            for (const open of given.special.get(one) ?? week[weekdayOf(one)]!)
              all.push({
                start: Math.max(start, from, one * DAY + open.from * MINUTE - offset),
                end: Math.min(end, until, one * DAY + open.to * MINUTE - offset),
              });
        expect(compileHours(given, from, until)).toEqual(timesFrom(all));
      }),
    );
  });

  it('a deadline is the first instant by which the time has passed', () => {
    const calendar = compile(hours('Europe/London', WEEKDAYS, ['09:00-12:00', '13:00-17:30']));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 * DAY }), fc.integer({ min: 1, max: 40 * HOUR }), (offset, duration) => {
        const start = at('2026-01-05T00:00:00Z') + offset;
        const due = deadline(calendar, start, duration)!;
        expect(elapsed(calendar, start, due)).toBe(duration);
        expect(elapsed(calendar, start, due - 1)).toBe(duration - 1);
      }),
    );
  });
});
