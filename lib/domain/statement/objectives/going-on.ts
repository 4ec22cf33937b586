/**
 * Records that later periods may still read: they began and have not reached the milestone that a clause waits for. Their facts count in
 * each period until then, at any age.
 */
import type { Terms } from '../../contract/terms.ts';
import { type EvidenceRecord, firstOf } from '../../evidence/records.ts';
import { operatorOf } from '../../operators/registry.ts';
import type { Instant } from '../../time/instant.ts';
import type { Cell } from '../../operators/cell.ts';
import { pushTo } from '../../lists.ts';

/** A clause that reads records of a kind from one milestone up to another. */
interface Stretch {
  /** Its time counts up to the other milestone, and to the end of the period when that is not reached. */
  readonly counts?: true;
  /** Absent: from its first fact. */
  readonly from?: string;
  readonly to: readonly string[];
  /** The milestone at which its time begins, where facts may precede it. */
  readonly begins?: string;
}

const known = new WeakMap<Terms, ReadonlyMap<string, readonly Stretch[]>>();

/** Kinds whose events mark the beginning of a record; for other kinds, facts may precede it. */
const WITH_BEGINNING: ReadonlySet<string> = new Set(['outage', 'ticket', 'maintenance']);

function stretchesOf(terms: Terms): ReadonlyMap<string, readonly Stretch[]> {
  const seen = known.get(terms);
  if (seen) return seen;
  const byKind = new Map<string, Stretch[]>();
  for (const definition of Object.values(terms.definitions)) {
    const stretch = typeof definition === 'object' ? stretchOf(definition, terms) : undefined;
    if (stretch) pushTo(byKind, stretch.kind, stretch);
  }
  known.set(terms, byKind);
  return byKind;
}

function stretchOf(cell: Cell, terms: Terms): (Stretch & { readonly kind: string }) | undefined {
  const key = operatorOf(cell)?.key;
  const reached = (kind: string): Stretch & { readonly kind: string } => ({ kind, to: [String(cell.reached)] });
  if (key === 'count' && cell.reached !== undefined) return reached(String(cell.count));
  if (key === 'record-value' && cell.reached !== undefined) return reached(terms.attributes?.[String(cell['record-value'])]?.of ?? '');
  // With `counted-in: from`, a timer belongs to the period of its start only.
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

/** The time of a record that a clause counts up to an instant, because its end milestone was not reached; the first of several. */
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

/** The instant since which a clause waits for a record at `at`; undefined when none does. Later facts are ignored. */
export function waitedForSince(record: EvidenceRecord, at: Instant, terms: Terms): Instant | undefined {
  let since: Instant | undefined;
  for (const { from, to } of stretchesOf(terms).get(record.kind) ?? NONE) {
    const start = from === undefined ? record.facts[0]?.occurredAt : record.milestones.get(from)?.[0];
    if (start === undefined || start >= at || (since !== undefined && start >= since)) continue;
    if (!wasReached(record, to, at)) since = start;
  }
  return since;
}
