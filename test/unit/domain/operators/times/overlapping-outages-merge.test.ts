/** Outages that overlap, lie in each other or lie over the end of the period: each instant counts once. */
import { describe, expect, it } from 'vitest';
import { fact } from '../../../../support/facts.ts';
import { availability, down, span, state } from '../../../../support/edge-contract.ts';

describe('overlapping outages', () => {
  it('an outage over the start or the end of the period counts for the part inside, one outside counts nothing', () => {
    expect(down(state(availability(), span('2026-09-30T23:00:00Z', '2026-10-01T00:20:00Z')))).toBe(20);
    const open = state(availability(), [fact('service.down', '2026-10-31T23:30:00Z')]);
    expect([down(open), open.open.map((record) => record.since)]).toEqual([30, ['2026-10-31T23:30:00.000Z']]);
    expect(down(state(availability(), span('2026-11-02T00:00:00Z', '2026-11-02T01:00:00Z')))).toBe(0);
  });

  it('outages that overlap, nest, start together or touch merge, so that each minute counts once', () => {
    const facts = [
      ...span('2026-10-05T10:00:00Z', '2026-10-05T11:00:00Z'),
      ...span('2026-10-05T10:00:00Z', '2026-10-05T10:10:00Z', { body: { record: 'same-start' } }),
      ...span('2026-10-05T10:20:00Z', '2026-10-05T10:30:00Z', { body: { record: 'nested' } }),
      ...span('2026-10-05T10:50:00Z', '2026-10-05T11:30:00Z', { body: { record: 'overlapping' } }),
      ...span('2026-10-05T11:30:00Z', '2026-10-05T11:40:00Z', { body: { record: 'touching' } }),
    ];
    expect(down(state(availability(), facts))).toBe(100);
  });

  it('degraded time that outlasts an outage counts at its weight for the rest of its time', () => {
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
});
