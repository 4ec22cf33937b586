/** The store of seals, and the lines that they cover. */
import { parseClaimId } from '../../application/claims/claim-id.ts';
import { transitionDigest } from '../../application/claims/transition-digest.ts';
import type { Clock } from '../../application/ports/clock.ts';
import type { LedgerEntry } from '../../application/ports/ledger.ts';
import type { Listing } from '../../application/ports/listing.ts';
import type { IssuedSeal, PostedTransition, SealStore } from '../../application/ports/seals.ts';
import type { ClaimHead } from '../../domain/claims/claim.ts';
import { canonicalJson } from '../../domain/statement/statement.ts';
import { DAY, formatInstant, monthsBetween, parseInstant } from '../../domain/time/instant.ts';
import { sealedEntry } from './erased-text.ts';
import { fullPage } from './full-page.ts';
import { keys, unescaped } from './keys.ts';
import { OwnListings } from './own-listings.ts';
import { spreadItem, spreadPage } from './spread.ts';
import type { Item, Table } from './table.ts';
import { toTransition } from './upcast-claim.ts';

export class DynamoSealStore implements SealStore {
  private readonly table: Table;
  private readonly clock: Clock;
  private readonly own: OwnListings;

  constructor(table: Table, clock: Clock = Date.now) {
    this.table = table;
    this.own = new OwnListings(table);
    this.clock = clock;
  }

  async latest(): Promise<IssuedSeal | undefined> {
    const { items } = await this.table.page(keys.seals(), { backwards: true, limit: 1, consistent: true });
    return items[0] && fromItem(items[0]);
  }

  async get(number: number): Promise<IssuedSeal | undefined> {
    const item = await this.table.get(keys.seal(number));
    return item && fromItem(item);
  }

  page(cursor: string | undefined, limit: number): Promise<Listing<IssuedSeal>> {
    return fullPage({ table: this.table, partitions: [keys.seals()], read: (item) => [fromItem(item)] }, cursor, limit);
  }

  put(seal: IssuedSeal): Promise<boolean> {
    return this.table.putNew({ ...keys.seal(seal.number), entity: 'seal', schema: 1, seal: JSON.stringify(seal) });
  }

  async begins(): Promise<string | undefined> {
    const month = (await this.table.page(keys.ledgerMonths(), { limit: 1 })).items[0]?.sk;
    return month && `${month}-01T00:00:00.000Z`;
  }

  async *auditTrail(from: string, until: string): AsyncGenerator<string> {
    for (const day of daysBetween(from, until))
      for await (const { sk, entry } of this.walk(keys.auditTrailPartition(day), day, from, until)) yield `${sk} ${String(entry)}`;
  }

  async *ledger(from: string, until: string): AsyncGenerator<string> {
    const months = monthsBetween(parseInstant(from)!, parseInstant(until)!);
    for (const month of months)
      for await (const item of this.walk(keys.ledgerListing(month), month, from, until, true))
        if (!(await this.isNotedLate(item))) yield this.lineOf(item);
    for (const month of months)
      for await (const { at, source, recordedAt } of this.walk(keys.lateLedgerListing(month), month, from, until)) {
        const item = await spreadItem(this.table, keys.formerLedgerItem(undefined, String(at), String(source)));
        // A mark of a late posting without its item, or with another instant, was left by an interrupted writer, which wrote both again.
        if (item && item.late === recordedAt) yield this.lineOf(item);
      }
    for (const month of months) yield* this.unlistedMonth(month);
  }

  async *recorded(from: string, until: string): AsyncGenerator<{ vendor: string; line: string }> {
    for (const month of monthsBetween(parseInstant(from)!, parseInstant(until)!))
      for await (const item of this.walk(keys.ledgerListing(month), month, from, until, true))
        yield { vendor: String(item.vendor), line: await this.lineOf(item) };
  }

  async *postedTransitions(from: string, until: string): AsyncGenerator<PostedTransition> {
    for (const month of monthsBetween(parseInstant(from)!, parseInstant(until)!))
      for await (const { sk, transition } of this.walk(keys.ledgerListing(month), month, from, until, true)) {
        const [, claim, n] = /^[^#]*#(.*)#(\d+)$/.exec(unescaped(sk)) ?? [];
        if (transition !== undefined) yield { claim: claim ?? sk, n: Number(n ?? 0), digest: String(transition) };
      }
  }

  async transitionDigest(claim: string, n: number): Promise<string | undefined> {
    const place = parseClaimId(claim);
    const item = place && (await this.table.get(keys.claimTransition(place.contract, place.period, place.credit, n)));
    if (!item) return undefined;
    const head = await this.table.unpack(item, 'head');
    return transitionDigest(toTransition(item), head === undefined ? undefined : (JSON.parse(head) as ClaimHead));
  }

  async *copied(vendor: string, from: string, until: string): AsyncGenerator<string> {
    for (const month of monthsBetween(parseInstant(from)!, parseInstant(until)!))
      for await (const item of this.walk(keys.ledgerListing(month, vendor), month, from, until, true)) yield this.lineOf(item);
  }

  async vendorsWithCopies(): Promise<string[] | undefined> {
    if ((await this.own.of('')) === undefined) return undefined;
    return (await this.table.all(keys.vendorsPartition(), { consistent: true })).map(({ sk }) => unescaped(sk));
  }

  /**
   * Whether another seal covers an item, by when it was posted: its note says so, and that instant is over. The mark alone would hide an item from every
   * seal.
   */
  private async isNotedLate({ sk, late }: Item): Promise<boolean> {
    if (late === undefined || String(late) > formatInstant(this.clock())) return false;
    return (await this.table.get(keys.lateLedgerNote(String(late), sk))) !== undefined;
  }

  /** Readers of the ledger find a month by its mark: entries without it are not shown to them. */
  private async *unlistedMonth(month: string): AsyncGenerator<string> {
    if (await this.table.get(keys.ledgerMonth(month))) return;
    const { items } = await spreadPage(this.table, keys.ledgerListing(month), 'once', { consistent: true });
    if (items.length > 0) yield `${month} has entries and is not listed`;
  }

  private async lineOf(item: Item): Promise<string> {
    const { sk: key, contract, vendor, period, late, transition } = item;
    const read = async (name: string): Promise<unknown> => {
      const text = await this.table.unpack(item, name);
      return text === undefined ? undefined : (JSON.parse(text) as unknown);
    };
    const entries = ((await read('entries')) as LedgerEntry[]).map(sealedEntry);
    return canonicalJson({ key, contract, vendor, period, late, transition, entries, reserves: await read('reserves') });
  }

  /**
   * The items of a partition within a span, and those that no span has: the key of an item begins with the day or the month of its partition. A
   * listing of that day or month would show them too. A span of all of it, as nearly every day of the first seal is, takes one query.
   * @param own the beginning of its keys. @param spread over several partitions.
   */
  private async *walk(partition: string, own: string, from: string, until: string, spread = false): AsyncGenerator<Item> {
    const end = `${own}\uffff`;
    if (from <= own && until >= end) {
      yield* this.read(partition, '', undefined, spread);
      return;
    }
    yield* this.read(partition, '', own, spread, 1);
    yield* this.read(partition, from > own ? from : own, until < end ? until : end, spread);
    yield* this.read(partition, end, undefined, spread);
  }

  private async *read(partition: string, from: string, until: string | undefined, spread: boolean, limit?: number): AsyncGenerator<Item> {
    let after: string | undefined;
    do {
      const options = { consistent: true, ...(from !== '' && { from }), ...(after !== undefined && { after }) };
      const page = await (spread
        ? spreadPage(this.table, partition, 'once', options)
        : this.table.page(partition, { ...options, ...(limit !== undefined && { limit }) }));
      for (const item of page.items) {
        if (until !== undefined && item.sk >= until) return;
        yield item;
      }
      after = page.next;
    } while (after !== undefined);
  }
}

const fromItem = (item: Item): IssuedSeal => JSON.parse(String(item.seal)) as IssuedSeal;

/** The UTC days of a span. */
function daysBetween(from: string, until: string): string[] {
  const days: string[] = [];
  for (let at = parseInstant(`${from.slice(0, 10)}T00:00:00.000Z`)!; formatInstant(at) < until; at += DAY)
    days.push(formatInstant(at).slice(0, 10));
  return days;
}
