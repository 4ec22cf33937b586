/**
 * What the objectives of a contract are worth, found by the engine: evidence is made, assessed, and made again until every number
 * is known. Each number has a witness: evidence of which `assess` says the same. What is not found is said to be not found.
 */
import type { Fact } from '../evidence/fact.ts';
import type { Money } from '../money/money.ts';
import type { Bench, Trial } from './bench.ts';
import type { Sample } from './periods.ts';
import type { Range } from './search.ts';
import type { Staging } from './staging.ts';
import type { CheckedTerms } from '../checker/checked-terms.ts';

/** Evidence that shows a number. */
export interface Witness {
  /** What it shows: "availability, 28 days: met". */
  readonly shows: string;
  /** The period to assess it in. */
  readonly period: string;
  readonly outcome: Trial['outcome'];
  /** The amount of the credits of the objective. */
  readonly owed: Money;
  readonly facts: () => readonly Fact[];
}

export interface Row {
  /** "28 days" or the words of a record: "urgent, phone". */
  readonly of: string;
  readonly period: string;
  /** Sizes for which the objective is met, and for which nothing is owed; the last of each is shown by its witness. */
  readonly met: readonly Range[];
  readonly free: readonly Range[];
  readonly metWitness?: Witness;
  readonly freeWitness?: Witness;
  /**
   * The longest downtime that was found to be met while all exclusions hold as well, and the share of the period that is left. It is a
   * floor where the text allows no evidence to leave less.
   */
  readonly left?: { readonly share: { readonly n: bigint; readonly d: bigint }; readonly isFloor: boolean; readonly witness: Witness };
  /** The largest number of records that was tried: what holds for it may hold beyond. */
  readonly tried?: number;
  /** How a record's longest met time reads in the timer's own hours. */
  readonly measured?: string;
  /** The work allowed was used up before. */
  readonly notFound?: true;
}

export const WORK_USED_UP = 'the work allowed was used up';

/** Something that may take out any amount of downtime. */
export interface NoFloor {
  readonly cell: string;
  readonly because: 'excluded' | 'short-runs' | 'paused';
  /** Milliseconds that were down, or that a record took, in a period of so many, while the objective was met. */
  readonly down: number;
  readonly of: number;
  readonly witness: Witness;
}

/** What was owed in the trial that owed most. Other evidence may owe more: there may be no most at all. */
export interface Most {
  readonly owed: Money;
  /** Of the bases that it is taken from, when they are of one cell. */
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
   * What the sizes of the rows are: milliseconds of downtime, milliseconds that a record takes, a number of records, or milliseconds
   * from the start of the period to a delivery.
   */
  readonly by: 'downtime' | 'record' | 'count' | 'delivery';
  readonly rows: readonly Row[];
  readonly noFloor: readonly NoFloor[];
  /** Absent when nothing that was tried owes anything. */
  readonly most?: Most | 'not found';
  /** No credit of the customer rests on it: nothing is owed for it, whatever happens. */
  readonly unpaid?: true;
  /** Why there are no numbers. */
  readonly notFound?: string;
}

/** What a search works with. */
export interface Search {
  readonly bench: Bench;
  readonly staging: Staging;
  /** One period of each length, shortest first. */
  readonly samples: readonly Sample[];
  /** Periods that follow each other. */
  readonly periods: readonly Sample[];
  readonly checkedTerms: CheckedTerms;
  readonly objective: string;
}

export type Result = Pick<Worth, 'by' | 'rows' | 'noFloor' | 'most'> | { readonly notFound: string };
