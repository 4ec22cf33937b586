/** The names of senders in registrations and on facts. */
import type { OWN_SOURCES } from '../../declarations/events.ts';
import type { RegisteredSender } from '../ports/registry.ts';

export const webhookSender = (source: string, vendor: string): string => `webhook:${source}:${vendor}`;
export const accountSender = (account: string): string => `aws:${account}`;

/** Whether a sender can be registered for one vendor alone: a webhook is, while an account may report for several. */
export const isOfOneVendor = (sender: string): boolean => !sender.startsWith(accountSender(''));

/** The sender name of an administrator who corrects evidence through the API, by the subject of the token. */
export const administratorSender = (subject: string): string => `administrator:${subject}`;

/** The name of a registered sender; it is either an account or a webhook. */
export const senderName = (sender: RegisteredSender, vendor: string): string =>
  sender.account === undefined ? webhookSender(sender.webhook!, vendor) : accountSender(sender.account);

/** The event that Makegood's webhook function puts on the bus; no other account may use its source. */
export const WEBHOOK_EVENT = {
  source: 'makegood.webhook' satisfies (typeof OWN_SOURCES)['webhook'],
  detailType: 'webhook.received.v1',
} as const;
