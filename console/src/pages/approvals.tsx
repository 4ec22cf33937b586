/** Requests that wait for a second person, and those that were decided. */
import Box from '@cloudscape-design/components/box';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { ApprovalState } from '../../../lib/domain/approvals/approval.ts';
import { STEP_WORDS } from '../../../lib/presentation/document/step-words.ts';
import { type ApprovalEntry, useApprovals } from '../api.ts';
import { amountShown, capital } from '../format/shown.ts';
import { Answer } from '../parts/answer.tsx';
import { numbers } from '../parts/data-table.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { approvalPath } from '../parts/paths.ts';
import { useLanguage, useMoneyTexts, useTexts } from '../text/catalogue.ts';
import Table from '../parts/table.tsx';
import { Instant } from '../parts/instant.tsx';

const STATUS: Readonly<Record<ApprovalState, StatusIndicatorProps.Type>> = {
  waiting: 'pending',
  approved: 'in-progress',
  done: 'success',
  refused: 'error',
  rejected: 'stopped',
  withdrawn: 'stopped',
};

export function ApprovalStatus({ state }: { readonly state: ApprovalState }): ReactNode {
  return <StatusIndicator type={STATUS[state]}>{STEP_WORDS[useLanguage()].approvalStates[state]}</StatusIndicator>;
}

export function Approvals(): ReactNode {
  const texts = useMoneyTexts();
  const approvals = useApprovals();
  return (
    <ContentLayout header={<Header variant="h1">{texts.approvals}</Header>}>
      <Answer of={approvals}>{({ items, isCut }) => <ApprovalsTable approvals={ordered(items)} isCut={isCut} />}</Answer>
    </ContentLayout>
  );
}

/** What waits first, the oldest before the newer ones; then what was decided, the newest first. */
function ordered(approvals: readonly ApprovalEntry[]): ApprovalEntry[] {
  const byTime = [...approvals].sort((a, b) => (a.requestedAt < b.requestedAt ? -1 : 1));
  const isOpen = ({ state }: ApprovalEntry): boolean => state === 'waiting' || state === 'approved';
  return [...byTime.filter(isOpen), ...byTime.filter((one) => !isOpen(one)).reverse()];
}

function ApprovalsTable({ approvals, isCut }: { readonly approvals: readonly ApprovalEntry[]; readonly isCut: boolean }): ReactNode {
  const all = useTexts();
  const texts = useMoneyTexts();
  const language = useLanguage();
  return (
    <Table
      items={approvals}
      trackBy="id"
      wrapLines
      header={
        <Header variant="h2" counter={`(${approvals.length})`}>
          {texts.approvals}
        </Header>
      }
      footer={isCut ? all.cut : undefined}
      empty={<Box textAlign="center">{texts.noApprovals}</Box>}
      ariaLabels={{ tableLabel: texts.approvals }}
      columnDefinitions={[
        {
          id: 'summary',
          header: texts.asksFor,
          isRowHeader: true,
          cell: ({ id, summary }) => <LinkTo to={approvalPath(id)}>{summary}</LinkTo>,
        },
        { id: 'kind', header: texts.kind, cell: ({ kind }) => capital(STEP_WORDS[language].approvalKinds[kind]) },
        numbers<ApprovalEntry>({
          id: 'amount',
          header: texts.limitAmount,
          cell: ({ amount, currency }) => (amount === undefined ? '' : amountShown(amount, currency!)),
        }),
        { id: 'by', header: texts.askedBy, cell: ({ requestedBy }) => requestedBy },
        { id: 'at', header: texts.asked, cell: ({ requestedAt }) => <Instant at={requestedAt} /> },
        { id: 'state', header: all.state, cell: ({ state }) => <ApprovalStatus state={state} /> },
      ]}
    />
  );
}
