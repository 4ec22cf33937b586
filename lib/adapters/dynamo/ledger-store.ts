/** The store of the ledger: one item for what a revision or a transition posts, by the instant of recording. Never changed. */
import type {
  LedgerEntry,
  LedgerFilter,
  LedgerItem,
  LedgerReserve,
  LedgerSpan,
  LedgerStore,
  LedgerView,
} from '../../application/ports/ledger.ts';
import type { Listing } from '../../application/ports/listing.ts';
import { isBetween } from '../../domain/money/decimal.ts';
import { type Walk, entriesFrom, fullPage } from './full-page.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

const ITEM_FILTERS = ['vendor', 'contract', 'period'] as const;
const ENTRY_FILTERS = ['customer', 'costCentre', 'currency', 'account'] as const;

export class DynamoLedgerStore implements LedgerStore {
  private readonly table: Table;
  /** Months whose mark this process wrote. */
  private readonly marked = new Set<string>();

  constructor(table: Table) {
    this.table = table;
  }

  async post({ at, source, entries, reserves, ...attributes }: LedgerItem): Promise<void> {
    const month = at.slice(0, 7);
    // The mark first: a reader that finds no month looks for no entries in it.
    if (!this.marked.has(month)) {
      await this.table.putNew({ ...keys.ledgerMonth(month), entity: 'ledger-month', schema: 1 });
      this.marked.add(month);
    }
    await this.table.putNew({
      ...keys.ledgerItem(at, source),
      entity: 'ledger-item',
      schema: 1,
      ...attributes,
      ...(await this.table.pack('entries', JSON.stringify(entries))),
      ...(reserves && (await this.table.pack('reserves', JSON.stringify(reserves)))),
    });
  }

  async posted({ at, source }: Pick<LedgerItem, 'at' | 'source'>): Promise<Pick<LedgerItem, 'entries' | 'reserves'> | undefined> {
    const item = await this.table.get(keys.ledgerItem(at, source));
    if (!item) return undefined;
    const reserves = await this.table.unpack(item, 'reserves');
    return { entries: await this.entriesOf(item), ...(reserves !== undefined && { reserves: JSON.parse(reserves) as LedgerReserve[] }) };
  }

  private async entriesOf(item: Item): Promise<readonly LedgerEntry[]> {
    return JSON.parse((await this.table.unpack(item, 'entries'))!) as LedgerEntry[];
  }

  async page(
    span: LedgerSpan,
    filter: LedgerFilter,
    cursor: string | undefined,
    limit: number,
    view?: LedgerView,
  ): Promise<Listing<LedgerEntry>> {
    return fullPage(await this.walk(span, filter, view), cursor, limit);
  }

  async *entries(span: LedgerSpan, filter: LedgerFilter, view?: LedgerView): AsyncGenerator<LedgerEntry> {
    for await (const { entry } of entriesFrom(await this.walk(span, filter, view))) yield entry;
  }

  private async walk({ from, until }: LedgerSpan, filter: LedgerFilter, view: LedgerView = (all) => all): Promise<Walk<LedgerEntry>> {
    // Only months that have entries are read, however long the span is.
    const listed = await this.table.all(keys.ledgerMonths(), from === undefined ? {} : { from: from.slice(0, 7) });
    const months = listed.map(({ sk }) => sk).filter((month) => month <= until.slice(0, 7));
    return {
      table: this.table,
      partitions: months.map(keys.ledgerListing),
      read: async (item) => {
        const entries = view(await this.entriesOf(item));
        return entries.filter(
          (entry) => ENTRY_FILTERS.every((name) => (filter[name] ?? entry[name]) === entry[name]) && isBetween(entry.amount, filter),
        );
      },
      options: {
        where: Object.fromEntries(ITEM_FILTERS.map((name) => [name, filter[name]])),
        ...(from !== undefined && { from }),
      },
      until,
    };
  }
}
