/**
 * The ledger of random histories of a claim over statements with cost centres: after every entry the sums by account are those of a second
 * program that keeps books by double entry; entries that were posted stay as they are; opening + movements = closing wherever time is cut.
 */
import { describe, expect, it } from 'vitest';
import { claimId } from '../../../lib/application/claims/claim-id.ts';
import { ledgerAges } from '../../../lib/application/claims/ledger-ageing.ts';
import { ledgerBalances } from '../../../lib/application/claims/ledger-balances.ts';
import { PaidCredits } from '../../../lib/application/claims/paid-credits.ts';
import { type PostedRevision, transitionItem } from '../../../lib/application/claims/post-ledger.ts';
import { revisionItem } from '../../../lib/application/claims/revision-entries.ts';
import type { LedgerEntry, LedgerItem } from '../../../lib/application/ports/ledger.ts';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';
import { checkTransition } from '../../../lib/domain/claims/check-transition.ts';
import { type Claim, type ClaimHead, claimOf } from '../../../lib/domain/claims/claim.ts';
import { LEDGER_GROUPS } from '../../../lib/domain/claims/ledger-groups.ts';
import { PARTIES, type Transition } from '../../../lib/domain/claims/transition.ts';
import { minorOf } from '../../../lib/domain/statement/restatement.ts';
import { formatInstant } from '../../../lib/domain/time/instant.ts';
import { claimHead } from '../../support/claims/claim-head.ts';
import { booksOf } from '../../support/claims/double-entry.ts';
import { byRule } from '../../support/claims/random-bills.ts';
import { given, owing } from '../../support/claims/random-entries.ts';
import { Dice } from '../../support/dice.ts';
import { sampleOf } from '../../support/runs/sample-of.ts';

const HISTORIES = sampleOf(500, 5000);
const START = Date.parse('2026-11-10T12:00:00.000Z');
const DAY = 86_400_000;

const minor = (amount: string): number => Number(minorOf({ amount, currency: 'CNY' }));
const text = (cents: number): string => (cents / 100).toFixed(2);

/** Lines that add up to an amount, some in a cost centre. */
function linesOf(dice: Dice, cents: number, creditor: 'customer' | 'vendor'): object[] {
  const count = dice.whole(1, 4);
  const parts = Array.from({ length: count }, (_, i) =>
    i === count - 1 ? cents - Math.floor(cents / count) * (count - 1) : Math.floor(cents / count),
  );
  return parts.map((part, i) => ({
    credit: 'credit',
    index: `line-${i}`,
    ...dice.maybe(0.7, () => ({ costCentre: dice.pick(['A', 'B', 'C']) }))[0],
    amount: { amount: text(creditor === 'vendor' && part > 0 ? -part : part), currency: 'CNY' },
  }));
}

function statementOf(
  dice: Dice,
  head: ClaimHead,
  { amount = '0.00', most }: Pick<Transition, 'amount' | 'most'>,
  revision: number,
  at: string,
): IssuedStatement {
  const cents = minor(amount);
  const isVendors = head.creditor === 'vendor';
  const shown = (text_: string): object => ({ amount: text_, currency: 'CNY' });
  return {
    id: head.statement,
    revision,
    issuedAt: at,
    statement: {
      contract: { id: head.contract, vendor: { id: head.vendor }, customer: { id: 'buyer' } },
      period: { label: head.period, zone: 'Asia/Shanghai' },
      total: shown(text(isVendors ? -cents : cents)),
      credits: [
        {
          credit: 'credit',
          amount: shown(text(isVendors ? -cents : cents)),
          ...(most !== undefined && { bounds: { least: shown(amount), ...(most !== 'unbounded' && { most: shown(most) }) } }),
        },
      ],
      // Now and then its lines are not those that it owes for certain.
      lines: dice.chance(0.1) ? [] : linesOf(dice, cents, head.creditor ?? 'customer'),
    },
  } as unknown as IssuedStatement;
}

const sum = (entries: readonly LedgerEntry[], account: string): number =>
  entries.filter((entry) => entry.account === account).reduce((total, { amount }) => total + minor(amount), 0);

function agree(claim: Claim, entries: readonly LedgerEntry[]): void {
  const { accounts, credited } = booksOf(claim.transitions);
  const shown = (amount: { amount: string } | undefined): number => (amount === undefined ? 0 : minor(amount.amount));
  expect({
    owed: sum(entries, 'owed'),
    received: sum(entries, 'received'),
    writtenOff: sum(entries, 'written-off'),
    overCredited: sum(entries, 'over-credited'),
    credited: sum(entries, 'credited'),
    claimed: sum(entries, 'claimed'),
    accepted: sum(entries, 'accepted'),
    expired: sum(entries, 'expired'),
    reserved: sum(entries, 'reserved'),
  }).toEqual({
    owed: 0 - accounts.owed,
    received: accounts.received,
    writtenOff: accounts['written-off'],
    overCredited: 0 - accounts['over-credited'],
    credited,
    claimed: shown(claim.claimed),
    accepted: shown(claim.accepted),
    expired: shown(claim.expired),
    reserved: claim.reserved === 'unbounded' ? 0 : shown(claim.reserved),
  });
}

interface Played {
  readonly claim: Claim;
  readonly entries: readonly LedgerEntry[];
}

function play(seed: number): Played {
  const dice = new Dice(seed);
  // Of rows of bills, between the entries of the parties.
  const rows = new Dice(seed + HISTORIES);
  const creditor = dice.pick(PARTIES);
  const id = claimId('c.2026-10', 'credit', creditor);
  const head = claimHead({ id, creditor, automatic: dice.chance(0.2), zone: 'Asia/Shanghai' });
  const credits = new PaidCredits({ credit: { of: 'x', times: '1', ...(head.creditor === 'vendor' && { 'owed-to': 'vendor' }) } } as never);
  let now = START;
  const transitions: Transition[] = [];
  const revisions: PostedRevision[] = [];
  const posted = new Map<string, LedgerItem>();
  const step = (): void => {
    for (const [i] of transitions.entries()) {
      const item = transitionItem(head, transitions, i, revisions);
      expect(posted.get(item.source) ?? item).toEqual(item);
      posted.set(item.source, item);
    }
    agree(claimOf(head, transitions), entriesOf(posted));
  };
  const issue = (kind: 'due' | 'restated'): void => {
    const at = formatInstant(now);
    const stated = owing(dice);
    const issued = statementOf(dice, head, stated, revisions.length + 1, at);
    const item = revisionItem(
      issued,
      revisions.flatMap(({ entries }) => entries),
      credits,
    );
    posted.set(item.source, item);
    revisions.push({ revision: issued.revision, customer: 'buyer', titling: {}, entries: item.entries });
    transitions.push({ kind, by: 'makegood', at, revision: revisions.length, ...stated });
  };
  issue('due');
  step();
  for (let i = dice.whole(3, 14); i > 0; i -= 1) {
    now += dice.whole(1, 40) * DAY;
    if (rows.chance(0.15)) {
      const { entry } = byRule(rows, claimOf(head, transitions), formatInstant(now));
      if (entry) transitions.push(entry);
      step();
    }
    const before = claimOf(head, transitions);
    if (dice.chance(0.2)) issue('restated');
    else if (before.state === 'due' && dice.chance(0.05)) {
      transitions.push({ kind: 'expired', by: 'makegood', at: formatInstant(now), amount: before.open.amount });
    } else {
      const entry = given(dice, before, formatInstant(now));
      if (checkTransition(before, entry, entry.party!, [])) continue;
      transitions.push(entry);
    }
    step();
  }
  return { claim: claimOf(head, transitions), entries: entriesOf(posted) };
}

const entriesOf = (posted: ReadonlyMap<string, LedgerItem>): LedgerEntry[] =>
  [...posted.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).flatMap(({ entries }) => entries);

async function* each(entries: readonly LedgerEntry[]): AsyncGenerator<LedgerEntry> {
  yield* await Promise.resolve(entries);
}

describe('the ledger of random histories', () => {
  it(`${HISTORIES} histories: the entries of each account add up to the balances after every entry, and are never changed`, () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= HISTORIES; seed += 1) for (const { account, kind } of play(seed).entries) seen.add(`${account} ${kind}`);
    for (const wanted of [
      'written-off restated',
      'received reversed',
      'over-credited restated',
      'expired expired',
      'reserved due',
      'accepted contested',
    ])
      expect(seen).toContain(wanted);
  });

  it('opening + movements = closing in every group, for every division of time, and the closing of one span is the opening of the next', async () => {
    for (let seed = 1; seed <= HISTORIES / 10; seed += 1) {
      const dice = new Dice(seed + 1_000_000);
      const { claim, entries } = play(seed);
      const by = LEDGER_GROUPS.filter(() => dice.chance(0.5));
      const cut = formatInstant(START + dice.whole(0, 300) * DAY);
      const [before, whole] = [
        await ledgerBalances(each(entries.filter(({ postedAt }) => postedAt < cut)), by, undefined),
        await ledgerBalances(each(entries), by, cut),
      ];
      for (const row of whole) {
        for (const account of Object.keys(row.closing) as (keyof typeof row.closing)[])
          expect(minor(row.opening[account]) + minor(row.movements[account])).toBe(minor(row.closing[account]));
        const { open, owed, received, writtenOff, overCredited } = row.closing;
        expect(minor(owed) + minor(overCredited) - minor(received) - minor(writtenOff)).toBe(minor(open));
        const same = before.find((one) => [...by, 'creditor' as const].every((name) => one[name] === row[name]));
        expect(same?.closing.open ?? '0.00').toBe(row.opening.open);
      }
      expect(whole.reduce((total, { closing }) => total + minor(closing.open), 0)).toBe(minor(claim.open.amount));
    }
  });

  it('the open amounts by age add up to the open amount, also by group', async () => {
    for (let seed = 1; seed <= HISTORIES / 10; seed += 1) {
      const dice = new Dice(seed + 2_000_000);
      const { claim, entries } = play(seed);
      const rows = await ledgerAges(
        each(entries),
        LEDGER_GROUPS.filter(() => dice.chance(0.5)),
        '2030-01-01',
        [30, 1200],
      );
      for (const { open, bands } of rows) expect(bands.reduce((total, band) => total + minor(band.open), 0)).toBe(minor(open));
      expect(rows.reduce((total, { open }) => total + minor(open), 0)).toBe(minor(claim.open.amount));
      expect(rows.every(({ bands }) => bands.every(({ open }) => minor(open) >= 0))).toBe(true);
    }
  });
});
