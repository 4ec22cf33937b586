/** The timers of tickets: a lane for each that is in the shown part, and the same as a table. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { type ReactNode, memo, useCallback, useMemo } from 'react';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { offsetText } from '../../../lib/presentation/document/local-time.ts';
import { useLanguage, useTexts } from '../text/catalogue.ts';
import { type Lane, Lanes } from './lanes.tsx';
import { lengthShown } from './month-words.ts';
import { PagedTable } from './paged-table.tsx';
import { paintHours, paintMarkOf, paintTimer } from './paint-timer.ts';
import type { ShownMonth, ShownTimer, Span } from './shown-month.ts';
import { useSettled } from './use-settled.ts';
import { Mark } from './state-mark.tsx';
import { shortened } from '../parts/long-name.tsx';
import { ExactInstant } from '../parts/exact-instant.tsx';

interface TimersPanelProps {
  readonly month: ShownMonth;
  readonly part: Span;
  readonly onPart: (part: Span) => void;
  readonly onEvents: (timer: ShownTimer) => void;
}

export const OUTCOMES: Readonly<Record<ShownTimer['outcome'], StatusIndicatorProps.Type>> = {
  met: 'success',
  breached: 'error',
  pending: 'in-progress',
  undetermined: 'pending',
  'not-measured': 'stopped',
};

/** Before the name in a lane, where a status has no icon. */
const SIGNS: Readonly<Record<ShownTimer['outcome'], string>> = {
  met: '✓',
  breached: '✗',
  pending: '…',
  undetermined: '?',
  'not-measured': '–',
};

/** Places of the timers that overlap a part, with their deadlines. */
function timersIn(timers: readonly ShownTimer[], part: Span): number[] {
  const places: number[] = [];
  for (let i = 0; i < timers.length; i += 1) {
    const { start, end, deadline = end } = timers[i]!;
    if (start < part.end && Math.max(end, deadline) > part.start) places.push(i);
  }
  return places;
}

export function TimersPanel({ month, part, onPart, onEvents }: TimersPanelProps): ReactNode {
  const { ofMonth: texts } = useTexts();
  const { timers, calendars, period } = month;
  const settled = useSettled(part, SETTLED_MS);
  const places = useMemo(() => timersIn(timers, part), [timers, part]);
  const paint = useCallback(
    (context: CanvasRenderingContext2D, lane: number, at: Lane) => {
      const timer = timers[places[lane]!]!;
      if (timer.calendar !== undefined) paintHours(context, calendars[timer.calendar]!, at);
      paintTimer(context, timer, at);
    },
    [timers, places, calendars],
  );
  const nameOf = (lane: number): string => {
    const { outcome, name, objective } = timers[places[lane]!]!;
    return `${SIGNS[outcome]} ${name} · ${objective}`;
  };
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{texts.timers}</Header>}>
        <SpaceBetween size="s">
          {places.length === 0 ? (
            texts.noTimers
          ) : (
            <Lanes
              label={texts.timersOf(offsetText(part.start, period.zone), offsetText(part.end, period.zone))}
              count={places.length}
              nameOf={nameOf}
              paint={paint}
              part={part}
              whole={period}
              zone={period.zone}
              onPart={onPart}
              onPick={(lane) => onEvents(timers[places[lane]!]!)}
            />
          )}
          <div role="group" aria-label={texts.legend}>
            <SpaceBetween direction="horizontal" size="m">
              {Object.entries(paintMarkOf).map(([name, mark]) => (
                <Mark key={name} paint={mark}>
                  {texts.timersLegend[name as keyof typeof paintMarkOf]}
                </Mark>
              ))}
            </SpaceBetween>
          </div>
        </SpaceBetween>
      </Container>
      <TimerTableOnce month={month} part={settled} onEvents={onEvents} />
    </SpaceBetween>
  );
}

/** Steps of zoom do not make the table again; it is made in another frame than the table of intervals. */
const SETTLED_MS = 250;
const TimerTableOnce = memo(TimerTable);

function TimerTable({ month: { timers, period }, part, onEvents }: Pick<TimersPanelProps, 'month' | 'part' | 'onEvents'>): ReactNode {
  const { ofMonth: texts } = useTexts();
  const language = useLanguage();
  const places = useMemo(() => timersIn(timers, part), [timers, part]);
  const local = (at: number): string => offsetText(at, period.zone);
  const instant = (at: number): ReactNode => <ExactInstant at={at} zone={period.zone} />;
  const span = ({ start, end }: Span): string => `${local(start)} – ${local(end)}`;
  return (
    <PagedTable
      title={texts.timers}
      address="timers"
      places={places}
      row={(place) => timers[place]!}
      empty={texts.noTimers}
      columns={[
        {
          id: 'ticket',
          header: `${texts.ticket} · ${texts.objective}`,
          isRowHeader: true,
          cell: ({ name, objective }) => (
            <>
              <div>{shortened(name)}</div>
              <Box variant="small">{objective}</Box>
            </>
          ),
        },
        {
          id: 'outcome',
          minWidth: 130,
          header: texts.outcome,
          cell: ({ outcome }) => <StatusIndicator type={OUTCOMES[outcome]}>{LABELS[language][outcome]}</StatusIndicator>,
        },
        { id: 'start', minWidth: 120, header: texts.start, cell: ({ start }) => instant(start) },
        { id: 'stop', minWidth: 120, header: texts.stop, cell: ({ stopped, end }) => (stopped ? instant(end) : texts.stillRuns) },
        {
          id: 'deadline',
          minWidth: 120,
          header: texts.deadline,
          cell: ({ deadline }) => (deadline === undefined ? '–' : instant(deadline)),
        },
        {
          id: 'ran',
          minWidth: 130,
          header: texts.ran,
          cell: ({ sections }) =>
            lengthShown(
              sections.reduce((sum, { start, end }) => sum + end - start, 0),
              language,
            ),
        },
        {
          id: 'pauses',
          minWidth: 200,
          header: texts.pauses,
          cell: ({ pauses }) => pauses.map((one) => `${one.reason}: ${span(one)}`).join('; ') || '–',
        },
        {
          id: 'events',
          minWidth: 100,
          header: texts.events,
          cell: (timer) => (
            <Button variant="inline-link" ariaLabel={texts.showEvents(`${timer.name} ${timer.objective}`)} onClick={() => onEvents(timer)}>
              {texts.events}
            </Button>
          ),
        },
      ]}
    />
  );
}
