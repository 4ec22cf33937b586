/** The events behind an interval, planned work or a ticket, each with the way to its payload. */
import { ErrorSaid } from '../parts/said.tsx';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { type ReactNode, useEffect, useState } from 'react';
import { LinkTo } from '../parts/link-to.tsx';
import { eventsPath } from '../parts/paths.ts';
import { ShownModal } from '../parts/shown-modal.tsx';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../text/catalogue.ts';
import type { ShownEvent, ShownMonth } from './shown-month.ts';
import Table from '../parts/table.tsx';
import { ExactInstant } from '../parts/exact-instant.tsx';

/** What the events are of: a title, and the question that gives them. */
export interface EventsAsked {
  readonly title: string;
  readonly ask: () => Promise<readonly ShownEvent[]>;
}

interface EventsModalProps {
  readonly of: EventsAsked | undefined;
  readonly month: ShownMonth;
  readonly onClose: () => void;
}

export function EventsModal({ of, month, onClose }: EventsModalProps): ReactNode {
  const texts = useTexts();
  const [found, setFound] = useState<readonly ShownEvent[] | Error>();
  useEffect(() => {
    let isNewest = true;
    setFound(undefined);
    void of
      ?.ask()
      .catch((error: unknown) => error as Error)
      .then((events) => isNewest && setFound(events));
    return () => {
      isNewest = false;
    };
  }, [of]);
  return (
    <ShownModal title={of ? texts.ofMonth.eventsOf(of.title) : ''} visible={of !== undefined} onClose={onClose}>
      {found === undefined ? <StatusIndicator type="loading">{texts.loading}</StatusIndicator> : null}
      {found instanceof Error ? (
        <Alert type="error">
          <ErrorSaid of={found} />
        </Alert>
      ) : null}
      {Array.isArray(found) ? <EventTable events={found} month={month} /> : null}
    </ShownModal>
  );
}

function EventTable({ events, month }: { readonly events: readonly ShownEvent[]; readonly month: ShownMonth }): ReactNode {
  const { ofMonth: texts } = useTexts();
  const { session } = useSession();
  const local = (at: number): ReactNode => <ExactInstant at={at} zone={month.period.zone} />;
  const payload = {
    id: 'payload',
    header: texts.payload,
    cell: ({ occurredAt, component }: ShownEvent): ReactNode => (
      <LinkTo to={eventsPath(month.vendor, new Date(occurredAt).toISOString().slice(0, 7), component)}>{texts.toPayload}</LinkTo>
    ),
  };
  return (
    <Table
      variant="embedded"
      items={events}
      trackBy="key"
      wrapLines
      empty={<Box textAlign="center">{texts.noEvents}</Box>}
      ariaLabels={{ tableLabel: texts.events }}
      columnDefinitions={[
        { id: 'occurred', header: texts.occurred, isRowHeader: true, cell: ({ occurredAt }) => local(occurredAt) },
        { id: 'type', header: texts.type, cell: ({ type }) => type },
        { id: 'component', header: texts.component, cell: ({ component }) => component ?? '–' },
        { id: 'record', header: texts.ticket, cell: ({ record }) => record ?? '–' },
        { id: 'sender', header: texts.sender, cell: ({ sender }) => sender },
        { id: 'received', header: texts.received, cell: ({ receivedAt }) => local(receivedAt) },
        ...(session?.scopes.has('evidence:read') ? [payload] : []),
      ]}
    />
  );
}
