/** A credit with its lines, and those that it gathers. */
import type { Money } from '../../money/money.ts';
import { type Ratio, isZero } from '../../money/ratio.ts';
import { type LimitKey, type Subject, holds } from '../../operators/value.ts';

export interface CreditLine {
  readonly credit: string;
  readonly index: string;
  /** What the index is of. */
  readonly subject: Subject | undefined;
  /** The index of its base and factor: of a case that was breached, the component that is credited for it. */
  readonly at: string;
  /** Cells the line rests on. */
  readonly of: unknown;
  readonly times: unknown;
  readonly base: Ratio;
  readonly factor: Ratio;
  /** The product, before caps and rounding. */
  readonly exact: Ratio;
  /** After caps and minimum, before rounding. */
  due: Ratio;
  amount: Money;
  /** Another credit owes more in its case. */
  isLower?: true;
}

export interface ShutGate {
  readonly part?: number;
  readonly credit: string;
  readonly index: string;
  readonly gate: string;
}

export interface CapNote {
  readonly credit: string;
  readonly index: string;
  readonly limit: Ratio;
  readonly before: Ratio;
  readonly bound: boolean;
  /** What is left of the limit: all of it, unless earlier periods paid. */
  readonly left: Ratio;
  /** What this credit paid in the earlier periods that the cap holds for. */
  readonly earlier?: Ratio;
}

export interface CreditNode {
  readonly credit: string;
  readonly lines: CreditLine[];
  readonly children: CreditNode[];
  readonly refused: string | undefined;
  readonly exact: Ratio;
  due: Ratio;
  amount: Money;
  readonly caps: CapNote[];
  /** Groups of lines whose sum a cap fixed. */
  readonly capped: { lines: CreditLine[]; cap: Ratio }[];
  /** Every cap with its lines, whether it bound or not: rounding must not go over it either. Without bound where it may not exist. */
  readonly limits: { place: number; index: string; lines: CreditLine[]; cap: Ratio }[];
  /** The edges of the minimum, if there was anything to hold against them; one that does not exist is not reached. */
  readonly minimum: readonly { readonly edge: LimitKey; readonly needed: Ratio | undefined }[] | undefined;
  /** The sum after caps, when it is below the minimum: nothing is owed. */
  readonly belowMinimum: Ratio | undefined;
  /** Bases and factors that do not exist (0 of 0), with the place of the line that they would have made. */
  readonly absent: { readonly operand: string; readonly path: string }[];
  /** Cases with a base and a rate that a gate of their own keeps from a line. */
  readonly shut: ShutGate[];
}

/** Whether a sum reaches a minimum. */
export const reaches = (due: Ratio, minimum: NonNullable<CreditNode['minimum']>): boolean =>
  isZero(due) || minimum.every(({ edge, needed }) => needed !== undefined && holds(due, edge, needed));

export const allLines = (node: CreditNode): CreditLine[] => [...node.lines, ...node.children.flatMap(allLines)];

export const everyNode = (node: CreditNode): CreditNode[] => [node, ...node.children.flatMap(everyNode)];
