/**
 * A control probe, which is checked beside another probe at its own interval. A failure counts while the control passes and is ignored
 * while the control fails. While the result of the control is not known, the time of the failure is unknown.
 */
import type { ProbeSeries } from '../../evidence/evidence.ts';
import { firstReceived } from '../../evidence/overlaps.ts';
import { CHECKS } from '../../evidence/samples.ts';
import type { Instant } from '../../time/instant.ts';
import type { Checks } from '../../evidence/checks.ts';

const [FAIL, PASS] = [48, 49];

/** The results of a control from one location. */
class Guard {
  private readonly chunks: readonly Checks[];

  constructor(series: readonly ProbeSeries[]) {
    this.chunks = firstReceived(
      series.flatMap(({ chunks }) => chunks),
      CHECKS,
    ).samples;
  }

  /** The result of the control check that covers `from`; without one, of the control checks made between `from` and `to`. */
  during(from: Instant, to: Instant): 'passed' | 'failed' | 'unknown' {
    let found: 'failed' | 'unknown' = 'unknown';
    for (let i = this.before(from); i < this.chunks.length && this.chunks[i]!.start < to; i += 1) {
      const { start, every, results } = this.chunks[i]!;
      for (let slot = Math.max(0, Math.floor((from - start) / every)); slot < results.length && start + slot * every < to; slot += 1) {
        const mark = results.charCodeAt(slot);
        if (mark === PASS) return 'passed';
        if (mark === FAIL) found = 'failed';
        if (mark === FAIL && start + slot * every <= from) return 'failed';
      }
    }
    return found;
  }

  /** Index of the last chunk that begins at or before an instant, or of the first. */
  private before(at: Instant): number {
    let [low, high] = [0, this.chunks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.chunks[middle]!.start > at) high = middle;
      else low = middle + 1;
    }
    return Math.max(0, low - 1);
  }
}

export interface Controls {
  readonly control: readonly ProbeSeries[];
  /** Whether a control applies to checks of the same location: it is for their component, for one around it or inside it, or for none. */
  readonly isBeside: (control: ProbeSeries, checked: ProbeSeries) => boolean;
}

/** Judges failures by a control. @param unknown called with the instant of each failure for which the control's result is not known. */
export function controlled(series: readonly ProbeSeries[], { control, isBeside }: Controls, unknown: (at: Instant) => void): ProbeSeries[] {
  const guards = new Map<string, Guard>();
  return series.map((one) => {
    const key = JSON.stringify([one.component, one.location]);
    let guard = guards.get(key);
    if (!guard) guards.set(key, (guard = new Guard(control.filter((by) => by.location === one.location && isBeside(by, one)))));
    return { ...one, chunks: one.chunks.map((chunk) => judged(chunk, guard, unknown)) };
  });
}

const MARKS = { passed: '0', failed: '1', unknown: '-' } as const;

function judged({ each, ...chunk }: Checks, guard: Guard, unknown: (at: Instant) => void): Checks {
  if (!chunk.results.includes('0')) return each ? { ...chunk, each } : chunk;
  const judge = (mark: string, i: number): string => {
    if (mark !== '0') return mark;
    const at = chunk.start + i * chunk.every;
    const how = guard.during(at, at + chunk.every);
    if (how === 'unknown') unknown(at);
    return MARKS[how];
  };
  const results = [...chunk.results].map(judge).join('');
  return { ...chunk, results, ...(each && { each: () => each().map((one) => judged(one, guard, () => undefined)) }) };
}
