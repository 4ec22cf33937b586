/** Tickets that are opened again after they were resolved. */
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { state, ticket, tickets } from '../../../../support/edge-contract.ts';

describe('a reopened ticket', () => {
  it('a reopened ticket continues, is ignored or counts anew by on-reopen, in the next period too', () => {
    const steps = ticket(
      'T',
      ['opened', '2026-10-12T08:00:00Z'],
      ['resolved', '2026-10-12T10:00:00Z'],
      ['reopened', '2026-10-13T08:00:00Z'],
      ['resolved', '2026-10-13T09:00:00Z'],
    );
    const by = (policy: string): number[] =>
      state(tickets({ 'on-reopen': policy }), steps).objectives.map((result) => Number(result.measured!.exact) / MINUTE);
    expect([by('resume'), by('ignore'), by('anew')]).toEqual([[180], [120], [120, 60]]);
    const later = ticket(
      'T',
      ['opened', '2026-10-30T09:00:00Z'],
      ['resolved', '2026-10-30T10:00:00Z'],
      ['reopened', '2026-11-02T09:00:00Z'],
      ['resolved', '2026-11-02T10:00:00Z'],
    );
    const counted = (clock: object, period: string): number =>
      state(tickets(clock as Record<string, unknown>), later, period).objectives.length;
    expect([counted({ 'counted-in': 'to' }, '2026-10'), counted({ 'counted-in': 'to' }, '2026-11')]).toEqual([0, 1]);
    expect([
      counted({ 'counted-in': 'to', 'on-reopen': 'anew' }, '2026-10'),
      counted({ 'counted-in': 'to', 'on-reopen': 'anew' }, '2026-11'),
    ]).toEqual([1, 1]);
  });

  it.each([
    ['resume', [120]],
    ['anew', [120, 0]],
  ])('given a re-opening and an end at one instant, then each counts once with %s, and the assessment ends', (policy, measured) => {
    const steps = ticket(
      'T',
      ['opened', '2026-10-12T08:00:00Z'],
      ['resolved', '2026-10-12T10:00:00Z'],
      ['reopened', '2026-10-13T08:00:00Z'],
      ['resolved', '2026-10-13T08:00:00Z'],
    );
    const found = state(tickets({ 'on-reopen': policy }), steps).objectives.map((result) => Number(result.measured!.exact) / MINUTE);
    expect(found).toEqual(measured);
  });

  it('given a re-opening at the instant at which it was opened and ended, then the assessment ends', () => {
    const instant = '2026-10-12T08:00:00Z';
    const steps = ticket('T', ['opened', instant], ['resolved', instant], ['reopened', instant]);
    expect(state(tickets({ 'on-reopen': 'resume' }), steps).objectives.length).toBe(1);
  });
});
