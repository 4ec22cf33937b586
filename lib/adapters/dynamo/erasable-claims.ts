/** What may be erased of disputes, of transitions of claims, and of what these posted to the ledger. */
import type { LedgerEntry } from '../../application/ports/ledger.ts';
import type { Transition } from '../../domain/claims/transition.ts';
import { disputeItem, toDispute } from './dispute-store.ts';
import type { Erasable } from './erasable.ts';
import type { Item, Table } from './table.ts';

export function erasableDispute(item: Item): Erasable {
  const dispute = toDispute(item);
  const { reason, note, erased = {} } = dispute;
  return {
    texts: { ...(reason !== '' && { reason }), ...(note !== undefined && { note }) },
    erased,
    without: (marks) => {
      const { note: _, ...rest } = dispute;
      return disputeItem({ ...rest, reason: '', erased: marks });
    },
  };
}

export function erasableTransition(item: Item): Erasable & { readonly transition: Transition } {
  // Schema 1 calls it a step.
  const attribute = item.schema === 1 ? 'step' : 'transition';
  const stored = JSON.parse(String(item[attribute])) as Transition;
  const { note, erased = {}, ...rest } = stored;
  return {
    transition: stored,
    texts: note === undefined ? {} : { note },
    erased,
    without: (marks) => ({ ...item, [attribute]: JSON.stringify({ ...rest, erased: marks }), erased: 'yes' }),
  };
}

/** All entries of an item have the note of their transition. */
export async function erasableLedger(table: Table, item: Item): Promise<Erasable> {
  const entries = JSON.parse((await table.unpack(item, 'entries'))!) as LedgerEntry[];
  const note = entries.find((entry) => entry.note !== undefined)?.note;
  return {
    texts: note === undefined ? {} : { note },
    erased: entries.find((entry) => entry.erased)?.erased ?? {},
    without: async (marks) => {
      const { entries: _, entriesDeflated: __, entriesPieces: ___, ...rest } = item;
      const left = entries.map(({ note: own, ...entry }) => (own === undefined ? entry : { ...entry, erased: marks }));
      return { ...rest, erased: 'yes', ...(await table.pack('entries', JSON.stringify(left))) };
    },
  };
}
