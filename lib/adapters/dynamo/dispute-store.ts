/** Disputes of a contract, by their period. In schema 1 the disputed lines and events are in one list, and a closed dispute is settled. */
import type { Dispute } from '../../domain/claims/dispute.ts';
import type { DisputeFilter, DisputeStore } from '../../application/ports/disputes.ts';
import type { Listing } from '../../application/ports/listing.ts';
import { keys, part } from './keys.ts';
import { lineKey } from '../../domain/claims/balances.ts';
import { isBetween } from '../../domain/money/decimal.ts';
import { fullPage } from './full-page.ts';
import { DynamoStatementStore } from './statement-store.ts';
import type { Item, Table } from './table.ts';
import { OwnListings } from './own-listings.ts';

const SCHEMA = 2;
/** A closed dispute replaces the open one, and no other closed one. */
const RANK = { open: 1, closed: 2 } as const;

export const disputeItem = (dispute: Dispute): Item & { readonly rank: number } => ({
  ...keys.dispute(dispute.contract, dispute.id),
  entity: 'dispute',
  schema: SCHEMA,
  rank: dispute.status === 'open' ? RANK.open : RANK.closed,
  ...(dispute.erased && { erased: 'yes' }),
  dispute: JSON.stringify(dispute),
});

interface Schema1 extends Omit<Dispute, 'status' | 'lines' | 'events'> {
  readonly about: readonly string[];
  readonly status: 'open' | 'settled';
  readonly settledBy?: string;
  readonly settledAt?: string;
}

export function toDispute({ schema, dispute }: Item): Dispute {
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
  private readonly own: OwnListings;

  constructor(table: Table) {
    this.table = table;
    this.own = new OwnListings(table);
  }

  async open(dispute: Dispute): Promise<boolean> {
    // Written before the dispute itself, so that a crash leaves no dispute unlisted; readers skip an entry without its dispute.
    await this.list(dispute);
    return this.table.putNew(disputeItem(dispute));
  }

  close(dispute: Dispute): Promise<boolean> {
    // Who read it before its reason was erased does not put that back.
    return this.table.putNewest(disputeItem(dispute), 'above', dispute.erased ? undefined : 'erased');
  }

  async get(contract: string, id: string): Promise<Dispute | undefined> {
    const item = await this.table.get(keys.dispute(contract, id));
    return item && toDispute(item);
  }

  async about(contract: string, period: string): Promise<Dispute[]> {
    const items = await this.table.all(keys.disputePartition(contract), { prefix: part(`${contract}.${period}.`), consistent: true });
    return items.map(toDispute);
  }

  async of(contract: string): Promise<Dispute[]> {
    return (await this.table.all(keys.disputePartition(contract), { consistent: true })).map(toDispute);
  }

  async list({ contract, id, vendor }: Dispute): Promise<void> {
    const item = { entity: 'dispute-entry', schema: 1, contract, vendor, id };
    await this.table.put({ ...keys.disputeEntry(id, vendor), ...item });
    await this.table.put({ ...keys.disputeEntry(id), ...item });
  }

  async page(filter: DisputeFilter, cursor: string | undefined, limit: number): Promise<Listing<Dispute>> {
    const { contract, period, vendor } = filter;
    const passing = async (dispute: Dispute | undefined): Promise<Dispute[]> =>
      dispute && passes(dispute, filter) && (await this.isBooked(dispute, filter)) ? [dispute] : [];
    const { table } = this;
    if (contract === undefined) {
      const read = async (item: Item): Promise<Dispute[]> => passing(await this.get(String(item.contract), String(item.id)));
      const partitions = [keys.disputeListing(await this.own.of(vendor))];
      return fullPage({ table, partitions, read, options: { where: { vendor } } }, cursor, limit);
    }
    const options = period === undefined ? {} : { prefix: part(`${contract}.${period}.`) };
    return fullPage(
      { table, partitions: [keys.disputePartition(contract)], read: (item) => passing(toDispute(item)), options },
      cursor,
      limit,
    );
  }

  /** By the lines that it names, in the revision that was the newest then; before the first revision, the contract names the customer. */
  private async isBooked({ contract, period, revision, lines }: Dispute, { customer, costCentre }: DisputeFilter): Promise<boolean> {
    if (customer === undefined && costCentre === undefined) return true;
    const statements = new DynamoStatementStore(this.table);
    const issued =
      revision === undefined ? await statements.latest(contract, period) : await statements.revision(contract, period, revision);
    const own = issued?.statement.contract.customer.id ?? (await this.table.get(keys.contractEntry(contract)))?.customer;
    if ((customer ?? own) !== own) return false;
    if (costCentre === undefined) return true;
    const named = new Set(lines.map(lineKey));
    const meant = issued?.statement.lines.filter((line) => named.size === 0 || named.has(lineKey(line))) ?? [];
    return meant.some((line) => line.costCentre === costCentre);
  }
}

/** The filters that are checked on the dispute itself. A dispute of an earlier version has no amount, and passes no filter by amount. */
function passes(dispute: Dispute, { period, vendor, status, currency, atLeast, atMost }: DisputeFilter): boolean {
  if ((period ?? dispute.period) !== dispute.period || (vendor ?? dispute.vendor) !== dispute.vendor) return false;
  if ((status ?? dispute.status) !== dispute.status || (currency ?? dispute.currency) !== dispute.currency) return false;
  if (atLeast === undefined && atMost === undefined) return true;
  return dispute.amount !== undefined && isBetween(dispute.amount, { atLeast, atMost });
}
