/** What the customer owes the vendor. */
import { describe, expect, it } from 'vitest';
import type { Order, Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { DAY, MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { at, outage } from '../../../../support/facts.ts';
import { START, outages, statement } from '../../../../support/reported.ts';

describe('a credit that is owed to the vendor', () => {
  const cells: Terms['definitions'] = {
    down: outages,
    uptime: { uptime: 'down', of: 'period' },
    fee: { charges: 'all', 'taken-from': 'period' },
    perfect: { compare: 'uptime', 'at-least': '100%' },
    'paid-before': { 'across-periods': 'credit', last: 1, ending: 'previous' },
    'to-earn': { aggregate: 'sum', of: 'paid-before', over: 'stretch' },
  };
  const terms: Partial<Terms> = {
    objectives: { uptime: { 'at-least': '99.9%' } },
    credits: {
      credit: { of: 'fee', times: '10%', 'if-breached': 'uptime' },
      'earned-back': { of: 'to-earn', times: '50%', for: 'uptime', if: ['perfect'], 'owed-to': 'vendor' },
    },
    claims: { credit: 'automatic', 'earned-back': 'automatic' },
  };
  const order: Partial<Order> = {
    from: '2026-03-01',
    charges: [{ kind: 'recurring', amount: '100.00 USD', every: 'month', 'part-month': 'whole' }],
  };

  it('earns back half of a credit by a perfect month after it (T8q), and not by a merely good one', () => {
    const bad = outage(at('2026-03-10T00:00:00Z'), at('2026-03-10T05:00:00Z'));
    const of = (facts: Fact[], label: string): Statement => statement(cells, facts, { terms, order, label });
    expect(of(bad, '2026-03').total.amount).toBe('10.00');
    const april = of(bad, '2026-04');
    expect([april.total.amount, april.lines.map((line) => [line.credit, line.amount.amount])]).toEqual([
      '-5.00',
      [['earned-back', '-5.00']],
    ]);
    expect(of([...bad, ...outage(START + DAY, START + DAY + MINUTE)], '2026-04').total.amount).toBe('0.00');
  });
});
