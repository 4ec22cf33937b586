/** Publishes on the bus. Entries that EventBridge did not take are sent again a few times; then it throws. */
import { type EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { PublishedEvent, Publisher } from '../application/ports.ts';
import { ownSourceOf } from '../declarations/events.ts';

const MOST_ENTRIES = 10;
const TRIES = 4;

export class EventBridgePublisher implements Publisher {
  private readonly client: EventBridgeClient;
  private readonly bus: string;

  constructor(client: EventBridgeClient, bus: string) {
    this.client = client;
    this.bus = bus;
  }

  async publish(events: readonly PublishedEvent[]): Promise<void> {
    const entries = events.map((event): PutEventsRequestEntry => ({
      EventBusName: this.bus,
      Source: ownSourceOf(event.type),
      DetailType: event.type,
      Detail: JSON.stringify(event.detail),
    }));
    for (let i = 0; i < entries.length; i += MOST_ENTRIES) await this.put(entries.slice(i, i + MOST_ENTRIES));
  }

  private async put(entries: readonly PutEventsRequestEntry[]): Promise<void> {
    let left = [...entries];
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const result = await this.client.send(new PutEventsCommand({ Entries: left }));
      if (!result.FailedEntryCount) return;
      left = left.filter((_, i) => result.Entries?.[i]?.ErrorCode !== undefined);
    }
    throw new Error(`EventBridge refused ${left.length} events after ${TRIES} tries`);
  }
}
