/** The texts of notifications in e-mail, in chat and in the log of the embedded run: one or two sentences. All of them are made here. */
import type { Publisher, PublishedEvent } from '../../application/ports/publisher.ts';
import { NOTIFICATIONS } from '../../declarations/events.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';
import { type Title, titleIn } from '../../domain/contract/title.ts';
import { integer } from '../../domain/money/ratio.ts';
import { ENGLISH_ENDS, endsInWords } from '../../domain/statement/credits/between.ts';
import { formatLength } from '../../domain/statement/format-value.ts';
import type { LineTitles } from '../../domain/statement/line-titles.ts';
import type { Amount, AmountBounds } from '../../domain/statement/statement.ts';
import { amountText } from '../document/grouped.ts';
import { caseName, creditName } from '../reasons/line-names.ts';
import { readable } from '../reasons/names.ts';
import { numberOf } from '../reasons/record-names.ts';
import { ofContract, ofSender, written } from '../written.ts';

export type Notification = (typeof NOTIFICATIONS)[number];

export interface About {
  readonly contract: string;
  readonly period: string;
}

interface Bounds {
  readonly toCustomer: AmountBounds;
}

/** A warning about an objective of a running period. */
export interface Warning extends About {
  readonly objective: string;
  /** A component; for tickets the record, "ticket/T-1". */
  readonly for?: string;
  readonly titles?: { readonly objective?: Title; readonly for?: Title };
  readonly projectedCredit: Amount;
  readonly bounds?: Bounds;
}

export interface OfClaim extends About {
  readonly credit: string;
  readonly titles?: LineTitles;
  readonly creditor: PartyRole;
  readonly owed: Amount;
  readonly reserved?: Amount | 'unbounded';
  readonly open: Amount;
  readonly lastDay?: string;
}

interface OfStatement extends About {
  readonly revision: number;
  readonly total: Amount;
  readonly bounds?: Bounds;
}

/** A row of a bill that refers to a claim and matches none. */
interface OfBillRow {
  readonly row: string;
  readonly vendor: string;
  readonly reference?: string;
  readonly amount?: string;
  readonly currency?: string;
  /** Absent of an earlier version. */
  readonly code?: string;
  readonly problem: string;
  readonly remedy?: string;
}

interface OfSender {
  readonly sender: string;
  readonly vendor: string;
  readonly expectedEverySeconds: number;
  readonly silentSince: string;
}

/** An endpoint to which nothing is sent any more. */
interface OfEndpoint {
  readonly endpoint: string;
  readonly reason: 'gone' | 'failing';
  readonly failingSince: string;
}

/** For each type, the members of the event that its text uses. */
export interface Details {
  readonly 'budget.at-risk.v1': Warning & {
    readonly allowedSeconds: number;
    readonly usedSeconds: number;
    readonly remainingSeconds: number;
    readonly usedPercent: number;
  };
  readonly 'ticket.deadline-near.v1': Warning & { readonly record: string; readonly deadline?: string };
  readonly 'objective.breached.v1': Warning & { readonly measured?: string; readonly targets: readonly string[] };
  readonly 'claim.due.v1': OfClaim;
  readonly 'claim.deadline-near.v1': OfClaim & { readonly days: number };
  readonly 'claim.expired.v1': OfClaim & { readonly expired: Amount };
  readonly 'bill-credit.unmatched.v1': OfBillRow;
  readonly 'approval.requested.v1': { readonly summary: string; readonly requestedBy: string };
  readonly 'statement.issued.v1': OfStatement;
  readonly 'statement.restated.v1': OfStatement & { readonly difference?: Amount };
  readonly 'audit.closed.v1': {
    readonly period: string;
    readonly statements: number;
    readonly failed: number;
    readonly held: number;
    readonly waiting: number;
    readonly refused: readonly { readonly contract: string }[];
    /** Rows of bills that pay claims and wait for a person; absent of earlier versions. */
    readonly billRows?: number;
  };
  readonly 'source.silent.v1': OfSender;
  readonly 'source.resumed.v1': OfSender;
  readonly 'endpoint.disabled.v1': OfEndpoint;
}

const length = (seconds: number): string => formatLength(integer(Math.abs(seconds) * 1000));
/** "2026-10-31 23:50 UTC" */
const time = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`;
const about = ({ contract, period }: About): string => `${ofContract(contract)}, ${period}`;
const amount = (certain: Amount, bounds: Bounds | undefined): string =>
  bounds
    ? endsInWords(amountText(bounds.toCustomer.least), bounds.toCustomer.most && amountText(bounds.toCustomer.most), ENGLISH_ENDS)
    : amountText(certain);

/** "Availability of Studio line": an objective and its component. */
function measured({ objective, for: index = '', titles }: Warning): string {
  const name = titles?.objective === undefined ? ofContract(readable(objective)) : ofContract(titleIn(titles.objective, 'en'));
  const of = caseName({ index, titles: { for: titles?.for } }, 'en');
  return of === '' ? name : `${name} of ${of}`;
}

const projected = ({ projectedCredit, bounds }: Warning): string => `If nothing more happens, ${amount(projectedCredit, bounds)} is owed.`;

const claim = (of: OfClaim): string => `${creditName(of, 'en')} (${about(of)})`;

function claimed({ owed, reserved, creditor, lastDay }: OfClaim): string {
  const more =
    reserved === undefined
      ? ''
      : reserved === 'unbounded'
        ? ', and missing facts may add more'
        : `, and missing facts may add at most ${amountText(reserved)}`;
  return `${amountText(owed)} is owed to the ${creditor}${more}. ${lastDay === undefined ? 'No last day is known.' : `The last day to claim is ${lastDay}.`}`;
}

/** Ends a text as a sentence. */
const sentence = (text: string): string => ofSender(/[.!?]$/.test(text) ? text : `${text}.`);

const silence = ({ sender, vendor }: OfSender): string => `${ofSender(sender)} (${vendor})`;

const TEXTS: { readonly [T in Notification]: (detail: Details[T]) => string } = {
  'budget.at-risk.v1': (detail) => {
    const { allowedSeconds, usedSeconds, remainingSeconds, usedPercent } = detail;
    const left = remainingSeconds < 0 ? `${length(remainingSeconds)} more than allowed` : `${length(remainingSeconds)} is left`;
    return `Downtime: ${measured(detail)} (${about(detail)}): ${length(usedSeconds)} of the allowed ${length(allowedSeconds)} is used (${usedPercent}%), ${left}. ${projected(detail)}`;
  },
  'ticket.deadline-near.v1': (detail) => {
    const { record, deadline } = detail;
    const due = deadline === undefined ? '' : ` is due at ${time(deadline)}`;
    return `Deadline near: ${measured(detail)} of ${ofSender(numberOf(record).replace('/', ' '))} (${about(detail)})${due}. ${projected(detail)}`;
  },
  'objective.breached.v1': (detail) => {
    const { measured: value = 'a value that is not known', targets } = detail;
    const target = targets.map((one) => one.replace(/^[a-z-]+/, (edge) => edge.replaceAll('-', ' '))).join(', ');
    return `Breached: ${measured(detail)} (${about(detail)}): ${value} was measured, the target is ${target}. ${projected(detail)}`;
  },
  'claim.due.v1': (detail) => `To be claimed: ${claim(detail)}: ${claimed(detail)}`,
  'claim.deadline-near.v1': (detail) =>
    `${detail.days === 1 ? 'One day is' : `${detail.days} days are`} left to claim: ${claim(detail)}: ${claimed(detail)}`,
  'claim.expired.v1': (detail) =>
    `Not claimed in time: ${claim(detail)}: ${amountText(detail.expired)}${detail.lastDay === undefined ? '' : `, the last day was ${detail.lastDay}`}.`,
  'bill-credit.unmatched.v1': ({ row, vendor, reference, amount: paid, currency, problem, remedy }) => {
    const what = paid === undefined || currency === undefined ? '' : ` of ${amountText({ amount: paid, currency })}`;
    const to = reference === undefined ? '' : ` for ${ofSender(reference)}`;
    return `Bill row${what} not matched: ${ofSender(row)}${to} (${vendor}): ${sentence(problem)}${remedy === undefined ? '' : ` Remedy: ${sentence(remedy)}`}`;
  },
  'approval.requested.v1': ({ summary, requestedBy }) => `Waits for a second person: ${ofSender(summary)}. ${requestedBy} asked for it.`,
  'statement.issued.v1': (detail) => `Statement issued: ${about(detail)}: ${amount(detail.total, detail.bounds)}.`,
  'statement.restated.v1': (detail) =>
    `Statement restated: ${about(detail)}, revision ${detail.revision}: ${amount(detail.total, detail.bounds)}${detail.difference ? `, a difference of ${amountText(detail.difference)}` : ''}.`,
  'audit.closed.v1': ({ period, statements, failed, held, waiting, refused, billRows = 0 }) => {
    const others = Object.entries({ failed, held, waiting }).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : []));
    const contracts = refused.length === 0 ? '' : ` Refused contracts: ${refused.map(({ contract }) => ofContract(contract)).join(', ')}.`;
    const rows = billRows === 0 ? '' : ` ${billRows} bill ${billRows === 1 ? 'row waits' : 'rows wait'} for a person.`;
    return `Audit of ${period} closed: ${[`${statements} statement${statements === 1 ? '' : 's'}`, ...others].join(', ')}.${contracts}${rows}`;
  },
  'source.silent.v1': (detail) =>
    `No event from ${silence(detail)} since ${time(detail.silentSince)}; one is expected every ${length(detail.expectedEverySeconds)}.`,
  'source.resumed.v1': (detail) => `Events from ${silence(detail)} arrive again; none came since ${time(detail.silentSince)}.`,
  'endpoint.disabled.v1': ({ endpoint, reason, failingSince }) =>
    `Endpoint disabled: ${endpoint}: ${reason === 'gone' ? 'it answered 410' : `nothing was delivered since ${time(failingSince)}`}. Enable it when its receiver is repaired.`,
};

/**
 * EventBridge inserts the text between quotation marks without escaping it: a text with quotation marks or a line break would not be
 * delivered.
 */
const asOneLine = (text: string): string => text.replaceAll('"', "'").replaceAll('\\', '/').replaceAll(/\s+/g, ' ').trim();

const isNotification = (type: string): type is Notification => (NOTIFICATIONS as readonly string[]).includes(type);

/** @returns undefined for an event without a notification. */
export function notificationText({ type, detail }: PublishedEvent): string | undefined {
  if (!isNotification(type)) return undefined;
  return written(asOneLine((TEXTS[type] as (detail: unknown) => string)(detail)));
}

/** Publishes notifications with their sentence as `text`. */
export const withNotificationTexts = (publisher: Publisher): Publisher => ({
  publish: (events) =>
    publisher.publish(
      events.map((event) => {
        const text = notificationText(event);
        return text === undefined ? event : { ...event, detail: { ...event.detail, text } };
      }),
    ),
});
