/** Disputes of a contract, by their period. Schema 1 says what a dispute is about in one list, and that it was settled. */
import type { Dispute } from '../../domain/claims/dispute.ts';
import type { DisputeFilter, DisputeStore } from '../../application/ports/disputes.ts';
import type { Listing } from '../../application/ports/listing.ts';
import { keys, part } from './keys.ts';
import { pageOverShards } from './pagination.ts';
import type { Item, Table } from './table.ts';

const SCHEMA = 2;
/** A closed dispute replaces the open one, and no other. */
const RANK = { open: 1, closed: 2 } as const;

const toItem = (dispute: Dispute): Item & { readonly rank: number } => ({
  ...keys.dispute(dispute.contract, dispute.id),
  entity: 'dispute',
  schema: SCHEMA,
  rank: dispute.status === 'open' ? RANK.open : RANK.closed,
  dispute: JSON.stringify(dispute),
});

interface Schema1 extends Omit<Dispute, 'status' | 'lines' | 'events'> {
  readonly about: readonly string[];
  readonly status: 'open' | 'settled';
  readonly settledBy?: string;
  readonly settledAt?: string;
}

function toDispute({ schema, dispute }: Item): Dispute {
  const stored: unknown = JSON.parse(String(dispute));
  if (schema !== 1) return stored as Dispute;
  const { about, status, settledBy, settledAt, ...rest } = stored as Schema1;
  return {
    ...rest,
    lines: [],
    events: about,
    status: status === 'settled' ? 'decided' : status,
    ...(settledBy !== undefined && { closedBy: settledBy }),
    ...(settledAt !== undefined && { closedAt: settledAt }),
  };
}

export class DynamoDisputeStore implements DisputeStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  open(dispute: Dispute): Promise<boolean> {
    return this.table.putNew(toItem(dispute));
  }

  close(dispute: Dispute): Promise<boolean> {
    return this.table.putNewest(toItem(dispute), 'above');
  }

  async get(contract: string, id: string): Promise<Dispute | undefined> {
    const item = await this.table.get(keys.dispute(contract, id));
    return item && toDispute(item);
  }

  async about(contract: string, period: string): Promise<Dispute[]> {
    const items = await this.table.all(keys.disputePartition(contract), { prefix: part(`${contract}.${period}.`), consistent: true });
    return items.map(toDispute);
  }

  async page(contract: string, { period, status }: DisputeFilter, cursor: string | undefined, limit: number): Promise<Listing<Dispute>> {
    const prefix = period === undefined ? undefined : part(`${contract}.${period}.`);
    const page = await pageOverShards(this.table, [keys.disputePartition(contract)], cursor, limit, toDispute, {
      ...(prefix !== undefined && { prefix }),
    });
    return { ...page, items: page.items.filter((dispute) => (status ?? dispute.status) === dispute.status) };
  }
}
