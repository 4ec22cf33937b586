/** Requests to the API: counters, the audit trail, answers kept for repeats. */
import type { AuditTrailEntry, KeptAnswer, RequestStore } from '../../application/ports/requests.ts';
import { keys } from './keys.ts';
import { fullPage } from './full-page.ts';
import type { Item, Table } from './table.ts';
import type { Listing } from '../../application/ports/listing.ts';

export class DynamoRequestStore implements RequestStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  count(caller: string, minute: string): Promise<number> {
    return this.table.increment(keys.rate(caller, minute), 'rate');
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
    return JSON.parse((await this.table.unpack(item, 'kept'))!) as KeptAnswer;
  }

  async keep(caller: string, route: string, key: string, kept: KeptAnswer): Promise<void> {
    await this.table.put(await this.toItem(caller, route, key, kept));
  }

  private async toItem(caller: string, route: string, key: string, kept: KeptAnswer): Promise<Item> {
    return {
      ...keys.idempotency(caller, route, key),
      entity: 'kept-answer',
      schema: 1,
      ...(await this.table.pack('kept', JSON.stringify(kept))),
    };
  }
}
