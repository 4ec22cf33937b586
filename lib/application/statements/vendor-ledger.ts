/** The ledger as a vendor reads it: entries that differ only in their cost centre are joined, so that not even their number is visible. */
import { minorOf, sumAmounts } from '../../domain/statement/restatement.ts';
import type { LedgerEntry } from '../ports/ledger.ts';
import { inOrderOfLines } from '../claims/revision-entries.ts';
import { pushTo } from '../../domain/lists.ts';

const lineOf = ({ claim, account, credit, for: index, currency }: LedgerEntry): string =>
  JSON.stringify([claim, account, credit, index ?? null, currency]);

/** The entries of one revision or transition, numbered as the vendor sees them. Entries that add up to 0 are left out. */
export function entriesForVendor(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  // As in a bridge: where a line occurs without a component too, its components are not distinguished.
  const wholes = new Set(entries.flatMap((entry) => (entry.component === undefined ? [lineOf(entry)] : [])));
  const groups = new Map<string, LedgerEntry[]>();
  for (const { costCentre: _, component, titles, ...entry } of entries) {
    const own = component === undefined || wholes.has(lineOf(entry)) ? undefined : component;
    const isMark = entry.memo === true && minorOf(entry) === 0n;
    const key = JSON.stringify([lineOf(entry), own ?? null, isMark]);
    const { component: title, ...others } = titles ?? {};
    const seen = own !== undefined && title !== undefined ? { ...others, component: title } : others;
    const named = { ...(own !== undefined && { component: own }), ...(Object.keys(seen).length > 0 && { titles: seen }) };
    pushTo(groups, key, { ...entry, ...named });
  }
  const seen = [...groups.values()].flatMap(joined);
  const isRestated = seen.some(({ kind, revision = 1 }) => kind === 'issued' && revision > 1);
  return (isRestated ? inOrderOfLines(seen) : seen).map((entry, i) => ({ ...entry, entry: entry.entry.replace(/\d+$/, String(i + 1)) }));
}

function joined(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const [{ provisional: _, ...first }] = entries as [LedgerEntry];
  const { amount } = sumAmounts(entries, first.currency);
  const isNothing = entries.length > 1 && minorOf({ amount, currency: first.currency }) === 0n;
  // A reserve without bound has no amount; it may begin in one cost centre and end in another.
  if (isNothing && !entries.every(({ unbounded }) => unbounded)) return [];
  return [{ ...first, amount, ...(entries.some(({ provisional }) => provisional) && { provisional: true as const }) }];
}
