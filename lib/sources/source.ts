/**
 * The interface of an event source: one file that turns the payload of a tool into facts. It declares the format of its instants and never
 * guesses, and it names what it ignores.
 */
import type { Issue } from '../domain/issue.ts';
import { content } from '../domain/evidence/fact-content.ts';
import { errorIssue } from '../domain/issue.ts';
import type { Reading } from '../schemas/event.ts';
import type { Headers, SignatureScheme } from './signature.ts';

export type SourceResult =
  | { readonly readings: readonly Reading[] }
  /** Nothing happened: a test ping, a re-notification. */
  | { readonly ignored: string }
  | { readonly issues: readonly Issue[] };

/** A received EventBridge event. */
export interface Envelope {
  readonly id: string;
  readonly source: string;
  readonly 'detail-type': string;
  readonly account: string;
  readonly time: string;
  readonly region?: string;
  readonly resources?: readonly string[];
  readonly detail: unknown;
}

/** A received webhook. */
export interface Delivery {
  readonly body: unknown;
  /** The headers that the source `keeps`, names in lower case; none for a signed delivery, because the signature does not cover them. */
  readonly headers: Headers;
  /** Whose delivery it is, as the bounds on slow mappings count it. */
  readonly sender?: string;
  /** Query fields of the address; none for a signed delivery either. */
  readonly query?: Fields;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

/** The answer that verifies an address for a tool. */
export interface ChallengeAnswer {
  /** Absent: the text alone; else a JSON object with the text under this key. */
  readonly field?: string;
  readonly text: string;
}

/** How a tool verifies an address before it delivers. */
export interface Challenge {
  readonly method: 'get' | 'post';
  /** The answer, undefined when the request is no challenge. */
  readonly answer: (delivery: Delivery) => Promise<ChallengeAnswer | undefined>;
}

export interface Source {
  /** As in the webhook path and in the contract's `senders`. */
  readonly name: string;
  /** A note for senders: which field names the component, and other conditions. */
  readonly note?: string;
  /** Whether an event from the bus is of this source. */
  readonly matches?: (envelope: Envelope) => boolean;
  /** Reads what the bus carried. */
  readonly readEnvelope?: (envelope: Envelope, receivedAt: number) => SourceResult | Promise<SourceResult>;
  /** Reads a webhook. */
  readonly readBody?: (delivery: Delivery) => SourceResult | Promise<SourceResult>;
  /** Headers that it reads, in lower case. */
  readonly keeps?: readonly string[];
  /** The signature of the tool, over the body. */
  readonly signature?: SignatureScheme;
  /** Whether a delivery has the token that the tool makes with the secret, where it does not sign the body. Such evidence is not signed. */
  readonly hasToken?: (raw: string, secret: string, now: number) => boolean;
  /** A mapping of before 0.3 that reads headers beside its signature. What it reads is not signed, whatever is checked. */
  readonly readsUnsigned?: true;
  readonly challenge?: Challenge;
}

/** What refuses a delivery to a webhook with a secret: a signature over the body, a token, or nothing. */
export type SecretCheck = 'signature' | 'token' | 'none';

export const secretCheckOf = ({
  signature,
  hasToken,
  readsUnsigned,
}: Pick<Source, 'signature' | 'hasToken' | 'readsUnsigned'>): SecretCheck =>
  signature ? (readsUnsigned ? 'token' : 'signature') : hasToken ? 'token' : 'none';

export const isChecking = (source: Pick<Source, 'signature' | 'hasToken'>): boolean => secretCheckOf(source) !== 'none';

/** A source that has webhooks. */
export type WebhookReader = Source & Required<Pick<Source, 'readBody'>>;

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path of keys, undefined where there is none. */
export function pick(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const key of path) found = isFields(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  return found;
}

export const textAt = (value: unknown, ...path: readonly string[]): string | undefined => {
  const found = pick(value, ...path);
  return typeof found === 'string' && found !== '' ? found : typeof found === 'number' ? String(found) : undefined;
};

export const unreadable = (path: string, message: string): SourceResult => ({ issues: [errorIssue('unreadable', path, message)] });

/** Refuses a payload in which two different events have one id, also for different components. A repeated event counts once. */
export function eachOnce(readings: readonly Reading[]): SourceResult {
  const byId = new Map<string, Reading>();
  const issues: Issue[] = [];
  for (const reading of readings) {
    const known = byId.get(reading.id);
    if (!known) byId.set(reading.id, reading);
    else if (content(known) !== content(reading))
      issues.push(
        errorIssue(
          'id-twice',
          '/id',
          `two events of this payload have the id "${reading.id}": ${saying(known)} and ${saying(reading)}; give each an id of its own, with the field in which they differ`,
        ),
      );
  }
  return issues.length > 0 ? { issues } : { readings: [...byId.values()] };
}

const saying = ({ type, component }: Reading): string => (component === undefined ? type : `${type} of ${component}`);
