/** A recurring deliverable: each delivery counts for one month, quarter or year alone. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import { fact } from '../../../../support/facts.ts';
import { linesOrder, linesTerms, stated } from '../../../../support/lines.ts';

const termsOf = (every: string, due: string, definitions: Terms['definitions'] = {}): Terms =>
  linesTerms(
    {
      report: { deliverable: 'report', every, due },
      late: { compare: 'report', 'more-than': '0 min' },
      misses: { count: 'late' },
      fee: '100.00 USD',
      ...definitions,
    },
    {
      from: '2025-01-01',
      attributes: {},
      objectives: { misses: { 'at-most': 0 } },
      credits: { credit: { of: 'fee', times: '10%', 'if-breached': 'misses' } },
    },
  );

const delivered = (...at: string[]): Fact[] =>
  at.map((when) => fact('report.delivered', when, { id: `r-${when}`, body: { kind: 'delivery', record: 'report', sections: [] } }));

const outcome = (every: string, due: string, period: string, ...at: string[]): string =>
  stated(termsOf(every, due), delivered(...at), { period, order: linesOrder({ from: '2025-01-01' }) }).objectives[0]!.outcome;

describe('a monthly report, due ten days after the month', () => {
  const monthly = (period: string, ...at: string[]): string => outcome('month', '10 days', period, ...at);

  it.each<[string, string, string[]]>([
    ['in time', 'met', ['2026-02-04T00:00:00Z', '2026-03-04T00:00:00Z']],
    ['never, though the one before came in time', 'breached', ['2026-02-04T00:00:00Z']],
    ['never, though the one before came late', 'breached', ['2026-02-20T00:00:00Z']],
    ['early, beside the one before', 'met', ['2026-02-04T00:00:00Z', '2026-02-27T00:00:00Z']],
    ['early, and again after the due date', 'met', ['2026-02-04T00:00:00Z', '2026-02-27T00:00:00Z', '2026-03-20T00:00:00Z']],
    ['late', 'breached', ['2026-02-04T00:00:00Z', '2026-03-20T00:00:00Z']],
    ['in time, after one that never came', 'met', ['2026-01-05T00:00:00Z', '2026-03-04T00:00:00Z']],
  ])('the report of February that is delivered %s is judged', (_, expected, at) => {
    expect(monthly('2026-03', ...at)).toBe(expected);
  });
});

it('a drill within each half-year counts for the half-year in which it was held', () => {
  const drill = (period: string, ...at: string[]): string => outcome('half-year', '0 days', period, ...at);
  expect(drill('2026-07', '2025-11-01T00:00:00Z', '2026-05-01T00:00:00Z')).toBe('met');
  expect(drill('2026-07', '2025-11-01T00:00:00Z')).toBe('breached');
  expect(drill('2027-01', '2026-05-01T00:00:00Z', '2026-11-01T00:00:00Z')).toBe('met');
});

describe('the first periods of a term', () => {
  const first = (every: string, due: string, from: string, period: string, ...at: string[]): string =>
    stated(termsOf(every, due), delivered(...at), { period, order: linesOrder({ from }) }).objectives[0]!.outcome;

  it.each([
    ['month', '10 days', '2026-01-01', '2026-01'],
    ['month', '0 days', '2026-01-01', '2026-01'],
    ['quarter', '10 days', '2026-01-01', '2026-01'],
    ['half-year', '0 days', '2026-07-01', '2026-07'],
    ['year', '1 month', '2026-01-01', '2026-02'],
  ])('owe nothing for a %s, due %s, that ended before a term from %s', (every, due, from, period) => {
    expect(first(every, due, from, period)).toBe('met');
  });

  it.each([
    ['month', '10 days', '2026-01-01', '2026-02'],
    ['month', '10 days', '2026-01-20', '2026-02'],
    ['quarter', '10 days', '2026-03-31', '2026-04'],
    ['half-year', '0 days', '2026-06-30', '2026-07'],
  ])('owe the first %s, due %s, of which a day lies in a term from %s', (every, due, from, period) => {
    expect(first(every, due, from, period)).toBe('breached');
  });

  it('take a delivery for the first month, since none was owed before', () => {
    expect(first('month', '10 days', '2026-01-01', '2026-02', '2026-01-05T00:00:00Z')).toBe('met');
  });
});

describe('a monthly report that is due in business days', () => {
  const hours = (weekly: string): Terms['definitions'] => ({
    office: { 'business-hours': weekly, open: { 'mon-fri': ['09:00-17:00'] }, shut: { 'any-of': ['feasts'] } },
  });
  const judged = (due: string, calendar: string, at: string, zone = 'UTC'): string => {
    const own = calendar === 'always' ? {} : hours(calendar);
    const terms = termsOf('month', due, {
      ...own,
      report: { deliverable: 'report', every: 'month', due, hours: calendar === 'always' ? 'always' : 'office' },
    });
    const given: Terms = {
      ...terms,
      period: { every: 'month', zone, 'part-period': 'clipped' },
      ...(calendar !== 'always' && { holidays: { feasts: ['2026-02-02'] } }),
    };
    // January's; December's came in its own month, so that it takes nothing from it.
    const facts = delivered('2025-12-20T00:00:00Z', at);
    return stated(given, facts, { period: '2026-02', order: linesOrder({ from: '2025-01-01' }) }).objectives[0]!.outcome;
  };

  // January ends on a Saturday, Monday the 2nd is a feast: the days are the 3rd, 4th, 5th, 6th and 9th.
  it.each<[string, string, string]>([
    ['1 business day', 'Europe/Berlin', '2026-02-03T23:00:00Z'],
    ['5 business days', 'Europe/Berlin', '2026-02-09T23:00:00Z'],
    ['5 business days', 'America/New_York', '2026-02-10T05:00:00Z'],
    ['5 business days', 'always', '2026-02-06T00:00:00Z'],
    ['5 days', '', '2026-02-06T00:00:00Z'],
  ])('%s by the clock of %s end at %s', (due, calendar, end) => {
    const judge = (at: string): string =>
      due === '5 days' ? outcome('month', due, '2026-02', '2025-12-20T00:00:00Z', at) : judged(due, calendar, at);
    expect([judge(end), judge(end.replace('Z', '.001Z'))]).toEqual(['met', 'breached']);
  });

  it('the days are those after the last day of the month, for any zone in which the month ends', () => {
    // In Tokyo January ends when it is 16:00 of the 31st in Berlin, in Los Angeles when it is 9:00 of the 1st.
    for (const zone of ['Asia/Tokyo', 'America/Los_Angeles'])
      expect([
        judged('1 business day', 'Europe/Berlin', '2026-02-03T22:59:59Z', zone),
        judged('1 business day', 'Europe/Berlin', '2026-02-03T23:00:01Z', zone),
      ]).toEqual(['met', 'breached']);
  });
});
