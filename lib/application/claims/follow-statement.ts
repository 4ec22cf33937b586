/** Opens and changes claims and remedies when statements are issued. Every step may be repeated. */
import { type Claim, type ClaimHead, claimOf, isPast } from '../../domain/claims/claim.ts';
import { PARTIES, type Transition } from '../../domain/claims/transition.ts';
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import type { ServicePeriod } from '../../domain/checker/service-period.ts';
import { withParts } from '../../domain/contract/included-credits.ts';
import { datesFrom } from '../../domain/statement/credits/claim-clauses.ts';
import type { ClaimWindow } from '../../domain/statement/credits/claim-window.ts';
import { bareContext } from '../../domain/statement/objectives/deadlines.ts';
import { payingCredit } from '../../domain/statement/paying-credit.ts';
import type { Statement } from '../../domain/statement/statement.ts';
import { formatInstant, parseDay, parseInstant } from '../../domain/time/instant.ts';
import { startOfDay } from '../../domain/time/daylight-saving.ts';
import { expiredEvent, newlyExpired } from './claim-expired-event.ts';
import { detailOf, entryOf } from './claim-entry.ts';
import { claimId } from './claim-id.ts';
import { followRemedies } from './follow-remedies.ts';
import { matchRowsOf } from './match-bill.ts';
import { type Owing, nothingOwed, owingOf } from './owing.ts';
import { PaidCredits } from './paid-credits.ts';
import { type PostedRevision, postTransitions } from './post-ledger.ts';
import { titlesOf } from '../../domain/statement/line-titles.ts';
import type { StoredClaim } from '../ports/claims.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import type { PublishedEvent } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';
import { stepsOf } from '../../domain/contract/claim-clause.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';

interface Terms {
  readonly checked: CheckedContract;
  readonly found: ServicePeriod;
}

/**
 * Opens claims for the amounts that an issued statement may owe, or records the changes of a revision on them; opens and ends remedies.
 * @param posted the postings of the statement's revisions. @returns the events to publish.
 */
export async function followStatement(
  issued: IssuedStatement,
  before: IssuedStatement | undefined,
  terms: Terms,
  posted: readonly PostedRevision[],
  stores: Stores,
): Promise<PublishedEvent[]> {
  const events: PublishedEvent[] = [];
  const { isVendors } = PaidCredits.of(terms.checked.contract);
  const now = owingOf(issued.statement, isVendors);
  // A credit that an amended contract no longer pays owes nothing.
  const gone = before ? [...owingOf(before.statement, isVendors).keys()].filter((credit) => !now.has(credit)) : [];
  const nothing = nothingOwed(issued.statement.total.currency);
  for (const [credit, owing] of [...now, ...gone.map((credit) => [credit, nothing] as const)])
    for (const creditor of PARTIES)
      events.push(...(await followCredit({ credit, creditor, owing: owing[creditor] }, issued, terms, posted, stores)));
  await followRemedies(issued, before, stores);
  return events;
}

interface Followed {
  readonly credit: string;
  readonly creditor: PartyRole;
  readonly owing: Owing;
}

async function followCredit(
  { credit, creditor, owing }: Followed,
  issued: IssuedStatement,
  terms: Terms,
  posted: readonly PostedRevision[],
  stores: Stores,
): Promise<PublishedEvent[]> {
  const id = claimId(issued.id, credit, creditor);
  let now: StoredClaim | undefined = await stores.claims.get(id);
  let isNew = false;
  if (!now) {
    if (!owing.isAny) return [];
    const head = headOf(id, { credit, creditor }, issued, terms);
    const first: Transition = { ...statedBy(issued, owing), kind: openingKind(head, issued.issuedAt) };
    isNew = await stores.claims.open(head, first);
    if (isNew) now = { head, transitions: [first] };
  } else await restate(id, issued, owing, posted, stores);
  if (!isNew) now = await stores.claims.get(id);
  if (!now) return [];
  const claim = claimOf(now.head, now.transitions);
  await stores.claims.list(entryOf(claim));
  await postTransitions(now.head, now.transitions, stores, posted, isNew);
  const last = claim.transitions.at(-1)!;
  const at = last.at > issued.issuedAt ? last.at : issued.issuedAt;
  return [...newsOf(now.head, claim, issued, owing), ...(await matchRowsOf(now.head, now.transitions, at, stores))];
}

function newsOf(head: ClaimHead, claim: Claim, issued: IssuedStatement, owing: Owing): PublishedEvent[] {
  const last = claim.transitions.at(-1)!;
  if (last.revision !== issued.revision || claim.automatic) return [];
  // A revision that changes only the cost centres of lines gives no event, because the party that claims does not need it.
  if (last.kind === 'restated' && !isOther(claim.transitions.slice(0, -1), owing)) return [];
  if (last.kind === 'expired') return [expiredEvent(claim)];
  const expired = newlyExpired(head, claim.transitions);
  if (expired) return [expired];
  return claim.state === 'due' && !isPast(claim, issued.issuedAt)
    ? [{ type: 'claim.due.v1', detail: { id: `${head.id}#${claim.transitions.length}`, claim: head.id, ...detailOf(claim) } }]
    : [];
}

/** After its last day a claim cannot be made: it is recorded as expired from the beginning. */
const openingKind = (head: ClaimHead, at: string): Transition['kind'] => (!head.automatic && isPast(head, at) ? 'expired' : 'due');

const statedBy = ({ issuedAt, revision }: IssuedStatement, { stated }: Owing): Omit<Transition, 'kind'> => ({
  by: 'makegood',
  at: issuedAt,
  revision,
  ...stated,
});

/**
 * Records the amount that a revision owes on a claim, where the amount, its lines or their cost centres have changed.
 * @param posted the postings of the statement's revisions.
 */
export async function restate(
  id: string,
  issued: IssuedStatement,
  owing: Owing,
  posted: readonly PostedRevision[],
  { claims }: Stores,
): Promise<void> {
  for (let isDone = false; !isDone;) {
    const known = await claims.get(id);
    if (!known || !isNews(id, known.transitions, issued, owing, posted)) return;
    // When a party records a transition at the same time, this one is recorded after it.
    isDone = await claims.add(known.head, known.transitions.length + 1, { ...statedBy(issued, owing), kind: 'restated' });
  }
}

function isNews(
  id: string,
  transitions: readonly Transition[],
  { revision }: IssuedStatement,
  owing: Owing,
  posted: readonly PostedRevision[],
): boolean {
  const last = transitions.findLast((transition) => transition.revision !== undefined)?.revision ?? 0;
  if (last >= revision) return false;
  const since = posted.filter((one) => one.revision > last && one.revision <= revision);
  return (
    isOther(transitions, owing) ||
    since.some(({ entries }) => entries.some(({ claim }) => claim === id)) ||
    reservedIn(id, posted, last) !== reservedIn(id, posted, revision)
  );
}

/** The cost centres of a reserve after a revision. */
const reservedIn = (id: string, posted: readonly PostedRevision[], revision: number): string =>
  JSON.stringify((posted.find((one) => one.revision === revision)?.reserves ?? []).filter(({ claim }) => claim === id));

/** Whether a revision differs from the last recorded one in the owed amount or in the missing facts. */
function isOther(transitions: readonly Transition[], { stated }: Owing): boolean {
  const { amount, most, missing } = transitions.findLast(({ revision }) => revision !== undefined) ?? {};
  return amount !== stated.amount || most !== stated.most || JSON.stringify(missing) !== JSON.stringify(stated.missing);
}

function headOf(
  id: string,
  { credit, creditor }: Pick<Followed, 'credit' | 'creditor'>,
  issued: IssuedStatement,
  { checked, found }: Terms,
): ClaimHead {
  const { statement } = issued;
  const { terms } = found.checkedTerms;
  const result = statement.credits.findLast((entry) => entry.credit === credit)!;
  // Clauses on claims apply only to what the vendor owes.
  const given = result.claim === 'automatic' || creditor === 'vendor' ? [] : result.claim;
  const steps = stepsOf(terms.claims[credit]);
  // Deadlines that count from the statement are known only after it is issued.
  const windows = given.map((window, i): ClaimWindow =>
    window.after === 'statement' && window.lastDay === undefined && steps[i]
      ? { ...window, ...datesFrom(parseInstant(issued.issuedAt)!, steps[i], bareContext(checked, found)) }
      : window,
  );
  const last = windows.findLast((window) => window.step === 'claim') ?? windows.at(-1);
  const expiresAt = last?.until ?? (last?.lastDay && formatInstant(startOfDay(statement.period.zone, parseDay(last.lastDay)! + 1)));
  const titles = titlesOf(statement, { credit });
  return {
    id,
    statement: issued.id,
    contract: statement.contract.id,
    vendor: statement.contract.vendor.id,
    customer: statement.contract.customer.id,
    period: statement.period.label,
    credit,
    ...(titles && { titles }),
    credits: [...new Set([...withParts(terms.credits, credit), ...creditsPaidWith(credit, statement)])],
    creditor,
    currency: statement.total.currency,
    automatic: result.claim === 'automatic' || creditor === 'vendor',
    windows,
    zone: statement.period.zone,
    ...(last?.opensAfter !== undefined && { opensAfter: last.opensAfter }),
    ...(last?.lastDay !== undefined && { lastDay: last.lastDay }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

/** Versions of the terms in one period may combine credits otherwise. */
const creditsPaidWith = (credit: string, statement: Statement): string[] =>
  [...statement.lines, ...(statement.openLines ?? [])].flatMap((line) => (payingCredit(line, statement) === credit ? [line.credit] : []));
