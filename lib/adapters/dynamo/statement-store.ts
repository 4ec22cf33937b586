/** Issued statements: each revision written once; of a long one the pieces come first, so that a half-written one is never seen. */
import { toEntry } from '../../application/statement-entry.ts';
import type { IssuedStatement, Listing, StatementEntry, StatementStore } from '../../application/ports.ts';
import { keys, shards } from './keys.ts';
import { pageOverShards } from './listing.ts';
import type { Item, Table } from './table.ts';

const fromEntryItem = (item: Item): StatementEntry => ({
  id: String(item.id),
  contract: String(item.contract),
  vendor: String(item.vendor),
  period: String(item.period),
  revision: Number(item.revision),
  issuedAt: String(item.issuedAt),
  amount: String(item.amount),
  currency: String(item.currency),
});

export class DynamoStatementStore implements StatementStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async issue(issued: IssuedStatement): Promise<boolean> {
    const { contract, period } = issued.statement;
    const first = {
      entity: 'statement',
      schema: 1,
      revision: issued.revision,
      issuedAt: issued.issuedAt,
      digest: issued.digests.statement,
    };
    const text = await this.table.pack('issued', JSON.stringify(issued));
    return this.table.putNew({ ...keys.statement(contract.id, period.label, issued.revision), ...first, ...text });
  }

  async latest(contract: string, period: string): Promise<IssuedStatement | undefined> {
    const revisions = await this.revisions(contract, period);
    const last = revisions.at(-1);
    return last && this.revision(contract, period, last.revision);
  }

  async revision(contract: string, period: string, revision: number): Promise<IssuedStatement | undefined> {
    const item = await this.table.get(keys.statement(contract, period, revision));
    return item && (JSON.parse((await this.table.unpack(item, 'issued'))!) as IssuedStatement);
  }

  async revisions(contract: string, period: string): Promise<{ revision: number; issuedAt: string; digest: string }[]> {
    const items = await this.table.all(keys.statementPartition(contract), { prefix: keys.statementPrefix(period), consistent: true });
    return items.map((item) => ({ revision: Number(item.revision), issuedAt: String(item.issuedAt), digest: String(item.digest) }));
  }

  async list(entry: StatementEntry): Promise<void> {
    const attributes = { entity: 'statement-entry', schema: 1, rank: entry.revision, ...entry };
    await this.table.putNewest({ ...keys.periodEntry(entry.period, entry.contract), ...attributes });
    await this.table.putNewest({ ...keys.vendorEntry(entry.vendor, entry.period, entry.contract), ...attributes });
  }

  async page(
    filter: { period?: string; contract?: string; vendor?: string },
    cursor: string | undefined,
    limit: number,
  ): Promise<Listing<StatementEntry>> {
    if (filter.contract !== undefined) return this.ofContract(filter.contract, filter);
    if (filter.vendor !== undefined) {
      const prefix = filter.period === undefined ? {} : { prefix: `${filter.period}#` };
      return pageOverShards(this.table, [keys.vendorListing(filter.vendor)], cursor, limit, fromEntryItem, prefix);
    }
    return pageOverShards(
      this.table,
      shards().map((shard) => keys.periodListing(filter.period ?? '', shard)),
      cursor,
      limit,
      fromEntryItem,
    );
  }

  /** A contract has one entry a period: few enough for one page. */
  private async ofContract(contract: string, filter: { period?: string; vendor?: string }): Promise<Listing<StatementEntry>> {
    const items = await this.table.all(
      keys.statementPartition(contract),
      filter.period === undefined ? {} : { prefix: keys.statementPrefix(filter.period) },
    );
    const newest = new Map<string, Item>();
    for (const item of items) newest.set(item.sk.split('#')[0]!, item);
    const entries = await Promise.all(
      [...newest].map(async ([period, item]) => {
        const issued = (await this.revision(contract, period, Number(item.revision)))!;
        return toEntry(issued);
      }),
    );
    return { items: entries.filter((entry) => filter.vendor === undefined || entry.vendor === filter.vendor) };
  }

  async isAnnounced(contract: string, period: string, revision: number): Promise<boolean> {
    return (await this.table.get(keys.announced(contract, period, revision))) !== undefined;
  }

  async markAnnounced(contract: string, period: string, revision: number, at: string): Promise<void> {
    await this.table.putNew({ ...keys.announced(contract, period, revision), entity: 'announced', schema: 1, at });
  }
}
