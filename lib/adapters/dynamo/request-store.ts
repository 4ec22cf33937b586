/** Requests to the API: counters, the audit trail, answers kept for repeats. */
import type { AuditTrailEntry, KeptAnswer, RequestStore } from '../../application/ports/requests.ts';
import { DAY, HOUR, MINUTE, parseInstant } from '../../domain/time/instant.ts';
import { expiresAt, isExpired } from './expiry.ts';
import { keys } from './keys.ts';
import { fullPage } from './full-page.ts';
import type { Item, Table } from './table.ts';
import type { Listing } from '../../application/ports/listing.ts';

/** How long an answer is given again. */
const ANSWER_KEPT_MS = DAY;

/** Long after its minute or hour, so that no clock that is slow begins a count anew. */
const COUNTED_FOR_MS = 15 * MINUTE;

const attemptOf = ({ attempt = 1 }: KeptAnswer): number => attempt;

export class DynamoRequestStore implements RequestStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  count(caller: string, minute: string): Promise<number> {
    return this.table.increment(keys.rate(caller, minute), 'rate', parseInstant(`${minute}:00Z`)! + COUNTED_FOR_MS);
  }

  countLinked(caller: string, hour: string, bytes: number): Promise<number> {
    const until = parseInstant(`${hour}:00:00Z`)! + HOUR + COUNTED_FOR_MS;
    return this.table.increment(keys.rate(caller, `${hour} linked`), 'linked-bytes', until, bytes);
  }

  async note(entry: AuditTrailEntry): Promise<void> {
    const item = { ...keys.auditTrail(entry.at, entry.requestId), entity: 'audit-trail', schema: 1, entry: JSON.stringify(entry) };
    await this.table.putNewest({ ...item, rank: entry.status === undefined ? 1 : 2 }, 'above');
  }

  auditTrail(day: string, by: string | undefined, cursor: string | undefined, limit: number): Promise<Listing<AuditTrailEntry>> {
    const read = (item: Item): AuditTrailEntry[] => {
      const entry = JSON.parse(String(item.entry)) as AuditTrailEntry;
      return (by ?? entry.by) === entry.by ? [entry] : [];
    };
    const options = { backwards: true };
    return fullPage({ table: this.table, partitions: [keys.auditTrailPartition(day)], read, options }, cursor, limit);
  }

  async begin(caller: string, route: string, key: string, kept: KeptAnswer): Promise<KeptAnswer | undefined> {
    if (await this.table.putNew(await this.toItem(caller, route, key, kept))) return undefined;
    const item = (await this.table.get(keys.idempotency(caller, route, key)))!;
    const known = JSON.parse((await this.table.unpack(item, 'kept'))!) as KeptAnswer;
    if (!isExpired(item, parseInstant(kept.startedAt)!)) return known;
    // It is gone, though the database has not deleted it yet.
    return (await this.beginAgain(caller, route, key, { ...kept, attempt: attemptOf(known) + 1 })) ? undefined : known;
  }

  async beginAgain(caller: string, route: string, key: string, kept: KeptAnswer): Promise<boolean> {
    return this.table.putNewest(await this.toItem(caller, route, key, kept), 'above');
  }

  async keep(caller: string, route: string, key: string, kept: KeptAnswer): Promise<void> {
    await this.table.putNewest(await this.toItem(caller, route, key, kept));
  }

  private async toItem(caller: string, route: string, key: string, kept: KeptAnswer): Promise<Item & { readonly rank: number }> {
    return {
      ...keys.idempotency(caller, route, key),
      entity: 'kept-answer',
      schema: 1,
      rank: attemptOf(kept),
      ...expiresAt(parseInstant(kept.startedAt)! + ANSWER_KEPT_MS),
      ...(await this.table.pack('kept', JSON.stringify(kept))),
    };
  }
}
