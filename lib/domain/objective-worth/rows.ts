/** One row of what was found: what is kept, what is free, and the evidence for each. */
import type { Fact } from '../evidence/fact.ts';
import { witnessOf } from './most.ts';
import type { Sample } from './periods.ts';
import type { Explored } from './search.ts';
import type { Row, Search, Witness } from './objective-worth.ts';

/** Undefined where nothing that was tried is kept. */
export function rowOf(
  { objective, bench }: Search,
  sample: Sample,
  explored: Explored | undefined,
  name: string,
  made: (size: number) => Fact[],
): Row | undefined {
  if (!explored) return { of: name, period: sample.period.label, kept: [], free: [], notFound: true };
  const notFound: Row = { of: name, period: sample.period.label, kept: [], free: [], notFound: true };
  const shown = (size: number, what: string): Witness | undefined =>
    witnessOf(`${objective}, ${name}: ${what}`, sample, explored.trials.get(size)!, bench, () => made(size));
  const [size, freeSize] = [explored.kept.at(-1)?.to, explored.free.at(-1)?.to];
  if (size === undefined) return undefined;
  const keptWitness = shown(size, 'the longest that is kept');
  const freeWitness = freeSize === undefined || freeSize === size ? keptWitness : shown(freeSize, 'the longest that is free');
  if (!keptWitness || !freeWitness) return notFound;
  const { measured } = explored.trials.get(size)!;
  return {
    of: name,
    period: sample.period.label,
    kept: explored.kept,
    free: explored.free,
    keptWitness,
    ...(freeSize !== undefined && { freeWitness }),
    ...(measured !== undefined && { measured }),
  };
}
