/** A density rule: a total of time within any window of a length. */
import { parseElapsed } from '../../contract/literal.ts';
import { spend } from '../../step-limit.ts';
import type { Interval } from '../../time/interval.ts';
import { restrict } from '../../time/time-algebra.ts';
import { NEVER, type TimeSet, stretches, timesFrom } from '../../time/times.ts';
import { NO_REACH } from '../reach.ts';
import { numbersOf } from '../type-context.ts';
import { roundToInteger } from '../../money/rounding.ts';
import { type Ratio, compare, integer, isBounded } from '../../money/ratio.ts';
import { missEndsBehind } from './ends-behind.ts';
import { TIMES } from './set-algebra.ts';
import { describeLimit } from './while.ts';
import { defineOperator } from '../define-operator.ts';

export const withinWindow = defineOperator({
  key: 'within-window',
  group: 'times',
  description:
    'The time where these times add up to the limit within some window of a length; the window may begin at any instant ("60 seconds or more within any 15 minutes").',
  subject: { is: 'name', takes: TIMES, description: 'The times.' },
  params: {
    within: { is: 'elapsed', description: 'Length of the window.' },
    counts: {
      is: 'choice',
      of: ['times', 'window'],
      description: 'What counts then: the times inside such windows, or the windows whole.',
    },
  },
  limit: 'required',
  bounds: { subject: 'rising', limit: 'limit' },
  limits: { kinds: ['duration'], of: 'around' },
  edges: ['at-least'],
  check(cell, context) {
    const window = integer(parseElapsed(cell.within)!);
    if (numbersOf(cell['at-least'], context).some((least) => compare(least, window) > 0))
      context.fail(
        'no-effect',
        'at-least',
        `no window of ${String(cell.within)} can contain so much; lower the limit, or widen \`within\``,
        [cell['at-least']],
      );
  },
  type: (_, given) => given.of('within-window'),
  reach: (cell) => ({ ...NO_REACH, before: parseElapsed(cell.within) ?? 0, after: parseElapsed(cell.within) ?? 0 }),
  evaluate(cell, context) {
    const window = parseElapsed(cell.within)!;
    const { subject } = context.typeOf(cell['within-window']);
    return new Map(
      [...context.column<TimeSet>(cell['within-window'])].map(([index, times]) => {
        const limit = context.number(cell['at-least'], index, subject);
        const within = (bound: 'certain' | 'possible', least: number): TimeSet =>
          timesFrom(denseWindows(stretches(times, bound), least, window));
        // With an unknown limit nothing is certain, and any time may be enough.
        const certain = limit ? within('certain', wholeUp(limit)) : NEVER;
        const possible = within('possible', limit ? wholeUp(limit) : 1);
        const result = cell.counts === 'window' ? restrict(possible, certain, possible) : restrict(times, certain, possible);
        // Up to a window after the period, every instant may change what a window contains.
        const { end } = context.period;
        missEndsBehind(cell['within-window'], result, context, limit && isBounded(limit) ? [end + wholeUp(limit), end + window] : []);
        return [index, result];
      }),
    );
  },
  narrows: true,
  explain: (cell) => `${String(cell['within-window'])} where it is ${describeLimit(cell)} within ${String(cell.within)}`,
});

/** Times are whole milliseconds, so a limit between two of them is reached at the next. */
const wholeUp = (limit: Ratio): number =>
  isBounded(limit) ? -Number(roundToInteger({ n: -limit.n, d: limit.d }, 'floor')) : limit.n > 0n ? Infinity : -Infinity;

/**
 * The union of all windows [s, s + window) that contain `least` ms or more of the stretches. The content of a window is piecewise linear
 * in s with slopes -1, 0 and 1. It bends only where an edge of the window meets an edge of a stretch, so that the solutions for s are
 * found between those points, in whole milliseconds.
 */
function denseWindows(runs: readonly Interval[], least: number, window: number): Interval[] {
  const bends = [...new Set(runs.flatMap(({ start, end }) => [start, end, start - window, end - window]))]
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  // In a stretch without a beginning or an end every window is full.
  const result: Interval[] = least > window ? [] : runs.filter(({ start, end }) => end - start === Infinity);
  // Sliding indexes: only stretches between them can overlap the window.
  let first = 0;
  const held = (s: number): number => {
    let [sum, i] = [0, first];
    for (; i < runs.length && runs[i]!.start < s + window; i += 1)
      sum += Math.max(0, Math.min(runs[i]!.end, s + window) - Math.max(runs[i]!.start, s));
    spend(1 + i - first);
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
