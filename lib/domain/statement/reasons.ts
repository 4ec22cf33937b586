/**
 * From a cent to event ids: walks down from a cell to what it rests on. Provenance is not carried through the arithmetic;
 * it is found again here, when asked for, by laying the records over the times they made.
 */
import { type Fact, factKey } from '../evidence/fact.ts';
import { type EvidenceRecord, partsOf } from '../evidence/records.ts';
import { type Ratio, formatFraction, integer } from '../money/ratio.ts';
import { namesIn } from '../operators/operands.ts';
import { recordOf } from '../operators/context.ts';
import { type CellType, type ClockEntry, settle } from '../operators/value.ts';
import { formatInstant } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import { type Times, clip, intersect, piecesOf } from '../time/times.ts';
import { extentOf } from '../operators/times/intervals.ts';
import type { Evaluation } from './evaluate.ts';

import { type Shown, componentsShown, show } from './show.ts';

export interface RecordReason {
  readonly record: string;
  readonly component?: string;
  /** When it concerns several. */
  readonly components?: readonly string[];
  readonly events: readonly string[];
}

export interface IntervalReason {
  readonly start: string;
  readonly end: string;
  /** Present when it counts only in part. */
  readonly weight?: string;
  readonly unknown?: true;
  /** The cell that took it out, for excluded time. */
  readonly by?: string;
  readonly records: readonly RecordReason[];
}

export interface CellReason {
  readonly cell: string;
  readonly index: string;
  readonly says: string;
  readonly value?: Shown | { readonly shown: string };
  readonly counted?: readonly IntervalReason[];
  readonly excluded?: readonly IntervalReason[];
  readonly records?: readonly RecordReason[];
  readonly from?: readonly CellReason[];
}

/** An evaluation, with the facts that the statement rests on. */
export interface Explained extends Evaluation {
  readonly used: ReadonlySet<Fact>;
  /** Cells of this line that have been explained: each once, however many others rest on it. */
  readonly seen: Set<string>;
}

/** Why a cell has its value at an index. */
export function reasonFor(name: string, index: string, subject: CellType['subject'], evaluation: Explained): CellReason | undefined {
  const found = evaluation.cell(name);
  if (!found) return undefined;
  const { context } = evaluation;
  const type = context.typeOf(name);
  const own = ownIndex(name, index, subject, evaluation);
  const base = { cell: name, index: own, says: typeof found.cell.says === 'string' ? found.cell.says : found.operator.explain(found.cell) };
  const key = JSON.stringify([name, own]);
  if (evaluation.seen.has(key)) return base;
  evaluation.seen.add(key);
  if (type.kind === 'times') return { ...base, ...timesReason(name, own, evaluation) };
  if (type.kind === 'clock') return { ...base, ...clockReason(name, own, evaluation) };
  const value =
    type.part === undefined && type.kind !== 'table' && type.kind !== 'flag' ? context.number(name, own, type.subject) : undefined;
  const from = operandsOf(name, evaluation).flatMap((operand) => reasonFor(operand, own, type.subject, evaluation) ?? []);
  return { ...base, ...(value && { value: show(value, type) }), ...(from.length > 0 && { from }) };
}

/** Index of a coarser cell for an index of a finer one. */
function ownIndex(name: string, index: string, subject: CellType['subject'], { context }: Explained): string {
  const of = context.typeOf(name).subject;
  if (of === undefined) return '';
  if (subject === undefined || 'record' in of) return index;
  const components = 'record' in subject ? (context.record(subject.record, recordOf(index))?.components ?? []) : [index];
  return components.flatMap((component) => context.ancestor(component, of.component) ?? [])[0] ?? index;
}

/** Cells that a cell refers to, in order, each once. */
function operandsOf(name: string, evaluation: Explained): string[] {
  const found = evaluation.cell(name);
  return found ? namesIn(found.cell).filter((operand) => operand !== name && evaluation.cell(operand)) : [];
}

function timesReason(name: string, index: string, evaluation: Explained): Pick<CellReason, 'counted' | 'excluded'> {
  const { context } = evaluation;
  const times = timesAt(name, index, evaluation);
  const records = recordsBehind(name, index, evaluation);
  const counted = piecesOf(clip(times, context.period)).map((piece) => ({
    ...interval(piece, records, evaluation.used),
    ...(piece.sure.n !== piece.sure.d && piece.sure.n !== 0n && { weight: formatFraction(piece.sure) }),
    ...(piece.sure.n === 0n && { unknown: true as const }),
  }));
  const excluded = removals(name, evaluation).flatMap(({ from, by }) =>
    piecesOf(clip(intersect(timesAt(from, index, evaluation), timesAt(by, index, evaluation)), context.period)).map((piece) => ({
      ...interval(piece, [...recordsBehind(from, index, evaluation), ...recordsBehind(by, index, evaluation)], evaluation.used),
      by,
    })),
  );
  return { counted, ...(excluded.length > 0 && { excluded }) };
}

function timesAt(name: string, index: string, { context }: Explained): Times {
  const type = context.typeOf(name);
  return settle(
    context.lookup(context.column<Times>(name), type, index, type.subject) ?? ([...context.column<Times>(name).values()][0] as Times),
  );
}

/** What was taken out on the way to a cell, seen through operators that only narrow. */
function removals(name: string, evaluation: Explained): { from: string; by: string }[] {
  const found = evaluation.cell(name);
  if (found?.operator.narrows) return removals(String(found.cell[found.operator.key]), evaluation);
  if (!found?.operator.removes) return [];
  const [from] = found.cell[found.operator.key] as readonly string[];
  return found.operator.removes(found.cell).map((by) => ({ from: from!, by }));
}

interface Extent extends Interval {
  readonly record: EvidenceRecord;
}

/** Records that the times of a cell were made from, not those that were taken out. */
function recordsBehind(name: string, index: string, evaluation: Explained): Extent[] {
  const { context } = evaluation;
  const found = evaluation.cell(name);
  if (!found) return [];
  if (found.operator.subject.is === 'record-kind') {
    const each = found.cell.each === undefined ? undefined : String(found.cell.each);
    return context
      .records(String(found.cell[found.operator.key]))
      .flatMap(partsOf)
      .flatMap((record) => {
        const extent = context.meets(
          record,
          (found.cell.where ?? []).filter((condition) => condition.attribute === undefined),
        )
          ? extentOf(record, found.cell, context)
          : undefined;
        const inside =
          each === undefined ||
          index === '' ||
          context
            .concerned(record, each)
            .some((id) => id === index || context.ancestor(id, context.components.get(index)?.kind ?? '') === index);
        return extent && inside ? [{ ...extent, record }] : [];
      });
  }
  const removed = new Set(found.operator.removes?.(found.cell) ?? []);
  return operandsOf(name, evaluation).flatMap((operand) => (removed.has(operand) ? [] : recordsBehind(operand, index, evaluation)));
}

function interval(piece: Interval, extents: readonly Extent[], used: ReadonlySet<Fact>): Omit<IntervalReason, 'by'> {
  const records = new Map<EvidenceRecord, RecordReason>();
  for (const { start, end, record } of extents)
    if (start < piece.end && end > piece.start && !records.has(record)) records.set(record, recordReason(record, used));
  return { start: formatInstant(piece.start), end: formatInstant(piece.end), records: [...records.values()] };
}

const recordReason = (record: EvidenceRecord, used: ReadonlySet<Fact>): RecordReason => ({
  record: `${record.kind}/${record.id}`,
  ...componentsShown(record),
  events: record.facts.filter((fact) => used.has(fact)).map(factKey),
});

function clockReason(name: string, index: string, { context, used }: Explained): Pick<CellReason, 'value' | 'records'> {
  const column = context.column<ClockEntry>(name);
  const type = context.typeOf(name);
  const entries = index === '' || !column.has(index) ? [...column] : [[index, column.get(index)!] as const];
  const kind = type.subject && 'record' in type.subject ? type.subject.record : '';
  const records = entries.flatMap(([at]) => {
    const record = context.record(kind, recordOf(at));
    return record ? [recordReason(record, used)] : [];
  });
  const [only] = entries;
  const value: Ratio | undefined = entries.length === 1 && only ? integer(only[1].elapsed) : undefined;
  return { ...(value && { value: show(value, type) }), records };
}
