/** What the creditor writes off: of what is owed, at what was open on its day. */
import { expect, it } from 'vitest';
import { type Claim, claimOf } from '../../../../lib/domain/claims/claim.ts';
import { balancesByLine } from '../../../../lib/domain/claims/line-balances.ts';
import type { LineAmount, Transition } from '../../../../lib/domain/claims/transition.ts';
import { anEntry, claimHead } from '../../../support/claims/claim-head.ts';

const HEAD = claimHead({ currency: 'EUR' });
const claim = (...entries: readonly Transition[]): Claim =>
  claimOf(HEAD, [anEntry('due', '100.00', { revision: 1 }), anEntry('submitted', '100.00'), ...entries]);
const restated = (revision: number, amount: string): Transition => anEntry('restated', amount, { revision });

it('a write-off is at most the owed amount: it becomes smaller with it, and larger again', () => {
  const off = anEntry('written-off', '30.00', { note: 'agreed' });
  expect(claim(off, restated(2, '20.00'))).toMatchObject({ state: 'settled', writtenOff: { amount: '20.00' } });
  expect(claim(off, restated(2, '20.00'), restated(3, '100.00'))).toMatchObject({ open: { amount: '70.00' } });
});

it('a write-off without an amount is the open amount at that time, and closes every line', () => {
  const ofA: LineAmount = { credit: 'credit', index: 'a', amount: '30.00' };
  const rest = anEntry('written-off', undefined, { note: 'rest' });
  const found = claim(anEntry('received', '30.00', { lines: [ofA] }), rest);
  const lines = balancesByLine(found, [
    { credit: 'credit', index: 'a', owed: 60_00n },
    { credit: 'credit', index: 'b', component: 'b-1', owed: 40_00n },
  ]);
  expect(lines.lines.map(({ writtenOff, open }) => [writtenOff, open])).toEqual([
    ['30.00', '0.00'],
    ['40.00', '0.00'],
  ]);
  expect(claim(anEntry('received', '30.00'), rest).writtenOff.amount).toBe('70.00');
});
