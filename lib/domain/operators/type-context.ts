/** The interface of the checker for an operator, while it types a cell. */
import type { Credit, ObjectiveClause } from '../contract/terms.ts';
import type { Literal } from '../contract/literal.ts';
import type { Ratio } from '../money/ratio.ts';
import type { Setting } from './types/unify.ts';
import type { CellType, Grain, Subject } from './value.ts';
import type { Cell } from './cell.ts';
import type { Extent } from './extent.ts';
import type { ShareOf } from './share-of.ts';

/** The parts of the terms that an operator needs beside its cell. */
export interface TypeContext {
  /** Type of a name or literal, or undefined when it has none (then an issue exists already). */
  typeOf(operand: unknown): CellType | undefined;
  /** The literal that an operand is or names, with the order's parameters replaced by their values; undefined when it is computed. */
  literal(operand: unknown): Literal | undefined;
  /**
   * The possible literals of an operand that the order, a word or a day decides; empty when a part of it is computed, or when the order
   * does not set it.
   */
  literals(operand: unknown): readonly Literal[];
  /** The least and the greatest possible value of an operand for any evidence. */
  extent(operand: unknown): Extent;
  /** Whether two operands have the same value for any evidence, also under different names. */
  areSame(one: unknown, other: unknown): boolean;
  /** Whether the value of an operand is a share of failures or of successes. */
  shareOf(operand: unknown): ShareOf | undefined;
  /**
   * Records an error at a parameter of the cell ("" = the cell). With `operands`: where the order sets the value of one of them, the error
   * is at the order's parameter.
   */
  fail(code: string, param: string, message: string, operands?: readonly unknown[]): void;
  /** The name of the cell that is checked. */
  readonly name: string;
  /** Whether each case of one subject is inside a case of the other; undefined is the whole. */
  contains(outer: Subject | undefined, inner: Subject | undefined): boolean;
  componentKind(kind: string): { readonly in?: string; readonly 'depends-on'?: string } | undefined;
  /** The milestones of a record kind. */
  recordKind(kind: string): readonly string[] | undefined;
  /** Whether the subject of the cell is read as a cell, and not as a record kind, an attribute, an objective or a credit. */
  readsCell(cell: Cell): boolean;
  objective(name: string): ObjectiveClause | undefined;
  attribute(name: string):
    | {
        readonly of: string;
        readonly unit?: string;
        readonly names?: string;
        readonly values: readonly string[] | undefined;
        readonly default?: string;
      }
    | undefined;
  readonly currency: string;
  /** The days of a list of holidays; none where it is not declared. */
  holidays(list: string): readonly string[];
  /** The first day of the terms, ISO. */
  readonly from: string;
  /** Whether the terms may take effect within a period, which is then measured in parts. */
  readonly splitsPeriods: boolean;
  /** The longest possible service period, in milliseconds. */
  readonly longestPeriod: number;
  /** Whether the clocks of the contract's zone change while the terms may be in force. */
  clocksChange(): boolean;
  /** The setting in which types are compared. */
  readonly setting: Setting;
  /** A credit by its name. */
  credit(name: string): Credit | undefined;
  /** The words that the terms and the order name for a parameter; undefined where its value is no word. */
  words(parameter: string): readonly string[] | undefined;
  /** The cell behind a name; undefined for literals, reserved names and undefined names. */
  cell(name: string): Cell | undefined;
}

/** The possible numbers of an operand that the order, a word or a day decides; empty where a part of it is computed. */
export const numbersOf = (operand: unknown, context: Pick<TypeContext, 'literals'>): readonly Ratio[] =>
  context.literals(operand).flatMap((literal) => (literal.kind === 'span' ? [] : [literal.value]));

/**
 * Whether there are values and all of them satisfy a test. All must: a contract may use one value of a choice to leave some cases
 * unchanged.
 */
export const areAll = <T>(values: readonly T[], is: (value: T) => boolean): boolean => values.length > 0 && values.every(is);

/** The types of a cell's operands, after each was found to fit its slot. */
export interface OperandTypes {
  /** The name of the cell. */
  readonly name: string;
  /** The common grain of the operands: the finest subject, and the list that they share. */
  readonly grain: Grain;
  /** The type of the operand of a parameter with one operand. */
  of(param: string): CellType;
  /** The types of the operands of a parameter, in order. */
  all(param: string): readonly CellType[];
}

/** `each: line` as a subject. */
export const eachOf = (cell: Cell): Subject | undefined => (typeof cell.each === 'string' ? { component: cell.each } : undefined);

/** The owner of an attribute as a subject; undefined (the whole) for the customer. */
export function ownerOf(name: string, context: TypeContext): Subject | undefined {
  const of = context.attribute(name)?.of;
  if (of === undefined || of === 'customer') return undefined;
  return context.componentKind(of) ? { component: of } : { record: of };
}
