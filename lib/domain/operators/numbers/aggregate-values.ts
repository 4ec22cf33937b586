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
 * Values that do not exist are passed over. Sum, mean, lowest, highest and percentiles rise with every value, so a value that is open is
 * taken at its ends; one that perhaps does not exist is taken both with and without: its least and its most are those of all of these.
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
    // With the extreme ones first, each further one is tried: an optional value helps one end until it does not.
    return more
      .map((_, k) => foldKnown(fold, [...base, ...more.slice(0, k + 1)]))
      .concat(foldKnown(fold, base))
      .reduce((best, value) => (best && value ? better(best, value) : (best ?? value)), undefined);
  };
  const [least, most] = [end(leastOf, lesser), end(mostOf, greater)];
  if (least === undefined || most === undefined) return undefined;
  return rangeOf(least, most, fold.how !== 'sum' && always.length === 0);
}

/** Nothing out of nothing, except a sum. */
export function foldKnown({ how, rank, interpolated }: Fold, values: readonly Ratio[]): Ratio | undefined {
  if (how === 'sum') return values.reduce(add, ZERO);
  if (values.length === 0) return undefined;
  if (how === 'lowest') return values.reduce(lesser);
  if (how === 'highest') return values.reduce(greater);
  if (how === 'percentile') return percentile([...values].sort(compare), rank, interpolated);
  return divide(values.reduce(add, ZERO), integer(values.length));
}
