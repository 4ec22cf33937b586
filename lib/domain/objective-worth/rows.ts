/** One row of a result: the sizes that are met and those without a credit, with the evidence for each. */
import type { Fact } from '../evidence/fact.ts';
import { witnessOf } from './most.ts';
import type { SamplePeriod } from './periods.ts';
import { type Explored, curveOf } from './search.ts';
import type { WorthRow, Search, Witness } from './objective-worth.ts';

/** Undefined where no trial is met. */
export function rowOf(
  { objective, bench }: Search,
  sample: SamplePeriod,
  explored: Explored | undefined,
  name: string,
  made: (size: number) => Fact[],
): WorthRow | undefined {
  if (!explored) return { of: name, period: sample.period.label, met: [], free: [], notFound: true };
  const notFound: WorthRow = { of: name, period: sample.period.label, met: [], free: [], notFound: true };
  const shown = (size: number, what: string): Witness | undefined =>
    witnessOf(`${objective}, ${name}: ${what}`, sample, explored.trials.get(size)!, bench, () => made(size));
  const [size, freeSize] = [explored.met.at(-1)?.to, explored.free.at(-1)?.to];
  if (size === undefined) return undefined;
  const metWitness = shown(size, 'the longest that is met');
  const freeWitness = freeSize === undefined || freeSize === size ? metWitness : shown(freeSize, 'the longest that is free');
  if (!metWitness || !freeWitness) return notFound;
  const { measured } = explored.trials.get(size)!;
  return {
    of: name,
    period: sample.period.label,
    met: explored.met,
    free: explored.free,
    curve: curveOf(explored, bench.currency),
    metWitness,
    ...(freeSize !== undefined && { freeWitness }),
    ...(measured !== undefined && { measured }),
  };
}
