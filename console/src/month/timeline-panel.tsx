/** The timeline: a lane for each measured cell and one for planned work; below it the same intervals as a table. */
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, memo, useCallback, useMemo } from 'react';
import { TIME_STATES, type TimeState } from '../../../lib/domain/statement/timeline/stretches.ts';
import { offsetText } from '../../../lib/presentation/document/local-time.ts';
import { useTexts } from '../text/catalogue.ts';
import { type Lane, Lanes } from './lanes.tsx';
import { type Theme, colourOf, paintState, paintStates } from './paint.ts';
import { firstAfter, runsOf } from './range.ts';
import type { ShownMonth, ShownPlan, ShownRow, Span } from './shown-month.ts';
import { Mark } from './state-mark.tsx';
import { ZoomButtons } from './zoom-buttons.tsx';

/** By place in TIME_STATES: where several states share a pixel, the highest is drawn. */
const RANK = [0, 3, 4, 2, 1];

interface TimelinePanelProps {
  readonly month: ShownMonth;
  readonly part: Span;
  readonly onPart: (part: Span) => void;
  readonly onPick: (picked: { readonly row: number; readonly interval: Span } | { readonly plan: ShownPlan }) => void;
}

export function TimelinePanel({ month, part, onPart, onPick }: TimelinePanelProps): ReactNode {
  const { ofMonth: texts } = useTexts();
  const { rows, plans, period } = month;
  const paint = useCallback(
    (context: CanvasRenderingContext2D, lane: number, at: Lane) => {
      const row = rows[lane];
      if (row) paintRow(context, row, at);
      else paintPlans(context, plans, at);
    },
    [rows, plans],
  );
  const pick = (lane: number, at: number): void => {
    const row = rows[lane];
    const plan = row ? undefined : plans.find(({ start, end }) => start <= at && at < end);
    if (plan) onPick({ plan });
    if (!row) return;
    const place = firstAfter(row.ends, at);
    if (TIME_STATES[row.states[place]!] !== 'up') onPick({ row: lane, interval: { start: row.starts[place]!, end: row.ends[place]! } });
  };
  const label = texts.timelineOf(offsetText(part.start, period.zone), offsetText(part.end, period.zone));
  return (
    <Container
      header={
        <Header variant="h2" description={rows.length === 0 ? texts.noTimes : texts.keys}>
          {texts.timeline}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <ZoomButtons part={part} whole={period} zone={period.zone} onPart={onPart} />
        <Lanes
          label={label}
          count={rows.length + 1}
          nameOf={(lane) => rows[lane]?.name ?? texts.planned}
          paint={paint}
          part={part}
          whole={period}
          zone={period.zone}
          onPart={onPart}
          onPick={pick}
        />
        <LegendOnce />
      </SpaceBetween>
    </Container>
  );
}

function paintRow(context: CanvasRenderingContext2D, row: ShownRow, { x, top, width, height, part, theme }: Lane): void {
  const runs = runsOf(row, part, width, RANK);
  for (const [place, state] of TIME_STATES.entries())
    paintStates(
      context,
      state,
      theme,
      runs.flatMap((run) => (run.state === place ? [[x + run.from, top, run.to - run.from, height] as const] : [])),
    );
}

/** Frames: what took place is thick. */
function paintPlans(context: CanvasRenderingContext2D, plans: readonly ShownPlan[], { x, top, width, height, part, theme }: Lane): void {
  const scale = width / (part.end - part.start);
  context.strokeStyle = colourOf('excluded', theme);
  for (const { start, end, began } of plans) {
    if (end <= part.start || start >= part.end) continue;
    const from = Math.max(0, (start - part.start) * scale);
    const to = Math.min(width, Math.max((end - part.start) * scale, from + 3));
    context.lineWidth = began ? 3 : 1;
    context.strokeRect(x + from + 1, top + 2, to - from - 2, height - 4);
  }
}

const LegendOnce = memo(Legend);

function Legend(): ReactNode {
  const { ofMonth: texts } = useTexts();
  const marks = useMemo(
    () =>
      TIME_STATES.map((state): [TimeState, (...given: Parameters<typeof paintMark>) => void] => [
        state,
        (context, theme, box) => paintState(context, state, theme, box),
      ]),
    [],
  );
  return (
    <div role="group" aria-label={texts.legend}>
      <SpaceBetween direction="horizontal" size="m">
        {marks.map(([state, paint]) => (
          <Mark key={state} paint={paint}>
            {texts.states[state]}
          </Mark>
        ))}
        <Mark paint={paintMark}>{texts.planned}</Mark>
      </SpaceBetween>
    </div>
  );
}

function paintMark(
  context: CanvasRenderingContext2D,
  theme: Theme,
  [x, top, width, height]: readonly [number, number, number, number],
): void {
  context.strokeStyle = colourOf('excluded', theme);
  context.lineWidth = 3;
  context.strokeRect(x + 2, top + 3, width - 4, height - 6);
}
