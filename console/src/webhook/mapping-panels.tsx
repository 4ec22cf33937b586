/** Beside the editor of a mapping: what it makes of each delivery, and the fields that it can name. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { instantShown } from '../format/shown.ts';
import { useLanguage, useWebhookTexts } from '../text/catalogue.ts';
import { EventsTable } from './events-table.tsx';
import { fieldsOf } from './mapping-draft.ts';
import type { Tried, TriedMapping } from './mapping-work.ts';
import type { HeldDelivery } from './webhook-state.ts';
import { IssueSaid, IssuesSaid, QuotedIn } from '../parts/said.tsx';
import Table from '../parts/table.tsx';
import { SentenceAt } from '../parts/sentence.tsx';
import { useZoneOfPage } from '../parts/zone-of-page.ts';

interface TriedShownProps {
  readonly tried: TriedMapping | undefined;
  readonly deliveries: readonly HeldDelivery[];
}

export function TriedShown({ tried, deliveries }: TriedShownProps): ReactNode {
  const texts = useWebhookTexts();
  if (!tried) return <StatusIndicator type="loading">{texts.trying}</StatusIndicator>;
  if (!tried.tried)
    return (
      <SpaceBetween size="s">
        {tried.issues.map((issue, i) => (
          <Alert key={i} type="error" header={`${issue.line}:${issue.column}`}>
            <IssueSaid issue={issue} /> ({issue.code})
          </Alert>
        ))}
      </SpaceBetween>
    );
  if (deliveries.length === 0) return <Box>{texts.none}</Box>;
  return (
    <SpaceBetween size="l">
      {tried.tried.map((one, i) => (
        <TriedOne key={deliveries[i]?.id ?? i} tried={one} receivedAt={deliveries[i]?.receivedAt ?? 0} />
      ))}
    </SpaceBetween>
  );
}

/** @param receivedAt ISO, or epoch ms. */
function TriedOne({ tried, receivedAt }: { readonly tried: Tried; readonly receivedAt: string | number }): ReactNode {
  const texts = useWebhookTexts();
  const language = useLanguage();
  const zone = useZoneOfPage();
  const title = <SentenceAt text={texts.payloadOf} at={receivedAt} />;
  if ('events' in tried) {
    const name = texts.payloadOf(instantShown(receivedAt, language, zone));
    return <EventsTable title={name} heading={title} events={tried.events} empty={texts.noEvents} />;
  }
  if ('ignored' in tried)
    return (
      <Alert type="info" header={title}>
        <QuotedIn text={texts.wouldIgnore}>{tried.ignored}</QuotedIn>
      </Alert>
    );
  return (
    <Alert type="error" header={title}>
      <IssuesSaid issues={tried.issues} withPath />
    </Alert>
  );
}

export function FieldsTable({ body }: { readonly body: string }): ReactNode {
  const texts = useWebhookTexts();
  const fields = fieldsOf(body);
  return (
    <Table
      variant="embedded"
      wrapLines
      items={fields}
      empty={<Box textAlign="center">{texts.none}</Box>}
      ariaLabels={{ tableLabel: texts.fields }}
      columnDefinitions={[
        { id: 'path', header: texts.field, isRowHeader: true, cell: ({ path }) => <Box variant="code">{path}</Box> },
        { id: 'value', header: texts.value, cell: ({ value }) => value },
      ]}
    />
  );
}
