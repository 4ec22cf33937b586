/** A line through points. Beside it belongs a table with the same numbers, for those who do not see it. */
import { type ReactNode, useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

interface LineChartProps {
  readonly label: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly xLabel: string;
  readonly yLabel: string;
}

const HEIGHT = 200;

export function LineChart({ label, points, xLabel, yLabel }: LineChartProps): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current: element } = host;
    if (!element) return undefined;
    const { color } = getComputedStyle(element);
    const axis = { stroke: color, grid: { stroke: `color-mix(in srgb, ${color} 15%, transparent)` }, labelSize: 20 };
    const chart = new uPlot(
      {
        width: element.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { y: false },
        scales: { x: { time: false }, y: { range: (_, __, most) => [0, most * 1.1 || 1] } },
        axes: [
          { ...axis, label: xLabel },
          { ...axis, label: yLabel, size: 70 },
        ],
        series: [{}, { stroke: '#0972d3', width: 2, fill: 'rgba(9, 114, 211, 0.15)', points: { show: false } }],
      },
      [points.map(({ x }) => x), points.map(({ y }) => y)],
      element,
    );
    const resized = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: HEIGHT }));
    resized.observe(element);
    return () => {
      resized.disconnect();
      chart.destroy();
    };
  }, [points, xLabel, yLabel]);
  return <div ref={host} role="img" aria-label={label} />;
}
