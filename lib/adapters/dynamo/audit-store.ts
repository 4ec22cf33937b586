/** The store of audits: one record for each month, one outcome for each contract and period. */
import { keys } from './keys.ts';
import { pageOverShards } from './pagination.ts';
import type { Item, Table } from './table.ts';
import type { Listing } from '../../application/ports/listing.ts';
import type { AuditOutcome, AuditRecord, AuditStore, RefusedInRun, UnplacedInRun } from '../../application/ports/audits.ts';

export class DynamoAuditStore implements AuditStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async get(period: string): Promise<AuditRecord | undefined> {
    const item = await this.table.get(keys.audit(period));
    return item && (JSON.parse((await this.table.unpack(item, 'record'))!) as AuditRecord);
  }

  async put(record: AuditRecord): Promise<void> {
    await this.table.put({
      ...keys.audit(record.period),
      entity: 'audit',
      schema: 1,
      ...(await this.table.pack('record', JSON.stringify(record))),
    });
  }

  async putOutcome(audit: string, outcome: AuditOutcome): Promise<void> {
    await this.table.put({
      ...keys.auditOutcome(audit, outcome.contract, outcome.period),
      entity: 'audit-outcome',
      schema: 1,
      ...(await this.table.pack('outcome', JSON.stringify(outcome))),
    });
  }

  async outcome(audit: string, contract: string, period: string): Promise<AuditOutcome | undefined> {
    const item = await this.table.get(keys.auditOutcome(audit, contract, period));
    return item && this.fromItem(item);
  }

  private async fromItem(item: Item): Promise<AuditOutcome> {
    return JSON.parse((await this.table.unpack(item, 'outcome'))!) as AuditOutcome;
  }

  outcomes(audit: string, cursor: string | undefined, limit: number): Promise<Listing<AuditOutcome>> {
    return pageOverShards(this.table, [keys.auditPartition(audit)], cursor, limit, (item) => this.fromItem(item), { prefix: 'OUTCOME#' });
  }

  async putRefused(audit: string, refused: RefusedInRun): Promise<void> {
    await this.table.put({
      ...keys.auditRefused(audit, refused.contract),
      entity: 'audit-refused',
      schema: 1,
      ...(await this.table.pack('refused', JSON.stringify(refused))),
    });
  }

  refused(audit: string, cursor: string | undefined, limit: number): Promise<Listing<RefusedInRun>> {
    const read = async (item: Item): Promise<RefusedInRun> => JSON.parse((await this.table.unpack(item, 'refused'))!) as RefusedInRun;
    return pageOverShards(this.table, [keys.auditPartition(audit)], cursor, limit, read, { prefix: 'REFUSED#' });
  }

  async putUnplaced(audit: string, unplaced: UnplacedInRun): Promise<void> {
    await this.table.put({
      ...keys.auditUnplaced(audit, unplaced.contract),
      entity: 'audit-unplaced',
      schema: 1,
      ...(await this.table.pack('unplaced', JSON.stringify(unplaced))),
    });
  }

  unplaced(audit: string, cursor: string | undefined, limit: number): Promise<Listing<UnplacedInRun>> {
    const read = async (item: Item): Promise<UnplacedInRun> => JSON.parse((await this.table.unpack(item, 'unplaced'))!) as UnplacedInRun;
    return pageOverShards(this.table, [keys.auditPartition(audit)], cursor, limit, read, { prefix: 'UNPLACED#' });
  }
}
