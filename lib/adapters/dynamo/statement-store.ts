/** The store of issued statements: each revision is written once. The pieces of a long one are written first, so that a half-written one is never visible. */
import { monthsBetween, parseInstant } from '../../domain/time/instant.ts';
import type { EvidenceObjects } from '../../application/ports/old-evidence.ts';
import { bundleIn, putBundle } from './bundle-object.ts';
import { NoObjectsError } from './evidence-object.ts';
import { keys } from './keys.ts';
import { STATEMENT_SCHEMA, fromSchema1, fromSchema2 } from './upcast-statement.ts';
import { isBetween } from '../../domain/money/decimal.ts';
import { bookingOf } from '../../application/statements/statement-entry.ts';
import { isBooked } from './booked.ts';
import { type Walk, fullPage } from './full-page.ts';
import type { Item, Table } from './table.ts';
import { OwnListings } from './own-listings.ts';
import type { Signature } from '../../application/ports/signer.ts';
import type { Listing } from '../../application/ports/listing.ts';
import type {
  ListedBooking,
  ListedRevision,
  CloseMark,
  CloseMarks,
  IssuedStatement,
  RevisionNote,
  RevisionSignatures,
  StatementEntry,
  StatementFilter,
  StatementStore,
} from '../../application/ports/statements.ts';

/** Used instead of a period: the instant until which late facts of the contract were searched. The stored key keeps its former word. */
const CHECKED = 'LOOKED';

/** Used instead of a period: the statements of version 0.1 are listed and marked. */
const ADOPTED = 'ADOPTED';

const fromEntryItem = (item: Item): StatementEntry => ({
  id: String(item.id),
  contract: String(item.contract),
  vendor: String(item.vendor),
  period: String(item.period),
  revision: Number(item.revision),
  issuedAt: String(item.issuedAt),
  amount: String(item.amount),
  currency: String(item.currency),
  ...(item.provisional === true && { provisional: true as const }),
});

/** No version issued a statement before: months from then on are read, however early an instant is asked for. */
const FIRST_ISSUE = parseInstant('2024-01-01T00:00:00.000Z')!;

export class DynamoStatementStore implements StatementStore {
  private readonly table: Table;
  private readonly own: OwnListings;
  private readonly objects: EvidenceObjects | undefined;

  /** @param objects get the bundles; absent: the table does. */
  constructor(table: Table, objects?: EvidenceObjects) {
    this.table = table;
    this.objects = objects;
    this.own = new OwnListings(table);
  }

  async issue(issued: IssuedStatement, bundle: string): Promise<boolean> {
    const { contract, period } = issued.statement;
    if (this.objects) await putBundle(this.objects, issued, bundle);
    else
      await this.table.put({
        ...keys.evidenceBundle(contract.id, period.label, issued.digests.bundle!),
        entity: 'evidence-bundle',
        schema: 1,
        ...(await this.table.pack('bundle', bundle)),
      });
    return this.table.putNew({
      ...keys.statement(contract.id, period.label, issued.revision),
      entity: 'statement',
      schema: STATEMENT_SCHEMA,
      revision: issued.revision,
      issuedAt: issued.issuedAt,
      digest: issued.digests.statement,
      ...(await this.table.pack('issued', JSON.stringify(issued))),
    });
  }

  async bundle(issued: IssuedStatement): Promise<string | undefined> {
    const { statement, digests } = issued;
    if (digests.bundle === undefined) return undefined;
    // Of versions that stored all of them in the table, and of a service without object storage.
    const item = await this.table.get(keys.evidenceBundle(statement.contract.id, statement.period.label, digests.bundle));
    if (item) return this.table.unpack(item, 'bundle');
    if (this.objects) return bundleIn(this.objects, issued);
    throw new NoObjectsError(`the bundle ${digests.bundle} of ${issued.id} is in object storage, and this function has no access to it`);
  }

  async sign({ statement: { contract, period }, revision }: IssuedStatement, signatures: RevisionSignatures): Promise<void> {
    await this.table.putNew({
      ...keys.signature(contract.id, period.label, revision),
      entity: 'signature',
      schema: 1,
      signatures: JSON.stringify(signatures),
    });
  }

  async signature({ statement: { contract, period }, revision, withheld }: IssuedStatement): Promise<Signature | undefined> {
    const item = await this.table.get(keys.signature(contract.id, period.label, revision));
    const signatures = item && (JSON.parse(String(item.signatures)) as RevisionSignatures);
    return withheld ? signatures?.forVendor : signatures?.whole;
  }

  async latest(contract: string, period: string): Promise<IssuedStatement | undefined> {
    const { items } = await this.table.page(keys.statementPartition(contract), {
      prefix: keys.statementPrefix(period),
      backwards: true,
      limit: 1,
      consistent: true,
    });
    return items[0] && this.fromItem(items[0]);
  }

  async revision(contract: string, period: string, revision: number): Promise<IssuedStatement | undefined> {
    const item = await this.table.get(keys.statement(contract, period, revision));
    return item && this.fromItem(item);
  }

  async revisions(contract: string): Promise<IssuedStatement[]> {
    const items = await this.table.all(keys.statementPartition(contract), { consistent: true });
    return Promise.all(items.map((item) => this.fromItem(item)));
  }

  private async fromItem(item: Item): Promise<IssuedStatement> {
    const text = (await this.table.unpack(item, 'issued'))!;
    if (item.schema === 1) return fromSchema1(text, await this.before(item));
    return item.schema === 2 ? fromSchema2(text) : (JSON.parse(text) as IssuedStatement);
  }

  /** The revisions of the same period before one. */
  private async before({ pk, sk, revision }: Item): Promise<RevisionNote[]> {
    if (revision === 1) return [];
    const items = await this.table.all(pk, { prefix: keys.statementPrefix(sk.slice(0, sk.lastIndexOf('#'))), consistent: true });
    return items
      .filter((item) => Number(item.revision) < Number(revision))
      .map((item) => ({ revision: Number(item.revision), issuedAt: String(item.issuedAt), digest: String(item.digest) }));
  }

  async list({ booking, ...entry }: ListedRevision): Promise<void> {
    const booked = booking && { booking: JSON.stringify(booking) };
    const attributes = { entity: 'statement-entry', schema: 1, rank: entry.revision, ...entry, ...booked };
    await this.table.putNewest({ ...keys.periodEntry(entry.period, entry.contract), ...attributes });
    await this.table.putNewest({ ...keys.vendorEntry(entry.vendor, entry.period, entry.contract), ...attributes });
    await this.table.putNewest({ ...keys.contractStatement(entry.contract, entry.period), ...attributes });
    const change = { ...attributes, ...keys.change(entry.issuedAt, entry.id, entry.revision), entity: 'statement-change' };
    await this.table.put({ ...change, ...keys.change(entry.issuedAt, entry.id, entry.revision, entry.vendor) });
    await this.table.put(change);
  }

  page(filter: StatementFilter, cursor: string | undefined, limit: number): Promise<Listing<StatementEntry>> {
    const { period, contract, vendor } = filter;
    const passing = this.passing(filter);
    const one = (partition: string, options: Walk<StatementEntry>['options'] = {}): Promise<Listing<StatementEntry>> =>
      fullPage({ table: this.table, partitions: [partition], read: passing(fromEntryItem), options }, cursor, limit);
    if (contract !== undefined)
      return one(keys.contractStatements(contract), { ...(period !== undefined && { prefix: period }), where: { period, vendor } });
    if (vendor !== undefined) return one(keys.vendorListing(vendor), period === undefined ? {} : { prefix: `${period}#` });
    return one(keys.periodListing(period ?? ''));
  }

  async changes(
    since: string,
    until: string,
    filter: StatementFilter,
    cursor: string | undefined,
    limit: number,
  ): Promise<Listing<StatementEntry>> {
    const { period, contract, vendor, currency } = filter;
    const own = await this.own.of(vendor);
    const months = monthsBetween(Math.max(parseInstant(since)!, FIRST_ISSUE), parseInstant(until)!);
    const partitions = months.map((month) => keys.changeListing(month, own));
    const read = this.passing(filter)(fromEntryItem);
    const options = { from: since, where: { period, contract, vendor, currency } };
    return fullPage({ table: this.table, partitions, spread: 'once', read, options, until }, cursor, limit);
  }

  /** Reads what passes the filters that the database does not apply. */
  private passing({ customer, costCentre, currency, state, ...amounts }: StatementFilter) {
    const passes = async (item: Item): Promise<boolean> => {
      const { amount, currency: own, provisional } = fromEntryItem(item);
      if ((currency ?? own) !== own || (state !== undefined && (state === 'provisional') !== (provisional === true))) return false;
      if (!isBetween(amount, amounts)) return false;
      if (customer === undefined && costCentre === undefined) return true;
      return isBooked(await this.bookingIn(item), { customer, costCentre });
    };
    return <T>(read: (item: Item) => T | Promise<T>) =>
      async (item: Item): Promise<T[]> =>
        (await passes(item)) ? [await read(item)] : [];
  }

  /** The cost centres of the newest revision; undefined when none is issued. */
  async booking(contract: string, period: string): Promise<ListedBooking | undefined> {
    const item = await this.table.get(keys.contractStatement(contract, period));
    return item && this.bookingIn(item);
  }

  /** Entries of earlier versions do not have cost centres: they are read from the revision itself. */
  private async bookingIn({ booking, contract, period, revision }: Item): Promise<ListedBooking | undefined> {
    if (booking !== undefined) return JSON.parse(String(booking)) as ListedBooking;
    const issued = await this.revision(String(contract), String(period), Number(revision));
    return issued && bookingOf(issued);
  }

  async marks(contract: string): Promise<CloseMarks> {
    const items = await this.table.all(keys.closePartition(contract), { consistent: true });
    const checked = items.find(({ sk }) => sk === CHECKED);
    const periods = items
      .filter(({ sk }) => sk !== CHECKED && sk !== ADOPTED)
      .map((item): CloseMark => ({
        period: item.sk,
        assessedAt: String(item.assessedAt),
        contractRevision: Number(item.contractRevision),
        ...(item.open === true && { open: true as const }),
        ...(item.held === true && { held: true as const }),
        ...(item.againFrom !== undefined && { againFrom: String(item.againFrom) }),
        ...(item.pendingUntil !== undefined && { pendingUntil: String(item.pendingUntil) }),
      }));
    const adopted = items.find(({ sk }) => sk === ADOPTED);
    // The first version with a conversion did not number its steps.
    return { periods, adopted: adopted ? Number(adopted.step ?? 1) : 0, ...(checked && { checkedAt: String(checked.at) }) };
  }

  async mark(contract: string, { period, ...mark }: CloseMark): Promise<void> {
    await this.table.put({ ...keys.close(contract, period), entity: 'close', schema: 1, ...mark });
  }

  async markChecked(contract: string, at: string): Promise<void> {
    await this.table.put({ ...keys.close(contract, CHECKED), entity: 'looked', schema: 1, at });
  }

  async isAnnounced(contract: string, period: string, revision: number): Promise<boolean> {
    return (await this.table.get(keys.announced(contract, period, revision))) !== undefined;
  }

  async markAnnounced(contract: string, period: string, revision: number, at: string): Promise<void> {
    await this.table.putNew({ ...keys.announced(contract, period, revision), entity: 'announced', schema: 1, at });
  }

  async markAdopted(contract: string, step: number): Promise<void> {
    await this.table.put({ ...keys.close(contract, ADOPTED), entity: 'adopted', schema: 1, step });
  }
}
