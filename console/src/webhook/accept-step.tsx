/** Step 5: what waited is judged again by the mapping that is in use, and the events that are stored now. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi, useAsk } from '../api.ts';
import { LinkTo } from '../parts/link-to.tsx';
import { useSession } from '../session/session.tsx';
import { EventsTable } from './events-table.tsx';
import type { Chosen, HeldDelivery, StoredEvent } from './webhook-state.ts';
import { ErrorSaid } from '../parts/said.tsx';
import { useWebhookTexts } from '../text/catalogue.ts';

interface AcceptStepProps {
  readonly chosen: Chosen;
  readonly deliveries: readonly HeldDelivery[];
  readonly events: readonly StoredEvent[];
}

interface Judged {
  readonly stored: number;
  /** Why the others stay, each reason once. */
  readonly left: readonly unknown[];
}

export function AcceptStep({ chosen, deliveries, events }: AcceptStepProps): ReactNode {
  const texts = useWebhookTexts();
  const { session } = useSession();
  const held = deliveries.filter(({ status }) => status === 'held');
  const month = events[0]?.event.occurredAt.slice(0, 7);
  return (
    <SpaceBetween size="l">
      <Box>{texts.acceptIntro}</Box>
      {session?.scopes.has('quarantine:write') ? (
        <Judge held={held} />
      ) : held.length > 0 ? (
        <Alert type="info">{texts.mayNotJudge}</Alert>
      ) : null}
      <div aria-live="polite">
        <EventsTable title={texts.accepted} events={events.map(({ event }) => event)} empty={texts.noAccepted} />
      </div>
      {month !== undefined && (
        <LinkTo to={`/evidence?vendor=${encodeURIComponent(chosen.vendor)}&month=${month}`}>{texts.inEvidence}</LinkTo>
      )}
    </SpaceBetween>
  );
}

function Judge({ held }: { readonly held: readonly HeldDelivery[] }): ReactNode {
  const texts = useWebhookTexts();
  const api = useApi();
  const askOnce = useAsk();
  const client = useQueryClient();
  const [judged, setJudged] = useState<Judged>();
  const [judging, setJudging] = useState(false);
  const judge = async (): Promise<void> => {
    setJudging(true);
    let stored = 0;
    const left = new Map<string, unknown>();
    // The oldest first, as they would have been received.
    for (const { id } of [...held].reverse())
      await askOnce(api.POST('/v1/quarantine/{id}/reprocess', { params: { path: { id } } })).then(
        () => (stored += 1),
        (error: unknown) => left.set((error as Error).message, error),
      );
    setJudged({ stored, left: [...left.values()] });
    setJudging(false);
    await client.invalidateQueries();
  };
  return (
    <SpaceBetween size="s">
      {held.length === 0 ? (
        <Box>{texts.nothingWaits}</Box>
      ) : (
        <Button variant="primary" loading={judging} onClick={() => void judge()}>
          {texts.judge(held.length)}
        </Button>
      )}
      {judged && (
        <Alert type={judged.left.length === 0 ? 'success' : 'warning'} header={texts.judged(judged.stored, held.length)}>
          {judged.left.map((error, i) => (
            <div key={i}>
              <ErrorSaid of={error} />
            </div>
          ))}
        </Alert>
      )}
    </SpaceBetween>
  );
}
