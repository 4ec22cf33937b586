/** The evaluation of a period, as objectives, credits and reasons use it. */
import type { Context } from '../../operators/context.ts';
import { type Evaluator } from '../../operators/context.ts';
import type { KeyedFact, RecordedTable } from '../../operators/completions.ts';
import type { Completion, MissingFact, PossibleValue } from '../../operators/missing.ts';
import type { Splits } from '../../operators/splits.ts';
import type { Interval } from '../../time/interval.ts';

export interface Evaluation extends Evaluator {
  readonly context: Context;
  /** Missing facts by their identity, as far as the evaluation has found them. */
  readonly missing: ReadonlyMap<string, MissingFact>;
  /** Tests of milestones to come, by what completions know them by. */
  readonly tests: ReadonlyMap<string, MissingFact>;
  /** Facts that decide values of earlier periods, by key, as far as the evaluation has read them. */
  readonly earlier: ReadonlyMap<string, EarlierFact>;
  /** Cells and credits that earlier periods left open because of facts that were not tried there. */
  readonly apart: ReadonlySet<string>;
  /** The missing facts that a cell or objective depends on. */
  missingBehind(name: string): readonly MissingFact[];
  /** The numbers that missing numbers are compared with, as far as the evaluation has found them. */
  readonly splits: Splits;
  /** The missing facts behind values for the whole: they affect every case of the name. */
  missingInWhole(name: string): readonly MissingFact[];
  /**
   * The same evaluation with a completion of missing facts; cells that do not depend on them are reused.
   * @param facts identities of facts, and names of attributes: a cell that reads one of these attributes depends on it, whether its
   * evaluation has found a missing fact or not.
   */
  completedBy(completion: Completion, facts: ReadonlySet<string>): Evaluation;
}

/** A missing fact of an earlier period, with the tables that depend on it. */
export interface EarlierFact extends KeyedFact {
  values: readonly PossibleValue[];
  readonly uses: Set<RecordedTable>;
}

/** A cell `witnesses` that uses only one of its witnesses. */
export interface OneWitness {
  readonly cell: string;
  readonly witness: string;
}

/** Downtime that is assumed beside what the evidence shows. */
export interface AddedDowntime {
  readonly during: Interval;
  /** By cell of times, the indexes at which it is down. */
  readonly at: ReadonlyMap<string, ReadonlySet<string>>;
}
