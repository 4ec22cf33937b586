import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { components } from '../../../client/api.ts';
import { amountShown } from '../format/shown.ts';
import { numbers } from '../parts/data-table.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { contractPath, statementPath } from '../parts/paths.ts';
import { useTexts } from '../text/catalogue.ts';
import Table from '../parts/table.tsx';
import { IssuesSaid } from '../parts/said.tsx';
import { SentenceAt } from '../parts/sentence.tsx';

type Outcome = components['schemas']['AuditOutcome'];

const OUTCOME: Readonly<Record<Outcome['outcome'], StatusIndicatorProps.Type>> = {
  planned: 'pending',
  waiting: 'pending',
  held: 'warning',
  issued: 'success',
  unchanged: 'success',
  restated: 'info',
  failed: 'error',
};

interface OutcomesTableProps {
  readonly outcomes: readonly Outcome[];
  /** Whether there are more outcomes than these. */
  readonly hasMore: boolean;
  readonly more: ReactNode;
}

/** How each contract and period stands. */
export function OutcomesTable({ outcomes, hasMore, more }: OutcomesTableProps): ReactNode {
  const all = useTexts();
  const { ofAudits: texts } = all;
  return (
    <Table
      items={outcomes}
      wrapLines
      header={
        <Header variant="h2" counter={`(${outcomes.length}${hasMore ? '+' : ''})`}>
          {texts.outcomes}
        </Header>
      }
      empty={<Box textAlign="center">{texts.noOutcomes}</Box>}
      ariaLabels={{ tableLabel: texts.outcomes }}
      footer={more}
      columnDefinitions={[
        {
          id: 'contract',
          header: all.contract,
          isRowHeader: true,
          cell: ({ contract }) => <LinkTo to={contractPath(contract)}>{contract}</LinkTo>,
        },
        { id: 'period', header: all.period, cell: ({ period }) => period },
        {
          id: 'outcome',
          header: texts.outcome,
          cell: ({ outcome }) => <StatusIndicator type={OUTCOME[outcome]}>{texts.outcomeWords[outcome]}</StatusIndicator>,
        },
        {
          id: 'statement',
          header: all.statement,
          cell: ({ statement }) => (statement === undefined ? '–' : <LinkTo to={statementPath(statement)}>{statement}</LinkTo>),
        },
        numbers<Outcome>({
          id: 'total',
          header: all.total,
          cell: ({ total }) => (total ? amountShown(total.amount, total.currency) : '–'),
        }),
        {
          id: 'why',
          header: texts.why,
          cell: ({ issues = [], from }) => {
            if (from === undefined && issues.length === 0) return '–';
            return (
              <>
                {from !== undefined && <SentenceAt text={texts.from} at={from} />}
                <IssuesSaid issues={issues} />
              </>
            );
          },
        },
      ]}
    />
  );
}
