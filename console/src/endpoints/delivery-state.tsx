/** How a delivery stands, and what came of its attempts. */
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { DeliveryState } from '../../../lib/application/ports/endpoints.ts';
import { useEndpointsTexts } from '../text/catalogue.ts';
import type { DeliveryEntry } from './use-endpoints.ts';

const STATUS: Readonly<Record<DeliveryState, StatusIndicatorProps.Type>> = {
  waiting: 'pending',
  delivered: 'success',
  failed: 'error',
  held: 'stopped',
};
export const STATES = Object.keys(STATUS) as DeliveryState[];

export function DeliveryStateShown({ state }: { readonly state: DeliveryState }): ReactNode {
  const texts = useEndpointsTexts();
  return <StatusIndicator type={STATUS[state]}>{texts.states[state]}</StatusIndicator>;
}

/** What came of an attempt: the status of the answer, or why there was none. */
export const outcomeOf = (attempt: DeliveryEntry['attempts'][number] | undefined): string =>
  attempt === undefined ? '' : (attempt.error ?? String(attempt.status));
