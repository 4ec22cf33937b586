/** Edge cases of downtime that at least one peer gets wrong: edges of the period, overlaps, levels, intervals, silence, months. */
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../../../lib/domain/time/instant.ts';
import { at, fact } from '../../../../support/facts.ts';
import { availability, down, minutes, span, state, probed, samples } from '../../../../support/edge-contract.ts';

describe('downtime', () => {
  it('1: an incident that began before the period, one still open at its end, one wholly outside', () => {
    expect(down(state(availability(), span('2026-09-30T23:00:00Z', '2026-10-01T00:20:00Z')))).toBe(20);
    const open = state(availability(), [fact('service.down', '2026-10-31T23:30:00Z')]);
    expect([down(open), open.open.map((record) => record.since)]).toEqual([30, ['2026-10-31T23:30:00.000Z']]);
    expect(down(state(availability(), span('2026-11-02T00:00:00Z', '2026-11-02T01:00:00Z')))).toBe(0);
  });

  it('2: overlapping, nested, equal starts and touching ends count once', () => {
    const facts = [
      ...span('2026-10-05T10:00:00Z', '2026-10-05T11:00:00Z'),
      ...span('2026-10-05T10:00:00Z', '2026-10-05T10:10:00Z', { body: { record: 'same-start' } }),
      ...span('2026-10-05T10:20:00Z', '2026-10-05T10:30:00Z', { body: { record: 'nested' } }),
      ...span('2026-10-05T10:50:00Z', '2026-10-05T11:30:00Z', { body: { record: 'overlapping' } }),
      ...span('2026-10-05T11:30:00Z', '2026-10-05T11:40:00Z', { body: { record: 'touching' } }),
    ];
    expect(down(state(availability(), facts))).toBe(100);
  });

  it('3: a lower severity that lasts longer than a higher one counts for the rest of its time', () => {
    const terms = availability(
      {},
      {
        cut: { intervals: 'outage', from: 'started', to: 'ended', where: [{ attribute: 'level', is: ['down'] }] },
        slow: { intervals: 'outage', from: 'started', to: 'ended', where: [{ attribute: 'level', is: ['degraded'] }] },
        half: { weighted: 'slow', as: '50%' },
        outage: { 'any-of': ['cut', 'half'] },
      },
    );
    const facts = [
      fact('service.degraded', '2026-10-05T10:00:00Z', { body: { record: 'long' } }),
      fact('service.down', '2026-10-05T10:20:00Z', { body: { record: 'short' } }),
      fact('service.up', '2026-10-05T10:30:00Z', { body: { record: 'short' } }),
      fact('service.up', '2026-10-05T11:00:00Z', { body: { record: 'long' } }),
    ];
    expect(down(state(terms, facts))).toBe(10 + 50 / 2);
    // One incident that gets worse and better again.
    const one = [
      fact('service.degraded', '2026-10-05T10:00:00Z'),
      fact('service.down', '2026-10-05T10:20:00Z'),
      fact('service.degraded', '2026-10-05T10:30:00Z'),
      fact('service.up', '2026-10-05T11:00:00Z'),
    ];
    expect(down(state(terms, one))).toBe(10 + 50 / 2);
  });

  it('4: a check interval that changes in the middle of the month weighs by time, not by checks', () => {
    const facts = [
      samples('2026-10-01T00:00:00Z', 300, '1'.repeat(4320)),
      samples('2026-10-16T00:00:00Z', 60, '1'.repeat(60) + '0'.repeat(10) + '1'.repeat(23_040 - 70)),
    ];
    expect(minutes(state(probed('left-out'), facts))).toEqual({ up: 44_630, down: 10, unknown: 0, excluded: 0 });
  });

  it('5: ten days without data, no data at all, and data only after day 20 are unknown time', () => {
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

  it('6: months have the length they have in their zone', () => {
    const length = (zone: string, period: string): number => {
      const time = state(availability({ period: { every: 'month', zone, 'part-period': 'clipped' } }), [], period).time[0]!;
      return Number(time.total) / HOUR;
    };
    expect([length('UTC', '2027-02'), length('UTC', '2028-02'), length('UTC', '2026-09'), length('UTC', '2026-10')]).toEqual([
      672, 696, 720, 744,
    ]);
    expect([length('America/New_York', '2026-03'), length('America/New_York', '2026-11')]).toEqual([743, 721]);
    expect([length('Europe/Berlin', '2026-03'), length('Europe/Berlin', '2026-10')]).toEqual([743, 745]);
  });
});
