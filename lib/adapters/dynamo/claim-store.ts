/** Claims: a step an item, never changed; and the rights that statements opened. */
import type { ClaimEntry, ClaimFilter, ClaimStore, OpenRight } from '../../application/ports/claims.ts';
import { parseClaimId } from '../../application/claims/claim-id.ts';
import type { ClaimHead, Step } from '../../domain/claims/claim.ts';
import { keys } from './keys.ts';
import { pageOverShards } from './listing.ts';
import type { Item, Table } from './table.ts';
import type { Listing } from '../../application/ports/listing.ts';

const fromEntryItem = (item: Item): ClaimEntry => JSON.parse(String(item.entry)) as ClaimEntry;

export class DynamoClaimStore implements ClaimStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async open(head: ClaimHead, first: Step): Promise<void> {
    await this.table.putNew({
      ...keys.claimStep(head.contract, head.period, head.credit, 1),
      entity: 'claim-step',
      schema: 1,
      ...(await this.table.pack('head', JSON.stringify(head))),
      step: JSON.stringify(first),
    });
  }

  async get(id: string): Promise<{ head: ClaimHead; steps: Step[] } | undefined> {
    const place = parseClaimId(id);
    if (!place) return undefined;
    const prefix = keys.claimSteps(place.period, place.credit);
    const items = await this.table.all(keys.claimPartition(place.contract), { prefix, consistent: true });
    if (items.length === 0) return undefined;
    return {
      head: JSON.parse((await this.table.unpack(items[0]!, 'head'))!) as ClaimHead,
      steps: items.map((item) => JSON.parse(String(item.step)) as Step),
    };
  }

  add(head: ClaimHead, n: number, step: Step): Promise<boolean> {
    const key = keys.claimStep(head.contract, head.period, head.credit, n);
    return this.table.putNew({ ...key, entity: 'claim-step', schema: 1, step: JSON.stringify(step) });
  }

  async list(entry: ClaimEntry): Promise<void> {
    const { id, state, contract, vendor, expiresAt } = entry;
    const item = { entity: 'claim-entry', schema: 1, rank: entry.steps, state, contract, vendor, entry: JSON.stringify(entry) };
    await this.table.putNewest({ ...keys.claimEntry(id), ...item });
    if (expiresAt !== undefined) await this.table.putNewest({ ...keys.claimExpiry(expiresAt.slice(0, 7), id), ...item });
  }

  page(filter: ClaimFilter, cursor: string | undefined, limit: number): Promise<Listing<ClaimEntry>> {
    return pageOverShards(this.table, [keys.claimListing()], cursor, limit, fromEntryItem, { oneQuery: true, where: { ...filter } });
  }

  async expiringIn(month: string): Promise<ClaimEntry[]> {
    return (await this.table.all(keys.claimExpiries(month), { consistent: true })).map(fromEntryItem);
  }

  async isReminded(id: string, reminder: string): Promise<boolean> {
    return (await this.table.get(keys.reminder(id, reminder))) !== undefined;
  }

  async markReminded(id: string, reminder: string, at: string): Promise<void> {
    await this.table.putNew({ ...keys.reminder(id, reminder), entity: 'reminder', schema: 1, at });
  }

  async putRight(right: OpenRight): Promise<void> {
    const { contract, period, remedy, index, lastDay, vendor, revision, open } = right;
    await this.table.putNewest({
      ...keys.right(lastDay, contract, period, remedy, index),
      entity: 'right',
      schema: 1,
      rank: revision,
      vendor,
      open: open ? 'yes' : 'no',
      right: JSON.stringify(right),
    });
  }

  rights(day: string, vendor: string | undefined, cursor: string | undefined, limit: number): Promise<Listing<OpenRight>> {
    const where = { open: 'yes', vendor };
    const read = (item: Item): OpenRight => JSON.parse(String(item.right)) as OpenRight;
    return pageOverShards(this.table, [keys.rightListing()], cursor, limit, read, { from: day, where, oneQuery: true });
  }
}
