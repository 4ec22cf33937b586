/** Values on the threshold of an objective and on the boundary of a band. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../../lib/domain/contract/terms.ts';
import { checkContract } from '../../../../../lib/domain/checker/check-contract.ts';
import { MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { at, outage } from '../../../../support/facts.ts';
import { BANDS, availability, feeOrder, state, probed } from '../../../../support/edge-contract.ts';
import { aContract } from '../../../../support/contracts.ts';

describe('a value on a boundary', () => {
  it('a millisecond beyond the threshold is breached, and is not shown as met by rounding', () => {
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

  it('a value on the boundary of two bands is in one of them, and bands with a gap or an overlap are refused', () => {
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
});
