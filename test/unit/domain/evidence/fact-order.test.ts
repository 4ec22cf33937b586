/** Sorting by numbers gives the one order of facts, also where instants are the same or lie far apart. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { byTime, inOrderOfTime } from '../../../../lib/domain/evidence/fact-order.ts';
import { Dice, seedOf } from '../../../support/dice.ts';

const START = Date.UTC(2026, 9, 1);

/** Facts whose instants are drawn from so many, a step apart. */
function drawn(count: number, instants: number, step: number): Fact[] {
  const dice = new Dice(seedOf('fact-order', String(instants), count));
  return Array.from({ length: count }, (_, i) => ({
    id: `e${dice.whole(0, 9)}-${i}`,
    type: 'ticket.opened' as const,
    occurredAt: START + dice.whole(0, instants - 1) * step,
    receivedAt: START,
    sender: dice.chance(0.5) ? 'aws:1' : 'aws:2',
    speaksFor: 'vendor' as const,
    class: 'account' as const,
    body: {},
  }));
}

describe('the order of facts', () => {
  it.each([
    ['none', 0, 1, 1],
    ['one', 1, 1, 1],
    ['all at one instant', 300, 1, 1],
    ['many that share instants', 500, 40, 60_000],
    ['a few, each at its own', 20, 100_000, 1],
    ['so far apart that no place fits behind an instant', 500, 1000, 2 ** 43],
  ])('facts sort as the comparison says: %s', (_, count, instants, step) => {
    const facts = drawn(count, instants, step);
    expect(inOrderOfTime(facts)).toEqual([...facts].sort(byTime));
  });

  it('the given list stays unchanged', () => {
    const facts = drawn(50, 10, 1000);
    const before = [...facts];
    inOrderOfTime(facts);
    expect(facts).toEqual(before);
  });
});
