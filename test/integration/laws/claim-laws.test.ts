/**
 * Claims of random histories: both parties record whatever comes, the audit restates, facts are missing. After every entry the claim agrees
 * with a second program that keeps books by double entry.
 */
import { describe, expect, it } from 'vitest';
import { checkTransition } from '../../../lib/domain/claims/check-transition.ts';
import { type Claim, claimOf } from '../../../lib/domain/claims/claim.ts';
import { PARTIES, type Transition, isStated, sideOf } from '../../../lib/domain/claims/transition.ts';
import { minorOf } from '../../../lib/domain/statement/restatement.ts';
import { claimHead } from '../../support/claims/claim-head.ts';
import { booksOf } from '../../support/claims/double-entry.ts';
import { given, owing } from '../../support/claims/random-entries.ts';
import { Dice } from '../../support/dice.ts';

const HISTORIES = 5000;
const AT = '2026-11-10T12:00:00.000Z';

function agree(claim: Claim): void {
  const { accounts, credited } = booksOf(claim.transitions);
  expect(Object.values(accounts).reduce((sum, amount) => sum + amount, 0)).toBe(0);
  const shown = (amount: { amount: string } | undefined): number =>
    amount === undefined ? 0 : Number(minorOf({ ...amount, currency: 'CNY' }));
  expect([claim.owed, claim.received, claim.writtenOff, claim.open, claim.overCredited, claim.credited].map(shown)).toEqual([
    0 - accounts.owed,
    accounts.received,
    accounts['written-off'],
    accounts.open,
    0 - accounts['over-credited'],
    credited,
  ]);
  if (claim.state === 'settled') expect(claim.open.amount).toBe('0.00');
  if (claim.state === 'void') expect([claim.owed.amount, claim.reserved]).toEqual(['0.00', undefined]);
  expect(claim.state === 'over-credited').toBe(accounts['over-credited'] !== 0);
}

/** One history. @returns how many entries were taken and refused. */
function play(seed: number): { taken: number; refused: number } {
  const dice = new Dice(seed);
  const own = claimHead({ creditor: dice.pick(PARTIES), automatic: dice.chance(0.2) });
  const transitions: Transition[] = [{ kind: 'due', by: 'makegood', at: AT, revision: 1, ...owing(dice) }];
  let [taken, refused, revision] = [0, 0, 1];
  agree(claimOf(own, transitions));
  for (let i = dice.whole(3, 14); i > 0; i -= 1) {
    const before = claimOf(own, transitions);
    if (dice.chance(0.2)) {
      transitions.push({ kind: 'restated', by: 'makegood', at: AT, revision: (revision += 1), ...owing(dice) });
    } else if (before.state === 'due' && dice.chance(0.05)) {
      transitions.push({ kind: 'expired', by: 'makegood', at: AT, amount: before.open.amount });
    } else {
      const entry = given(dice, before, AT);
      const party = entry.party!;
      if (checkTransition(before, entry, party, [])) {
        refused += 1;
        continue;
      }
      transitions.push(entry);
      taken += 1;
      const isOfDebtor = isStated(entry.kind) ? sideOf(entry.kind) === 'debtor' : party !== before.creditor;
      if (isOfDebtor) expect(minorOf(claimOf(own, transitions).open)).toBeGreaterThanOrEqual(minorOf(before.open));
    }
    agree(claimOf(own, transitions));
  }
  return { taken, refused };
}

describe('claims of random histories', () => {
  it(`${HISTORIES} histories agree with a second program after every entry, and the debtor lowers nothing`, () => {
    const done = { taken: 0, refused: 0 };
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const { taken, refused } = play(seed);
      done.taken += taken;
      done.refused += refused;
    }
    // Both are many: a check that refuses everything, or nothing, would show here.
    expect(done.taken).toBeGreaterThan(HISTORIES);
    expect(done.refused).toBeGreaterThan(HISTORIES);
  });
});
