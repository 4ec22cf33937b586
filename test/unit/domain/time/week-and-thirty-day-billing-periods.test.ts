/** Periods that are no calendar unit. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../lib/domain/contract/terms.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { outages, statement, value } from '../../../support/reported.ts';

describe('periods that are no calendar unit', () => {
  const cells: Terms['definitions'] = {
    down: outages,
    uptime: { uptime: 'down', of: 'period' },
    fee: { charges: 'all', 'taken-from': 'period' },
    month: { duration: 'period' },
  };
  const charges = [{ kind: 'recurring', amount: '310.00 USD', every: 'month', 'part-month': 'whole' }] as const;
  const of = (every: Terms['period']['every'], label: string): Statement =>
    statement(cells, [], {
      label,
      terms: { period: { every, zone: 'UTC', 'part-period': 'clipped' } },
      order: { from: '2026-01-20', charges },
    });

  it('may have thirty days, counted from the first day of the term, with a share of the fee for the days in each month', () => {
    const found = of('30 days', '2026-03-01');
    expect([found.period.label, found.period.start, found.period.end]).toEqual([
      '2026-02-19',
      '2026-02-19T00:00:00.000Z',
      '2026-03-21T00:00:00.000Z',
    ]);
    // Ten of the 28 days of February, twenty of the 31 of March.
    expect(value(found, 'fee')).toBe(`${(310 * 10 * 31 + 310 * 20 * 28) / 124}/7`);
  });

  it('have for a week a fee of seven days of a month', () => {
    expect(value(of('week', '2026-03-11'), 'fee')).toBe('70');
    expect(value(of('month', '2026-01'), 'fee')).toBe('310');
  });
});
