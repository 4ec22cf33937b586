/** The time to the first response: the acknowledgement of a ticket. */
import { describe, expect, it } from 'vitest';
import { timerOf, state, ticket, tickets } from '../../../../support/edge-contract.ts';

describe('a first response', () => {
  it('a response after the resolve counts by its own instant, none at all is a breach, and a later reply changes nothing', () => {
    const response = { to: 'acknowledged', 'on-reopen': undefined };
    const clock = (to: unknown): Record<string, unknown> => JSON.parse(JSON.stringify({ ...response, to })) as Record<string, unknown>;
    const answered = ticket(
      'T',
      ['opened', '2026-10-12T08:00:00Z'],
      ['resolved', '2026-10-12T09:00:00Z'],
      ['acknowledged', '2026-10-12T10:00:00Z'],
    );
    expect(timerOf(state(tickets(clock('acknowledged')), answered)).measured).toBe(120);
    expect(timerOf(state(tickets({ ...clock(['acknowledged', 'resolved']), 'on-reopen': 'ignore' }), answered)).measured).toBe(60);
    const unanswered = ticket('T', ['opened', '2026-10-12T08:00:00Z'], ['resolved', '2026-10-12T09:00:00Z']);
    expect(timerOf(state(tickets(clock('acknowledged')), unanswered)).outcome).toBe('breached');
    expect(timerOf(state(tickets({ ...clock(['acknowledged', 'resolved']), 'on-reopen': 'ignore' }), unanswered)).outcome).toBe('met');
    const thanks = [...unanswered, ...ticket('T', ['acknowledged', '2026-10-14T09:00:00Z'])];
    expect(timerOf(state(tickets(), thanks))).toEqual({ measured: 60, outcome: 'met' });
  });
});
