import Box from '@cloudscape-design/components/box';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { Instant } from '../parts/instant.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { monthPath } from '../parts/paths.ts';
import { useFirstWords, useLanguage, useTexts } from '../text/catalogue.ts';
import { objectiveTitle } from './objective-name.ts';
import type { Outlook } from './running-period.tsx';
import Table from '../parts/table.tsx';

type Timer = Outlook['timers'][number];

/** Timers that are named; the others are counted. */
const NAMED = 6;

/** What is breached comes first, then what has the nearest deadline, then what waits. */
const urgency = ({ breached, deadline }: Timer): string => (breached ? '0' : `1${deadline ?? '9'}`);

type State = 'breached' | 'waits' | 'near' | 'runs';

function stateOf(
  { breached, waiting, near }: Timer,
  at: string,
): readonly [StatusIndicatorProps.Type, 'breached' | 'waits' | 'near' | 'runs'] {
  if (breached) return ['error', 'breached'];
  if (waiting) return ['stopped', 'waits'];
  return near !== undefined && near <= at ? ['warning', 'near'] : ['in-progress', 'runs'];
}

interface RunningTimersProps {
  readonly contract: string;
  readonly title: string;
  readonly outlook: Outlook;
}

/** Tickets whose time runs, each with its deadline. */
export function RunningTimers({ contract, title, outlook: { timers, legend, at, period, zone } }: RunningTimersProps): ReactNode {
  const all = useTexts();
  const { ofOverview: texts } = all;
  const language = useLanguage();
  const { names } = useFirstWords();
  const deadlineShown = (deadline: string, state: State): ReactNode => (
    <>
      <Instant at={deadline} zone={zone} />
      {state === 'near' ? `, ${texts.near}` : null}
    </>
  );
  const ordered = [...timers].sort((a, b) => (urgency(a) < urgency(b) ? -1 : 1));
  if (timers.length === 0)
    return (
      <Box>
        <Box variant="awsui-key-label">{all.timersNear}</Box>
        {all.noTimers}
      </Box>
    );
  return (
    <Table
      variant="embedded"
      items={ordered.slice(0, NAMED)}
      wrapLines
      ariaLabels={{ tableLabel: `${all.timersNear}: ${title}` }}
      footer={timers.length > NAMED ? texts.moreTimers(timers.length - NAMED) : undefined}
      columnDefinitions={[
        {
          id: 'record',
          header: texts.record,
          isRowHeader: true,
          cell: ({ record }) => <LinkTo to={monthPath(contract, period)}>{record.slice(record.indexOf('/') + 1)}</LinkTo>,
        },
        { id: 'objective', header: texts.objective, cell: ({ objective }) => objectiveTitle(legend, objective, language, names) },
        {
          id: 'deadline',
          header: texts.deadline,
          minWidth: 230,
          cell: (timer) => {
            const [type, state] = stateOf(timer, at);
            return (
              <StatusIndicator type={type} wrapText={false}>
                {timer.deadline === undefined || timer.breached ? texts[state] : deadlineShown(timer.deadline, state)}
              </StatusIndicator>
            );
          },
        },
      ]}
    />
  );
}
