/** Events that a mapping makes, or that are stored. */
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import { useWebhookTexts } from '../text/catalogue.ts';
import { Instant } from '../parts/instant.tsx';
import type { TriedEvent } from './mapping-work.ts';
import Table from '../parts/table.tsx';

interface EventsTableProps {
  readonly title: string;
  /** The title with more than a text in it. */
  readonly heading?: ReactNode;
  readonly events: readonly TriedEvent[];
  readonly empty: string;
}

export function EventsTable({ title, heading = title, events, empty }: EventsTableProps): ReactNode {
  const texts = useWebhookTexts();
  return (
    <Table
      items={events}
      wrapLines
      variant="embedded"
      header={
        <Header variant="h3" headingTagOverride="h2" counter={`(${events.length})`}>
          {heading}
        </Header>
      }
      empty={<Box textAlign="center">{empty}</Box>}
      ariaLabels={{ tableLabel: title }}
      columnDefinitions={[
        { id: 'type', minWidth: 130, header: texts.type, isRowHeader: true, cell: ({ type }) => type },
        { id: 'occurred', minWidth: 150, header: texts.occurred, cell: ({ occurredAt }) => <Instant at={occurredAt} /> },
        { id: 'component', minWidth: 110, header: texts.component, cell: ({ component }) => component ?? '–' },
        { id: 'record', minWidth: 120, header: texts.record, cell: ({ record }) => record ?? '–' },
        { id: 'id', minWidth: 90, header: texts.id, cell: ({ id }) => id },
      ]}
    />
  );
}
