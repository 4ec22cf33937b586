/** Packs the batched checks of days that have ended. A day that fails does not stop the others. */
import { LIMITS } from '../../declarations/limits.ts';
import { type FailedItem, workThrough } from '../monitoring/work-through.ts';
import type { Stores } from '../ports/stores.ts';

export interface PackedSamples {
  /** Days that were packed. */
  readonly days: number;
  readonly failed: readonly FailedItem[];
  /** Days that wait for the next run. */
  readonly left: number;
}

/** @param before days that ended before this instant (epoch ms). */
export async function packSamples(
  { samples, progress }: Pick<Stores, 'samples' | 'progress'>,
  before: number,
  limits: { readonly mostMs?: number; readonly timer?: () => number } = {},
): Promise<PackedSamples> {
  const days = new Map((await samples.unpacked(before)).map((day) => [`${day.day} ${day.vendor}`, day]));
  let packed = 0;
  const { failed } = await workThrough({
    mostMs: LIMITS.packTimeMs.value,
    ...limits,
    task: 'pack-samples',
    positions: [...days.keys()].sort(),
    progress,
    work: async (position) => {
      await samples.packDay(days.get(position)!, before);
      packed += 1;
    },
  });
  // A day before the progress mark that still is not packed was skipped by an earlier run: it waits too.
  return { days: packed, failed, left: days.size - packed - failed.length };
}
