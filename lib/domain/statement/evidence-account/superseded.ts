/**
 * Samples without effect, because earlier ones cover all their time. The evidence determines this for samples of one sender. For checks of
 * several senders it depends on the reporters that a clause accepts: such a check has no effect when no clause that reads it counts it.
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

/** Groups of series of several senders for one component from one location. */
function meeting(all: readonly ProbeSeries[]): ProbeSeries[][] {
  if (all.length < 2) return [];
  const places = new Map<string, ProbeSeries[]>();
  for (const series of all) pushTo(places, JSON.stringify([series.component, series.location]), series);
  return [...places.values()].filter((series) => series.length > 1);
}

/** Checks that no reader which accepts their sender counts. */
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
