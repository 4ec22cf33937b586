/**
 * Records that later periods may still read: what began and has not reached the milestone that a clause waits for. Their facts count in
 * each period until then, however old they are.
 */
import type { Terms } from '../../contract/terms.ts';
import { type EvidenceRecord, firstOf } from '../../evidence/records.ts';
import { operatorOf } from '../../operators/registry.ts';
import type { Instant } from '../../time/instant.ts';
import type { Cell } from '../../operators/cell.ts';

/** A clause that reads records of a kind from one milestone up to another. */
interface Stretch {
  /** Its time counts up to the other milestone, and to the end of the period when that is not reached. */
  readonly counts?: true;
  /** Absent: from whatever was first said of it. */
  readonly from?: string;
  readonly to: readonly string[];
  /** The milestone with which its time begins, where anything may be said before it. */
  readonly begins?: string;
}

const known = new WeakMap<Terms, ReadonlyMap<string, readonly Stretch[]>>();

/** Kinds whose events say themselves when a record begins; of the others anything may be said before. */
const WITH_BEGINNING: ReadonlySet<string> = new Set(['outage', 'ticket', 'maintenance']);

function stretchesOf(terms: Terms): ReadonlyMap<string, readonly Stretch[]> {
  const seen = known.get(terms);
  if (seen) return seen;
  const byKind = new Map<string, Stretch[]>();
  for (const definition of Object.values(terms.definitions)) {
    const stretch = typeof definition === 'object' ? stretchOf(definition, terms) : undefined;
    if (stretch) byKind.set(stretch.kind, [...(byKind.get(stretch.kind) ?? []), stretch]);
  }
  known.set(terms, byKind);
  return byKind;
}

function stretchOf(cell: Cell, terms: Terms): (Stretch & { readonly kind: string }) | undefined {
  const key = operatorOf(cell)?.key;
  const reached = (kind: string): Stretch & { readonly kind: string } => ({ kind, to: [String(cell.reached)] });
  if (key === 'count' && cell.reached !== undefined) return reached(String(cell.count));
  if (key === 'record-value' && cell.reached !== undefined) return reached(terms.attributes?.[String(cell['record-value'])]?.of ?? '');
  // A timer that counts in the period of its start is of no later one.
  if (key !== 'intervals' && key !== 'cadence' && (key !== 'timer' || cell['counted-in'] === 'from')) return undefined;
  const kind = String(cell[key]);
  const to = [key === 'cadence' ? cell.until : cell.to].flat().map(String);
  const counts = key === 'intervals' && cell['unended-after'] === undefined ? ({ counts: true } as const) : {};
  return WITH_BEGINNING.has(kind) ? { kind, from: String(cell.from), to, ...counts } : { kind, to, ...counts, begins: String(cell.from) };
}

/** Whether a record had reached one of these milestones before an instant. */
function wasReached({ milestones }: EvidenceRecord, names: readonly string[], before: Instant): boolean {
  for (const name of names) for (const at of milestones.get(name) ?? NONE) if (at < before) return true;
  return false;
}

const NONE: readonly never[] = [];

/** What a clause counts of a record up to an instant, since it had not reached the milestone at which that ends; the first of several. */
export function countsUntil(
  record: EvidenceRecord,
  at: Instant,
  terms: Terms,
): { readonly since: Instant; readonly to: string } | undefined {
  for (const { from, begins = from, to, counts } of stretchesOf(terms).get(record.kind) ?? NONE) {
    const since = counts && firstOf(record, begins!);
    if (since === undefined || since >= at) continue;
    if (!wasReached(record, to, at)) return { since, to: to.join(', ') };
  }
  return undefined;
}

/** Since when a clause waits for a record at an instant; undefined when none does. What came later is not looked at. */
export function waitedForSince(record: EvidenceRecord, at: Instant, terms: Terms): Instant | undefined {
  let since: Instant | undefined;
  for (const { from, to } of stretchesOf(terms).get(record.kind) ?? NONE) {
    const start = from === undefined ? record.facts[0]?.occurredAt : record.milestones.get(from)?.[0];
    if (start === undefined || start >= at || (since !== undefined && start >= since)) continue;
    if (!wasReached(record, to, at)) since = start;
  }
  return since;
}
