/** Where witnesses disagree, from instant to instant: the state that each of them reported. */
import type { CheckedContract } from '../checker/check-contract.ts';
import { servicePeriod } from '../checker/service-period.ts';
import type { Fact } from '../evidence/fact.ts';
import { fold } from '../evidence/fold.ts';
import type { Issue } from '../issue.ts';
import { compare, formatFraction, isOne, isZero } from '../money/ratio.ts';
import { NO_PAST } from '../operators/earlier-periods.ts';
import { type Instant, formatInstant } from '../time/instant.ts';
import { type TimeSet, piecesOf, stretches, weightless } from '../time/times.ts';
import { type DifferingWitnesses, differingWitnesses } from './evidence-account/differing-witnesses.ts';
import type { Evaluation } from './objectives/evaluation.ts';
import { evaluation } from './objectives/evaluate.ts';
import { foldOptions } from './reach.ts';

export interface Disagreement {
  /** The cell `witnesses`, and the rule by which it decides. */
  readonly cell: string;
  readonly decide: string;
  readonly index: string;
  /** ISO; [start, end). */
  readonly start: string;
  readonly end: string;
  /** "down", "up", "unknown", or the share that counts as down: "1/2". */
  readonly said: readonly { readonly witness: string; readonly state: string }[];
}

/** The most that are listed. */
export const MAX_DISAGREEMENTS = 500;

/** The disagreements of a period by the evidence; an issue where the contract has no such period. */
export function disagreementsOf(
  checked: CheckedContract,
  facts: readonly Fact[],
  label: string,
): readonly Disagreement[] | { readonly issue: Issue } {
  const found = servicePeriod(checked, label);
  if ('issue' in found) return found;
  const { order } = checked.contract;
  return (found.parts ?? [found])
    .flatMap((part) => disagreementsIn(evaluation(part, order, fold(facts, order, foldOptions(found, part)), NO_PAST)))
    .slice(0, MAX_DISAGREEMENTS);
}

/** The disagreements of an evaluated period, or part of one, in order. */
export const disagreementsIn = ({ context }: Evaluation): Disagreement[] =>
  differingWitnesses(context.evaluator.askingWitnesses())
    .flatMap(stretchesOf)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
    .slice(0, MAX_DISAGREEMENTS);

/** A stretch ends where one of the witnesses reports another state. */
function stretchesOf({ name, decide, index, witnesses, reported, differs }: DifferingWitnesses): Disagreement[] {
  const edges = reported.flatMap((times) => [...times.starts, ...times.ends]);
  return stretches(differs, 'certain').flatMap(({ start, end }) => {
    const inner = edges.filter((edge) => edge > start && edge < end);
    const cuts = [...new Set([start, ...inner, end])].sort((a, b) => a - b);
    return cuts.slice(0, -1).map((from, i) => ({
      cell: name,
      decide,
      index,
      start: formatInstant(from),
      end: formatInstant(cuts[i + 1]!),
      said: witnesses.map((witness, k) => ({ witness, state: stateAt(reported[k]!, from) })),
    }));
  });
}

function stateAt(times: TimeSet, at: Instant): string {
  const { certain, possible } = piecesOf(times).find(({ start, end }) => start <= at && at < end) ?? weightless;
  if (compare(certain, possible) !== 0) return 'unknown';
  return isZero(certain) ? 'up' : isOne(certain) ? 'down' : formatFraction(certain);
}
