/** Checks that stop, start late or change their interval: time without data is unknown time. */
import { describe, expect, it } from 'vitest';
import { at, fact } from '../../../../support/facts.ts';
import { availability, minutes, span, state, probed, samples } from '../../../../support/edge-contract.ts';

describe('checks with gaps', () => {
  it('a check interval that changes in the middle of the month counts by time, not by the number of checks', () => {
    const facts = [
      samples('2026-10-01T00:00:00Z', 300, '1'.repeat(4320)),
      samples('2026-10-16T00:00:00Z', 60, '1'.repeat(60) + '0'.repeat(10) + '1'.repeat(23_040 - 70)),
    ];
    expect(minutes(state(probed('left-out'), facts))).toEqual({ up: 44_630, down: 10, unknown: 0, excluded: 0 });
  });

  it('ten days without data, no data at all, and data only after day 20 are unknown time', () => {
    const silent = [
      samples('2026-10-01T00:00:00Z', 300, '1'.repeat(288 * 10)),
      samples('2026-10-21T00:00:00Z', 300, '0'.repeat(12) + '1'.repeat(288 * 11 - 12)),
    ];
    expect(minutes(state(probed('left-out'), silent))).toEqual({ up: 44_640 - 14_400 - 60, down: 60, unknown: 14_400, excluded: 0 });
    const none = state(probed('left-out'), []);
    expect([none.objectives[0]!.outcome, none.total.amount, minutes(none).unknown]).toEqual(['not-measured', '0.00', 44_640]);
    expect(state(probed('down'), []).objectives[0]!.outcome).toBe('breached');
    expect(state(probed('up'), []).objectives[0]!.outcome).toBe('met');
    const late = [samples('2026-10-21T00:00:00Z', 300, '1'.repeat(288 * 11))];
    expect([state(probed('left-out'), late).objectives[0]!.outcome, minutes(state(probed('left-out'), late)).unknown]).toEqual([
      'met',
      28_800,
    ]);
    const watched = availability({ unreported: 'unknown', unknown: 'left-out' });
    const vouched = [
      fact('service.watched', '2026-10-11T00:00:00Z', { body: { start: at('2026-10-01T00:00:00Z'), end: at('2026-10-11T00:00:00Z') } }),
      ...span('2026-10-05T00:00:00Z', '2026-10-05T01:00:00Z'),
    ];
    expect(minutes(state(watched, vouched))).toEqual({ up: 14_340, down: 60, unknown: 30_240, excluded: 0 });
  });
});
