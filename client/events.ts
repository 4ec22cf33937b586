/**
 * `makegood/events`: for senders. Builds public events, checks them before they leave, sends them with retries of what was not taken, and
 * batches a minute's checks of a whole fleet into few events.
 *
 *     import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
 *     import { Sender } from 'makegood/events';
 *     const sender = new Sender({ client: new EventBridgeClient(), bus: 'arn:aws:events:eu-west-1:111122223333:event-bus/makegood', source: 'yourname.noc' });
 *     await sender.send({ type: 'service.down', component: 'line-1', occurredAt: new Date() });
 *     const batcher = sender.batch({ probe: 'http', everySeconds: 60 }); batcher.add('line-1', true); await batcher.flush();
 */
import type { EventBridgeClient, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { type Backoff, type Refused, putEntries } from '../lib/adapters/eventbridge/put-entries.ts';
import { entryBytes } from '../lib/declarations/aws-figures.ts';
import type { EventType } from '../lib/domain/evidence/fact.ts';
import type { Issue } from '../lib/domain/issue.ts';
import { BATCHED_EVENTS, MAX_BATCHED_EVENTS } from '../lib/schemas/batched-events.ts';
import { type BatcherOptions, Batcher } from './batcher.ts';
import { CHUNK, InvalidEventError, type OutgoingEvent, detailOf, detailsOf } from './outgoing.ts';

export { Batcher, InvalidEventError };
export type { EventType, BatcherOptions, Issue, OutgoingEvent, Refused };

export interface SenderOptions {
  readonly client: EventBridgeClient;
  /** Name or ARN of Makegood's bus. */
  readonly bus: string;
  /** Your own name for where events come from; not beginning with "aws." or "makegood.". */
  readonly source: string;
  /** Milliseconds before the n-th retry. */
  readonly backoff?: Backoff;
}

/** EventBridge did not take these, after all tries; the others are sent. The same events may be sent again: their ids make that harmless. */
export class RefusedError extends Error {
  readonly refused: readonly Refused[];

  constructor(refused: readonly Refused[]) {
    super(`${refused.length} events were refused: ${refused[0]!.code} ${refused[0]!.message}`);
    this.name = 'RefusedError';
    this.refused = refused;
  }
}

export class Sender {
  private readonly options: SenderOptions;

  constructor(options: SenderOptions) {
    this.options = options;
  }

  /**
   * Sends events. @returns their ids.
   * @throws InvalidEventError before anything is sent; RefusedError when some were not taken.
   */
  async send(...events: readonly OutgoingEvent[]): Promise<string[]> {
    const details = detailsOf(events);
    await this.put(events.map((event, i) => this.entry(event.type, details[i]!)));
    return details.map((detail) => String(detail.id));
  }

  /**
   * Sends events together, as few in number as 64 KB allow: each is taken or refused alone, as if sent by itself, and costs a fraction.
   * @returns their ids. @throws as `send`.
   */
  async sendTogether(...events: readonly OutgoingEvent[]): Promise<string[]> {
    const details = detailsOf(events).map((detail, i) => ({ type: events[i]!.type, ...detail }));
    const entries: PutEventsRequestEntry[] = [];
    for (let from = 0; from < details.length;) {
      let take = Math.min(details.length - from, MAX_BATCHED_EVENTS);
      const entry = (): PutEventsRequestEntry => this.entry(BATCHED_EVENTS, { events: details.slice(from, from + take) });
      while (take > 1 && entryBytes(entry()) > CHUNK) take = Math.ceil(take / 2);
      entries.push(entry());
      from += take;
    }
    await this.put(entries);
    return details.map((detail: Record<string, unknown>) => String(detail.id));
  }

  /** Batches checks of many components, and other events beside them. */
  batch(options: BatcherOptions): Batcher {
    return new Batcher(options, this, (event) => entryBytes(this.entry(event.type, detailOf(event))));
  }

  private async put(entries: readonly PutEventsRequestEntry[]): Promise<void> {
    const refused = await putEntries(this.options.client, entries, this.options.backoff);
    if (refused.length > 0) throw new RefusedError(refused);
  }

  private entry(type: string, detail: unknown): PutEventsRequestEntry {
    const { bus, source } = this.options;
    return { EventBusName: bus, Source: source, DetailType: `${type}.v1`, Detail: JSON.stringify(detail) };
  }
}
