/**
 * The definition of an operator of the contract language. Each operator has one file: its parameters as plain data (from which the zod
 * schema, the JSON Schema, the reference page and the checker's rules are derived), the type of its result, how far beyond the period it
 * reads, `evaluate` (pure, exact) and `explain` (one sentence). No other code has a case for a single operator.
 */
import type { Terms } from '../contract/terms.ts';
import type { Takes } from './types/slots.ts';
import type { CellType, Column, LimitKey, Subject } from './value.ts';
import type { Charge, InvoiceReference } from '../contract/terms.ts';
import type { Ratio } from '../money/ratio.ts';
import type { Cell } from './cell.ts';
import type { ParamSpec, OperandIs } from './params.ts';
import type { Extent } from './extent.ts';
import type { ShareOf, ShareOfOperand } from './share-of.ts';
import type { Reach, LongestOf } from './reach.ts';
import type { TypeContext, OperandTypes } from './type-context.ts';

/** Every operator key. The registry does not compile when one of them is missing. */
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
 * How the result changes with an operand that is not known; the bounds of the result follow from it. `rising` and `falling`: evaluated at
 * both ends of the operand. `limit`: as the edge implies (a higher `at-least` gives less). `either`: rising or falling, depending on the
 * other operands; every corner is evaluated. `finite`: the hull of every band, branch or word that is possible. `own`: the operator
 * computes its bounds itself. For `finite` and `own`, `evaluate` takes the operand as it is.
 */
export type Direction = 'rising' | 'falling' | 'limit' | 'either' | 'finite' | 'own';

/** For a list of operands, one direction for each position; the last one applies to all following positions. */
export type Bounds = Readonly<Record<string, Direction | readonly Direction[]>>;

export interface NoLimit {
  readonly limit: 'none';
}

/** An operator with limits: at-least, more-than, at-most and less-than, or only these `edges`; at least one limit is required. */
export interface Limited {
  readonly limit: 'required';
  readonly limits: Takes;
  readonly edges?: readonly LimitKey[];
}

/** A charge in a sum of charges. */
export interface ChargedPart {
  readonly kind: string;
  readonly component: string | undefined;
  /** The amount that counts in the period, in major units. */
  readonly amount: Ratio;
  /** The charge of the order. */
  readonly charge?: Charge;
  /** The key of the event with the bill, and the invoice that it names. */
  readonly event?: string;
  readonly invoice?: InvoiceReference;
}

export interface Described<C> {
  readonly key: OperatorKey;
  readonly group: 'times' | 'numbers' | 'money' | 'flags' | 'any';
  readonly description: string;
  readonly subject: ParamSpec;
  readonly params: Readonly<Record<string, ParamSpec>>;
  /** The subject of its values as its parameters alone give it: `each` of a kind, a record kind. */
  own?(cell: Cell, context: TypeContext): Subject | undefined;
  /** Refuses values of parameters, and combinations of them, without effect or meaning. */
  check?(cell: Cell, context: TypeContext): void;
  /** The type of the result; called after every operand was found to fit its slot. */
  type(cell: Cell, given: OperandTypes, context: TypeContext): CellType | undefined;
  /** The evidence that it needs beyond the period. */
  reach(cell: Cell, longest: LongestOf, terms: Terms): Reach;
  /**
   * The least and the greatest possible value, where its operands or the period bound it: a limit beyond them has no effect.
   * @param longest milliseconds of the longest period.
   */
  extent?(cell: Cell, of: (operand: unknown) => Extent, cellAt: (name: unknown) => Cell | undefined, longest: number): Extent;
  /**
   * What its values are a share of; undefined where this is not known. An operator that only narrows its subject gives that of its subject.
   */
  shareOf?(cell: Cell, of: ShareOfOperand): ShareOf | undefined;
  evaluate(cell: Cell, context: C): Column<unknown>;
  /** A direction for each operand: for `subject`, for `limit`, and for each parameter with operands. */
  readonly bounds: Bounds;
  /** The names whose times it removes from the others; statements show them as excluded. */
  removes?(cell: Cell): readonly string[];
  /** Set when it gives a value to time that no source reported: without this its result may differ. */
  readonly observes?: true;
  /** Set when it works on single values: it is applied to a list of stretches, days or hours entry by entry. */
  readonly pointwise?: true;
  /** Set when its result is inside its subject: time that the subject excludes stays excluded. */
  readonly narrows?: true;
  /** Indexes of the cases or records that it counts, those included that missing facts may add; shown to readers of a statement. */
  cases?(cell: Cell, context: C): readonly string[];
  /** The charges whose sum is its value at an index; shown to readers of a statement. */
  charged?(cell: Cell, index: string, context: C): readonly ChargedPart[];
  /** What it computes, in one sentence; shown to readers of a statement. */
  explain(cell: Cell): string;
}

/** An operator that is evaluated in a context. */
export type OperatorIn<C> = Described<C> & (NoLimit | Limited);
type OperandParams<P> = { [K in keyof P]: P[K] extends { readonly is: OperandIs } ? K : never }[keyof P] & string;
export type BoundKeys<S, P, L> =
  OperandParams<P> | (S extends { readonly is: OperandIs } ? 'subject' : never) | (L extends 'none' ? never : 'limit');
