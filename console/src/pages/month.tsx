/** A contract's month: what was up and down and when, the tickets, how the objectives stand, and what one more minute would cost. */
import { IssueSaid } from '../parts/said.tsx';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { type ReactNode, memo, useCallback, useMemo } from 'react';
import { useParams } from 'react-router';
import { offsetText } from '../../../lib/presentation/document/local-time.ts';
import { type EventsAsked, EventsModal } from '../month/events-modal.tsx';
import { HeatMap } from '../month/heat-map.tsx';
import { IntervalTable } from '../month/interval-table.tsx';
import { ObjectivesPanel } from '../month/objectives-panel.tsx';
import { OneMorePanel, useOwing } from '../month/one-more-panel.tsx';
import type { ShownMonth, ShownPlan, Span } from '../month/shown-month.ts';
import { TimelinePanel } from '../month/timeline-panel.tsx';
import { TimersPanel } from '../month/timers-panel.tsx';
import { useBundle, useMeasured } from '../month/use-month.ts';
import { type AskMonth, useMonthWorker } from '../month/use-month-worker.ts';
import { usePart } from '../month/use-part.ts';
import { useSettled } from '../month/use-settled.ts';
import { Answer } from '../parts/answer.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { contractPath, statementPath } from '../parts/paths.ts';
import { SentenceAt } from '../parts/sentence.tsx';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../text/catalogue.ts';
import { useAddress } from '../parts/use-address.ts';

export function MonthPage(): ReactNode {
  const { id = '', period = '' } = useParams();
  const bundle = useBundle(id, period);
  const ask = useMonthWorker();
  // Before the title of the contract is known the page has its name.
  const frame = (content: ReactNode): ReactNode => (
    <ContentLayout header={<Header variant="h1">{`${id} · ${period}`}</Header>}>{content}</ContentLayout>
  );
  const measured = (bytes: ArrayBuffer): ReactNode => (
    <MeasuredMonth key={`${id} ${period}`} ask={ask} bundle={bytes} contract={id} frame={frame} />
  );
  return bundle.data === undefined ? frame(<Answer of={bundle}>{measured}</Answer>) : <Answer of={bundle}>{measured}</Answer>;
}

interface MeasuredMonthProps {
  readonly ask: AskMonth;
  /** In gzip. */
  readonly bundle: ArrayBuffer;
  readonly contract: string;
  /** Puts what is not a month below a heading. */
  readonly frame: (content: ReactNode) => ReactNode;
}

function MeasuredMonth({ ask, bundle, contract, frame }: MeasuredMonthProps): ReactNode {
  const { ofMonth: texts } = useTexts();
  const measured = useMeasured(ask, bundle);
  if (!measured) return frame(<StatusIndicator type="loading">{texts.measuring}</StatusIndicator>);
  if ('refused' in measured)
    return frame(
      <Alert type="error" header={texts.refused}>
        <IssueSaid issue={measured.refused} />
      </Alert>,
    );
  return <ShownPage ask={ask} month={measured.month} contract={contract} />;
}

/** What does not depend on the shown part is not drawn again by each step of zoom. */
const [HeatMapOnce, ObjectivesOnce, OneMoreOnce, HeaderOnce, IntervalTableOnce] = [
  memo(HeatMap),
  memo(ObjectivesPanel),
  memo(OneMorePanel),
  memo(MonthHeader),
  memo(IntervalTable),
];

/** Steps of zoom do not make the table again. */
const SETTLED_MS = 150;

type Picked = { readonly row: number; readonly interval: Span } | { readonly plan: ShownPlan };

/** The interval "2 1791806400000 1791813900000" of a row, or "record ID"; undefined where the month has none such. */
function askedIn(open: string | undefined, month: ShownMonth, ask: AskMonth): EventsAsked | undefined {
  const [place = '', start = '', end = ''] = open?.split(' ') ?? [];
  if (place === 'record') {
    const record = open!.slice('record '.length);
    const found = [...month.plans, ...month.timers].find((one) => one.record === record);
    return found && { title: found.name, ask: () => ask('recordEvents', record) };
  }
  const row = month.rows[Number(place)];
  const [from, to] = [Number(start), Number(end)];
  if (place === '' || !row || !Number.isFinite(from) || !Number.isFinite(to)) return undefined;
  return { title: `${row.name} ${offsetText(from, month.period.zone)}`, ask: () => ask('intervalEvents', Number(place), from, to) };
}

function ShownPage({ ask, month, contract }: Pick<MeasuredMonthProps, 'ask' | 'contract'> & { readonly month: ShownMonth }): ReactNode {
  const [part, setPart] = usePart(month.period);
  const [cell, setCell] = useAddress('cell', false);
  const [open, setOpen] = useAddress('events');
  const asked = useMemo(() => askedIn(open, month, ask), [open, month, ask]);
  const row = Math.min(Math.max(0, Math.trunc(Number(cell)) || 0), month.rows.length);
  const setRow = useCallback((place: number): void => setCell(place === 0 ? undefined : String(place)), [setCell]);
  const pick = useCallback(
    (picked: Picked): void => {
      if ('plan' in picked) return setOpen(`record ${picked.plan.record}`);
      const { row: place, interval } = picked;
      setRow(place);
      setOpen(`${place} ${interval.start} ${interval.end}`);
    },
    [setRow, setOpen],
  );
  const pickTimer = useCallback(({ record }: { readonly record: string }): void => setOpen(`record ${record}`), [setOpen]);
  const settled = useSettled(part, SETTLED_MS);
  return (
    <ContentLayout header={<HeaderOnce month={month} contract={contract} />}>
      <SpaceBetween size="l">
        <TimelinePanel month={month} part={part} onPart={setPart} onPick={pick} />
        <IntervalTableOnce month={month} part={settled} chosen={row} onChoose={setRow} onEvents={pick} />
        <ObjectivesOnce month={month} />
        <OneMoreOnce ask={ask} month={month} chosen={row} />
        <HeatMapOnce month={month} chosen={row} onChoose={setRow} />
        {month.timers.length > 0 ? <TimersPanel month={month} part={part} onPart={setPart} onEvents={pickTimer} /> : null}
      </SpaceBetween>
      <EventsModal of={asked} month={month} onClose={() => setOpen(undefined)} />
    </ContentLayout>
  );
}

function MonthHeader({ month, contract }: { readonly month: ShownMonth; readonly contract: string }): ReactNode {
  const { ofMonth: texts, total } = useTexts();
  const { session } = useSession();
  const owing = useOwing();
  const { title, statement, until, period } = month;
  return (
    <Header
      variant="h1"
      description={
        <>
          {`${texts.title(period.label)} · `}
          {statement ? texts.issuedAs(statement.revision) : <SentenceAt text={texts.asOf} at={until} zone={period.zone} />}
        </>
      }
      actions={
        <SpaceBetween direction="horizontal" size="m">
          <Box>{`${statement ? total : texts.owed}: ${owing(month.owing)}`}</Box>
          {statement ? <LinkTo to={statementPath(statement.id)}>{texts.toStatement}</LinkTo> : null}
          {session?.scopes.has('contracts:read') ? <LinkTo to={contractPath(contract)}>{texts.toContract}</LinkTo> : null}
        </SpaceBetween>
      }
    >
      {title}
    </Header>
  );
}
