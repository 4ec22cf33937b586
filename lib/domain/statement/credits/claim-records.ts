/**
 * The starts of the time limit of a claim on a credit: the records behind its owed lines, and behind lines that may be owed once missing
 * facts are known; for outages also the measured downtime without an outage record. An outage that a clause removes or excludes, or whose
 * component is owed nothing, sets no date.
 */
import type { EvidenceRecord } from '../../evidence/records.ts';
import { type SlotSeries, type Subject, WHOLE, recordOf, sameSubject } from '../../operators/value.ts';
import type { Interval } from '../../time/interval.ts';
import { type TimeSet, piecesOf } from '../../time/times.ts';
import { clip } from '../../time/time-algebra.ts';
import { RecordsBehind, operandsOf } from '../evidence-account/records-behind.ts';
import { namersOf } from '../../operators/namers.ts';
import type { Evaluation } from '../objectives/evaluation.ts';
import type { CreditLine } from './credit-node.ts';
import type { Owed } from './owed.ts';
import { besideOutages, failingSlots, measuresDowntime } from './measured-downtime.ts';

/** What a line depends on: ids of records of one kind, and stretches of downtime without such a record. */
export interface Anchors {
  readonly records: ReadonlySet<string>;
  readonly stretches: readonly Interval[];
}

/** The anchors of each line of a credit that is owed or may be owed. @param place index among the paid credits. */
export function anchorsOwedOn(kind: string, place: number, owed: Owed): Anchors[] {
  return owed.owing(place).flatMap(({ lines, evaluation }) => {
    if (lines.length === 0) return [];
    const behind = new RecordsBehindLines(kind, evaluation);
    return lines.map((line) => behind.ofLine(line));
  });
}

/** The records of one kind behind the lines of one evaluation. */
class RecordsBehindLines {
  private readonly kind: string;
  private readonly evaluation: Evaluation;
  private readonly behind: RecordsBehind;
  private readonly found = new Map<string, Anchors>();
  private readonly reading = new Map<string, boolean>();

  constructor(kind: string, evaluation: Evaluation) {
    this.kind = kind;
    this.evaluation = evaluation;
    this.behind = new RecordsBehind(evaluation, new Set());
  }

  /**
   * A line of a record depends on this record; any other line on what its cells read. A line whose cells read no such records depends on
   * those of its components.
   */
  ofLine(line: CreditLine): Anchors {
    const { index, subject, at } = line;
    if (this.isOfKind(subject)) return ofRecords([recordOf(index)]);
    const { context } = this.evaluation;
    const credit = context.terms.credits[line.credit]!;
    const component = context.components.get(at);
    const atBase: readonly [string, Subject | undefined] = component ? [at, { component: component.kind }] : [index, subject];
    // A value of records that others name, such as the missed tickets of an outage, is that of the record and not of its component.
    const asked = (cell: unknown): readonly [unknown, string, Subject | undefined] =>
      subject && 'record' in subject && sameSubject(context.typeOf(cell).subject, subject) ? [cell, index, subject] : [cell, ...atBase];
    const cells = [[credit['if-breached'], index, subject] as const, ...[line.times, line.of].map(asked)];
    const gates = (credit.if ?? []).map(asked);
    for (const group of [cells, gates]) {
      const readers = group.filter(([cell]) => typeof cell === 'string' && this.reads(cell));
      if (readers.length > 0) return union(readers.map(([cell, ...where]) => this.ofCell(String(cell), ...where)));
    }
    return ofRecords(context.records(this.kind).flatMap((record) => (this.concerns(record, line) ? [record.id] : [])));
  }

  private readonly isOfKind = (subject: Subject | undefined): boolean =>
    subject !== undefined && 'record' in subject && subject.record === this.kind;

  /** Whether a cell reads records of the kind, or measures downtime. Cells that only remove times are ignored. */
  private reads(name: string): boolean {
    let reads = this.reading.get(name);
    if (reads === undefined) {
      const found = this.evaluation.cell(name);
      const own = found && String(found.cell[found.operator.key]) === this.kind && READERS.has(found.operator.subject.is);
      reads =
        found !== undefined &&
        (own === true ||
          (this.kind === 'outage' && measuresDowntime(name, this.evaluation)) ||
          this.isOfKind(this.evaluation.typeOf(name).subject) ||
          this.operands(name).some((operand) => this.reads(operand)));
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
  private ofCell(name: string, index: string, subject: Subject | undefined): Anchors {
    const key = `${name} ${index}`;
    let anchors = this.found.get(key);
    if (!anchors) this.found.set(key, (anchors = this.reads(name) ? this.findIn(name, index, subject) : NONE));
    return anchors;
  }

  private findIn(name: string, index: string, subject: Subject | undefined): Anchors {
    const { context } = this.evaluation;
    const { operator, cell } = this.evaluation.cell(name)!;
    const type = context.typeOf(name);
    if (type.kind === 'times') return union(this.indexesIn(name, index, subject).map((own) => this.overTimes(name, own)));
    if (type.part === 'slot') return union(this.indexesIn(name, index, subject).map((own) => this.overSlots(name, own)));
    if (operator.cases) {
      const counted = String(cell[operator.key]);
      const cases = cell.that === undefined ? this.casesOf(counted, operator.cases(cell, context)) : operator.cases(cell, context);
      const of = context.evaluator.knows(counted) ? context.typeOf(counted).subject : { record: counted };
      if (this.isOfKind(of)) return ofRecords(cases.map(recordOf).filter((id) => this.isWithin(id, index, subject)));
      if (of && cases.length > 0) {
        const around = new Set(this.indexesIn(counted, index, subject));
        return union(cases.filter((one) => around.has(one)).map((one) => this.ofCell(counted, one, of)));
      }
    }
    if (this.isOfKind(type.subject)) return ofRecords(this.indexesIn(name, index, subject).map(recordOf));
    return union(
      this.indexesIn(name, index, subject).flatMap((own) =>
        this.operands(name).map((operand) => this.ofCell(operand, own, own === WHOLE ? undefined : type.subject)),
      ),
    );
  }

  /** What a cell counts: of flags those that hold or may hold. */
  private casesOf(counted: string, cases: readonly string[]): readonly string[] {
    const { context } = this.evaluation;
    if (!context.evaluator.knows(counted) || context.typeOf(counted).kind !== 'flag') return cases;
    return [...context.column<unknown>(counted)].flatMap(([index, flag]) => (flag === false || flag === undefined ? [] : [index]));
  }

  private overTimes(name: string, index: string): Anchors {
    const { context } = this.evaluation;
    const times = context.column<TimeSet>(name).get(index);
    if (!times) return NONE;
    const records = this.behind
      .recordsOver(piecesOf(clip(times, context.period)), [name], index)
      .flat()
      .filter((record) => record.kind === this.kind);
    const whole = records.flatMap((record) => context.record(record.kind, record.id) ?? []);
    return {
      records: new Set(records.map(({ id }) => id)),
      stretches: this.kind === 'outage' ? besideOutages(times, whole, context) : [],
    };
  }

  private overSlots(name: string, index: string): Anchors {
    const { context } = this.evaluation;
    const slots = context.column<SlotSeries>(name).get(index);
    return slots && this.kind === 'outage' ? { records: new Set(), stretches: failingSlots(name, slots, context) } : NONE;
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
    const { context } = this.evaluation;
    if ('record' in subject)
      return subject.record === kind ? recordOf(index) === id : namersOf(kind, subject.record, index, context).some((one) => one.id === id);
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

/** Kinds of parameters that name a kind of record where they are the operator's subject. */
const READERS: ReadonlySet<string> = new Set(['record-kind', 'name-or-record-kind']);

const NONE: Anchors = { records: new Set(), stretches: [] };

const ofRecords = (ids: readonly string[]): Anchors => ({ records: new Set(ids), stretches: [] });

const union = (all: readonly Anchors[]): Anchors =>
  all.length === 1
    ? all[0]!
    : { records: new Set(all.flatMap(({ records }) => [...records])), stretches: all.flatMap(({ stretches }) => stretches) };
