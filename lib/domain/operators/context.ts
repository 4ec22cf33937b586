/** The data that operators read while they are evaluated: operands by name, the period, the folded evidence, the order. */
import type { Order, Terms } from '../contract/terms.ts';
import { type Literal, parseLiteral } from '../contract/literal.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { EvidenceRecord } from '../evidence/records.ts';
import { type Finding, type FindingText, finding, findingAt } from '../evidence/findings/finding.ts';
import { DomainError } from '../issue.ts';
import { ONE, type Ratio, ZERO } from '../money/ratio.ts';
import type { Interval } from '../time/interval.ts';
import type { Period, PeriodRule } from '../time/period.ts';
import { policyOf } from './governing.ts';
import { Pinned } from './pinned.ts';
import { type Completion, missingWord } from './missing.ts';
import { Choice, Range, hullOf, isOpen, isOrdered } from './range.ts';
import {
  type CellType,
  type Column,
  type Entry,
  type Subject,
  type Varying,
  WHOLE,
  isVarying,
  settle,
  isOpening,
  recordOf,
  sameSubject,
  sameValue,
} from './value.ts';
import { Components } from './components.ts';
import type { Past } from './earlier-periods.ts';
import { onlyNamed } from './namers.ts';
import type { Partition } from './partition.ts';
import type { EvaluatorIn } from './evaluator.ts';

export type Evaluator = EvaluatorIn<Context>;

type GivenContext = Pick<
  Context,
  | 'whole'
  | 'earlier'
  | 'soFar'
  | 'period'
  | 'fullPeriod'
  | 'rule'
  | 'terms'
  | 'order'
  | 'awaitsRenewal'
  | 'evidence'
  | 'horizon'
  | 'evaluator'
  | 'settles'
  | 'asksWitnesses'
  | 'completion'
> & { readonly coverage: { isPartial: boolean }; readonly findings: Finding[]; readonly recordedFindings: Set<string> };

/** A view in which the k-th entry of each list replaces the list. */
interface Entries {
  readonly of: Context;
  readonly lists: readonly unknown[];
  readonly k: number;
}

/** The differences of a context from the context that it is a view of. */
interface View {
  readonly of: Context;
  readonly completion: Completion | undefined;
  readonly entries: Entries | undefined;
  readonly turn: { readonly place: number; most: number } | undefined;
}

export class Context {
  readonly period: Period;
  /** The whole service period, before it was clipped to the term. */
  readonly fullPeriod: Period;
  /** The whole measured period: equal to `period`, unless a new version of the terms splits it and `period` is one part. */
  readonly whole: Period;
  readonly rule: PeriodRule;
  readonly terms: Terms;
  readonly order: Order;
  /** Whether the term ends and is expected to be renewed. */
  readonly awaitsRenewal: boolean;
  readonly evidence: Evidence;
  /** Span over which calendars are compiled. */
  readonly horizon: Interval;
  readonly components: Components;
  /** Shared by all evaluations of the period; each finding occurs once. */
  readonly findings: Finding[];
  private readonly recordedFindings: Set<string>;
  readonly partitions: Partition[];
  readonly evaluator: Evaluator;
  /** Whether the clause `unknown` gives a value to time that no source reported; otherwise this time stays unknown. */
  readonly settles: boolean;
  /** Whether this evaluation is for the cell `witnesses`, which asks the next witness where one has no known state. */
  readonly asksWitnesses: boolean;
  /** The assumed values of missing facts. */
  readonly completion: Completion | undefined;
  /** Whether some time inside the period was not observed; shared by all evaluations of the period. */
  private readonly coverage: { isPartial: boolean };
  readonly earlier: Past['earlier'];
  readonly soFar: Past['soFar'];
  private readonly given: GivenContext;
  private readonly recordIndex: Map<string, Map<string, EvidenceRecord>>;
  /** Set while entries replace lists. */
  private readonly entries: Entries | undefined;
  /** Set while a record is evaluated once for each of its components: the number of the component whose rules apply. */
  private readonly turn: { readonly place: number; most: number } | undefined;

  /**
   * @param view the differences from another context. All contexts have one object shape: a subclass or a prototype chain would give each
   * view a shape of its own, and the engine would compile its readers again.
   */
  constructor(given: GivenContext, view?: View) {
    this.given = given;
    this.period = given.period;
    this.fullPeriod = given.fullPeriod;
    this.whole = given.whole;
    this.rule = given.rule;
    this.terms = given.terms;
    this.order = given.order;
    this.awaitsRenewal = given.awaitsRenewal;
    this.evidence = given.evidence;
    this.horizon = given.horizon;
    this.evaluator = given.evaluator;
    this.earlier = given.earlier;
    this.soFar = given.soFar;
    this.settles = given.settles;
    this.asksWitnesses = given.asksWitnesses;
    this.completion = view ? view.completion : given.completion;
    this.coverage = given.coverage;
    this.findings = given.findings;
    this.recordedFindings = given.recordedFindings;
    this.components = view?.of.components ?? new Components(given.order, given.terms.components);
    this.partitions = view?.of.partitions ?? [];
    this.recordIndex = view?.of.recordIndex ?? new Map<string, Map<string, EvidenceRecord>>();
    this.entries = view?.entries;
    this.turn = view?.turn;
  }

  private view(change: Partial<View>): Context {
    const { completion, entries, turn } = this;
    return new Context(this.given, { of: this, completion, entries, turn, ...change });
  }

  /** Whether the period is a part of a period that a new version splits: charges are then divided by days. */
  get isPart(): boolean {
    return this.whole !== this.period;
  }

  /** The column of a name or literal, with values of the type the caller has checked. */
  column<T>(operand: unknown): Column<T> {
    if (this.entries) return this.entryColumn(operand, this.entries);
    return (operand instanceof Pinned ? operand.column : this.evaluator.column(operand)) as Column<T>;
  }

  typeOf(operand: unknown): CellType {
    if (this.entries) return entryType(this.entries.of.typeOf(operand));
    return operand instanceof Pinned ? operand.type : this.evaluator.typeOf(operand);
  }

  /** Whether a missing fact leaves a value of this operand open. */
  isOpen(operand: unknown): boolean {
    if (this.entries)
      return this.entries.lists.includes(operand) ? [...this.column(operand).values()].some(isOpen) : this.entries.of.isOpen(operand);
    return !(operand instanceof Pinned) && this.evaluator.isOpen(operand);
  }

  /** Records that time was not observed: for the cell that is being evaluated, and for the period if the time overlaps it. */
  noteUnobserved({ start, end }: Interval): void {
    this.evaluator.missTime();
    if (start < this.period.end && end > this.period.start && start < end) this.coverage.isPartial = true;
  }

  get hasUnobserved(): boolean {
    return this.coverage.isPartial;
  }

  /** The same context with the k-th entry of each list in place of the list. */
  entry(lists: readonly unknown[], k: number): Context {
    return this.view({ entries: { of: this, lists, k } });
  }

  private entryColumn<T>(operand: unknown, { of, lists, k }: Entries): Column<T> {
    if (!lists.includes(operand)) return of.column<T>(operand);
    return new Map(
      [...of.column<readonly Entry<T>[] | Range>(operand)].flatMap(([index, all]) =>
        Array.isArray(all) && k < all.length ? [[index, (all as readonly Entry<T>[])[k]!.value]] : [],
      ),
    );
  }

  note(path: string, found: FindingText): void {
    // Several cells may report the same about one record. The message is part of the key, so that the order of the cells does not matter.
    const place = `${found.code} ${path} ${found.message}`;
    if (this.recordedFindings.has(place)) return;
    this.recordedFindings.add(place);
    this.findings.push(findingAt(path, found));
  }

  records(kind: string): readonly EvidenceRecord[] {
    return this.evidence.records.get(kind) ?? [];
  }

  /** The record with an id; of one that others name and of which nothing else is known, what they say. */
  record(kind: string, id: string): EvidenceRecord | undefined {
    return this.reported(kind, id) ?? onlyNamed(kind, id, this);
  }

  /** The record with an id that has events of its own. */
  reported(kind: string, id: string): EvidenceRecord | undefined {
    let byId = this.recordIndex.get(kind);
    if (!byId) this.recordIndex.set(kind, (byId = new Map(this.records(kind).map((record) => [record.id, record]))));
    return byId.get(id);
  }

  /** The value for `index` of `subject` out of a column of the same or a coarser subject. */
  lookup<T>(column: Column<T>, of: CellType, index: string, subject: Subject | undefined): T | undefined {
    if (of.subject === undefined) return column.get(WHOLE);
    if (subject === undefined) return undefined;
    if ('record' in of.subject) return column.get(index);
    if ('record' in subject) {
      const record = this.record(subject.record, recordOf(index));
      return record && this.agreed(column, of, of.subject.component, record);
    }
    const ancestor = this.components.ancestor(index, of.subject.component);
    return ancestor === undefined ? undefined : column.get(ancestor);
  }

  /**
   * The common value of all components that a record concerns; a record without a component concerns all. Where the values differ, the
   * result is open.
   */
  private agreed<T>(column: Column<T>, of: CellType, kind: string, record: EvidenceRecord): T | undefined {
    const about = this.components.around(record, kind);
    const values = about.map((id) => column.get(id));
    const [first] = values;
    if (values.some((value) => !sameValue(first, value))) {
      this.noteDiffering(record, kind, about);
      return this.amongDiffering(values, of);
    }
    if (record.components.length === 0 && first !== undefined) this.noteForEach(record, kind);
    return first;
  }

  private noteDiffering({ kind: of, id }: EvidenceRecord, kind: string, about: readonly string[]): void {
    const path = `${of}/${id}`;
    this.note(path, finding('components-differ', { components: about }));
    this.evaluator.miss({ ...missingWord(path, `governing ${kind}`, undefined, []), among: kind });
  }

  /** The value by the component whose rules apply; outside `byComponent` the hull of all values. */
  private amongDiffering<T>(values: readonly (T | undefined)[], of: CellType): T | undefined {
    const { turn } = this;
    if (!turn) return hullOf(of, values) as T | undefined;
    turn.most = Math.max(turn.most, values.length);
    return values[Math.min(turn.place, values.length - 1)];
  }

  /** Evaluates a record once for each of its components whose rules differ; once where they do not. */
  byComponent<T>(evaluate: (within: Context) => T): T[] {
    const results: T[] = [];
    let most = 1;
    for (let place = 0; place < most; place += 1) {
      const turn = { place, most };
      results.push(evaluate(this.view({ turn })));
      most = turn.most;
    }
    return results;
  }

  /** Records that a record without a component counts for each component. */
  noteForEach({ kind: of, id }: EvidenceRecord, kind: string): void {
    if (this.components.members(kind).length < 2) return;
    this.note(`${of}/${id}`, finding('counts-for-all', { kind }));
  }

  /** Indexes of the finest of several columns, in order. */
  indexes(operands: readonly unknown[], subject: Subject | undefined): string[] {
    if (subject === undefined) return [WHOLE];
    const finest = operands.filter((operand) => sameSubject(this.typeOf(operand).subject, subject)).map((operand) => this.column(operand));
    return withOpenings(finest).sort();
  }

  /** The number for an index; undefined when there is none. @throws DomainError when it is open: the caller must use `bounded`. */
  number(operand: unknown, index: string, subject: Subject | undefined): Ratio | undefined {
    const value = this.bounded(operand, index, subject);
    if (value instanceof Range) throw new DomainError('not-bounded', `the value of "${String(operand)}" at "${index}" is open`);
    return value;
  }

  /** The number for an index, or its range where it is open. */
  bounded(operand: unknown, index: string, subject: Subject | undefined): Ratio | Range | undefined {
    const type = this.typeOf(operand);
    const column = this.column<Ratio | boolean | Varying<Ratio> | Range<Ratio | boolean> | Choice | undefined>(operand);
    // A re-opened record that is judged anew ("T-1~2") has the numbers of its record where it has none of its own.
    const isOfRecord = type.subject !== undefined && 'record' in type.subject && !column.has(index);
    const value = this.lookup(column, type, isOfRecord ? recordOf(index) : index, subject);
    if (value === undefined) return undefined;
    const settled =
      value instanceof Choice ? this.hullOfChoice(value, type) : this.settled<Ratio | boolean | Range<Ratio | boolean>>(value, type);
    if (settled === undefined) return undefined;
    if (settled instanceof Choice) throw new DomainError('not-bounded', `"${String(operand)}" is one of several values, not a number`);
    if (settled instanceof Range) return typeof settled.least === 'boolean' ? numberOf(settled as Range<boolean>) : (settled as Range);
    return asNumber(settled);
  }

  /** Numbers of which one is the value, some of which change over time, as a range; other choices as they are. */
  hullOfChoice(choice: Choice, type: CellType): Ratio | Range | Choice | undefined {
    if (!isOrdered(type.kind)) return choice;
    return hullOf(
      type,
      choice.values.map((value) => this.settled(value, type)),
    ) as Ratio | Range | undefined;
  }

  /** The value of a record that changes over time, by the policy for values that no timer reads. */
  settled<T>(value: T | Varying<T>, of: CellType): T {
    if (!isVarying(value)) return value;
    return settle(value, of.subject && 'record' in of.subject ? policyOf(of.subject.record, this) : 'first');
  }

  /** This context with a completion for missing facts that have no assumed value yet. */
  completedBy(completion: Completion): Context {
    const outer = this.completion;
    return this.view({ completion: (fact) => outer?.(fact) ?? completion(fact) });
  }

  /** The literal that an operand is or names; undefined when it is computed. */
  literal(operand: unknown): Literal | undefined {
    return this.parsed(this.meaning(operand));
  }

  /** The meaning of an operand, through definitions that are only names: a cell or a literal; undefined for a reserved name. */
  meaning(operand: unknown): unknown {
    let at = operand;
    while (typeof at === 'string' && this.parsed(at) === undefined) at = this.evaluator.definition(at);
    return at;
  }

  private parsed(operand: unknown): Literal | undefined {
    if (typeof operand !== 'string') return parseLiteral(operand);
    let known = literals.get(this.terms);
    if (!known) literals.set(this.terms, (known = new Map<string, Literal | undefined>()));
    if (!known.has(operand)) known.set(operand, parseLiteral(operand));
    return known.get(operand);
  }
}

/** A cache: the literals of one version of the terms, parsed once for all periods. */
const literals = new WeakMap<Terms, Map<string, Literal | undefined>>();

/** The indexes of the first of several columns, and those of re-opened records in the others. */
export const withOpenings = ([first, ...others]: readonly Column<unknown>[]): string[] => {
  const own = [...(first?.keys() ?? [])];
  const more = others.flatMap((column) => [...column.keys()].filter((index) => isOpening(index) && !first!.has(index)));
  return more.length === 0 ? own : [...new Set([...own, ...more])];
};

/** The type of an entry of a list. */
function entryType({ list: _list, part, ...type }: CellType): CellType {
  return part === 'slot' ? { ...type, part } : type;
}

const asNumber = (value: Ratio | boolean): Ratio => (typeof value === 'boolean' ? (value ? ONE : ZERO) : value);

const numberOf = ({ least, most, mayLack }: Range<boolean>): Range => new Range(asNumber(least), asNumber(most), mayLack);
