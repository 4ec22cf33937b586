/**
 * Listings of one vendor each, beside those of all: an entry of a vendor is written before that of all vendors, so that a reader who finds the one
 * finds the other. Versions before 0.3 wrote the latter alone. Until their entries are made up (vendor-listings.ts), the listing of all is
 * filtered.
 */
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

/** Whether listings of one vendor are complete. Once they are, they stay so. */
export class OwnListings {
  private readonly table: Table;
  private complete = false;

  constructor(table: Table) {
    this.table = table;
  }

  /** @returns the vendor whose own listing has all of its entries; undefined where the listing of all is to be filtered. */
  async of(vendor: string | undefined): Promise<string | undefined> {
    if (vendor === undefined) return undefined;
    this.complete ||= (await this.table.get(keys.listedByVendor()))?.done === true;
    return this.complete ? vendor : undefined;
  }
}

/** That a contract is or was with a vendor. */
export const vendorContractItem = (vendor: string, id: string): Item => ({
  ...keys.vendorContract(vendor, id),
  entity: 'vendor-contract',
  schema: 1,
  id,
});
