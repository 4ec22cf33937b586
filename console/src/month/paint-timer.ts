/** How a timer looks in a lane: the hours in which it counts, where it ran, its pauses, its deadline, and what is after it. */
import type { Lane } from './lanes.tsx';
import { type Theme, colourOf, paintState } from './paint.ts';
import type { ShownTimer, Span } from './shown-month.ts';

type Box = readonly [x: number, top: number, width: number, height: number];

/** A span as a box of the lane; undefined where it is not in the shown part. */
function boxOf({ start, end }: Span, { x, top, width, height, part }: Lane, least = 1): Box | undefined {
  if (end <= part.start || start >= part.end) return undefined;
  const scale = width / (part.end - part.start);
  const from = Math.max(0, (start - part.start) * scale);
  return [x + from, top, Math.max(Math.min(width, (end - part.start) * scale) - from, least), height];
}

function shade(context: CanvasRenderingContext2D, theme: Theme, box: Box): void {
  context.fillStyle = theme.isDark ? 'rgba(255, 255, 255, 0.13)' : 'rgba(0, 0, 0, 0.09)';
  context.fillRect(...box);
}

/** Hours of all time are no hours to shade. Where a pixel is several hours, it is as dark as its share of them. */
export function paintHours(context: CanvasRenderingContext2D, hours: readonly Span[], lane: Lane): void {
  const { part } = lane;
  if (hours.length === 1) return;
  for (let i = firstOpen(hours, part.start); i < hours.length && hours[i]!.start < part.end; i += 1) {
    const box = boxOf(hours[i]!, lane, 0);
    if (box) shade(context, lane.theme, [box[0], box[1] - 3, box[2], box[3] + 6]);
  }
}

function firstOpen(hours: readonly Span[], at: number): number {
  let [low, high] = [0, hours.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (hours[middle]!.end > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The colour of a timer that runs. */
const runningIn = ({ isDark }: Theme): string => (isDark ? '#6cb6ff' : '#0860c4');

function line(context: CanvasRenderingContext2D, theme: Theme, [x, top, width, height]: Box): void {
  context.fillStyle = theme.text;
  context.fillRect(x, top + height / 2 - 0.5, width, 1);
}

function running(context: CanvasRenderingContext2D, theme: Theme, [x, top, width, height]: Box): void {
  context.fillStyle = runningIn(theme);
  context.fillRect(x, top + height * 0.25, width, height * 0.5);
}

function late(context: CanvasRenderingContext2D, theme: Theme, box: Box): void {
  context.fillStyle = colourOf('down', theme);
  context.fillRect(...box);
}

const paused = (context: CanvasRenderingContext2D, theme: Theme, [x, top, width, height]: Box): void =>
  paintState(context, 'unknown', theme, [x, top + height * 0.2, width, height * 0.6]);

function deadlineAt(context: CanvasRenderingContext2D, theme: Theme, x: number, top: number, height: number): void {
  context.fillStyle = theme.text;
  context.fillRect(x - 1, top - 2, 2, height + 4);
  context.beginPath();
  context.moveTo(x - 5, top - 3);
  context.lineTo(x + 5, top - 3);
  context.lineTo(x, top + 4);
  context.fill();
}

export function paintTimer(context: CanvasRenderingContext2D, timer: ShownTimer, lane: Lane): void {
  const { theme } = lane;
  const draw = (span: Span, how: (context: CanvasRenderingContext2D, theme: Theme, box: Box) => void, least?: number): void => {
    const box = span.start > span.end ? undefined : boxOf(span, lane, least);
    if (box) how(context, theme, box);
  };
  draw(timer, line, 2);
  for (const section of timer.sections) {
    const { deadline = Infinity } = timer;
    draw({ start: section.start, end: Math.min(section.end, deadline) }, running, 2);
    if (section.end > deadline && timer.outcome === 'breached')
      draw({ start: Math.max(section.start, deadline), end: section.end }, late, 2);
    else if (section.end > deadline) draw({ start: Math.max(section.start, deadline), end: section.end }, running, 2);
  }
  for (const pause of timer.pauses) draw(pause, paused, 2);
  if (timer.deadline === undefined) return;
  const box = boxOf({ start: timer.deadline, end: timer.deadline + 1 }, lane);
  if (box) deadlineAt(context, theme, box[0], lane.top, lane.height);
}

/** What the legend shows, by the name of its text. */
export const paintMarkOf = {
  running,
  paused,
  late,
  deadline: (context: CanvasRenderingContext2D, theme: Theme, [x, top, width, height]: Box): void =>
    deadlineAt(context, theme, x + width / 2, top + 4, height - 6),
  hours: shade,
} as const;
