/** Caps on sums of credits, and the rounding of their parts. */
import { describe, expect, it } from 'vitest';
import { type Statement } from '../../../../../lib/domain/statement/statement.ts';
import { availability, feeOrder, span, state } from '../../../../support/edge-contract.ts';

describe('a capped sum of credits', () => {
  it('a cap that several credits reach together gives the same total in any order of the credits', () => {
    const capped = (names: string[]): Statement => {
      const terms = availability({
        credits: {
          a: { of: 'fee', times: '33.333%', 'if-breached': 'uptime' },
          b: { of: 'fee', times: '33.333%', 'if-breached': 'uptime' },
          c: { of: 'fee', times: '11.111%', 'if-breached': 'uptime' },
          all: { sum: names, cap: [{ 'at-most': '50%', of: 'fee' }] },
        },
        claims: { all: 'automatic' },
      });
      return state(terms, span('2026-10-10T00:00:00Z', '2026-10-11T00:00:00Z'));
    };
    const results = [
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
      ['b', 'c', 'a'],
    ].map(capped);
    for (const statement of results) {
      expect([statement.total.amount, statement.credits[0]!.caps[0]!.bound]).toEqual(['500.00', true]);
      expect(statement.lines.reduce((sum, line) => sum + Math.round(Number(line.amount.amount) * 100), 0)).toBe(50_000);
    }
  });

  it('rounded parts add up to the rounded whole, in currencies of no, two and three decimals', () => {
    for (const [currency, amount, cap] of [
      ['JPY', '1000 JPY', '500'],
      ['USD', '1000.00 USD', '500.00'],
      ['KWD', '1000.000 KWD', '500.000'],
    ] as const) {
      const terms = availability({
        money: { currency, rounding: 'half-up' },
        credits: {
          a: { of: 'fee', times: '33.3333%', 'if-breached': 'uptime' },
          b: { of: 'fee', times: '33.3333%', 'if-breached': 'uptime' },
          c: { of: 'fee', times: '33.3333%', 'if-breached': 'uptime' },
          all: { sum: ['a', 'b', 'c'], cap: [{ 'at-most': '50%', of: 'fee' }] },
        },
        claims: { all: 'automatic' },
      });
      const statement = state(
        terms,
        span('2026-10-10T00:00:00Z', '2026-10-11T00:00:00Z'),
        '2026-10',
        feeOrder({ charges: [{ kind: 'recurring', amount, every: 'month', 'part-month': 'whole' }] }),
      );
      const digits = (text: string): bigint => BigInt(text.replace('.', ''));
      expect(statement.total).toEqual({ amount: cap, currency });
      expect(statement.lines.reduce((sum, line) => sum + digits(line.amount.amount), 0n)).toBe(digits(cap));
    }
  });
});
