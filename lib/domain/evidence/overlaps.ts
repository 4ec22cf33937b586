/**
 * Overlapping samples: chunks that were sent again, late, or by two processes. Of two samples for one time the one received first counts;
 * "nothing measured" gives way to a value.
 */
import type { Instant } from '../time/instant.ts';
import { type Receipt, byReceipt } from './receipt.ts';

export interface Sample extends Receipt {
  readonly start: Instant;
  /** The length of a slot in ms. */
  readonly every: number;
  /** Key of the fact that reported it. */
  readonly by: string;
}

export interface SampleShape<S extends Sample> {
  readonly count: (sample: S) => number;
  /** Whether a slot has a value. */
  readonly hasValue: (sample: S, slot: number) => boolean;
  /** The slots `from` to before `to`. */
  readonly cut: (sample: S, from: number, to: number) => S;
}

export interface Overlap {
  /** Keys of the facts that count; `later` is the key of the one received after them. */
  readonly firsts: readonly string[];
  readonly late: string;
  /** Whether nothing of the later one counts. */
  readonly wholly: boolean;
}

export interface FirstReceived<S> {
  /** In order of time, without overlaps. */
  readonly samples: readonly S[];
  readonly overlaps: readonly Overlap[];
}

export function firstReceived<S extends Sample>(samples: readonly S[], shape: SampleShape<S>): FirstReceived<S> {
  const isInOrder = samples.every((sample, i) => i === 0 || samples[i - 1]!.start <= sample.start);
  const inOrder = isInOrder ? samples : [...samples].sort(byStart);
  const end = (sample: S): Instant => sample.start + shape.count(sample) * sample.every;
  if (inOrder.every((sample, i) => i === 0 || end(inOrder[i - 1]!) <= sample.start)) return { samples: inOrder, overlaps: [] };
  const covered = new Covered();
  const kept: S[] = [];
  const overlaps: Overlap[] = [];
  for (const sample of [...inOrder].sort(firstOf)) {
    const { runs, firsts } = covered.take(sample, shape);
    for (const [from, to] of runs) kept.push(shape.cut(sample, from, to));
    if (firsts.length > 0) overlaps.push({ firsts, late: sample.by, wholly: runs.length === 0 });
  }
  return { samples: kept.sort(byStart), overlaps };
}

const byStart = (a: Sample, b: Sample): number => a.start - b.start || a.every - b.every || firstOf(a, b);

const firstOf = (a: Sample, b: Sample): number => byReceipt(a, b) || (a.by < b.by ? -1 : a.by > b.by ? 1 : a.start - b.start);

/** The covered time in order, with the fact that covers it. */
class Covered {
  private readonly stretches: { readonly start: Instant; readonly end: Instant; readonly by: string }[] = [];

  /** Adds a sample. Gives its slots on time that was not covered, as ranges of slots, and the facts that cover the other slots. */
  take<S extends Sample>(sample: S, shape: SampleShape<S>): { runs: (readonly [number, number])[]; firsts: string[] } {
    const runs: (readonly [number, number])[] = [];
    const count = shape.count(sample);
    const firsts = new Set<string>();
    let from = -1;
    for (let slot = 0; slot <= count; slot += 1) {
      const covering = slot === count || !shape.hasValue(sample, slot) ? undefined : this.coveredBy(sample, slot);
      const isNew = slot < count && shape.hasValue(sample, slot) && covering === undefined;
      if (covering !== undefined) firsts.add(covering);
      if (isNew && from < 0) from = slot;
      if (!isNew && from >= 0) {
        runs.push([from, slot]);
        from = -1;
      }
    }
    for (const [a, b] of runs) this.add(sample.start + a * sample.every, sample.start + b * sample.every, sample.by);
    return { runs, firsts: [...firsts] };
  }

  private coveredBy({ start, every }: Sample, slot: number): string | undefined {
    const [from, to] = [start + slot * every, start + (slot + 1) * every];
    const found = this.stretches[this.after(from)];
    return found && found.start < to ? found.by : undefined;
  }

  /** Index of the first stretch that ends after an instant. */
  private after(at: Instant): number {
    let [low, high] = [0, this.stretches.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.stretches[middle]!.end > at) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private add(start: Instant, end: Instant, by: string): void {
    this.stretches.splice(this.after(start), 0, { start, end, by });
  }
}
