/**
 * The records from which a claim on a credit counts: those that its owed lines rest on, and those that a line rests on which may be owed once
 * missing facts are known. An outage that a clause removes or excludes, or whose component is owed nothing, sets no date.
 */
import type { EvidenceRecord } from '../../evidence/records.ts';
import { type Subject, WHOLE, recordOf } from '../../operators/value.ts';
import type { TimeSet } from '../../time/times.ts';
import { piecesOf } from '../../time/times.ts';
import { clip } from '../../time/time-algebra.ts';
import { RecordsBehind, operandsOf } from '../evidence-account/records-behind.ts';
import type { Evaluation } from '../objectives/evaluation.ts';
import type { CreditLine } from './credit-node.ts';
import type { Owed } from './owed.ts';

/** The ids of the records of a kind that a credit is owed on, or may be. @param place index among the paid credits. */
export function recordsOwedOn(kind: string, place: number, owed: Owed): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { lines, evaluation } of owed.owing(place)) {
    if (lines.length === 0) continue;
    const behind = new RecordsBehindLines(kind, evaluation);
    for (const line of lines) for (const id of behind.ofLine(line)) found.add(id);
  }
  return found;
}

type Ids = ReadonlySet<string>;

/** The records of one kind behind the lines of one evaluation. */
class RecordsBehindLines {
  private readonly kind: string;
  private readonly evaluation: Evaluation;
  private readonly behind: RecordsBehind;
  private readonly found = new Map<string, Ids>();
  private readonly reading = new Map<string, boolean>();

  constructor(kind: string, evaluation: Evaluation) {
    this.kind = kind;
    this.evaluation = evaluation;
    this.behind = new RecordsBehind(evaluation, new Set());
  }

  /** A line of a record rests on this record; else what its cells read counts; a line that reads no such records has those of its components. */
  ofLine(line: CreditLine): Ids {
    const { index, subject, at } = line;
    if (this.isOfKind(subject)) return new Set([recordOf(index)]);
    const { context } = this.evaluation;
    const credit = context.terms.credits[line.credit]!;
    const component = context.components.get(at);
    const atBase: readonly [string, Subject | undefined] = component ? [at, { component: component.kind }] : [index, subject];
    const cells = [[credit['if-breached'], index, subject] as const, ...[line.times, line.of].map((cell) => [cell, ...atBase] as const)];
    const gates = (credit.if ?? []).map((gate) => [gate, ...atBase] as const);
    for (const group of [cells, gates]) {
      const readers = group.filter(([cell]) => typeof cell === 'string' && this.reads(cell));
      if (readers.length > 0) return union(readers.map(([cell, ...where]) => this.ofCell(String(cell), ...where)));
    }
    return new Set(context.records(this.kind).flatMap((record) => (this.concerns(record, line) ? [record.id] : [])));
  }

  private readonly isOfKind = (subject: Subject | undefined): boolean =>
    subject !== undefined && 'record' in subject && subject.record === this.kind;

  /** Whether a cell reads records of the kind, apart from what only removes times. */
  private reads(name: string): boolean {
    let reads = this.reading.get(name);
    if (reads === undefined) {
      const found = this.evaluation.cell(name);
      const own = found && String(found.cell[found.operator.key]) === this.kind && READERS.has(found.operator.subject.is);
      reads =
        found !== undefined &&
        (own === true || this.isOfKind(this.evaluation.typeOf(name).subject) || this.operands(name).some((operand) => this.reads(operand)));
      this.reading.set(name, reads);
    }
    return reads;
  }

  private operands(name: string): string[] {
    const { operator, cell } = this.evaluation.cell(name)!;
    const removed = operator.removes?.(cell) ?? [];
    return operandsOf(name, this.evaluation).filter((operand) => !removed.includes(operand));
  }

  /** The records behind a cell at an index of a subject. */
  private ofCell(name: string, index: string, subject: Subject | undefined): Ids {
    const key = `${name} ${index}`;
    let ids = this.found.get(key);
    if (!ids) this.found.set(key, (ids = this.reads(name) ? this.findIn(name, index, subject) : NONE));
    return ids;
  }

  private findIn(name: string, index: string, subject: Subject | undefined): Ids {
    const { context } = this.evaluation;
    const { operator, cell } = this.evaluation.cell(name)!;
    const type = context.typeOf(name);
    if (type.kind === 'times') return union(this.indexesIn(name, index, subject).map((own) => this.overTimes(name, own)));
    if (operator.cases) {
      const counted = String(cell[operator.key]);
      const cases = operator.cases(cell, context);
      const of = context.evaluator.knows(counted) ? context.typeOf(counted).subject : { record: counted };
      if (this.isOfKind(of)) return new Set(cases.map(recordOf).filter((id) => this.isWithin(id, index, subject)));
      if (of && cases.length > 0) {
        const around = new Set(this.indexesIn(counted, index, subject));
        return union(cases.filter((one) => around.has(one)).map((one) => this.ofCell(counted, one, of)));
      }
    }
    if (this.isOfKind(type.subject)) return new Set(this.indexesIn(name, index, subject).map(recordOf));
    return union(
      this.indexesIn(name, index, subject).flatMap((own) =>
        this.operands(name).map((operand) => this.ofCell(operand, own, own === WHOLE ? undefined : type.subject)),
      ),
    );
  }

  private overTimes(name: string, index: string): Ids {
    const { context } = this.evaluation;
    const times = context.column<TimeSet>(name).get(index);
    const pieces = times ? piecesOf(clip(times, context.period)) : [];
    const records = this.behind.recordsOver(pieces, [name], index).flat();
    return new Set(records.flatMap((record) => (record.kind === this.kind ? [record.id] : [])));
  }

  /** The indexes of a cell that belong to an index of another subject; all of them for the whole. */
  private indexesIn(name: string, index: string, subject: Subject | undefined): string[] {
    const { context } = this.evaluation;
    const of = context.typeOf(name).subject;
    const column = context.column(name);
    if (of === undefined || index === WHOLE || subject === undefined || column.has(index))
      return column.has(index) ? [index] : [...column.keys()];
    if ('record' in of) return [...column.keys()].filter((key) => this.isWithin(recordOf(key), index, subject, of.record));
    const record = 'record' in subject ? context.record(subject.record, recordOf(index)) : undefined;
    const related = record ? context.components.around(record, of.component) : context.components.related(index, of.component);
    return related.filter((id) => column.has(id));
  }

  /** Whether a record lies in an index of a subject. */
  private isWithin(id: string, index: string, subject: Subject | undefined, kind = this.kind): boolean {
    if (subject === undefined || index === WHOLE) return true;
    if ('record' in subject) return recordOf(index) === id;
    const { context } = this.evaluation;
    const record = context.record(kind, id);
    return record !== undefined && context.components.around(record, subject.component).includes(index);
  }

  private concerns(record: EvidenceRecord, { index, subject, at }: CreditLine): boolean {
    const { context } = this.evaluation;
    const { components } = context;
    const own = subject && 'record' in subject ? context.record(subject.record, recordOf(index)) : undefined;
    const ids = [...new Set([index, at, ...(own?.components ?? [])])].filter((id) => components.has(id));
    return ids.length === 0 || ids.some((id) => components.around(record, components.get(id)!.kind).includes(id));
  }
}

/** What an operator is about where its own word is a kind of record. */
const READERS: ReadonlySet<string> = new Set(['record-kind', 'name-or-record-kind']);

const NONE: Ids = new Set();

const union = (sets: readonly Ids[]): Ids => (sets.length === 1 ? sets[0]! : new Set(sets.flatMap((set) => [...set])));
