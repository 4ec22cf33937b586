/** The events of a vendor's month as they come, with their corrections before and after. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import Tabs from '@cloudscape-design/components/tabs';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useEvidence } from '../api.ts';
import { CorrectionsOf } from '../evidence/corrections.tsx';
import { DisagreementsOf } from '../evidence/disagreements.tsx';
import { instantShown } from '../format/shown.ts';
import { Answer } from '../parts/answer.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { More } from '../parts/more.tsx';
import { VendorMonthChoice, useVendorMonth } from '../parts/vendor-month.tsx';
import { useSession } from '../session/session.tsx';
import { useLanguage, useTexts } from '../text/catalogue.ts';
import { SendersOf } from './senders.tsx';

export function Evidence(): ReactNode {
  const texts = useTexts();
  const chosen = useVendorMonth();
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
        <Views key={`${chosen.vendor} ${chosen.month}`} vendor={chosen.vendor} month={chosen.month} />
      )}
    </ContentLayout>
  );
}

const VIEWS = ['events', 'corrections', 'disagreements', 'sources'] as const;

/** The view is in the address. Each is loaded when it is shown. */
function Views({ vendor, month }: { readonly vendor: string; readonly month: string }): ReactNode {
  const { ofEvidence: texts } = useTexts();
  const { session } = useSession();
  const [search, setSearch] = useSearchParams();
  const shown = VIEWS.find((view) => view === search.get('view')) ?? 'events';
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
      onChange={({ detail }) =>
        setSearch((before) => {
          before.set('view', detail.activeTabId);
          return before;
        })
      }
      tabs={VIEWS.filter((id) => needs[id] === undefined || session?.scopes.has(needs[id])).map((id) => ({
        id,
        label: texts.viewNames[id],
        content: id === shown ? contents[id]() : null,
      }))}
    />
  );
}

type Listed = NonNullable<ReturnType<typeof useEvidence>['data']>['pages'][number]['items'][number];

const STANDING: Readonly<Record<Listed['stands'], StatusIndicatorProps.Type>> = {
  'as-sent': 'success',
  replaced: 'info',
  withdrawn: 'stopped',
};

function EventsOf({ vendor, month }: { readonly vendor: string; readonly month: string }): ReactNode {
  const { ofEvidence: texts } = useTexts();
  const language = useLanguage();
  const [search, setSearch] = useSearchParams();
  const component = search.get('component') ?? undefined;
  const evidence = useEvidence(vendor, month, component);
  const [shown, setShown] = useState<Listed>();
  return (
    <Answer of={evidence}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        const components = [...new Set(items.flatMap(({ event }) => event.component ?? []))].sort();
        const held = pages[0]?.quarantined ?? 0;
        return (
          <SpaceBetween size="m">
            {held > 0 && (
              <Alert type="warning">
                <LinkTo to={`/quarantine?month=${month}`}>{texts.quarantined(held)}</LinkTo>
              </Alert>
            )}
            <Table
              items={items}
              trackBy={({ event }) => `${event.sender}|${event.id}`}
              wrapLines
              header={
                <Header
                  variant="h2"
                  counter={`(${items.length}${evidence.hasNextPage ? '+' : ''})`}
                  actions={
                    <Select
                      ariaLabel={texts.component}
                      selectedOption={{ value: component ?? '', label: component ?? texts.allComponents }}
                      options={[
                        { value: '', label: texts.allComponents },
                        ...[...new Set([...components, ...(component === undefined ? [] : [component])])].map((value) => ({
                          value,
                          label: value,
                        })),
                      ]}
                      onChange={({ detail }) =>
                        setSearch((before) => {
                          if (detail.selectedOption.value) before.set('component', detail.selectedOption.value);
                          else before.delete('component');
                          return before;
                        })
                      }
                    />
                  }
                >
                  {texts.events}
                </Header>
              }
              empty={<Box textAlign="center">{texts.noEvents}</Box>}
              ariaLabels={{ tableLabel: texts.events }}
              footer={<More of={evidence} />}
              columnDefinitions={[
                {
                  id: 'occurred',
                  header: texts.occurred,
                  isRowHeader: true,
                  cell: ({ event }) => instantShown(event.occurredAt, language),
                },
                { id: 'type', header: texts.type, cell: ({ event }) => event.type },
                { id: 'component', header: texts.component, cell: ({ event }) => event.component ?? '–' },
                { id: 'for', header: texts.saysFor, cell: ({ event }) => texts.parties[event.speaksFor] },
                { id: 'sender', header: texts.sender, cell: ({ event }) => event.sender },
                { id: 'received', header: texts.received, cell: ({ event }) => instantShown(event.receivedAt, language) },
                {
                  id: 'stands',
                  header: texts.stands,
                  cell: ({ stands }) => <StatusIndicator type={STANDING[stands]}>{texts.standing[stands]}</StatusIndicator>,
                },
                {
                  id: 'content',
                  header: texts.content,
                  cell: (listed) => (
                    <Button variant="inline-link" ariaLabel={texts.show(listed.event.id)} onClick={() => setShown(listed)}>
                      {texts.content}
                    </Button>
                  ),
                },
              ]}
            />
            {shown && <EventShown listed={shown} onClose={() => setShown(undefined)} />}
          </SpaceBetween>
        );
      }}
    </Answer>
  );
}

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

/** The event as it was sent, and beside it what stands since each correction. */
function EventShown({ listed: { event, corrections }, onClose }: { readonly listed: Listed; readonly onClose: () => void }): ReactNode {
  const all = useTexts();
  const { ofEvidence: texts } = all;
  const language = useLanguage();
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
              {texts.correctedBy(by, instantShown(at, language))}
              {reason === undefined ? '' : `: ${reason}`}
            </Box>
            {after ? <Box variant="pre">{pretty(after)}</Box> : <Box>{texts.withdrawn}</Box>}
          </div>
        ))}
      </ColumnLayout>
    </Modal>
  );
}
