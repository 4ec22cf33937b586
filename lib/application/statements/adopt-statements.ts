/**
 * Adopts statements of version 0.1, which had no listing by contract, no ledger, no claims and no marks. These are made from the revisions
 * themselves, once for each contract, by the first audit or start after the upgrade. Every step may be repeated.
 */
import { servicePeriod } from '../../domain/checker/service-period.ts';
import { toListed } from './statement-entry.ts';
import { readStored } from '../registry/stored-contract.ts';
import { claimOf } from '../../domain/claims/claim.ts';
import { entryOf } from '../claims/claim-entry.ts';
import { followStatement, restate } from '../claims/follow-statement.ts';
import { nothingOwed, owingOf } from '../claims/owing.ts';
import { PaidCredits } from '../claims/paid-credits.ts';
import { type PostedRevision, postRevisions, postTransitions } from '../claims/post-ledger.ts';
import type { StoredContract } from '../ports/contracts.ts';
import { everyItem } from '../ports/listing.ts';
import type { CloseMark, CloseMarks, IssuedStatement } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';

/** A contract whose stored statements could not be converted; the next audit tries again. */
export interface AdoptionFailure {
  readonly contract: string;
  readonly error: unknown;
}

/** All contracts. One that fails does not stop the others. */
export async function adoptAll(stores: Stores): Promise<AdoptionFailure[]> {
  const failed: AdoptionFailure[] = [];
  for await (const { id } of everyItem((cursor) => stores.contracts.page(cursor, 100))) {
    try {
      const stored = await stores.contracts.latest(id);
      if (stored) await adoptStatements(stored, await stores.statements.marks(id), stores);
    } catch (error) {
      failed.push({ contract: id, error });
    }
  }
  return failed;
}

/**
 * The steps of the conversion: the statements of version 0.1; then claims, which version 0.2 listed without their balances; then the
 * ledger, which version 0.2 read from the listing of statements; then disputes, which were listed only by their contract.
 */
const [STATEMENTS, LAST] = [1, 4];

/**
 * A contract that the rules refuse now has no terms for claims: its statements are listed, and the rest waits.
 * @returns whether there was anything to convert: the marks are others then.
 */
export async function adoptStatements(stored: StoredContract, { periods, adopted }: CloseMarks, stores: Stores): Promise<boolean> {
  if (adopted >= LAST) return false;
  const issued = await stores.statements.revisions(stored.id);
  const posted = new Map<string, readonly PostedRevision[]>();
  for (const label of new Set(issued.map(({ statement }) => statement.period.label)))
    posted.set(label, await postRevisions(stored.id, label, stores));
  if (adopted < STATEMENTS && !(await adoptRevisions(stored, issued, periods, posted, stores))) return true;
  for (const id of await stores.claims.of(stored.id)) await adoptClaim(id, stored, issued, posted, stores);
  for (const dispute of await stores.disputes.of(stored.id)) await stores.disputes.list(dispute);
  await stores.statements.markAdopted(stored.id, LAST);
  return true;
}

/** Earlier versions recorded on a claim only changes of its sum, and not its cost centres. */
async function adoptClaim(
  id: string,
  { document }: StoredContract,
  issued: readonly IssuedStatement[],
  posted: ReadonlyMap<string, readonly PostedRevision[]>,
  stores: Stores,
): Promise<void> {
  const head = (await stores.claims.get(id))?.head;
  if (!head) return;
  const { period, credit, creditor = 'customer' } = head;
  const newest = issued.findLast(({ statement }) => statement.period.label === period);
  if (newest) {
    const owing = owingOf(newest.statement, PaidCredits.of(document).isVendors).get(credit) ?? nothingOwed(head.currency);
    await restate(id, newest, owing[creditor], posted.get(period) ?? [], stores);
  }
  const { transitions } = (await stores.claims.get(id))!;
  await stores.claims.list(entryOf(claimOf(head, transitions)));
  await postTransitions(head, transitions, stores, posted.get(period));
}

/** Lists the issued revisions of one contract, opens their claims and writes their marks. @returns false when a part has to wait. */
async function adoptRevisions(
  stored: StoredContract,
  all: readonly IssuedStatement[],
  periods: readonly CloseMark[],
  posted: ReadonlyMap<string, readonly PostedRevision[]>,
  stores: Stores,
): Promise<boolean> {
  const { statements } = stores;
  const marked = new Set(periods.filter(({ open }) => !open).map(({ period }) => period));
  const issued = all.filter(({ statement }) => !marked.has(statement.period.label));
  for (const revision of issued) await statements.list(toListed(revision));
  const read = readStored(stored);
  if (read.refused) return false;
  let before: IssuedStatement | undefined;
  for (const revision of issued) {
    const { label } = revision.statement.period;
    const found = servicePeriod(read.checked, label);
    if (before?.statement.period.label !== label) before = undefined;
    if (!('issue' in found)) await followStatement(revision, before, { checked: read.checked, found }, posted.get(label) ?? [], stores);
    before = revision;
  }
  const newest = new Map(issued.map((revision) => [revision.statement.period.label, revision]));
  for (const [period, { issuedAt, contractRevision }] of newest)
    await statements.mark(stored.id, { period, assessedAt: issuedAt, contractRevision });
  return true;
}
