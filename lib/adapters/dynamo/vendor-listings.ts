/** Makes up the listings of one vendor each for what versions before 0.3 listed for all vendors alone. Every step may be repeated. */
import type { VendorListings } from '../../application/ports/listing.ts';
import { DAY, formatInstant, monthsBetween, parseInstant } from '../../domain/time/instant.ts';
import { keys, shards, spreadKey } from './keys.ts';
import { vendorContractItem } from './own-listings.ts';
import { DynamoQuarantineStore } from './quarantine-store.ts';
import type { Item, Table } from './table.ts';

const TASK = 'list-by-vendor';

/** Items that are listed at once. */
const PARALLEL = 25;

/** An event may be refused so long before the first contract is put, ms. */
const BEFORE_CONTRACTS = 366 * DAY;

/** A partition that is listed, and what is done with each of its items. */
interface Source {
  readonly partition: string;
  readonly list: (item: Item) => Promise<unknown>;
}

export class DynamoVendorListings implements VendorListings {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async takeOver(now: number, { settledMs, mostMs }: { readonly settledMs: number; readonly mostMs: number }): Promise<boolean> {
    const mark = await this.table.get(keys.listedByVendor());
    if (mark?.done === true) return true;
    const since = typeof mark?.since === 'string' ? mark.since : formatInstant(now);
    const item = { ...keys.listedByVendor(), entity: 'listed-by-vendor', schema: 1, since };
    if (!mark) await this.table.put(item);
    if (now - parseInstant(since)! < settledMs) return false;
    if (!(await this.listAll(await this.sources(now), mostMs))) return false;
    await this.table.put({ ...item, done: true });
    return true;
  }

  /** @returns whether everything is listed; otherwise the next call goes on where the time was over. */
  private async listAll(sources: readonly Source[], mostMs: number): Promise<boolean> {
    const from = performance.now();
    const at = await this.table.get(keys.progress(TASK));
    const begin = sources.findIndex(({ partition }) => partition === at?.partition);
    let after = begin >= 0 && typeof at?.after === 'string' ? at.after : undefined;
    for (const { partition, list } of sources.slice(Math.max(0, begin))) {
      do {
        if (performance.now() - from > mostMs) {
          await this.table.put({ ...keys.progress(TASK), entity: 'progress', schema: 1, partition, ...(after !== undefined && { after }) });
          return false;
        }
        const page = await this.table.page(partition, { limit: PARALLEL, consistent: true, ...(after !== undefined && { after }) });
        await Promise.all(page.items.map(list));
        after = page.next;
      } while (after !== undefined);
    }
    return true;
  }

  private async sources(now: number): Promise<Source[]> {
    const [months, quarantined] = await this.months(now);
    const quarantine = new DynamoQuarantineStore(this.table);
    const copied = (partition: string, to: (vendor: string) => string): Source => ({
      partition,
      list: async (item) => {
        if (typeof item.vendor === 'string') await this.copy(item, to(item.vendor));
      },
    });
    // The versions that did not list by vendor did not spread their listings. What was written since is listed by vendor already.
    const spreadCopied = (listing: (vendor?: string) => string): Source => ({
      partition: listing(),
      list: async (item) => {
        if (typeof item.vendor === 'string') await this.copy(item, spreadKey({ pk: listing(item.vendor), sk: item.sk }).pk);
      },
    });
    return [
      ...shards().map((shard): Source => ({
        partition: keys.contractListing(shard),
        list: ({ vendor, id }) => this.table.putNew(vendorContractItem(String(vendor), String(id))),
      })),
      spreadCopied(keys.claimListing),
      copied(keys.disputeListing(), keys.disputeListing),
      spreadCopied(keys.remedyListing),
      copied(keys.billListing(), keys.billListing),
      ...months.flatMap((month) => [
        spreadCopied((vendor) => keys.changeListing(month, vendor)),
        spreadCopied((vendor) => keys.ledgerListing(month, vendor)),
      ]),
      ...quarantined.flatMap((month) =>
        shards().map((shard): Source => ({ partition: keys.quarantinePartition(month, shard), list: (item) => quarantine.relist(item) })),
      ),
    ];
  }

  /** An entry that was written since is as new or newer. */
  private async copy(item: Item, pk: string): Promise<void> {
    const { rank } = item;
    if (typeof rank === 'number') await this.table.putNewest({ ...item, pk, rank });
    else await this.table.putNew({ ...item, pk });
  }

  /** UTC months in which something may have been issued; and in which something may have been refused. */
  private async months(now: number): Promise<[string[], string[]]> {
    let first = now;
    for (const shard of shards())
      for (const { id } of await this.table.all(keys.contractListing(shard), { consistent: true })) {
        const contract = await this.table.get(keys.contract(String(id), 1));
        first = Math.min(first, parseInstant(String(contract?.recordedAt)) ?? now);
      }
    return [monthsBetween(first, now + 1), monthsBetween(first - BEFORE_CONTRACTS, now + 1)];
  }
}
