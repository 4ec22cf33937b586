/** Messages by mail: their kinds, which event each is made of, and which kinds a role gets. */
import { AWS_FIGURES } from './aws-figures.ts';
import type { Role } from './roles.ts';

/** The languages in which messages are written: those of documents. */
export const MESSAGE_LANGUAGES = ['en', 'zh', 'de'] as const;
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];

/** `audit` sums up what an audit issued, restated and left due; each of the others asks one person for one step. */
export const MESSAGE_KINDS = [
  'audit',
  'claim-deadline',
  'claim-answer',
  'budget',
  'ticket-deadline',
  'approval',
  'bill-row',
  'endpoint',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** The event of which a message is made. Not every transition of a claim waits for an answer. */
export const KIND_OF_EVENT = {
  'audit.closed.v1': 'audit',
  'claim.deadline-near.v1': 'claim-deadline',
  'claim.transitioned.v1': 'claim-answer',
  'budget.at-risk.v1': 'budget',
  'ticket.deadline-near.v1': 'ticket-deadline',
  'approval.requested.v1': 'approval',
  'bill-credit.unmatched.v1': 'bill-row',
  'endpoint.disabled.v1': 'endpoint',
} as const satisfies Readonly<Record<string, MessageKind>>;
export type MessageEvent = keyof typeof KIND_OF_EVENT;

export const isMessageEvent = (type: string): type is MessageEvent => Object.hasOwn(KIND_OF_EVENT, type);

/** What a role gets where its subscription names no kinds. */
export const KINDS_OF_ROLE: Readonly<Record<Role, readonly MessageKind[]>> = {
  finance: ['audit', 'claim-deadline', 'claim-answer', 'bill-row'],
  approver: ['approval'],
  'contract-owner': ['audit', 'budget', 'ticket-deadline'],
  administrator: ['audit', 'endpoint'],
  'data-protection': ['approval'],
  auditor: ['audit'],
  vendor: ['audit', 'claim-answer', 'budget', 'ticket-deadline', 'endpoint'],
};

/** Kinds that are the customer's own. */
export const NOT_FOR_VENDORS: readonly MessageKind[] = ['approval', 'bill-row'];

/**
 * The queue before the function that sends, and how fast it sends: SES takes 14 mails a second of a new account, and 10 leave some to others.
 * Two instances of the function share them.
 */
export const MAIL = { batchSize: 5, maxReceives: 5, instances: 2, perSecond: AWS_FIGURES.mailsPerSecond } as const;

/** The most characters of a subject, with an ellipsis at the cut; and the most statements that are attached, where more are only linked. */
export const MESSAGE_BOUNDS = { subject: 150, files: 3 } as const;
