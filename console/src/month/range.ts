/** The part of a month that is shown: zoom from the whole month to seconds, and the way to the left and to the right. */
import type { Span } from './shown-month.ts';

/** The shortest part, in ms. */
export const SHORTEST_MS = 10_000;

/** How much one step zooms, and what share of the shown part one step moves. */
const ZOOM = 2;
const MOVE = 0.25;

/** A part within the whole, no shorter than the shortest. */
export function within({ start, end }: Span, whole: Span): Span {
  const length = Math.min(Math.max(end - start, SHORTEST_MS), whole.end - whole.start);
  const from = Math.round(Math.min(Math.max(start, whole.start), whole.end - length));
  return { start: from, end: Math.round(from + length) };
}

/** @param by above 1: closer. @param at the instant that stays in its place; the middle when undefined. */
function zoomed(part: Span, whole: Span, by: number, at = (part.start + part.end) / 2): Span {
  const length = Math.min(Math.max((part.end - part.start) / by, SHORTEST_MS), whole.end - whole.start);
  const share = (at - part.start) / (part.end - part.start);
  return within({ start: at - share * length, end: at + (1 - share) * length }, whole);
}

function moved(part: Span, whole: Span, share: number): Span {
  const by = share * (part.end - part.start);
  return within({ start: part.start + by, end: part.end + by }, whole);
}

/** The steps by name, for buttons and keys. */
export const STEPS = {
  closer: (part: Span, whole: Span, at?: number): Span => zoomed(part, whole, ZOOM, at),
  wider: (part: Span, whole: Span, at?: number): Span => zoomed(part, whole, 1 / ZOOM, at),
  earlier: (part: Span, whole: Span): Span => moved(part, whole, -MOVE),
  later: (part: Span, whole: Span): Span => moved(part, whole, MOVE),
  first: (part: Span, whole: Span): Span => within({ start: whole.start, end: whole.start + part.end - part.start }, whole),
  last: (part: Span, whole: Span): Span => within({ start: whole.end - (part.end - part.start), end: whole.end }, whole),
  whole: (_part: Span, whole: Span): Span => whole,
} as const;
export type Step = keyof typeof STEPS;

/** The step of each key. */
export const KEYS: Readonly<Record<string, Step>> = {
  ArrowLeft: 'earlier',
  ArrowRight: 'later',
  '+': 'closer',
  '=': 'closer',
  '-': 'wider',
  Home: 'first',
  End: 'last',
  '0': 'whole',
};

/** The first place whose end is after an instant, in ends that are in order. */
export function firstAfter(ends: Float64Array, at: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ends[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One run of pixel columns with the same state. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly state: number;
}

/**
 * The stretches of a part as runs of whole pixel columns, each with the most severe state in it: ten thousand outages cost as much to draw
 * as ten.
 * @param width of the part, in pixels. @param rank by state: the highest is drawn.
 */
export function runsOf(
  { starts, ends, states }: { readonly starts: Float64Array; readonly ends: Float64Array; readonly states: Uint8Array },
  part: Span,
  width: number,
  rank: readonly number[],
): Run[] {
  const scale = width / (part.end - part.start);
  const columns = new Int8Array(Math.max(1, Math.ceil(width))).fill(-1);
  for (let i = firstAfter(ends, part.start); i < starts.length && starts[i]! < part.end; i += 1) {
    const from = Math.max(0, Math.floor((starts[i]! - part.start) * scale));
    const to = Math.min(columns.length, Math.max(from + 1, Math.ceil((ends[i]! - part.start) * scale)));
    const state = states[i]!;
    for (let column = from; column < to; column += 1)
      if (columns[column]! < 0 || rank[state]! > rank[columns[column]!]!) columns[column] = state;
  }
  const runs: Run[] = [];
  for (let column = 0; column < columns.length; column += 1) {
    const state = columns[column]!;
    const last = runs.at(-1);
    if (state < 0) continue;
    if (last?.to === column && last.state === state) runs[runs.length - 1] = { ...last, to: column + 1 };
    else runs.push({ from: column, to: column + 1, state });
  }
  return runs;
}
