/** Endpoints: where events are sent by HTTPS, signed; their deliveries; and what posts them. */
import type { EndpointKind } from '../../declarations/endpoints.ts';
import type { MessageLanguage } from '../../declarations/messages.ts';
import type { Role } from '../../declarations/roles.ts';
import type { Listing } from './listing.ts';

/** A secret that signs; the newest is the first. */
export interface EndpointSecret {
  /** The beginning of its SHA-256. */
  readonly fingerprint: string;
  readonly since: string;
  /** It signs until then; absent: until another is made. */
  readonly until?: string;
}

export interface Endpoint {
  /** Made once: an endpoint that is made later under its name has another. */
  readonly id: string;
  /** Of one of a vendor `<vendor>.<name>` (lib/declarations/endpoints.ts). */
  readonly name: string;
  readonly url: string;
  readonly description?: string | undefined;
  /** An e-mail address: it gets a mail when the endpoint is disabled. */
  readonly contact?: string | undefined;
  /** Of that mail; absent: English. */
  readonly language?: MessageLanguage | undefined;
  readonly role: Role;
  /** Only about these; absent: about all. One of the role `vendor` names exactly one. */
  readonly vendors?: readonly string[] | undefined;
  /** Absent: those of its role. */
  readonly kinds?: readonly EndpointKind[] | undefined;
  readonly createdAt: string;
  readonly secrets: readonly EndpointSecret[];
}

/** `by-hand`: a person. `gone`: it answered 410. `failing`: no attempt succeeded for days. */
export type DisabledReason = 'by-hand' | 'gone' | 'failing';

export interface EndpointStatus {
  readonly state: 'enabled' | 'disabled';
  readonly reason?: DisabledReason;
  /** When it was disabled or enabled last. */
  readonly changedAt?: string;
  /** The first attempt without success since the last one with. */
  readonly failingSince?: string;
  /** Nothing is sent to it before. */
  readonly restsUntil?: string;
}

export interface EndpointStore {
  /** All that have not ended, by name. */
  all(): Promise<Endpoint[]>;
  get(name: string): Promise<Endpoint | undefined>;
  /** @param may whether it may be put beside those that are there, and names of those that ended lately. @returns false when it may not. */
  put(endpoint: Endpoint, may: (all: readonly Endpoint[], ended: readonly string[]) => boolean): Promise<boolean>;
  /** Its URL and contact are taken away; the name stays with the instant of the end for a day or two. */
  end(endpoint: Endpoint, at: string): Promise<void>;
  statuses(): Promise<ReadonlyMap<string, EndpointStatus>>;
  /** Enabled where nothing else was recorded. */
  status(id: string): Promise<EndpointStatus>;
  /** @param change undefined: it stays. @returns how it is now. */
  changeStatus(id: string, change: (before: EndpointStatus) => EndpointStatus | undefined): Promise<EndpointStatus>;
  putSecret(id: string, fingerprint: string, encrypted: Uint8Array): Promise<void>;
  secret(id: string, fingerprint: string): Promise<Uint8Array | undefined>;
  endSecret(id: string, fingerprint: string, at: string): Promise<void>;
}

/** One attempt to deliver. */
export interface DeliveryAttempt {
  readonly at: string;
  /** The status of the answer; absent where there was none. */
  readonly status?: number;
  /** Why there was no answer. */
  readonly error?: string;
  readonly durationMs: number;
  /** The beginning of an answer without success. */
  readonly excerpt?: string;
}

/** `held`: its endpoint is disabled, or was when it came. `failed`: all attempts failed. A replay sends either. */
export type DeliveryState = 'waiting' | 'delivered' | 'failed' | 'held';

export interface EndpointDelivery {
  /** The `webhook-id`: the same for each attempt and replay. */
  readonly id: string;
  /** The id of the endpoint. */
  readonly endpoint: string;
  readonly type: string;
  /** The instant of the event. */
  readonly at: string;
  /** The exact text that is signed and sent. */
  readonly body: string;
  readonly state: DeliveryState;
  /** When it is tried next; only while it waits. */
  readonly nextAt?: string;
  /** Attempts since it was recorded or replayed last. */
  readonly tries: number;
  /** Attempts in all, of which the last are listed. */
  readonly attempted: number;
  readonly attempts: readonly DeliveryAttempt[];
}

/** What is due to an endpoint. */
export interface DueDelivery {
  readonly dueAt: string;
  readonly id: string;
  /** Where it is in the list. */
  readonly place: string;
}

/** The right to make one attempt. */
export interface ClaimedDelivery {
  readonly delivery: EndpointDelivery;
  /** Has no effect where another took its place meanwhile. */
  finish(after: EndpointDelivery): Promise<void>;
}

export interface DeliveryStore {
  /** Records a delivery that waits, or is held. @returns false when it is there. */
  record(delivery: EndpointDelivery): Promise<boolean>;
  get(id: string): Promise<EndpointDelivery | undefined>;
  /** Takes a delivery that is due, until the end of its lease. Undefined: it is not due, or another has it. @param now epoch ms. */
  claim(id: string, now: number): Promise<ClaimedDelivery | undefined>;
  /** Makes a delivery due at once, whatever became of it. @returns undefined when it is not known. */
  replay(id: string, now: number): Promise<EndpointDelivery | undefined>;
  /** Those of an endpoint, the newest first. */
  page(endpoint: string, state: DeliveryState | undefined, cursor: string | undefined, limit: number): Promise<Listing<EndpointDelivery>>;
  /** Those whose event is not before an instant, oldest first. */
  since(endpoint: string, from: string, cursor: string | undefined, limit: number): Promise<Listing<EndpointDelivery>>;
  /** What became due from an instant, or after a place, to now, in order. Some of it may be done, or due later. */
  due(endpoint: string, from: { readonly at?: string; readonly after?: string }, now: string, limit: number): Promise<DueDelivery[]>;
}

export interface EndpointStores {
  readonly endpoints: EndpointStore;
  readonly deliveries: DeliveryStore;
}

export interface PostAnswer {
  readonly status: number;
  /** The beginning of its body. */
  readonly excerpt: string;
  /** Its header, where it has one. */
  readonly retryAfter?: string;
}

/** No answer came. Its message says why, and has no secret. */
export class PostError extends Error {}

export interface Poster {
  /** Sends bytes as they are, follows no redirect, and connects to no address that is not public. @throws PostError */
  post(url: string, headers: Readonly<Record<string, string>>, body: Uint8Array): Promise<PostAnswer>;
}
