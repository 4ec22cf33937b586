/** A recurring duty: each delivery counts for one month, quarter or year alone. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../lib/domain/agreement/agreement.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { fact } from '../support/facts.ts';
import { linesOrder, linesTerms, stated } from '../support/lines.ts';

const termsOf = (every: string, due: string): Terms =>
  linesTerms(
    {
      report: { duty: 'report', every, due },
      late: { test: 'report', 'more-than': '0 min' },
      misses: { count: 'late' },
      fee: '100.00 USD',
    },
    {
      from: '2025-01-01',
      attributes: {},
      promises: { misses: { 'at-most': 0 } },
      credits: { credit: { of: 'fee', times: '10%', 'if-missed': 'misses' } },
    },
  );

const delivered = (...at: string[]): Fact[] =>
  at.map((when) => fact('report.delivered', when, { id: `r-${when}`, body: { kind: 'delivery', record: 'report', sections: [] } }));

const outcome = (every: string, due: string, period: string, ...at: string[]): string =>
  stated(termsOf(every, due), delivered(...at), { period, order: linesOrder({ from: '2025-01-01' }) }).promises[0]!.outcome;

describe('a monthly report, due ten days after the month', () => {
  const monthly = (period: string, ...at: string[]): string => outcome('month', '10 days', period, ...at);

  it.each<[string, string, string[]]>([
    ['in time', 'kept', ['2026-02-04T00:00:00Z', '2026-03-04T00:00:00Z']],
    ['never, though the one before came in time', 'missed', ['2026-02-04T00:00:00Z']],
    ['never, though the one before came late', 'missed', ['2026-02-20T00:00:00Z']],
    ['early, beside the one before', 'kept', ['2026-02-04T00:00:00Z', '2026-02-27T00:00:00Z']],
    ['early, and again after the due date', 'kept', ['2026-02-04T00:00:00Z', '2026-02-27T00:00:00Z', '2026-03-20T00:00:00Z']],
    ['late', 'missed', ['2026-02-04T00:00:00Z', '2026-03-20T00:00:00Z']],
    ['in time, after one that never came', 'kept', ['2026-01-05T00:00:00Z', '2026-03-04T00:00:00Z']],
  ])('of February is %s', (_, expected, at) => {
    expect(monthly('2026-03', ...at)).toBe(expected);
  });
});

it('a drill within each half-year counts for the half-year in which it was held', () => {
  const drill = (period: string, ...at: string[]): string => outcome('half-year', '0 days', period, ...at);
  expect(drill('2026-07', '2025-11-01T00:00:00Z', '2026-05-01T00:00:00Z')).toBe('kept');
  expect(drill('2026-07', '2025-11-01T00:00:00Z')).toBe('missed');
  expect(drill('2027-01', '2026-05-01T00:00:00Z', '2026-11-01T00:00:00Z')).toBe('kept');
});
