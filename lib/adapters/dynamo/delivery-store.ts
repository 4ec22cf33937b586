/**
 * The store of deliveries. A delivery is one item; what is due is listed by endpoint and instant, and an entry of that list is a hint: the
 * delivery itself says whether it waits, and for when. So an attempt that was cut off leaves a delivery that becomes due again.
 */
import type { ClaimedDelivery, EndpointDelivery, DeliveryState, DeliveryStore, DueDelivery } from '../../application/ports/endpoints.ts';
import type { Listing } from '../../application/ports/listing.ts';
import { DELIVERY } from '../../declarations/endpoints.ts';
import { formatInstant, parseInstant } from '../../domain/time/instant.ts';
import { expiresAt } from './expiry.ts';
import { fullPage } from './full-page.ts';
import { keys, unescaped } from './keys.ts';
import type { Item, Table } from './table.ts';

export class DynamoDeliveryStore implements DeliveryStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  /** The lists are written first: what is recorded is always found. */
  async record(delivery: EndpointDelivery): Promise<boolean> {
    const { id, endpoint, at } = delivery;
    if (await this.table.get(keys.delivery(id))) return false;
    await this.table.put({
      ...keys.deliveryEntry(endpoint, at, id),
      entity: 'delivery-entry',
      schema: 1,
      delivery: id,
      ...expiry(delivery),
    });
    await this.listDue(delivery);
    return this.table.putNew(itemOf(delivery, 1));
  }

  async get(id: string): Promise<EndpointDelivery | undefined> {
    const item = await this.table.get(keys.delivery(id));
    return item && deliveryIn(item);
  }

  async claim(id: string, now: number): Promise<ClaimedDelivery | undefined> {
    const before = await this.table.get(keys.delivery(id));
    const delivery = before && deliveryIn(before);
    if (!delivery || delivery.nextAt === undefined || delivery.nextAt > formatInstant(now)) return undefined;
    const taken = { ...delivery, nextAt: formatInstant(now + DELIVERY.lease) };
    await this.listDue(taken);
    const claimed = itemOf(taken, Number(before.version) + 1);
    if (!(await this.table.putOver(claimed, before))) return undefined;
    return {
      delivery,
      finish: async (after) => {
        await this.listDue(after);
        await this.table.putOver(itemOf(after, Number(claimed.version) + 1), claimed);
      },
    };
  }

  async replay(id: string, now: number): Promise<EndpointDelivery | undefined> {
    for (;;) {
      const before = await this.table.get(keys.delivery(id));
      if (!before) return undefined;
      const known = deliveryIn(before);
      // A request that is repeated asks for the same instant.
      if (known.state === 'waiting' && known.tries === 0 && known.nextAt === formatInstant(now)) return known;
      const due: EndpointDelivery = { ...known, state: 'waiting', tries: 0, nextAt: formatInstant(now) };
      await this.listDue(due);
      if (await this.table.putOver(itemOf(due, Number(before.version) + 1), before)) return due;
    }
  }

  page(endpoint: string, state: DeliveryState | undefined, cursor: string | undefined, limit: number): Promise<Listing<EndpointDelivery>> {
    const read = async (item: Item): Promise<EndpointDelivery[]> =>
      (await this.entryIn(item)).filter((delivery) => state === undefined || delivery.state === state);
    const partitions = [keys.deliveryListing(endpoint)];
    return fullPage({ table: this.table, partitions, read, options: { backwards: true } }, cursor, limit);
  }

  since(endpoint: string, from: string, cursor: string | undefined, limit: number): Promise<Listing<EndpointDelivery>> {
    const read = (item: Item): Promise<EndpointDelivery[]> => this.entryIn(item);
    return fullPage({ table: this.table, partitions: [keys.deliveryListing(endpoint)], read, options: { from } }, cursor, limit);
  }

  async due(
    endpoint: string,
    { at, after }: { readonly at?: string; readonly after?: string },
    now: string,
    limit: number,
  ): Promise<DueDelivery[]> {
    const options = { limit, consistent: true, ...(at !== undefined && { from: at }), ...(after !== undefined && { after }) };
    const { items } = await this.table.page(keys.dueDeliveries(endpoint), options);
    return items.flatMap(({ sk }) => {
      const [dueAt, id] = sk.split('#') as [string, string];
      return dueAt <= now ? [{ dueAt, id: unescaped(id), place: sk }] : [];
    });
  }

  private async listDue(delivery: EndpointDelivery): Promise<void> {
    const { endpoint, id, nextAt } = delivery;
    if (nextAt === undefined) return;
    await this.table.put({ ...keys.dueDelivery(endpoint, nextAt, id), entity: 'due-delivery', schema: 1, ...expiry(delivery, nextAt) });
  }

  private async entryIn({ delivery: id }: Item): Promise<EndpointDelivery[]> {
    const delivery = await this.get(String(id));
    return delivery ? [delivery] : [];
  }
}

/** From the later of its event and its next attempt: what is replayed late is kept until it is delivered. */
const expiry = ({ at, nextAt }: EndpointDelivery, from = nextAt ?? at) =>
  expiresAt(Math.max(parseInstant(at)!, parseInstant(from)!) + DELIVERY.kept);

const itemOf = ({ body, ...delivery }: EndpointDelivery, version: number) => {
  const { nextAt, ...rest } = delivery;
  return {
    ...keys.delivery(delivery.id),
    entity: 'delivery',
    schema: 1,
    version: String(version),
    body,
    delivery: JSON.stringify(delivery.state === 'waiting' ? { ...rest, nextAt } : rest),
    ...expiry({ ...delivery, body }),
  };
};

const deliveryIn = ({ delivery, body }: Item): EndpointDelivery => ({
  ...(JSON.parse(String(delivery)) as Omit<EndpointDelivery, 'body'>),
  body: String(body),
});
