/** The audit of a month: how it stands contract by contract, what it changed, what failed and why; and to run it again. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { components } from '../../../client/api.ts';
import { ProblemError, useApi, useAsk, useAudit } from '../api.ts';
import { amountShown, instantShown } from '../format/shown.ts';
import { Answer } from '../parts/answer.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { contractPath, statementPath } from '../parts/paths.ts';
import { monthsUntil } from '../parts/vendor-month.tsx';
import { useSession } from '../session/session.tsx';
import { useLanguage, useTexts } from '../text/catalogue.ts';

type Audit = components['schemas']['Audit'];
type Outcome = components['schemas']['AuditOutcome'];
type Report = NonNullable<Audit['report']>;

export function Audits(): ReactNode {
  const { ofAudits: texts } = useTexts();
  const navigate = useNavigate();
  const months = monthsUntil(new Date());
  const { period = months[1]! } = useParams();
  const audit = useAudit(period);
  const isMissing = audit.error instanceof ProblemError && audit.error.problem.status === 404;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <Select
              ariaLabel={texts.month}
              selectedOption={{ value: period, label: period }}
              options={months.map((value) => ({ value, label: value }))}
              onChange={({ detail }) => void navigate(`/audits/${detail.selectedOption.value}`)}
            />
          }
        >
          {texts.title(period)}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <RunAudit key={period} period={period} />
        {isMissing ? <Alert type="info">{texts.none(period)}</Alert> : <Answer of={audit}>{(found) => <Shown audit={found} />}</Answer>}
      </SpaceBetween>
    </ContentLayout>
  );
}

/** Only for those who may. */
function RunAudit({ period }: { readonly period: string }): ReactNode {
  const { ofAudits: texts } = useTexts();
  const api = useApi();
  const askOnce = useAsk();
  const client = useQueryClient();
  const { session } = useSession();
  const [everything, setEverything] = useState(false);
  const [outcome, setOutcome] = useState<{ readonly error?: string }>();
  if (!session?.scopes.has('audits:run')) return null;
  const run = async (): Promise<void> => {
    await askOnce(api.POST('/v1/audits', { body: { period, everything } })).then(
      () => setOutcome({}),
      (error: unknown) => setOutcome({ error: (error as Error).message }),
    );
    await client.invalidateQueries();
  };
  return (
    <SpaceBetween size="s">
      <SpaceBetween direction="horizontal" size="m" alignItems="center">
        <Button variant="primary" onClick={() => void run()}>
          {texts.run}
        </Button>
        <Checkbox checked={everything} onChange={({ detail }) => setEverything(detail.checked)}>
          {texts.runEverything}
        </Checkbox>
      </SpaceBetween>
      {outcome && <Alert type={outcome.error === undefined ? 'success' : 'error'}>{outcome.error ?? texts.asked}</Alert>}
    </SpaceBetween>
  );
}

const STATUS: Readonly<Record<Audit['status'], StatusIndicatorProps.Type>> = {
  requested: 'pending',
  running: 'in-progress',
  closed: 'success',
  'closed-with-failures': 'error',
};

const OUTCOME: Readonly<Record<Outcome['outcome'], StatusIndicatorProps.Type>> = {
  planned: 'pending',
  waiting: 'pending',
  held: 'warning',
  issued: 'success',
  unchanged: 'success',
  restated: 'info',
  failed: 'error',
};

function Shown({ audit }: { readonly audit: Audit }): ReactNode {
  const { ofAudits: texts } = useTexts();
  const language = useLanguage();
  const { status, runs, startedAt, closedAt, seal, report, outcomes } = audit;
  const instant = (at: string | undefined): string => (at === undefined ? '–' : instantShown(at, language));
  return (
    <SpaceBetween size="l">
      <Container>
        <SpaceBetween size="m">
          <KeyValuePairs
            columns={4}
            items={[
              { label: texts.status, value: <StatusIndicator type={STATUS[status]}>{texts.statuses[status]}</StatusIndicator> },
              { label: texts.runs, value: runs },
              { label: texts.startedAt, value: instant(startedAt) },
              { label: texts.closedAt, value: instant(closedAt) },
            ]}
          />
          {seal && <KeyValuePairs items={[{ label: texts.seal, value: <Box variant="code">{seal.digest}</Box> }]} />}
          {status === 'running' && audit.cursor === undefined && <Progress audit={audit} />}
        </SpaceBetween>
      </Container>
      <OutcomesTable outcomes={outcomes} isFirstPage={audit.cursor !== undefined} />
      {report && <ReportShown report={report} />}
    </SpaceBetween>
  );
}

function Progress({ audit: { outcomes } }: { readonly audit: Audit }): ReactNode {
  const { ofAudits: texts } = useTexts();
  const done = outcomes.filter(({ outcome }) => outcome !== 'planned').length;
  const text = texts.progress(done, outcomes.length);
  return <ProgressBar value={outcomes.length === 0 ? 0 : (100 * done) / outcomes.length} label={text} ariaLabel={text} />;
}

interface OutcomesTableProps {
  readonly outcomes: readonly Outcome[];
  /** Whether there are more outcomes than these. */
  readonly isFirstPage: boolean;
}

function OutcomesTable({ outcomes, isFirstPage }: OutcomesTableProps): ReactNode {
  const all = useTexts();
  const { ofAudits: texts } = all;
  const language = useLanguage();
  return (
    <Table
      items={outcomes}
      wrapLines
      header={
        <Header variant="h2" counter={`(${outcomes.length}${isFirstPage ? '+' : ''})`}>
          {texts.outcomes}
        </Header>
      }
      empty={<Box textAlign="center">{texts.noOutcomes}</Box>}
      ariaLabels={{ tableLabel: texts.outcomes }}
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
        {
          id: 'total',
          header: all.total,
          cell: ({ total }) => <Box textAlign="right">{total ? amountShown(total.amount, total.currency) : '–'}</Box>,
        },
        {
          id: 'why',
          header: texts.why,
          cell: ({ issues = [], from }) =>
            [...(from === undefined ? [] : [texts.from(instantShown(from, language))]), ...issues.map(({ message }) => message)].join(
              '; ',
            ) || '–',
        },
      ]}
    />
  );
}

function ReportShown({
  report: { money, refused, mappings = [], unassigned = [], billRows = [], unplaced },
}: {
  readonly report: Report;
}): ReactNode {
  const all = useTexts();
  const { ofAudits: texts } = all;
  const language = useLanguage();
  return (
    <SpaceBetween size="l">
      <Table
        items={money}
        header={<Header variant="h2">{texts.money}</Header>}
        empty={<Box textAlign="center">{texts.noMoney}</Box>}
        ariaLabels={{ tableLabel: texts.money }}
        columnDefinitions={[
          { id: 'vendor', header: all.vendor, isRowHeader: true, cell: ({ vendor }) => vendor },
          { id: 'statements', header: texts.statements, cell: ({ statements }) => statements },
          { id: 'total', header: all.total, cell: ({ total, currency }) => <Box textAlign="right">{amountShown(total, currency)}</Box> },
          {
            id: 'change',
            header: texts.change,
            cell: ({ change, currency }) => <Box textAlign="right">{amountShown(change, currency)}</Box>,
          },
        ]}
      />
      {refused.length > 0 && (
        <Container header={<Header variant="h2">{texts.refused}</Header>}>
          {refused.map(({ contract, issues }) => (
            <Alert key={contract} type="error" header={<LinkTo to={contractPath(contract)}>{contract}</LinkTo>}>
              {issues.map(({ message }) => message).join('; ')}
            </Alert>
          ))}
        </Container>
      )}
      {mappings.map(({ source, issues }) => (
        <Alert key={source} type="warning" header={`${texts.mapping}: ${source}`}>
          {issues.map(({ message }) => message).join('; ')}
        </Alert>
      ))}
      {unassigned.length > 0 && (
        <Alert type="warning">
          <LinkTo to="/quarantine">{texts.unassigned(unassigned.length)}</LinkTo>
        </Alert>
      )}
      {billRows.length > 0 && (
        <Alert type="warning" header={texts.billRows(billRows.length)}>
          {billRows.map(({ row, issue }) => `${row}: ${issue?.message ?? ''}`).join('; ')}
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
            { id: 'occurredAt', header: texts.occurredAt, cell: ({ occurredAt }) => instantShown(occurredAt, language) },
            { id: 'contract', header: all.contract, cell: ({ contract }) => contract },
          ]}
        />
      )}
    </SpaceBetween>
  );
}
