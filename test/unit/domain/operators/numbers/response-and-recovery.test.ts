/** Response and recovery are two clocks of one ticket: each has its own limit, and neither decides the other. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import { state, ticket, tickets } from '../../../../support/edge-contract.ts';

/** In office hours in London: an answer within 30 minutes, and recovery within an hour where it is urgent. */
const bothClocks = (): Terms => {
  const terms = tickets();
  const { recovery } = terms.definitions as { recovery: Record<string, unknown> };
  // Its limit is the same for every severity.
  const { 'on-severity-change': _, 'on-reopen': __, ...same } = recovery;
  return {
    ...terms,
    definitions: { ...terms.definitions, response: { ...same, to: 'acknowledged' } },
    objectives: { response: { 'at-most': '30 min' }, recovery: { 'at-most': 'limit' } },
  };
};

const outcomes = (...steps: [type: string, when: string, body?: object][]): Record<string, string> => {
  const facts: Fact[] = ticket('T', ['opened', '2026-10-12T08:00:00Z', { attributes: { severity: 'urgent' } }], ...steps);
  return Object.fromEntries(state(bothClocks(), facts).objectives.map(({ objective, outcome }) => [objective, outcome]));
};

describe('a ticket with a clock for the response and one for the recovery', () => {
  it.each([
    ['both in time', '08:20', '08:50', { response: 'met', recovery: 'met' }],
    ['a late answer, and recovery in time', '08:40', '08:50', { response: 'breached', recovery: 'met' }],
    ['an answer in time, and a late recovery', '08:20', '09:10', { response: 'met', recovery: 'breached' }],
    ['recovery before the answer', '08:50', '08:10', { response: 'breached', recovery: 'met' }],
    ['both on the last instant', '08:30', '09:00', { response: 'met', recovery: 'met' }],
  ])('given %s, then each is judged by itself', (_, answered, recovered, expected) => {
    expect(outcomes(['acknowledged', `2026-10-12T${answered}:00Z`], ['resolved', `2026-10-12T${recovered}:00Z`])).toEqual(expected);
  });

  it('given it is never answered, then its recovery in time does not make the response met', () => {
    expect(outcomes(['resolved', '2026-10-12T08:10:00Z'])).toEqual({ response: 'breached', recovery: 'met' });
  });

  it('given it waits on the customer after the answer, then only the recovery clock stands still', () => {
    expect(
      outcomes(
        ['acknowledged', '2026-10-12T08:20:00Z'],
        ['paused', '2026-10-12T08:25:00Z', { reason: 'waiting-on-customer' }],
        ['resumed', '2026-10-12T11:25:00Z'],
        ['resolved', '2026-10-12T11:40:00Z'],
      ),
    ).toEqual({ response: 'met', recovery: 'met' });
  });
});
