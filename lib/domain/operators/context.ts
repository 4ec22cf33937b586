/** What an operator may see while it evaluates: operands by name, the period, the folded evidence, the order. */
import type { Condition, Order, Terms } from '../agreement/agreement.ts';
import { parseLiteral } from '../agreement/literal.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type EvidenceRecord, firstOf } from '../evidence/records.ts';
import { type Issue, warningIssue } from '../issue.ts';
import { type Ratio, integer } from '../money/ratio.ts';
import { addBusinessDays, calendarOf, elapsed } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import type { Period, PeriodRule } from '../time/period.ts';
import type { Times } from '../time/times.ts';
import type { Cell, Operator } from './operator.ts';
import {
  type CellType,
  type Column,
  type Entry,
  LIMIT_KEYS,
  type LimitKey,
  type Subject,
  type Varying,
  WHOLE,
  holds,
  settle,
} from './value.ts';

export interface Verdict {
  readonly index: string;
  readonly outcome: 'kept' | 'missed' | 'pending' | 'not-measured';
  readonly measured: Ratio | undefined;
  readonly limits: readonly { readonly edge: LimitKey; readonly limit: unknown; readonly allowed: Ratio | undefined }[];
  readonly aim?: Ratio | undefined;
}

/** Where the time of an `uptime` cell went, in weighted milliseconds; the four add up to the period. */
export interface Partition {
  readonly cell: string;
  readonly index: string;
  readonly up: Ratio;
  readonly down: Ratio;
  readonly unknown: Ratio;
  readonly excluded: Ratio;
}

export interface ComponentEntry {
  readonly id: string;
  readonly kind: string;
  readonly in: string | undefined;
  readonly dependsOn: readonly string[];
}

/** What a period left for later ones: values as fractions (null: not known) and amounts, by cell or credit and index. */
export interface PeriodState {
  readonly cells: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  readonly credited: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface PastPeriod {
  readonly period: Period;
  /** Undefined when that period cannot be assessed. */
  readonly state: PeriodState | undefined;
}

export interface Engine {
  column(operand: unknown): Column<unknown>;
  typeOf(operand: unknown): CellType;
  verdicts(promise: string): readonly Verdict[];
  /** Whether a text is the name of a defined cell. */
  knows(name: string): boolean;
  /** The definition that a name stands for, undefined for given names. */
  definition(name: string): unknown;
  /** The operator and cell behind a name, undefined for literals and given names. */
  cell(name: string): { readonly operator: Operator; readonly cell: Cell } | undefined;
  /** The names that a cell refers to. */
  operands(cell: Cell): readonly string[];
}

export class Context {
  readonly period: Period;
  /** The whole service period, before it was clipped to the term. */
  readonly fullPeriod: Period;
  /** Whether the period is a part of one that a new version split: charges are then shared by days. */
  readonly isPart: boolean;
  readonly rule: PeriodRule;
  readonly terms: Terms;
  readonly order: Order;
  readonly evidence: Evidence;
  /** Span over which calendars are compiled. */
  readonly horizon: Interval;
  readonly components: ReadonlyMap<string, ComponentEntry>;
  readonly findings: Issue[] = [];
  readonly partitions: Partition[] = [];
  readonly engine: Engine;
  /** So many periods before this one with what they left, newest first; fewer where the term began later. */
  readonly earlier: (count: number) => readonly PastPeriod[];

  constructor(
    given: Pick<Context, 'isPart' | 'earlier' | 'period' | 'fullPeriod' | 'rule' | 'terms' | 'order' | 'evidence' | 'horizon' | 'engine'>,
  ) {
    this.period = given.period;
    this.fullPeriod = given.fullPeriod;
    this.isPart = given.isPart;
    this.rule = given.rule;
    this.terms = given.terms;
    this.order = given.order;
    this.evidence = given.evidence;
    this.horizon = given.horizon;
    this.engine = given.engine;
    this.earlier = given.earlier;
    this.components = new Map(
      Object.entries(given.order.components ?? {}).map(([id, entry]) => [
        id,
        { id, kind: entry.kind, in: entry.in, dependsOn: entry['depends-on'] ?? [] },
      ]),
    );
  }

  /** The column of a name or literal, with values of the type the caller has checked. */
  column<T>(operand: unknown): Column<T> {
    return this.engine.column(operand) as Column<T>;
  }

  typeOf(operand: unknown): CellType {
    return this.engine.typeOf(operand);
  }

  /** The same context with the k-th entry of each list in place of the list. */
  entry(lists: readonly unknown[], k: number): Context {
    const view = Object.create(this) as Context;
    view.column = <T>(operand: unknown): Column<T> => {
      if (!lists.includes(operand)) return this.column<T>(operand);
      return new Map(
        [...this.column<readonly Entry<T>[]>(operand)].flatMap(([index, all]) => (k < all.length ? [[index, all[k]!.value]] : [])),
      );
    };
    view.typeOf = (operand) => {
      const { list: _list, part, ...type } = this.typeOf(operand);
      return part === 'slot' ? { ...type, part } : type;
    };
    return view;
  }

  note(code: string, path: string, message: string): void {
    if (!this.findings.some((finding) => finding.code === code && finding.path === path))
      this.findings.push(warningIssue(code, path, message));
  }

  members(kind: string): ComponentEntry[] {
    return [...this.components.values()].filter((entry) => entry.kind === kind).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The component itself or the one around it that is of `kind`. */
  ancestor(id: string | undefined, kind: string): string | undefined {
    let entry = id === undefined ? undefined : this.components.get(id);
    for (let depth = 0; entry && depth < 32; depth += 1) {
      if (entry.kind === kind) return entry.id;
      entry = entry.in === undefined ? undefined : this.components.get(entry.in);
    }
    return undefined;
  }

  /** Members of `kind` that what happened to `component` touches: its own ancestor, everything inside it, or all when it names none. */
  touched(component: string | undefined, kind: string): string[] {
    if (component === undefined) return this.members(kind).map((entry) => entry.id);
    const own = this.ancestor(component, kind);
    if (own !== undefined) return [own];
    const outer = this.components.get(component)?.kind;
    return outer === undefined
      ? []
      : this.members(kind).flatMap((entry) => (this.ancestor(entry.id, outer) === component ? [entry.id] : []));
  }

  /** Members of `kind` that a record concerns: those that any of its components touches. */
  concerned({ components }: EvidenceRecord, kind: string): string[] {
    if (components.length < 2) return this.touched(components[0], kind);
    return [...new Set(components.flatMap((component) => this.touched(component, kind)))];
  }

  records(kind: string): readonly EvidenceRecord[] {
    return this.evidence.records.get(kind) ?? [];
  }

  private readonly recordIndex = new Map<string, Map<string, EvidenceRecord>>();

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
      return record && this.agreed(column, of.subject.component, record);
    }
    const ancestor = this.ancestor(index, of.subject.component);
    return ancestor === undefined ? undefined : column.get(ancestor);
  }

  /** What all components that a record is about have in common: one that names none is about all of them. */
  private agreed<T>(column: Column<T>, kind: string, record: EvidenceRecord): T | undefined {
    const about = record.components.length === 0 ? this.members(kind).map(({ id }) => id) : ancestorsOf(record, kind, this);
    const [first, ...others] = about.map((id) => column.get(id));
    const path = `${record.kind}/${record.id}`;
    if (others.some((other) => !sameValue(first, other))) {
      this.note('components-differ', path, `it concerns ${about.join(', ')}, for which other rules hold; it is not judged by them`);
      return undefined;
    }
    if (record.components.length === 0 && first !== undefined)
      this.note('counts-for-all', path, `it names no component: it counts for each ${kind}, as \`without-component: count\` says`);
    return first;
  }

  /** Indexes of the finest of several columns, in order. */
  indexes(operands: readonly unknown[], subject: Subject | undefined): string[] {
    if (subject === undefined) return [WHOLE];
    const finest = operands.find((operand) => sameSubject(this.typeOf(operand).subject, subject));
    return [...this.column(finest).keys()].sort();
  }

  /** Number for an index, settled; undefined when it is not known. */
  number(operand: unknown, index: string, subject: Subject | undefined): Ratio | undefined {
    const value = this.lookup(this.column<Ratio | boolean | Varying<Ratio> | undefined>(operand), this.typeOf(operand), index, subject);
    const settled = value === undefined ? undefined : settle(value as Ratio | boolean);
    if (typeof settled === 'boolean') return integer(settled ? 1 : 0);
    return settled;
  }

  /** Attribute values of a record in time, in the contract's own words; a word it does not know is a finding. */
  attribute(record: EvidenceRecord, name: string): readonly { readonly at: Instant; readonly value: string | undefined }[] {
    const spec = this.terms.attributes?.[name];
    const values = record.attributes.get(name);
    if (!values) return [{ at: -Infinity, value: spec?.default }];
    if (spec && !spec['reads-as'] && values.every(({ value }) => wordsOf(spec.values).includes(value))) return values;
    return values.map(({ at, value }) => ({ at, value: this.translate(`${record.kind}/${record.id}`, name, value) }));
  }

  translate(owner: string, name: string, value: string): string | undefined {
    const spec = this.terms.attributes?.[name];
    const word = spec?.['reads-as']?.[value] ?? value;
    if (!spec || spec.unit !== undefined || wordsOf(spec.values).includes(word)) return word;
    if (name !== 'level')
      this.note('unknown-word', owner, `${name} "${value}" is not a word of the contract; add it to the attribute's values or "reads-as"`);
    return undefined;
  }

  /** An attribute of the customer or a component: the last that was said before the period ended, else the order's. */
  fixedAttribute(owner: string, name: string): string | undefined {
    const spec = this.terms.attributes?.[name];
    const ordered = owner === 'customer' ? this.order.attributes?.[name] : this.order.components?.[owner]?.attributes?.[name];
    const value =
      this.evidence.attributes.get(`${owner}|${name}`)?.findLast(({ at }) => at < this.period.end)?.value ??
      (ordered === undefined ? undefined : String(ordered)) ??
      spec?.default;
    return value === undefined ? undefined : this.translate(owner, name, value);
  }

  /**
   * A value for each owner of an attribute, the customer or every component of its kind. What is not known is undefined and noted;
   * `consequence` says what follows.
   */
  perOwner<T>(name: string, consequence: string, read: (text: string) => T | undefined): Column<T | undefined> {
    const of = this.terms.attributes?.[name]?.of ?? 'customer';
    const owners = of === 'customer' ? ['customer'] : this.members(of).map((entry) => entry.id);
    return new Map(
      owners.map((owner) => {
        const text = this.fixedAttribute(owner, name);
        const value = text === undefined ? undefined : read(text);
        if (value === undefined) this.note('attribute-missing', owner, `${name} of ${owner} is not known; ${consequence}`);
        return [of === 'customer' ? WHOLE : owner, value];
      }),
    );
  }

  /** Whether a record meets all conditions; attributes count with their last value. */
  meets(record: EvidenceRecord, conditions: readonly Condition[] | undefined): boolean {
    return (conditions ?? []).every((condition) => this.meetsOne(record, condition));
  }

  private meetsOne(record: EvidenceRecord, condition: Condition): boolean {
    if (condition.attribute !== undefined) {
      const value = this.attribute(record, condition.attribute).at(-1)?.value;
      return condition.is
        ? value !== undefined && condition.is.includes(value)
        : value === undefined || !condition['is-not']!.includes(value);
    }
    if (condition.reached !== undefined) return reachedBefore(record, condition.reached, condition.before);
    if (condition.missing !== undefined) return !reachedBefore(record, condition.missing, condition.before);
    const [from, to] = [firstOf(record, condition.from!), firstOf(record, condition.to!)];
    // A mark that was never reached is no notice at all.
    const length = from === undefined || to === undefined ? 0 : this.between(condition.hours, from, to);
    return LIMIT_KEYS.every((edge) => {
      const literal = condition[edge] === undefined ? undefined : parseLiteral(condition[edge]);
      if (literal?.kind === 'span' && from !== undefined && to !== undefined)
        return this.reachesDays(from, to, edge, literal.value.count, condition);
      if (literal?.kind === 'span') return edge === 'at-most' || edge === 'less-than';
      return literal?.kind !== 'duration' || holds(integer(length), edge, literal.value);
    });
  }

  /** Notice of so many business days: the day they lead to against the second mark. */
  private reachesDays(from: Instant, to: Instant, edge: LimitKey, count: number, { hours }: Condition): boolean {
    const due = addBusinessDays(calendarOf(this.column<Times>(hours).get(WHOLE)!), this.rule.zone, from, count);
    return due !== undefined && holds(integer(to), edge, integer(due));
  }

  private between(hours: string | undefined, from: Instant, to: Instant): number {
    if (hours === undefined) return Math.max(0, to - from);
    return elapsed(calendarOf(this.column<Times>(hours).get(WHOLE)!), from, to);
  }
}

const ancestorsOf = ({ components }: EvidenceRecord, kind: string, context: Context): string[] => [
  ...new Set(components.flatMap((component) => context.ancestor(component, kind) ?? [])),
];

/** Whether two values of a column are the same in content. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const text = (value: unknown): string =>
    JSON.stringify(value ?? null, (_key, member: unknown) =>
      typeof member === 'bigint' ? `${member}n` : ArrayBuffer.isView(member) ? Array.from(member as Float64Array) : member,
    );
  return text(a) === text(b);
}

/** Whether a milestone was reached, at or before another when one is named; what was never reached comes before nothing. */
function reachedBefore(record: EvidenceRecord, milestone: string, before: string | undefined): boolean {
  const at = firstOf(record, milestone);
  if (at === undefined || before === undefined) return at !== undefined;
  return at <= (firstOf(record, before) ?? -Infinity);
}

export const sameSubject = (a: Subject | undefined, b: Subject | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A record that was re-opened and judged anew has indexes "T-1", "T-1~2", ...: all are of record "T-1". */
export const recordOf = (index: string): string => (index.includes('~') ? index.replace(/~\d+$/, '') : index);

export const wordsOf = (values: readonly string[] | Readonly<Record<string, string>> | undefined): readonly string[] =>
  values === undefined ? [] : Array.isArray(values) ? (values as readonly string[]) : Object.keys(values);
