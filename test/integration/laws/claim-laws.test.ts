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
import { claimHead } from '../../support/claims/claim-head.ts';
import { booksOf } from '../../support/claims/double-entry.ts';
import { byRule } from '../../support/claims/random-bills.ts';
import { given, owing } from '../../support/claims/random-entries.ts';
import { recordTransition } from '../../../lib/application/claims/record-transition.ts';
import { ledgerEntries } from '../../../lib/application/claims/ledger.ts';
import { owingOf } from '../../../lib/application/claims/owing.ts';
import { recordBillCredit } from '../../../lib/application/claims/bill-row.ts';
import { followBillRow } from '../../../lib/application/claims/match-bill.ts';
import { DAY, HOUR, formatInstant } from '../../../lib/domain/time/instant.ts';
import { Auditor } from '../../support/auditor.ts';
import { MONTH, type Reported, lateContract, lateFacts } from '../../support/claims/late-evidence.ts';
import { Dice } from '../../support/dice.ts';
import { at, fact } from '../../support/facts.ts';
import { issueOne } from '../../support/issue.ts';
import { sampleOf } from '../../support/runs/sample-of.ts';

const HISTORIES = 5000;
const AT = '2026-11-10T12:00:00.000Z';

function agree(claim: Claim): void {
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
const LATE = { histories: sampleOf(Number(process.env.LATE_N ?? 40), 5000), minutes: 30 };
const [CONTRACT, CLAIM] = ['late', `late.${MONTH}.credit`];

interface Played {
  taken: number;
  refused: number;
  restated: number;
  reserved: number;
  /** Rows of bills that were sent, and corrections of them. */
  rows: number;
  /** Entries that name a line, and entries of the debtor. */
  byLine: number;
  debtors: number;
}

/** A row of the customer's bill that pays the claim, or a correction that withdraws one: before the claim is there, and after. */
async function sendRow(dice: Dice, n: number, { stores, now }: Auditor, done: Played): Promise<void> {
  done.rows += 1;
  const old = n > 1 && dice.chance(0.3) ? `row-${dice.whole(1, n - 1)}` : undefined;
  const [start, end] = [at('2026-02-01T00:00:00Z') + n, at('2026-03-01T00:00:00Z')];
  const amount = `-${dice.pick(['0.01', '1.00', '30.00', '299.99'])} USD`;
  const body = old === undefined ? { kind: 'credit', start, end, amount, billingReference: CLAIM } : { corrects: old, reason: 'wrong' };
  const type = old === undefined ? 'charge.billed' : 'correction';
  const given = fact(type, now, { id: old === undefined ? `row-${n}` : `withdraws-${n}`, component: 'line-1', sender: 'aws:9', body });
  const sent = { ...given, speaksFor: 'customer' as const };
  await stores.facts.record('vendor', sent, undefined, now);
  const row = await recordBillCredit('vendor', sent, stores);
  if (row) await followBillRow(row, formatInstant(now), stores);
}

/** An entry of a party, which is taken or refused. */
async function stateOne(dice: Dice, { stores, publisher, clock }: Auditor, done: Played): Promise<void> {
  const known = (await stores.claims.get(CLAIM))!;
  const before = claimOf(known.head, known.transitions);
  const { party, at: _, ...entry } = given(dice, before, AT);
  const { amount } = entry;
  // Some name the line of the contract, which a statement may not owe yet.
  const lines = dice.chance(0.3) && amount !== undefined ? { lines: [{ credit: 'credit', index: 'line-1', amount }] } : {};
  const vendor = party === 'vendor' ? 'vendor' : undefined;
  const stated = { ...entry, ...lines } as Parameters<typeof recordTransition>[1];
  const result = await recordTransition(CLAIM, stated, vendor, stores, publisher, clock);
  done['claim' in result ? 'taken' : 'refused'] += 1;
  if (!('claim' in result)) return;
  if ('lines' in lines) done.byLine += 1;
  // Where a row of a bill came with it, that is the creditor's.
  if (party !== before.debtor || result.claim.transitions.length !== before.transitions.length + 1) return;
  expect(minorOf(result.claim.open)).toBe(minorOf(before.open));
  done.debtors += 1;
}

/** One history of a real contract: evidence comes late, the audit restates, the claim follows, the parties record. */
async function playLate(seed: number, done: Played): Promise<void> {
  const dice = new Dice(seed);
  const auditor = new Auditor('2026-02-05T00:00:00Z');
  const { stores, publisher, clock } = auditor;
  await auditor.put(lateContract);
  const reported: Reported = { outages: [], bills: [] };
  const steps = dice.whole(6, 12);
  for (let n = 1; n <= steps; n += 1) {
    auditor.now += HOUR;
    const known = await stores.claims.get(CLAIM);
    if (dice.chance(0.2)) await sendRow(dice, n, auditor, done);
    else if (known && dice.chance(0.6)) {
      for (let entries = dice.whole(1, 4); entries > 0; entries -= 1) await stateOne(dice, auditor, done);
    } else {
      for (const one of lateFacts(dice, n, auditor.now, reported)) await stores.facts.record('vendor', one, undefined, auditor.now);
      auditor.now += DAY;
      const { outcome } = await issueOne(CONTRACT, MONTH, stores, publisher, clock);
      if (outcome === 'restated') done.restated += 1;
      await followed(auditor, done);
    }
    const now = await stores.claims.get(CLAIM);
    if (!now) continue;
    agree(claimOf(now.head, now.transitions));
    await agreeWithLedger(now.transitions, auditor);
  }
}

/** The entries of the claim in the stored ledger are the books of the second program, and add up to 0 with what is open. */
async function agreeWithLedger(transitions: readonly Transition[], { stores, clock }: Auditor): Promise<void> {
  const { accounts, credited } = booksOf(transitions);
  const sums = new Map<string, number>();
  for await (const { account, amount, claim, memo } of ledgerEntries({ from: '2026-01-01' }, stores, clock)) {
    expect(claim).toBe(CLAIM);
    if (!memo) sums.set(account, (sums.get(account) ?? 0) + Number(minorOf({ amount, currency: 'USD' })));
  }
  const [owed, received, writtenOff, overCredited] = (['owed', 'received', 'written-off', 'over-credited'] as const).map(
    (account) => sums.get(account) ?? 0,
  ) as [number, number, number, number];
  expect([owed, received, writtenOff, overCredited, sums.get('credited') ?? 0]).toEqual([
    0 - accounts.owed,
    accounts.received,
    accounts['written-off'],
    0 - accounts['over-credited'],
    credited,
  ]);
  expect(accounts.open + received + writtenOff - owed - overCredited).toBe(0);
}

/** The claim owes and reserves what the newest statement says. */
async function followed({ stores }: Auditor, done: Played): Promise<void> {
  const { statement } = (await stores.statements.latest(CONTRACT, MONTH))!;
  const { stated, isAny } = owingOf(statement, () => false).get('credit')!.customer;
  const known = await stores.claims.get(CLAIM);
  if (!known) return expect(isAny).toBe(false);
  const claim = claimOf(known.head, known.transitions);
  expect(claim.owed.amount).toBe(stated.amount);
  expect(claim.reserved !== undefined).toBe(stated.most !== undefined);
  if (claim.reserved !== undefined) done.reserved += 1;
}

describe('claims that follow late events', () => {
  it(
    `${LATE.histories} histories agree with the newest statement and with an independent program after every step`,
    async () => {
      const done: Played = { taken: 0, refused: 0, restated: 0, reserved: 0, rows: 0, byLine: 0, debtors: 0 };
      for (let seed = 1; seed <= LATE.histories; seed += 1) await playLate(seed, done);
      for (const count of Object.values(done)) expect(count).toBeGreaterThan(LATE.histories / 4);
    },
    LATE.minutes * 60_000,
  );
});
