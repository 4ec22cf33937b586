/** Business time: several zones in one process, daylight saving, split days, overnight, holidays; an oracle that walks minutes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  calendarOf,
  compileHours,
  deadline,
  elapsed,
  nextOpen,
  type WeeklyHours,
} from '../../../../lib/domain/time/calendar.ts';
import { weekdayOf } from '../../../../lib/domain/time/civil-date.ts';
import { DAY, HOUR, MINUTE, parseDay, parseInstant } from '../../../../lib/domain/time/instant.ts';
import { atLocal } from '../../../../lib/domain/time/daylight-saving.ts';
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
  it('B1: across Christmas with a substitute holiday', () => {
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

  it('B2: a window that holds the change of the clocks', () => {
    const calendar = compile(hours('America/New_York', [0, 1, 2, 3, 4, 5, 6], ['00:00-06:00']));
    expect(elapsed(calendar, at('2026-03-08T05:00:00Z'), at('2026-03-08T12:00:00Z'))).toBe(300 * MINUTE);
    expect(elapsed(calendar, at('2026-11-01T04:00:00Z'), at('2026-11-01T12:00:00Z'))).toBe(420 * MINUTE);
  });

  it('B3: seconds count', () => {
    const calendar = compile(hours('UTC', WEEKDAYS, ['09:00-17:00']));
    expect(elapsed(calendar, at('2026-10-01T09:00:30Z'), at('2026-10-01T09:01:00Z'))).toBe(30_000);
  });

  it('B4: a lunch split; the end of one window is the start of nothing', () => {
    const calendar = compile(hours('UTC', WEEKDAYS, ['09:00-12:00', '13:00-17:00']));
    expect(elapsed(calendar, at('2026-10-01T11:30:00Z'), at('2026-10-01T13:30:00Z'))).toBe(HOUR);
    expect(deadline(calendar, at('2026-10-01T11:30:00Z'), HOUR)).toBe(at('2026-10-01T13:30:00Z'));
    expect(deadline(calendar, at('2026-10-01T11:30:00Z'), 30 * MINUTE)).toBe(at('2026-10-01T12:00:00Z'));
  });

  it('B5: overnight, and a 24:00 end that joins the next day', () => {
    const night = compile(hours('UTC', [0, 1, 2, 3, 4, 5, 6], ['22:00-06:00']));
    expect(elapsed(night, at('2026-10-01T20:00:00Z'), at('2026-10-02T08:00:00Z'))).toBe(480 * MINUTE);
    const always = compile(hours('UTC', [0, 1, 2, 3, 4, 5, 6], ['00:00-24:00']));
    expect(always.times.starts.length).toBe(1);
  });

  it('a window that opens in a skipped hour opens when the skip ends', () => {
    const calendar = compile(hours('America/New_York', [6], ['02:30-06:00']));
    expect(elapsed(calendar, at('2026-03-08T05:00:00Z'), at('2026-03-08T12:00:00Z'))).toBe(3 * HOUR);
    expect(nextOpen(calendar, at('2026-03-08T05:00:00Z'))).toBe(at('2026-03-08T07:00:00Z'));
  });

  it('business days keep the local time, and move to open time', () => {
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
    const days = (start: string, count: number) => addBusinessDays(calendar, 'Asia/Shanghai', at(start), count);
    expect(days('2026-09-30T02:00:00Z', 1)).toBe(at('2026-10-08T02:00:00Z'));
    expect(days('2026-10-09T09:00:00Z', 1)).toBe(at('2026-10-10T04:00:00Z'));
    expect(days('2026-10-17T02:00:00Z', 1)).toBe(at('2026-10-20T01:00:00Z'));
  });

  it('business days keep the local time over a change of the clocks, both ways', () => {
    const days = (zone: string, texts: readonly string[], start: string, count: number) =>
      addBusinessDays(compile(hours(zone, [0, 1, 2, 3, 4, 5, 6], texts)), 'UTC', at(start), count);
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

  it('a local time is the one that Temporal finds for it, skipped and repeated ones too', () => {
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

  it('agrees with a walk over the minutes, in several zones at once', () => {
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

describe('instants', () => {
  it('need a zone, and are read to the millisecond', () => {
    expect(parseInstant('2026-10-14T02:14:40.987+0000')).toBe(parseInstant('2026-10-14T10:14:40.987123456+08:00'));
    for (const text of [
      '2026-10-14T02:14:40',
      '2026-10-14 02:14',
      '2026-02-30T00:00:00Z',
      '2026-10-14T24:00:00Z',
      '2026-10-14T02:14:61.000Z',
      'yesterday',
      '',
      '2026-1a-14T02:14:40.000Z',
      '2026-10-14T02:14:4a.000Z',
      '2026-10-14T02:14:40.0-1Z',
    ])
      expect(parseInstant(text)).toBeUndefined();
    // A date that is none, right after one that its digits add up to.
    expect(parseInstant('2026-01-14T00:00:00.000Z')).toBeDefined();
    expect(parseInstant('2025-17-14T00:00:00.000Z')).toBeUndefined();
    expect(parseInstant('2025-12-46T00:00:00.000Z')).toBeUndefined();
  });
});
