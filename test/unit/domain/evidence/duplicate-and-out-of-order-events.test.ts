/** Events that arrive twice, in any order, or are corrected after the period. */
import { isMainThread } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../lib/domain/statement/statement.ts';
import { bridgeBetween } from '../../../../lib/domain/statement/restatement.ts';
import { at, fact } from '../../../support/facts.ts';
import { availability, down, state, tickets, span, ticket } from '../../../support/edge-contract.ts';

describe('the same evidence', () => {
  it('duplicate events in any order give the same statement, and a correction of a closed period restates it', () => {
    const facts = [...span('2026-10-05T10:00:00Z', '2026-10-05T12:00:00Z'), ...span('2026-10-06T10:00:00Z', '2026-10-06T11:00:00Z')];
    const wanted = canonicalJson(state(availability(), facts));
    const orders = facts.flatMap((_, i) => [
      [...facts.slice(i), ...facts.slice(0, i)],
      [...facts.slice(i), ...facts.slice(0, i)].reverse(),
    ]);
    for (const order of orders) expect(canonicalJson(state(availability(), [...order, ...order]))).toBe(wanted);
    const [first] = facts;
    const correction = fact('correction', '2026-11-03T00:00:00Z', {
      id: 'c1',
      body: { corrects: first!.id, replacement: { type: 'service.down', occurredAt: at('2026-10-05T11:58:00Z'), body: first!.body } },
    });
    const [before, after] = [state(availability(), facts), state(availability(), [...facts, correction])];
    expect([down(before), down(after)]).toEqual([180, 62]);
    expect(
      down(
        state(availability(), [
          ...facts,
          fact('correction', '2026-11-03T00:00:00Z', { id: 'c2', body: { corrects: facts[1]!.id } }),
          fact('correction', '2026-11-03T00:00:00Z', { id: 'c3', body: { corrects: first!.id } }),
        ]),
      ),
    ).toBe(60);
    const bridge = bridgeBetween(before, state(availability(), []), 1, () => []);
    expect(bridge.lines.map((line) => [line.kind, line.difference.amount])).toEqual([['reversal', '-100.00']]);
  });

  // A thread has a zone of its own, which cannot be changed (`npm run test:mutation`).
  it.runIf(isMainThread)('the time zone of the process changes nothing in a statement', () => {
    const facts = [
      ...span('2026-09-30T23:00:00Z', '2026-10-01T00:20:00Z'),
      ...ticket('T', ['opened', '2026-10-12T08:00:00Z'], ['resolved', '2026-10-14T10:00:00Z']),
    ];
    const before = process.env.TZ;
    const results = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) => {
      process.env.TZ = zone;
      expect(new Date(at('2026-10-01T00:00:00Z')).getTimezoneOffset()).toBe(
        { UTC: 0, 'America/Los_Angeles': 420, 'Pacific/Kiritimati': -840 }[zone],
      );
      return canonicalJson([state(availability(), facts), state(tickets(), facts)]);
    });
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    expect(new Set(results).size).toBe(1);
  });
});
