/** Timers that wait for the customer. */
import { describe, expect, it } from 'vitest';
import { timerOf, state, ticket, tickets } from '../../../../support/edge-contract.ts';

describe('a paused timer', () => {
  it('a timer does not run while it is paused: over a weekend, twice, in closed hours, for 20 seconds, and while the severity changes', () => {
    const run = (...steps: [string, string, object?][]): { measured: number; outcome: string } =>
      timerOf(state(tickets(), ticket('T', ['opened', '2026-10-09T10:00:00Z'], ...steps)));
    expect(
      run(['paused', '2026-10-09T12:00:00Z'], ['resumed', '2026-10-12T12:00:00Z'], ['resolved', '2026-10-12T13:00:00Z']).measured,
    ).toBe(120 + 60);
    expect(
      run(
        ['paused', '2026-10-09T11:00:00Z'],
        ['resumed', '2026-10-09T12:00:00Z'],
        ['paused', '2026-10-09T13:00:00Z'],
        ['resumed', '2026-10-09T14:00:00Z'],
        ['resolved', '2026-10-09T15:00:00Z'],
      ).measured,
    ).toBe(180);
    expect(
      run(['paused', '2026-10-09T20:00:00Z'], ['resumed', '2026-10-10T20:00:00Z'], ['resolved', '2026-10-12T08:00:00Z']).measured,
    ).toBe(360);
    expect(
      run(['paused', '2026-10-09T10:30:00Z'], ['resumed', '2026-10-09T10:30:20Z'], ['resolved', '2026-10-09T11:00:00Z']).measured,
    ).toBe(60 - 1 / 3);
    expect(run(['paused', '2026-10-09T11:00:00Z'])).toEqual({ measured: 60, outcome: 'pending' });
    expect(
      run(
        ['paused', '2026-10-09T11:00:00Z'],
        ['severity_changed', '2026-10-09T11:30:00Z', { attributes: { severity: 'urgent' } }],
        ['resumed', '2026-10-09T12:00:00Z'],
        ['resolved', '2026-10-09T12:30:00Z'],
      ),
    ).toEqual({ measured: 90, outcome: 'breached' });
  });
});
