/**
 * The worth of the objectives of a contract, found by trials: evidence is generated and assessed until every number is known. Each number
 * has a witness: evidence for which `assess` gives that number. A number that is not found is reported as not found.
 */
import type { Fact } from '../evidence/fact.ts';
import type { Money } from '../money/money.ts';
import type { WorthBench, Trial } from './bench.ts';
import type { SamplePeriod } from './periods.ts';
import type { SearchRange } from './search.ts';
import type { Staging } from './staging.ts';
import type { CheckedTerms } from '../checker/checked-terms.ts';

/** Evidence for a number. */
export interface Witness {
  /** A short text: "availability, 28 days: met". */
  readonly shows: string;
  /** The period to assess it in. */
  readonly period: string;
  readonly outcome: Trial['outcome'];
  /** The amount of the credits of the objective. */
  readonly owed: Money;
  readonly facts: () => readonly Fact[];
}

export interface WorthRow {
  /** The case of the row: "28 days", or the words of a record: "urgent, phone". */
  readonly of: string;
  readonly period: string;
  /** Sizes for which the objective is met, and for which nothing is owed; the last of each is shown by its witness. */
  readonly met: readonly SearchRange[];
  readonly free: readonly SearchRange[];
  readonly metWitness?: Witness;
  readonly freeWitness?: Witness;
  /**
   * The longest met downtime that was found while all exclusions apply as well, and the remaining share of the period. It is a floor where
   * the terms allow no evidence with a smaller remainder.
   */
  readonly left?: { readonly share: { readonly n: bigint; readonly d: bigint }; readonly isFloor: boolean; readonly witness: Witness };
  /** What was owed at each size that was tried, by size: each edge of the terms was tried just below, at and just above. */
  readonly curve?: readonly { readonly size: number; readonly owed: Money }[];
  /** The largest number of records that was tried; the same may hold for larger numbers. */
  readonly tried?: number;
  /** A record's longest met time as text in the timer's own hours. */
  readonly measured?: string;
  /** The allowed work was used up before a result. */
  readonly notFound?: true;
}

export const WORK_USED_UP = 'the work allowed was used up';

/** An exclusion or threshold that may remove any amount of downtime. */
export interface NoFloor {
  readonly cell: string;
  readonly because: 'excluded' | 'short-runs' | 'paused';
  /** Milliseconds of downtime, or of a record, while the objective was met. */
  readonly down: number;
  readonly of: number;
  readonly witness: Witness;
}

/** The amount of the trial that owed most. Other evidence may owe more: there may be no maximum. */
export interface Most {
  readonly owed: Money;
  /** The share of its bases, when they all come from one cell. */
  readonly share?: { readonly of: string; readonly n: bigint; readonly d: bigint };
  /** "28 days down", "50 late". */
  readonly when: string;
  readonly witness: Witness;
}

export interface Worth {
  readonly title: string;
  readonly version: string;
  readonly objective: string;
  readonly target: string;
  /**
   * The unit of the sizes in the rows: milliseconds of downtime, milliseconds of a record, a number of records, or milliseconds
   * from the start of the period to a delivery.
   */
  readonly by: 'downtime' | 'record' | 'count' | 'delivery';
  readonly rows: readonly WorthRow[];
  readonly noFloor: readonly NoFloor[];
  /** Absent when no trial owes anything. */
  readonly most?: Most | 'not found';
  /** No credit of the customer depends on it: nothing is ever owed for it. */
  readonly unpaid?: true;
  /** Why there are no numbers. */
  readonly notFound?: string;
}

/** The inputs of a search. */
export interface Search {
  readonly bench: WorthBench;
  readonly staging: Staging;
  /** One period of each length, shortest first. */
  readonly samples: readonly SamplePeriod[];
  /** Periods that follow each other. */
  readonly periods: readonly SamplePeriod[];
  readonly checkedTerms: CheckedTerms;
  readonly objective: string;
}

export type Result = Pick<Worth, 'by' | 'rows' | 'noFloor' | 'most'> | { readonly notFound: string };
