/** Posts to the ledger what revisions and transitions of claims change. Every step may be repeated: what is posted stays as it is. */
import { bookedLines } from '../../domain/claims/claim-lines.ts';
import { type ClaimPosting, claimPostings } from '../../domain/claims/ledger-accounts.ts';
import type { ClaimHead } from '../../domain/claims/claim.ts';
import type { Transition } from '../../domain/claims/transition.ts';
import { formatAmount } from '../../domain/money/money.ts';
import type { LedgerEntry, LedgerItem } from '../ports/ledger.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';
import { dayIn } from './day-in.ts';

/** Posts the transitions of a claim: those before the last too, should a crash have left one out. */
export async function postTransitions(head: ClaimHead, transitions: readonly Transition[], stores: Stores): Promise<void> {
  const revisions = await revisionsOf(head, stores);
  for (const item of transitionItems(head, transitions, revisions)) await stores.ledger.post(item);
}

/** Those of one period, oldest first. */
async function revisionsOf({ contract, period }: ClaimHead, { statements }: Stores): Promise<IssuedStatement[]> {
  const latest = await statements.latest(contract, period);
  if (!latest) return [];
  const before = await Promise.all(Array.from({ length: latest.revision - 1 }, (_, i) => statements.revision(contract, period, i + 1)));
  return [...before.flatMap((issued) => issued ?? []), latest];
}

/** @param revisions of the statement, oldest first. */
export function transitionItems(
  head: ClaimHead,
  transitions: readonly Transition[],
  revisions: readonly IssuedStatement[],
): readonly LedgerItem[] {
  const newestAt = ({ at }: Transition): IssuedStatement | undefined => revisions.findLast(({ issuedAt }) => issuedAt <= at);
  const postings = claimPostings(head, transitions, (transition) => bookedLines(head, newestAt(transition)?.statement.lines ?? []));
  const { id, contract, vendor, period } = head;
  const customer = head.customer ?? revisions.at(-1)?.statement.contract.customer.id ?? '';
  return transitions.map((transition, i) => ({
    at: transition.at,
    source: `${id}#${String(i + 1).padStart(4, '0')}`,
    contract,
    vendor,
    period,
    entries: postings[i]!.map((posting, k) => entryOf(head, customer, transition, `${id}#${i + 1}-${k + 1}`, posting)),
  }));
}

function entryOf(
  head: ClaimHead,
  customer: string,
  { kind, at, effectiveOn, reference, note, most }: Transition,
  entry: string,
  { account, minor, line, costCentre }: ClaimPosting,
): LedgerEntry {
  const { id, statement, vendor, creditor = 'customer', contract, period, credit, currency, zone = 'UTC' } = head;
  const day = dayIn(zone, at);
  return {
    entry,
    postedAt: at,
    postedOn: day,
    effectiveOn: effectiveOn ?? day,
    kind,
    account,
    statement,
    claim: id,
    vendor,
    customer,
    creditor,
    contract,
    period,
    ...(costCentre !== undefined && { costCentre }),
    credit: line?.credit ?? credit,
    ...(line && { for: line.index }),
    ...(line?.component !== undefined && { component: line.component }),
    amount: formatAmount({ minor, currency }),
    currency,
    ...(account === 'reserved' && { memo: true as const, ...(most === 'unbounded' && { unbounded: true as const }) }),
    ...(reference !== undefined && { reference }),
    ...(note !== undefined && { note }),
  };
}
