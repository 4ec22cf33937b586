/**
 * Histories of the claims of a real contract, one of each direction: evidence comes late or is corrected, facts are missing, the audit
 * restates, the claims follow, both parties and rows of bills record. After every step the claims, their lines and the stored ledger are
 * compared with the newest statement and with the second program.
 */
import { expect } from 'vitest';
import { recordBillCredit } from '../../../lib/application/claims/bill-row.ts';
import { ledgerEntries } from '../../../lib/application/claims/ledger.ts';
import { followBillRow } from '../../../lib/application/claims/match-bill.ts';
import { owingOf } from '../../../lib/application/claims/owing.ts';
import { recordTransition } from '../../../lib/application/claims/record-transition.ts';
import { sumOfLines } from '../../../lib/domain/claims/balances.ts';
import { claimLines } from '../../../lib/domain/claims/claim-lines.ts';
import { type Claim, claimOf } from '../../../lib/domain/claims/claim.ts';
import { type LineBalance, balancesByLine } from '../../../lib/domain/claims/line-balances.ts';
import type { LineAmount } from '../../../lib/domain/claims/transition.ts';
import { formatAmount } from '../../../lib/domain/money/money.ts';
import { minorOf } from '../../../lib/domain/statement/restatement.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { DAY, HOUR, formatInstant } from '../../../lib/domain/time/instant.ts';
import type { LedgerEntry } from '../../../lib/application/ports/ledger.ts';
import { Auditor } from '../auditor.ts';
import { Dice } from '../dice.ts';
import { at, fact } from '../facts.ts';
import { issueOne } from '../issue.ts';
import { agree } from './agreement.ts';
import { booksOf } from './double-entry.ts';
import { LATE_LINES, MONTH, cappedLateContract, lateContract, lateFacts, nothingReported } from './late-evidence.ts';
import { given } from './random-entries.ts';

const CONTRACT = 'late';
/** The claims of both directions: the credit and its creditor by id. */
const CLAIMS = {
  [`late.${MONTH}.credit`]: { credit: 'credit', creditor: 'customer' },
  [`late.${MONTH}.bonus.vendor`]: { credit: 'bonus', creditor: 'vendor' },
} as const;
const IDS = Object.keys(CLAIMS) as (keyof typeof CLAIMS)[];

/** What happened in all histories. */
export const COUNTED = [
  'taken',
  'refused',
  'restated',
  'reserved',
  'reservesSettled',
  'corrected',
  'rows',
  'byLine',
  'debtors',
  'vendors',
  'severalLines',
] as const;
export type LateCounts = Record<(typeof COUNTED)[number], number>;

const cents = (amount: { readonly amount: string } | undefined): number =>
  amount === undefined ? 0 : Number(minorOf({ amount: amount.amount, currency: 'USD' }));

export class LateHistory {
  private readonly dice: Dice;
  private readonly auditor = new Auditor('2026-02-05T00:00:00Z');
  private readonly reported = nothingReported();
  private readonly counts: LateCounts;
  private newest: Statement | undefined;

  constructor(seed: number, counts: LateCounts) {
    [this.dice, this.counts] = [new Dice(seed), counts];
  }

  async play(): Promise<void> {
    const { dice, auditor } = this;
    await auditor.put(dice.chance(0.5) ? lateContract : cappedLateContract);
    const steps = dice.whole(8, 14);
    for (let n = 1; n <= steps; n += 1) {
      auditor.now += HOUR;
      const known = await this.claims();
      if (dice.chance(0.2)) await this.sendRow(n);
      else if (known.some(({ state, reserved }) => state === 'due' && reserved !== undefined) && dice.chance(0.5))
        await this.claim(IDS[0]!);
      else if (known.length > 0 && dice.chance(0.5)) {
        for (let entries = dice.whole(1, 3); entries > 0; entries -= 1) await this.stateOne(dice.pick(known).id);
      } else await this.restate(n);
      await this.compare();
    }
  }

  private async claims(): Promise<Claim[]> {
    const stored = await Promise.all(IDS.map((id) => this.auditor.stores.claims.get(id)));
    return stored.flatMap((one) => (one ? [claimOf(one.head, one.transitions)] : []));
  }

  /** Evidence comes, and the audit of a day later issues a revision where something changed. */
  private async restate(n: number): Promise<void> {
    const { auditor, dice, counts } = this;
    const { stores, publisher, clock } = auditor;
    const before = await this.claims();
    for (const one of lateFacts(dice, n, auditor.now, this.reported)) {
      await stores.facts.record('vendor', one, undefined, auditor.now);
      if (one.body.replacement) counts.corrected += 1;
    }
    auditor.now += DAY;
    const { outcome } = await issueOne(CONTRACT, MONTH, stores, publisher, clock);
    if (outcome === 'restated') counts.restated += 1;
    this.newest = (await stores.statements.latest(CONTRACT, MONTH))!.statement;
    for (const claim of await this.claims()) {
      const old = before.find(({ id }) => id === claim.id);
      if (old?.claimed && cents(claim.claimed) > cents(old.claimed)) counts.reservesSettled += 1;
    }
  }

  /** A row of a bill that pays a claim, or a correction that withdraws one: before the claim is there, and after. */
  private async sendRow(n: number): Promise<void> {
    const { dice, auditor } = this;
    const { stores, now } = auditor;
    this.counts.rows += 1;
    const old = n > 1 && dice.chance(0.3) ? `row-${dice.whole(1, n - 1)}` : undefined;
    const [start, end] = [at('2026-02-01T00:00:00Z') + n, at('2026-03-01T00:00:00Z')];
    const amount = `-${dice.pick(['0.01', '1.00', '30.00', '299.99'])} USD`;
    const billingReference = dice.chance(0.9) ? IDS[0]! : IDS[1]!;
    const body = old === undefined ? { kind: 'credit', start, end, amount, billingReference } : { corrects: old, reason: 'wrong' };
    const type = old === undefined ? 'charge.billed' : 'correction';
    const own = fact(type, now, { id: old === undefined ? `row-${n}` : `withdraws-${n}`, component: 'line-1', sender: 'aws:9', body });
    const sent = { ...own, speaksFor: 'customer' as const };
    await stores.facts.record('vendor', sent, undefined, now);
    const row = await recordBillCredit('vendor', sent, stores);
    if (row) await followBillRow(row, formatInstant(now), stores);
  }

  /** An entry of a party, which is taken or refused. Some name lines, of which the statement may owe nothing. */
  private async stateOne(id: string): Promise<void> {
    const { dice, counts } = this;
    const { stores, publisher, clock } = this.auditor;
    const known = (await stores.claims.get(id))!;
    const before = claimOf(known.head, known.transitions);
    const { party, at: _, ...entry } = given(dice, before, formatInstant(this.auditor.now));
    const lines = entry.amount !== undefined && dice.chance(0.4) ? this.linesOf(before) : undefined;
    const stated = { ...entry, ...(lines && { lines, amount: sumOfLines(lines, 'USD') }) } as Parameters<typeof recordTransition>[1];
    const result = await recordTransition(id, stated, party === 'vendor' ? 'vendor' : undefined, stores, publisher, clock);
    counts['claim' in result ? 'taken' : 'refused'] += 1;
    if (!('claim' in result)) return;
    if (lines) counts.byLine += 1;
    if (before.creditor === 'vendor') counts.vendors += 1;
    // Where a row of a bill came with it, that is the creditor's.
    if (party !== before.debtor || result.claim.transitions.length !== before.transitions.length + 1) return;
    expect(minorOf(result.claim.open)).toBe(minorOf(before.open));
    counts.debtors += 1;
  }

  /** The customer claims all that is open, and what missing facts may add. */
  private async claim(id: string): Promise<void> {
    const { stores, publisher, clock } = this.auditor;
    const result = await recordTransition(id, { kind: 'submitted', by: 'fred' }, undefined, stores, publisher, clock);
    this.counts['claim' in result ? 'taken' : 'refused'] += 1;
  }

  /** One or two lines, mostly such as owe something, each with a part of what it owes. */
  private linesOf(claim: Claim): LineAmount[] {
    const { dice } = this;
    const owing = claimLines(claim, this.newest!).filter(({ owed }) => owed > 0n);
    const any = LATE_LINES.map((index) => ({ credit: claim.credit, index, owed: 100n }));
    const [first, second] = dice.shuffled(owing.length === 0 || dice.chance(0.1) ? any : owing);
    return [first!, ...(second && dice.chance(0.5) ? [second] : [])].map(({ owed, ...line }) => {
      const minor = dice.chance(0.4) ? owed : BigInt(dice.whole(1, Number(owed)));
      return { ...line, amount: formatAmount({ minor, currency: 'USD' }) };
    });
  }

  private async compare(): Promise<void> {
    const claims = await this.claims();
    const { stores, clock } = this.auditor;
    const entries: LedgerEntry[] = [];
    for await (const entry of ledgerEntries({ from: '2026-02-01' }, stores, clock)) entries.push(entry);
    expect(entries.every(({ claim }) => claims.some(({ id }) => id === claim))).toBe(true);
    for (const id of IDS) {
      const claim = claims.find((one) => one.id === id);
      this.follows(id, claim);
      if (!claim) continue;
      agree(claim);
      agreeWithLedger(
        claim,
        entries.filter((entry) => entry.claim === id),
        this.newest!,
      );
      this.agreeByLine(claim, entries);
    }
  }

  /** The claim owes and reserves what the newest statement says. */
  private follows(id: keyof typeof CLAIMS, claim: Claim | undefined): void {
    if (!this.newest) return expect(claim).toBeUndefined();
    const { credit, creditor } = CLAIMS[id];
    const { stated, isAny } = owingOf(this.newest, (one) => one === 'bonus').get(credit)![creditor];
    if (!claim) return expect(isAny).toBe(false);
    expect(claim.owed.amount).toBe(stated.amount);
    expect(claim.reserved !== undefined).toBe(stated.most !== undefined);
    if (claim.reserved !== undefined) this.counts.reserved += 1;
  }

  /** The lines owe what the statement and the ledger say of each, and add up to the claim in every account. */
  private agreeByLine(claim: Claim, entries: readonly LedgerEntry[]): void {
    const known = claimLines(claim, this.newest!);
    const { lines, ofTheWhole } = balancesByLine(claim, known);
    const accountsOf = ({ credit: _, index: __, component: ___, ...accounts }: Partial<LineBalance>): Record<string, number> =>
      Object.fromEntries(Object.entries(accounts).map(([name, amount]) => [name, cents({ amount })]));
    const all = [...lines, ofTheWhole].map(accountsOf);
    const sum = (account: string): number => all.reduce((total, one) => total + one[account]!, 0);
    const { accounts, credited, claimed, accepted } = booksOf(claim.transitions);
    expect(['owed', 'received', 'writtenOff', 'open', 'overCredited', 'credited', 'claimed', 'accepted'].map(sum)).toEqual([
      0 - accounts.owed,
      accounts.received,
      accounts['written-off'],
      accounts.open,
      0 - accounts['over-credited'],
      credited,
      claimed,
      claim.automatic ? 0 - accounts.owed : accepted,
    ]);
    for (const { owed, overCredited, received, writtenOff, open } of all)
      expect(owed! + overCredited!).toBe(received! + writtenOff! + open!);
    const posted = new Map<string, number>();
    for (const { claim: id, account, for: line, amount } of entries)
      if (id === claim.id && account === 'owed') posted.set(line ?? '', (posted.get(line ?? '') ?? 0) + cents({ amount }));
    for (const { index, owed } of known) expect([index, posted.get(index) ?? 0]).toEqual([index, Number(owed)]);
    if (known.filter(({ owed }) => owed > 0n).length > 1) this.counts.severalLines += 1;
  }
}

/** The entries of a claim in the stored ledger are the books of the second program, and add up to 0 with what is open. */
function agreeWithLedger(claim: Claim, entries: readonly LedgerEntry[], newest: Statement): void {
  const { accounts, credited, claimed, accepted } = booksOf(claim.transitions);
  const sums = new Map<string, number>();
  for (const { account, amount, memo } of entries)
    sums.set(memo ? 'memo' : account, (sums.get(memo ? 'memo' : account) ?? 0) + cents({ amount }));
  const of = (account: string): number => sums.get(account) ?? 0;
  const [owed, received, writtenOff, overCredited] = ['owed', 'received', 'written-off', 'over-credited'].map(of) as [
    number,
    number,
    number,
    number,
  ];
  expect([owed, received, writtenOff, overCredited, of('credited'), of('claimed'), of('accepted')]).toEqual([
    0 - accounts.owed,
    accounts.received,
    accounts['written-off'],
    0 - accounts['over-credited'],
    credited,
    claimed,
    claim.automatic ? owed : accepted,
  ]);
  const reserved =
    claim.reserved === 'unbounded' ? reservedOfBoundedLines(claim, entries, newest) : cents(claim.reserved ?? { amount: '0' });
  expect(of('memo')).toBe(reserved);
  expect(accounts.open + received + writtenOff - owed - overCredited).toBe(0);
}

/** What the lines with a bound may owe beyond what the ledger posts of them. */
function reservedOfBoundedLines(claim: Claim, entries: readonly LedgerEntry[], { lines, openLines = [] }: Statement): number {
  const posted = (index: string): number =>
    entries.reduce((sum, entry) => (entry.account === 'owed' && entry.for === index ? sum + cents(entry) : sum), 0);
  return [...lines, ...openLines]
    .filter(({ credit, bounds }) => credit === claim.credit && bounds?.most !== undefined)
    .reduce((sum, { index, bounds }) => sum + Math.max(0, cents(bounds!.most) - posted(index)), 0);
}
