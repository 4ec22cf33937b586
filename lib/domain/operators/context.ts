/** What an operator may see while it evaluates: operands by name, the period, the folded evidence, the order. */
import type { Order, Terms } from '../contract/terms.ts';
import { type Literal, parseLiteral } from '../contract/literal.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { EvidenceRecord } from '../evidence/records.ts';
import { type FindingKind, finding } from '../evidence/finding-kinds.ts';
import { DomainError, type Issue } from '../issue.ts';
import { ONE, type Ratio, ZERO } from '../money/ratio.ts';
import type { Interval } from '../time/interval.ts';
import type { Period, PeriodRule } from '../time/period.ts';
import { policyOf } from './governing.ts';
import { Pinned } from './pinned.ts';
import { type Completion, missingWord } from './missing.ts';
import { Choice, Range, hullOf, isOpen } from './range.ts';
import {
  type CellType,
  type Column,
  type Entry,
  type Subject,
  type Varying,
  WHOLE,
  isVarying,
  settle,
  recordOf,
  sameSubject,
  sameValue,
} from './value.ts';
import { Components } from './components.ts';
import type { Past } from './earlier-periods.ts';
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
> & { readonly coverage: { isPartial: boolean }; readonly findings: Issue[]; readonly recordedFindings: Set<string> };

/** In place of lists the k-th entry of each, all else as another context has it. */
interface Entries {
  readonly of: Context;
  readonly lists: readonly unknown[];
  readonly k: number;
}

/** How a context differs from the one that it is a view of. */
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
  /** The measured period: `period` itself, or what that is a part of, where a new version split it. */
  readonly whole: Period;
  readonly rule: PeriodRule;
  readonly terms: Terms;
  readonly order: Order;
  /** Whether the term of the order, which ends, is to be renewed. */
  readonly awaitsRenewal: boolean;
  readonly evidence: Evidence;
  /** Span over which calendars are compiled. */
  readonly horizon: Interval;
  readonly components: Components;
  /** Shared by all evaluations of the period, and each once. */
  readonly findings: Issue[];
  private readonly recordedFindings: Set<string>;
  readonly partitions: Partition[];
  readonly evaluator: Evaluator;
  /** Whether the clause `unknown` has settled time that no source reported; else it is left unknown. */
  readonly settles: boolean;
  /** Whether it is worked out what each of several witnesses says, of which the others are asked where one has no known state. */
  readonly asksWitnesses: boolean;
  /** What missing words are taken to be. */
  readonly completion: Completion | undefined;
  /** Whether some time inside the period was not observed; shared by all evaluations of the period. */
  private readonly coverage: { isPartial: boolean };
  readonly earlier: Past['earlier'];
  readonly soFar: Past['soFar'];
  private readonly given: GivenContext;
  private readonly recordIndex: Map<string, Map<string, EvidenceRecord>>;
  /** In place of lists one entry of each. */
  private readonly entries: Entries | undefined;
  /** Where other rules hold for the components of a record: by which of them it goes. */
  private readonly turn: { readonly place: number; most: number } | undefined;

  /**
   * @param view what differs from another context, and what both share. One shape for all of them: an object made upon another would have a
   * shape of its own, and what reads it would be compiled anew for each.
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

  /** Whether the period is a part of one that a new version split: charges are then shared by days. */
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

  /** Notes that time was not observed: of the cell that is being evaluated, and of the period if it lies in it. */
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

  note(code: FindingKind, path: string, message: string): void {
    // Cells may say different things of one record, and which comes first is by the order in which the text has them.
    const place = `${code} ${path} ${message}`;
    if (this.recordedFindings.has(place)) return;
    this.recordedFindings.add(place);
    this.findings.push(finding(code, path, message));
  }

  records(kind: string): readonly EvidenceRecord[] {
    return this.evidence.records.get(kind) ?? [];
  }

  record(kind: string, id: string): EvidenceRecord | undefined {
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

  /** What holds for all components that a record is about: one that names none is about all of them. Where they differ it is open. */
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
    this.note('components-differ', path, `it concerns ${about.join(', ')}, for which other rules hold; by which of them it goes is open`);
    this.evaluator.miss({ ...missingWord(path, `governing ${kind}`, undefined, []), among: kind });
  }

  /** One of the values that components of a record have; what is not worked out for each of them lies between them. */
  private amongDiffering<T>(values: readonly (T | undefined)[], of: CellType): T | undefined {
    const { turn } = this;
    if (!turn) return hullOf(of, values) as T | undefined;
    turn.most = Math.max(turn.most, values.length);
    return values[Math.min(turn.place, values.length - 1)];
  }

  /** What a record is worth by each of the components that it is about, where other rules hold for them; else once. */
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

  /** Notes that a record which names no component was taken for one of each. */
  noteForEach({ kind: of, id }: EvidenceRecord, kind: string): void {
    if (this.components.members(kind).length < 2) return;
    this.note('counts-for-all', `${of}/${id}`, `it names no component: it counts for each ${kind}, as \`without-component: count\` says`);
  }

  /** Indexes of the finest of several columns, in order. */
  indexes(operands: readonly unknown[], subject: Subject | undefined): string[] {
    if (subject === undefined) return [WHOLE];
    const finest = operands.find((operand) => sameSubject(this.typeOf(operand).subject, subject));
    return [...this.column(finest).keys()].sort();
  }

  /** Number for an index, settled; undefined when there is none. @throws DomainError when it is open: the caller must bound it. */
  number(operand: unknown, index: string, subject: Subject | undefined): Ratio | undefined {
    const value = this.bounded(operand, index, subject);
    if (value instanceof Range) throw new DomainError('not-bounded', `the value of "${String(operand)}" at "${index}" is open`);
    return value;
  }

  /** Number for an index, perhaps open. */
  bounded(operand: unknown, index: string, subject: Subject | undefined): Ratio | Range | undefined {
    const value = this.lookup(
      this.column<Ratio | boolean | Varying<Ratio> | Range<Ratio | boolean> | Choice | undefined>(operand),
      this.typeOf(operand),
      index,
      subject,
    );
    if (value === undefined) return undefined;
    const settled = isVarying(value) ? this.settled<Ratio | Range<Ratio | boolean>>(value, this.typeOf(operand)) : value;
    if (settled instanceof Choice) throw new DomainError('not-bounded', `"${String(operand)}" is one of several values, not a number`);
    if (settled instanceof Range) return typeof settled.least === 'boolean' ? numberOf(settled as Range<boolean>) : (settled as Range);
    return asNumber(settled);
  }

  /** A value that changes with a record, as it counts where no timer asks for it. */
  settled<T>(value: T | Varying<T>, of: CellType): T {
    if (!isVarying(value)) return value;
    return settle(value, of.subject && 'record' in of.subject ? policyOf(of.subject.record, this.terms.definitions) : 'first');
  }

  /** This context with the words of a completion in place of what is missing. */
  completedBy(completion: Completion): Context {
    const outer = this.completion;
    return this.view({ completion: (fact) => outer?.(fact) ?? completion(fact) });
  }

  /** The literal that an operand is, or stands for by name; undefined when it is worked out. */
  literal(operand: unknown): Literal | undefined {
    return this.parsed(this.meaning(operand));
  }

  /** What an operand stands for, through names of names: a cell or a literal; undefined for a given name. */
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

/** Literals of a text, read once for all periods. */
const literals = new WeakMap<Terms, Map<string, Literal | undefined>>();

/** The type of an entry of a list. */
function entryType({ list: _list, part, ...type }: CellType): CellType {
  return part === 'slot' ? { ...type, part } : type;
}

const asNumber = (value: Ratio | boolean): Ratio => (typeof value === 'boolean' ? (value ? ONE : ZERO) : value);

const numberOf = ({ least, most, mayLack }: Range<boolean>): Range => new Range(asNumber(least), asNumber(most), mayLack);
