/** The store of claims: one item for each transition, never changed; and of remedies. */
import type { ClaimEntry, ClaimFilter, ClaimStore, OpenRemedy, RemedyFilter, StoredClaim } from '../../application/ports/claims.ts';
import { entryOf } from '../../application/claims/claim-entry.ts';
import { parseClaimId } from '../../application/claims/claim-id.ts';
import { type ClaimHead, claimOf, isDueWithin } from '../../domain/claims/claim.ts';
import type { Transition } from '../../domain/claims/transition.ts';
import { type Key, keys } from './keys.ts';
import { isBetween } from '../../domain/money/decimal.ts';
import { isBooked } from './booked.ts';
import { fullPage } from './full-page.ts';
import { DynamoStatementStore } from './statement-store.ts';
import { spreadItems } from './spread.ts';
import type { Item, Table } from './table.ts';
import { OwnListings } from './own-listings.ts';
import { CLAIM_SCHEMA, toClaimEntry, toOpenRemedy, toTransition } from './upcast-claim.ts';
import type { Listing } from '../../application/ports/listing.ts';

/** The credit as the claim's id has it: a credit may be owed in both directions, one claim each. */
function transitionKey({ id }: ClaimHead, n: number): Key {
  const { contract, period, credit } = parseClaimId(id)!;
  return keys.claimTransition(contract, period, credit, n);
}

/** The filters that are checked on the entry itself, because the database does not apply them. */
function passes(entry: ClaimEntry, { period, currency, account = 'owed', lastDayFrom, lastDayThrough, ...amounts }: ClaimFilter): boolean {
  const { currency: own, [account]: amount = '0' } = entry;
  if ((period ?? entry.period) !== entry.period || (currency ?? own) !== own) return false;
  // A reserve without bound is above every amount.
  const isWithin = amount === 'unbounded' ? amounts.atMost === undefined : isBetween(amount, amounts);
  return isWithin && isDueWithin(entry, { lastDayFrom, lastDayThrough });
}

export class DynamoClaimStore implements ClaimStore {
  private readonly table: Table;
  private readonly own: OwnListings;

  constructor(table: Table) {
    this.table = table;
    this.own = new OwnListings(table);
  }

  async open(head: ClaimHead, first: Transition): Promise<boolean> {
    return this.table.putNew({
      ...transitionKey(head, 1),
      entity: 'claim-transition',
      schema: CLAIM_SCHEMA,
      ...(await this.table.pack('head', JSON.stringify(head))),
      transition: JSON.stringify(first),
    });
  }

  async get(id: string): Promise<{ head: ClaimHead; transitions: Transition[] } | undefined> {
    const place = parseClaimId(id);
    if (!place) return undefined;
    const prefix = keys.claimTransitions(place.period, place.credit);
    const items = await this.table.all(keys.claimPartition(place.contract), { prefix, consistent: true });
    if (items.length === 0) return undefined;
    return {
      head: JSON.parse((await this.table.unpack(items[0]!, 'head'))!) as ClaimHead,
      transitions: items.map(toTransition),
    };
  }

  async inPeriod(contract: string, period: string): Promise<StoredClaim[]> {
    const items = await this.table.all(keys.claimPartition(contract), { prefix: keys.claimsInPeriod(period), consistent: true });
    const claims: { head: ClaimHead; transitions: Transition[] }[] = [];
    for (const item of items) {
      const head = await this.table.unpack(item, 'head');
      if (head !== undefined) claims.push({ head: JSON.parse(head) as ClaimHead, transitions: [] });
      claims.at(-1)!.transitions.push(toTransition(item));
    }
    return claims;
  }

  async of(contract: string): Promise<string[]> {
    const items = await this.table.all(keys.claimPartition(contract), { consistent: true });
    const heads = await Promise.all(items.map((item) => this.table.unpack(item, 'head')));
    return heads.flatMap((head) => (head === undefined ? [] : [(JSON.parse(head) as ClaimHead).id]));
  }

  async add(head: ClaimHead, n: number, transition: Transition): Promise<boolean> {
    const { kind, reference } = transition;
    // Written before the transition: without its transition the number finds a claim without this credit note, which does no harm.
    if (kind === 'credited' && reference !== undefined)
      await this.table.putNew({ ...keys.creditNote(head.vendor, reference, head.id), entity: 'credit-note', schema: 1, claim: head.id });
    return this.table.putNew({
      ...transitionKey(head, n),
      entity: 'claim-transition',
      schema: CLAIM_SCHEMA,
      transition: JSON.stringify(transition),
    });
  }

  async withCreditNote(vendor: string, reference: string): Promise<string[]> {
    const items = await this.table.all(keys.creditNotes(vendor), { prefix: keys.creditNote(vendor, reference, '').sk, consistent: true });
    return items.map(({ claim }) => String(claim));
  }

  async list(entry: ClaimEntry): Promise<void> {
    const { id, state, contract, vendor, expiresAt } = entry;
    const item = {
      entity: 'claim-entry',
      schema: CLAIM_SCHEMA,
      rank: entry.transitions,
      state,
      contract,
      vendor,
      entry: JSON.stringify(entry),
    };
    await this.table.putNewest({ ...keys.claimEntry(id, vendor), ...item });
    await this.table.putNewest({ ...keys.claimEntry(id), ...item });
    if (expiresAt !== undefined) await this.table.putNewest({ ...keys.claimExpiry(expiresAt.slice(0, 7), id), ...item });
  }

  async page(filter: ClaimFilter, cursor: string | undefined, limit: number): Promise<Listing<ClaimEntry>> {
    const { state, contract, vendor, ...rest } = filter;
    const read = async (item: Item): Promise<ClaimEntry[]> => {
      const entry = await this.whole(toClaimEntry(item));
      return passes(entry, rest) && (await this.isBooked(entry, rest)) ? [entry] : [];
    };
    const partitions = [keys.claimListing(await this.own.of(vendor))];
    const walk = { table: this.table, partitions, spread: 'changing' as const, read, options: { where: { state, contract, vendor } } };
    return fullPage(walk, cursor, limit);
  }

  /** The entry; one that an earlier version listed has the accounts of the claim that it does not have itself. */
  private async whole(entry: ClaimEntry): Promise<ClaimEntry> {
    if (entry.claimed !== undefined) return entry;
    const claim = await this.get(entry.id);
    return claim ? { ...entryOf(claimOf(claim.head, claim.transitions)), ...entry } : entry;
  }

  async isBooked(
    { id, contract, period }: Pick<ClaimEntry, 'id' | 'contract' | 'period'>,
    { customer, costCentre }: Pick<ClaimFilter, 'customer' | 'costCentre'>,
  ): Promise<boolean> {
    if (customer === undefined && costCentre === undefined) return true;
    const booking = await new DynamoStatementStore(this.table).booking(contract, period);
    if (!isBooked(booking, { customer, costCentre })) return false;
    if (costCentre === undefined) return true;
    const head = (await this.get(id))?.head;
    return isBooked(booking, { costCentre }, head?.credits ?? (head && [head.credit]));
  }

  async expiringIn(month: string): Promise<ClaimEntry[]> {
    return (await spreadItems(this.table, keys.claimExpiries(month))).map(toClaimEntry);
  }

  async isReminded(id: string, reminder: string): Promise<boolean> {
    return (await this.table.get(keys.reminder(id, reminder))) !== undefined;
  }

  async markReminded(id: string, reminder: string, at: string): Promise<void> {
    await this.table.putNew({ ...keys.reminder(id, reminder), entity: 'reminder', schema: 1, at });
  }

  async putRemedy(remedy: OpenRemedy): Promise<void> {
    const { contract, period, index, lastDay, vendor, revision, open } = remedy;
    const item = {
      entity: 'remedy',
      schema: CLAIM_SCHEMA,
      rank: revision,
      vendor,
      open: open ? 'yes' : 'no',
      remedy: JSON.stringify(remedy),
    };
    for (const listing of [vendor, undefined])
      await this.table.putNewest({ ...keys.remedy(lastDay, contract, period, remedy.remedy, index, listing), ...item });
  }

  async remedies({ day, vendor, ...filter }: RemedyFilter, cursor: string | undefined, limit: number): Promise<Listing<OpenRemedy>> {
    const { contract, period, lastDayFrom, lastDayThrough, customer, costCentre } = filter;
    const statements = new DynamoStatementStore(this.table);
    const passes = (one: OpenRemedy): boolean =>
      (one.since === undefined || one.since <= day) &&
      (contract === undefined || one.contract === contract) &&
      (period === undefined || one.period === period) &&
      (lastDayFrom === undefined || one.lastDay === undefined || one.lastDay >= lastDayFrom) &&
      (lastDayThrough === undefined || (one.lastDay !== undefined && one.lastDay <= lastDayThrough));
    const isBookedIn = async (one: OpenRemedy): Promise<boolean> =>
      (customer === undefined && costCentre === undefined) ||
      isBooked(await statements.booking(one.contract, one.period), { customer, costCentre });
    const read = async (item: Item): Promise<OpenRemedy[]> => {
      const remedy = toOpenRemedy(item);
      return passes(remedy) && (await isBookedIn(remedy)) ? [remedy] : [];
    };
    const options = { from: day, where: { open: 'yes', vendor } };
    const partitions = [keys.remedyListing(await this.own.of(vendor))];
    return fullPage({ table: this.table, partitions, spread: 'changing' as const, read, options }, cursor, limit);
  }
}
