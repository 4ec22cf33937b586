/** The stores of subscriptions and of messages. A message is claimed by a conditional write before it is sent, and listed by the month of its event. */
import type {
  Claimed,
  MessageEntry,
  MessageState,
  MessageStore,
  MessageStores,
  StoredMessage,
  Subscription,
  SubscriptionStore,
} from '../../application/ports/messages.ts';
import type { Listing } from '../../application/ports/listing.ts';
import { MESSAGE_DAYS } from '../../declarations/retention.ts';
import { DAY, MINUTE, parseInstant } from '../../domain/time/instant.ts';
import { expiresAt } from './expiry.ts';
import { fullPage } from './full-page.ts';
import { keys } from './keys.ts';
import { SerialList } from './serial-list.ts';
import type { Item, Table } from './table.ts';

/** A claim older than this was cut off: no attempt to send one mail takes so long. */
const CLAIM_MS = MINUTE;

class DynamoSubscriptionStore implements SubscriptionStore {
  private readonly table: Table;
  private readonly list: SerialList;

  constructor(table: Table) {
    this.table = table;
    this.list = new SerialList(table, keys.subscriptions());
  }

  async all(): Promise<Subscription[]> {
    return (await this.list.all()).flatMap(fromSubscription);
  }

  async get(name: string): Promise<Subscription | undefined> {
    const item = await this.table.get(keys.subscription(name));
    return item && fromSubscription(item)[0];
  }

  put(subscription: Subscription, may: (all: readonly Subscription[]) => boolean = () => true): Promise<boolean> {
    const item = {
      ...keys.subscription(subscription.name),
      entity: 'subscription',
      schema: 1,
      subscription: JSON.stringify(subscription),
    };
    return this.list.put(item, (all) => may(all.flatMap(fromSubscription)));
  }

  async end(name: string, at: string): Promise<void> {
    await this.list.put({
      ...keys.subscription(name),
      entity: 'subscription',
      schema: 1,
      endedAt: at,
      ...expiresAt(parseInstant(at)! + DAY),
    });
  }
}

/** @param cutOffBefore epoch ms: what was claimed earlier was cut off, because the only process that sent ended. @default none was */
export const messageStores = (table: Table, cutOffBefore = -Infinity): MessageStores => ({
  subscriptions: new DynamoSubscriptionStore(table),
  messages: new DynamoMessageStore(table, cutOffBefore),
});

/** None of one that has ended. */
const fromSubscription = ({ subscription }: Item): Subscription[] =>
  typeof subscription === 'string' ? [JSON.parse(subscription) as Subscription] : [];

class DynamoMessageStore implements MessageStore {
  private readonly table: Table;
  private readonly cutOffBefore: number;

  constructor(table: Table, cutOffBefore: number) {
    this.table = table;
    this.cutOffBefore = cutOffBefore;
  }

  async isSent(id: string): Promise<boolean> {
    return (await this.table.get(keys.message(id)))?.state === 'sent';
  }

  async claim(message: StoredMessage, now: number): Promise<Claimed | 'sent' | 'busy'> {
    const before = await this.table.get(keys.message(message.id));
    if (before?.state === 'sent') return 'sent';
    const claimedAt = Number(before?.claimedAt);
    if (before?.state === 'sending' && claimedAt > now - CLAIM_MS && claimedAt >= this.cutOffBefore) return 'busy';
    const attempts = Number(before?.attempts ?? 0) + 1;
    const claimed = await this.itemOf(message, 'sending', attempts, now);
    if (!(await this.table.putOver(claimed, before))) return 'busy';
    await this.list(message, 'sending', attempts);
    return {
      finish: async (state) => {
        const done = await this.itemOf(message, state, attempts, now);
        // Where the claim was taken over meanwhile, the later attempt says how it ended.
        if (await this.table.putOver(done, claimed)) await this.list(message, state, attempts);
      },
    };
  }

  async get(id: string): Promise<(MessageEntry & StoredMessage) | undefined> {
    const item = await this.table.get(keys.message(id));
    return item && { ...fromItem(item), text: (await this.table.unpack(item, 'text')) ?? '' };
  }

  page(month: string, cursor: string | undefined, limit: number): Promise<Listing<MessageEntry>> {
    const read = (item: Item): MessageEntry[] => [fromItem(item)];
    return fullPage({ table: this.table, partitions: [keys.messageListing(month)], read }, cursor, limit);
  }

  private async itemOf({ text, ...entry }: StoredMessage, state: MessageState, attempts: number, now: number) {
    return {
      ...keys.message(entry.id),
      ...shared(entry, state, attempts),
      version: `${attempts} ${state}`,
      claimedAt: now,
      ...(await this.table.pack('text', text)),
    };
  }

  private async list({ text: _, ...entry }: StoredMessage, state: MessageState, attempts: number): Promise<void> {
    const rank = attempts * 2 + (state === 'sending' ? 0 : 1);
    await this.table.putNewest({ ...keys.messageEntry(entry.at, entry.id), ...shared(entry, state, attempts), rank });
  }
}

const shared = (entry: Omit<StoredMessage, 'text'>, state: MessageState, attempts: number) => ({
  entity: 'message',
  schema: 1,
  state,
  attempts,
  message: JSON.stringify(entry),
  ...expiresAt(parseInstant(entry.at)! + MESSAGE_DAYS.kept * DAY),
});

const fromItem = ({ message, state, attempts }: Item): MessageEntry => ({
  ...(JSON.parse(String(message)) as Omit<StoredMessage, 'text'>),
  state: state as MessageState,
  attempts: Number(attempts),
});
