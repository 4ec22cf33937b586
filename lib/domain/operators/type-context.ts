/** What the checker says to an operator of the terms beside its cell, while it types the cell. */
import type { Credit, ObjectiveClause } from '../contract/terms.ts';
import type { Literal } from '../contract/literal.ts';
import type { Ratio } from '../money/ratio.ts';
import type { Setting } from './types/unify.ts';
import type { CellType, Grain, Subject } from './value.ts';
import type { Cell } from './cell.ts';
import type { Extent } from './extent.ts';
import type { ShareOf } from './share-of.ts';

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
  /** The first day of the text, ISO. */
  readonly from: string;
  /** Whether the text may take effect within a period, which is then measured in parts. */
  readonly splitsPeriods: boolean;
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
export interface OperandTypes {
  /** The name of the cell. */
  readonly name: string;
  /** What the operands have together: the finest subject, and the list that they share. */
  readonly grain: Grain;
  /** The type at a parameter that has one operand. */
  of(param: string): CellType;
  /** The types at a parameter, in the order of its operands. */
  all(param: string): readonly CellType[];
}

/** `each: line` as a subject. */
export const eachOf = (cell: Cell): Subject | undefined => (typeof cell.each === 'string' ? { component: cell.each } : undefined);

/** Whose an attribute is, as a subject; the customer's are of the whole. */
export function ownerOf(name: string, context: TypeContext): Subject | undefined {
  const of = context.attribute(name)?.of;
  if (of === undefined || of === 'customer') return undefined;
  return context.componentKind(of) ? { component: of } : { record: of };
}
