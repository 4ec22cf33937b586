/** Endpoints: their names, which events are sent to them, when a delivery is tried again, and what is kept of it. */
import { LIMITS } from './limits.ts';
import type { MessageKind } from './messages.ts';

/** The kinds of events that an endpoint may get: those of messages, but for messages about endpoints themselves. */
export const ENDPOINT_KINDS = ['audit', 'claim-deadline', 'claim-answer', 'budget', 'ticket-deadline', 'approval', 'bill-row'] as const;
export type EndpointKind = (typeof ENDPOINT_KINDS)[number];

/** The events of the bus that are sent, by kind. */
export const ENDPOINT_EVENTS = {
  'statement.issued.v1': 'audit',
  'statement.restated.v1': 'audit',
  'audit.closed.v1': 'audit',
  'claim.due.v1': 'claim-deadline',
  'claim.deadline-near.v1': 'claim-deadline',
  'claim.expired.v1': 'claim-deadline',
  'claim.transitioned.v1': 'claim-answer',
  'budget.at-risk.v1': 'budget',
  'ticket.deadline-near.v1': 'ticket-deadline',
  'approval.requested.v1': 'approval',
  'bill-credit.unmatched.v1': 'bill-row',
} as const satisfies Readonly<Record<string, EndpointKind & MessageKind>>;
export type EndpointEvent = keyof typeof ENDPOINT_EVENTS;

export const isEndpointEvent = (type: string): type is EndpointEvent => Object.hasOwn(ENDPOINT_EVENTS, type);

/** A person tries an endpoint with it. */
export const TEST_EVENT = 'endpoint.test.v1';

/** Makegood asks itself to deliver what is due to one endpoint: a test, or a replay. */
export const DELIVERIES_REQUESTED = 'deliveries.requested.v1';

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

/**
 * Milliseconds between an attempt that failed and the next one, before jitter: the schedule of the Standard Webhooks specification, whose five
 * seconds are a minute here, because what is due is looked for each minute.
 */
export const RETRY_DELAYS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR] as const;

export const DELIVERY = {
  /** A delay is longer by up to this share, so that what failed together does not come back together. */
  jitter: 0.2,
  /** Milliseconds for a whole answer. */
  timeout: 15 * SECOND,
  /** An attempt that is older was cut off; another takes its place. */
  lease: MINUTE,
  /** After an answer that is none, 429 or 5xx, nothing is sent to the endpoint for so long. */
  rest: 5 * MINUTE,
  /** The longest wait that an endpoint may ask for by Retry-After. */
  longestRetryAfter: DAY,
  /** Without one success for so long, an endpoint is disabled. */
  failing: 5 * DAY,
  /** Events that are older are not recorded: the archive may replay them, and deliveries are remembered for longer. */
  stale: 15 * DAY,
  kept: 30 * DAY,
  /** Attempts of one delivery that are kept: the last ones. */
  attempts: 20,
  /** The most bytes of an answer that are read, and characters of one without success that are kept. */
  answerBytes: LIMITS.answerBytes.value,
  excerpt: 300,
  /** Milliseconds of one run after which no further attempt begins. */
  run: 60 * SECOND,
} as const;

/** The queue before the function that delivers. */
export const ENDPOINT_QUEUE = { batchSize: 5, maxReceives: 5, instances: 5 } as const;

/** Hours for which the secret before the newest one signs too. */
export const OVERLAP_HOURS = { usual: 24, most: 168 } as const;

/**
 * The whole name of an endpoint. Each vendor has names of its own, `<vendor>.<name>`, so that no party learns by a name that is taken which
 * endpoints another one has. No name has a full stop itself.
 * @param vendor absent: it is the customer's.
 */
export const endpointName = (vendor: string | undefined, name: string): string =>
  vendor === undefined || name.startsWith(`${vendor}.`) ? name : `${vendor}.${name}`;

/** What is before the name of an endpoint; undefined of one of the customer. */
export const vendorOfEndpoint = (name: string): string | undefined =>
  name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : undefined;
