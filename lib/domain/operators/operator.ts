/**
 * What an operator of the contract language is. One file each: its parameters as plain data (from which the zod schema,
 * the JSON Schema, the reference page and the checker's rules are derived), the type of its result, how far beyond the
 * period it reads, `evaluate` (pure, exact) and `explain` (one sentence). Nothing else switches on its kind.
 */
import type { Terms } from '../contract/terms.ts';
import type { Takes } from './types/slots.ts';
import type { CellType, Column, LimitKey, Subject } from './value.ts';
import type { Charge } from '../contract/terms.ts';
import type { Ratio } from '../money/ratio.ts';
import type { Cell } from './cell.ts';
import type { ParamSpec, OperandIs } from './params.ts';
import type { Extent } from './extent.ts';
import type { ShareOf, ShareOfOperand } from './share-of.ts';
import type { Reach, LongestOf } from './reach.ts';
import type { TypeContext, OperandTypes } from './type-context.ts';

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

/**
 * How a result moves with an operand that is not known, so that it can be bounded:
 * `rising` and `falling`: evaluated at the ends of the operand; `limit`: as the words of the edge say (a higher `at-least` gives less);
 * `either`: one of the two, which one the other operands decide: every corner is evaluated;
 * `finite`: the hull of every band, branch or word reached; `own`: bounded in its own way. For both `evaluate` takes the operand as it is.
 */
export type Direction = 'rising' | 'falling' | 'limit' | 'either' | 'finite' | 'own';

/** Of a list of operands, one direction for each place; the last one holds for all that follow. */
export type Bounds = Readonly<Record<string, Direction | readonly Direction[]>>;

export interface NoLimit {
  readonly limit: 'none';
}

/** Takes at-least, more-than, at-most, less-than, or only these `edges`; one must be there. */
export interface Limited {
  readonly limit: 'required';
  readonly limits: Takes;
  readonly edges?: readonly LimitKey[];
}

/** A charge in a sum of charges. */
export interface ChargedPart {
  readonly kind: string;
  readonly component: string | undefined;
  /** What of it counts in the period, in major units. */
  readonly amount: Ratio;
  /** The charge of the order. */
  readonly charge?: Charge;
  /** The key of the event that billed it. */
  readonly event?: string;
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
  type(cell: Cell, given: OperandTypes, context: TypeContext): CellType | undefined;
  /** What it needs beyond the period. */
  reach(cell: Cell, longest: LongestOf, terms: Terms): Reach;
  /**
   * How small and how large its values can be, where its operands or the period bound them: a limit beyond that changes nothing.
   * @param longest milliseconds of the longest period.
   */
  extent?(cell: Cell, of: (operand: unknown) => Extent, cellAt: (name: unknown) => Cell | undefined, longest: number): Extent;
  /** What its values are a share of; absent: it is not known. What only narrows its subject is of the same. */
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
  /** Indexes of the cases or records that it counts, or may count where missing facts decide; for the reader of a statement. */
  cases?(cell: Cell, context: C): readonly string[];
  /** The charges that its value at an index is the sum of; for the reader of a statement. */
  charged?(cell: Cell, index: string, context: C): readonly ChargedPart[];
  /** What it did, in one sentence, for the reader of a statement. */
  explain(cell: Cell): string;
}

/** An operator that is evaluated in a context. */
export type OperatorIn<C> = Described<C> & (NoLimit | Limited);
type OperandParams<P> = { [K in keyof P]: P[K] extends { readonly is: OperandIs } ? K : never }[keyof P] & string;
export type BoundKeys<S, P, L> =
  OperandParams<P> | (S extends { readonly is: OperandIs } ? 'subject' : never) | (L extends 'none' ? never : 'limit');
