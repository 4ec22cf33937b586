/** The cells with several witnesses whose reports differ: the one place that says when witnesses disagree. */
import type { Context } from '../../operators/context.ts';
import { disagreement, timesByWitness } from '../../operators/times/witnesses.ts';
import { clip } from '../../time/time-algebra.ts';
import type { TimeSet } from '../../time/times.ts';

export interface DifferingWitnesses {
  /** The cell `witnesses`, and its rule. */
  readonly name: string;
  readonly decide: string;
  readonly index: string;
  /** The names of the witnesses, and the times that each reports, in the same order. */
  readonly witnesses: readonly string[];
  readonly reported: readonly TimeSet[];
  /** The times of the period in which witnesses who know report different states. */
  readonly differs: TimeSet;
}

/** @param open an evaluation that asks the witnesses: the state of a silent one is unknown. */
export function differingWitnesses(open: Context): DifferingWitnesses[] {
  const { evaluator, terms, period } = open;
  return Object.keys(terms.definitions).flatMap((name) => {
    const entry = evaluator.cell(name);
    if (entry?.operator.key !== 'witnesses') return [];
    const { cell } = entry;
    return [...timesByWitness(cell, open)].flatMap(([index, reported]): DifferingWitnesses[] => {
      const differs = clip(disagreement(reported), period);
      const witnesses = cell.witnesses as readonly string[];
      return differs.starts.length === 0 ? [] : [{ name, decide: String(cell.decide), index, witnesses, reported, differs }];
    });
  });
}
