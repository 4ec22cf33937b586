/**
 * Balances of the ledger over a span, by group: opening + movements = closing, to the last minor unit. Currencies and creditors are never
 * added together.
 */
import { type AccountBalances, LEDGER_ACCOUNTS, openOf } from '../../domain/claims/ledger-accounts.ts';
import type { LedgerGroup } from '../../domain/claims/ledger-groups.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { LedgerEntry } from '../ports/ledger.ts';

/** The amount of each account, and the open amount that follows from them. */
export interface ShownAccounts {
  readonly open: string;
  readonly owed: string;
  readonly claimed: string;
  readonly accepted: string;
  readonly credited: string;
  readonly received: string;
  readonly writtenOff: string;
  readonly overCredited: string;
  readonly expired: string;
}

/** The values of a group; a value that an entry does not have, such as a cost centre, is absent. */
export type GroupKey = Readonly<Partial<Record<LedgerGroup, string>>> & { readonly creditor: PartyRole; readonly currency: string };

export type LedgerBalance = GroupKey & {
  readonly opening: ShownAccounts;
  readonly movements: ShownAccounts;
  readonly closing: ShownAccounts;
};

type Sums = Record<keyof AccountBalances, bigint>;

const noSums = (): Sums => Object.fromEntries(LEDGER_ACCOUNTS.map((account) => [account, 0n])) as Sums;

export const groupKey = (entry: LedgerEntry, by: readonly LedgerGroup[]): GroupKey => ({
  ...Object.fromEntries(by.flatMap((group) => (entry[group] === undefined ? [] : [[group, entry[group]]]))),
  creditor: entry.creditor,
  currency: entry.currency,
});

/** Groups in order of their values, as they are named. */
export const inOrder = <T extends GroupKey>(rows: readonly T[], by: readonly LedgerGroup[]): T[] => {
  const text = (row: T): string => JSON.stringify([...by.map((group) => row[group] ?? ''), row.creditor, row.currency]);
  return [...rows].sort((a, b) => (text(a) < text(b) ? -1 : 1));
};

/**
 * @param entries all entries up to the end of the span, those before it included. @param from ISO instant; absent: everything is a
 * movement.
 */
export async function ledgerBalances(
  entries: AsyncIterable<LedgerEntry>,
  by: readonly LedgerGroup[],
  from: string | undefined,
): Promise<LedgerBalance[]> {
  const groups = new Map<string, { readonly key: GroupKey; readonly opening: Sums; readonly movements: Sums }>();
  for await (const entry of entries) {
    if (entry.memo) continue;
    const key = groupKey(entry, by);
    const text = JSON.stringify(key);
    const group = groups.get(text) ?? { key, opening: noSums(), movements: noSums() };
    groups.set(text, group);
    const sums = from !== undefined && entry.postedAt < from ? group.opening : group.movements;
    sums[entry.account] += minorOf(entry);
  }
  const rows = [...groups.values()].map(({ key, opening, movements }): LedgerBalance => {
    const closing = Object.fromEntries(LEDGER_ACCOUNTS.map((account) => [account, opening[account] + movements[account]])) as Sums;
    const shown = (sums: Sums): ShownAccounts => shownIn(sums, key.currency);
    return { ...key, opening: shown(opening), movements: shown(movements), closing: shown(closing) };
  });
  return inOrder(rows, by);
}

function shownIn(sums: Sums, currency: string): ShownAccounts {
  const text = (minor: bigint): string => formatAmount({ minor, currency });
  return {
    open: text(openOf(sums)),
    owed: text(sums.owed),
    claimed: text(sums.claimed),
    accepted: text(sums.accepted),
    credited: text(sums.credited),
    received: text(sums.received),
    writtenOff: text(sums['written-off']),
    overCredited: text(sums['over-credited']),
    expired: text(sums.expired),
  };
}
