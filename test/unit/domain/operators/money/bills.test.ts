/** Bills as the base of credits: currencies, repeats, and what is not billed. */
import { describe, expect, it } from 'vitest';
import type { Charge, Definition, Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { aContract, checked, refusalsOf, statementOf, termsWith } from '../../../../support/contracts.ts';
import { at, fact, outage } from '../../../../support/facts.ts';

const terms = (fee: Definition, period: Partial<Terms['period']> = {}): Terms =>
  termsWith({
    period: { every: 'month', zone: 'UTC', 'part-period': 'clipped', ...period },
    components: { line: {} },
    billing: { 'reported-by': ['vendor'] },
    definitions: {
      failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
      availability: { uptime: 'failure', of: 'period' },
      fee,
    },
    objectives: { availability: { 'at-least': '99.9%' } },
    credits: { credit: { of: 'fee', times: '30%', 'if-breached': 'availability' } },
    claims: { credit: 'automatic' },
  });
const EACH: Definition = { charges: 'all', each: 'line', 'taken-from': 'period' };
const components = { 'line-1': { kind: 'line' }, 'line-2': { kind: 'line' } };
const down = outage(at('2026-02-10T00:00:00Z'), at('2026-02-10T10:00:00Z'), { component: 'line-1' });
const bill = (id: string, start: string, end: string, amount: string, given: { kind?: string; receivedAt?: string } = {}): Fact =>
  fact('charge.billed', `${start}T00:00:00Z`, {
    id,
    component: 'line-1',
    body: { kind: given.kind ?? 'usage', start: at(`${start}T00:00:00Z`), end: at(`${end}T00:00:00Z`), amount },
    ...(given.receivedAt !== undefined && { receivedAt: at(given.receivedAt) }),
  });
/** Charged 0 is charged: nothing is missing of line-2. */
const free: Charge = { kind: 'recurring', amount: '0.00 USD', component: 'line-2', every: 'month', 'part-month': 'by-days' };
function stated(
  fee: Definition,
  facts: readonly Fact[],
  given: { charges?: Charge[]; period?: Partial<Terms['period']>; label?: string; from?: string; through?: string } = {},
): Statement {
  const { charges = [free], period, label = '2026-02', from = '2026-01-01', through } = given;
  const contract = checked(
    aContract({ order: { from, components, charges, ...(through !== undefined && { through }) }, terms: terms(fee, period) }),
  );
  return statementOf(contract, [...down, ...facts], label);
}
const codes = ({ findings }: Statement): string[] => findings.map(({ code }) => code).sort();
const line = (amount: string): Charge => ({ kind: 'recurring', amount, component: 'line-1', every: 'month', 'part-month': 'by-days' });

describe('bills', () => {
  it('a bill in another currency does not count, with a finding', () => {
    const statement = stated(EACH, [bill('b', '2026-02-01', '2026-03-01', '1000.00 EUR')], { charges: [line('1000.00 USD'), free] });
    expect(statement.total.amount).toBe('300.00');
    expect(statement.findings).toMatchObject([{ code: 'bill-wrong-currency', path: 'aws:111122223333|b' }]);
    // The same bill for another month says nothing of this one.
    expect(codes(stated(EACH, [bill('b', '2026-03-01', '2026-04-01', '1000.00 EUR')], { charges: [line('1000.00 USD'), free] }))).toEqual(
      [],
    );
  });

  it('of several bills of one kind, component and span the one received first counts, until it is corrected', () => {
    const first = bill('late-id', '2026-02-01', '2026-03-01', '1000.00 USD', { receivedAt: '2026-03-01T00:00:00Z' });
    const second = bill('a', '2026-02-01', '2026-03-01', '2000.00 USD', { receivedAt: '2026-03-02T00:00:00Z' });
    const other = bill('other', '2026-02-01', '2026-03-01', '10.00 USD', { kind: 'traffic', receivedAt: '2026-03-02T00:00:00Z' });
    const statement = stated(EACH, [second, first, other]);
    expect(statement.total.amount).toBe('303.00');
    expect(statement.findings).toMatchObject([{ code: 'bill-repeated', path: 'aws:111122223333|a' }]);
    const withdrawn = stated(EACH, [second, first, other, fact('correction', '2026-03-03T00:00:00Z', { body: { corrects: 'late-id' } })]);
    expect(withdrawn.total.amount).toBe('603.00');
    expect(codes(withdrawn)).toEqual(['corrected']);
  });

  it('bills that overlap both count, with a finding', () => {
    const statement = stated(EACH, [
      bill('a', '2026-02-01', '2026-03-01', '1000.00 USD'),
      bill('b', '2026-02-15', '2026-03-01', '100.00 USD'),
    ]);
    expect([statement.total.amount, ...codes(statement)]).toEqual(['330.00', 'bills-overlap']);
  });
});

describe('what is not charged', () => {
  it('by the order is 0, and a finding that names whom', () => {
    const ended = { ...line('1000.00 USD'), through: '2026-01-31' };
    const statement = stated(EACH, [], { charges: [ended, free] });
    expect([statement.total.amount, statement.credits[0]!.bounds]).toEqual(['0.00', undefined]);
    expect(statement.findings).toMatchObject([
      { code: 'no-charge', path: 'charges/all/line/period', message: expect.stringContaining('no charge of line-1 for 2026-02') },
    ]);
    // Charged 0 is charged.
    expect(codes(stated(EACH, [], { charges: [line('1000.00 USD'), free] }))).toEqual([]);
  });
});

describe('charges of the order', () => {
  const codesOf = (charge: Charge, through?: string): string[] =>
    refusalsOf(
      aContract({
        order: { from: '2026-01-01', components, charges: [charge], ...(through !== undefined && { through }) },
        terms: terms(EACH),
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
      { ...line('1.00 USD'), spread: 'days', through: '2026-12-31' },
      'no-effect /order/charges/0/spread',
    ],
    [
      'an end before the start',
      { ...line('1.00 USD'), from: '2026-05-01', through: '2026-04-30' },
      'end-before-start /order/charges/0/through',
    ],
  ] as [string, Charge, string][])('a charge is refused that has %s', (_, charge, wanted) => {
    expect(codesOf(charge)).toEqual([wanted]);
  });

  it('a prepayment for the term is spread over the term', () => {
    expect(codesOf(once({ spread: 'days' }), '2026-12-31')).toEqual([]);
    const statement = stated(EACH, [], { charges: [once({ spread: 'days', component: 'line-1' })], through: '2026-12-31' });
    // 28 of 365 days of 1200.00, and 30 % of it.
    expect(statement.total.amount).toBe('27.62');
  });
});
