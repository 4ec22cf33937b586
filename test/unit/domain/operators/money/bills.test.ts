/** Bills as the base of credits: currencies, repeats, and what is not billed. */
import { describe, expect, it } from 'vitest';
import type { Charge } from '../../../../../lib/domain/contract/terms.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { EACH, FREE, TWO_LINES, bill, billedStatement, billedTerms, monthly } from '../../../../support/bills.ts';
import { aContract, refusalsOf } from '../../../../support/contracts.ts';
import { fact } from '../../../../support/facts.ts';

const codes = ({ findings }: Statement): string[] => findings.map(({ code }) => code).sort();

describe('bills', () => {
  it('a bill in another currency does not count, with a finding', () => {
    const statement = billedStatement(EACH, [bill('b', '2026-02-01', '2026-03-01', '1000.00 EUR')], {
      charges: [monthly('1000.00 USD'), FREE],
    });
    expect(statement.total.amount).toBe('300.00');
    expect(statement.findings).toMatchObject([{ code: 'bill-wrong-currency', path: 'aws:111122223333|b' }]);
    // The same bill for another month says nothing of this one.
    expect(
      codes(billedStatement(EACH, [bill('b', '2026-03-01', '2026-04-01', '1000.00 EUR')], { charges: [monthly('1000.00 USD'), FREE] })),
    ).toEqual([]);
  });

  it('of several bills of one kind, component and span the one received first counts, until it is corrected', () => {
    const first = bill('late-id', '2026-02-01', '2026-03-01', '1000.00 USD', { receivedAt: '2026-03-01T00:00:00Z' });
    const second = bill('a', '2026-02-01', '2026-03-01', '2000.00 USD', { receivedAt: '2026-03-02T00:00:00Z' });
    const other = bill('other', '2026-02-01', '2026-03-01', '10.00 USD', { kind: 'traffic', receivedAt: '2026-03-02T00:00:00Z' });
    const statement = billedStatement(EACH, [second, first, other]);
    expect(statement.total.amount).toBe('303.00');
    expect(statement.findings).toMatchObject([{ code: 'bill-repeated', path: 'aws:111122223333|a' }]);
    const withdrawn = billedStatement(EACH, [
      second,
      first,
      other,
      fact('correction', '2026-03-03T00:00:00Z', { body: { corrects: 'late-id' } }),
    ]);
    expect(withdrawn.total.amount).toBe('603.00');
    expect(codes(withdrawn)).toEqual(['corrected']);
  });

  it('bills that overlap both count, with a finding', () => {
    const statement = billedStatement(EACH, [
      bill('a', '2026-02-01', '2026-03-01', '1000.00 USD'),
      bill('b', '2026-02-15', '2026-03-01', '100.00 USD'),
    ]);
    expect([statement.total.amount, ...codes(statement)]).toEqual(['330.00', 'bills-overlap']);
  });

  it.each([
    // A month of another zone touches 29 days here, of which 28 lie in February.
    ['2026-01-31T16:00:00Z', '2026-02-28T16:00:00Z', '289.66', ['bill-in-part-days']],
    ['2026-01-31T00:00:00Z', '2026-03-01T00:00:00Z', '289.66', []],
    // What lies in the period alone is not divided.
    ['2026-02-01T08:00:00Z', '2026-02-28T16:00:00Z', '300.00', []],
  ])('a bill of %s to %s counts by whole days, with a finding where it is divided within one', (start, end, owed, found) => {
    const statement = billedStatement(EACH, [bill('a', start, end, '1000.00 USD')]);
    expect([statement.total.amount, codes(statement)]).toEqual([owed, found]);
  });
});

describe('a base without a charge', () => {
  it('is 0, with a finding that names it', () => {
    const ended = { ...monthly('1000.00 USD'), through: '2026-01-31' };
    const statement = billedStatement(EACH, [], { charges: [ended, FREE] });
    expect([statement.total.amount, statement.credits[0]!.bounds]).toEqual(['0.00', undefined]);
    expect(statement.findings).toMatchObject([
      { code: 'no-charge', path: 'charges/all/line/period', message: expect.stringContaining('no charge of line-1 for 2026-02') },
    ]);
    // Charged 0 is charged.
    expect(codes(billedStatement(EACH, [], { charges: [monthly('1000.00 USD'), FREE] }))).toEqual([]);
  });
});

describe('charges of the order', () => {
  const codesOf = (charge: Charge, through?: string): string[] =>
    refusalsOf(
      aContract({
        order: { from: '2026-01-01', components: TWO_LINES, charges: [charge], ...(through !== undefined && { through }) },
        terms: billedTerms(EACH),
      }),
    );
  const once = (given: Partial<Charge>): Charge => ({ kind: 'recurring', amount: '1200.00 USD', every: 'once', ...given });

  it.each([
    ['a prepayment without an end', once({ spread: 'days', from: '2026-01-01' }), 'missing /order/charges/0/through'],
    ['a prepayment by months without an end', once({ spread: 'months' }), 'missing /order/charges/0/through'],
    ['a span that nothing is spread over', once({ from: '2026-01-01', through: '2026-12-31' }), 'no-effect /order/charges/0/through'],
    ['a part of a month of a single charge', once({ 'part-month': 'whole' }), 'no-effect /order/charges/0/part-month'],
    [
      'a monthly charge that is spread',
      { ...monthly('1.00 USD'), spread: 'days', through: '2026-12-31' },
      'no-effect /order/charges/0/spread',
    ],
    [
      'an end before the start',
      { ...monthly('1.00 USD'), from: '2026-05-01', through: '2026-04-30' },
      'end-before-start /order/charges/0/through',
    ],
  ] as [string, Charge, string][])('a charge is refused that has %s', (_, charge, wanted) => {
    expect(codesOf(charge)).toEqual([wanted]);
  });

  it('a prepayment for the term is spread over the term', () => {
    expect(codesOf(once({ spread: 'days' }), '2026-12-31')).toEqual([]);
    const statement = billedStatement(EACH, [], { charges: [once({ spread: 'days', component: 'line-1' })], through: '2026-12-31' });
    // 28 of 365 days of 1200.00, and 30 % of it.
    expect(statement.total.amount).toBe('27.62');
  });
});
