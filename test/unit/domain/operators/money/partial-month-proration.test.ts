/** Proration: bills and charges of a part of a month, by days. */
import { describe, expect, it } from 'vitest';
import { EACH, bill, billedStatement, monthly } from '../../../../support/bills.ts';
import { at, fact, outage } from '../../../../support/facts.ts';

describe('the proration of a bill', () => {
  it('a bill over several months counts by the days of its span that lie in the period', () => {
    const statement = billedStatement(EACH, [bill('b', '2026-01-01', '2026-03-01', '2000.00 USD')]);
    // 28 of 59 days of 2000.00, and 30 % of it.
    expect(statement.total.amount).toBe('284.75');
    expect(billedStatement(EACH, [bill('b', '2026-02-15', '2026-03-15', '2800.00 USD')]).total.amount).toBe('420.00');
    expect(billedStatement(EACH, [bill('b', '2026-01-01', '2026-02-01', '2000.00 USD')]).total.amount).toBe('0.00');
  });

  it('the parts of a bill in all periods add up to the bill', () => {
    const facts = [bill('b', '2026-01-15', '2026-04-10', '999.99 USD')];
    const sums = ['2026-01', '2026-02', '2026-03', '2026-04'].map((label) => {
      const outages = [outage(at(`${label}-02T00:00:00Z`), at(`${label}-03T00:00:00Z`), { component: 'line-1' })].flat();
      const result = billedStatement(EACH, [...facts, ...outages], { label });
      return result.lines.map(({ of }) => of.exact.split('/')).map(([n, d = '1']) => Number(n) / Number(d))[0]!;
    });
    expect(sums.reduce((a, b) => a + b, 0)).toBeCloseTo(999.99, 9);
  });

  it('the days of a bill are those of the zone of the contract', () => {
    const shanghai = { zone: 'Asia/Shanghai' };
    const month = fact('charge.billed', '2026-01-31T16:00:00Z', {
      component: 'line-1',
      body: { kind: 'usage', start: at('2026-01-31T16:00:00Z'), end: at('2026-02-28T16:00:00Z'), amount: '1000.00 USD' },
    });
    expect(billedStatement(EACH, [month], { period: shanghai }).total.amount).toBe('300.00');
  });
});

describe('the charge of a day', () => {
  const aDay = (how: string, given: Parameters<typeof billedStatement>[2]): string =>
    billedStatement({ ...(EACH as object), 'a-day': how }, [], given).lines[0]!.of.exact;

  it.each([
    ['month', '2026-02', 'of-365', '2400/73'],
    ['quarter', '2026-Q1', 'of-365', '2400/73'],
    ['half-year', '2026-H1', 'of-365', '2400/73'],
    ['year', '2026', 'of-365', '2400/73'],
    ['month', '2026-02', 'of-30', '100/3'],
    ['quarter', '2026-Q1', 'of-30', '100/3'],
    ['year', '2026', 'of-30', '100/3'],
    ['month', '2026-02', 'of-the-period', '250/7'],
    // 1000.00 by the 28 days of February.
    ['week', '2026-02-09', 'of-365', '250/7'],
    ['day', '2026-02-10', 'of-30', '250/7'],
  ] as const)('of a %s (%s), %s, is the charge of 1000.00 a month, prorated', (every, label, how, exact) => {
    expect(aDay(how, { charges: [monthly('1000.00 USD')], period: { every }, label })).toBe(exact);
  });

  it('is prorated from the whole month where the term cuts the month', () => {
    expect(aDay('of-30', { charges: [monthly('1000.00 USD')], from: '2026-02-08' })).toBe('100/3');
    expect(aDay('of-the-period', { charges: [monthly('1000.00 USD')], from: '2026-02-08' })).toBe('250/7');
  });
});
