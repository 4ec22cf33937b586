/** The store of the ledger: one item for the postings of a revision or a transition, by the instant of recording. Never changed. */
import type {
  LedgerEntry,
  LedgerFilter,
  LedgerItem,
  LedgerReserve,
  LedgerSpan,
  LedgerStore,
  LedgerView,
  PostedItem,
} from '../../application/ports/ledger.ts';
import type { Listing } from '../../application/ports/listing.ts';
import type { Clock } from '../../application/ports/clock.ts';
import { isBetween } from '../../domain/money/decimal.ts';
import { MINUTE, formatInstant, parseInstant } from '../../domain/time/instant.ts';
import { type Walk, entriesFrom, fullPage } from './full-page.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';
import { OwnListings } from './own-listings.ts';
import { spreadItem } from './spread.ts';

const ITEM_FILTERS = ['vendor', 'contract', 'period'] as const;
const ENTRY_FILTERS = ['customer', 'costCentre', 'currency', 'account'] as const;

/** A posting later than this after its instant of recording is late. It is well before a seal may cover that instant. */
const IN_TIME_MS = 5 * MINUTE;

export class DynamoLedgerStore implements LedgerStore {
  private readonly table: Table;
  /** The months that this process has marked. */
  private readonly marked = new Set<string>();

  private readonly clock: Clock | undefined;
  private readonly own: OwnListings;

  /** @param clock absent for a table without seals: nothing is then late. */
  constructor(table: Table, clock?: Clock) {
    this.table = table;
    this.clock = clock;
    this.own = new OwnListings(table);
  }

  async post({ at, source, entries, reserves, ...attributes }: LedgerItem): Promise<void> {
    const month = at.slice(0, 7);
    // The mark is written first: readers search for entries only in marked months.
    if (!this.marked.has(month)) {
      await this.table.putNew({ ...keys.ledgerMonth(month), entity: 'ledger-month', schema: 1 });
      this.marked.add(month);
    }
    const late = await this.noteLate(at, source);
    const item: Item = {
      ...keys.ledgerItem(undefined, at, source),
      entity: 'ledger-item',
      schema: 1,
      ...attributes,
      ...(late !== undefined && { late }),
      ...(await this.table.pack('entries', JSON.stringify(entries))),
      ...(reserves && (await this.table.pack('reserves', JSON.stringify(reserves)))),
    };
    const ofVendor = keys.ledgerItem(attributes.vendor, at, source);
    await this.table.put({ ...item, ...ofVendor });
    // An earlier version posted it in one partition: a second form of it would be another line for the seals.
    const former = await this.table.get(keys.formerLedgerItem(undefined, at, source));
    if (!former && (await this.table.putNew(item))) return;
    // PostedItem before: what the vendor reads is what was.
    const posted = former ?? (await this.table.get(item));
    if (posted) await this.table.put({ ...posted, ...ofVendor });
  }

  /**
   * An interrupted writer posts at its next attempt, when a seal may already cover the instant of recording. Such a late posting is sealed
   * by the instant of this attempt. @returns that instant (ISO); undefined when the posting is in time.
   */
  private async noteLate(at: string, source: string): Promise<string | undefined> {
    const recordedAt = formatInstant(this.clock?.() ?? 0);
    if (parseInstant(recordedAt)! - parseInstant(at)! <= IN_TIME_MS) return undefined;
    const note = { ...keys.lateLedgerItem(recordedAt, at, source), entity: 'late-ledger-item', schema: 1 };
    await this.table.putNew({ ...note, at, source, recordedAt });
    return recordedAt;
  }

  async posted({ at, source }: Pick<LedgerItem, 'at' | 'source'>): Promise<PostedItem | undefined> {
    const item = await spreadItem(this.table, keys.formerLedgerItem(undefined, at, source));
    if (!item) return undefined;
    const reserves = await this.table.unpack(item, 'reserves');
    return {
      entries: await this.entriesOf(item),
      ...(reserves !== undefined && { reserves: JSON.parse(reserves) as LedgerReserve[] }),
      ...(typeof item.rule === 'number' && { rule: item.rule }),
    };
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

  private async walk({ from, until }: LedgerSpan, filter: LedgerFilter, view?: LedgerView): Promise<Walk<LedgerEntry>> {
    // Only months that have entries are read, however long the span is.
    const listed = await this.table.all(keys.ledgerMonths(), from === undefined ? {} : { from: from.slice(0, 7) });
    const months = listed.map(({ sk }) => sk).filter((month) => month <= until.slice(0, 7));
    // The customer reads what the seals cover, also of one vendor.
    const own = view && (await this.own.of(filter.vendor));
    return {
      table: this.table,
      partitions: months.map((month) => keys.ledgerListing(month, own)),
      spread: 'once',
      read: async (item) => {
        const all = await this.entriesOf(item);
        const entries = view ? view(all) : all;
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
