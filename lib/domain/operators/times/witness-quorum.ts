/** The rule for several witnesses on one time: the first that knows the state, any, all, or a quorum. */
import { type Ratio, compare } from '../../money/ratio.ts';
import type { Weights } from '../../time/times.ts';
import type { Cell } from '../cell.ts';
import { UNKNOWN } from './unknown-time.ts';

/** Whether a witness knows the state. */
export const isKnown = ({ certain, possible }: Weights): boolean => compare(certain, possible) === 0;
const byWeight = (a: Ratio, b: Ratio): number => compare(b, a);

/** The decision by the rule of a cell `witnesses`: from the weights of all witnesses for one time to one weight. */
export function decider(cell: Cell): (said: readonly Weights[]) => Weights {
  if (cell.decide === 'first-known') return (said) => said.find(isKnown) ?? UNKNOWN;
  if (cell.decide === 'quorum') {
    const n = Number(cell['at-least']) - 1;
    // The n-th highest of the certain and of the possible weights: a witness whose times are unknown may complete the quorum.
    return (said) => ({
      certain: said.map(({ certain }) => certain).sort(byWeight)[n]!,
      possible: said.map(({ possible }) => possible).sort(byWeight)[n]!,
    });
  }
  return (said) => {
    const known = said.filter(isKnown).sort((a, b) => byWeight(a.certain, b.certain));
    return (cell.decide === 'any' ? known[0] : known.at(-1)) ?? UNKNOWN;
  };
}
