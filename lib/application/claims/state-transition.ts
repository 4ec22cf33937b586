/** A party records a transition of a claim: it is checked, waits for a second person where the settings require it, and is recorded. */
import { type SecondPersonRules, type WaitingStep, waitingStep } from '../../domain/approvals/second-person.ts';
import type { ApprovalKind, WaitingEntry } from '../../domain/approvals/approval.ts';
import type { Claim } from '../../domain/claims/claim.ts';
import { type Transition, partyOf } from '../../domain/claims/transition.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { titleIn } from '../../domain/contract/title.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import { waitingRequests } from '../approvals/waiting-requests.ts';
import type { Clock } from '../ports/clock.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';
import { type GivenTransition, type JudgedTransition, type TransitionFailure, judgeTransition, recordJudged } from './record-transition.ts';

/** The summary for the second person who is asked to approve. */
export type WaitingTransition = WaitingStep & { readonly summary: string; readonly entry: WaitingEntry };

export type StatedResult = { readonly claim: Claim } | { readonly waits: WaitingTransition } | TransitionFailure;

/**
 * @param vendor the vendor to which the caller's token is bound.
 * @param rules the rules for the second person; undefined: nothing waits. An approved entry (`given.approval`) does not wait again.
 * @param asked for an approved entry: the state of the claim at the time of the request. Where the claim has changed since, the entry is
 * refused, because the new state was not approved.
 */
export async function stateTransition(
  id: string,
  given: GivenTransition,
  vendor: string | undefined,
  { rules, asked }: { readonly rules?: SecondPersonRules | undefined; readonly asked?: WaitingEntry | undefined },
  { stores, publisher, clock }: { readonly stores: Stores; readonly publisher: Publisher; readonly clock: Clock },
): Promise<StatedResult> {
  const judged = await judgeTransition(id, given, vendor, stores, clock);
  if ('failure' in judged) return judged;
  if (judged.isRepeat) return recordJudged(judged, stores, publisher);
  const changed = asked && (await changeSince(asked, judged.claim, stores));
  if (changed) return { failure: 'refused', issue: changed };
  if (!given.approval && rules) {
    const { claim, transition } = judged;
    const step = waitingStep(claim, transition, rules, await waitingOn(claim, vendor, stores));
    if (step) return { waits: { ...step, summary: summaryOf(id, judged), entry: await entryNow(claim, transition, stores) } };
  }
  // Records exactly the checked transition: two simultaneous requests cannot both stay below a limit.
  return recordJudged(judged, stores, publisher);
}

const revisionNow = async ({ contract, period }: Claim, { statements }: Stores): Promise<number> =>
  (await statements.latest(contract, period))?.revision ?? 0;

const entryNow = async (claim: Claim, { amount = claim.open.amount }: Transition, stores: Stores): Promise<WaitingEntry> => ({
  claim: claim.id,
  amount,
  transitions: claim.transitions.length,
  revision: await revisionNow(claim, stores),
});

async function changeSince(asked: WaitingEntry, claim: Claim, stores: Stores): Promise<Issue | undefined> {
  const { transitions, currency } = claim;
  const entries = transitions.slice(asked.transitions).map(({ kind, amount, by, at }, i) => {
    const money = amount === undefined ? '' : ` ${amount} ${currency}`;
    return `transition ${asked.transitions + i + 1} (${kind}${money}, by ${by} at ${at})`;
  });
  const revision = await revisionNow(claim, stores);
  const restated = revision === asked.revision ? [] : [`revision ${revision} of the statement, after ${asked.revision}`];
  const changes = [...entries, ...restated];
  if (changes.length === 0) return undefined;
  return errorIssue(
    'claim-changed',
    '',
    `the claim changed since this was asked for: ${changes.join('; ')}; ${claim.open.amount} ${currency} are open now; ask again`,
  );
}

/** The sum of the entries of each kind that wait on a claim, in minor units. */
async function waitingOn(
  { id, currency }: Claim,
  vendor: string | undefined,
  stores: Stores,
): Promise<Partial<Record<WaitingStep['kind'], bigint>>> {
  const sums: Partial<Record<ApprovalKind, bigint>> = {};
  for await (const { kind, entry } of waitingRequests({ party: partyOf(vendor), vendor }, stores))
    if (entry?.claim === id) sums[kind] = (sums[kind] ?? 0n) + minorOf({ amount: entry.amount, currency });
  return sums;
}

function summaryOf(
  id: string,
  { claim: { open, currency, titles }, transition: { kind, amount = open.amount, reference, note } }: JudgedTransition,
): string {
  const more = [reference, note].filter((text) => text !== undefined).join(', ');
  const title = titles?.credit ?? titles?.objective;
  const name = title === undefined ? id : `${titleIn(title, 'en')} (${id})`;
  return `${kind.replaceAll('-', ' ')} ${amount} ${currency} on ${name}, where ${open.amount} ${currency} are open${more === '' ? '' : `: ${more}`}`;
}
