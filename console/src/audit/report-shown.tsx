/** What the last run changed, and what it found that needs a person. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { components } from '../../../client/api.ts';
import { amountShown } from '../format/shown.ts';
import { numbers } from '../parts/data-table.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { contractPath } from '../parts/paths.ts';
import { useTexts } from '../text/catalogue.ts';
import { Instant } from '../parts/instant.tsx';
import { IssueSaid, IssuesSaid } from '../parts/said.tsx';
import Table from '../parts/table.tsx';

type Report = NonNullable<components['schemas']['Audit']['report']>;
type Money = Report['money'][number];

export function ReportShown({
  report: { money, refused, mappings = [], unassigned = [], billRows = [], unplaced },
}: {
  readonly report: Report;
}): ReactNode {
  const all = useTexts();
  const { ofAudits: texts } = all;
  return (
    <SpaceBetween size="l">
      <Table
        items={money}
        header={<Header variant="h2">{texts.money}</Header>}
        empty={<Box textAlign="center">{texts.noMoney}</Box>}
        ariaLabels={{ tableLabel: texts.money }}
        columnDefinitions={[
          { id: 'vendor', header: all.vendor, isRowHeader: true, cell: ({ vendor }) => vendor },
          numbers<Money>({ id: 'statements', header: texts.statements, cell: ({ statements }) => statements }),
          numbers<Money>({ id: 'total', header: all.total, cell: ({ total, currency }) => amountShown(total, currency) }),
          numbers<Money>({ id: 'change', header: texts.change, cell: ({ change, currency }) => amountShown(change, currency) }),
        ]}
      />
      {refused.length > 0 && (
        <Container header={<Header variant="h2">{texts.refused}</Header>}>
          {refused.map(({ contract, issues }) => (
            <Alert key={contract} type="error" header={<LinkTo to={contractPath(contract)}>{contract}</LinkTo>}>
              <IssuesSaid issues={issues} withPath />
            </Alert>
          ))}
        </Container>
      )}
      {mappings.map(({ source, issues }) => (
        <Alert key={source} type="warning" header={`${texts.mapping}: ${source}`}>
          <IssuesSaid issues={issues} withPath />
        </Alert>
      ))}
      {unassigned.length > 0 && (
        <Alert type="warning">
          <LinkTo to="/quarantine">{texts.unassigned(unassigned.length)}</LinkTo>
        </Alert>
      )}
      {billRows.length > 0 && (
        <Alert type="warning" header={texts.billRows(billRows.length)}>
          {billRows.map(({ row, issue }) => (
            <div key={row}>
              {row}
              {issue && ': '}
              {issue && <IssueSaid issue={issue} />}
            </div>
          ))}
        </Alert>
      )}
      {unplaced.length > 0 && (
        <Table
          items={unplaced}
          header={
            <Header variant="h2" counter={`(${unplaced.length})`}>
              {texts.unplaced}
            </Header>
          }
          ariaLabels={{ tableLabel: texts.unplaced }}
          columnDefinitions={[
            { id: 'event', header: texts.event, isRowHeader: true, cell: ({ event }) => event },
            { id: 'type', header: texts.type, cell: ({ type }) => type },
            { id: 'occurredAt', header: texts.occurredAt, cell: ({ occurredAt }) => <Instant at={occurredAt} /> },
            { id: 'contract', header: all.contract, cell: ({ contract }) => contract },
          ]}
        />
      )}
    </SpaceBetween>
  );
}
