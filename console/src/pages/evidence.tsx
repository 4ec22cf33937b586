/** The events of a vendor's month as they come, with their corrections before and after. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Tabs from '@cloudscape-design/components/tabs';
import type { ReactNode } from 'react';
import { type EvidenceEntry, useEvidence } from '../api.ts';
import { CorrectionsOf } from '../evidence/corrections.tsx';
import { DisagreementsOf } from '../evidence/disagreements.tsx';
import { Answer } from '../parts/answer.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { shortened } from '../parts/long-name.tsx';
import { ZoneOfPage } from '../parts/zone-of-page.ts';
import { useZoneOfVendor } from '../parts/zone-of-vendor.ts';
import { VendorMonthChoice, useVendorMonth } from '../parts/vendor-month.tsx';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../text/catalogue.ts';
import { SendersOf } from './senders.tsx';
import Table from '../parts/table.tsx';
import { Instant } from '../parts/instant.tsx';
import { useAddress, useChoice } from '../parts/use-address.ts';
import { usePaging } from '../parts/use-paging.tsx';
import { Choice } from '../parts/choice.tsx';
import { SentenceAt } from '../parts/sentence.tsx';

export function Evidence(): ReactNode {
  const texts = useTexts();
  const chosen = useVendorMonth();
  const zone = useZoneOfVendor(chosen.vendor);
  return (
    <ContentLayout
      header={
        <Header variant="h1" actions={<VendorMonthChoice of={chosen} />}>
          {texts.evidence}
        </Header>
      }
    >
      {chosen.vendor === undefined ? (
        <Answer of={chosen.vendors}>{() => texts.none}</Answer>
      ) : (
        <ZoneOfPage value={zone}>
          <Views key={`${chosen.vendor} ${chosen.month}`} vendor={chosen.vendor} month={chosen.month} />
        </ZoneOfPage>
      )}
    </ContentLayout>
  );
}

const VIEWS = ['events', 'corrections', 'disagreements', 'sources'] as const;

/** The view is in the address. Each is loaded when it is shown. */
function Views({ vendor, month }: { readonly vendor: string; readonly month: string }): ReactNode {
  const { ofEvidence: texts } = useTexts();
  const { session } = useSession();
  const [shown, show] = useChoice('view', VIEWS);
  const contents = {
    events: () => <EventsOf vendor={vendor} month={month} />,
    corrections: () => <CorrectionsOf vendor={vendor} month={month} />,
    disagreements: () => <DisagreementsOf vendor={vendor} month={month} />,
    sources: () => <SendersOf vendor={vendor} />,
  };
  const needs = { events: undefined, corrections: undefined, disagreements: 'contracts:read', sources: 'vendors:read' } as const;
  return (
    <Tabs
      ariaLabel={texts.views}
      activeTabId={shown}
      onChange={({ detail }) => show(detail.activeTabId as (typeof VIEWS)[number])}
      tabs={VIEWS.filter((id) => needs[id] === undefined || session?.scopes.has(needs[id])).map((id) => ({
        id,
        label: texts.viewNames[id],
        content: id === shown ? contents[id]() : null,
      }))}
    />
  );
}

const STANDING: Readonly<Record<EvidenceEntry['stands'], StatusIndicatorProps.Type>> = {
  'as-sent': 'success',
  replaced: 'info',
  withdrawn: 'stopped',
};

/** "sender|id", as statements name an event. */
const keyOf = ({ event }: EvidenceEntry): string => `${event.sender}|${event.id}`;

/** Rows of a page of the table. */
const PER_PAGE = 100;

function EventsOf({ vendor, month }: { readonly vendor: string; readonly month: string }): ReactNode {
  const { ofEvidence: texts } = useTexts();
  const [component] = useAddress('component');
  const evidence = useEvidence(vendor, month, component);
  const [open, setOpen] = useAddress('event');
  return (
    <Answer of={evidence}>
      {({ items, isCut, held }) => {
        const shown = items.find((entry) => keyOf(entry) === open);
        return (
          <SpaceBetween size="m">
            {held > 0 && (
              <Alert type="warning">
                <LinkTo to={`/quarantine?month=${month}`}>{texts.quarantined(held)}</LinkTo>
              </Alert>
            )}
            {isCut && <Alert type="info">{texts.cutEvents}</Alert>}
            <EventsTable items={items} isCut={isCut} onOpen={(entry) => setOpen(keyOf(entry))} />
            {shown && <EventShown listed={shown} onClose={() => setOpen(undefined)} />}
          </SpaceBetween>
        );
      }}
    </Answer>
  );
}

interface EventsTableProps {
  readonly items: readonly EvidenceEntry[];
  readonly isCut: boolean;
  readonly onOpen: (entry: EvidenceEntry) => void;
}

function EventsTable({ items, isCut, onOpen }: EventsTableProps): ReactNode {
  const { ofEvidence: texts } = useTexts();
  const { from, to, pagination } = usePaging(items.length, PER_PAGE, 'events');
  return (
    <Table
      items={items.slice(from, to)}
      pagination={pagination}
      trackBy={keyOf}
      stickyColumns={{ last: 1 }}
      header={
        <Header
          variant="h2"
          description={texts.newestFirst}
          counter={`(${items.length}${isCut ? '+' : ''})`}
          actions={<ComponentChoice items={items} />}
        >
          {texts.events}
        </Header>
      }
      empty={<Box textAlign="center">{texts.noEvents}</Box>}
      ariaLabels={{ tableLabel: texts.events }}
      columnDefinitions={[
        {
          id: 'occurred',
          header: texts.occurred,
          isRowHeader: true,
          minWidth: 120,
          cell: ({ event }) => <Instant at={event.occurredAt} />,
        },
        {
          id: 'type',
          header: `${texts.type} · ${texts.component}`,
          cell: ({ event }) => (
            <>
              <div>{shortened(event.type)}</div>
              <Box variant="small">{shortened(event.component ?? '–')}</Box>
            </>
          ),
        },
        {
          id: 'sender',
          minWidth: 210,
          header: texts.sender,
          cell: ({ event }) => (
            <>
              <div>{shortened(event.sender)}</div>
              <Box variant="small">{`${texts.saysFor}: ${texts.parties[event.speaksFor]}`}</Box>
            </>
          ),
        },
        { id: 'received', header: texts.received, minWidth: 120, cell: ({ event }) => <Instant at={event.receivedAt} /> },
        {
          id: 'stands',
          header: texts.stands,
          cell: ({ stands }) => (
            <StatusIndicator type={STANDING[stands]} wrapText={false}>
              {texts.standing[stands]}
            </StatusIndicator>
          ),
        },
        {
          id: 'content',
          minWidth: 104,
          header: texts.content,
          cell: (entry) => (
            <Button variant="inline-link" ariaLabel={texts.show(entry.event.id)} onClick={() => onOpen(entry)}>
              {texts.content}
            </Button>
          ),
        },
      ]}
    />
  );
}

function ComponentChoice({ items }: { readonly items: readonly EvidenceEntry[] }): ReactNode {
  const { ofEvidence: texts } = useTexts();
  const [component, choose] = useAddress('component');
  const components = new Set([...items.flatMap(({ event }) => event.component ?? []), ...(component === undefined ? [] : [component])]);
  return (
    <Choice
      ariaLabel={texts.component}
      selectedOption={{ value: component ?? '', label: component ?? texts.allComponents }}
      options={[{ value: '', label: texts.allComponents }, ...[...components].sort().map((value) => ({ value, label: value }))]}
      onChange={({ detail }) => choose(detail.selectedOption.value || undefined)}
    />
  );
}

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

/** The event as it was sent, and beside it what stands since each correction. */
function EventShown({
  listed: { event, corrections },
  onClose,
}: {
  readonly listed: EvidenceEntry;
  readonly onClose: () => void;
}): ReactNode {
  const all = useTexts();
  const { ofEvidence: texts } = all;
  return (
    <Modal visible size="large" header={`${event.type} ${event.id}`} closeAriaLabel={all.close} onDismiss={onClose}>
      <ColumnLayout columns={corrections.length === 0 ? 1 : 2}>
        <div>
          <Box variant="h3">{texts.before}</Box>
          <Box variant="pre">{pretty(event.body)}</Box>
        </div>
        {corrections.map(({ id, after, by, at, reason }) => (
          <div key={id}>
            <Box variant="h3">{texts.after}</Box>
            <Box color="text-body-secondary">
              <SentenceAt text={(instant) => texts.correctedBy(by, instant)} at={at} />
              {reason === undefined ? '' : `: ${reason}`}
            </Box>
            {after ? <Box variant="pre">{pretty(after)}</Box> : <Box>{texts.withdrawn}</Box>}
          </div>
        ))}
      </ColumnLayout>
    </Modal>
  );
}
