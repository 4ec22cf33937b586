/** The stored facts of a vendor in a month, in pages. */
import { factKey } from '../../domain/evidence/fact.ts';
import { BadCursorError, type Listing } from '../ports/listing.ts';
import type { Stores } from '../ports/stores.ts';
import { type EvidenceEntry, storedEvidence } from './stored-evidence.ts';

export interface EvidenceQuery {
  readonly vendor: string;
  readonly component?: string | undefined;
  readonly month: string;
}

const cursorAt = ({ fact }: EvidenceEntry): string => Buffer.from(factKey(fact)).toString('base64url');

/** Facts are never deleted, so that a page begins after the last fact of the page before. @throws BadCursorError */
export async function evidencePage(
  { vendor, component, month }: EvidenceQuery,
  cursor: string | undefined,
  limit: number,
  stores: Stores,
): Promise<Listing<EvidenceEntry>> {
  const entries = await storedEvidence(vendor, component, month, stores);
  const last = cursor === undefined ? -1 : entries.findIndex((entry) => cursorAt(entry) === cursor);
  if (cursor !== undefined && last < 0) throw new BadCursorError('not a cursor of this listing');
  const items = entries.slice(last + 1, last + 1 + limit);
  const isLast = last + 1 + limit >= entries.length;
  return { items, ...(!isLast && { cursor: cursorAt(items.at(-1)!) }) };
}
