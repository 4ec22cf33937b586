/**
 * Processes a list one item after the other. An item that fails is reported and does not stop the others. When the time is used up, the
 * rest waits for the next run, which continues after the progress mark. The next run skips an item that ended the process.
 */
import type { ProgressMark, ProgressStore } from '../ports/progress.ts';

/** An item that failed, with its error; or that ended the previous run. */
export interface FailedItem {
  readonly item: string;
  readonly error: unknown;
}

export interface WorkedThrough {
  readonly failed: readonly FailedItem[];
  /** Items that wait for the next run. */
  readonly left: number;
}

export interface Work {
  readonly task: string;
  /** Positions in order; each names its item. */
  readonly positions: readonly string[];
  readonly progress: ProgressStore;
  /** Ms after which no further item is begun. */
  readonly mostMs: number;
  /** A mark is written before every so many items. */
  readonly markEvery?: number;
  /** Monotonic ms. */
  readonly timer?: () => number;
  readonly work: (position: string) => Promise<void>;
}

export async function workThrough(given: Work): Promise<WorkedThrough> {
  const { task, positions, progress, mostMs, markEvery = 1, timer = () => performance.now(), work } = given;
  const mark = await progress.get(task);
  const failed: FailedItem[] = endedBefore(mark, positions);
  const waiting = mark ? positions.filter((position) => position > mark.after) : [...positions];
  const from = timer();
  let done = 0;
  for (const position of waiting) {
    if (done > 0 && timer() - from > mostMs) break;
    if (done % markEvery === 0) await progress.put(task, { after: position, begun: true });
    try {
      await work(position);
    } catch (error) {
      failed.push({ item: position, error });
    }
    done += 1;
  }
  const left = waiting.length - done;
  // Nothing is left, so that the mark of an earlier run is removed.
  if (left > 0) await progress.put(task, { after: waiting[done - 1]! });
  else if (mark || done > 0) await progress.put(task, undefined);
  return { failed, left };
}

function endedBefore(mark: ProgressMark | undefined, positions: readonly string[]): FailedItem[] {
  return mark?.begun && positions.includes(mark.after)
    ? [{ item: mark.after, error: new Error('the run before ended while it was at this item') }]
    : [];
}
