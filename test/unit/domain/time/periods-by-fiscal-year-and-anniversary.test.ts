/** Service periods: months, quarters, half-years and years of a calendar, of a fiscal year, or from an anniversary; weeks and days. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, formatInstant, parseDay } from '../../../../lib/domain/time/instant.ts';
import {
  LONGEST_DAY,
  type PeriodKind,
  type PeriodRule,
  longestDays,
  longestPeriod,
  monthsEach,
  namedSpan,
  nextPeriod,
  parsePeriod,
  periodAt,
  previousPeriod,
} from '../../../../lib/domain/time/period.ts';
import { at } from '../../../support/facts.ts';

const rule = (every: PeriodKind, more: Partial<PeriodRule> = {}): PeriodRule => ({
  every,
  zone: 'UTC',
  fiscalMonth: 1,
  startDay: 1,
  ...more,
});
/** "LABEL from to", the days in UTC. */
const shown = ({ label, start, end }: { label: string; start: number; end: number }): string =>
  `${label} ${formatInstant(start).slice(0, 10)} ${formatInstant(end).slice(0, 10)}`;
const on = (given: PeriodRule, day: string): string => shown(periodAt(given, at(`${day}T12:00:00Z`)));

describe('the period that contains a day', () => {
  it.each([
    ['month', '2026-12-31', '2026-12 2026-12-01 2027-01-01'],
    ['month', '2027-01-01', '2027-01 2027-01-01 2027-02-01'],
    ['quarter', '2026-03-31', '2026-Q1 2026-01-01 2026-04-01'],
    ['quarter', '2026-04-01', '2026-Q2 2026-04-01 2026-07-01'],
    ['quarter', '2026-12-31', '2026-Q4 2026-10-01 2027-01-01'],
    ['half-year', '2026-06-30', '2026-H1 2026-01-01 2026-07-01'],
    ['half-year', '2026-07-01', '2026-H2 2026-07-01 2027-01-01'],
    ['year', '2028-02-29', '2028 2028-01-01 2029-01-01'],
    ['week', '2026-10-11', '2026-10-05 2026-10-05 2026-10-12'],
    ['week', '2026-10-12', '2026-10-12 2026-10-12 2026-10-19'],
    ['day', '2026-10-12', '2026-10-12 2026-10-12 2026-10-13'],
  ] as const)('of a calendar, a %s on %s, is %s', (every, day, expected) => {
    expect(on(rule(every), day)).toBe(expected);
  });

  it.each([
    ['year', 4, '2026-03-31', '2025-04-01 2025-04-01 2026-04-01'],
    ['year', 4, '2026-04-01', '2026-04-01 2026-04-01 2027-04-01'],
    ['quarter', 2, '2026-01-31', '2025-11-01 2025-11-01 2026-02-01'],
    ['quarter', 2, '2026-02-01', '2026-02-01 2026-02-01 2026-05-01'],
    ['half-year', 10, '2026-03-31', '2025-10-01 2025-10-01 2026-04-01'],
    ['month', 4, '2026-03-31', '2026-03 2026-03-01 2026-04-01'],
  ] as const)('of a fiscal year, a %s from month %i on %s, is %s', (every, fiscalMonth, day, expected) => {
    expect(on(rule(every, { fiscalMonth }), day)).toBe(expected);
  });

  it.each([
    ['month', 15, '2026-10-14', '2026-09-15 2026-09-15 2026-10-15'],
    ['month', 15, '2026-10-15', '2026-10-15 2026-10-15 2026-11-15'],
    ['month', 28, '2026-01-27', '2025-12-28 2025-12-28 2026-01-28'],
    ['quarter', 15, '2026-04-14', '2026-01-15 2026-01-15 2026-04-15'],
    ['quarter', 15, '2026-04-15', '2026-04-15 2026-04-15 2026-07-15'],
    ['half-year', 15, '2026-07-14', '2026-01-15 2026-01-15 2026-07-15'],
    ['year', 2, '2026-01-01', '2025-01-02 2025-01-02 2026-01-02'],
  ] as const)('from an anniversary, a %s from day %i on %s, is %s', (every, startDay, day, expected) => {
    expect(on(rule(every, { startDay }), day)).toBe(expected);
  });

  it('of a count of days begins where the count begins, before that day too', () => {
    const thirty = rule('days', { days: { count: 30, from: parseDay('2026-01-10')! } });
    expect(['2026-01-09', '2026-01-10', '2026-02-08', '2026-02-09'].map((day) => on(thirty, day))).toEqual([
      '2025-12-11 2025-12-11 2026-01-10',
      '2026-01-10 2026-01-10 2026-02-09',
      '2026-01-10 2026-01-10 2026-02-09',
      '2026-02-09 2026-02-09 2026-03-11',
    ]);
  });

  it('begins and ends at midnight of its zone', () => {
    const { start, end } = periodAt(rule('month', { zone: 'Asia/Shanghai' }), at('2026-09-30T16:00:00Z'));
    expect([start, end]).toEqual([at('2026-09-30T16:00:00Z'), at('2026-10-31T16:00:00Z')]);
  });

  it('law: periods follow each other without gap or overlap, and each contains its instants', () => {
    const kinds = fc.constantFrom<PeriodKind>('day', 'week', 'month', 'quarter', 'half-year', 'year');
    const rules = fc.record({
      every: kinds,
      zone: fc.constantFrom('UTC', 'America/New_York', 'Pacific/Apia'),
      fiscalMonth: fc.integer({ min: 1, max: 12 }),
      startDay: fc.integer({ min: 1, max: 28 }),
    });
    fc.assert(
      fc.property(rules, fc.integer({ min: at('2008-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') }), (given, instant) => {
        const period = periodAt(given, instant);
        const [next, before] = [nextPeriod(given, period), previousPeriod(given, period)];
        expect([period.start <= instant, instant < period.end, next.start, before.end]).toEqual([true, true, period.end, period.start]);
        expect(period.end - period.start).toBeLessThanOrEqual(longestPeriod(given.every));
      }),
    );
  });
});

describe('a label of a period', () => {
  it.each([
    ['2026', '2026-01-01 2027-01-01'],
    ['2026-H1', '2026-01-01 2026-07-01'],
    ['2026-H2', '2026-07-01 2027-01-01'],
    ['2026-Q1', '2026-01-01 2026-04-01'],
    ['2026-Q4', '2026-10-01 2027-01-01'],
    ['2026-10', '2026-10-01 2026-11-01'],
    ['2026-12', '2026-12-01 2027-01-01'],
    ['2026-10-31', '2026-10-31 2026-11-01'],
    ['2026-10-05', '2026-10-05 2026-10-06'],
  ])('%s is the span %s', (label, expected) => {
    expect(shown({ label, ...namedSpan(label, 'UTC')! })).toBe(`${label} ${expected}`);
  });

  it.each([
    '',
    '26',
    '2026-',
    '2026-Q5',
    '2026-Q0',
    '2026-H3',
    '2026-13',
    '2026-00',
    '2026-1',
    '2026-02-30',
    '2026-10-1',
    'x2026',
    '2026x',
    '2026-10-31x',
  ])('that is none has no span: %j', (label) => {
    expect(namedSpan(label, 'UTC')).toBeUndefined();
    expect(parsePeriod(rule('month'), label)).toBeUndefined();
  });

  it('names the period that contains its span, and none where it covers several', () => {
    const named = (every: PeriodKind, label: string): string | undefined => parsePeriod(rule(every), label)?.label;
    expect([named('quarter', '2026-10'), named('quarter', '2026-Q4'), named('month', '2026-10-31'), named('year', '2026-H2')]).toEqual([
      '2026-Q4',
      '2026-Q4',
      '2026-10',
      '2026',
    ]);
    expect([named('month', '2026-Q4'), named('week', '2026-10'), named('quarter', '2026')]).toEqual([undefined, undefined, undefined]);
  });
});

describe('how long periods are', () => {
  it('months, most days and most milliseconds are known by the name of the period', () => {
    expect(['month', 'quarter', 'half-year', 'year', 'week', 'day', '30 days'].map(monthsEach)).toEqual([
      1,
      3,
      6,
      12,
      undefined,
      undefined,
      undefined,
    ]);
    expect(['day', 'week', 'month', 'quarter', 'half-year', 'year', '30 days'].map(longestDays)).toEqual([1, 7, 31, 92, 184, 366, 30]);
    // The clocks go back by two hours at most.
    expect([longestPeriod('day'), LONGEST_DAY, longestPeriod('30 days')]).toEqual([26 * HOUR, 26 * HOUR, 30 * DAY + 2 * HOUR]);
  });
});
