/** What the use cases of evidence need of the outside: facts, who may speak, how tools are read, what could not be taken. */
import type { Fact } from '../domain/evidence/fact.ts';
import type { Issue } from '../domain/issue.ts';
import type { Mapping } from '../schemas/mapping.ts';
import { DAY, HOUR } from '../domain/time/instant.ts';
import type { Listing } from './ports.ts';

/** In place of a month: facts that hold whatever the month. */
export const STANDING = 'standing';

/**
 * A fact recorded so long after it happened (milliseconds) is noted as late, as is one recorded in a later month and one that holds
 * whatever the month: periods closed before are then worked out again. No period is closed sooner after its end.
 */
export const LATE_AFTER = 6 * HOUR;

/**
 * So long (milliseconds) before a period its evidence is always read: announcements and cancellations come before what they speak of, a
 * ticket is opened again after it was closed, a bill of a month begins before it. Bills of longer spans are `STANDING`.
 */
export const LONGEST_READ_BACK = 31 * DAY;

/** In place of a component: notes that gathered checks of many came late. */
export const GATHERED = '~gathered';

export type Recorded = 'stored' | 'repeat' | 'contradiction';

/** What a delivery said beside its text, as far as its source reads it. */
export interface Carried {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
}

export interface FactStore {
  /**
   * Stores a fact with its payload as received. The same fact again is a `repeat`; the same id with other content a `contradiction`.
   * @param recordedAt epoch milliseconds: later than its receipt when it was held in quarantine; absent = at its receipt.
   * @param carried what is needed beside the payload to read it again.
   */
  record(vendor: string, fact: Fact, raw: string | undefined, recordedAt?: number, carried?: Carried): Promise<Recorded>;
  /** Whether the same id stands with other content where this fact would stand. */
  contradicts(vendor: string, fact: Fact): Promise<boolean>;
  /** Facts of a component in one UTC month ("2026-10"), or those that are `STANDING`; with `record`, only those of that record ("ticket/T-1"). */
  read(vendor: string, component: string | undefined, month: string, record?: string): Promise<Fact[]>;
  /** As `read`, each fact with its payload. */
  readReceived(vendor: string, component: string | undefined, month: string): Promise<FoundFact[]>;
  /** Whether a fact about a month before `month` was recorded long after it happened, and after `since` (ISO). */
  hasLate(vendor: string, component: string | undefined, since: string, month: string): Promise<boolean>;
  /** What was recorded late since an instant (ISO): when, and the month it is about ("" = whatever the month). */
  late(vendor: string, component: string | undefined, since: string): Promise<{ recordedAt: string; month: string }[]>;
  /** A fact with its payload and when it was recorded; undefined when there is none. */
  find(vendor: string, component: string | undefined, month: string, sender: string, id: string): Promise<FoundFact | undefined>;
  /** Notes which ids a contract's evidence of a month has, so that an id that comes again in another month is found. */
  noteIds(contract: string, month: string, ids: readonly string[]): Promise<void>;
  /** Months of a contract that were noted, but for those named, in which one of these ids may stand. */
  monthsWith(contract: string, ids: readonly string[], but: ReadonlySet<string>): Promise<string[]>;
}

export interface SampleStore {
  /** Keeps gathered checks with their payload: one small item for all components. The same again is a `repeat`. */
  record(vendor: string, gathered: Fact, raw: string, recordedAt: number): Promise<Recorded>;
  /** What was gathered in these months and is not yet packed by component: the facts that packing will make, of these components. */
  pending(vendor: string, components: ReadonlySet<string>, months: readonly string[]): Promise<Fact[]>;
  /** Packs the days of all vendors that ended before an instant and changed since they were packed. @returns how many days. */
  pack(before: number): Promise<number>;
}

export interface FoundFact {
  readonly fact: Fact;
  readonly raw: string | undefined;
  readonly carried?: Carried;
  readonly recordedAt: string;
}

/** Whom a sender speaks for. */
export interface Binding {
  readonly vendor: string;
  /** The contract that names the sender; "" when the vendor's registration does. */
  readonly contract: string;
  readonly as: 'vendor' | 'customer';
  /** Component names it may speak of; absent = all of the vendor's. */
  readonly components?: readonly string[];
  /** Milliseconds within which something must be heard of it. */
  readonly expectEvery?: number;
}

export interface KnownName {
  /** Of a component, or its alias; "" of a contract that has none. */
  readonly name: string;
  readonly contract: string;
  /** First day of that contract. */
  readonly from: string;
}

export interface WebhookKey {
  readonly key: string;
  readonly since: string;
}

export interface Webhook {
  readonly vendor: string;
  readonly source: string;
  readonly as: 'vendor' | 'customer';
  /** Valid keys, newest first: two while a tool is moved from one to the next. */
  readonly keys: readonly WebhookKey[];
  /** Signing secrets of the tool, newest first, two at most. */
  readonly signingSecrets: readonly string[];
}

/** A sender of a vendor: an AWS account on the bus, or a webhook of one source. */
export interface RegisteredSender {
  readonly account?: string | undefined;
  readonly webhook?: string | undefined;
  readonly as: 'vendor' | 'customer';
  readonly components?: readonly string[] | undefined;
  readonly 'expect-every'?: string | undefined;
}

export interface Vendor {
  readonly id: string;
  readonly name: string;
  readonly senders: readonly RegisteredSender[];
  readonly revision: number;
}

/** What is known of a sender's silence. */
export interface Watch {
  readonly sender: string;
  readonly vendor: string;
  readonly expectEvery: number;
  /** ISO; absent = never heard. */
  readonly lastHeard?: string;
  /** Since when it is watched. */
  readonly since: string;
  /** When its silence was told. */
  readonly silentSince?: string;
}

export interface RegistryStore {
  bind(sender: string, binding: Binding): Promise<void>;
  unbind(sender: string, vendor: string, contract: string): Promise<void>;
  bindings(sender: string): Promise<Binding[]>;
  register(vendor: string, names: readonly KnownName[]): Promise<void>;
  names(vendor: string): Promise<KnownName[]>;
  vendor(id: string): Promise<Vendor | undefined>;
  /** Writes a vendor's revision; false when somebody else already wrote that one. */
  putVendor(vendor: Vendor): Promise<boolean>;
  webhook(vendor: string, source: string): Promise<Webhook | undefined>;
  /** All webhooks of a vendor. */
  webhooks(vendor: string): Promise<Webhook[]>;
  /** Vendors that have a webhook of a source. */
  vendorsOf(source: string): Promise<string[]>;
  /** Makes a webhook unless there is one. */
  makeWebhook(webhook: Webhook): Promise<Webhook>;
  putWebhook(webhook: Webhook): Promise<void>;
  /** Ends a webhook: none of its keys is valid any more. */
  endWebhook(vendor: string, source: string): Promise<void>;
  /** The webhook that a key is valid for. */
  webhookByKey(key: string): Promise<Webhook | undefined>;
  /** Notes that something was heard of a sender that is watched. */
  heard(sender: string, vendor: string, at: string): Promise<void>;
  watch(watch: Watch): Promise<void>;
  unwatch(sender: string, vendor: string): Promise<void>;
  watches(): Promise<Watch[]>;
}

export interface StoredMapping {
  readonly mapping: Mapping;
  readonly revision: number;
  readonly recordedAt: string;
}

/** Mappings of the operator's own, beside the built-in ones. */
export interface SourceStore {
  all(): Promise<StoredMapping[]>;
  get(source: string): Promise<StoredMapping | undefined>;
  /** The newest revision that was ever written, deleted or not; 0 when there was none. */
  revision(source: string): Promise<number>;
  /** Ends a mapping by the revision after its newest; false when another writer already wrote that one. */
  delete(source: string, revision: number, deletedAt: string): Promise<boolean>;
  /** Writes a revision; false when somebody else already wrote that one. */
  put(stored: StoredMapping): Promise<boolean>;
}

export interface QuarantineEntry {
  /** Names the entry in the API. */
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly issues: readonly Issue[];
  readonly sender: string;
  readonly vendor?: string;
  readonly receivedAt: string;
  /** The whole event as received. */
  readonly raw: string;
  /** `ignored`: nothing to take, as a test ping, but kept visible. */
  readonly status: 'held' | 'released' | 'ignored' | 'dismissed';
  readonly releasedAt?: string;
  readonly releasedBy?: string;
  readonly dismissedAt?: string;
  readonly dismissedBy?: string;
  /** Why it was dismissed: it is no evidence, or counts otherwise. */
  readonly dismissedBecause?: string;
}

export interface QuarantineStore {
  /** Keeps an entry unless it is there. */
  put(entry: QuarantineEntry): Promise<void>;
  get(id: string): Promise<QuarantineEntry | undefined>;
  /** Writes an entry over itself: after a release, a release that failed for another reason, or a dismissal. */
  update(entry: QuarantineEntry): Promise<void>;
  /** Ids of a vendor's entries that are held and were received in a span [from, until), ISO. */
  heldOf(vendor: string, from: string, until: string): Promise<string[]>;
  /** Notes that facts were released from an entry. */
  noteRelease(vendor: string, facts: readonly string[], id: string): Promise<void>;
  /** The entry that a fact (by its key) was released from. */
  releasedFrom(vendor: string, fact: string): Promise<string | undefined>;
  /** Entries of one UTC month of receipt, newest first. */
  page(month: string, cursor: string | undefined, limit: number): Promise<Listing<QuarantineEntry>>;
}
