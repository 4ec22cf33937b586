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

/** A bar of a state in a lane; the top and the height are those of the lane. */
export function paintState(
  context: CanvasRenderingContext2D,
  state: TimeState,
  theme: Theme,
  [x, top, width, height]: readonly [x: number, top: number, width: number, height: number],
): void {
  const { height: share, pattern } = LOOKS[state];
  const colour = colourOf(state, theme);
  const own = Math.max(2, Math.round(height * share));
  const y = top + height - own;
  context.fillStyle = tile(context, pattern, colour);
  context.fillRect(x, y, width, own);
  if (pattern === 'plain' || width < 4) return;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.strokeRect(x + 0.5, y + 0.5, width - 1, own - 1);
}
