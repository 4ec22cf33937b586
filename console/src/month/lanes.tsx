/**
 * Lanes over a part of a month: a time axis, and below it as many lanes as are in view. Only these are drawn, so that thousands cost as much
 * as a few. Beside it belongs a table with the same intervals, for those who do not see it.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import './lanes.css';
import { directed } from '../../../lib/presentation/directions.ts';
import { type Theme, themeOf } from './paint.ts';
import { KEYS, STEPS, type Step, within } from './range.ts';
import type { Span } from './shown-month.ts';
import { useIsNarrow } from '../parts/use-is-narrow.ts';

/** Where a lane is drawn, in pixels of the canvas, and what part of the month its width is. */
export interface Lane {
  readonly x: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly part: Span;
  readonly theme: Theme;
}

interface LanesProps {
  readonly label: string;
  readonly count: number;
  readonly nameOf: (lane: number) => string;
  readonly paint: (context: CanvasRenderingContext2D, lane: number, at: Lane) => void;
  readonly part: Span;
  readonly whole: Span;
  readonly zone: string;
  readonly onPart: (part: Span) => void;
  readonly onPick?: (lane: number, at: number) => void;
}

const AXIS = 50;
const MAX_IN_VIEW = 12;

/** Of lanes, in CSS pixels. */
interface Form {
  readonly lane: number;
  /** Of a lane, above what is painted. */
  readonly above: number;
  /** Beside the lanes. */
  readonly gutter: number;
}

/** The name of a lane is beside it. */
const WIDE: Form = { lane: 30, above: 4, gutter: 190 };
/** Its name is above it: beside it there is no space for one. */
const NARROW: Form = { lane: 48, above: 22, gutter: 24 };

export function Lanes(props: LanesProps): ReactNode {
  const { label, count, part, whole, zone } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const form = useIsNarrow() ? NARROW : WIDE;
  const height = Math.max(1, Math.min(count, MAX_IN_VIEW)) * form.lane + AXIS;
  useEffect(() => {
    const [element, outer] = [host.current!, scroller.current!];
    const made = chartIn(element, outer, latest, { height, zone, form });
    chart.current = made;
    const redraw = (): void => void requestAnimationFrame(() => chart.current?.redraw(false));
    const resized = new ResizeObserver(() => made.setSize({ width: outer.clientWidth, height }));
    resized.observe(outer);
    const coloured = new MutationObserver(redraw);
    coloured.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    outer.addEventListener('scroll', redraw, { passive: true });
    return () => {
      resized.disconnect();
      coloured.disconnect();
      outer.removeEventListener('scroll', redraw);
      chart.current = undefined;
      made.destroy();
    };
  }, [height, zone, form]);
  useEffect(() => chart.current?.setScale('x', { min: part.start, max: part.end }), [part]);
  useEffect(() => chart.current?.redraw(false), [props.paint, count]);
  const step = (event: KeyboardEvent): void => {
    const name: Step | undefined = event.ctrlKey || event.metaKey || event.altKey ? undefined : KEYS[event.key];
    if (!name) return;
    event.preventDefault();
    props.onPart(STEPS[name](part, whole));
  };
  return (
    <div className="lanes" ref={scroller} role="group" aria-label={label} tabIndex={0} style={{ maxHeight: height }} onKeyDown={step}>
      <div style={{ height: count * form.lane + AXIS }}>
        <div className="lanes-view" ref={host} role="img" aria-label={label} />
      </div>
    </div>
  );
}

/** By the least distance (ms) of two ticks: the text of each, and what is below it where a year or a day begins. */
const TIMES = (
  [
    [86_400_000, '{MM}-{DD}', '\n{YYYY}', null],
    [60_000, '{HH}:{mm}', '\n{YYYY}-{MM}-{DD}', '\n{MM}-{DD}'],
    [1000, '{HH}:{mm}:{ss}', '\n{YYYY}-{MM}-{DD}', '\n{MM}-{DD}'],
    [1, '{ss}.{fff}', '\n{YYYY}-{MM}-{DD}', '\n{MM}-{DD}'],
  ] as const
).map(([least, text, year, day]) => [least, text, year, null, day, null, null, null, 1]);

/** Instants that are kept: as many as several hundred steps of zoom need. */
const KEPT = 5000;

/** Local times of a zone for the axis. Each takes a formatter of its own, and most of the ticks are there again after a step of zoom. */
function localTimes(zone: string): (ms: number) => Date {
  const known = new Map<number, Date>();
  return (ms) => {
    const found = known.get(ms);
    if (found) return new Date(found);
    if (known.size >= KEPT) known.clear();
    const local = uPlot.tzDate(new Date(ms), zone);
    known.set(ms, local);
    return new Date(local);
  };
}

/** A chart without series: the axis, the choice of a part with the pointer, and a drawing of the lanes that are in view. */
function chartIn(
  element: HTMLElement,
  scroller: HTMLElement,
  latest: { readonly current: LanesProps },
  { height, zone, form }: { readonly height: number; readonly zone: string; readonly form: Form },
): uPlot {
  const { color } = getComputedStyle(element);
  const { start, end } = latest.current.part;
  const instantAt = (u: uPlot, left: number): number => u.posToVal(left, 'x');
  const options: uPlot.Options = {
    width: scroller.clientWidth,
    height,
    ms: 1,
    tzDate: localTimes(zone),
    legend: { show: false },
    // The last tick may be at the very end: half of its text is beyond it.
    padding: [0, 22, 0, 0],
    cursor: { y: false, drag: { setScale: false, x: true, y: false }, bind: { dblclick: () => null } },
    scales: { x: { time: true, range: (_, min, max) => [min, max] }, y: { range: [0, 1] } },
    axes: [
      {
        side: 0,
        values: TIMES,
        stroke: () => themeOf(element).text,
        grid: { stroke: `color-mix(in srgb, ${color} 15%, transparent)` },
        size: AXIS,
      },
      { size: form.gutter, values: () => [], splits: () => [], grid: { show: false }, ticks: { show: false } },
    ],
    series: [{}, { show: true, paths: () => null, points: { show: false } }],
    hooks: {
      draw: [(u) => drawLanes(u, scroller, latest.current, form)],
      setSelect: [
        (u) => {
          const { left, width } = u.select;
          if (width < 4) return;
          u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
          const { onPart, whole } = latest.current;
          onPart(within({ start: instantAt(u, left), end: instantAt(u, left + width) }, whole));
        },
      ],
      ready: [
        (u) => {
          u.over.addEventListener('click', (event) => {
            const lane = Math.floor((event.offsetY + scroller.scrollTop) / form.lane);
            const { count, onPick } = latest.current;
            if (u.select.width < 4 && lane < count) onPick?.(lane, instantAt(u, event.offsetX));
          });
          u.over.addEventListener(
            'wheel',
            (event) => {
              if (!event.ctrlKey) return;
              event.preventDefault();
              const { part, whole, onPart } = latest.current;
              onPart(STEPS[event.deltaY < 0 ? 'closer' : 'wider'](part, whole, instantAt(u, event.offsetX)));
            },
            { passive: false },
          );
        },
      ],
    },
  };
  return new uPlot(
    options,
    [
      [start, end],
      [null, null],
    ],
    element,
  );
}

function drawLanes(u: uPlot, scroller: HTMLElement, { count, nameOf, paint }: LanesProps, form: Form): void {
  const { ctx, bbox } = u;
  const ratio = devicePixelRatio;
  const theme = themeOf(scroller);
  const [lane, above, scrolled] = [form.lane * ratio, form.above * ratio, scroller.scrollTop * ratio];
  const isBeside = form === WIDE;
  const first = Math.floor(scrolled / lane);
  const part = { start: u.scales.x!.min!, end: u.scales.x!.max! };
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, bbox.top, u.ctx.canvas.width, bbox.height);
  ctx.clip();
  ctx.font = `${12 * ratio}px "Open Sans", "Noto Sans SC", sans-serif`;
  [ctx.textBaseline, ctx.textAlign] = ['middle', 'left'];
  for (let i = first; i < Math.min(count, first + MAX_IN_VIEW + 2); i += 1) {
    const top = bbox.top + i * lane - scrolled;
    ctx.fillStyle = theme.text;
    const space = isBeside ? bbox.left - 10 * ratio : u.ctx.canvas.width - 4 * ratio;
    ctx.fillText(fitting(ctx, directed(nameOf(i)), space), 2 * ratio, top + (isBeside ? lane : above) / 2);
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, top, bbox.width, lane);
    ctx.clip();
    paint(ctx, i, { x: bbox.left, top: top + above, width: bbox.width, height: lane - above - 4 * ratio, part, theme });
    ctx.restore();
  }
  ctx.restore();
}

/** A text that fits a width, cut with "…". */
function fitting(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (context.measureText(`${text.slice(0, middle)}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low)}…`;
}
