/** Events that could not be taken, with the reason of each; those who may judge them again or dismiss them. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Textarea from '@cloudscape-design/components/textarea';
import { type ReactNode, useState } from 'react';
import type { Problem, components } from '../../../client/api.ts';
import { useApi, useQuarantine } from '../api.ts';
import { Instant } from '../parts/instant.tsx';
import { Answer } from '../parts/answer.tsx';
import { More } from '../parts/more.tsx';
import { useSubmission } from '../parts/use-submission.ts';
import { VendorMonthChoice, useVendorMonth } from '../parts/vendor-month.tsx';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../text/catalogue.ts';
import Table from '../parts/table.tsx';
import { IssueSaid, IssuesSaid, ProblemSaid } from '../parts/said.tsx';
import { useAddress } from '../parts/use-address.ts';

type Entry = components['schemas']['QuarantineEntry'];

const STATUS: Readonly<Record<Entry['status'], StatusIndicatorProps.Type>> = {
  held: 'warning',
  reprocessed: 'success',
  ignored: 'stopped',
  dismissed: 'stopped',
};

export function Quarantine(): ReactNode {
  const { ofEvidence: texts } = useTexts();
  const chosen = useVendorMonth();
  const quarantine = useQuarantine(chosen.month);
  const [outcome, setOutcome] = useState<{ readonly text: ReactNode; readonly type: 'success' | 'error' }>();
  return (
    <ContentLayout
      header={
        <Header variant="h1" actions={<VendorMonthChoice of={chosen} withVendor={false} />}>
          {texts.quarantine}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {outcome && <Alert type={outcome.type}>{outcome.text}</Alert>}
        <Answer of={quarantine}>
          {({ pages }) => (
            <EntriesTable
              entries={pages.flatMap(({ items }) => items)}
              more={<More of={quarantine} />}
              onDone={(text, type) => setOutcome({ text, type })}
            />
          )}
        </Answer>
      </SpaceBetween>
    </ContentLayout>
  );
}

interface EntriesTableProps {
  readonly entries: readonly Entry[];
  readonly more: ReactNode;
  readonly onDone: (text: ReactNode, type: 'success' | 'error') => void;
}

function EntriesTable({ entries, more, onDone }: EntriesTableProps): ReactNode {
  const all = useTexts();
  const { ofEvidence: texts } = all;
  const { session } = useSession();
  const mayWrite = session?.scopes.has('quarantine:write') ?? false;
  return (
    <Table
      items={entries}
      trackBy="id"
      wrapLines
      header={
        <Header variant="h2" counter={`(${entries.length})`}>
          {texts.events}
        </Header>
      }
      empty={<Box textAlign="center">{texts.noQuarantine}</Box>}
      ariaLabels={{ tableLabel: texts.quarantine }}
      footer={more}
      columnDefinitions={[
        { id: 'received', header: texts.received, isRowHeader: true, cell: ({ receivedAt }) => <Instant at={receivedAt} /> },
        { id: 'vendor', header: all.vendor, cell: ({ vendor }) => vendor ?? texts.notCertain },
        { id: 'sender', header: texts.sender, cell: ({ sender }) => sender },
        { id: 'reason', header: texts.reason, cell: (entry) => <Why entry={entry} /> },
        {
          id: 'status',
          header: texts.status,
          cell: ({ status, dismissedBecause }) => (
            <StatusIndicator type={STATUS[status]} wrapText={dismissedBecause !== undefined}>
              {dismissedBecause === undefined ? texts.statuses[status] : `${texts.statuses[status]}: ${dismissedBecause}`}
            </StatusIndicator>
          ),
        },
        ...(mayWrite ? [{ id: 'do', header: texts.actions, cell: (entry: Entry) => <Actions entry={entry} onDone={onDone} /> }] : []),
      ]}
    />
  );
}

function Why({ entry: { code, message, issues, raw } }: { readonly entry: Entry }): ReactNode {
  const { ofEvidence: texts } = useTexts();
  return (
    <SpaceBetween size="xxs">
      <span>
        <IssueSaid issue={{ code, message }} /> ({code})
      </span>
      <Box color="text-body-secondary">
        <IssuesSaid issues={issues} withPath />
      </Box>
      <ExpandableSection headerText={texts.raw}>
        <Box variant="pre">{raw}</Box>
      </ExpandableSection>
    </SpaceBetween>
  );
}

function Actions({ entry, onDone }: { readonly entry: Entry; readonly onDone: EntriesTableProps['onDone'] }): ReactNode {
  const { ofEvidence: texts } = useTexts();
  const api = useApi();
  const [dismissed, setDismissed] = useAddress('dismiss');
  const params = (key: string) => ({ path: { id: entry.id }, header: { 'idempotency-key': key } });
  const refused = (problem: Problem): void => onDone(<ProblemSaid problem={problem} />, 'error');
  const reprocessing = useSubmission(
    (_: undefined, key) => api.POST('/v1/quarantine/{id}/reprocess', { params: params(key) }),
    ({ outcome }) => onDone(texts.outcomes[outcome], 'success'),
    refused,
  );
  const dismissing = useSubmission(
    (body: { readonly reason: string }, key) => api.POST('/v1/quarantine/{id}/dismiss', { params: params(key), body }),
    ({ status }) => onDone(texts.statuses[status], 'success'),
    refused,
  );
  const dismiss = (reason: string): void => {
    setDismissed(undefined);
    void dismissing.submit({ reason });
  };
  if (entry.status !== 'held') return null;
  const isBusy = reprocessing.isBusy || dismissing.isBusy;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button ariaLabel={`${texts.reprocess}: ${entry.id}`} loading={isBusy} onClick={() => void reprocessing.submit(undefined)}>
        {texts.reprocess}
      </Button>
      <Button ariaLabel={`${texts.dismiss}: ${entry.id}`} disabled={isBusy} onClick={() => setDismissed(entry.id)}>
        {texts.dismiss}
      </Button>
      {dismissed === entry.id && <DismissReason onCancel={() => setDismissed(undefined)} onGiven={dismiss} />}
    </SpaceBetween>
  );
}

interface DismissReasonProps {
  readonly onCancel: () => void;
  readonly onGiven: (reason: string) => void;
}

function DismissReason({ onCancel, onGiven }: DismissReasonProps): ReactNode {
  const all = useTexts();
  const { ofEvidence: texts } = all;
  const [reason, setReason] = useState('');
  return (
    <Modal
      visible
      header={texts.dismiss}
      closeAriaLabel={all.close}
      onDismiss={onCancel}
      footer={
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={onCancel}>{texts.cancel}</Button>
          <Button variant="primary" disabled={reason.trim() === ''} onClick={() => onGiven(reason.trim())}>
            {texts.dismiss}
          </Button>
        </SpaceBetween>
      }
    >
      <FormField label={texts.dismissReason} description={texts.dismissHelp}>
        <Textarea value={reason} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </Modal>
  );
}
