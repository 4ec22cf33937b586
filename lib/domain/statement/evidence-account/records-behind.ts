/**
 * The records behind the times of a cell. A statement needs them for many stretches of few cells, so that each cell is walked once and all
 * its stretches are matched with the records in one sweep.
 */
import { type Fact, factKey } from '../../evidence/fact.ts';
import { type EvidenceRecord, partsOf } from '../../evidence/records.ts';
import { namesIn } from '../../operators/operands.ts';
import { governedBy } from '../../operators/governing.ts';
import { conditionsOf, holding } from '../../operators/times/condition-times.ts';
import { extentOf } from '../../operators/times/record-extent.ts';
import { CERTAIN } from '../../operators/times/unknown-time.ts';
import { recordIsReportedBy } from '../../operators/times/witness.ts';
import type { Interval } from '../../time/interval.ts';
import type { Evaluation } from '../objectives/evaluation.ts';
import { componentsShown } from '../format-value.ts';
import { meets } from '../../operators/conditions.ts';

export interface RecordReason {
  readonly record: string;
  readonly component?: string;
  /** The components, when the record concerns several. */
  readonly components?: readonly string[];
  readonly events: readonly string[];
}

export interface RecordExtent extends Interval {
  readonly record: EvidenceRecord;
}

interface LeafExtents {
  readonly all: readonly RecordExtent[];
  /** For a cell with one value for each component. */
  readonly byIndex?: ReadonlyMap<string, readonly RecordExtent[]>;
}

/**
 * For each piece (sorted, disjoint) the records with an extent that overlaps it, each once, in the order of the extents. One sweep over
 * both: O(n log n) plus the size of the result.
 */
export function recordsOver(pieces: readonly Interval[], extents: readonly RecordExtent[]): EvidenceRecord[][] {
  const starting = extents.map(({ start, end, record }, place) => ({ start, end, record, place })).sort((a, b) => a.start - b.start);
  let next = 0;
  let open: typeof starting = [];
  return pieces.map((piece) => {
    open = open.filter(({ end }) => end > piece.start);
    for (; next < starting.length && starting[next]!.start < piece.end; next += 1)
      if (starting[next]!.end > piece.start) open.push(starting[next]!);
    const inOrder = open.length < 2 ? open : [...open].sort((a, b) => a.place - b.place);
    return [...new Set(inOrder.map(({ record }) => record))];
  });
}

/** Cells that a cell refers to, in order, each once. */
export function operandsOf(name: string, evaluation: Evaluation): string[] {
  const found = evaluation.cell(name);
  return found ? namesIn(found.cell).filter((operand) => operand !== name && evaluation.cell(operand)) : [];
}

export class RecordsBehind {
  private readonly leaves = new Map<string, readonly string[]>();
  private readonly extents = new Map<string, LeafExtents>();
  private readonly spreading = new Map<string, boolean>();
  private readonly printed = new Map<EvidenceRecord, RecordReason>();
  private readonly evaluation: Evaluation;
  private readonly used: ReadonlySet<Fact>;

  /** @param used the facts of the statement; only these events of a record are named. */
  constructor(evaluation: Evaluation, used: ReadonlySet<Fact>) {
    this.evaluation = evaluation;
    this.used = used;
  }

  /** For each piece of the times of cells at an index, the records behind it, without those of exclusions. */
  over(pieces: readonly Interval[], names: readonly string[], index: string): RecordReason[][] {
    return this.recordsOver(pieces, names, index).map((records) => records.map((record) => this.reason(record)));
  }

  /** The same records themselves; where a record differs by component or by notice, its parts. */
  recordsOver(pieces: readonly Interval[], names: readonly string[], index: string): EvidenceRecord[][] {
    if (pieces.length === 0) return [];
    const leaves = new Set(names.flatMap((name) => this.leavesOf(name)));
    const indexes = names.some((name) => this.spreads(name)) ? this.neededBy(index) : [index];
    const extents = [...leaves].flatMap((leaf) => indexes.flatMap((one) => this.within(leaf, one)));
    return recordsOver(pieces, extents);
  }

  /** Whether a cell includes the times of components that a component depends on. */
  private spreads(name: string): boolean {
    let spreads = this.spreading.get(name);
    if (spreads === undefined) {
      const found = this.evaluation.cell(name);
      spreads =
        found !== undefined && (found.operator.key === 'downstream' || operandsOf(name, this.evaluation).some((one) => this.spreads(one)));
      this.spreading.set(name, spreads);
    }
    return spreads;
  }

  /** A component with all that it depends on. */
  private neededBy(index: string): string[] {
    const needed = new Set([index]);
    for (const one of needed) for (const other of this.evaluation.context.components.get(one)?.dependsOn ?? []) needed.add(other);
    return [...needed];
  }

  reason(record: EvidenceRecord): RecordReason {
    let reason = this.printed.get(record);
    if (!reason) {
      reason = {
        record: `${record.kind}/${record.id}`,
        ...componentsShown(record),
        events: record.facts.filter((fact) => this.used.has(fact)).map(factKey),
      };
      this.printed.set(record, reason);
    }
    return reason;
  }

  /** The cells that read records among those behind the times of a cell; in order, each once. */
  private leavesOf(name: string): readonly string[] {
    const known = this.leaves.get(name);
    if (known) return known;
    const found = this.evaluation.cell(name);
    const removed = new Set(found?.operator.removes?.(found.cell) ?? []);
    const leaves = !found
      ? []
      : found.operator.subject.is === 'record-kind'
        ? [name]
        : operandsOf(name, this.evaluation).flatMap((operand) => (removed.has(operand) ? [] : this.leavesOf(operand)));
    const once = [...new Set(leaves)];
    this.leaves.set(name, once);
    return once;
  }

  /** The extents of a cell that reads records; for one index, only those of records that concern it. */
  private within(leaf: string, index: string): readonly RecordExtent[] {
    let known = this.extents.get(leaf);
    if (!known) this.extents.set(leaf, (known = this.extentsOf(leaf)));
    return index === '' || known.byIndex === undefined ? known.all : (known.byIndex.get(index) ?? []);
  }

  private extentsOf(leaf: string): LeafExtents {
    const { context } = this.evaluation;
    const { operator, cell } = this.evaluation.cell(leaf)!;
    const { attributes, others } = conditionsOf(cell);
    const reporters = cell['reported-by'] as readonly string[] | undefined;
    const records = context.records(String(cell[operator.key])).flatMap(partsOf);
    const all = records.flatMap((record) => {
      // A record counts when it meets the conditions or may meet them.
      const counts = recordIsReportedBy(record, reporters) && meets(record, others, governedBy(cell, record), context) !== false;
      const extent = counts ? extentOf(record, cell, context) : undefined;
      if (!extent) return [];
      if (attributes.length === 0 || operator.key !== 'intervals') return [{ ...extent, record }];
      return holding(record, { ...extent, ...CERTAIN }, attributes, context).map(({ start, end }) => ({ start, end, record }));
    });
    return cell.each === undefined ? { all } : { all, byIndex: this.byIndex(all, String(cell.each)) };
  }

  private byIndex(extents: readonly RecordExtent[], each: string): ReadonlyMap<string, readonly RecordExtent[]> {
    const touched = new Map<string, readonly string[]>();
    const result = new Map<string, RecordExtent[]>();
    for (const extent of extents) {
      const key = extent.record.components.join('|');
      let indexes = touched.get(key);
      if (!indexes) touched.set(key, (indexes = this.indexesOf(extent.record, each)));
      for (const index of indexes) {
        const list = result.get(index);
        if (list) list.push(extent);
        else result.set(index, [extent]);
      }
    }
    return result;
  }

  /** The components that a record concerns, and those around them. */
  private indexesOf(record: EvidenceRecord, each: string): readonly string[] {
    const { context } = this.evaluation;
    const kinds = Object.keys(context.terms.components ?? {});
    const touched = context.components.concerned(record, each);
    return [...new Set(touched.flatMap((id) => [id, ...kinds.flatMap((kind) => context.components.ancestor(id, kind) ?? [])]))];
  }
}
