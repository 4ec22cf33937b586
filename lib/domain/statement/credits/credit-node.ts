/** A credit with its lines and the credits that it includes. */
import type { Money } from '../../money/money.ts';
import type { Ratio } from '../../money/ratio.ts';
import type { LimitKey, Subject } from '../../operators/value.ts';

export interface CreditLine {
  readonly credit: string;
  readonly index: string;
  /** The subject of the index. */
  readonly subject: Subject | undefined;
  /** The index of its base and factor: for a breached case, the component that is credited for it. */
  readonly at: string;
  /** The cells of the line. */
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
  /** The remaining limit: all of it, unless earlier periods paid. */
  readonly left: Ratio;
  /** The payments of this credit in the earlier periods of the cap's window. */
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
  /** Groups of lines whose sum a cap has cut. */
  readonly capped: { lines: CreditLine[]; cap: Ratio }[];
  /** Every cap with its lines, also one that did not cut: rounding must not exceed it. Unbounded where the cap may not exist. */
  readonly limits: { place: number; index: string; lines: CreditLine[]; cap: Ratio }[];
  /** The edges of the minimum, if there is an amount to compare; an edge without a value is not reached. */
  readonly minimum: readonly { readonly edge: LimitKey; readonly needed: Ratio | undefined }[] | undefined;
  /** The sum after caps, when it is below the minimum: nothing is owed. */
  readonly belowMinimum: Ratio | undefined;
  /** Bases and factors that do not exist (0 of 0), with the place of the missing line. */
  readonly absent: { readonly operand: string; readonly path: string }[];
  /** Cases with a base and a rate, but no line because of a closed gate. */
  readonly shut: ShutGate[];
}

export const allLines = (node: CreditNode): CreditLine[] => [...node.lines, ...node.children.flatMap(allLines)];

export const everyNode = (node: CreditNode): CreditNode[] => [node, ...node.children.flatMap(everyNode)];
