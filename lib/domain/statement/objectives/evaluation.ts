/** What an evaluation of a period offers to objectives, credits and reasons. */
import type { Context } from '../../operators/context.ts';
import { type Evaluator } from '../../operators/context.ts';
import type { KeyedFact, RecordedTable } from '../../operators/completions.ts';
import type { Completion, MissingFact, Turn } from '../../operators/missing.ts';
import type { Splits } from '../../operators/splits.ts';

export interface Evaluation extends Evaluator {
  readonly context: Context;
  /** Facts that are missing, by their identity, as far as evaluation has met them. */
  readonly missing: ReadonlyMap<string, MissingFact>;
  /** Facts that decide values of earlier periods, by key, as far as evaluation has read them. */
  readonly earlier: ReadonlyMap<string, EarlierFact>;
  /** Cells and credits that earlier periods left open by facts which were not tried there. */
  readonly apart: ReadonlySet<string>;
  /** The missing facts that a cell or objective rests on. */
  missingBehind(name: string): readonly MissingFact[];
  /** What missing numbers are held against, as far as evaluation has found it. */
  readonly splits: Splits;
  /** Those of them that a value for the whole rests on: they reach every case of it. */
  missingInWhole(name: string): readonly MissingFact[];
  /**
   * The same evaluation with missing words completed; what does not rest on them is not worked out again.
   * @param facts identities of facts, and names of attributes: what reads one of these rests on it, whatever it has met.
   */
  completedBy(completion: Completion, facts: ReadonlySet<string>): Evaluation;
}

/** A missing fact of an earlier period, with the tables that it is in. */
export interface EarlierFact extends KeyedFact {
  values: readonly Turn[];
  readonly uses: Set<RecordedTable>;
}

/** A cell of several witnesses that is to rest on one of them alone. */
export interface OneWitness {
  readonly cell: string;
  readonly witness: string;
}
