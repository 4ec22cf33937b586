/**
 * Matches rows of bills with claims. A row that meets the rule is `received`. A corrected row is reversed and received again. Any other row
 * waits, with the reason. The claims contain what was done already, so that every step may be repeated.
 */
import { type BillReceiptEntry, receiptsOf, reversalOf } from '../../domain/claims/bill-credit.ts';
import type { ClaimHead } from '../../domain/claims/claim.ts';
import type { Transition } from '../../domain/claims/transition.ts';
import { errorIssue } from '../../domain/issue.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { BillRowKey, BillRowStanding } from '../ports/bill-credits.ts';
import type { StoredClaim } from '../ports/claims.ts';
import type { Clock } from '../ports/clock.ts';
import type { PublishedEvent, Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';
import { type BillRow, claimsOfRow, judgeRow, readBillRow } from './bill-row.ts';
import { followEntry, recordEntry } from './record-entry.ts';
import { tooManyIssue } from './transition-limit.ts';

interface Entry {
  readonly head: ClaimHead;
  readonly before: readonly Transition[];
  readonly transition: Transition;
}

/** @returns the next entry to record; without one the state of the row. */
async function nextOf(row: BillRow, at: string, stores: Stores): Promise<{ readonly entry: Entry } | BillRowStanding> {
  const claims = await claimsOfRow(row, stores);
  const found = claims.flatMap((of) => receiptsOf(row.row, of.transitions).map((receipt) => ({ of, receipt })));
  const wrong = found.find(({ receipt }) => receipt.isStanding && (!row.credit || receipt.transition.reference !== row.event));
  if (wrong) return { entry: reversal(wrong.of, wrong.receipt, row, at) };
  if (!row.credit && row.own) return { state: 'withdrawn' };
  const last = found.findLast(({ receipt }) => receipt.transition.reference === row.event);
  if (last && (last.receipt.isStanding || last.receipt.byHand))
    return { state: last.receipt.isStanding ? 'received' : 'reversed', claim: last.of.head.id, transition: last.receipt.n };
  const byHand = handReceipt(row, claims);
  if (byHand) return byHand;
  const judged = await judgeRow(row, claims, at, stores);
  if ('issue' in judged) return { state: 'waiting', issue: judged.issue };
  const { head, transitions } = claims.find((one) => one.head.id === judged.claim.id)!;
  const issue = tooManyIssue(judged.claim, judged.transition);
  if (issue) return { state: 'waiting', issue };
  return { entry: { head, before: transitions, transition: judged.transition } };
}

const reversal = ({ head, transitions }: StoredClaim, { n, transition }: BillReceiptEntry, { event }: BillRow, at: string): Entry => ({
  head,
  before: transitions,
  transition: reversalOf(transition, n, event, at),
});

/** A receipt that a person recorded with the row, or with the event with its current content, as the reference. */
function handReceipt({ row, event }: BillRow, claims: readonly StoredClaim[]): BillRowStanding | undefined {
  for (const { head, transitions } of claims) {
    const i = transitions.findIndex(
      ({ kind, reference, bill }, n) =>
        kind === 'received' && !bill && (reference === row || reference === event) && !transitions.some((done) => done.of === n + 1),
    );
    if (i >= 0) return { state: 'received', claim: head.id, transition: i + 1 };
  }
  return undefined;
}

/** The state of a row; nothing is written. */
export async function standingOf(row: BillRow, at: string, stores: Stores): Promise<BillRowStanding> {
  const next = await nextOf(row, at, stores);
  return 'entry' in next
    ? {
        state: 'waiting',
        issue: errorIssue('not-recorded-yet', '', `it is recorded on ${next.entry.head.id} with the next event about it`),
      }
    : next;
}

export interface MatchedRow extends BillRowStanding {
  readonly row: BillRow;
  readonly events: readonly PublishedEvent[];
}

/**
 * Records what the rule requires for a row. The row is read again after each entry, so that a correction that was received meanwhile
 * counts.
 */
export async function matchBillRow(key: BillRowKey, at: string, stores: Stores): Promise<MatchedRow> {
  const events: PublishedEvent[] = [];
  for (;;) {
    const row = await readBillRow(key, stores);
    const next = await nextOf(row, at, stores);
    if (!('entry' in next)) {
      await stores.billCredits.mark(key, next.state === 'waiting');
      return { ...next, row, events };
    }
    const { head, before, transition } = next.entry;
    const recorded = await recordEntry(head, before, transition, stores);
    if (recorded) events.push(recorded.event);
  }
}

/** The event about a row that waits after an event about it was recorded. */
export const unmatchedEvent = ({ row, issue }: MatchedRow): PublishedEvent[] =>
  issue
    ? [
        {
          type: 'bill-credit.unmatched.v1',
          detail: {
            id: `${row.row}#${row.event}`,
            vendor: row.vendor,
            row: row.row,
            ...(row.credit && { reference: row.credit.reference, amount: row.credit.amount, currency: row.credit.currency }),
            code: issue.code,
            problem: issue.message,
            remedy: issue.remedy,
          },
        },
      ]
    : [];

/** Matches the rows that an event states or corrects, one after the other, because two rows may pay one claim. May be repeated. */
export async function followBillRows(rows: readonly BillRowKey[], stores: Stores, publisher: Publisher, clock: Clock): Promise<void> {
  for (const row of rows) await publisher.publish(await followBillRow(row, formatInstant(clock()), stores));
}

/** Matches a row that an event states or corrects, also after an interruption. @returns the events to publish. */
export async function followBillRow(key: BillRowKey, at: string, stores: Stores): Promise<PublishedEvent[]> {
  const matched = await matchBillRow(key, at, stores);
  const events = matched.events.length > 0 ? matched.events : await followAgain(matched.row, stores);
  return [...events, ...unmatchedEvent(matched)];
}

/** Repeats the effects of the last entry of a row on each claim. */
async function followAgain(row: BillRow, stores: Stores): Promise<PublishedEvent[]> {
  const events: PublishedEvent[] = [];
  for (const { head, transitions } of await claimsOfRow(row, stores)) {
    const last = transitions.findLastIndex(({ bill }) => bill?.row === row.row);
    if (last >= 0) events.push((await followEntry(head, transitions.slice(0, last + 1), stores)).event);
  }
  return events;
}

/** Matches the rows that name a claim, its statement or its credit note, after the claim changed. @returns the events to publish. */
export async function matchRowsOf(
  head: ClaimHead,
  transitions: readonly Transition[],
  at: string,
  stores: Stores,
): Promise<PublishedEvent[]> {
  const { vendor, statement } = head;
  const notes = new Set(transitions.flatMap(({ kind, reference }) => (kind === 'credited' && reference !== undefined ? [reference] : [])));
  const found = (await Promise.all([statement, ...notes].map((text) => stores.billCredits.naming(vendor, text)))).flat();
  const events: PublishedEvent[] = [];
  for (const row of new Set(found.map((one) => one.row))) events.push(...(await matchBillRow({ vendor, row }, at, stores)).events);
  return events;
}
