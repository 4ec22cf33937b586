/** A sum, mean, lowest, highest or percentile of values, some of which may be open. */
import { type Ratio, ZERO, add, compare, divide, greater, integer, lesser } from '../../money/ratio.ts';
import { Range, leastOf, mostOf, rangeOf } from '../range.ts';
import { percentile } from './percentile.ts';

export type AggregatedValue = Ratio | Range | undefined;

export interface Fold {
  readonly how: string;
  readonly rank: Ratio;
  readonly interpolated: boolean;
}

/**
 * Aggregates values; values that do not exist are ignored. Each of these aggregates rises with every value. An open value is therefore
 * evaluated at its ends. A value that may not exist (`mayLack`) is evaluated with and without it. The result is the range over all these
 * evaluations.
 */
export function takeFrom(fold: Fold, values: readonly AggregatedValue[]): AggregatedValue {
  const known = values.filter((value) => value !== undefined);
  if (!known.some((value) => value instanceof Range)) return foldKnown(fold, known as Ratio[]);
  const perhaps = known.filter((value): value is Range => value instanceof Range && value.mayLack);
  const always = known.filter((value) => !(value instanceof Range && value.mayLack));
  const end = (pick: (value: Ratio | Range) => Ratio, better: (a: Ratio, b: Ratio) => Ratio): Ratio | undefined => {
    const base = always.map(pick);
    const more = perhaps.map(pick).sort(compare);
    if (better === greater) more.reverse();
    // Sorted so that the value that moves this end most is first: values are added one by one, and the best result counts.
    return more
      .map((_, k) => foldKnown(fold, [...base, ...more.slice(0, k + 1)]))
      .concat(foldKnown(fold, base))
      .reduce((best, value) => (best && value ? better(best, value) : (best ?? value)), undefined);
  };
  const [least, most] = [end(leastOf, lesser), end(mostOf, greater)];
  if (least === undefined || most === undefined) return undefined;
  return rangeOf(least, most, fold.how !== 'sum' && always.length === 0);
}

/** The aggregate of known values; without any value it is undefined, except for a sum, which is 0. */
export function foldKnown({ how, rank, interpolated }: Fold, values: readonly Ratio[]): Ratio | undefined {
  if (how === 'sum') return values.reduce(add, ZERO);
  if (values.length === 0) return undefined;
  if (how === 'lowest') return values.reduce(lesser);
  if (how === 'highest') return values.reduce(greater);
  if (how === 'percentile') return percentile([...values].sort(compare), rank, interpolated);
  return divide(values.reduce(add, ZERO), integer(values.length));
}
