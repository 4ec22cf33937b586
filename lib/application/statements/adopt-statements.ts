/**
 * Adopts statements of version 0.1, which had no listing by contract, no ledger, no claims and no marks. These are made from the revisions
 * themselves, once for each contract, by the first audit or start after the upgrade. Every step may be repeated.
 */
import { servicePeriod } from '../../domain/checker/service-period.ts';
import { toListed } from './statement-entry.ts';
import { readStored } from '../registry/stored-contract.ts';
import { claimOf } from '../../domain/claims/claim.ts';
import { entryOf } from '../claims/claim-entry.ts';
import { followStatement } from '../claims/follow-statement.ts';
import { PaidCredits } from '../claims/paid-credits.ts';
import { postTransitions } from '../claims/post-ledger.ts';
import { revisionItem } from '../claims/revision-entries.ts';
import type { StoredContract } from '../ports/contracts.ts';
import type { CloseMark, IssuedStatement } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';

export async function adoptAll(stores: Stores): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = await stores.contracts.page(cursor, 100);
    for (const { id } of page.items) {
      const stored = await stores.contracts.latest(id);
      if (stored) await adoptStatements(stored, stores);
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/**
/**
 * What was taken over: the statements of version 0.1, then the claims that up to version 0.2 were listed without their balances, then the
 * ledger, which up to version 0.2 was read from the listing of statements, and the disputes, which were listed by their contract alone.
 */
const [STATEMENTS, LAST] = [1, 4];

/** A contract that is refused has no terms to claim by: its statements are listed, and the rest waits. */
export async function adoptStatements(stored: StoredContract, stores: Stores): Promise<void> {
  const { periods, adopted } = await stores.statements.marks(stored.id);
  if (adopted >= LAST) return;
  await postRevisions(stored, stores);
  if (adopted < STATEMENTS && !(await adoptRevisions(stored, periods, stores))) return;
  for (const id of await stores.claims.of(stored.id)) {
    const known = await stores.claims.get(id);
    if (!known) continue;
    await stores.claims.list(entryOf(claimOf(known.head, known.transitions)));
    await postTransitions(known.head, known.transitions, stores);
  }
  for (const dispute of await stores.disputes.of(stored.id)) await stores.disputes.list(dispute);
  await stores.statements.markAdopted(stored.id, LAST);
}

async function postRevisions({ id, document }: StoredContract, stores: Stores): Promise<void> {
  const credits = PaidCredits.of(document);
  let before: IssuedStatement | undefined;
  for (const issued of await stores.statements.revisions(id)) {
    const isNext = before?.statement.period.label === issued.statement.period.label;
    await stores.ledger.post(revisionItem(issued, isNext ? before : undefined, credits));
    before = issued;
  }
}

/** Lists, claims and marks what was issued of one contract. @returns false when something has to wait. */
async function adoptRevisions(stored: StoredContract, periods: readonly CloseMark[], stores: Stores): Promise<boolean> {
  const { statements } = stores;
  const marked = new Set(periods.filter(({ open }) => !open).map(({ period }) => period));
  const issued = (await statements.revisions(stored.id)).filter(({ statement }) => !marked.has(statement.period.label));
  for (const revision of issued) await statements.list(toListed(revision));
  const read = readStored(stored);
  if (read.refused) return false;
  let before: IssuedStatement | undefined;
  for (const revision of issued) {
    const { label } = revision.statement.period;
    const found = servicePeriod(read.checked, label);
    if (before?.statement.period.label !== label) before = undefined;
    if (!('issue' in found)) await followStatement(revision, before, { checked: read.checked, found }, stores);
    before = revision;
  }
  const newest = new Map(issued.map((revision) => [revision.statement.period.label, revision]));
  for (const [period, { issuedAt, contractRevision }] of newest)
    await statements.mark(stored.id, { period, assessedAt: issuedAt, contractRevision });
  return true;
}
