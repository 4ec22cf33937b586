/** Step 3: what has arrived, as it was received. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { SentenceAt } from '../parts/sentence.tsx';
import { useTexts, useWebhookTexts } from '../text/catalogue.ts';
import { EventsTable } from './events-table.tsx';
import type { HeldDelivery, StoredEvent } from './webhook-state.ts';
import { ErrorSaid, IssueSaid } from '../parts/said.tsx';

interface DeliveryStepProps {
  readonly deliveries: readonly HeldDelivery[];
  readonly events: readonly StoredEvent[];
  readonly error: Error | null;
}

/** The payloads that are shown; all of them are tried. */
const SHOWN = 5;

export function DeliveryStep({ deliveries, events, error }: DeliveryStepProps): ReactNode {
  const texts = useWebhookTexts();
  const count = deliveries.length + events.length;
  return (
    <SpaceBetween size="l">
      <Box>{texts.deliveryIntro}</Box>
      {error && (
        <Alert type="error">
          <ErrorSaid of={error} />
        </Alert>
      )}
      <div role="status">
        {count === 0 ? (
          <StatusIndicator type="in-progress">{texts.waiting}</StatusIndicator>
        ) : (
          <StatusIndicator type="success">{texts.arrived(count)}</StatusIndicator>
        )}
      </div>
      {deliveries.slice(0, SHOWN).map((delivery, i) => (
        <DeliveryShown key={delivery.id} delivery={delivery} isFirst={i === 0} />
      ))}
      {events.length > 0 && <EventsTable title={texts.accepted} events={events.map(({ event }) => event)} empty={texts.noAccepted} />}
    </SpaceBetween>
  );
}

/** JSON is set out; any other text stays as it is. */
export function setOut(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function DeliveryShown({ delivery, isFirst }: { readonly delivery: HeldDelivery; readonly isFirst: boolean }): ReactNode {
  const all = useTexts();
  const texts = useWebhookTexts();
  const { body, receivedAt, status, code, message, issues, headers } = delivery;
  const kept = Object.entries(headers);
  return (
    <ExpandableSection
      defaultExpanded={isFirst}
      headerText={<SentenceAt text={texts.payloadOf} at={receivedAt} />}
      headerDescription={all.ofEvidence.statuses[status] ?? status}
    >
      <SpaceBetween size="s">
        <Box>
          <IssueSaid issue={issues[0] ?? { code, message }} />
        </Box>
        <Box variant="pre">{setOut(body)}</Box>
        {kept.length > 0 && (
          <div>
            <Header variant="h3" headingTagOverride="h2">
              {texts.headers}
            </Header>
            <Box variant="pre">{kept.map(([name, value]) => `${name}: ${value}`).join('\n')}</Box>
          </div>
        )}
      </SpaceBetween>
    </ExpandableSection>
  );
}
