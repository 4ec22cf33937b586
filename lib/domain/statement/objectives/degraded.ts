/** A finding for degraded time that counts as downtime because no clause distinguishes the two. */
import { finding } from '../../evidence/findings/finding.ts';
import type { EvidenceRecord } from '../../evidence/records.ts';
import type { Context } from '../../operators/context.ts';
import type { Interval } from '../../time/interval.ts';
import type { Note } from '../evidence-account/never-occurred.ts';
import { type TermsReading, cellsThatCount } from '../reading.ts';

/** @param records the records of the period that a clause reads. */
export function aboutDegraded(records: readonly EvidenceRecord[], { words }: TermsReading, { terms, period }: Context, note: Note): void {
  const counts = cellsThatCount(terms).some((cell) => cell.intervals === 'outage');
  if (!counts || words.has('level')) return;
  const { length } = records.filter((record) => record.kind === 'outage' && wasDegraded(record, period));
  if (length > 0) note('level', finding('degraded-counts', { count: length }));
}

function wasDegraded({ attributes }: EvidenceRecord, { start, end }: Interval): boolean {
  const values = attributes.get('level') ?? [];
  return values.some(({ at, value }, i) => value === 'degraded' && at < end && (values[i + 1]?.at ?? Infinity) > start);
}
