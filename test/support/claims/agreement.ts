/** A claim agrees with the second program (./double-entry.ts), and its state with its accounts. */
import { expect } from 'vitest';
import type { Claim } from '../../../lib/domain/claims/claim.ts';
import { minorOf } from '../../../lib/domain/statement/restatement.ts';
import { booksOf } from './double-entry.ts';

export function agree(claim: Claim): void {
  const { accounts, credited, claimed, accepted } = booksOf(claim.transitions);
  expect(Object.values(accounts).reduce((sum, amount) => sum + amount, 0)).toBe(0);
  const shown = (amount: { amount: string } | undefined): number =>
    amount === undefined ? 0 : Number(minorOf({ ...amount, currency: claim.currency }));
  expect([claim.owed, claim.received, claim.writtenOff, claim.open, claim.overCredited, claim.credited].map(shown)).toEqual([
    0 - accounts.owed,
    accounts.received,
    accounts['written-off'],
    accounts.open,
    0 - accounts['over-credited'],
    credited,
  ]);
  expect([claim.claimed, claim.accepted].map(shown)).toEqual([claimed, claim.automatic ? shown(claim.owed) : accepted]);
  if (claim.state === 'settled') expect(claim.open.amount).toBe('0.00');
  if (claim.state === 'void') expect([claim.owed.amount, claim.reserved]).toEqual(['0.00', undefined]);
  expect(claim.state === 'over-credited').toBe(accounts['over-credited'] !== 0);
}
