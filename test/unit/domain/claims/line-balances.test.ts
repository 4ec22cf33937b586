/** The accounts of a claim by line: they add up to those of the claim. */
import { expect, it } from 'vitest';
import type { ClaimLine } from '../../../../lib/domain/claims/claim-lines.ts';
import { type Claim, claimOf } from '../../../../lib/domain/claims/claim.ts';
import { balancesByLine } from '../../../../lib/domain/claims/line-balances.ts';
import type { LineAmount, Transition } from '../../../../lib/domain/claims/transition.ts';
import { claimHead, anEntry } from '../../../support/claims/claim-head.ts';

const HEAD = claimHead({ currency: 'EUR' });
const LINES: readonly ClaimLine[] = [
  { credit: 'credit', index: 'a', owed: 60_00n },
  { credit: 'credit', index: 'b', component: 'b-1', owed: 40_00n },
];
const of = (index: 'a' | 'b' | 'gone', amount: string): LineAmount => ({
  credit: 'credit',
  index,
  ...(index === 'b' && { component: 'b-1' }),
  amount,
});
const entry = (kind: Transition['kind'], amount?: string, lines?: readonly LineAmount[], more: Partial<Transition> = {}): Transition =>
  anEntry(kind, amount, { ...(lines && { lines }), ...more });
const claim = (...entries: readonly Transition[]): Claim =>
  claimOf(HEAD, [entry('due', '100.00', undefined, { revision: 1 }), entry('submitted', '100.00'), ...entries]);
const shown = (...entries: readonly Transition[]) => balancesByLine(claim(...entries), LINES);

it('each account of each line is shown, and amounts of the whole claim are shown beside them', () => {
  const found = shown(
    entry('accepted', '70.00', [of('a', '50.00'), of('b', '20.00')]),
    entry('credited', '50.00', [of('a', '50.00')], { reference: 'CN-1' }),
    entry('received', '30.00', [of('a', '30.00')]),
    entry('received', '5.00'),
    entry('written-off', '10.00', [of('b', '10.00')], { note: 'agreed' }),
  );
  expect(found).toEqual({
    lines: [
      {
        credit: 'credit',
        index: 'a',
        owed: '60.00',
        claimed: '0.00',
        accepted: '50.00',
        credited: '50.00',
        received: '30.00',
        writtenOff: '0.00',
        open: '30.00',
      },
      {
        credit: 'credit',
        index: 'b',
        component: 'b-1',
        owed: '40.00',
        claimed: '0.00',
        accepted: '20.00',
        credited: '0.00',
        received: '0.00',
        writtenOff: '10.00',
        open: '30.00',
      },
    ],
    ofTheWhole: { claimed: '100.00', accepted: '0.00', credited: '0.00', received: '5.00', writtenOff: '0.00' },
  });
});

it('reversed entries and contested acceptances are left out, and a rejection changes no balance', () => {
  const reversed = shown(entry('received', '30.00', [of('a', '30.00')]), entry('reversed', undefined, undefined, { of: 3, note: 'no' }));
  expect(reversed.lines[0]!.received).toBe('0.00');
  const again = shown(
    entry('accepted', '60.00', [of('a', '60.00')]),
    entry('contested', undefined, undefined, { note: 'all' }),
    entry('accepted', '40.00', [of('b', '40.00')]),
  );
  expect(again.lines.map(({ accepted }) => accepted)).toEqual(['0.00', '40.00']);
  const rejected = shown(entry('accepted', '60.00', [of('a', '60.00')]), entry('rejected', undefined, undefined, { note: 'no' }));
  expect(rejected.lines.map(({ accepted }) => accepted)).toEqual(['60.00', '0.00']);
  const byLine = shown(entry('accepted', '60.00', [of('a', '60.00')]), entry('accepted', '10.00', [of('b', '10.00')]));
  expect(byLine.lines.map(({ accepted }) => accepted)).toEqual(['60.00', '10.00']);
});

it('amounts of a line that the newest statement does not have are shown with the whole, and no open amount is below 0', () => {
  const found = shown(entry('received', '10.00', [of('gone', '10.00')]), entry('received', '90.00', [of('a', '90.00')]));
  expect(found.ofTheWhole.received).toBe('10.00');
  expect(found.lines[0]).toMatchObject({ received: '90.00', open: '0.00' });
});

it('has what is written off as the claim has it, where money came for what was given up', () => {
  const entries = [entry('received', '30.00'), entry('written-off', undefined, undefined, { note: 'rest' }), entry('received', '1.00')];
  expect(claim(...entries).writtenOff.amount).toBe('69.00');
  expect(shown(...entries).ofTheWhole).toMatchObject({ received: '31.00', writtenOff: '69.00' });
  const byLine = [entry('written-off', '40.00', [of('b', '40.00')], { note: 'b' }), entry('received', '95.00')];
  expect(claim(...byLine).writtenOff.amount).toBe('5.00');
  expect(shown(...byLine).lines.map(({ writtenOff, open }) => [writtenOff, open])).toEqual([
    ['0.00', '60.00'],
    ['5.00', '35.00'],
  ]);
});
