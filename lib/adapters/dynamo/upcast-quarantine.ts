/**
 * Reads entries of the quarantine of earlier versions. Schema 1 has the status "released" for "reprocessed"; up to schema 2 the vendor may be
 * one of several for which the sender reports, and the payload is in the text of the entry.
 */
import type { QuarantineEntry } from '../../application/ports/quarantine.ts';

/** The schema of written entries. */
export const QUARANTINE_SCHEMA = 3;

interface Schema1 extends Omit<QuarantineEntry, 'status' | 'reprocessedAt' | 'reprocessedBy'> {
  readonly status: 'held' | 'released' | 'ignored' | 'dismissed';
  readonly releasedAt?: string;
  readonly releasedBy?: string;
}

export function toQuarantineEntry(text: string, schema: unknown): QuarantineEntry {
  const stored: unknown = JSON.parse(text);
  if (schema !== 1) return stored as QuarantineEntry;
  const { status, releasedAt, releasedBy, ...entry } = stored as Schema1;
  return {
    ...entry,
    status: status === 'released' ? 'reprocessed' : status,
    ...(releasedAt !== undefined && { reprocessedAt: releasedAt }),
    ...(releasedBy !== undefined && { reprocessedBy: releasedBy }),
  };
}
