/** The store of endpoints, of how they stand, and of their encrypted secrets. */
import type { Endpoint, EndpointStatus, EndpointStore } from '../../application/ports/endpoints.ts';
import { DAY, parseInstant } from '../../domain/time/instant.ts';
import { expiresAt } from './expiry.ts';
import { keys, unescaped } from './keys.ts';
import { SerialList } from './serial-list.ts';
import type { Item, Table } from './table.ts';

const ENABLED: EndpointStatus = { state: 'enabled' };

export class DynamoEndpointStore implements EndpointStore {
  private readonly table: Table;
  private readonly list: SerialList;

  constructor(table: Table) {
    this.table = table;
    this.list = new SerialList(table, keys.endpoints());
  }

  async all(): Promise<Endpoint[]> {
    return (await this.list.all()).flatMap(endpointIn);
  }

  async get(name: string): Promise<Endpoint | undefined> {
    const item = await this.table.get(keys.endpoint(name));
    return item && endpointIn(item)[0];
  }

  put(endpoint: Endpoint, may: (all: readonly Endpoint[], ended: readonly string[]) => boolean): Promise<boolean> {
    const item = { ...keys.endpoint(endpoint.name), entity: 'endpoint', schema: 1, endpoint: JSON.stringify(endpoint) };
    return this.list.put(item, (all) => may(all.flatMap(endpointIn), all.flatMap(endedIn)));
  }

  async end({ id, name }: Endpoint, at: string): Promise<void> {
    await this.list.put({ ...keys.endpoint(name), entity: 'endpoint', schema: 1, ...ended(at) });
    const status = keys.endpointStatus(id);
    if (await this.table.get(status)) await this.table.put({ ...status, entity: 'endpoint-status', schema: 1, endpoint: id, ...ended(at) });
  }

  async statuses(): Promise<ReadonlyMap<string, EndpointStatus>> {
    const items = await this.table.all(keys.endpointStatuses(), { consistent: true });
    return new Map(items.map((item) => [String(item.endpoint), statusIn(item)]));
  }

  async status(id: string): Promise<EndpointStatus> {
    return statusIn(await this.table.get(keys.endpointStatus(id)));
  }

  async changeStatus(id: string, change: (before: EndpointStatus) => EndpointStatus | undefined): Promise<EndpointStatus> {
    for (;;) {
      const read = await this.table.get(keys.endpointStatus(id));
      const before = statusIn(read);
      const after = change(before);
      if (!after) return before;
      const version = String(Number(read?.version ?? 0) + 1);
      const key = keys.endpointStatus(id);
      const item = { ...key, entity: 'endpoint-status', schema: 1, version, endpoint: id, status: JSON.stringify(after) };
      if (await this.table.putOver(item, read)) return after;
    }
  }

  async putSecret(id: string, fingerprint: string, encrypted: Uint8Array): Promise<void> {
    await this.table.put({ ...keys.endpointSecret(id, fingerprint), entity: 'endpoint-secret', schema: 1, encrypted });
  }

  async secret(id: string, fingerprint: string): Promise<Uint8Array | undefined> {
    const item = await this.table.get(keys.endpointSecret(id, fingerprint));
    return item?.encrypted instanceof Uint8Array ? item.encrypted : undefined;
  }

  async endSecret(id: string, fingerprint: string, at: string): Promise<void> {
    await this.table.put({ ...keys.endpointSecret(id, fingerprint), entity: 'endpoint-secret', schema: 1, ...ended(at) });
  }
}

/** None of one that has ended. */
const endpointIn = ({ endpoint }: Item): Endpoint[] => (typeof endpoint === 'string' ? [JSON.parse(endpoint) as Endpoint] : []);

const statusIn = (item: Item | undefined): EndpointStatus =>
  typeof item?.status === 'string' ? (JSON.parse(item.status) as EndpointStatus) : ENABLED;

/** What has ended is not kept for ever: endpoints that are made and deleted again would lengthen the lists that are read for each event. */
const ended = (at: string) => ({ endedAt: at, ...expiresAt(parseInstant(at)! + DAY) });

const endedIn = ({ sk, endedAt }: Item): string[] => (endedAt === undefined ? [] : [unescaped(sk)]);
