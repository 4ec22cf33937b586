/** Opens claims and remedies from statements, and records the transitions that people make. Every step may be repeated. */
import { type Claim, type ClaimHead, type Transition, VENDOR_TRANSITIONS, checkTransition, claimOf } from '../../domain/claims/claim.ts';
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import type { ServicePeriod } from '../../domain/checker/service-period.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { datesFrom } from '../../domain/statement/credits/claim-clauses.ts';
import { bareContext } from '../../domain/statement/objectives/deadlines.ts';
import { minorOf, sumAmounts } from '../../domain/statement/restatement.ts';
import type { Amount, RemedyResult } from '../../domain/statement/statement.ts';
import { formatInstant, parseDay, parseInstant } from '../../domain/time/instant.ts';
import { startOfDay } from '../../domain/time/daylight-saving.ts';
import { detailOf, entryOf } from './claim-entry.ts';
import { claimId } from './claim-id.ts';
import type { OpenRemedy } from '../ports/claims.ts';
import type { ClaimWindow } from '../../domain/statement/credits/claim-window.ts';
import type { Clock } from '../ports/clock.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import type { PublishedEvent, Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';

/** Opens claims for the amounts of an issued statement, or records how a revision changes them; opens and ends remedies. @returns the events to publish. */
export async function followStatement(
  issued: IssuedStatement,
  before: IssuedStatement | undefined,
  terms: { readonly checked: CheckedContract; readonly found: ServicePeriod },
  stores: Stores,
): Promise<PublishedEvent[]> {
  const events: PublishedEvent[] = [];
  for (const [credit, owed] of creditsOf(issued)) {
    const id = claimId(issued.id, credit);
    const known = await stores.claims.get(id);
    const transition = { by: 'makegood', at: issued.issuedAt, amount: owed.amount, revision: issued.revision };
    if (!known) {
      if (minorOf(owed) <= 0n) continue;
      const head = headOf(id, credit, issued, terms);
      await stores.claims.open(head, { ...transition, kind: head.automatic ? 'accepted' : 'due' });
    } else if (
      !known.transitions.some((done) => done.revision === issued.revision) &&
      claimOf(known.head, known.transitions).owed.amount !== owed.amount
    )
      await stores.claims.add(known.head, known.transitions.length + 1, { ...transition, kind: 'restated' });
    const now = await stores.claims.get(id);
    const claim = now && claimOf(now.head, now.transitions);
    if (claim) await stores.claims.list(entryOf(claim));
    if (claim?.state === 'due' && claim.transitions.at(-1)!.revision === issued.revision)
      events.push({ type: 'claim.due.v1', detail: { id: `${id}#${claim.transitions.length}`, claim: id, ...detailOf(claim) } });
  }
  await followRemedies(issued, before, stores);
  return events;
}

/** The amount of each credit that is paid on its own; parts of a split period together. */
function creditsOf({ statement }: IssuedStatement): Map<string, Amount> {
  const sums = new Map<string, Amount>();
  for (const { credit, amount } of statement.credits) {
    const known = sums.get(credit);
    sums.set(credit, known ? sumAmounts([known, amount], amount.currency) : amount);
  }
  return sums;
}

function headOf(
  id: string,
  credit: string,
  issued: IssuedStatement,
  { checked, found }: { readonly checked: CheckedContract; readonly found: ServicePeriod },
): ClaimHead {
  const { statement } = issued;
  const result = statement.credits.findLast((entry) => entry.credit === credit)!;
  const given = result.claim === 'automatic' ? [] : result.claim;
  const clause = found.checkedTerms.terms.claims[credit];
  const steps = clause === undefined || clause === 'automatic' ? [] : clause.do;
  // Windows that count from the statement are known only once it is issued.
  const windows = given.map((window, i): ClaimWindow =>
    window.after === 'statement' && window.lastDay === undefined && steps[i]
      ? { ...window, ...datesFrom(parseInstant(issued.issuedAt)!, steps[i], bareContext(checked, found)) }
      : window,
  );
  const last = windows.findLast((window) => window.step === 'claim') ?? windows.at(-1);
  const expiresAt = last?.until ?? (last?.lastDay && formatInstant(startOfDay(statement.period.zone, parseDay(last.lastDay)! + 1)));
  return {
    id,
    statement: issued.id,
    contract: statement.contract.id,
    vendor: statement.contract.vendor.id,
    period: statement.period.label,
    credit,
    currency: statement.total.currency,
    automatic: result.claim === 'automatic',
    windows,
    ...(last?.opensAfter !== undefined && { opensAfter: last.opensAfter }),
    ...(last?.lastDay !== undefined && { lastDay: last.lastDay }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

/** Ends listed remedies that a revision no longer has. */
async function followRemedies(issued: IssuedStatement, before: IssuedStatement | undefined, stores: Stores): Promise<void> {
  const { id: statement, revision } = issued;
  const { contract, period } = issued.statement;
  const about = { statement, revision, contract: contract.id, vendor: contract.vendor.id, period: period.label };
  const openIn = (from: IssuedStatement | undefined): RemedyResult[] => (from?.statement.remedies ?? []).filter(({ open }) => open);
  const place = ({ remedy, index, lastDay }: RemedyResult): string => JSON.stringify([remedy, index, lastDay]);
  const now = new Map(openIn(issued).map((remedy) => [place(remedy), remedy]));
  for (const remedy of openIn(before))
    if (!now.has(place(remedy))) await stores.claims.putRemedy({ ...toOpenRemedy(remedy), ...about, open: false });
  for (const remedy of now.values()) await stores.claims.putRemedy({ ...toOpenRemedy(remedy), ...about, open: true });
}

const toOpenRemedy = ({
  open: _,
  part: __,
  ...remedy
}: RemedyResult): Omit<OpenRemedy, 'statement' | 'contract' | 'vendor' | 'period' | 'revision' | 'open'> => remedy;

export type TransitionResult = { readonly claim: Claim } | { readonly failure: 'unknown' | 'refused' | 'conflict'; readonly issue?: Issue };

/** @param vendor the caller's vendor, when its token is bound to one: it may only record the transitions of a vendor. */
export async function recordTransition(
  id: string,
  transition: Omit<Transition, 'at' | 'late' | 'revision'>,
  vendor: string | undefined,
  stores: Stores,
  publisher: Publisher,
  clock: Clock,
): Promise<TransitionResult> {
  const known = await stores.claims.get(id);
  if (!known || (vendor !== undefined && vendor !== known.head.vendor)) return { failure: 'unknown' };
  const { head, transitions } = known;
  if (vendor !== undefined && !VENDOR_TRANSITIONS.has(transition.kind))
    return { failure: 'refused', issue: errorIssue('bad-transition', '/kind', `only the customer records "${transition.kind}"`) };
  const at = formatInstant(clock());
  const claim = claimOf(head, transitions);
  // The vendor's credit note counts once, however often it is recorded.
  const isRepeat =
    transition.kind === 'credited' && transitions.some((done) => done.kind === 'credited' && done.reference === transition.reference);
  if (!isRepeat) {
    const late = transition.kind === 'submitted' && head.expiresAt !== undefined && at >= head.expiresAt;
    const whole: Transition = { ...transition, at, ...(late && { late: true as const }) };
    const issue = checkTransition(claim, whole);
    if (issue) return { failure: 'refused', issue };
    if (!(await stores.claims.add(head, transitions.length + 1, whole))) return { failure: 'conflict' };
    transitions.push(whole);
  }
  const after = claimOf(head, transitions);
  await stores.claims.list(entryOf(after));
  await publisher.publish([
    {
      type: 'claim.transitioned.v1',
      detail: {
        id: `${id}#${transitions.length}`,
        claim: id,
        kind: transition.kind,
        by: transition.by,
        state: after.state,
        ...detailOf(after),
      },
    },
  ]);
  return { claim: after };
}
