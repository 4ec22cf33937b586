/** Opens, withdraws and decides disputes. While one is open, the first statement of its period waits where the terms say so. */
import { LIMITS } from '../../declarations/limits.ts';
import type { Dispute, DisputedLine, TitledLine } from '../../domain/claims/dispute.ts';
import { type DisputeDecision, deciderIssue, upheldBy } from '../../domain/claims/dispute-decision.ts';
import { partyOf } from '../../domain/claims/transition.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { titlesOf } from '../../domain/statement/line-titles.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { begunPeriod, checkDispute, withStatement } from './check-dispute.ts';
import type { Clock } from '../ports/clock.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';

export interface DisputeRequest {
  readonly contract: string;
  readonly period: string;
  readonly lines: readonly DisputedLine[];
  readonly events: readonly string[];
  readonly amount: string;
  /** The currency of the amount; absent = that of the statement. */
  readonly currency?: string | undefined;
  readonly reason: string;
  readonly by: string;
  /** The request under an Idempotency-Key. */
  readonly under?: string | undefined;
}

export type DisputeResult =
  | { readonly dispute: Dispute }
  | { readonly failure: 'unknown' }
  | { readonly failure: 'not-open' }
  /** Another request of the same party opened a dispute at the same time. */
  | { readonly failure: 'conflict' }
  | { readonly failure: 'refused'; readonly issue: Issue };

/** The most disputes of one party about one period, open or closed. A party with more uses one dispute about the whole statement. */
export const MAX_DISPUTES = LIMITS.disputes.value;

/** @param vendor the vendor to which the caller's token is bound. @returns `unknown` when it may not see the contract. */
export async function openDispute(
  request: DisputeRequest,
  vendor: string | undefined,
  stores: Stores,
  clock: Clock,
): Promise<DisputeResult> {
  const { contract, lines, events, amount, reason, by, under } = request;
  const stored = await stores.contracts.latest(contract);
  if (!stored || (vendor !== undefined && vendor !== stored.vendor)) return { failure: 'unknown' };
  const raisedBy = partyOf(vendor);
  const begun = begunPeriod(stored, request.period, clock());
  if ('issue' in begun) return { failure: 'refused', issue: begun.issue };
  const { label: period } = begun;
  const raised = (await stores.disputes.about(contract, period)).filter((one) => (one.raisedBy ?? 'customer') === raisedBy);
  const own = raised.find(({ openedUnder }) => under !== undefined && openedUnder === under);
  if (own) return { dispute: own };
  if (raised.length >= MAX_DISPUTES) return { failure: 'refused', issue: tooMany(raisedBy, contract, period) };
  // Only now: the statement of a vendor that floods is long, and so is its evidence.
  const disputed = await withStatement(begun, stores);
  if ('issue' in disputed) return { failure: 'refused', issue: disputed.issue };
  const { issued } = disputed;
  const checked = await checkDispute(request, disputed, raised, vendor, stores);
  if ('issue' in checked) return { failure: 'refused', issue: checked.issue };
  const dispute: Dispute = {
    // The id has the number of the dispute. Of two simultaneous requests that read the same disputes only one is stored, so that both
    // cannot pass a limit.
    id: `${contract}.${period}.${raisedBy}-${String(raised.length + 1).padStart(2, '0')}`,
    contract,
    vendor: stored.vendor,
    period,
    raisedBy,
    lines: lines.map((line) => titled(line, issued)),
    ...(issued && { revision: issued.revision }),
    events,
    amount,
    currency: checked.currency,
    reason,
    openedBy: by,
    openedAt: formatInstant(clock()),
    ...(under !== undefined && { openedUnder: under }),
    status: 'open',
  };
  return (await stores.disputes.open(dispute)) ? { dispute } : { failure: 'conflict' };
}

function titled(line: DisputedLine, issued: IssuedStatement | undefined): TitledLine {
  const titles = issued && titlesOf(issued.statement, line);
  return titles ? { ...line, titles } : line;
}

const tooMany = (party: PartyRole, contract: string, period: string): Issue =>
  errorIssue(
    'too-many',
    '',
    `the ${party} raised ${MAX_DISPUTES} disputes about ${period} of ${contract}, and no more are taken; one dispute may name several lines and events`,
  );

export interface Closing {
  readonly id: string;
  readonly by: string;
  readonly note: string;
  /** The request under an Idempotency-Key. */
  readonly under?: string | undefined;
}

/** The party that raised a dispute withdraws it. */
export async function withdrawDispute(
  { id, by, note, under }: Closing,
  vendor: string | undefined,
  stores: Stores,
  clock: Clock,
): Promise<DisputeResult> {
  const dispute = await find(id, vendor, stores);
  if (!dispute) return { failure: 'unknown' };
  const { raisedBy = 'customer' } = dispute;
  if (raisedBy !== partyOf(vendor))
    return { failure: 'refused', issue: errorIssue('not-your-word', '', `the ${raisedBy} raised the dispute, and may withdraw it`) };
  return close(dispute, { status: 'withdrawn', closedBy: by, note, ...(under !== undefined && { closedUnder: under }) }, stores, clock);
}

/** The other party decides it; a person of the party that raised it may record the answer of the vendor. */
export async function decideDispute(
  { id, by, note, under, ...decision }: Closing & DisputeDecision,
  vendor: string | undefined,
  stores: Stores,
  clock: Clock,
): Promise<DisputeResult> {
  const dispute = await find(id, vendor, stores);
  if (!dispute) return { failure: 'unknown' };
  if (isClosedUnder(dispute, under)) return { dispute };
  if (dispute.status !== 'open') return { failure: 'not-open' };
  const issue = deciderIssue(dispute, { by, party: partyOf(vendor) }, decision);
  if (issue) return { failure: 'refused', issue };
  const upheld = upheldBy(dispute, decision);
  if ('issue' in upheld) return { failure: 'refused', issue: upheld.issue };
  const { outcome, reference } = decision;
  const asked = { ...(reference !== undefined && { reference }), closedBy: by, note, ...(under !== undefined && { closedUnder: under }) };
  return close(dispute, { status: 'decided', outcome, ...upheld, ...asked }, stores, clock);
}

async function find(id: string, vendor: string | undefined, stores: Stores): Promise<Dispute | undefined> {
  const dispute = await stores.disputes.get(id.split('.')[0]!, id);
  return vendor === undefined || vendor === dispute?.vendor ? dispute : undefined;
}

/** An earlier attempt at the request closed it. */
const isClosedUnder = ({ closedUnder }: Dispute, under: string | undefined): boolean => under !== undefined && closedUnder === under;

async function close(
  dispute: Dispute,
  how: Pick<Dispute, 'status' | 'outcome' | 'upheld' | 'upheldLines' | 'reference' | 'closedBy' | 'closedUnder' | 'note'>,
  stores: Stores,
  clock: Clock,
): Promise<DisputeResult> {
  if (isClosedUnder(dispute, how.closedUnder)) return { dispute };
  if (dispute.status !== 'open') return { failure: 'not-open' };
  const closed: Dispute = { ...dispute, ...how, closedAt: formatInstant(clock()) };
  return (await stores.disputes.close(closed)) ? { dispute: closed } : { failure: 'not-open' };
}
