/** Publishes on the bus. Throws when EventBridge has not accepted an event after its retries, so that the caller retries. */
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { ownSourceOf } from '../../declarations/events.ts';
import { putEntries } from './put-entries.ts';
import type { PublishedEvent, Publisher } from '../../application/ports/publisher.ts';

export class EventBridgePublisher implements Publisher {
  private readonly client: EventBridgeClient;
  private readonly bus: string;

  constructor(client: EventBridgeClient, bus: string) {
    this.client = client;
    this.bus = bus;
  }

  async publish(events: readonly PublishedEvent[]): Promise<void> {
    const entries = events.map((event) => ({
      EventBusName: this.bus,
      Source: ownSourceOf(event.type),
      DetailType: event.type,
      Detail: JSON.stringify(event.detail),
    }));
    const [refused, ...others] = await putEntries(this.client, entries);
    if (refused) throw new Error(`EventBridge refused ${others.length + 1} events: ${refused.code} ${refused.message}`);
  }
}
