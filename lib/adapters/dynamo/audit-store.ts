/** Audits: one record a period, one outcome a contract. */
import type { AuditOutcome, AuditRecord, AuditStore } from '../../application/ports.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

export class DynamoAuditStore implements AuditStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async get(period: string): Promise<AuditRecord | undefined> {
    const item = await this.table.get(keys.audit(period));
    return item && (JSON.parse(String(item.record)) as AuditRecord);
  }

  async put(record: AuditRecord): Promise<void> {
    await this.table.put({ ...keys.audit(record.period), entity: 'audit', schema: 1, record: JSON.stringify(record) });
  }

  async putOutcome(audit: string, outcome: AuditOutcome): Promise<void> {
    await this.table.put({
      ...keys.auditOutcome(audit, outcome.contract, outcome.period),
      entity: 'audit-outcome',
      schema: 1,
      ...(await this.table.pack('outcome', JSON.stringify(outcome))),
    });
  }

  async outcomes(audit: string): Promise<AuditOutcome[]> {
    const items = await this.table.all(keys.auditPartition(audit), { prefix: 'OUTCOME#', consistent: true });
    return Promise.all(items.map(async (item) => JSON.parse((await this.table.unpack(item, 'outcome'))!) as AuditOutcome));
  }
}
