/** One delivery: its attempts, and the text that is signed and sent. */
import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { Answer } from '../parts/answer.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Instant } from '../parts/instant.tsx';
import { ShownModal } from '../parts/shown-modal.tsx';
import { useEndpointsTexts } from '../text/catalogue.ts';
import { DeliveryStateShown, outcomeOf } from './delivery-state.tsx';
import { useDelivery } from './use-endpoints.ts';

interface DeliveryShownProps {
  /** Of the endpoint. */
  readonly name: string;
  readonly id: string;
  readonly onClose: () => void;
}

/** A body is JSON; what is not is shown as it is. */
function bodyShown(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}

export function DeliveryShown({ name, id, onClose }: DeliveryShownProps): ReactNode {
  const texts = useEndpointsTexts();
  const delivery = useDelivery(name, id);
  return (
    <ShownModal title={delivery.data?.type ?? texts.deliveries} onClose={onClose}>
      <Answer of={delivery}>
        {({ at, state, nextAt, attempts, body }) => (
          <SpaceBetween size="m">
            <KeyValuePairs
              columns={2}
              items={[
                { label: texts.id, value: id },
                { label: texts.at, value: <Instant at={at} form="seconds" /> },
                { label: texts.state, value: <DeliveryStateShown state={state} /> },
                ...(nextAt === undefined ? [] : [{ label: texts.next, value: <Instant at={nextAt} form="seconds" /> }]),
              ]}
            />
            <DataTable
              isPart
              title={texts.attempts}
              address="attempts"
              empty={texts.noAttempt}
              columns={[{ name: texts.attemptedAt }, { name: texts.answer }, { name: texts.took, right: true }]}
              rows={attempts.map((attempt) => [
                <Instant key="at" at={attempt.at} form="seconds" />,
                [outcomeOf(attempt), attempt.excerpt].filter(Boolean).join(': '),
                texts.ms(attempt.durationMs),
              ])}
            />
            <div>
              <Box variant="awsui-key-label">{texts.body}</Box>
              <Box variant="pre">{bodyShown(body)}</Box>
            </div>
          </SpaceBetween>
        )}
      </Answer>
    </ShownModal>
  );
}
