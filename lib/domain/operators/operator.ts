/**
 * What an operator of the contract language is. One file each: its parameters as plain data (from which the zod schema,
 * the JSON Schema, the reference page and the checker's rules are derived), the type of its result, how far beyond the
 * period it reads, `evaluate` (pure, exact) and `explain` (one sentence). Nothing else switches on its kind.
 */
import type { Condition, Credit, Limit, Row } from '../agreement/agreement.ts';
import type { CellType, Column, Grain } from './value.ts';
import type { Context } from './context.ts';

/** Every operator key. The registry must have them all, or it does not compile. */
export type OperatorKey =
  | 'intervals'
  | 'weekly'
  | 'probes'
  | 'while'
  | 'any-of'
  | 'all-of'
  | 'except'
  | 'together'
  | 'runs'
  | 'allowance'
  | 'weigh'
  | 'downstream'
  | 'witnesses'
  | 'dense'
  | 'length'
  | 'uptime'
  | 'requests'
  | 'clock'
  | 'cadence'
  | 'field'
  | 'count'
  | 'take'
  | 'steps'
  | 'ladder'
  | 'units'
  | 'shortfall'
  | 'excess'
  | 'scale'
  | 'quotient'
  | 'gauge'
  | 'round'
  | 'dated'
  | 'age'
  | 'duty'
  | 'across-periods'
  | 'charges'
  | 'test'
  | 'fact'
  | 'depending-on';

export type Param =
  /** A literal or a cell's name. */
  | { readonly is: 'operand' }
  | { readonly is: 'name' }
  | { readonly is: 'names'; readonly least: number }
  | { readonly is: 'operands'; readonly least: number }
  | { readonly is: 'word' }
  | { readonly is: 'words' }
  | { readonly is: 'word-or-words' }
  | { readonly is: 'choice'; readonly of: readonly string[] }
  | { readonly is: 'elapsed' }
  | { readonly is: 'elapsed-or'; readonly words: readonly string[] }
  | { readonly is: 'literal' }
  | { readonly is: 'positive-count' }
  | { readonly is: 'component-kind' }
  | { readonly is: 'record-kind' }
  | { readonly is: 'name-or-record-kind' }
  | { readonly is: 'attribute' }
  | { readonly is: 'conditions' }
  | { readonly is: 'rows' }
  | { readonly is: 'cases' }
  | { readonly is: 'zone' }
  | { readonly is: 'hours' }
  | { readonly is: 'holiday-lists' }
  | { readonly is: 'special-days' }
  | { readonly is: 'charge-kinds' }
  | { readonly is: 'dated-values' };

/** What an optional parameter means when it is absent stands beside it. */
export type ParamSpec = Param & { readonly says: string } & (
    { readonly optional?: never } | { readonly optional: true; readonly absent: string }
  );

/** A definition after shape checks: `{ [key]: subject, ...params }`. */
export type Cell = Readonly<Record<string, unknown>> & {
  readonly where?: readonly Condition[];
  readonly table?: string | readonly Row[];
  readonly says?: string;
};

export interface TypeContext {
  /** Type of a name or literal, or undefined when it has none (then an issue exists already). */
  typeOf(operand: unknown): CellType | undefined;
  /** Notes an error at a parameter of the cell ("" = the cell). */
  fail(code: string, param: string, message: string): void;
  /** Reports when the operand's type is not one of these kinds. */
  expect(param: string, operand: unknown, kinds: readonly CellType['kind'][]): CellType | undefined;
  /** The finer of two grains, or undefined after an issue. */
  meet(param: string, types: readonly (CellType | undefined)[]): Grain | undefined;
  /** The name of the cell that is checked. */
  readonly name: string;
  componentKind(kind: string): { readonly in?: string; readonly 'depends-on'?: string } | undefined;
  isRecordKind(kind: string): boolean;
  /** The limits of a promise, by its name. */
  promise(name: string): Limit | undefined;
  attribute(
    name: string,
  ): { readonly of: string; readonly unit?: string; readonly values: readonly string[] | undefined; readonly default?: string } | undefined;
  readonly currency: string;
  /** A credit by its name. */
  credit(name: string): Credit | undefined;
  /** The cell behind a name; undefined for literals, given names and what is not defined. */
  cell(name: string): Cell | undefined;
}

export interface Operator {
  readonly key: OperatorKey;
  readonly group: 'times' | 'numbers' | 'money' | 'flags' | 'any';
  readonly says: string;
  readonly subject: ParamSpec;
  readonly params: Readonly<Record<string, ParamSpec>>;
  /** Takes at-least, more-than, at-most, less-than: not at all, perhaps, or needs one. */
  readonly limit: 'none' | 'optional' | 'required';
  type(cell: Cell, context: TypeContext): CellType | undefined;
  /** Milliseconds of evidence needed before and after the period. */
  reach?(cell: Cell): { readonly before: number; readonly after: number };
  evaluate(cell: Cell, context: Context): Column<unknown>;
  /** Names whose times it takes out of the others; they show as excluded. */
  removes?(cell: Cell): readonly string[];
  /** Works value by value, so a list of runs, days or hours goes through it entry by entry. */
  readonly pointwise?: true;
  /** Its result lies within its subject, and what the subject excludes stays excluded. */
  readonly narrows?: true;
  /** What it did, in one sentence, for the reader of a statement. */
  explain(cell: Cell): string;
}
