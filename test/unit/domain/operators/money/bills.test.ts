/** Bills as the base of credits: spans, currencies, repeats, what is not billed, and a day's charge. */
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
  it('count by the days of their span that lie in the period', () => {
    const statement = stated(EACH, [bill('b', '2026-01-01', '2026-03-01', '2000.00 USD')]);
    // 28 of 59 days of 2000.00, and 30 % of it.
    expect(statement.total.amount).toBe('284.75');
    expect(stated(EACH, [bill('b', '2026-02-15', '2026-03-15', '2800.00 USD')]).total.amount).toBe('420.00');
    expect(stated(EACH, [bill('b', '2026-01-01', '2026-02-01', '2000.00 USD')]).total.amount).toBe('0.00');
  });

  it('the parts of a bill in all periods are the bill', () => {
    const facts = [bill('b', '2026-01-15', '2026-04-10', '999.99 USD')];
    const sums = ['2026-01', '2026-02', '2026-03', '2026-04'].map((label) => {
      const outages = [outage(at(`${label}-02T00:00:00Z`), at(`${label}-03T00:00:00Z`), { component: 'line-1' })].flat();
      const result = stated(EACH, [...facts, ...outages], { label });
      return result.lines.map(({ of }) => of.exact.split('/')).map(([n, d = '1']) => Number(n) / Number(d))[0]!;
    });
    expect(sums.reduce((a, b) => a + b, 0)).toBeCloseTo(999.99, 9);
  });

  it('are days of the zone of the contract', () => {
    const shanghai = { zone: 'Asia/Shanghai' };
    const month = fact('charge.billed', '2026-01-31T16:00:00Z', {
      component: 'line-1',
      body: { kind: 'usage', start: at('2026-01-31T16:00:00Z'), end: at('2026-02-28T16:00:00Z'), amount: '1000.00 USD' },
    });
    expect(stated(EACH, [month], { period: shanghai }).total.amount).toBe('300.00');
  });

  it('in another currency do not count and are a finding', () => {
    const statement = stated(EACH, [bill('b', '2026-02-01', '2026-03-01', '1000.00 EUR')], { charges: [line('1000.00 USD'), free] });
    expect(statement.total.amount).toBe('300.00');
    expect(statement.findings).toMatchObject([{ code: 'bill-wrong-currency', path: 'aws:111122223333|b' }]);
    // The same bill for another month says nothing of this one.
    expect(codes(stated(EACH, [bill('b', '2026-03-01', '2026-04-01', '1000.00 EUR')], { charges: [line('1000.00 USD'), free] }))).toEqual(
      [],
    );
  });

  it('of one kind, component and span count once: the one received first, until it is corrected', () => {
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

  it('that overlap count both, and are a finding', () => {
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

describe("a day's charge", () => {
  const aDay = (how: string, given: Parameters<typeof stated>[2]): string =>
    stated({ ...(EACH as object), 'a-day': how }, [], given).lines[0]!.of.exact;

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
  ] as const)('of a %s (%s), %s, of 1000.00 a month', (every, label, how, exact) => {
    expect(aDay(how, { charges: [line('1000.00 USD')], period: { every }, label })).toBe(exact);
  });

  it('is that of the whole month where the term cuts it', () => {
    expect(aDay('of-30', { charges: [line('1000.00 USD')], from: '2026-02-08' })).toBe('100/3');
    expect(aDay('of-the-period', { charges: [line('1000.00 USD')], from: '2026-02-08' })).toBe('250/7');
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
  ] as [string, Charge, string][])('%s is refused', (_, charge, wanted) => {
    expect(codesOf(charge)).toEqual([wanted]);
  });

  it('a prepayment for the term is spread over the term', () => {
    expect(codesOf(once({ spread: 'days' }), '2026-12-31')).toEqual([]);
    const statement = stated(EACH, [], { charges: [once({ spread: 'days', component: 'line-1' })], through: '2026-12-31' });
    // 28 of 365 days of 1200.00, and 30 % of it.
    expect(statement.total.amount).toBe('27.62');
  });
});
