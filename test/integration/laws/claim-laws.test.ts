/**
 * Claims of random histories: both parties record whatever comes, the audit restates, facts are missing. After every entry the claim agrees
 * with a second program that keeps books by double entry.
 */
import { describe, expect, it } from 'vitest';
import type { BillCredit } from '../../../lib/domain/claims/bill-credit.ts';
import { checkTransition } from '../../../lib/domain/claims/check-transition.ts';
import { type Claim, claimOf } from '../../../lib/domain/claims/claim.ts';
import { PARTIES, type Transition, isStated, sideOf } from '../../../lib/domain/claims/transition.ts';
import { minorOf } from '../../../lib/domain/statement/restatement.ts';
import { agree } from '../../support/claims/agreement.ts';
import { claimHead } from '../../support/claims/claim-head.ts';
import { COUNTED, type LateCounts, LateHistory } from '../../support/claims/late-histories.ts';
import { byRule } from '../../support/claims/random-bills.ts';
import { given, owing } from '../../support/claims/random-entries.ts';
import { Dice } from '../../support/dice.ts';
import { sampleOf } from '../../support/runs/sample-of.ts';

const HISTORIES = 5000;
const AT = '2026-11-10T12:00:00.000Z';

/** What the rule took never is more than what was open, and never is of a row of the debtor. */
function agreeByRule(before: Claim, after: Claim, { speaksFor, amount }: BillCredit, { kind }: Transition): void {
  if (kind === 'reversed') return;
  expect(speaksFor).toBe(before.creditor);
  const [paid, open] = [minorOf({ amount, currency: before.currency }), minorOf(before.open)];
  expect(minorOf(after.open)).toBe(open - paid);
  expect(after.overCredited).toBeUndefined();
}

interface PlayedHistory {
  taken: number;
  refused: number;
  received: number;
  corrected: number;
}

/** One history. @returns how many entries were taken and refused, and how many the rule received and took back. */
function play(seed: number): PlayedHistory {
  const dice = new Dice(seed);
  const own = claimHead({ creditor: dice.pick(PARTIES), automatic: dice.chance(0.2) });
  const transitions: Transition[] = [{ kind: 'due', by: 'makegood', at: AT, revision: 1, ...owing(dice) }];
  let [taken, refused, received, corrected, revision] = [0, 0, 0, 0, 1];
  agree(claimOf(own, transitions));
  for (let i = dice.whole(3, 14); i > 0; i -= 1) {
    const before = claimOf(own, transitions);
    if (dice.chance(0.2)) {
      transitions.push({ kind: 'restated', by: 'makegood', at: AT, revision: (revision += 1), ...owing(dice) });
    } else if (before.state === 'due' && dice.chance(0.05)) {
      transitions.push({ kind: 'expired', by: 'makegood', at: AT, amount: before.open.amount });
    } else if (dice.chance(0.2)) {
      const { sent, entry } = byRule(dice, before, AT);
      if (!entry) continue;
      transitions.push(entry);
      agreeByRule(before, claimOf(own, transitions), sent, entry);
      if (entry.kind === 'reversed') corrected += 1;
      else received += 1;
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
      // A reversal by the debtor takes back what it accepted itself.
      if (isOfDebtor) {
        const after = claimOf(own, transitions);
        expect(minorOf(after.open)).toBeGreaterThanOrEqual(minorOf(before.open));
        if (entry.kind !== 'reversed' && before.accepted) expect(minorOf(after.accepted!)).toBeGreaterThanOrEqual(minorOf(before.accepted));
      }
    }
    agree(claimOf(own, transitions));
  }
  return { taken, refused, received, corrected };
}

describe('claims of random histories', () => {
  it(`${HISTORIES} histories agree with an independent program after every entry, and no entry of the debtor lowers what is open`, () => {
    const done: PlayedHistory = { taken: 0, refused: 0, received: 0, corrected: 0 };
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const played = play(seed);
      for (const key of ['taken', 'refused', 'received', 'corrected'] as const) done[key] += played[key];
    }
    // Both are many: a check that refuses everything, or nothing, would show here.
    expect(done.taken).toBeGreaterThan(HISTORIES);
    expect(done.refused).toBeGreaterThan(HISTORIES);
    expect(done.received).toBeGreaterThan(HISTORIES / 10);
    expect(done.corrected).toBeGreaterThan(HISTORIES / 50);
  });
});

/** Histories whose restatements are of late events, each with several audits: the others are in `npm run test:full`. */
const LATE = { histories: sampleOf(40, 5000), minutes: 60 };

describe('claims that follow late events', () => {
  it(
    `${LATE.histories} histories agree with the newest statement and with an independent program after every step`,
    async () => {
      const counts = Object.fromEntries(COUNTED.map((name) => [name, 0])) as LateCounts;
      for (let seed = 1; seed <= LATE.histories; seed += 1)
        await new LateHistory(seed, counts).play().catch((error: unknown) => {
          throw new Error(`history ${seed}: ${(error as Error).message}`, { cause: error });
        });
      for (const [name, count] of Object.entries(counts)) expect(count, name).toBeGreaterThan(LATE.histories / 20);
    },
    LATE.minutes * 60_000,
  );
});
