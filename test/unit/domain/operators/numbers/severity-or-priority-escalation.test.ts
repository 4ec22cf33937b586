/** A ticket whose severity changes while its timer runs. */
import { describe, expect, it } from 'vitest';
import { timerOf, state, ticket, tickets } from '../../../../support/edge-contract.ts';

describe('an escalated ticket', () => {
  it('each way of on-severity-change gives its own limit to a ticket that is escalated from minor to urgent', () => {
    const steps = ticket(
      'T',
      ['opened', '2026-10-12T08:00:00Z', { attributes: { severity: 'minor' } }],
      ['severity_changed', '2026-10-12T11:00:00Z', { attributes: { severity: 'urgent' } }],
      ['resolved', '2026-10-12T11:50:00Z'],
    );
    const by = (policy: string): { measured: number; outcome: string } => timerOf(state(tickets({ 'on-severity-change': policy }), steps));
    expect(by('first')).toEqual({ measured: 230, outcome: 'met' });
    expect(by('last')).toEqual({ measured: 230, outcome: 'breached' });
    expect(by('highest')).toEqual({ measured: 230, outcome: 'breached' });
    expect(by('restart')).toEqual({ measured: 50, outcome: 'met' });
    // 3 of 8 hours and 50 of 60 minutes: more than the whole.
    expect(by('weighted')).toEqual({ measured: 230, outcome: 'breached' });
    expect(
      timerOf(
        state(tickets({ 'on-severity-change': 'weighted' }), [...steps.slice(0, 2), ...ticket('T', ['resolved', '2026-10-12T11:30:00Z'])]),
      ).outcome,
    ).toBe('met');
  });
});
