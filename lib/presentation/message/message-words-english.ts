/** The words of messages in English; the other languages have the same ones. */
import type { ApprovalKind } from '../../domain/approvals/approval.ts';
import type { MessageKind } from '../../declarations/messages.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';
import { ENGLISH_ENDS } from '../../domain/statement/credits/between.ts';

/** A step that waits for a second person, as its event has it. */
export interface AskedFor {
  readonly kind: ApprovalKind;
  /** In English. */
  readonly summary: string;
  /** The amount, as the language writes it; only of an entry of a claim. */
  readonly amount: string | undefined;
  /** The id of the claim, or of the contract. */
  readonly of: string | undefined;
}

/** Why a row of a bill matches no claim: in English, and its code. */
export interface Unmatched {
  readonly problem: string;
  readonly remedy: string | undefined;
  /** Absent of an earlier version. */
  readonly code: string | undefined;
}

const count = (n: number, one: string, many: string): string => (n === 1 ? one : `${n} ${many}`);

export const englishMessages = {
  ends: ENGLISH_ENDS,
  and: (parts: readonly string[]): string => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`),
  about: (contract: string, period: string): string => `${contract}, ${period}`,
  /** What is beside a name. */
  beside: (text: string): string => ` (${text})`,
  /** Between two sentences. */
  space: ' ',
  colon: ': ',
  todo: 'What to do',
  open: 'Open it in the console',
  without: (command: string): string => `Without the console: ${command}`,
  footer: (kind: string): string =>
    `You get this mail because your address is subscribed to messages of the kind "${kind}". To change or end the subscription, write to the administrator of Makegood at the customer.`,
  kinds: {
    audit: 'audit',
    'claim-deadline': 'deadline of a claim',
    'claim-answer': 'answer to a claim',
    budget: 'budget at risk',
    'ticket-deadline': 'deadline of a ticket',
    approval: 'approval',
    'bill-row': 'row of a bill',
    endpoint: 'endpoint disabled',
  } as Readonly<Record<MessageKind, string>>,
  audit: {
    subject: (month: string, issued: number, restated: number): string =>
      `Audit of ${month}: ${[
        ...(issued > 0 ? [count(issued, 'one statement issued', 'statements issued')] : []),
        ...(restated > 0 ? [count(restated, 'one statement restated', 'statements restated')] : []),
      ].join(', ')}`,
    /** @param periods those without a statement. @param contracts those that were refused, with all of their periods. */
    unfinishedSubject: (month: string, periods: number, contracts: number): string =>
      `Audit of ${month}: ${[
        ...(periods > 0 ? [`${count(periods, 'one period stays', 'periods stay')} without a statement`] : []),
        ...(contracts > 0 ? [count(contracts, 'one contract is refused', 'contracts are refused')] : []),
      ].join(', ')}`,
    issuedSum: (n: number, sums: string): string =>
      n === 1
        ? `The audit of the month issued one statement, of ${sums}.`
        : `The audit of the month issued ${n} statements, which add up to ${sums}.`,
    restatedSum: (n: number, sums: string): string => `It restated ${count(n, 'one statement', 'statements')}: a change of ${sums}.`,
    onlyRestated: (n: number, sums: string): string =>
      `The audit of the month restated ${count(n, 'one statement', 'statements')}: a change of ${sums}.`,
    nothing: 'The audit of the month issued no statement.',
    openSum: (n: number): string => `Missing facts leave the amounts of ${count(n, 'one statement', 'statements')} open.`,
    toVendor: (amount: string): string => `, and ${amount} to the vendor`,
    /** The total of a statement by which the customer owes. */
    byCustomer: (amount: string): string => `${amount} to the vendor`,
    dueSum: (n: number): string => (n === 1 ? 'One claim is due.' : `${n} claims are due.`),
    issued: 'Issued',
    restated: 'Restated',
    due: 'Claims that are due',
    unfinished: 'Without a statement',
    line: (what: string, amount: string): string => `${what}: ${amount}`,
    changed: (what: string, revision: number, amount: string, difference: string): string =>
      `${what}: revision ${revision} says ${amount}, a difference of ${difference}`,
    more: (n: number): string => count(n, 'one more', 'more'),
    counts: {
      failed: (n: number): string => count(n, 'one period failed: the audit names the cause', 'periods failed: the audit names the causes'),
      held: (n: number): string =>
        count(n, 'one period is held: the audit names what it waits for', 'periods are held: the audit names what they wait for'),
      refused: (n: number): string =>
        count(n, 'one contract is refused: put a text that passes', 'contracts are refused: put texts that pass'),
    },
    claimBefore: 'Make the claims that are due before their last day.',
    read: 'Read the statements. You have no claim to make now.',
    correct: 'Correct what keeps the periods without a statement, and ask for the audit again.',
  },
  claim: {
    owed: (amount: string, to: PartyRole): string => `${amount} is owed to the ${to}`,
    upTo: (amount: string): string => `, and missing facts may add at most ${amount}`,
    unbounded: ', and missing facts may add more',
    lastDay: (day: string): string => `the last day to claim is ${day}`,
    noLastDay: 'no last day is known',
    line: (claim: string, owed: string, day: string): string => `${claim}: ${owed}; ${day}`,
    deadlineSubject: (days: number, claim: string): string => `${count(days, 'One day', 'days')} left to claim: ${claim}`,
    deadline: (days: number, claim: string, owed: string, day: string): string =>
      `${count(days, 'One day is', 'days are')} left for the claim ${claim}. ${owed}; ${day}. What is not claimed by then expires.`,
    deadlineStep: 'Send the claim with its package, and record that it is submitted.',
    answerSubject: (claim: string): string => `A claim waits for your answer: ${claim}`,
    answeredSubject: (claim: string, by: PartyRole, isRejected: boolean): string =>
      `The ${by} ${isRejected ? 'rejected' : 'accepted a part of'} a claim: ${claim}`,
    submitted: (claim: string, by: PartyRole, owed: string, open: string): string => `The ${by} claims ${claim}. ${owed}; ${open} is open.`,
    answered: (claim: string, by: PartyRole, isRejected: boolean, open: string): string =>
      `The ${by} ${isRejected ? 'rejected' : 'accepted a part of'} the claim ${claim}; ${open} is open.`,
    answerStep: 'Accept the claim, accept a part of it, or reject it with a reason.',
    contestStep: 'Contest the answer, withdraw the claim, or write off what stays open.',
  },
  budget: {
    subject: (what: string, percent: string): string => `${percent}% of the downtime budget is used: ${what}`,
    text: (what: string, used: string, allowed: string, percent: string, left: string): string =>
      `${what}: ${used} of the allowed downtime of ${allowed} is used (${percent}%), ${left}.`,
    left: (length: string): string => `${length} is left`,
    over: (length: string): string => `${length} more than allowed`,
    projected: (amount: string): string => `If nothing more happens in the period, ${amount} is owed.`,
    step: 'Put off planned work that causes downtime, and find the cause of the downtime so far.',
  },
  ticket: {
    subject: (what: string, of: string): string => `Deadline near: ${of}, ${what}`,
    text: (what: string, of: string, due: string | undefined): string =>
      due === undefined ? `A deadline of the ${of} is near: ${what}.` : `${what} is due at ${due} for the ${of}.`,
    step: 'Make sure that the ticket is answered or resolved before its deadline.',
  },
  approval: {
    subject: (summary: string): string => `Waits for your approval: ${summary}`,
    text: (summary: string, by: string): string => `${by} asked for this, and it waits for a second person: ${summary}.`,
    /** What is asked for. The event has it as a sentence in English; other languages make one of its parts. */
    what: ({ summary, of }: AskedFor): string => (of === undefined || summary.includes(of) ? summary : `${summary} (${of})`),
    step: 'Approve or reject it. The person who asked for it cannot decide it.',
  },
  billRow: {
    subject: (amount: string, vendor: string): string => `A bill row${amount} of ${vendor} matches no claim`,
    of: (amount: string): string => ` of ${amount}`,
    text: (row: string, reference: string, vendor: string, why: string): string =>
      `The row ${row}${reference} on a bill of ${vendor} was not matched with a claim${why}.`,
    /** Why it was not matched. The event has it in English, with its code for other languages. */
    why: ({ problem, remedy }: Unmatched): string =>
      `: ${problem}${remedy === undefined ? '' : `. ${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}`}`,
    reference: (reference: string): string => ` for ${reference}`,
    step: 'Find the claim that the row pays, and record the receipt on it, or correct the row.',
  },
  endpoint: {
    subject: (name: string): string => `The endpoint ${name} is disabled`,
    gone: (name: string): string =>
      `The endpoint ${name} answered 410: it takes no more events. Makegood sends it nothing until it is enabled.`,
    failing: (name: string, since: string): string =>
      `No event has been delivered to the endpoint ${name} since ${since}. Makegood sends it nothing until it is enabled.`,
    step: 'Repair the receiver, enable the endpoint, and replay what was held since then.',
  },
};

export type MessageWords = typeof englishMessages;
