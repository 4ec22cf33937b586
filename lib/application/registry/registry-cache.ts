/**
 * A cache of registrations in each process: they are few and seldom change. `renew` asks whether any of them changed, so that a sender that
 * was removed is refused from the next batch on; before a refusal they are read again.
 */
import { MAX_AHEAD_MS } from '../../domain/evidence/fact.ts';
import { boundedSource } from '../../sources/bounded/bounded-source.ts';
import { takesEverySource } from '../../sources/check-bus.ts';
import { webhookSource } from '../../sources/registry.ts';
import type { Source, WebhookReader } from '../../sources/source.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import type { Binding, KnownName, RegistryStore } from '../ports/registry.ts';
import type { StoredMapping } from '../ports/sources.ts';
import { pushTo } from '../../domain/lists.ts';

/**
 * How long a sender's registrations are cached while no registration changes. They grow with its contracts, and reading them each minute would
 * cost more than its events. A missing registration is read again at once.
 */
const KNOWN_SENDER_TTL_MS = 10 * 60_000;

/** How long the names of a vendor's components are cached: they only grow, and a missing name is read again. */
const NAMES_TTL_MS = 30 * 60_000;

/** How long a missing name and the mappings for the bus are cached: at most one read a second for any number of events. */
const ENTRY_TTL_MS = 1000;

/** The shortest interval between two records of a watched sender, in ms. */
const MIN_SEEN_INTERVAL_MS = 60_000;

/** The most vendors of which a process keeps the names. */
const MAX_VENDORS = 500;

interface CacheEntry<T> {
  readonly at: number;
  readonly value: T;
}

interface StoredReader {
  readonly source: Source;
  readonly revision: number;
}

/** A stored mapping whose bus source is that of every event. */
export interface IgnoredMapping {
  readonly source: string;
  readonly revision: number;
}

const withWebhook = ({ source, revision }: StoredReader): { source: WebhookReader; revision: number } | undefined =>
  source.readBody && { source: source as WebhookReader, revision };

/** The component names of vendors, as they were at the last `renew`. */
export class KnownNames {
  private readonly registry: Pick<RegistryStore, 'names' | 'version'>;
  private readonly known = new Map<string, Promise<readonly KnownName[]>>();
  private version: string | undefined;

  constructor({ registry }: { readonly registry: Pick<RegistryStore, 'names' | 'version'> }) {
    this.registry = registry;
  }

  /** Forgets them when a registration changed since: once before each batch, one read of one small item. */
  async renew(): Promise<void> {
    const version = await this.registry.version();
    if (version === this.version && this.known.size < MAX_VENDORS) return;
    this.version = version;
    this.known.clear();
  }

  of(vendor: string): Promise<readonly KnownName[]> {
    const known = this.known.get(vendor);
    if (known) return known;
    const reading = this.registry.names(vendor);
    this.known.set(vendor, reading);
    reading.catch(() => this.known.delete(vendor));
    return reading;
  }
}

export class Directory {
  private readonly stores: Stores;
  private readonly clock: Clock;
  private readonly names = new Map<string, CacheEntry<Map<string, KnownName[]>>>();
  private readonly senders = new Map<string, CacheEntry<Binding[]>>();
  /** The version of all registrations at the last `renew`. Cached registrations were read under it, or later. */
  private version: string | undefined;
  private readonly recordedSeen = new Map<string, number>();
  private readonly reading = new Map<string, Promise<unknown>>();
  /** How far ahead of its receipt an event may be, in ms. */
  readonly aheadMs: number;
  private mapped: CacheEntry<ReadonlyMap<string, Source>> | undefined;
  /** Mappings of webhooks, each in the newest requested revision. */
  private readonly readers = new Map<string, StoredReader>();

  /** Mappings that are not used, each reported once. */
  private readonly reported = new Set<string>();
  private readonly report: (ignored: IgnoredMapping) => void;

  /** @param report is called for each stored mapping that is not used for events of the bus. */
  constructor(stores: Stores, clock: Clock, aheadMs = MAX_AHEAD_MS, report: (ignored: IgnoredMapping) => void = () => undefined) {
    this.stores = stores;
    this.clock = clock;
    this.aheadMs = aheadMs;
    this.report = report;
  }

  /** Shares one read among the events of a batch that need the same data. */
  private async once<T>(what: string, read: () => Promise<T>): Promise<T> {
    const reading = (this.reading.get(what) as Promise<T> | undefined) ?? read().finally(() => this.reading.delete(what));
    this.reading.set(what, reading);
    return reading;
  }

  /**
   * Empties the cache of senders when a registration changed since it was last called: once before each batch of events, one read of one
   * small item. Within a batch the cache may be used.
   */
  async renew(): Promise<void> {
    const version = await this.stores.registry.version();
    if (version === this.version) return;
    this.version = version;
    this.senders.clear();
  }

  async bindings(sender: string): Promise<Binding[]> {
    const now = this.clock();
    const kept = this.senders.get(sender);
    if (kept && now - kept.at < (kept.value.length > 0 ? KNOWN_SENDER_TTL_MS : ENTRY_TTL_MS)) return kept.value;
    // A read that began under an earlier version may not see the newest registration: it is neither shared nor kept.
    const { version } = this;
    return this.once(`bindings ${version ?? ''} ${sender}`, async () => {
      const value = await this.stores.registry.bindings(sender);
      if (version === this.version) this.senders.set(sender, { at: now, value });
      return value;
    });
  }

  async registered(vendor: string, name: string): Promise<readonly KnownName[]> {
    const now = this.clock();
    const kept = this.names.get(vendor);
    if (kept && now - kept.at < NAMES_TTL_MS && kept.value.has(name)) return kept.value.get(name)!;
    if (kept && now - kept.at < ENTRY_TTL_MS) return kept.value.get(name) ?? [];
    const known = await this.once(`names ${vendor}`, async () => {
      const value = new Map<string, KnownName[]>();
      for (const entry of await this.stores.registry.names(vendor)) pushTo(value, entry.name, entry);
      this.names.set(vendor, { at: now, value });
      return value;
    });
    return known.get(name) ?? [];
  }

  /** The administrator's own mappings, by name. */
  async sources(): Promise<ReadonlyMap<string, Source>> {
    const now = this.clock();
    if (this.mapped && now - this.mapped.at < ENTRY_TTL_MS) return this.mapped.value;
    return this.once('sources', async () => {
      const all = await this.stores.sources.all();
      const usable = all.filter((stored) => !this.isIgnored(stored));
      const value = new Map(usable.map((stored) => [stored.mapping.source, this.readerOf(stored).source]));
      this.mapped = { at: now, value };
      return value;
    });
  }

  /**
   * A source with webhooks, built in or the administrator's own. A delivery has the revision of its answer and is read by that or a newer
   * revision; without `revision` the newest is read.
   */
  async webhookSource(name: string, revision?: number): Promise<{ source: WebhookReader; revision?: number } | undefined> {
    const builtIn = webhookSource(name);
    if (builtIn) return { source: builtIn };
    const kept = this.readers.get(name);
    if (revision !== undefined && kept && kept.revision >= revision) return withWebhook(kept);
    let stored = await this.once(`source ${name}`, () => this.stores.sources.get(name));
    // A shared read may have begun before the mapping was put.
    if (revision !== undefined && (stored?.revision ?? 0) < revision) stored = await this.stores.sources.get(name);
    return stored && withWebhook(this.readerOf(stored));
  }

  /** A mapping that was stored before the rule would read the events of every sender. */
  private isIgnored({ mapping, revision }: StoredMapping): boolean {
    if (!takesEverySource(mapping)) return false;
    const name = `${mapping.source} ${revision}`;
    if (!this.reported.has(name)) this.report({ source: mapping.source, revision });
    this.reported.add(name);
    return true;
  }

  /** Compiled once for each revision. */
  private readerOf({ mapping, revision }: StoredMapping): StoredReader {
    const kept = this.readers.get(mapping.source);
    if (kept && kept.revision >= revision) return kept;
    const reader = { source: boundedSource(mapping), revision };
    this.readers.set(mapping.source, reader);
    return reader;
  }

  /** Records that a watched sender was seen, at most once a minute. */
  async recordSeen(sender: string, bindings: readonly Binding[], at: string): Promise<void> {
    const now = this.clock();
    for (const { vendor, expectEvery } of bindings) {
      if (expectEvery === undefined || now - (this.recordedSeen.get(`${sender} ${vendor}`) ?? 0) < MIN_SEEN_INTERVAL_MS) continue;
      this.recordedSeen.set(`${sender} ${vendor}`, now);
      await this.stores.registry.recordSeen(sender, vendor, at);
    }
  }

  /** Removes a sender from the cache before its event is refused. @returns false when its entry was read just now. */
  forget(sender: string): boolean {
    const kept = this.senders.get(sender);
    if (!kept || this.clock() - kept.at < ENTRY_TTL_MS) return false;
    this.senders.delete(sender);
    return true;
  }

  /** Empties the cache, because a cause of refusals was fixed just now. */
  refresh(): void {
    this.names.clear();
    this.senders.clear();
    this.mapped = undefined;
    this.readers.clear();
  }
}
