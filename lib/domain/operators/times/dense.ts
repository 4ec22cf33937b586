/** A density rule: so much trouble within any window of a length. */
import { parseElapsed } from '../../agreement/literal.ts';
import type { Interval } from '../../time/interval.ts';
import { type Times, restrict, stretches, timesFrom } from '../../time/times.ts';
import { NO_REACH, defineOperator } from '../operator.ts';
import { describeLimit } from './while.ts';

export const dense = defineOperator({
  key: 'dense',
  group: 'times',
  says: 'Where these times add up to so much within some window of a length, wherever the window begins ("60 seconds or more within any 15 minutes").',
  subject: { is: 'name', says: 'The times.' },
  params: {
    within: { is: 'elapsed', says: 'Length of the window.' },
    counts: { is: 'choice', of: ['times', 'window'], says: 'What counts then: the times inside such windows, or the windows whole.' },
  },
  limit: 'required',
  bounds: { subject: 'rising', limit: 'limit' },
  type(cell, context) {
    if (
      cell['at-least'] === undefined ||
      cell['more-than'] !== undefined ||
      cell['at-most'] !== undefined ||
      cell['less-than'] !== undefined
    )
      context.fail('limit-not-allowed', '', 'say with `at-least` how much must lie within the window');
    if (parseElapsed(cell['at-least']) === undefined) context.expect('at-least', cell['at-least'], ['duration']);
    const of = context.expect('dense', cell.dense, ['times']);
    return of && { ...of };
  },
  reach: (cell) => ({ ...NO_REACH, before: parseElapsed(cell.within) ?? 0, after: parseElapsed(cell.within) ?? 0 }),
  evaluate(cell, context) {
    const [least, window] = [parseElapsed(cell['at-least'])!, parseElapsed(cell.within)!];
    return new Map(
      [...context.column<Times>(cell.dense)].map(([index, times]) => {
        const within = (bound: 'sure' | 'possible'): Times => timesFrom(denseWindows(stretches(times, bound), least, window));
        const [sure, possible] = [within('sure'), within('possible')];
        return [index, cell.counts === 'window' ? restrict(possible, sure, possible) : restrict(times, sure, possible)];
      }),
    );
  },
  narrows: true,
  explain: (cell) => `${String(cell.dense)} where it is ${describeLimit(cell)} within ${String(cell.within)}`,
});

/**
 * All windows [s, s + window) that hold `least` or more of the runs. What a window holds is piecewise linear in s with slopes
 * -1, 0, 1, and bends only where an edge of the window meets an edge of a run, so the stretches of good s are found between
 * those points, in whole milliseconds.
 */
function denseWindows(runs: readonly Interval[], least: number, window: number): Interval[] {
  const bends = [...new Set(runs.flatMap(({ start, end }) => [start, end, start - window, end - window]))]
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const result: Interval[] = [];
  // The runs a window can touch move along with it.
  let first = 0;
  const held = (s: number): number => {
    let sum = 0;
    for (let i = first; i < runs.length && runs[i]!.start < s + window; i += 1)
      sum += Math.max(0, Math.min(runs[i]!.end, s + window) - Math.max(runs[i]!.start, s));
    return sum;
  };
  for (let i = 0; i < bends.length; i += 1) {
    const [from, to] = [bends[i]!, bends[i + 1] ?? bends[i]!];
    while (first < runs.length && runs[first]!.end <= from) first += 1;
    const [a, b] = [held(from), held(to)];
    if (a < least && b < least) continue;
    // Between two bends the amount changes by one millisecond a millisecond, or not at all.
    const start = a >= least ? from : to - (b - least);
    const end = b >= least ? to : from + (a - least);
    result.push({ start, end: end + window });
  }
  return result;
}
