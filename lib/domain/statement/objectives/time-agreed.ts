/** The partition of the period that holds for every value of the missing facts. */
import { type Ratio, add, lesser, subtract } from '../../money/ratio.ts';
import type { Partition } from '../../operators/partition.ts';
import { recordObjectiveTimes } from './objective-times.ts';
import type { Owed } from '../credits/owed.ts';
import { pushTo } from '../../lists.ts';

/** The partition by cell and index: time that is up, down or excluded only in some completions is unknown. */
export function timesAgreed({ evaluations }: Owed): Partition[] {
  const byPlace = new Map<string, Partition[]>();
  for (const evaluator of evaluations) {
    recordObjectiveTimes(evaluator);
    for (const part of evaluator.partitions()) pushTo(byPlace, JSON.stringify([part.cell, part.index]), part);
  }
  return [...byPlace.values()]
    .map((ways) => (ways.length === 1 ? ways[0]! : inAllWays(ways)))
    .sort((a, b) => (a.cell < b.cell ? -1 : a.cell > b.cell ? 1 : a.index < b.index ? -1 : 1));
}

function inAllWays(ways: readonly Partition[]): Partition {
  const [{ cell, index, subject, of: measured, up, down, unknown, excluded }] = ways as [Partition];
  const least = (of: (way: Partition) => Ratio): Ratio => ways.map(of).reduce(lesser);
  const certain = { up: least((way) => way.up), down: least((way) => way.down), excluded: least((way) => way.excluded) };
  const open = subtract(add(add(up, down), add(unknown, excluded)), add(add(certain.up, certain.down), certain.excluded));
  const unobserved = least((way) => subtract(way.unknown, way.undecided));
  return { cell, index, subject, of: measured, ...certain, unknown: open, undecided: subtract(open, unobserved) };
}
