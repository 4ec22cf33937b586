/** Findings for the life of a record: no beginning, no end, pauses that no clause names or that did not end, attributes that changed after the end. */
import { finding } from '../../evidence/findings/finding.ts';
import type { Terms } from '../../contract/terms.ts';
import type { EvidenceRecord } from '../../evidence/records.ts';
import type { Cell } from '../../operators/cell.ts';
import type { Context } from '../../operators/context.ts';
import { type Instant, formatInstant } from '../../time/instant.ts';
import { countsUntil } from '../objectives/going-on.ts';
import { nearWord } from './near-word.ts';
import type { Note } from './never-occurred.ts';
import type { TermsReading } from '../reading.ts';
import { openSince } from './used-evidence.ts';

const pathOf = ({ kind, id }: EvidenceRecord): string => `${kind}/${id}`;

/** Whether another witness is used while one is silent. */
function hasSeveralWitnesses({ definitions }: Terms): boolean {
  const cells = Object.values(definitions).filter((cell) => typeof cell === 'object' && cell !== null) as readonly Cell[];
  return cells.some((cell) => cell['no-data-after'] !== undefined) && cells.some((cell) => cell.witnesses !== undefined);
}

const areSeveral = (_: string, values: readonly unknown[]): boolean => values.length > 1;

/** Records findings for records and pauses without an end, pauses that no clause names, and attributes that changed after the end. */
export function aboutLife(record: EvidenceRecord, { pauses, words }: TermsReading, { whole: period, terms }: Context, note: Note): void {
  const isSpan = record.kind === 'outage' || record.kind === 'maintenance';
  const hasChanged = record.attributes.some(areSeveral);
  const counting = isSpan ? undefined : stillOpen((at) => countsUntil(record, at, terms), period.end);
  if (counting) {
    const { since, to } = counting;
    note(pathOf(record), finding('not-ended', { since: formatInstant(since), awaited: to, after: 'counts' }));
  }
  if (lacksBeginning(record)) aboutBeginning(record, period, note);
  if (!isSpan && record.waits.length === 0 && !hasChanged) return;
  const open = stillOpen((at) => openSince(record, at), period.end);
  if (open !== undefined && isSpan)
    note(
      pathOf(record),
      finding('not-ended', {
        since: formatInstant(open),
        after: record.kind === 'outage' && hasSeveralWitnesses(terms) ? 'counts-unless-silent' : 'counts',
      }),
    );
  const named = pauses.get(record.kind);
  for (const { reason, start, end } of named?.size ? record.waits : []) {
    if (start >= period.end || end < period.start) continue;
    if (!named!.has(reason)) {
      note(pathOf(record), finding('unnamed-pause', { reason, near: nearWord(reason, named!) }));
    } else if (end === Infinity && open !== undefined) note(pathOf(record), finding('pause-not-ended', { since: formatInstant(start) }));
  }
  if (open === undefined && hasChanged) aboutChanges(record, words, period, note);
}

/** What is open at the end of the period and after it: what ends at that instant is not. */
const stillOpen = <T>(open: (at: Instant) => T | undefined, end: Instant): T | undefined =>
  open(end) === undefined ? undefined : open(end + 1);

/** Records attributes that a clause reads and that changed after the end. The sections of a report are exempt: they belong to the report, which may come later. */
function aboutChanges(record: EvidenceRecord, read: ReadonlySet<string>, period: Context['period'], note: Note): void {
  const end = endOf(record);
  if (end === undefined) return;
  for (const [name, values] of record.attributes.all())
    for (const { at, value } of read.has(name) ? values.slice(1) : [])
      if (at > end && at < period.end) note(pathOf(record), finding('set-after-end', { attribute: name, value, at: formatInstant(at) }));
}

/** Records a finding for an outage, a ticket or maintenance without an event of its beginning. */
function aboutBeginning(record: EvidenceRecord, period: Context['period'], note: Note): void {
  const isKnown = ([, instants]: readonly [string, readonly Instant[]]): boolean => instants.some((at) => at < period.end);
  const known = record.kind === 'ticket' ? record.milestones.all().filter(isKnown) : [];
  note(pathOf(record), finding('no-start', { reached: known.map(([name]) => name), ...(known.length > 0 && { from: 'opened' }) }));
}

function lacksBeginning({ kind, milestones }: EvidenceRecord): boolean {
  const firsts = FIRSTS[kind];
  if (!firsts) return false;
  for (const milestone of firsts) if (milestones.get(milestone)) return false;
  return true;
}

const FIRSTS: Readonly<Record<string, readonly string[]>> = {
  outage: ['started', 'detected'],
  ticket: ['opened'],
  maintenance: ['announced', 'planned-start', 'began'],
};

function endOf(record: EvidenceRecord): Instant | undefined {
  const ends = ['ended', 'resolved', 'closed'].flatMap((name) => record.milestones.get(name) ?? []);
  return ends.length === 0 ? undefined : Math.max(...ends);
}
