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

const cents = (amount: string): number => Math.round(Number(amount) * 100);
type Shown = ReturnType<typeof shown>;
const column = ({ lines }: Shown, ...names: (keyof Shown['ofTheWhole'])[]): string[][] =>
  names.map((name) => lines.map((line) => line[name]));

it('what names a line is of the line, and what names none is spread over what is open', () => {
  const found = shown(
    entry('accepted', '70.00', [of('a', '50.00'), of('b', '20.00')]),
    entry('credited', '50.00', [of('a', '50.00')], { reference: 'CN-1' }),
    entry('received', '30.00', [of('a', '30.00')]),
    entry('received', '5.00'),
    entry('written-off', '10.00', [of('b', '10.00')], { note: 'agreed' }),
  );
  expect(column(found, 'owed', 'claimed', 'accepted', 'credited', 'received', 'writtenOff', 'open')).toEqual([
    ['60.00', '40.00'],
    ['60.00', '40.00'],
    ['50.00', '20.00'],
    ['50.00', '0.00'],
    ['32.50', '2.50'],
    ['0.00', '10.00'],
    ['27.50', '27.50'],
  ]);
  expect(Object.values(found.ofTheWhole).every((amount) => amount === '0.00')).toBe(true);
});

it('a claim that is paid as a whole has no open line', () => {
  const found = shown(entry('received', '100.00'));
  expect(column(found, 'received', 'open')).toEqual([
    ['60.00', '40.00'],
    ['0.00', '0.00'],
  ]);
});

it('a settled claim has no open line, whatever its lines were written off, paid and restated', () => {
  const settled = claimOf(HEAD, [
    entry('due', '100.00', undefined, { revision: 1 }),
    entry('written-off', '40.00', [of('b', '40.00')], { note: 'b' }),
    entry('received', '30.00', [of('a', '30.00')]),
    entry('restated', '70.00', undefined, { revision: 2 }),
  ]);
  expect(settled.state).toBe('settled');
  const found = balancesByLine(settled, [
    { credit: 'credit', index: 'a', owed: 60_00n },
    { credit: 'credit', index: 'b', component: 'b-1', owed: 10_00n },
  ]);
  expect(column(found, 'received', 'writtenOff', 'open')).toEqual([
    ['30.00', '0.00'],
    ['30.00', '10.00'],
    ['0.00', '0.00'],
  ]);
});

it('a receipt beyond its line settles the others, and only what exceeds all of them is over-credited, on the line', () => {
  expect(column(shown(entry('received', '70.00', [of('a', '70.00')])), 'received', 'open', 'overCredited')).toEqual([
    ['60.00', '10.00'],
    ['0.00', '30.00'],
    ['0.00', '0.00'],
  ]);
  const over = shown(entry('received', '130.00', [of('a', '130.00')]));
  expect(column(over, 'received', 'open', 'overCredited')).toEqual([
    ['90.00', '40.00'],
    ['0.00', '0.00'],
    ['30.00', '0.00'],
  ]);
  for (const line of over.lines)
    expect(cents(line.owed) - cents(line.received) - cents(line.writtenOff)).toBe(cents(line.open) - cents(line.overCredited));
});

it('what is asked for by line is what was claimed and is open', () => {
  const part = claimOf(HEAD, [
    entry('due', '100.00', undefined, { revision: 1 }),
    entry('submitted', '60.00', [of('a', '60.00')]),
    entry('received', '20.00', [of('a', '20.00')]),
  ]);
  expect(column(balancesByLine(part, LINES), 'asked', 'notClaimed', 'open')).toEqual([
    ['40.00', '0.00'],
    ['0.00', '40.00'],
    ['40.00', '40.00'],
  ]);
});

it('money and write-offs of a line leave what was claimed and accepted of the others as it is', () => {
  const after = (...entries: readonly Transition[]): string[][] => {
    const found = claimOf(HEAD, [
      entry('due', '100.00', undefined, { revision: 1 }),
      entry('submitted', '40.00', [of('a', '40.00')]),
      entry('accepted', '30.00', [of('a', '30.00')]),
      ...entries,
    ]);
    return [...column(balancesByLine(found, LINES), 'asked', 'notClaimed'), [found.notClaimed?.amount ?? '0.00', found.accepted!.amount]];
  };
  expect(after(entry('received', '25.00', [of('b', '25.00')]))).toEqual([
    ['40.00', '0.00'],
    ['20.00', '15.00'],
    ['35.00', '30.00'],
  ]);
  expect(after(entry('written-off', '25.00', [of('b', '25.00')]))).toEqual([
    ['40.00', '0.00'],
    ['20.00', '15.00'],
    ['35.00', '30.00'],
  ]);
  // Of the line itself, what was claimed of it counts first; of what it does not have, the claim of the others.
  expect(after(entry('received', '50.00', [of('a', '50.00')]))).toEqual([
    ['0.00', '0.00'],
    ['10.00', '40.00'],
    ['50.00', '30.00'],
  ]);
  expect(after(entry('written-off', '10.00', [of('a', '10.00')]))).toEqual([
    ['30.00', '0.00'],
    ['20.00', '40.00'],
    ['60.00', '30.00'],
  ]);
  // The whole counts as before: money first for the claim, a write-off first for the rest.
  expect(after(entry('received', '25.00')).at(-1)).toEqual(['60.00', '30.00']);
  expect(after(entry('written-off', '25.00')).at(-1)).toEqual(['35.00', '30.00']);
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

it('money of a line that is gone settles the others, and stays its own where nothing else is owed', () => {
  const found = shown(entry('received', '10.00', [of('gone', '10.00')]), entry('received', '90.00', [of('a', '90.00')]));
  expect(column(found, 'received', 'open')).toEqual([
    ['60.00', '40.00'],
    ['0.00', '0.00'],
  ]);
  const over = shown(entry('received', '100.00'), entry('received', '10.00', [of('gone', '10.00')]));
  expect(over.lines.at(-1)).toMatchObject({ index: 'gone', owed: '0.00', received: '10.00', overCredited: '10.00', open: '0.00' });
});

it('money takes the place of what was given up, of the whole before by line', () => {
  const entries = [entry('received', '30.00'), entry('written-off', undefined, undefined, { note: 'rest' }), entry('received', '1.00')];
  expect(claim(...entries).writtenOff.amount).toBe('69.00');
  expect(column(shown(...entries), 'received', 'writtenOff')).toEqual([
    ['18.60', '12.40'],
    ['41.40', '27.60'],
  ]);
  const byLine = [entry('written-off', '40.00', [of('b', '40.00')], { note: 'b' }), entry('received', '95.00')];
  expect(column(shown(...byLine), 'received', 'writtenOff', 'open')).toEqual([
    ['60.00', '35.00'],
    ['0.00', '5.00'],
    ['0.00', '0.00'],
  ]);
});
