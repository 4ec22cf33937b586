/** The accounts of a claim by cost centre: laws that hold after every entry of a random history, whatever its parties and its revisions do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerAges } from '../../../lib/application/claims/ledger-ageing.ts';
import { ledgerBalances } from '../../../lib/application/claims/ledger-balances.ts';
import { transitionItem } from '../../../lib/application/claims/post-ledger.ts';
import type { LedgerEntry } from '../../../lib/application/ports/ledger.ts';
import { unreversed } from '../../../lib/domain/claims/balances.ts';
import { balancesByLine } from '../../../lib/domain/claims/line-balances.ts';
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

/** What nothing bounds is a memo in the cost centre of its line, from its revision on until it ends. */
function showsUnbounded({ claim, entries, reservedIn }: ClaimHistory): void {
  const last = new Map<string, boolean>();
  for (const { account, costCentre = '', unbounded = false, amount } of entries) {
    if (account !== 'reserved') continue;
    if (unbounded) expect(amount).toBe('0.00');
    last.set(costCentre, unbounded);
  }
  const open = [...last].flatMap(([centre, isUnbounded]) => (isUnbounded ? [centre] : []));
  expect(open).toEqual(claim.reserved === 'unbounded' ? [reservedIn] : []);
}

/** An amount stays in no cost centre only where some line is in none, or where no line is known yet. */
function hasCentres({ entries, revisions }: ClaimHistory): void {
  const known = revisions.flatMap((posted) => [...posted.entries, ...(posted.reserves ?? [])]);
  if (known.length === 0 || known.some(({ costCentre }) => costCentre === undefined)) return;
  const inNone = byCentre(entries).get('') ?? {};
  for (const [account, minor] of Object.entries(inNone)) expect([account, minor]).toEqual([account, 0]);
}

/** What is named by a line is of the line, up to what it owes; so it stands in the cost centre of the line. */
function keepsNames({ claim, transitions, known, lines, entries }: ClaimHistory): void {
  const sums = byCentre(entries);
  const shares = balancesByLine(claim, known).lines;
  const ofCentre = new Map<string, number>();
  for (const line of shares) {
    const named = (kind: 'received' | 'written-off'): number =>
      unreversed(transitions)
        .filter((one) => one.kind === kind)
        .flatMap(({ lines: own = [] }) => own.filter(({ index }) => index === line.index))
        .reduce((total, { amount }) => total + cents(amount), 0);
    const [owed, received, given] = [line.owed, line.received, line.writtenOff].map(cents) as [number, number, number];
    expect(received).toBeGreaterThanOrEqual(Math.min(named('received'), owed));
    expect(received + given).toBeGreaterThanOrEqual(Math.min(named('received') + named('written-off'), owed));
    const centre = lines.find(({ index }) => index === line.index)?.costCentre ?? '';
    ofCentre.set(centre, (ofCentre.get(centre) ?? 0) + received);
  }
  const isOfOneCentre = new Set(lines.map(({ index }) => index)).size === lines.length;
  if (lines.length > 0 && isOfOneCentre && !claim.overCredited)
    for (const [centre, received] of ofCentre) expect([centre, sums.get(centre)?.received ?? 0]).toEqual([centre, received]);
}

/** The lines, and what belongs to none, add up to the claim, and each obeys the equation of the claim. */
function addsUpByLine({ claim, known }: ClaimHistory): void {
  const { lines, ofTheWhole } = balancesByLine(claim, known);
  const whole = (amount: { amount: string } | undefined): number => cents(amount?.amount ?? '0.00');
  const sum = (account: keyof typeof ofTheWhole): number => [...lines, ofTheWhole].reduce((total, one) => total + cents(one[account]), 0);
  const accounts = ['owed', 'claimed', 'accepted', 'credited', 'received', 'writtenOff', 'open', 'overCredited', 'notClaimed'] as const;
  for (const account of accounts) expect([account, sum(account)]).toEqual([account, whole(claim[account])]);
  for (const line of [...lines, ofTheWhole]) {
    expect(cents(line.owed) + cents(line.overCredited)).toBe(cents(line.received) + cents(line.writtenOff) + cents(line.open));
    expect(cents(line.asked) + cents(line.notClaimed)).toBe(cents(line.open));
    for (const account of [...accounts, 'asked'] as const) expect([account, cents(line[account]) >= 0]).toEqual([account, true]);
    if (claim.open.amount === '0.00') expect(line.open).toBe('0.00');
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
        const { transitions, entries } = played(told, (history) => {
          obeys(history);
          showsUnbounded(history);
          hasCentres(history);
          keepsNames(history);
          addsUpByLine(history);
          seen.add(history.claim.state);
        });
        for (const { account, kind, unbounded } of entries) seen.add(`${account} by ${kind}${unbounded ? ' without bound' : ''}`);
        for (const { kind, lines } of transitions) seen.add(lines ? `${kind} by line` : kind);
      }),
      RUNS,
    );
    const wanted = ['settled', 'over-credited', 'partly-accepted', 'expired', 'reversed', 'restated', 'received', 'written-off'];
    const byLine = ['received', 'written-off', 'accepted', 'credited', 'submitted'].map((kind) => `${kind} by line`);
    const postings = [
      ...['owed by issued', 'claimed by submitted', 'accepted by accepted', 'credited by credited', 'received by received'],
      ...['written-off by written-off', 'over-credited by received', 'over-credited by restated', 'expired by expired'],
      ...['reserved by due', 'reserved by restated', 'reserved by due without bound', 'reserved by restated without bound'],
    ];
    expect([...wanted, ...byLine, ...postings].filter((one) => !seen.has(one))).toEqual([]);
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
