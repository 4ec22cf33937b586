/** Charges that are owed for each quarter, half-year or year. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Charge } from '../../../../../lib/domain/contract/terms.ts';
import { explain } from '../../../../../lib/presentation/explain/explain.ts';
import { parseFraction } from '../../../../../lib/domain/money/ratio.ts';
import { aContract, checked, refusalsOf, statementOf, termsWith } from '../../../../support/contracts.ts';
import { outage, at } from '../../../../support/facts.ts';

const yearly: Charge = { kind: 'support', amount: '1200.00 USD', every: 'year', from: '2026-01-15' };

const contractWith = (charge: Charge, order: { from?: string; through?: string } = {}): ReturnType<typeof aContract> =>
  aContract({
    order: { from: '2026-01-01', ...order, charges: [charge] },
    terms: termsWith({
      definitions: {
        failure: { intervals: 'outage', from: 'started', to: 'ended' },
        availability: { uptime: 'failure', of: 'period' },
        fee: { charges: 'all', 'taken-from': 'period' },
      },
      objectives: { availability: { 'at-least': '99.9%' } },
      credits: { credit: { of: 'fee', times: '100%', 'if-breached': 'availability' } },
      claims: { credit: 'automatic' },
    }),
  });

/** What counts in a month, in USD: a credit of 100 % of it, unrounded. */
function countedIn(charge: Charge, month: string, order: { from?: string; through?: string } = {}): number {
  const down = outage(at(`${month}-10T00:00:00Z`), at(`${month}-12T00:00:00Z`));
  const { bounds, credits } = statementOf(checked(contractWith(charge, order)), down, month);
  // What counts is known, also where it is nothing.
  expect(bounds).toBeUndefined();
  const exact = parseFraction(credits[0]!.exact);
  return Number(exact.n) / Number(exact.d);
}

const year = (from: number): string[] => Array.from({ length: 12 }, (_, i) => `${from}-${String(i + 1).padStart(2, '0')}`);

describe('charges that recur less often than each month', () => {
  it('count whole in the period in which they begin, on each anniversary', () => {
    expect(year(2026).map((month) => countedIn(yearly, month))).toEqual([1200, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(countedIn(yearly, '2027-01')).toBe(1200);
    expect(year(2026).map((month) => countedIn({ ...yearly, every: 'quarter' }, month))).toEqual([
      1200, 0, 0, 1200, 0, 0, 1200, 0, 0, 1200, 0, 0,
    ]);
  });

  it('spread by months, each month that begins has an equal part, also from the last day of a long month', () => {
    const charge: Charge = { ...yearly, every: 'quarter', spread: 'months', from: '2026-01-31' };
    expect(year(2026).map((month) => countedIn(charge, month))).toEqual(Array.from({ length: 12 }, () => 400));
  });

  it('spread by days, each day of the quarter has an equal part', () => {
    const charge: Charge = { ...yearly, amount: '90.00 USD', every: 'quarter', spread: 'days', from: '2026-01-01' };
    expect(
      year(2026)
        .slice(0, 3)
        .map((month) => countedIn(charge, month)),
    ).toEqual([31, 28, 31]);
    // The second quarter has 91 days.
    expect(countedIn(charge, '2026-04')).toBeCloseTo((90 * 30) / 91, 10);
  });

  it('nothing of them counts after their last day, and the last one is not shortened', () => {
    const charge: Charge = { ...yearly, amount: '91.00 USD', every: 'quarter', spread: 'days', from: '2026-04-01', through: '2026-05-10' };
    expect(['2026-03', '2026-04', '2026-05', '2026-06'].map((month) => countedIn(charge, month))).toEqual([0, 30, 10, 0]);
    expect(countedIn({ ...charge, through: '2026-05-10' }, '2026-05')).toBe(10);
  });

  it('over whole years all of them add up to what is owed, however they are spread', () => {
    const first = fc.integer({ min: 0, max: 364 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        first,
        fc.constantFrom<Charge['every']>('quarter', 'half-year', 'year'),
        fc.constantFrom<Charge['spread']>(undefined, 'months', 'days'),
        (from, every, spread) => {
          const last = new Date(Date.parse(`${from}T00:00:00Z`));
          last.setUTCFullYear(last.getUTCFullYear() + 1);
          last.setUTCDate(last.getUTCDate() - 1);
          const charge: Charge = { ...yearly, every, from, through: last.toISOString().slice(0, 10), ...(spread && { spread }) };
          const sum = [...year(2026), ...year(2027)].reduce((total, month) => total + countedIn(charge, month), 0);
          expect(sum).toBeCloseTo(1200 * { quarter: 4, 'half-year': 2, year: 1, month: 12, once: 1 }[every], 6);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('a rule for part months is refused, because none of them is by the month', () => {
    expect(refusalsOf(contractWith({ ...yearly, 'part-month': 'by-days' }))).toEqual(['no-effect /order/charges/0/part-month']);
  });

  it('they are explained in both languages', () => {
    const said = (['en', 'zh'] as const).map((language) =>
      JSON.stringify(explain(contractWith({ ...yearly, spread: 'months' }), language)),
    );
    expect(said[0]).toContain('1200.00 USD (support) a year, spread over its months from 2026-01-15');
    expect(said[1]).toContain('每年，按月分摊');
  });
});
