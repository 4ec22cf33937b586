/** Numbers that their unit does not have: shares beyond the whole, lengths and amounts below nothing, parts of what is counted. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../lib/domain/contract/terms.ts';
import { checkContract } from '../../../../lib/domain/checker/check-contract.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { HOUR } from '../../../../lib/domain/time/instant.ts';
import { aContract, orderOf, statementOf, termsWith } from '../../../support/contracts.ts';
import { at, fact, outage } from '../../../support/facts.ts';

const START = at('2026-02-01T00:00:00Z');
const SLOTS = 672;

function stated(terms: Terms, facts: readonly Fact[], order = orderOf({})): Statement {
  return statementOf(aContract({ order, terms }), facts, '2026-02');
}
const notes = (of: Statement, code: string): string[] => of.findings.filter((found) => found.code === code).map(({ message }) => message);
const exact = (of: Statement, cell: string): string | undefined => {
  const found = of.report.find((entry) => entry.cell === cell)?.value;
  return found && 'exact' in found ? found.exact : undefined;
};

describe('samples', () => {
  const sampled = (values: readonly string[]): Fact =>
    fact('gauge.sampled', START, { id: 's', body: { stream: 'measure', start: START, every: HOUR, values } });
  const mean = (unit: string, values: readonly string[], more: Partial<Terms> = {}): Statement =>
    stated(
      termsWith({
        definitions: {
          slots: { gauge: 'measure', unit, every: '1 h', several: 'mean' },
          mean: { aggregate: 'mean', of: 'slots', over: 'slot' },
        },
        report: ['mean'],
        unknown: 'left-out',
        ...more,
      }),
      [sampled(values)],
    );

  it('of a share outside 0 to 1 are left out, with a finding', () => {
    const found = mean('share', ['0.5', '92.5', '-1', '1', '0']);
    expect(exact(found, 'mean')).toBe('1/2');
    expect(notes(found, 'not-a-share')).toEqual([
      '2 samples, such as 92.5, are not between 0 and 1 (send 0.925 for 92.5%); they measure nothing',
    ]);
    expect(notes(found, 'slots-not-counted')[0]).toContain(`${SLOTS - 3} of ${SLOTS}`);
  });

  it.each(['ms', 'h', 'count', 'USD'])('of %s below 0 are left out, with a finding', (unit) => {
    const found = mean(unit, ['-2', '4', '0']);
    expect(exact(found, 'mean')).toBe(exact(mean(unit, ['2']), 'mean'));
    expect(notes(found, 'below-zero')).toEqual([`the sample -2 is below 0 ${unit}; it measures nothing`]);
  });

  it('of a unit of their own may lie below 0', () => {
    const found = mean('°C', ['-20', '-16']);
    expect(exact(found, 'mean')).toBe('-18');
    expect(notes(found, 'below-zero')).toEqual([]);
  });

  it('in one slot of which only one is possible: that one counts', () => {
    const two = {
      definitions: {
        slots: { gauge: 'measure', unit: 'share', every: '2 h', several: 'lowest' },
        mean: { aggregate: 'mean', of: 'slots', over: 'slot' },
      },
    } as const;
    expect(exact(mean('share', ['-1', '0.4'], two), 'mean')).toBe('2/5');
  });
});

describe('attributes', () => {
  const terms = (unit: string, more: Partial<Terms> = {}): Terms =>
    termsWith({
      attributes: { x: { of: 'customer', unit, 'reported-by': ['vendor'] } },
      definitions: { x: { 'record-value': 'x' } },
      report: ['x'],
      ...more,
    });
  const refused = (unit: string, value: string | number): string[] =>
    checkContract(aContract({ order: { attributes: { x: value } }, terms: terms(unit) })).issues.map(({ code, path }) => `${code} ${path}`);

  it.each([
    ['USD', '-500', '500.00 USD'],
    ['h', '-720', '720 h'],
    ['count', '-3', '3'],
    ['count', '2.5', 2],
    ['share', '-1%', '101%'],
  ])('of an order: %s of %s is refused, %s is not', (unit, wrong, right) => {
    expect([refused(unit, wrong), refused(unit, right)]).toEqual([['bad-value /order/attributes/x'], []]);
  });

  it('of an order: a unit of its own may lie below 0', () => {
    expect(refused('°C', '-18 °C')).toEqual([]);
  });

  it('from evidence are a missing fact, with a finding', () => {
    const set = (value: string): Fact => fact('attribute.set', START, { id: 'a', body: { of: 'customer', name: 'x', value } });
    const base = terms('USD', {
      definitions: {
        x: { 'record-value': 'x' },
        down: { intervals: 'outage', from: 'started', to: 'ended' },
        available: { uptime: 'down', of: 'period' },
      },
      objectives: { available: { 'at-least': '99.9%' } },
      credits: { credit: { of: 'x', times: '10%', 'if-breached': 'available' } },
      claims: { credit: 'automatic' },
    });
    const down = outage(START, START + 10 * HOUR);
    const wrong = stated(base, [...down, set('-500')]);
    expect(notes(wrong, 'unknown-word')).toEqual(['x "-500" cannot be read; it counts as not known']);
    expect(wrong.bounds?.toCustomer).toEqual({ least: { amount: '0.00', currency: 'USD' } });
    expect(stated(base, [...down, set('500')]).total.amount).toBe('50.00');
  });
});

describe('a weight', () => {
  const weighed = (definitions: Terms['definitions'], more: Partial<Terms> = {}): Terms =>
    termsWith({
      definitions: {
        down: { intervals: 'outage', from: 'started', to: 'ended' },
        counted: { weighted: 'down', as: 'weight' },
        lost: { duration: 'counted' },
        third: '30%',
        ...definitions,
      },
      report: ['lost'],
      ...more,
    });
  const outages = (count: number): Fact[] =>
    Array.from({ length: count }, (_, i) => outage(START + 2 * i * HOUR, START + (2 * i + 1) * HOUR)).flat();

  it('that is never between 0 and 1 is refused', () => {
    const refused = (by: number): string[] =>
      checkContract(aContract({ terms: weighed({ weight: { multiply: 'third', by } }) })).issues.map(({ code, path }) => `${code} ${path}`);
    expect([refused(5), refused(3)]).toEqual([['bad-value /terms/0/definitions/counted/as'], []]);
  });

  it('that is computed counts as 100% where it is more, with a finding', () => {
    const terms = weighed({ outages: { count: 'outage', reached: 'started' }, weight: { multiply: 'third', by: 'outages' } });
    const [three, five] = [3, 5].map((count) => stated(terms, outages(count)));
    expect([exact(three!, 'lost'), exact(five!, 'lost')]).toEqual([String(2.7 * HOUR), String(5 * HOUR)]);
    expect([notes(three!, 'not-a-share'), notes(five!, 'not-a-share')]).toEqual([
      [],
      ['a computed weight is outside 0% to 100%; the nearer of the two counts'],
    ]);
    expect(five!.bounds).toBeUndefined();
  });

  it('that is not known leaves the times open up to their full length, without a finding', () => {
    const terms = weighed(
      { seats: { 'record-value': 'seats' }, weight: { multiply: 'third', by: 'seats' } },
      { attributes: { seats: { of: 'customer', unit: 'count' } } },
    );
    const found = stated(terms, outages(1));
    expect(notes(found, 'not-a-share')).toEqual([]);
    expect(found.report.find(({ cell }) => cell === 'lost')!.value).toMatchObject({ shown: '0 s to 1 h' });
  });
});
