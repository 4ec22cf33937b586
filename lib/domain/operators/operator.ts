/**
 * What an operator of the contract language is. One file each: its parameters as plain data (from which the zod schema,
 * the JSON Schema, the reference page and the checker's rules are derived), the type of its result, how far beyond the
 * period it reads, `evaluate` (pure, exact) and `explain` (one sentence). Nothing else switches on its kind.
 */
import type { Condition, Credit, ObjectiveClause, Terms } from '../contract/terms.ts';
import type { Literal } from '../contract/literal.ts';
import { type Ratio, ZERO, greater, lesser } from '../money/ratio.ts';
import type { Takes } from './types/slots.ts';
import type { Setting } from './types/unify.ts';
import { DAY } from '../time/instant.ts';
import type { CellType, Column, Grain, LimitKey, Subject } from './value.ts';
import type { Cell } from './cell.ts';

/** Every operator key. The registry must have them all, or it does not compile. */
export type OperatorKey =
  | 'intervals'
  | 'business-hours'
  | 'probes'
  | 'while'
  | 'any-of'
  | 'all-of'
  | 'except'
  | 'concurrent'
  | 'continuous'
  | 'allowance'
  | 'weighted'
  | 'downstream'
  | 'witnesses'
  | 'within-window'
  | 'duration'
  | 'uptime'
  | 'requests'
  | 'timer'
  | 'cadence'
  | 'record-value'
  | 'count'
  | 'aggregate'
  | 'bands'
  | 'band-table'
  | 'units'
  | 'shortfall'
  | 'excess'
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'gauge'
  | 'round'
  | 'effective-dated'
  | 'age'
  | 'deliverable'
  | 'across-periods'
  | 'charges'
  | 'compare'
  | 'attribute-is'
  | 'depending-on';

/** A parameter that holds operands says what each of them `takes`; the others say what words they hold. */
export type Param =
  /** A literal or a cell's name. */
  | { readonly is: 'operand'; readonly takes: Takes }
  | { readonly is: 'name'; readonly takes: Takes }
  | { readonly is: 'names'; readonly least: number; readonly takes: Takes }
  | { readonly is: 'operands'; readonly least: number; readonly takes: Takes }
  | { readonly is: 'name-or-record-kind'; readonly takes: Takes }
  | { readonly is: 'name-or-attribute'; readonly takes: Takes }
  | { readonly is: 'name-or-credit'; readonly takes: Takes }
  | { readonly is: 'cases'; readonly takes: Takes }
  | { readonly is: 'dated-values'; readonly takes: Takes }
  /** Rows of limits and what each gives; with `named`, or the name of a table. */
  | { readonly is: 'rows'; readonly edges: Takes; readonly gives: Takes; readonly named?: Takes }
  | { readonly is: 'conditions' }
  | { readonly is: 'word' }
  | { readonly is: 'words' }
  | { readonly is: 'milestone' }
  | { readonly is: 'milestones' }
  | { readonly is: 'senders' }
  | { readonly is: 'choice'; readonly of: readonly string[] }
  | { readonly is: 'elapsed' }
  | { readonly is: 'elapsed-or'; readonly words: readonly string[] }
  | { readonly is: 'literal' }
  | { readonly is: 'positive-count' }
  | { readonly is: 'component-kind' }
  | { readonly is: 'record-kind' }
  | { readonly is: 'attribute' }
  | { readonly is: 'zone' }
  | { readonly is: 'hours' }
  | { readonly is: 'holiday-lists' }
  | { readonly is: 'special-days' }
  | { readonly is: 'charge-kinds' };

/** What an optional parameter means when it is absent stands beside it; where that is what a value means, the value too. */
export type ParamSpec = Param & { readonly description: string } & (
    | { readonly optional?: never; readonly default?: never }
    | { readonly optional: true; readonly absent: string; readonly default?: unknown }
  );

/** Kinds of parameter whose value is an operand: a literal or a cell. */
type OperandIs =
  | 'operand'
  | 'name'
  | 'names'
  | 'operands'
  | 'rows'
  | 'cases'
  | 'dated-values'
  | 'name-or-record-kind'
  | 'name-or-attribute'
  | 'name-or-credit'
  | 'conditions';

/**
 * How a result moves with an operand that is not known, so that it can be bounded:
 * `rising` and `falling`: evaluated at the ends of the operand; `limit`: as the words of the edge say (a higher `at-least` gives less);
 * `either`: one of the two, which one the other operands decide: every corner is evaluated;
 * `finite`: the hull of every band, branch or word reached; `own`: bounded in its own way. For both `evaluate` takes the operand as it is.
 */
export type Direction = 'rising' | 'falling' | 'limit' | 'either' | 'finite' | 'own';

/** Of a list of operands, one direction for each place; the last one holds for all that follow. */
export type Bounds = Readonly<Record<string, Direction | readonly Direction[]>>;

/** What the checker knows of the terms beside the cell. */
export interface TypeContext {
  /** Type of a name or literal, or undefined when it has none (then an issue exists already). */
  typeOf(operand: unknown): CellType | undefined;
  /** The literal that an operand is or names, with the order's parameters put in; undefined when it is worked out. */
  literal(operand: unknown): Literal | undefined;
  /** The literals that an operand may be, by the order, a word or a day; empty when something of it is worked out, or not said yet. */
  literals(operand: unknown): readonly Literal[];
  /** The least and the most that an operand can be, whatever the evidence says. */
  extent(operand: unknown): Extent;
  /** Whether two operands are the same whatever the evidence says, by whatever names. */
  areSame(one: unknown, other: unknown): boolean;
  /** What the value of an operand is a share of. */
  shareOf(operand: unknown): ShareOf | undefined;
  /** Notes an error at a parameter of the cell ("" = the cell); of the values of operands, at what the order fills in for one of them. */
  fail(code: string, param: string, message: string, operands?: readonly unknown[]): void;
  /** The name of the cell that is checked. */
  readonly name: string;
  /** Whether each case of one lies in a case of the other; undefined is the whole. */
  contains(outer: Subject | undefined, inner: Subject | undefined): boolean;
  componentKind(kind: string): { readonly in?: string; readonly 'depends-on'?: string } | undefined;
  /** The milestones of a record kind. */
  recordKind(kind: string): readonly string[] | undefined;
  /** Whether the subject of the cell is read as a cell, and not as a record kind, an attribute, an objective or a credit. */
  readsCell(cell: Cell): boolean;
  objective(name: string): ObjectiveClause | undefined;
  attribute(
    name: string,
  ): { readonly of: string; readonly unit?: string; readonly values: readonly string[] | undefined; readonly default?: string } | undefined;
  readonly currency: string;
  /** The days of a list of holidays; none where it is not declared. */
  holidays(list: string): readonly string[];
  /** The longest that a service period can be, in milliseconds. */
  readonly longestPeriod: number;
  /** Whether clocks of the contract's zone are ever put forward or back while the text may be in force. */
  clocksChange(): boolean;
  /** What types are compared in. */
  readonly setting: Setting;
  /** A credit by its name. */
  credit(name: string): Credit | undefined;
  /** The cell behind a name; undefined for literals, given names and what is not defined. */
  cell(name: string): Cell | undefined;
}

/** The numbers that an operand may be, by the order, a word or a day; none where something of it is worked out. */
export const numbersOf = (operand: unknown, context: Pick<TypeContext, 'literals'>): readonly Ratio[] =>
  context.literals(operand).flatMap((literal) => (literal.kind === 'span' ? [] : [literal.value]));

/** Whether all are so, and there are any: of values that a word decides, one may be so that its cases are left as they are. */
export const areAll = <T>(values: readonly T[], is: (value: T) => boolean): boolean => values.length > 0 && values.every(is);

/** The types of a cell's operands, after each was found to fit its slot. */
export interface Given {
  /** The name of the cell. */
  readonly name: string;
  /** What the operands have together: the finest subject, and the list that they share. */
  readonly grain: Grain;
  /** The type at a parameter that has one operand. */
  of(param: string): CellType;
  /** The types at a parameter, in the order of its operands. */
  all(param: string): readonly CellType[];
}

/** The evidence that an operator needs beyond the period, and what earlier periods left. */
export interface Reach {
  /** Milliseconds of evidence before and after the period. */
  readonly before: number;
  readonly after: number;
  /** Charges of so many whole periods before and after it. */
  readonly periodsBefore: number;
  readonly periodsAfter: number;
  /** Bills of so many milliseconds before the first of these periods: 1 for those that go up to it. */
  readonly billsBefore: number;
  /** States of so many earlier periods. */
  readonly earlier: number;
}

export const NO_REACH: Reach = { before: 0, after: 0, periodsBefore: 0, periodsAfter: 0, billsBefore: 0, earlier: 0 };

/** How long after the period something of a record may become known: the cause of an outage, a milestone that a condition asks for. */
export const LEARNED_AFTER = 31 * DAY;

/** What conditions need after the period. The level of an outage is what its states say, and comes with them. */
export const learnedAfter = (conditions: readonly Condition[] | undefined): number =>
  conditions?.some(({ attribute }) => attribute !== 'level') === true ? LEARNED_AFTER : 0;

/** The longest elapsed length that an operand can be, in milliseconds; 0 for one that is not there. */
export type LongestOf = (operand: unknown) => number;

export interface NoLimit {
  readonly limit: 'none';
}

/** Takes at-least, more-than, at-most, less-than, or only these `edges`; one must be there. */
export interface Limited {
  readonly limit: 'required';
  readonly limits: Takes;
  readonly edges?: readonly LimitKey[];
}

/** The least and the most that a value can be, whatever the evidence says; absent where nothing bounds it. */
export interface Extent {
  readonly least?: Ratio;
  readonly most?: Ratio;
}

/** What a share, or a time, is of: of all that is bad, of all that is good, or of neither, such as what a band gives. */
export type ShareOf = 'failures' | 'successes' | 'neither';

/** What is left when that is taken from all. */
export const OTHER_SIDE: Readonly<Record<ShareOf, ShareOf>> = { failures: 'successes', successes: 'failures', neither: 'neither' };

/** What several are together; those of which nobody knows decide nothing. */
export function joined(shares: readonly (ShareOf | undefined)[]): ShareOf | undefined {
  const known = [...new Set(shares.filter((share) => share !== undefined))];
  return known.length > 1 ? 'neither' : known[0];
}

/** Finds out what the value of an operand is a share of; undefined for what nobody declared, such as a numeric attribute. */
export type ShareOfOperand = (operand: unknown) => ShareOf | undefined;

/** Of lengths and counts. */
export const NOT_BELOW_ZERO: Extent = { least: ZERO };

/** From the least to the most of several, where each has one. */
export function hullOfExtents(extents: readonly Extent[]): Extent {
  const end = (key: keyof Extent, choose: (a: Ratio, b: Ratio) => Ratio): Ratio | undefined => {
    const ends = extents.map((extent) => extent[key]);
    return ends.every((one) => one !== undefined) && ends.length > 0 ? ends.reduce(choose) : undefined;
  };
  const [least, most] = [end('least', lesser), end('most', greater)];
  return { ...(least && { least }), ...(most && { most }) };
}

export interface Described<C> {
  readonly key: OperatorKey;
  readonly group: 'times' | 'numbers' | 'money' | 'flags' | 'any';
  readonly description: string;
  readonly subject: ParamSpec;
  readonly params: Readonly<Record<string, ParamSpec>>;
  /** What its parameters alone say that its values are of: `each` of a kind, a record kind. */
  own?(cell: Cell, context: TypeContext): Subject | undefined;
  /** Refuses values of parameters, and combinations of them, that have no effect or no meaning. */
  check?(cell: Cell, context: TypeContext): void;
  /** The type of the result, once every operand was found to fit. */
  type(cell: Cell, given: Given, context: TypeContext): CellType | undefined;
  /** What it needs beyond the period. */
  reach(cell: Cell, longest: LongestOf, terms: Terms): Reach;
  /**
   * How small and how large its values can be, where its operands or the period bound them: a limit beyond that changes nothing.
   * @param longest milliseconds of the longest period.
   */
  extent?(cell: Cell, of: (operand: unknown) => Extent, cellAt: (name: unknown) => Cell | undefined, longest: number): Extent;
  /** What its values are a share of; absent: nobody knows. What only narrows its subject is of the same. */
  shareOf?(cell: Cell, of: ShareOfOperand): ShareOf | undefined;
  evaluate(cell: Cell, context: C): Column<unknown>;
  /** A direction for each operand: for `subject`, for `limit`, and for each parameter that is one. */
  readonly bounds: Bounds;
  /** Names whose times it takes out of the others; they show as excluded. */
  removes?(cell: Cell): readonly string[];
  /** It settles time that no source reported: with that time left unknown, its result may be another. */
  readonly observes?: true;
  /** Works value by value, so a list of stretches, days or hours goes through it entry by entry. */
  readonly pointwise?: true;
  /** Its result lies within its subject, and what the subject excludes stays excluded. */
  readonly narrows?: true;
  /** What it did, in one sentence, for the reader of a statement. */
  explain(cell: Cell): string;
}

/** An operator that is evaluated in a context. */
export type OperatorIn<C> = Described<C> & (NoLimit | Limited);
type OperandParams<P> = { [K in keyof P]: P[K] extends { readonly is: OperandIs } ? K : never }[keyof P] & string;
export type BoundKeys<S, P, L> =
  OperandParams<P> | (S extends { readonly is: OperandIs } ? 'subject' : never) | (L extends 'none' ? never : 'limit');

/** `each: line` as a subject. */
export const eachOf = (cell: Cell): Subject | undefined => (typeof cell.each === 'string' ? { component: cell.each } : undefined);

/** Whose an attribute is, as a subject; the customer's are of the whole. */
export function ownerOf(name: string, context: TypeContext): Subject | undefined {
  const of = context.attribute(name)?.of;
  if (of === undefined || of === 'customer') return undefined;
  return context.componentKind(of) ? { component: of } : { record: of };
}
