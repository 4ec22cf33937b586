/**
 * Reprocessing and dismissal of events in quarantine. An event is reprocessed once its cause is fixed in a mapping, a registration or a
 * contract: it is judged again by the current state, and keeps its own instants, receipt included. An event that is refused again stays in
 * quarantine with its new reason.
 */
import { formatInstant, parseInstant } from '../../domain/time/instant.ts';
import { Directory } from '../registry/registry-cache.ts';
import { AMBIGUOUS } from './authorize-event.ts';
import { certainVendor } from './certain-vendor.ts';
import { type RecordOutcome, type Taken, take } from './record-event.ts';
import type { Touched } from './recorded-events.ts';
import { type IdentifiedEvent, Refusal, identify } from './identify-sender.ts';
import type { BillRowKey } from '../ports/bill-credits.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import type { QuarantineEntry } from '../ports/quarantine.ts';

export type Reprocessing =
  | { readonly failure: 'unknown' | 'reprocessed' | 'erased' }
  | { readonly failure: 'refused'; readonly entry: QuarantineEntry }
  | {
      readonly outcome: Exclude<RecordOutcome, 'quarantined'>;
      readonly entry: QuarantineEntry;
      /** The rows of bills that pay claims which it states or corrects. */
      readonly billRows: readonly BillRowKey[];
      /** What was recorded, for early warning. */
      readonly touched: readonly Touched[];
    };

/** Who reprocesses or dismisses an entry. */
export interface QuarantineRequest {
  readonly id: string;
  /** Subject of the caller's token. */
  readonly by: string;
  /** The request under an Idempotency-Key. */
  readonly under?: string | undefined;
}

/** An earlier attempt at the request reprocessed or dismissed it. */
const isClosedUnder = ({ closedUnder }: QuarantineEntry, under: string | undefined): boolean =>
  under !== undefined && closedUnder === under;

export async function reprocessQuarantine(
  { id, by, under }: QuarantineRequest,
  ownAccount: string,
  stores: Stores,
  clock: Clock,
): Promise<Reprocessing> {
  const entry = await stores.quarantine.get(id);
  if (!entry) return { failure: 'unknown' };
  if (entry.status === 'reprocessed' && !isClosedUnder(entry, under)) return { failure: 'reprocessed' };
  if (entry.erased?.payload) return { failure: 'erased' };
  const directory = new Directory(stores, clock);
  let identified: IdentifiedEvent | undefined;
  try {
    identified = await identify({ text: entry.raw, receivedAt: parseInstant(entry.receivedAt)!, ownAccount }, directory);
    const taken: Taken = { touched: [], billRows: [], facts: [] };
    const now = await take(identified, stores, directory, clock, taken);
    if (now === 'quarantined') throw new Error('an event that was taken is not quarantined');
    const outcome = (isClosedUnder(entry, under) && entry.reprocessedAs) || now;
    for (const { vendor, fact } of taken.facts) await stores.quarantine.recordReprocessed(vendor, [fact], id);
    const [vendor, another] = new Set(taken.facts.map((fact) => fact.vendor));
    const concerned = another === undefined ? (vendor ?? (await certainVendor(identified, directory))) : undefined;
    const reprocessed: QuarantineEntry = {
      ...withVendor(entry, concerned),
      status: 'reprocessed',
      reprocessedAt: formatInstant(clock()),
      reprocessedAs: outcome,
      reprocessedBy: by,
      ...(under !== undefined && { closedUnder: under }),
    };
    await stores.quarantine.update(reprocessed);
    return { outcome, entry: reprocessed, billRows: taken.billRows, touched: taken.touched };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const known = withVendor(entry, identified && (await certainVendor(identified, directory)));
    const refused: QuarantineEntry = { ...known, code: error.code, message: error.message, issues: error.issues };
    await stores.quarantine.update(refused);
    return { failure: 'refused', entry: refused };
  }
}

/** The entry of a vendor that is certain now. Earlier versions named the vendors of the sender in the message. */
const withVendor = (entry: QuarantineEntry, vendor: string | undefined): QuarantineEntry =>
  entry.vendor !== undefined || vendor === undefined
    ? entry
    : { ...entry, vendor, ...(entry.code === 'ambiguous-vendor' && { message: AMBIGUOUS }) };

export type Dismissal = { readonly failure: 'unknown' | 'not-held' } | { readonly entry: QuarantineEntry };

/** Dismisses an event that is no evidence. It is stored with the person and the reason, and statements no longer wait for it. It may still be reprocessed. */
export async function dismissQuarantine(
  { id, by, under }: QuarantineRequest,
  reason: string,
  stores: Stores,
  clock: Clock,
): Promise<Dismissal> {
  const entry = await stores.quarantine.get(id);
  if (!entry) return { failure: 'unknown' };
  if (entry.status === 'dismissed' && isClosedUnder(entry, under)) {
    // The attempt may have been cut off before it released what waits for the entry.
    await stores.quarantine.update(entry);
    return { entry };
  }
  if (entry.status !== 'held') return { failure: 'not-held' };
  const dismissed: QuarantineEntry = {
    ...entry,
    status: 'dismissed',
    dismissedAt: formatInstant(clock()),
    dismissedBy: by,
    dismissedBecause: reason,
    ...(under !== undefined && { closedUnder: under }),
  };
  await stores.quarantine.update(dismissed);
  return { entry: dismissed };
}
