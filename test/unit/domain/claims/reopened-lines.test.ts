/** Why a line that was paid as a part of the whole is open again. */
import { expect, it } from 'vitest';
import { claimOf } from '../../../../lib/domain/claims/claim.ts';
import type { ClaimLine } from '../../../../lib/domain/claims/claim-lines.ts';
import { reopenedLines } from '../../../../lib/domain/claims/reopened-lines.ts';
import type { Transition } from '../../../../lib/domain/claims/transition.ts';
import { anEntry, claimHead } from '../../../support/claims/claim-head.ts';

const owes = (amount: string, revision = 1): Transition => anEntry(revision === 1 ? 'due' : 'restated', amount, { revision });
const line = (index: string, owed: bigint): ClaimLine => ({ credit: 'credit', index, owed });
const of = (index: string, amount: string) => ({ credit: 'credit', index, amount });
const LINES = [line('a', 6000n), line('b', 4000n), line('c', 5000n)];
const found = (transitions: readonly Transition[], lines = LINES) => reopenedLines(claimOf(claimHead(), transitions), lines);
const cny = (amount: string) => ({ amount, currency: 'CNY' });

it('given all was paid as a whole, when a revision owes more, then it says what was received, what it covers and what was added', () => {
  expect(found([owes('100.00'), anEntry('received', '100.00'), owes('150.00', 2)])).toEqual({
    received: cny('100.00'),
    writtenOff: cny('0.00'),
    owedBefore: cny('100.00'),
    added: cny('50.00'),
    revisions: [2],
    lines: [
      { credit: 'credit', index: 'a', owed: '60.00', covered: '40.00', open: '20.00' },
      { credit: 'credit', index: 'b', owed: '40.00', covered: '26.67', open: '13.33' },
      { credit: 'credit', index: 'c', owed: '50.00', covered: '33.33', open: '16.67' },
    ],
  });
});

it('given a part was written off as a whole and a line was paid by name, then these count too, and the named line is not open', () => {
  const byLine = anEntry('received', '60.00', { lines: [of('a', '60.00')] });
  const shown = found([owes('100.00'), byLine, anEntry('received', '30.00'), anEntry('written-off', undefined), owes('150.00', 2)])!;
  expect([shown.received.amount, shown.writtenOff.amount, shown.added.amount]).toEqual(['30.00', '10.00', '50.00']);
  expect(shown.lines.map(({ index, covered, open }) => [index, covered, open])).toEqual([
    ['b', '17.78', '22.22'],
    ['c', '22.22', '27.78'],
  ]);
});

it('given further revisions and a further payment, then it counts from the last time when nothing was open', () => {
  const history = [owes('100.00'), anEntry('received', '100.00'), owes('80.00', 2), owes('120.00', 3), anEntry('received', '10.00')];
  expect(found([...history, owes('150.00', 4)])).toMatchObject({ owedBefore: cny('80.00'), added: cny('70.00'), revisions: [3, 4] });
});

it('says nothing where nothing was paid as a whole, where all was never paid, and where nothing is open', () => {
  const lines = [of('a', '60.00'), of('b', '40.00')];
  expect(found([owes('100.00'), anEntry('received', '100.00', { lines }), owes('150.00', 2)])).toBeUndefined();
  expect(found([owes('100.00'), anEntry('received', '90.00'), owes('150.00', 2)])).toBeUndefined();
  expect(found([owes('100.00'), anEntry('received', '150.00'), owes('150.00', 2)])).toBeUndefined();
  const wrong = anEntry('reversed', undefined, { of: 2, note: 'of another claim' });
  expect(found([owes('100.00'), anEntry('received', '100.00'), owes('150.00', 2), wrong])).toBeUndefined();
});
