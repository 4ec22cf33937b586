/** What a claim owes, received and has open in each cost centre: worked examples. */
import { describe, expect, it } from 'vitest';
import { balancesByCentre } from '../../../lib/domain/claims/balances-by-centre.ts';
import { type OwedPart, type ReservedPart, bookingOf } from '../../../lib/domain/claims/booking.ts';
import type { Cells } from '../../../lib/domain/claims/centre-cells.ts';
import { claimOf } from '../../../lib/domain/claims/claim.ts';
import type { LedgerAccount } from '../../../lib/domain/claims/ledger-accounts.ts';
import type { Transition } from '../../../lib/domain/claims/transition.ts';
import { anEntry, claimHead } from '../../support/claims/claim-head.ts';

const part = (index: string, costCentre: string, minor: number): OwedPart => ({
  line: { credit: 'credit', index },
  costCentre,
  minor: BigInt(minor),
});
const due = (amount: string, revision = 1): Transition => anEntry(revision === 1 ? 'due' : 'restated', amount, { revision });
const byLine = (kind: Transition['kind'], index: string, amount: string): Transition =>
  anEntry(kind, amount, { lines: [{ credit: 'credit', index, amount }] });

/** Balances that are not 0, as `A 10`. */
function shown(revisions: readonly (readonly OwedPart[])[], transitions: readonly Transition[], ...accounts: LedgerAccount[]): string[] {
  const claim = claimOf(claimHead(), transitions);
  const owed = revisions.flat().reduce((sum, { minor }) => sum + minor, 0n);
  const balances = balancesByCentre(claim, bookingOf(revisions, owed));
  const cells = (of: Cells): string =>
    [...of]
      .filter(([, minor]) => minor !== 0n)
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
      .map(([centre, minor]) => `${centre ?? '-'} ${minor}`)
      .join(', ');
  return accounts.map((account) => `${account}: ${cells(balances[account])}`);
}

describe('a reserve by cost centre', () => {
  const claim = (most: string) => claimOf(claimHead(), [anEntry('due', '60.00', { revision: 1, most, missing: ['bill of b'] })]);
  const cells = (most: string, reserves: readonly ReservedPart[]): (string | undefined)[] =>
    [...balancesByCentre(claim(most), bookingOf([[part('a', 'A', 6000)]], 6000n, reserves)).reserved].map(
      ([centre, minor]) => `${centre} ${minor}`,
    );
  const reserve = (index: string, costCentre: string, minor: bigint | undefined): ReservedPart => ({
    line: { credit: 'credit', index },
    costCentre,
    minor,
  });

  it('is where the line with the missing fact is booked, also where that line certainly owes nothing', () => {
    expect(cells('110.00', [reserve('b', 'B', 5000n)])).toEqual(['B 5000']);
    // A cap leaves less for both than each could add.
    expect(cells('110.00', [reserve('b', 'B', 5000n), reserve('c', 'C', 5000n)])).toEqual(['B 2500', 'C 2500']);
    expect(cells('110.00', [reserve('b', 'B', undefined)])).toEqual(['B 5000']);
  });

  it('is where the claim is booked, for a revision that an earlier version posted', () => {
    expect(cells('110.00', [])).toEqual(['A 5000']);
  });
});

const first = [part('a', 'A', 6000), part('b', 'B', 4000)];

describe('balances by cost centre', () => {
  it('have amounts by line in the cost centre of the line, and other amounts where the rest is open, in any order', () => {
    const [line, whole] = [byLine('received', 'a', '60.00'), anEntry('received', '40.00')];
    for (const order of [
      [line, whole],
      [whole, line],
    ])
      expect(shown([first], [due('100.00'), ...order], 'received')).toEqual(['received: A 6000, B 4000']);
  });

  it('have an excess by line settle the rest, and only what exceeds everything is over-credited, in its cost centre', () => {
    expect(shown([first], [due('100.00'), byLine('received', 'a', '70.00')], 'received', 'over-credited')).toEqual([
      'received: A 6000, B 1000',
      'over-credited: ',
    ]);
    expect(shown([first], [due('100.00'), byLine('received', 'a', '130.00')], 'received', 'over-credited')).toEqual([
      'received: A 9000, B 4000',
      'over-credited: A 3000',
    ]);
  });

  it('add an acceptance by line to one of the whole claim, in the cost centre of the line', () => {
    const transitions = [due('100.00'), anEntry('submitted', '100.00'), anEntry('accepted', '50.00'), byLine('accepted', 'b', '10.00')];
    expect(shown([first], transitions, 'claimed', 'accepted')).toEqual(['claimed: A 6000, B 4000', 'accepted: A 3000, B 3000']);
  });

  it('an acceptance of the whole is of what was claimed, and of nothing that was not', () => {
    const transitions = [due('100.00'), byLine('submitted', 'a', '60.00'), anEntry('accepted', '50.00')];
    expect(shown([first], transitions, 'claimed', 'accepted')).toEqual(['claimed: A 6000', 'accepted: A 5000']);
    const more = [...transitions, anEntry('submitted', '40.00'), anEntry('accepted', '50.00')];
    expect(shown([first], more, 'claimed', 'accepted')).toEqual(['claimed: A 6000, B 4000', 'accepted: A 6000, B 4000']);
  });

  it('what is of the whole is spread over what was open when it was stated', () => {
    const transitions = [due('100.00'), byLine('received', 'a', '60.00'), anEntry('submitted', '40.00'), anEntry('credited', '40.00')];
    expect(shown([first], transitions, 'claimed', 'credited')).toEqual(['claimed: B 4000', 'credited: B 4000']);
  });

  it('use money of the whole claim first where nothing was written off by line', () => {
    const given = byLine('written-off', 'b', '40.00');
    expect(shown([first], [due('100.00'), given, anEntry('received', '50.00')], 'received', 'written-off')).toEqual([
      'received: A 5000',
      'written-off: B 4000',
    ]);
    expect(shown([first], [due('100.00'), given, anEntry('received', '70.00')], 'received', 'written-off')).toEqual([
      'received: A 6000, B 1000',
      'written-off: B 3000',
    ]);
  });

  it('have all money over-credited where the last amounts were owed once nothing is owed, and keep the place of a line that is gone', () => {
    const nothing = [part('a', 'A', -6000), part('b', 'B', -4000)];
    expect(shown([first, nothing], [due('100.00'), anEntry('received', '100.00'), due('0.00', 2)], 'received', 'over-credited')).toEqual([
      'received: A 6000, B 4000',
      'over-credited: A 6000, B 4000',
    ]);
    const [named, gone] = [byLine('received', 'b', '40.00'), due('60.00', 2)];
    expect(shown([first, [part('b', 'B', -4000)]], [due('100.00'), named, gone], 'received')).toEqual(['received: A 4000']);
    expect(shown([first, [part('b', 'B', -4000), part('c', 'B', 4000)]], [due('100.00'), named, due('100.00', 2)], 'received')).toEqual([
      'received: A 2400, B 1600',
    ]);
  });

  it('follow a line to another cost centre', () => {
    const moved = [part('a', 'A', -6000), part('a', 'C', 6000)];
    expect(shown([first, moved], [due('100.00'), byLine('received', 'a', '60.00'), due('100.00', 2)], 'owed', 'received')).toEqual([
      'owed: B 4000, C 6000',
      'received: C 6000',
    ]);
  });

  it('have a reserve in proportion to what is owed; without any line there is one part, in no cost centre', () => {
    expect(shown([first], [anEntry('due', '100.00', { revision: 1, most: '100.01', missing: ['a bill'] })], 'reserved')).toEqual([
      'reserved: A 1',
    ]);
    expect(shown([], [anEntry('due', '0.00', { revision: 1, most: '9.00', missing: ['a bill'] })], 'reserved')).toEqual([
      'reserved: - 900',
    ]);
  });
});
