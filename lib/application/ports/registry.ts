/** Vendors, their senders and webhooks, and when each was last seen. */
import type { Listing } from './listing.ts';
import type { SecretOwner } from './secrets.ts';

/** A registration of a sender: its vendor and the party for which it reports. */
export interface Binding {
  readonly vendor: string;
  /** The contract that names the sender; "" when the vendor's registration does, `BY_ITSELF` for a webhook that no list names. */
  readonly contract: string;
  readonly as: 'vendor' | 'customer';
  /** Names of the components on which it may report; absent = all of the vendor's. */
  readonly components?: readonly string[];
  /** The longest expected interval between its events, in ms. */
  readonly expectEvery?: number;
}

/** In place of a contract: the webhook was made by itself. It ends where a list names the webhook, or where the webhook is deleted. */
export const BY_ITSELF = '*';

export interface KnownName {
  /** The id or another name of a component; "" for a contract without components. */
  readonly name: string;
  readonly contract: string;
  /** First day of that contract. */
  readonly from: string;
}

/** A key of a webhook: the unguessable part of its address, which is shown once and not stored. */
export interface WebhookKey {
  /** SHA-256 of the key, in hex. */
  readonly digest: string;
  readonly since: string;
}

/** A signing secret without its text; `RegistryStore.encryptedSecret` gives the encrypted text. */
export interface SigningSecret {
  readonly fingerprint: string;
  readonly since: string;
}

export interface Webhook {
  readonly vendor: string;
  readonly source: string;
  readonly as: 'vendor' | 'customer';
  /** Valid keys, newest first: two during a rotation. A webhook without keys has no address. */
  readonly keys: readonly WebhookKey[];
  /** Signing secrets of the tool, newest first, two at most. */
  readonly secrets: readonly SigningSecret[];
  /** Keys and secrets that a version before 0.3 stored in clear, in the order of `keys` and `secrets`, until they are converted. */
  readonly clear?: { readonly keys: readonly string[]; readonly secrets: readonly string[] };
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

export interface VendorEntry {
  readonly id: string;
  readonly name: string;
  /** The revision of the registration; 0 for a vendor that only contracts name. */
  readonly revision: number;
}

/** The state of a watched sender. */
export interface SenderHeartbeat {
  readonly sender: string;
  readonly vendor: string;
  readonly expectEvery: number;
  /** ISO; absent = never seen. */
  readonly lastSeen?: string;
  /** Since when it is watched. */
  readonly since: string;
  /** When its silence was published. */
  readonly silentSince?: string;
}

export interface RegistryStore {
  bind(sender: string, binding: Binding): Promise<void>;
  unbind(sender: string, vendor: string, contract: string): Promise<void>;
  /** The current registrations of a sender: a consistent read. A sender without any may report nothing. */
  bindings(sender: string): Promise<Binding[]>;
  /**
   * A version that changes with each `bind` and `unbind`: registrations that were read under another version may have ended. A consistent
   * read of one small item.
   */
  version(): Promise<string>;
  register(vendor: string, names: readonly KnownName[]): Promise<void>;
  names(vendor: string): Promise<KnownName[]>;
  /** @param revision absent = the newest. */
  vendor(id: string, revision?: number): Promise<Vendor | undefined>;
  /** Writes a vendor's revision; false when another writer already wrote that one. */
  putVendor(vendor: Vendor): Promise<boolean>;
  /** Lists a vendor; an entry of an earlier revision changes nothing. */
  listVendor(entry: VendorEntry): Promise<void>;
  /** Vendors by id, in pages. */
  vendors(cursor: string | undefined, limit: number): Promise<Listing<VendorEntry>>;
  /** The entry of one vendor in that listing. */
  listed(vendor: string): Promise<VendorEntry | undefined>;
  webhook(vendor: string, source: string): Promise<Webhook | undefined>;
  /** All webhooks of a vendor. */
  webhooks(vendor: string): Promise<Webhook[]>;
  /** Vendors that have a webhook of a source. */
  vendorsOf(source: string): Promise<string[]>;
  /** Makes a webhook unless there is one, which stays as it is. */
  makeWebhook(webhook: Webhook): Promise<{ readonly webhook: Webhook; readonly isNew: boolean }>;
  /** Writes a webhook in place of the one that was read. @returns false when another request changed or ended that one meanwhile. */
  putWebhook(webhook: Webhook, before: Webhook): Promise<boolean>;
  /** Writes the index by which its keys are found; `putWebhook` does it too. */
  indexKeys(webhook: Webhook): Promise<void>;
  /** Ends a webhook as it is now: none of its keys is valid any more, and no secret of it is kept. */
  endWebhook(webhook: Pick<Webhook, 'vendor' | 'source'>): Promise<void>;
  /** The webhook that a key is valid for. */
  webhookByKey(key: string): Promise<Webhook | undefined>;
  putEncryptedSecret(owner: SecretOwner, fingerprint: string, encrypted: Uint8Array): Promise<void>;
  encryptedSecret(owner: SecretOwner, fingerprint: string): Promise<Uint8Array | undefined>;
  /** Deletes the stored secret. */
  endSecret(owner: SecretOwner, fingerprint: string): Promise<void>;
  /** Deletes the items of keys that an earlier version stored in clear. */
  deleteClearKeys(keys: readonly string[]): Promise<void>;
  /** Whether `markSecretsTakenOver` was called. */
  areSecretsTakenOver(): Promise<boolean>;
  markSecretsTakenOver(): Promise<void>;
  /** Records that a watched sender was seen. */
  recordSeen(sender: string, vendor: string, at: string): Promise<void>;
  watch(watch: SenderHeartbeat): Promise<void>;
  unwatch(sender: string, vendor: string): Promise<void>;
  watches(): Promise<SenderHeartbeat[]>;
}
