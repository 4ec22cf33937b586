/** Days of the calendar, against the Date of the language and against Temporal: 1 January, 29 February and years of centuries too. */
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { civilFromDays, daysFromCivil, weekdayOf } from '../../../../lib/domain/time/civil-date.ts';
import { DAY } from '../../../../lib/domain/time/instant.ts';
import { addMonths, daysInMonth } from '../../../../lib/domain/time/month-ends-and-leap-years.ts';

const years = Array.from({ length: 801 }, (_, i) => 1600 + i);
const months = years.flatMap((year) => Array.from({ length: 12 }, (_, i) => ({ year, month: i + 1 })));
const utcDay = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY;

describe('days since 1970 of each month of eight centuries', () => {
  it('the first and the last day are those of Date, both ways', () => {
    const last = ({ year, month }: { year: number; month: number }): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
    const wrong = months.flatMap((one) =>
      [1, last(one)]
        .map((day) => ({ ...one, day }))
        .filter((date) => {
          const days = utcDay(date.year, date.month, date.day);
          return daysFromCivil(date.year, date.month, date.day) !== days || JSON.stringify(civilFromDays(days)) !== JSON.stringify(date);
        }),
    );
    expect(wrong).toEqual([]);
    expect(months.filter((one) => daysInMonth(one.year, one.month) !== last(one))).toEqual([]);
  });

  it('the days of a week follow each other, before 1970 too', () => {
    const days = Array.from({ length: 30 }, (_, i) => i - 15);
    // Date begins a week with Sunday.
    expect(days.map(weekdayOf)).toEqual(days.map((day) => (new Date(day * DAY).getUTCDay() + 6) % 7));
  });
});

describe('the same day some months later', () => {
  const starts = ['2026-01-31', '2026-03-31', '2026-12-01', '2024-02-29', '1999-12-31', '2100-01-30'];
  it.each(starts)('from %s is that of Temporal, back and forth over years', (start) => {
    const from = Temporal.PlainDate.from(start);
    const days = utcDay(from.year, from.month, from.day);
    for (let count = -30; count <= 30; count += 1) {
      const to = from.add({ months: count }, { overflow: 'constrain' });
      expect([count, addMonths(days, count)]).toEqual([count, utcDay(to.year, to.month, to.day)]);
    }
  });
});
