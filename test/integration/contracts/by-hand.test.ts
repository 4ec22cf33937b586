/** Contracts that are right, each with events and the amount that a reader works out by hand: a fragment, the events, the amount. */
import { describe, expect, it } from 'vitest';
import { CREDITS_CASES } from '../../support/by-hand/credits.ts';
import { DOWNTIME_CASES } from '../../support/by-hand/downtime.ts';
import { owedBy, rowsOf } from '../../support/two-lines.ts';

describe('a right contract owes what a reader works out', () => {
  it.each(rowsOf([...DOWNTIME_CASES, ...CREDITS_CASES]))('%s', (_, { contract = '', events, owed, period }) => {
    expect(owedBy(contract, events, period)).toBe(owed);
  });
});
