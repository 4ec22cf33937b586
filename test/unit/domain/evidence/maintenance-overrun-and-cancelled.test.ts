/** Maintenance beside an outage: what of it is excluded. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { at, fact } from '../../../support/facts.ts';
import { availability, down, minutes, span, state } from '../../../support/edge-contract.ts';

describe('maintenance beside an outage', () => {
  it('maintenance excludes the part of an outage inside it; it excludes nothing when it is cancelled, announced afterwards or with too short a notice', () => {
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
});
