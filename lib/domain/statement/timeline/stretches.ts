/**
 * What a measured cell was at each instant of a period. It is read from the same sets of times whose lengths the statement has as up, down,
 * unknown and excluded, so that the stretches of each state add up to these.
 */
import { ONE, type Ratio, ZERO, add, greater, isZero, lesser, subtract } from '../../money/ratio.ts';
import type { Context } from '../../operators/context.ts';
import { type PartitionSets, partitionContext, partitionSets } from '../../operators/numbers/partition-sets.ts';
import type { Partition } from '../../operators/partition.ts';
import type { Interval } from '../../time/interval.ts';
import { clip } from '../../time/time-algebra.ts';
import { ALWAYS, NEVER, type TimeSet, type Weights, pieceAt, weightless } from '../../time/times.ts';

/** `degraded`: it is down in part, or is reported as degraded and does not count as down. */
export const TIME_STATES = ['up', 'degraded', 'down', 'unknown', 'excluded'] as const;
export type TimeState = (typeof TIME_STATES)[number];

/** The shares of a stretch that are down, unknown and excluded; what is left is up. */
export interface Shares {
  readonly down: Ratio;
  readonly unknown: Ratio;
  readonly excluded: Ratio;
}

/** A stretch in which nothing changes. Those of a cell are in order, disjoint, and cover the period. */
export interface TimelineStretch extends Interval, Shares {
  readonly state: TimeState;
  /** The cells that exclude it: what is removed, or the times outside of which nothing is measured. */
  readonly by: readonly string[];
}

/** A set with a name: the times of a cell that removes time. */
export interface Remover {
  readonly name: string;
  readonly times: TimeSet;
}

/** One completion of the missing facts. */
interface Way {
  readonly sets: PartitionSets;
  readonly removers: readonly Remover[];
}

export interface Measured {
  readonly partition: Pick<Partition, 'cell' | 'index' | 'subject' | 'of'>;
  /** One context for each completion of the missing facts. */
  readonly contexts: readonly Context[];
  /** The cells that remove time from the cell. */
  readonly removers: (context: Context) => readonly Remover[];
  /** Time that is reported as degraded. */
  readonly degraded: TimeSet;
}

/** @returns the stretches of a measured cell at an index. Time that differs between completions of the missing facts is unknown. */
export function stretchesOf({ partition, contexts, removers, degraded }: Measured): TimelineStretch[] {
  const { period } = contexts[0]!;
  const place = { name: partition.cell, index: partition.index, subject: partition.subject };
  const ways = contexts.map((settled): Way => {
    const context = partitionContext(settled);
    return { sets: partitionSets(place, partition.of, context), removers: removers(context) };
  });
  const columns = ways.map(({ sets, removers: named }) => [
    sets.down,
    sets.within ?? ALWAYS,
    sets.removed?.before ?? NEVER,
    sets.removed?.left ?? NEVER,
    ...named.map(({ times }) => times),
  ]);
  const found: TimelineStretch[] = [];
  walk([degraded, ...columns.flat()], period, (interval, [reported, ...weights]) => {
    let from = 0;
    const each = ways.map(({ removers: named }, i) => {
      const own = weights.slice(from, (from += columns[i]!.length));
      return { shares: sharesOf(own), by: excludersOf(own, named, partition.of) };
    });
    push(found, interval, sharesInAll(each.map(({ shares }) => shares)), each[0]!.by, reported!.possible.n > 0n);
  });
  return found;
}

function sharesOf([down, within, before, left]: readonly Weights[]): Shares {
  const removed = greater(ZERO, subtract(before!.possible, left!.possible));
  return {
    down: down!.certain,
    unknown: subtract(down!.possible, down!.certain),
    excluded: add(subtract(ONE, within!.certain), removed),
  };
}

function excludersOf([, within, before, left, ...named]: readonly Weights[], removers: readonly Remover[], of: unknown): string[] {
  const outside = within!.certain.n === within!.certain.d ? [] : [String(of)];
  const isRemoved = subtract(before!.possible, left!.possible).n > 0n;
  return [...outside, ...(isRemoved ? removers.flatMap(({ name }, i) => (named[i]!.possible.n > 0n ? [name] : [])) : [])];
}

/** The shares that hold in every completion; what is left over is unknown. */
function sharesInAll(ways: readonly Shares[]): Shares {
  if (ways.length === 1) return ways[0]!;
  const least = (pick: (way: Shares) => Ratio): Ratio => ways.map(pick).reduce(lesser);
  const [down, excluded] = [least((way) => way.down), least((way) => way.excluded)];
  const up = least((way) => subtract(ONE, add(add(way.down, way.unknown), way.excluded)));
  return { down, excluded, unknown: subtract(ONE, add(add(down, excluded), up)) };
}

function stateOf({ down, unknown, excluded }: Shares, isDegraded: boolean): TimeState {
  if (down.n === down.d) return 'down';
  if (!isZero(down)) return 'degraded';
  if (!isZero(unknown)) return 'unknown';
  if (!isZero(excluded)) return 'excluded';
  return isDegraded ? 'degraded' : 'up';
}

/** Adds a stretch, or makes the last one longer where nothing changes. */
function push(found: TimelineStretch[], { start, end }: Interval, shares: Shares, by: readonly string[], isDegraded: boolean): void {
  const state = stateOf(shares, isDegraded);
  const last = found.at(-1);
  if (last?.end === start && last.state === state && isSame(last, shares) && last.by.join() === by.join())
    found[found.length - 1] = { ...last, end };
  else found.push({ start, end, state, by, ...shares });
}

const isSame = (a: Shares, b: Shares): boolean =>
  (['down', 'unknown', 'excluded'] as const).every((share) => a[share].n === b[share].n && a[share].d === b[share].d);

/** Walks along many sets within a window, in stretches in which no weight changes. */
function walk(many: readonly TimeSet[], window: Interval, visit: (interval: Interval, weights: readonly Weights[]) => void): void {
  const sets = many.map((times) => clip(times, window));
  const edges = new Set([window.start, window.end]);
  for (const { starts, ends } of sets) for (let i = 0; i < starts.length; i += 1) edges.add(starts[i]!).add(ends[i]!);
  const ordered = Float64Array.from(edges).sort();
  const next = sets.map(() => 0);
  for (let e = 0; e + 1 < ordered.length; e += 1) {
    const start = ordered[e]!;
    const weights = sets.map((times, k) => {
      while (next[k]! < times.ends.length && times.ends[next[k]!]! <= start) next[k]! += 1;
      return next[k]! < times.starts.length && times.starts[next[k]!]! <= start ? pieceAt(times, next[k]!) : weightless;
    });
    visit({ start, end: ordered[e + 1]! }, weights);
  }
}
