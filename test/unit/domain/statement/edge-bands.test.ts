/** Edge cases of maintenance, bands, caps and rounding that at least one peer gets wrong. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../lib/domain/contract/terms.ts';
import { checkContract } from '../../../../lib/domain/checker/check-contract.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { MINUTE } from '../../../../lib/domain/time/instant.ts';
import { type Statement } from '../../../../lib/domain/statement/statement.ts';
import { at, fact, outage } from '../../../support/facts.ts';
import { BANDS, availability, down, feeOrder, minutes, span, state, probed } from '../../../support/edge-contract.ts';
import { aContract } from '../../../support/contracts.ts';

describe('exclusions, bands and sums', () => {
  it('7: maintenance over half an incident, its overrun, one declared afterwards, one at short notice', () => {
    const work = (id: string, announced: string, from: string, to: string): Fact[] => [
      fact('maintenance.scheduled', announced, { body: { record: id, start: at(from), end: at(to) } }),
      fact('maintenance.started', from, { body: { record: id } }),
      fact('maintenance.ended', to, { body: { record: id } }),
    ];
    const broken = span('2026-10-20T02:30:00Z', '2026-10-20T03:30:00Z');
    expect(
      minutes(state(availability(), [...broken, ...work('M', '2026-10-15T00:00:00Z', '2026-10-20T02:00:00Z', '2026-10-20T03:00:00Z')])),
    ).toMatchObject({ down: 30, excluded: 30 });
    expect(
      down(state(availability(), [...broken, ...work('M', '2026-10-21T00:00:00Z', '2026-10-20T02:00:00Z', '2026-10-20T03:00:00Z')])),
    ).toBe(60);
    expect(
      down(state(availability(), [...broken, ...work('M', '2026-10-19T00:00:00Z', '2026-10-20T02:00:00Z', '2026-10-20T03:00:00Z')])),
    ).toBe(60);
    const planned = availability({}, { maintenance: { intervals: 'maintenance', from: 'planned-start', to: 'planned-end' } });
    expect(
      minutes(state(planned, [...broken, ...work('M', '2026-10-15T00:00:00Z', '2026-10-20T02:00:00Z', '2026-10-20T03:00:00Z')])),
    ).toMatchObject({ down: 30, excluded: 30 });
    const cancelled = [
      ...work('M', '2026-10-15T00:00:00Z', '2026-10-20T02:00:00Z', '2026-10-20T03:00:00Z').slice(0, 1),
      fact('maintenance.cancelled', '2026-10-16T00:00:00Z', { body: { record: 'M' } }),
    ];
    expect(down(state(planned, [...broken, ...cancelled]))).toBe(60);
  });

  it('8: a hair under the target neither compares nor prints as met', () => {
    const allowed = 44_640 * MINUTE * 0.001;
    const met = state(availability(), outage(at('2026-10-10T00:00:00Z'), at('2026-10-10T00:00:00Z') + allowed));
    const breached = state(availability(), outage(at('2026-10-10T00:00:00Z'), at('2026-10-10T00:00:00Z') + allowed + 1));
    expect([met.objectives[0]!.outcome, met.objectives[0]!.measured!.shown]).toEqual(['met', '99.9000%']);
    expect([breached.objectives[0]!.outcome, breached.objectives[0]!.measured!.shown, breached.total.amount]).toEqual([
      'breached',
      '99.8999%',
      '100.00',
    ]);
  });

  it('9: bands hit exactly, with a gap, with an overlap, and without a measure', () => {
    const exactly = state(availability(), outage(at('2026-10-10T00:00:00Z'), at('2026-10-10T00:00:00Z') + 44_640 * MINUTE * 0.01));
    expect(exactly.lines[0]!.times.shown).toBe('10.0000%');
    const codes = (table: Terms['definitions'][string]): string[] =>
      checkContract(aContract({ order: feeOrder(), terms: availability({}, { rate: { bands: 'uptime', table } }) }))
        .issues.filter((issue) => issue.severity === 'error')
        .map((issue) => issue.code);
    const [best, middle, worst] = BANDS;
    expect(codes([best, { ...middle, 'at-least': '99.5%' }, worst] as never)).toEqual(['band-gap']);
    expect(codes([best, { ...middle, 'at-least': '98.0%' }, worst] as never)).toEqual(['band-overlap']);
    expect(codes([best, middle] as never)).toEqual(['band-gap']);
    const gap = availability(
      {},
      {
        rate: {
          bands: 'uptime',
          gaps: 'as-worse',
          table: [best, { ...middle, 'more-than': '99.0%', 'at-least': undefined }, worst].map(
            (row) => JSON.parse(JSON.stringify(row)) as object,
          ),
        },
      },
    );
    expect(state(gap, outage(at('2026-10-10T00:00:00Z'), at('2026-10-10T00:00:00Z') + 44_640 * MINUTE * 0.01)).lines[0]!.times.shown).toBe(
      '30.0000%',
    );
    expect(state(probed('left-out'), []).lines).toEqual([]);
  });

  it('10: a cap reached by the sum of several credits, in any order', () => {
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

  it('19: rounded parts add up to the rounded whole, in currencies of no, two and three decimals', () => {
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
