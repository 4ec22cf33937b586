/**
 * The periods of a contract that an audit has to assess: those that ended and are not issued yet, those that an earlier audit
 * left open, and issued ones that a change affects (a late fact or correction, an amended contract, a running timer). All other issued
 * periods are not read again.
 */
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import { periodsBetween, servicePeriod } from '../../domain/checker/service-period.ts';
import { componentNames } from '../../domain/evidence/fold.ts';
import { readSpan } from '../../domain/statement/reach.ts';
import { closesAt } from '../../domain/statement/objectives/grace-for-late-facts.ts';
import { HOUR, formatInstant, parseInstant } from '../../domain/time/instant.ts';
import { namedSpan, parsePeriod } from '../../domain/time/period.ts';
import { MONTH } from './audit-period.ts';
import { type LateNote, type LateNotes, beforeInFlight } from './late-notes.ts';
import type { StoredContract } from '../ports/contracts.ts';
import { BATCHED, LATE_AFTER } from '../ports/evidence.ts';
import type { CloseMark, CloseMarks } from '../ports/statements.ts';
import { everyItem } from '../ports/listing.ts';
import { readStored } from '../registry/stored-contract.ts';
import type { Stores } from '../ports/stores.ts';

/** Periods of a contract that end in the audited month: its month, its quarter in the quarter's last month, its weeks. */
function endingIn(checked: CheckedContract, month: string): string[] {
  const window = parsePeriod({ ...MONTH, zone: checked.checkedTexts.at(-1)!.terms.period.zone }, month)!;
  return periodsBetween(checked, window.start - 1, window.end)
    .filter(({ end }) => end > window.start && end <= window.end)
    .map(({ label }) => label)
    .filter((label) => whyNone(checked, label) !== 'part-period');
}

/** A contract, and for whom its due periods are found. */
export interface DueOfContract {
  readonly stored: Pick<StoredContract, 'id' | 'revision' | 'recordedAt'>;
  readonly checked: CheckedContract;
  readonly marks: CloseMarks;
  /** The month was asked for: its periods are due also where they ended before the contract was first put. */
  readonly isAsked: boolean;
  /** All periods of the month are due again, also without a change. */
  readonly everything: boolean;
}

/** How long after its grace an ended period may be without a statement: audits are a day apart, and one takes a while. */
const CLOSE_WITHIN = 26 * HOUR;

/** @returns the labels in order, and how many of the due periods should have had a statement for long. */
export async function duePeriods(
  of: DueOfContract,
  month: string,
  now: number,
  notes: LateNotes,
  stores: Stores,
): Promise<{ periods: string[]; overdue: number }> {
  const { stored, checked, marks, isAsked, everything } = of;
  const issued = marks.periods.filter((mark) => !mark.open);
  // Of a contract that has other periods now, the former labels name days or months within them: their statements stay as they are.
  const present = issued.filter((mark) => isPeriod(checked, mark.period) || whyNone(checked, mark.period) !== undefined);
  const known = new Set(issued.map((mark) => mark.period));
  const isDue = (label: string): boolean => hasEnded(checked, label, now) && !known.has(label);
  const due = new Set(await unclosed(of, month, now, stores));
  for (const { period, open } of marks.periods) if (open) for (const label of leftOpen(checked, period)) if (isDue(label)) due.add(label);
  const held = new Set(marks.periods.filter((mark) => mark.held).map(({ period }) => period));
  const overdue = [...due].filter((label) => !held.has(label) && isOverdue(checked, label, now)).length;
  if (isAsked)
    for (const label of endingIn(checked, month)) if (isDue(label) || (everything && hasEnded(checked, label, now))) due.add(label);
  for (const label of await reached(checked, stored.revision, present, marks.checkedAt, now, notes)) due.add(label);
  return { periods: [...due].sort(), overdue };
}

/**
 * Periods that ended, and that no audit has closed: all up to the end of the audited month, so that none is missed while nothing ran. Those
 * that ended before the contract was first put are closed when their month is asked for.
 */
async function unclosed({ stored, checked, marks }: DueOfContract, month: string, now: number, stores: Stores): Promise<string[]> {
  const known = new Set(marks.periods.map((mark) => mark.period));
  const { zone } = checked.checkedTexts.at(-1)!.terms.period;
  const until = parsePeriod({ ...MONTH, zone }, month)!.end;
  const wasPut = parseInstant(stored.revision === 1 ? stored.recordedAt : '') ?? -Infinity;
  const ended = periodsBetween(checked, wasPut, Math.min(until, now - LATE_AFTER)).filter(
    ({ label, end }) => end <= until && !known.has(label) && hasEnded(checked, label, now) && whyNone(checked, label) !== 'part-period',
  );
  if (ended.length === 0) return [];
  const first = stored.revision === 1 ? stored : await stores.contracts.revision(stored.id, 1);
  const put = parseInstant(first?.recordedAt ?? '') ?? -Infinity;
  // The contract may have had other periods before: what a statement is about already has none of another kind.
  const covered = marks.periods.flatMap((mark) => (mark.open ? [] : (namedSpan(mark.period, zone) ?? [])));
  return ended
    .filter(({ start, end }) => end > put && !covered.some((span) => span.start < end && start < span.end))
    .map(({ label }) => label);
}

/**
 * Whether a period of any contract ended before it could be closed: while nothing ran, or before its evening. Of a contract that cannot be
 * read nothing is due.
 * @param signal ends the search, with `false`.
 */
export async function hasUnclosed(month: string, now: number, stores: Stores, signal?: AbortSignal): Promise<boolean> {
  for await (const { id } of everyItem((cursor) => stores.contracts.page(cursor, 100))) {
    if (signal?.aborted) return false;
    const stored = await stores.contracts.latest(id);
    const read = stored && readStored(stored);
    if (!read || read.refused) continue;
    const marks = await stores.statements.marks(id);
    const found = await unclosed({ stored, checked: read.checked, marks, isAsked: false, everything: false }, month, now, stores);
    if (found.length > 0) return true;
  }
  return false;
}

function isOverdue(checked: CheckedContract, label: string, now: number): boolean {
  const found = servicePeriod(checked, label);
  return !('issue' in found) && closesAt(checked, found) + CLOSE_WITHIN < now;
}

/** The periods of an open mark: the marked period; or, for a month in which the contract could not be read, the periods that end in it. */
const leftOpen = (checked: CheckedContract, period: string): string[] =>
  isPeriod(checked, period) ? [period] : /^\d{4}-\d\d$/.test(period) ? endingIn(checked, period) : [];

function whyNone(checked: CheckedContract, label: string): string | undefined {
  const found = servicePeriod(checked, label);
  return 'issue' in found ? found.issue.code : undefined;
}

/** Whether an open period still exists: the contract may have ended before it, or have other periods now. */
function isPeriod(checked: CheckedContract, label: string): boolean {
  const found = servicePeriod(checked, label);
  return !('issue' in found) && found.full.label === label;
}

function hasEnded(checked: CheckedContract, label: string, now: number): boolean {
  const found = servicePeriod(checked, label);
  return 'issue' in found || found.period.end + LATE_AFTER <= now;
}

async function reached(
  checked: CheckedContract,
  revision: number,
  issued: readonly CloseMark[],
  checkedAt: string | undefined,
  now: number,
  notes: LateNotes,
): Promise<string[]> {
  if (issued.length === 0) return [];
  const late = await lateSince(checked, checkedAt ?? issued.map((mark) => mark.assessedAt).sort()[0]!, notes);
  const [at, limits] = [formatInstant(now), new Map(late.length > 0 ? issued.map((mark) => [mark, lastMonth(checked, mark.period)]) : [])];
  return issued
    .filter(
      (mark) =>
        mark.contractRevision !== revision ||
        (mark.pendingUntil !== undefined && at < mark.pendingUntil) ||
        (mark.againFrom !== undefined && at >= mark.againFrom) ||
        late.some(({ recordedAt, month }) => recordedAt >= beforeInFlight(mark.assessedAt) && month <= limits.get(mark)!),
    )
    .map((mark) => mark.period);
}

async function lateSince(checked: CheckedContract, since: string, notes: LateNotes): Promise<LateNote[]> {
  const { order } = checked.contract;
  const names = [...componentNames(order).keys(), undefined, BATCHED];
  const found = await Promise.all(names.map((name) => notes.since(order.vendor.id, name, beforeInFlight(since))));
  return found.flat();
}

/** The last month whose facts a period reads. */
function lastMonth(checked: CheckedContract, label: string): string {
  const found = servicePeriod(checked, label);
  return 'issue' in found ? '9999-12' : formatInstant(readSpan(found).end).slice(0, 7);
}
