/** The instants from which a step of a claim counts: those of outages and tickets, and of measured downtime without a record. */
import { finding } from '../../evidence/findings/finding.ts';
import { ANCHOR_KINDS } from '../../checker/claim-anchors.ts';
import type { ClaimStep } from '../../contract/terms.ts';
import { type EvidenceRecord, firstOf } from '../../evidence/records.ts';
import type { Context } from '../../operators/context.ts';
import { type Instant, formatInstant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { stretches, timesFrom } from '../../time/times.ts';
import type { Anchors } from './claim-records.ts';
import type { ClaimDate } from './claim-window.ts';

/** Gives the anchors of each line of the credit that is owed or may be owed. */
export type OwedOn = (kind: string) => readonly Anchors[];

/** A record, or a stretch of measured downtime. */
type From = { readonly record: string } | Interval;

export type Start = From & { readonly at: Instant };

/** The dates that follow from a start. */
export interface Dated {
  readonly from: From;
  readonly dates: Pick<ClaimDate, 'opensAfter' | 'lastDay' | 'until'>;
  /** The first instant that is too late. */
  readonly end: Instant;
}

/**
 * The starts of a step in the period. `aware` is the receipt of the first report on an outage. Measured downtime has no report, and counts
 * from its start.
 */
export function startsOf(step: ClaimStep, credit: string, context: Context, owedOn: OwedOn): Start[] {
  const kind = ANCHOR_KINDS[step.after];
  const lines = kind ? owedOn(kind) : [];
  if (!kind || lines.length === 0) return [];
  const records = context.records(kind).filter((record) => overlaps(record, context));
  const owed = new Set(lines.flatMap((line) => [...line.records]));
  const ofRecords = records.flatMap((record): Start[] => {
    const at = owed.has(record.id) ? startOf(step.after, record) : undefined;
    return at === undefined ? [] : [{ record: `${record.kind}/${record.id}`, at }];
  });
  return kind === 'ticket' ? ofRecords : [...ofRecords, ...startsOfDowntime(step, credit, context, { lines, records })];
}

/** Without a record and without measured times a line counts from the start of the period: its downtime cannot have been earlier in it. */
function startsOfDowntime(
  { after }: ClaimStep,
  credit: string,
  context: Context,
  { lines, records }: { readonly lines: readonly Anchors[]; readonly records: readonly EvidenceRecord[] },
): Start[] {
  const [known, { period }] = [new Set(records.map(({ id }) => id)), context];
  const isDated = (line: Anchors): boolean => line.stretches.length > 0 || [...line.records].some((id) => known.has(id));
  const all = stretches(timesFrom(lines.flatMap((line) => line.stretches)), 'possible');
  const starts = all.flatMap((stretch): Start[] => {
    const at = after === 'outage-end' ? stretch.end : stretch.start;
    return at === Infinity ? [] : [{ ...stretch, at }];
  });
  if (after === 'aware' && starts.length > 0) context.note(credit, finding('claim-from-start', { of: 'downtime' }));
  if (lines.every(isDated)) return starts;
  context.note(credit, finding('claim-from-start', { of: 'period' }));
  return [...starts, { start: period.start, end: period.end, at: period.start }];
}

function startOf(after: ClaimStep['after'], record: EvidenceRecord): Instant | undefined {
  if (after === 'outage-start') return firstOf(record, 'started');
  if (after === 'outage-end') return record.milestones.get('ended')?.at(-1);
  if (after === 'ticket-closed') return record.milestones.get('closed')?.at(-1);
  return record.facts.length === 0 ? undefined : Math.min(...record.facts.map((fact) => fact.receivedAt));
}

function overlaps(record: EvidenceRecord, { period }: Context): boolean {
  const start = firstOf(record, 'started') ?? firstOf(record, 'opened') ?? Infinity;
  const end = record.milestones.get('ended')?.at(-1) ?? record.milestones.get('closed')?.at(-1) ?? Infinity;
  return start < period.end && end > period.start;
}

/**
 * Joins stretches with the same last day into one entry, from the first to the last of them, because counts by minutes have thousands. The
 * earliest end counts.
 */
export function oncePerDay(dated: readonly Dated[]): Dated[] {
  const byDay = new Map<string, Dated & { readonly from: Interval }>();
  const ofRecords: Dated[] = [];
  for (const one of dated) {
    const { from, dates } = one;
    if ('record' in from) {
      ofRecords.push(one);
      continue;
    }
    const day = `${dates.lastDay} ${dates.opensAfter ?? ''}`;
    const before = byDay.get(day);
    if (!before) byDay.set(day, { ...one, from });
    else {
      const first = one.end < before.end ? one : before;
      const [start, end] = [Math.min(before.from.start, from.start), Math.max(before.from.end, from.end)];
      byDay.set(day, { ...first, from: { start, end } });
    }
  }
  return [...ofRecords, ...byDay.values()];
}

export const shownFrom = (from: From): Pick<ClaimDate, 'record' | 'start' | 'end'> =>
  'record' in from
    ? { record: from.record }
    : { start: formatInstant(from.start), ...(from.end !== Infinity && { end: formatInstant(from.end) }) };

/** A name that orders entries with the same end. */
export const nameOf = ({ from }: Dated): string => ('record' in from ? from.record : String(from.start));
