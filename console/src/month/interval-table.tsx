/** The intervals of one measured cell that are not up, or the planned work, within the shown part; each leads to its events. */
import Button from '@cloudscape-design/components/button';
import { type ReactNode, useMemo } from 'react';
import { TIME_STATES } from '../../../lib/domain/statement/timeline/stretches.ts';
import { offsetText } from '../../../lib/presentation/document/local-time.ts';
import { useLanguage, useTexts } from '../text/catalogue.ts';
import { lengthShown } from './month-words.ts';
import { PagedTable } from './paged-table.tsx';
import { firstAfter } from './range.ts';
import type { ShownMonth, ShownPlan, ShownRow, Span } from './shown-month.ts';
import { ExactInstant } from '../parts/exact-instant.tsx';
import { Choice } from '../parts/choice.tsx';

const UP = TIME_STATES.indexOf('up');

interface IntervalTableProps {
  readonly month: ShownMonth;
  readonly part: Span;
  /** The place of the measured cell; planned work after the last one. */
  readonly chosen: number;
  readonly onChoose: (row: number) => void;
  readonly onEvents: (of: { readonly row: number; readonly interval: Span } | { readonly plan: ShownPlan }) => void;
}

interface Interval extends Span {
  readonly state: string;
  readonly because: string;
  readonly plan?: ShownPlan;
}

export function IntervalTable({ month, part, chosen, onChoose, onEvents }: IntervalTableProps): ReactNode {
  const { ofMonth: texts } = useTexts();
  const language = useLanguage();
  const { rows, plans, period } = month;
  const row = rows[chosen];
  const places = useMemo(() => (row ? downIn(row, part) : plansIn(plans, part)), [row, plans, part]);
  const interval = (place: number): Interval => {
    if (!row) {
      const plan = plans[place]!;
      return { ...plan, state: plan.began ? texts.tookPlace : texts.announced, because: plan.name, plan };
    }
    const state = texts.states[TIME_STATES[row.states[place]!]!];
    return { start: row.starts[place]!, end: row.ends[place]!, state, because: row.causes[row.by[place]!]! };
  };
  const local = (at: number): string => offsetText(at, period.zone);
  const instant = (at: number): ReactNode => <ExactInstant at={at} zone={period.zone} />;
  const options = [...rows.map(({ name }) => name), texts.planned].map((label, i) => ({ value: String(i), label }));
  return (
    <PagedTable
      title={texts.intervals}
      address="intervals"
      places={places}
      row={interval}
      empty={row ? texts.noIntervals : texts.noPlans}
      actions={
        <Choice
          ariaLabel={texts.intervalsOf}
          selectedOption={options[chosen]!}
          options={options}
          onChange={({ detail }) => onChoose(Number(detail.selectedOption.value))}
        />
      }
      columns={[
        { id: 'from', minWidth: 120, header: texts.from, isRowHeader: true, cell: ({ start }) => instant(start) },
        { id: 'to', minWidth: 120, header: texts.to, cell: ({ end }) => instant(end) },
        { id: 'length', minWidth: 110, header: texts.length, cell: ({ start, end }) => lengthShown(end - start, language) },
        { id: 'state', minWidth: 100, header: texts.state, cell: ({ state }) => state },
        { id: 'because', minWidth: 130, header: texts.because, cell: ({ because }) => because || '–' },
        {
          id: 'events',
          header: texts.events,
          cell: ({ start, end, state, plan }) => (
            <Button
              variant="inline-link"
              ariaLabel={texts.showEvents(`${state} ${local(start)}`)}
              onClick={() => onEvents(plan ? { plan } : { row: chosen, interval: { start, end } })}
            >
              {texts.events}
            </Button>
          ),
        },
      ]}
    />
  );
}

/** Places of the stretches of a part that are not up. */
function downIn({ starts, ends, states }: ShownRow, part: Span): number[] {
  const places: number[] = [];
  for (let i = firstAfter(ends, part.start); i < starts.length && starts[i]! < part.end; i += 1) if (states[i] !== UP) places.push(i);
  return places;
}

const plansIn = (plans: readonly ShownPlan[], part: Span): number[] =>
  plans.flatMap(({ start, end }, i) => (start < part.end && end > part.start ? [i] : []));
