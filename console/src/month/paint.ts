/** How states look on a canvas: each has a colour, a height and a pattern of its own, so that none is told by its colour alone. */
import type { TimeState } from '../../../lib/domain/statement/timeline/stretches.ts';

interface Look {
  /** On a light page and on a dark one. */
  readonly colours: readonly [light: string, dark: string];
  /** Share of the height of a lane. */
  readonly height: number;
  readonly pattern: 'plain' | 'rising' | 'falling' | 'dots';
}

export const LOOKS: Readonly<Record<TimeState, Look>> = {
  up: { colours: ['#1a7f37', '#3fb950'], height: 0.15, pattern: 'plain' },
  degraded: { colours: ['#9a6700', '#d9a514'], height: 0.6, pattern: 'rising' },
  down: { colours: ['#b3261e', '#ff6b60'], height: 1, pattern: 'plain' },
  unknown: { colours: ['#57606a', '#9ea7b3'], height: 0.6, pattern: 'dots' },
  excluded: { colours: ['#0860c4', '#6cb6ff'], height: 0.8, pattern: 'falling' },
};

/** Colours beside those of states. */
export interface Theme {
  readonly isDark: boolean;
  readonly text: string;
}

export const themeOf = (element: Element): Theme => ({
  isDark: document.body.classList.contains('awsui-dark-mode'),
  text: getComputedStyle(element).color,
});

export const colourOf = (state: TimeState, { isDark }: Theme): string => LOOKS[state].colours[isDark ? 1 : 0];

const SIZE = 8;
const tiles = new Map<string, CanvasPattern | null>();

/** A tile of lines or dots in a colour, made once. */
function tile(context: CanvasRenderingContext2D, pattern: Look['pattern'], colour: string): CanvasPattern | string {
  if (pattern === 'plain') return colour;
  const key = `${pattern} ${colour}`;
  if (!tiles.has(key)) {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [SIZE, SIZE];
    const drawing = canvas.getContext('2d')!;
    [drawing.strokeStyle, drawing.fillStyle, drawing.lineWidth] = [colour, colour, 2.5];
    if (pattern === 'dots') for (const at of [1, 5]) drawing.fillRect(at, at, 3, 3);
    else
      for (const shift of [-SIZE, 0, SIZE]) {
        drawing.beginPath();
        drawing.moveTo(shift, pattern === 'rising' ? SIZE : 0);
        drawing.lineTo(shift + SIZE, pattern === 'rising' ? 0 : SIZE);
        drawing.stroke();
      }
    tiles.set(key, context.createPattern(canvas, 'repeat'));
  }
  return tiles.get(key) ?? colour;
}

/** In a lane: where a bar is, with the top and the height of the lane. */
type Box = readonly [x: number, top: number, width: number, height: number];

/** A bar narrower than this has no frame: it would be frame alone. */
const LEAST_FRAMED = 4;

/** The bars of one state in lanes, as one path: a thousand of them cost as much as a few. */
export function paintStates(context: CanvasRenderingContext2D, state: TimeState, theme: Theme, boxes: readonly Box[]): void {
  if (boxes.length === 0) return;
  const { height: share, pattern } = LOOKS[state];
  const colour = colourOf(state, theme);
  const bars = boxes.map(([x, top, width, height]): Box => {
    const own = Math.max(2, Math.round(height * share));
    return [x, top + height - own, width, own];
  });
  context.fillStyle = tile(context, pattern, colour);
  context.beginPath();
  for (const bar of bars) context.rect(...bar);
  context.fill();
  if (pattern === 'plain') return;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  for (const [x, top, width, height] of bars) if (width >= LEAST_FRAMED) context.rect(x + 0.5, top + 0.5, width - 1, height - 1);
  context.stroke();
}

export const paintState = (context: CanvasRenderingContext2D, state: TimeState, theme: Theme, box: Box): void =>
  paintStates(context, state, theme, [box]);
