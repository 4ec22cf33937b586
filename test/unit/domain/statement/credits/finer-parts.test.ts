/** A missing number that moves several lines against each other is taken in finer parts: what is owed in each completion bounds the sum. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { aContract, orderOf, statementOf, termsWith } from '../../../../support/contracts.ts';
import { outage } from '../../../../support/facts.ts';

const START = Date.parse('2026-02-10T00:00:00Z');
const DOWN = outage(START, START + 36_000_000, { component: 'web' });

/** What is owed for each of a few definitions times 1, included in one credit, with the number missing or as given. */
function owed(
  unit: string,
  cells: Record<string, object>,
  more: Record<string, object> = {},
  number?: string,
  beside: object = {},
  ownerKind = 'customer',
): Statement {
  const credits = Object.fromEntries(
    Object.keys(cells).map((name) => [`${name}-credit`, { of: name, times: 1, 'if-breached': 'availability', ...more[name] }]),
  );
  const terms = termsWith({
    components: { line: {} },
    attributes: { n: { of: ownerKind, unit, 'reported-by': ['vendor', 'customer'] } },
    definitions: {
      n: { 'record-value': 'n' },
      down: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
      availability: { uptime: 'down', of: 'period' },
      short: { shortfall: 'n', below: unit === 'share' ? '20%' : 20 },
      over: { excess: 'n', above: unit === 'share' ? '10%' : 10 },
      ...cells,
      ...beside,
    } as Terms['definitions'],
    objectives: { availability: { 'at-least': '99.9%' } },
    credits: { ...credits, all: { sum: Object.keys(credits), ...more.all } } as Terms['credits'],
    claims: { all: 'automatic' },
    report: ['short', 'over', 'n'],
  } as never);
  const order = orderOf({
    components: { web: { kind: 'line' }, idle: { kind: 'line' } },
    ...(number !== undefined && { attributes: { n: number } }),
  });
  return statementOf(aContract({ order, terms }), DOWN, '2026-02');
}

const shown = ({ total, bounds }: Statement): string =>
  bounds ? `${bounds.toCustomer.least.amount}..${bounds.toCustomer.most?.amount ?? ''}` : total.amount;

const SHORT = { multiply: 'short', by: '10.00 USD' };
const OVER = { multiply: 'over', by: '10.00 USD' };
const CAP = { cap: [{ 'at-most': '100.00 USD' }] };

describe('two lines that one number changes in opposite directions', () => {
  it('owe in each completion an amount within their bounds', () => {
    const more = { b: CAP, all: { minimum: { 'at-least': '30.00 USD' } } };
    expect(shown(owed('count', { a: SHORT, b: OVER }, more))).toBe('100.00..200.00');
    for (const [n, amount] of Object.entries({ 0: '200.00', 10: '100.00', 15: '100.00', 20: '100.00', 40: '100.00' }))
      expect([n, shown(owed('count', { a: SHORT, b: OVER }, more, n))]).toEqual([n, amount]);
  });

  it('have exact bounds for one component, beside another whose missing number changes nothing', () => {
    const more = { b: CAP, all: { minimum: { 'at-least': '30.00 USD' } } };
    expect(shown(owed('count', { a: SHORT, b: OVER }, more, undefined, {}, 'line'))).toBe('100.00..200.00');
  });

  it('have no upper bound where one of them has none', () => {
    expect(shown(owed('count', { a: SHORT, b: OVER }))).toBe('100.00..');
  });

  it('have exact bounds where only a part of the values misses a minimum', () => {
    const more = { b: CAP, all: { minimum: { 'more-than': '100.00 USD' } } };
    expect(shown(owed('count', { a: SHORT, b: OVER }, more))).toBe('0.00..200.00');
    expect(shown(owed('count', { a: SHORT, b: OVER }, { ...more, all: { minimum: { 'at-least': '100.00 USD' } } }))).toBe('100.00..200.00');
  });

  it('have exact bounds for a number that is divided into parts already', () => {
    // 10.00 for each percent that is short of 20, and 5.00 for each that there is: least 100.00 at 20%, most 500.00 at 100%.
    const [short, there] = [
      { multiply: 'short', by: '1000.00 USD' },
      { multiply: 'n', by: '500.00 USD' },
    ];
    expect(shown(owed('share', { a: short, b: there }))).toBe('100.00..500.00');
  });

  it('have exact bounds where the number is compared with no literal', () => {
    // 400 n, and what 300 n is short of 100.00: 100 + 100 n up to a third, 400 n after it.
    const cells = { a: { multiply: 'n', by: '400.00 USD' }, b: { shortfall: 'three', below: '100.00 USD' } };
    expect(shown(owed('share', cells, {}, undefined, { three: { multiply: 'n', by: '300.00 USD' } }))).toBe('100.00..400.00');
  });

  it('have the bounds of the ends where the parts never become finer, and the work is limited', () => {
    // 10.00 for each percent up to 100, and 10.00 for each that is short of 100: 1000.00 whatever the number is.
    const cells = { a: { multiply: 'n', by: '1000.00 USD' }, b: { shortfall: 'all', below: '1000.00 USD' } };
    const { bounds } = owed('share', cells, {}, undefined, { all: { multiply: 'n', by: '1000.00 USD' } });
    const [least, most] = [Number(bounds!.toCustomer.least.amount), Number(bounds!.toCustomer.most!.amount)];
    expect(least).toBeLessThanOrEqual(1000);
    expect(least).toBeGreaterThan(900);
    expect(most).toBeGreaterThanOrEqual(1000);
    expect(most).toBeLessThan(1100);
  });
});
