/**
 * The rule by which a row of a bill, with which a vendor refunds a credit, is `received` on a claim: the row names the claim, its sender
 * reports for the creditor, and its amount is at most what is open. A row that fails one of these conditions waits for a person.
 * docs/decisions/0027-bill-rows.md has the reasons.
 */
import { type Issue, errorIssue } from '../issue.ts';
import { minorOf } from '../statement/restatement.ts';
import { type Instant, formatDay, formatInstant, parseInstant } from '../time/instant.ts';
import { localDay } from '../time/timezone.ts';
import { unreversed } from './balances.ts';
import { checkTransition } from './check-transition.ts';
import { type Claim, sideOfParty } from './claim.ts';
import { RECEIVED_BY_RULE, type Transition } from './transition.ts';
import type { PartyRole } from '../contract/terms.ts';

/** The author (`by`) of transitions that the rule records. */
export const RULE = 'rule';

/** A row of a bill that pays a claim, after its corrections. */
export interface BillCredit {
  /** "sender|id" of the row. */
  readonly row: string;
  /** "sender|id" of the event with the current content: the row, or the last correction that replaced it. */
  readonly event: string;
  readonly id: string;
  readonly sender: string;
  readonly speaksFor: PartyRole;
  readonly billedAt: Instant;
  /** The claim, the statement or the credit note to which the row refers. */
  readonly reference: string;
  /** The deducted amount, above 0. */
  readonly amount: string;
  readonly currency: string;
  readonly component: string | undefined;
  /** The time span of the row. */
  readonly start: Instant;
  readonly end: Instant;
}

/** The facts about a claim's contract that the rule needs. */
export interface BillRules {
  /** Whether the sender and the component of the row belong to the claim's contract. */
  readonly isOfContract: (claim: Claim) => boolean;
  /** Whether `billing.reported-by` of the contract names the sender, or the debtor alone. */
  readonly isReporter: (claim: Claim) => boolean;
}

/** The conditions that a row fails. What stops an entry of a person stops the rule too, with the code that it has there. */
export const UNMATCHED_CODES = [
  'unknown-event',
  'unknown-reference',
  'debtors-word',
  'ambiguous-reference',
  'other-contract',
  'not-its-word',
  'wrong-currency',
  'reference-used',
  'bill-repeated',
  'beyond-open',
  'not-claimed',
] as const;
export type UnmatchedCode = (typeof UNMATCHED_CODES)[number];

export type JudgedCredit = { readonly claim: Claim; readonly transition: Transition } | { readonly issue: Issue };

/** @param named the claims of the vendor that the reference names. @param at ISO instant of recording. */
export function judgeCredit(credit: BillCredit, named: readonly Claim[], rules: BillRules, at: string): JudgedCredit {
  const { reference, speaksFor } = credit;
  if (named.length === 0)
    return waits(
      'unknown-reference',
      `no claim, statement or credit note of the vendor is "${reference}"`,
      'correct the row, or wait: it is matched once there is one',
    );
  const own = named.filter((claim) => sideOfParty(claim, speaksFor) === 'creditor');
  if (own.length === 0)
    return waits(
      'debtors-word',
      `"${reference}" is owed by the ${speaksFor}, for which the sender reports: what the debtor states is not received`,
      `let a sender of the ${named[0]!.creditor} send its copy of the bill, or record \`received\``,
    );
  const [claim, another] = own;
  if (another)
    return waits(
      'ambiguous-reference',
      `"${reference}" is ${own.map(({ id }) => id).join(' and ')}`,
      'correct the row: name one of the claims',
    );
  const issue = claimIssue(credit, claim!, rules);
  if (issue) return { issue };
  const transition = receiptOf(credit, claim!, at);
  const wrong = checkTransition(claim!, transition, claim!.creditor, []);
  return wrong ? waits(wrong.code, wrong.message, BY_HAND) : { claim: claim!, transition };
}

const BY_HAND = 'correct the row, or record what is `received` yourself with the row as its `reference`';

const waits = (code: string, message: string, remedy: string): { readonly issue: Issue } => ({
  issue: { ...errorIssue(code, '/billingReference', message), remedy },
});

/** Two rows of one bill kind, component and span are the same row: the one received first counts. */
const isSameRow = (a: Transition['bill'], b: NonNullable<Transition['bill']>): boolean =>
  a !== undefined && a.row !== b.row && a.of === b.of && a.component === b.component && a.start === b.start && a.end === b.end;

const billOf = ({ row, reference, component, start, end }: BillCredit): NonNullable<Transition['bill']> => ({
  row,
  of: reference,
  ...(component !== undefined && { component }),
  start: formatInstant(start),
  end: formatInstant(end),
});

function claimIssue(credit: BillCredit, claim: Claim, rules: BillRules): Issue | undefined {
  const { event, row, reference, amount, currency, sender } = credit;
  const { id, state } = claim;
  const says = (code: UnmatchedCode, message: string, remedy = BY_HAND): Issue => waits(code, message, remedy).issue;
  if (!rules.isOfContract(claim))
    return says(
      'other-contract',
      `${sender} or the component of the row is of another contract than ${id}`,
      'register the sender for the contract, or correct the row',
    );
  if (!rules.isReporter(claim))
    return says('not-its-word', `\`billing.reported-by\` of ${claim.contract} names other senders than ${sender}`);
  if (currency !== claim.currency) return says('wrong-currency', `the row is in ${currency}, and ${id} in ${claim.currency}`);
  const stand = unreversed(claim.transitions);
  const used = stand.find(({ kind, reference: of }) => kind === 'received' && of !== undefined && [row, event, reference].includes(of));
  if (used)
    return says(
      'reference-used',
      `transition ${claim.transitions.indexOf(used) + 1} of ${id} has "${used.reference}" as received already`,
      'reverse that transition if the row is to count instead; else withdraw the row by a correction',
    );
  const same = stand.find(({ bill }) => isSameRow(bill, billOf(credit)));
  if (same)
    return says(
      'bill-repeated',
      `the row ${same.bill!.row} pays "${reference}" for the same span already; the one received first counts`,
      'withdraw the one that is wrong by a correction, or bill both in one row',
    );
  if (minorOf({ amount, currency }) > minorOf(claim.open))
    return says('beyond-open', `${amount} ${currency} are more than the ${claim.open.amount} ${currency} that are open on ${id}`);
  return RECEIVED_BY_RULE.includes(state)
    ? undefined
    : says('not-claimed', `${id} is ${state}`, 'submit the claim: the row is then received');
}

/** The receipt takes effect on the day of the bill, at the latest on the day of recording. */
function receiptOf(credit: BillCredit, { creditor, zone = 'UTC' }: Claim, at: string): Transition {
  const { event, id, sender, reference, billedAt, amount } = credit;
  const effectiveOn = formatDay(Math.min(localDay(zone, billedAt), localDay(zone, parseInstant(at)!)));
  return {
    kind: 'received',
    by: RULE,
    party: creditor,
    at,
    effectiveOn,
    amount,
    reference: event,
    note: `row "${id}" of the bill of ${effectiveOn}, sent by ${sender}, pays "${reference}"`,
    bill: billOf(credit),
  };
}

/** Reverses the n-th transition, which the rule recorded. @param event "sender|id" of the correction. */
export const reversalOf = ({ party, bill }: Transition, n: number, event: string, at: string): Transition => ({
  kind: 'reversed',
  by: RULE,
  ...(party && { party }),
  at,
  of: n,
  reference: event,
  note: 'the row of the bill was corrected',
  ...(bill && { bill }),
});

/**
 * The transitions that the rule recorded on a claim for a row, with their numbers. `isStanding`: not reversed; `byHand`: reversed by a
 * person.
 */
export function receiptsOf(row: string, transitions: readonly Transition[]): BillReceiptEntry[] {
  return transitions.flatMap((transition, i) => {
    if (transition.kind !== 'received' || transition.bill?.row !== row) return [];
    const reversal = transitions.find(({ kind, of }) => kind === 'reversed' && of === i + 1);
    return [{ n: i + 1, transition, isStanding: !reversal, byHand: reversal !== undefined && !reversal.bill }];
  });
}

export interface BillReceiptEntry {
  readonly n: number;
  readonly transition: Transition;
  readonly isStanding: boolean;
  readonly byHand: boolean;
}
