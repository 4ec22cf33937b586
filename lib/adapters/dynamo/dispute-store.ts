/** Disputes of a contract: few, read together. */
import type { Dispute, DisputeStore } from '../../application/ports/disputes.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

const toItem = (dispute: Dispute): Item => ({
  ...keys.dispute(dispute.contract, dispute.id),
  entity: 'dispute',
  schema: 1,
  dispute: JSON.stringify(dispute),
});

export class DynamoDisputeStore implements DisputeStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  open(dispute: Dispute): Promise<boolean> {
    return this.table.putNew(toItem(dispute));
  }

  async settle(dispute: Dispute): Promise<void> {
    await this.table.put(toItem(dispute));
  }

  async get(contract: string, id: string): Promise<Dispute | undefined> {
    const item = await this.table.get(keys.dispute(contract, id));
    return item && (JSON.parse(String(item.dispute)) as Dispute);
  }

  async of(contract: string): Promise<Dispute[]> {
    const items = await this.table.all(keys.disputePartition(contract), { consistent: true });
    return items.map((item) => JSON.parse(String(item.dispute)) as Dispute);
  }
}
