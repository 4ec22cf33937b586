/** The accounts of a claim by cost centre: laws that hold after every entry of a random history, whatever its parties and its revisions do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerAges } from '../../../lib/application/claims/ledger-ageing.ts';
import { ledgerBalances } from '../../../lib/application/claims/ledger-balances.ts';
import { transitionItem } from '../../../lib/application/claims/post-ledger.ts';
import type { LedgerEntry } from '../../../lib/application/ports/ledger.ts';
import { unreversed } from '../../../lib/domain/claims/balances.ts';
import { LEDGER_ACCOUNTS, type LedgerAccount, accountsAfter } from '../../../lib/domain/claims/ledger-accounts.ts';
import { booksOf } from '../../support/claims/double-entry.ts';
import { ClaimHistory, type Told, cents, historyArbitrary, text } from '../../support/claims/random-histories.ts';
import { sampleOf } from '../../support/runs/sample-of.ts';

const RUNS = { numRuns: sampleOf(200, 5000), seed: 20_261_128 };

type Sums = Record<LedgerAccount, number>;

/** What entries add up to in each cost centre; "" is none. */
function byCentre(entries: readonly LedgerEntry[]): Map<string, Sums> {
  const sums = new Map<string, Sums>();
  for (const { account, costCentre = '', amount } of entries) {
    const own = sums.get(costCentre) ?? (Object.fromEntries(LEDGER_ACCOUNTS.map((name) => [name, 0])) as Sums);
    own[account] += cents(amount);
    sums.set(costCentre, own);
  }
  return sums;
}

const openOf = (sums: Sums): number => sums.owed + sums['over-credited'] - sums.received - sums['written-off'];

/** Centres whose balances are not 0, in the order of their names. */
const shown = (sums: ReadonlyMap<string, Sums>): object[] =>
  [...sums]
    .filter(([, own]) => Object.values(own).some((minor) => minor !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([centre, own]) => ({ centre, ...own }));

function obeys({ head, transitions, entries, claim, reservedIn }: ClaimHistory): void {
  const centres = [...byCentre(entries)];
  const sum = (account: LedgerAccount): number => centres.reduce((total, [, own]) => total + own[account], 0);
  const whole = accountsAfter(head, transitions);
  for (const account of LEDGER_ACCOUNTS) expect([account, sum(account)]).toEqual([account, Number(whole[account])]);
  const { accounts, credited } = booksOf(transitions);
  expect([sum('owed'), sum('received'), sum('written-off'), sum('over-credited'), sum('credited')]).toEqual([
    0 - accounts.owed,
    accounts.received,
    accounts['written-off'],
    0 - accounts['over-credited'],
    credited,
  ]);
  for (const [centre, own] of centres) {
    expect([centre, own.reserved]).toEqual([centre, centre === reservedIn ? Number(whole.reserved) : 0]);
    for (const account of LEDGER_ACCOUNTS) expect(own[account], `${account} of ${centre}`).toBeGreaterThanOrEqual(0);
    expect(openOf(own), `open of ${centre}`).toBeGreaterThanOrEqual(0);
    if (claim.open.amount === '0.00') expect(openOf(own), `open of ${centre} of a claim without`).toBe(0);
    if (!claim.overCredited) expect(own['over-credited']).toBe(0);
  }
}

/** What is named by a line that owes something stands in the cost centre of the line, up to what is owed there. */
function keepsNames({ transitions, lines, entries }: ClaimHistory): void {
  const sums = byCentre(entries);
  const centreOf = new Map(
    lines.filter(({ amount }) => Number(amount.amount) !== 0).map(({ index, costCentre = '' }) => [index, costCentre]),
  );
  const named = new Map<string, Record<'received' | 'written-off', number>>();
  for (const { kind, lines: own = [] } of unreversed(transitions)) {
    if (kind !== 'received' && kind !== 'written-off') continue;
    for (const { index, amount } of own) {
      const centre = centreOf.get(index);
      if (centre === undefined) continue;
      const place = named.get(centre) ?? { received: 0, 'written-off': 0 };
      place[kind] += cents(amount);
      named.set(centre, place);
    }
  }
  for (const [centre, own] of named) {
    const { owed, received, 'written-off': given } = sums.get(centre)!;
    expect(received).toBeGreaterThanOrEqual(Math.min(own.received, owed));
    expect(received + given).toBeGreaterThanOrEqual(Math.min(own.received + own['written-off'], owed));
  }
}

const played = ({ first, steps, ...head }: Told, after?: (history: ClaimHistory) => void): ClaimHistory => {
  const history = new ClaimHistory(head);
  for (const step of [first, ...steps]) if (history.take(step)) after?.(history);
  return history;
};

async function* each(entries: readonly LedgerEntry[]): AsyncGenerator<LedgerEntry> {
  yield* await Promise.resolve(entries);
}

describe('accounts by cost centre', () => {
  it('add up to those of the whole claim, are never below 0, and are not open once nothing of the claim is open', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(historyArbitrary, (told) => {
        const { transitions } = played(told, (history) => {
          obeys(history);
          keepsNames(history);
          seen.add(history.claim.state);
        });
        for (const { kind, lines } of transitions) seen.add(lines ? `${kind} by line` : kind);
      }),
      RUNS,
    );
    const wanted = ['settled', 'over-credited', 'partly-accepted', 'expired', 'reversed', 'restated', 'received', 'written-off'];
    const byLine = ['received', 'written-off', 'accepted', 'credited', 'submitted'].map((kind) => `${kind} by line`);
    expect([...wanted, ...byLine].filter((one) => !seen.has(one))).toEqual([]);
  });

  it('equal after a reversal the accounts without the reversed entry', () => {
    let reversals = 0;
    fc.assert(
      fc.property(historyArbitrary, (told) => {
        const { head, transitions, revisions, entries } = played(told);
        const stand = unreversed(transitions);
        reversals += transitions.length - stand.length;
        const without = stand.flatMap((_, i) => transitionItem(head, stand, i, revisions).entries);
        const owed = entries.filter(({ account }) => account === 'owed');
        expect(shown(byCentre(entries))).toEqual(shown(byCentre([...owed, ...without])));
      }),
      RUNS,
    );
    expect(reversals).toBeGreaterThan(RUNS.numRuns / 10);
  });

  it('have the same open amount in balances and in ages', async () => {
    let open = 0;
    await fc.assert(
      fc.asyncProperty(historyArbitrary, async (told) => {
        const { entries } = played(told);
        const balances = await ledgerBalances(each(entries), ['costCentre'], undefined);
        const ages = await ledgerAges(each(entries), ['costCentre'], '2030-01-01', [1140, 1145]);
        const ofAges = ages.map(({ costCentre, open: own }) => [costCentre, own]);
        expect(ofAges).toEqual(
          balances.filter(({ closing }) => closing.open !== '0.00').map(({ costCentre, closing }) => [costCentre, closing.open]),
        );
        for (const { open: own, bands } of ages) expect(text(bands.reduce((sum, band) => sum + cents(band.open), 0))).toBe(own);
        open += ages.length;
      }),
      RUNS,
    );
    expect(open).toBeGreaterThan(RUNS.numRuns / 2);
  });
});
