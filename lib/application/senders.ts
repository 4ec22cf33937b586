/** How senders are named, in registrations and on facts. */
import type { OWN_SOURCES } from '../declarations/events.ts';

export const webhookSender = (source: string, vendor: string): string => `webhook:${source}:${vendor}`;
export const accountSender = (account: string): string => `aws:${account}`;

/** Event that our own webhook function puts on the bus; nobody else's account may use its source. */
export const WEBHOOK_EVENT = {
  source: 'makegood.webhook' satisfies (typeof OWN_SOURCES)['webhook'],
  detailType: 'webhook.received.v1',
} as const;
