/** How an endpoint stands. */
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { useEndpointsTexts } from '../text/catalogue.ts';
import type { Endpoint } from './use-endpoints.ts';

export function EndpointState({
  of: { state, reason = 'by-hand', failingSince },
}: {
  readonly of: Pick<Endpoint, 'state' | 'reason' | 'failingSince'>;
}): ReactNode {
  const texts = useEndpointsTexts();
  if (state === 'disabled')
    return <StatusIndicator type={reason === 'by-hand' ? 'stopped' : 'error'}>{texts.disabled[reason]}</StatusIndicator>;
  return failingSince === undefined ? (
    <StatusIndicator type="success">{texts.enabled}</StatusIndicator>
  ) : (
    <StatusIndicator type="warning">{texts.failing}</StatusIndicator>
  );
}
