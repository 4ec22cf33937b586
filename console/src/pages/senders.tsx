/** Who sends for a vendor, how each is checked, and which of them is silent. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { useHref, useNavigate } from 'react-router';
import { useVendor } from '../api.ts';
import { Answer } from '../parts/answer.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { VendorMonthChoice, useVendorMonth } from '../parts/vendor-month.tsx';
import { useSession } from '../session/session.tsx';
import { useTexts, useWebhookTexts } from '../text/catalogue.ts';
import Table from '../parts/table.tsx';
import { Instant } from '../parts/instant.tsx';
import { SentenceAt } from '../parts/sentence.tsx';

type Sender = NonNullable<ReturnType<typeof useVendor>['data']>['senders'][number];

export function Senders(): ReactNode {
  const { ofEvidence: texts } = useTexts();
  const { session } = useSession();
  const chosen = useVendorMonth();
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <VendorMonthChoice of={chosen} withMonth={false} />
              {session?.scopes.has('vendors:write') && session.scopes.has('quarantine:read') ? (
                <ConnectWebhook vendor={chosen.vendor} />
              ) : null}
            </SpaceBetween>
          }
        >
          {texts.senders}
        </Header>
      }
    >
      {chosen.vendor === undefined ? (
        <Answer of={chosen.vendors}>{() => texts.noSenders}</Answer>
      ) : (
        <SendersOf key={chosen.vendor} vendor={chosen.vendor} />
      )}
    </ContentLayout>
  );
}

function ConnectWebhook({ vendor }: { readonly vendor: string | undefined }): ReactNode {
  const texts = useWebhookTexts();
  const navigate = useNavigate();
  const to = vendor === undefined ? '/webhooks/new' : `/webhooks/new?vendor=${encodeURIComponent(vendor)}`;
  return (
    <Button
      href={useHref(to)}
      onFollow={(event) => {
        event.preventDefault();
        void navigate(to);
      }}
    >
      {texts.connect}
    </Button>
  );
}

export function SendersOf({ vendor }: { readonly vendor: string }): ReactNode {
  const { ofEvidence: texts } = useTexts();
  const found = useVendor(vendor);
  return (
    <Answer of={found}>
      {({ name, senders, moreContracts }) => (
        <Table
          items={senders}
          footer={moreContracts && <Box color="text-body-secondary">{texts.moreContracts}</Box>}
          header={
            <Header variant="h2" counter={`(${senders.length})`}>
              {name}
            </Header>
          }
          empty={<Box textAlign="center">{texts.noSenders}</Box>}
          ariaLabels={{ tableLabel: texts.senders }}
          columnDefinitions={[
            {
              id: 'sender',
              header: texts.sender,
              isRowHeader: true,
              cell: ({ account, webhook }) => (account === undefined ? texts.webhookOf(webhook ?? '–') : texts.account(account)),
            },
            { id: 'named', header: texts.namedBy, cell: (sender) => <NamedBy sender={sender} /> },
            { id: 'for', header: texts.saysFor, cell: ({ as }) => texts.parties[as] },
            { id: 'check', header: texts.check, cell: ({ check }) => (check === undefined ? '–' : texts.checks[check]) },
            { id: 'components', header: texts.component, cell: ({ components = [] }) => components.join(', ') || texts.allComponents },
            { id: 'every', header: texts.expectEvery, cell: (sender) => sender['expect-every'] ?? '–' },
            {
              id: 'last',
              header: texts.lastSeen,
              cell: ({ lastSeen }) => (lastSeen === undefined ? '–' : <Instant at={lastSeen} />),
            },
            { id: 'status', header: texts.status, cell: (sender) => <Watched sender={sender} /> },
          ]}
        />
      )}
    </Answer>
  );
}

/** The list that gives the sender its rights; a contract is a link where the person may read it. */
function NamedBy({ sender: { contract, unlisted } }: { readonly sender: Sender }): ReactNode {
  const { ofEvidence: texts } = useTexts();
  const { session } = useSession();
  if (contract === undefined) return unlisted ? texts.namedByNone : texts.registration;
  return session?.scopes.has('contracts:read') ? <LinkTo to={`/contracts/${encodeURIComponent(contract)}`}>{contract}</LinkTo> : contract;
}

function Watched({ sender }: { readonly sender: Sender }): ReactNode {
  const { ofEvidence: texts } = useTexts();
  if (sender.silentSince !== undefined)
    return (
      <StatusIndicator type="error">
        <SentenceAt text={texts.silent} at={sender.silentSince} />
      </StatusIndicator>
    );
  if (sender['expect-every'] === undefined) return <StatusIndicator type="stopped">{texts.unwatched}</StatusIndicator>;
  return sender.lastSeen === undefined ? (
    <StatusIndicator type="pending">{texts.notYet}</StatusIndicator>
  ) : (
    <StatusIndicator type="success">{texts.seen}</StatusIndicator>
  );
}
