/**
 * Samples of which nothing counts, because others reported on all their time before. Those of one sender the evidence knows; which checks of
 * several senders meet depends on whose word a clause takes: such a check counts for nothing when it does so in each clause that reads it.
 */
import type { Terms } from '../../contract/terms.ts';
import type { Evidence, ProbeSeries } from '../../evidence/evidence.ts';
import { firstOfSeveral } from '../../evidence/samples.ts';
import { isReportedBy } from '../../operators/times/witness.ts';
import { pushTo } from '../../lists.ts';
import { readingOf } from '../reading.ts';

/** @returns keys of facts. */
export function supersededIn(evidence: Evidence, terms: Terms): ReadonlySet<string> {
  const found = new Set(evidence.superseded);
  for (const [probe, readers] of readingOf(terms).probes)
    for (const series of meeting(evidence.checks.get(probe) ?? []))
      for (const key of lateIn(
        series,
        readers.map(({ reportedBy }) => reportedBy),
      ))
        found.add(key);
  return found.size === evidence.superseded.size ? evidence.superseded : found;
}

/** Series of several senders that check one component from one location. */
function meeting(all: readonly ProbeSeries[]): ProbeSeries[][] {
  if (all.length < 2) return [];
  const places = new Map<string, ProbeSeries[]>();
  for (const series of all) pushTo(places, JSON.stringify([series.component, series.location]), series);
  return [...places.values()].filter((series) => series.length > 1);
}

/** What counts for nothing to any reader that takes its sender's word. */
function lateIn(all: readonly ProbeSeries[], readers: readonly (readonly string[] | undefined)[]): string[] {
  const late = new Set<string>();
  const counts = new Set<string>();
  for (const reportedBy of readers) {
    const read = all.filter((series) => isReportedBy(series, reportedBy));
    const { overlaps } = firstOfSeveral(read);
    const wholly = new Set(overlaps.flatMap(({ late: key, wholly: isWhole }) => (isWhole ? [key] : [])));
    for (const key of wholly) late.add(key);
    for (const { chunks } of read)
      for (const chunk of chunks) for (const { by } of chunk.each?.() ?? [chunk]) if (!wholly.has(by)) counts.add(by);
  }
  return [...late].filter((key) => !counts.has(key));
}
