/** Audits: the months that had one; of a month how it stands contract by contract, what it changed, what failed and why; and to run it again. */
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
import { type ReactNode, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { components } from '../../../client/api.ts';
import { checkAuditPeriod } from '../../../lib/application/closing/audit-period.ts';
import { useApi, useAudit, useAudits } from '../api.ts';
import { Instant } from '../parts/instant.tsx';
import { Answer } from '../parts/answer.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { More } from '../parts/more.tsx';
import { auditPath } from '../parts/paths.ts';
import { monthsUntil } from '../parts/months.ts';
import { useSubmission } from '../parts/use-submission.ts';
import { useSession } from '../session/session.tsx';
import { OutcomesTable } from '../audit/outcomes-table.tsx';
import { ReportShown } from '../audit/report-shown.tsx';
import { useTexts } from '../text/catalogue.ts';
import Table from '../parts/table.tsx';
import { ProblemSaid } from '../parts/said.tsx';

type Audit = components['schemas']['Audit'];

export function Audits(): ReactNode {
  const { period } = useParams();
  const all = useTexts();
  const audits = useAudits();
  return (
    <Answer of={audits} title={period === undefined ? all.audits : all.ofAudits.title(period)}>
      {({ items }) => (period === undefined ? <AuditList audits={items} /> : <AuditOf period={period} audits={items} />)}
    </Answer>
  );
}

type Entry = components['schemas']['AuditEntry'];

/** The months that had an audit, newest first, and a way to one that had none. */
function AuditList({ audits }: { readonly audits: readonly Entry[] }): ReactNode {
  const all = useTexts();
  const { ofAudits: texts } = all;
  return (
    <ContentLayout
      header={
        <Header variant="h1" actions={<MonthChoice period={undefined} />}>
          {all.audits}
        </Header>
      }
    >
      <Table
        items={audits}
        trackBy="period"
        wrapLines
        empty={<Box textAlign="center">{texts.noAudits}</Box>}
        ariaLabels={{ tableLabel: all.audits }}
        columnDefinitions={[
          {
            id: 'period',
            header: texts.month,
            isRowHeader: true,
            cell: ({ period }) => <LinkTo to={auditPath(period)}>{period}</LinkTo>,
          },
          {
            id: 'status',
            header: texts.status,
            cell: ({ status }) => <StatusIndicator type={STATUS[status]}>{texts.statuses[status]}</StatusIndicator>,
          },
          { id: 'counts', header: texts.outcomes, cell: ({ counts }) => countsShown(counts, texts) },
          { id: 'runs', header: texts.runs, cell: ({ runs }) => runs },
          {
            id: 'closed',
            header: texts.closedAt,
            cell: ({ closedAt }) => (closedAt === undefined ? '–' : <Instant at={closedAt} />),
          },
        ]}
      />
    </ContentLayout>
  );
}

/** "2 issued, 1 failed" */
const countsShown = (counts: Entry['counts'], texts: ReturnType<typeof useTexts>['ofAudits']): string =>
  Object.entries(texts.outcomeWords)
    .flatMap(([outcome, word]) => {
      const count = (counts as Readonly<Record<string, number>> | undefined)?.[outcome] ?? 0;
      return count === 0 ? [] : [texts.counted(count, word)];
    })
    .join(', ') || '–';

function MonthChoice({ period }: { readonly period: string | undefined }): ReactNode {
  const { ofAudits: texts } = useTexts();
  const navigate = useNavigate();
  return (
    <Select
      ariaLabel={texts.month}
      placeholder={texts.month}
      selectedOption={period === undefined ? null : { value: period, label: period }}
      options={monthsUntil(new Date()).map((value) => ({ value, label: value }))}
      onChange={({ detail }) => void navigate(auditPath(detail.selectedOption.value!))}
    />
  );
}

/** A month without an audit is not asked for. */
function AuditOf({ period, audits }: { readonly period: string; readonly audits: readonly Entry[] }): ReactNode {
  const { ofAudits: texts } = useTexts();
  return (
    <ContentLayout
      header={
        <Header variant="h1" actions={<MonthChoice period={period} />}>
          {texts.title(period)}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <LinkTo to="/audits">{texts.all}</LinkTo>
        <RunAudit key={period} period={period} />
        {audits.some((audit) => audit.period === period) ? (
          <OneAudit period={period} />
        ) : (
          <StatusIndicator type="info">{texts.none(period)}</StatusIndicator>
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}

function OneAudit({ period }: { readonly period: string }): ReactNode {
  const found = useAudit(period);
  return (
    <Answer of={found}>
      {({ pages }) => {
        const outcomes = pages.flatMap((page) => page.outcomes);
        return <Shown audit={{ ...pages[0]!, outcomes }} hasMore={found.hasNextPage} more={<More of={found} />} />;
      }}
    </Answer>
  );
}

/** Only for those who may. */
function RunAudit({ period }: { readonly period: string }): ReactNode {
  const { ofAudits: texts } = useTexts();
  const api = useApi();
  const { session } = useSession();
  const [everything, setEverything] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const { submit, isBusy, problem } = useSubmission(
    (body: { readonly period: string; readonly everything: boolean }, key) =>
      api.POST('/v1/audits', { params: { header: { 'idempotency-key': key } }, body }),
    () => setAsked(true),
  );
  // By the rule of the API, which closes no month before it has ended everywhere.
  if (!session?.scopes.has('audits:run') || checkAuditPeriod(period, Date.now())) return null;
  return (
    <SpaceBetween size="s">
      <SpaceBetween direction="horizontal" size="m" alignItems="center">
        <Button variant="primary" loading={isBusy} onClick={() => void submit({ period, everything })}>
          {texts.run}
        </Button>
        <Checkbox checked={everything} onChange={({ detail }) => setEverything(detail.checked)}>
          {texts.runEverything}
        </Checkbox>
      </SpaceBetween>
      {problem && (
        <Alert type="error">
          <ProblemSaid problem={problem} />
        </Alert>
      )}
      {isAsked && !problem && <Alert type="success">{texts.asked}</Alert>}
    </SpaceBetween>
  );
}

const STATUS: Readonly<Record<Audit['status'], StatusIndicatorProps.Type>> = {
  requested: 'pending',
  running: 'in-progress',
  closed: 'success',
  'closed-with-failures': 'error',
};

interface ShownProps {
  /** With the outcomes of all pages that are shown. */
  readonly audit: Audit;
  readonly hasMore: boolean;
  readonly more: ReactNode;
}

function Shown({ audit, hasMore, more }: ShownProps): ReactNode {
  const { ofAudits: texts } = useTexts();
  const { status, runs, startedAt, closedAt, seal, report, outcomes } = audit;
  const instant = (at: string | undefined): ReactNode => (at === undefined ? '–' : <Instant at={at} />);
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
              ...(report ? [{ label: texts.outcomes, value: countsShown(report.counts, texts) }] : []),
            ]}
          />
          {seal && <KeyValuePairs items={[{ label: texts.seal, value: <Box variant="code">{seal.digest}</Box> }]} />}
          {status === 'running' && !hasMore && <Progress audit={audit} />}
        </SpaceBetween>
      </Container>
      <OutcomesTable outcomes={outcomes} hasMore={hasMore} more={more} />
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
