/** Requests that wait for a second person, each by its id, and listed by their owner. */
import type { Approval, ApprovalState, HeldRequest } from '../../domain/approvals/approval.ts';
import { parseClaimId } from '../../application/claims/claim-id.ts';
import type { ApprovalEntry, ApprovalFilter, ApprovalOwner, ApprovalStore } from '../../application/ports/approvals.ts';
import type { Listing } from '../../application/ports/listing.ts';
import { isBetween } from '../../domain/money/decimal.ts';
import { isDueWithin } from '../../domain/claims/claim.ts';
import { DynamoClaimStore } from './claim-store.ts';
import { keys } from './keys.ts';
import { fullPage } from './full-page.ts';
import type { Item, Table } from './table.ts';

const SCHEMA = 1;
/** A decision replaces the waiting request and no other decision. The result of an approved request replaces its decision. */
const RANKS: Readonly<Record<ApprovalState, number>> = { waiting: 1, approved: 2, rejected: 2, withdrawn: 2, done: 3, refused: 3 };

const fromEntry = (item: Item): ApprovalEntry => JSON.parse(String(item.approval)) as ApprovalEntry;

/** The filters that the entry itself decides. */
function passes({ kind, entry, currency }: ApprovalEntry, filter: Omit<ApprovalFilter, 'state'>): boolean {
  const { atLeast, atMost } = filter;
  const claim = entry && parseClaimId(entry.claim);
  if (filter.kind !== undefined && kind !== filter.kind) return false;
  if (filter.contract !== undefined && claim?.contract !== filter.contract) return false;
  if (filter.period !== undefined && claim?.period !== filter.period) return false;
  if (filter.currency !== undefined && currency !== filter.currency) return false;
  return (atLeast === undefined && atMost === undefined) || (entry !== undefined && isBetween(entry.amount, { atLeast, atMost }));
}

export class DynamoApprovalStore implements ApprovalStore {
  private readonly table: Table;
  private readonly claims: DynamoClaimStore;

  constructor(table: Table) {
    this.table = table;
    this.claims = new DynamoClaimStore(table);
  }

  async open(approval: Approval): Promise<boolean> {
    const isNew = await this.table.putNew(await this.itemOf(approval));
    // Also where an earlier attempt stored it, which may have been cut off here: what was listed since then has a higher rank.
    await this.list(approval);
    return isNew;
  }

  async advance(approval: Approval): Promise<boolean> {
    const isFirst = await this.table.putNewest(await this.itemOf(approval), 'above');
    if (isFirst) await this.list(approval);
    return isFirst;
  }

  async get(id: string): Promise<Approval | undefined> {
    const item = await this.table.get(keys.approval(id));
    if (!item) return undefined;
    return { ...fromEntry(item), request: JSON.parse((await this.table.unpack(item, 'request'))!) as HeldRequest };
  }

  page(
    { vendor }: ApprovalOwner,
    { state, ...filter }: ApprovalFilter,
    cursor: string | undefined,
    limit: number,
  ): Promise<Listing<ApprovalEntry>> {
    const read = async (item: Item): Promise<ApprovalEntry[]> => {
      const approval = fromEntry(item);
      return passes(approval, filter) && (await this.isOfClaim(approval, filter)) ? [approval] : [];
    };
    const walk = { table: this.table, partitions: [keys.approvalListing(vendor)], read, options: { where: { state } } };
    return fullPage(walk, cursor, limit);
  }

  /** The filters that the claim decides: its customer, cost centres and last day. */
  private async isOfClaim(
    { entry }: ApprovalEntry,
    { customer, costCentre, lastDayFrom, lastDayThrough }: ApprovalFilter,
  ): Promise<boolean> {
    if ([customer, costCentre, lastDayFrom, lastDayThrough].every((one) => one === undefined)) return true;
    const place = entry && parseClaimId(entry.claim);
    if (!place || !(await this.claims.isBooked({ id: entry.claim, ...place }, { customer, costCentre }))) return false;
    if (lastDayFrom === undefined && lastDayThrough === undefined) return true;
    return isDueWithin((await this.claims.get(entry.claim))?.head ?? {}, { lastDayFrom, lastDayThrough });
  }

  private async itemOf({ request, ...entry }: Approval): Promise<Item & { readonly rank: number }> {
    return {
      ...keys.approval(entry.id),
      entity: 'approval',
      schema: SCHEMA,
      rank: RANKS[entry.state],
      approval: JSON.stringify(entry),
      ...(await this.table.pack('request', JSON.stringify(request))),
    };
  }

  async list({ request: _, ...entry }: Approval): Promise<void> {
    await this.table.putNewest({
      ...keys.approvalEntry(entry.vendor, entry.requestedAt, entry.id),
      entity: 'approval-entry',
      schema: SCHEMA,
      rank: RANKS[entry.state],
      state: entry.state,
      approval: JSON.stringify(entry),
    });
  }
}
