/** Records that go on into the next period. */
import type { Terms } from '../../contract/terms.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { formatInstant } from '../../time/instant.ts';
import { waitedForSince } from '../objectives/going-on.ts';
import { componentsShown } from '../format-value.ts';
import { openSince } from './used-evidence.ts';
import type { OpenRecord } from '../statement.ts';

/** Records that had begun and not ended when the period ended, or that a clause still waits for: the next period reads them again. */
export function openRecords(evidence: Evidence, end: number, terms: Terms): OpenRecord[] {
  const kinds = new Set(['outage', 'gap', 'ticket', 'maintenance', ...[...evidence.records.keys()].sort()]);
  const open: OpenRecord[] = [];
  for (const kind of kinds)
    for (const record of evidence.records.get(kind) ?? []) {
      const since = openSince(record, end) ?? waitedForSince(record, end, terms);
      if (since !== undefined)
        open.push({ kind, id: record.id, ...componentsShown(record), since: formatInstant(since), group: record.group });
    }
  return open;
}
