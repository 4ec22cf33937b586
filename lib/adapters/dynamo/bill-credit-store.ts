/**
 * The store of rows of bills that pay claims. Every write may be repeated. Items are written in an order in which an interruption does no
 * harm.
 */
import type { BillCreditFilter, BillCreditStore, BillRowKey } from '../../application/ports/bill-credits.ts';
import type { Listing } from '../../application/ports/listing.ts';
import { type Fact, factKey } from '../../domain/evidence/fact.ts';
import { type StoredFact, fromStoredFact, toStoredFact } from '../../schemas/stored-fact.ts';
import { fullPage } from './full-page.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';
import { OwnListings } from './own-listings.ts';

/** A row in the listing of all vendors. */
const entryItem = ({ vendor, row }: BillRowKey, isOpen: boolean): Item => ({
  ...keys.billEntry(vendor, row),
  entity: 'bill-entry',
  schema: 1,
  vendor,
  row,
  open: isOpen ? 'yes' : 'no',
});

export class DynamoBillCreditStore implements BillCreditStore {
  private readonly table: Table;
  private readonly own: OwnListings;

  constructor(table: Table) {
    this.table = table;
    this.own = new OwnListings(table);
  }

  async rowOf(vendor: string, event: string): Promise<string | undefined> {
    const item = await this.table.get(keys.billEvent(vendor, event));
    return item && String(item.row);
  }

  async put(key: BillRowKey, fact: Fact, names: readonly string[], reference: string | undefined): Promise<void> {
    const { vendor, row } = key;
    const text = await this.table.pack('fact', JSON.stringify(toStoredFact(fact)));
    await this.table.putNew({ ...keys.billCredit(vendor, row, factKey(fact)), entity: 'bill-credit', schema: 1, ...text });
    for (const name of names) await this.table.putNew({ ...keys.billEvent(vendor, name), entity: 'bill-event', schema: 1, row });
    if (reference !== undefined)
      await this.table.putNew({ ...keys.billReference(vendor, reference, row), entity: 'bill-reference', schema: 1, row, reference });
    const item = entryItem(key, true);
    await this.table.putNew({ ...item, pk: keys.billListing(vendor) });
    await this.table.putNew(item);
  }

  async of({ vendor, row }: BillRowKey): Promise<Fact[]> {
    const items = await this.table.all(keys.billCreditPartition(vendor, row), { consistent: true });
    return Promise.all(items.map(async (item) => fromStoredFact(JSON.parse((await this.table.unpack(item, 'fact'))!) as StoredFact)));
  }

  async naming(vendor: string, prefix: string): Promise<{ row: string; reference: string }[]> {
    const options = { prefix: keys.billReferencePrefix(prefix), consistent: true };
    const items = await this.table.all(keys.billReferences(vendor), options);
    return items.map(({ row, reference }) => ({ row: String(row), reference: String(reference) }));
  }

  async mark(key: BillRowKey, isOpen: boolean): Promise<void> {
    const item = entryItem(key, isOpen);
    await this.table.put({ ...item, pk: keys.billListing(key.vendor) });
    await this.table.put(item);
  }

  async page({ vendor, isOpen }: BillCreditFilter, cursor: string | undefined, limit: number): Promise<Listing<BillRowKey>> {
    const where = { vendor, ...(isOpen !== undefined && { open: isOpen ? 'yes' : 'no' }) };
    const walk = {
      table: this.table,
      partitions: [keys.billListing(await this.own.of(vendor))],
      read: (item: Readonly<Record<string, unknown>>) => [{ vendor: String(item.vendor), row: String(item.row) }],
      options: { where },
    };
    return fullPage(walk, cursor, limit);
  }
}
