/** Contracts that are right, each with events and the amount that a reader computes by hand: a fragment, the events, the amount. */
import { describe, expect, it } from 'vitest';
import { CREDITS_CASES } from '../../support/by-hand/credits.ts';
import { DOWNTIME_CASES } from '../../support/by-hand/downtime.ts';
import { owedBy, rowsOf } from '../../support/two-lines.ts';

describe('the amounts of right contracts', () => {
  it.each(rowsOf([...DOWNTIME_CASES, ...CREDITS_CASES]))('a contract owes the amount that a reader computes: %s', (_, { contract = '', events, owed, period }) => {
    expect(owedBy(contract, events, period)).toBe(owed);
  });
});
