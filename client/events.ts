/**
 * `makegood/events`: for senders. Builds public events, checks them before they leave, sends them with retries of what was not taken, and
 * gathers a minute's checks of a whole fleet into few events.
 *
 *     import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
 *     import { Sender } from 'makegood/events';
 *     const sender = new Sender({ client: new EventBridgeClient(), bus: 'arn:aws:events:eu-west-1:111122223333:event-bus/makegood', source: 'yourname.noc' });
 *     await sender.send({ type: 'service.down', component: 'line-1', occurredAt: new Date() });
 *     const checks = sender.gather({ probe: 'http', everySeconds: 60 }); checks.add('line-1', true); await checks.flush();
 */
import { randomUUID } from 'node:crypto';
import type { EventBridgeClient, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { type Backoff, type Refused, entryBytes, putEntries } from '../lib/adapters/put-entries.ts';
import type { EventType } from '../lib/domain/evidence/fact.ts';
import type { Issue } from '../lib/domain/issue.ts';
import { type EventInput, readEvent } from '../lib/schemas/event.ts';
import { GATHERED_EVENTS, MOST_GATHERED_EVENTS } from '../lib/schemas/gathered-events.ts';

export type { EventType, Issue, Refused };

/** An event of a type: the fields of docs/event-types.md. Instants may be Dates; an `id` is made when none is given. */
export type OutgoingEvent<T extends EventType = EventType> = T extends EventType
  ? { readonly type: T; readonly id?: string; readonly occurredAt?: string | Date } & Omit<WithDates<EventInput<T>>, 'id' | 'occurredAt'>
  : never;

type WithDates<T> = { readonly [K in keyof T]: K extends 'start' | 'end' | 'candidateStart' ? T[K] | Date : T[K] };

export interface SenderOptions {
  readonly client: EventBridgeClient;
  /** Name or ARN of Makegood's bus. */
  readonly bus: string;
  /** Your own name for where events come from; not beginning with "aws." or "makegood.". */
  readonly source: string;
  /** Milliseconds before the n-th retry. */
  readonly backoff?: Backoff;
}

/** The events do not say what they must; nothing was sent. */
export class InvalidEventError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.path} ${issue.message}`).join('; '));
    this.name = 'InvalidEventError';
    this.issues = issues;
  }
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

/** How long a gatherer knows which slots it sent. */
const REMEMBERED = 86_400_000;

/** 64 KB are billed as one event. */
const CHUNK = 65_536;

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
      let take = Math.min(details.length - from, MOST_GATHERED_EVENTS);
      const entry = (): PutEventsRequestEntry => this.entry(GATHERED_EVENTS, { events: details.slice(from, from + take) });
      while (take > 1 && entryBytes(entry()) > CHUNK) take = Math.ceil(take / 2);
      entries.push(entry());
      from += take;
    }
    await this.put(entries);
    return details.map((detail: Record<string, unknown>) => String(detail.id));
  }

  /** Gathers checks of many components, and other events beside them. */
  gather(options: GatherOptions): Gatherer {
    return new Gatherer(options, this, (event) => entryBytes(this.entry(event.type, detailOf(event))));
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

const text = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

function detailOf({ type: _, ...event }: OutgoingEvent): Record<string, unknown> {
  const { id = randomUUID(), occurredAt = new Date(), ...fields } = event;
  return { id, occurredAt: text(occurredAt), ...Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, text(value)])) };
}

/** @throws InvalidEventError naming the event and the place. */
function detailsOf(events: readonly OutgoingEvent[]): Record<string, unknown>[] {
  const details = events.map(detailOf);
  const issues = events.flatMap((event, i) => {
    const result = readEvent(event.type, details[i]);
    return 'issues' in result ? result.issues.map((issue) => ({ ...issue, path: `/${i}${issue.path}` })) : [];
  });
  if (issues.length > 0) throw new InvalidEventError(issues);
  return details;
}

export interface GatherOptions {
  readonly probe: string;
  readonly location?: string;
  /** Tells this gatherer's events from those of another process that gathers for the same probe. @default made by chance */
  readonly name?: string;
  /** How long a check stands for. @default 60 */
  readonly everySeconds?: number;
  /** For tests. @default the clock of the machine */
  readonly now?: () => number;
}

/** Checks of one slot of time, by component, and other events as they come; `flush` sends them and begins the next. */
export class Gatherer {
  private readonly options: GatherOptions;
  private readonly sender: Sender;
  private readonly bytes: (event: OutgoingEvent) => number;
  /** Slot start -> component -> mark. */
  private readonly slots = new Map<number, Map<string, string>>();
  /** How many events a slot has made: a check that comes after its slot was sent makes another. */
  private readonly sent = new Map<number, number>();
  private readonly others: OutgoingEvent[] = [];
  private readonly name: string;
  private timer: NodeJS.Timeout | undefined;

  constructor(options: GatherOptions, sender: Sender, bytes: (event: OutgoingEvent) => number) {
    this.options = options;
    this.name = options.name ?? randomUUID().slice(0, 8);
    this.sender = sender;
    this.bytes = bytes;
  }

  private get every(): number {
    return (this.options.everySeconds ?? 60) * 1000;
  }

  /** Notes a check; of several in one slot a failure stands. @param at when it was made; now when absent. */
  add(component: string, passed: boolean, at = (this.options.now ?? Date.now)()): void {
    const start = at - (at % this.every);
    const slot = this.slots.get(start) ?? new Map<string, string>();
    this.slots.set(start, slot);
    if (slot.get(component) !== '0') slot.set(component, passed ? '1' : '0');
  }

  /** Takes another event along with the next flush. @throws InvalidEventError at once. */
  note(event: OutgoingEvent): void {
    const { id, occurredAt } = detailsOf([event])[0]!;
    this.others.push({ ...event, id, occurredAt } as OutgoingEvent);
  }

  /**
   * Sends what was gathered: for each slot as few events as 64 KB allow. What was refused is kept for the next flush, under the same ids.
   * @param all also slots that are not over yet.
   */
  async flush(all = false): Promise<string[]> {
    const now = (this.options.now ?? Date.now)();
    const ids: string[] = [];
    for (const [start, slot] of [...this.slots]) {
      if (!all && start + this.every > now) continue;
      const events = this.eventsOf(start, slot);
      ids.push(...(await this.sender.send(...events)));
      this.sent.set(start, (this.sent.get(start) ?? 0) + events.length);
      this.slots.delete(start);
    }
    const others = this.others.slice();
    if (others.length > 0) ids.push(...(await this.sender.sendTogether(...others)));
    this.others.splice(0, others.length);
    for (const start of this.sent.keys()) if (start < now - REMEMBERED) this.sent.delete(start);
    return ids;
  }

  private eventsOf(start: number, slot: ReadonlyMap<string, string>): OutgoingEvent[] {
    const entries = [...slot].sort(([a], [b]) => (a < b ? -1 : 1));
    const before = this.sent.get(start) ?? 0;
    const events: OutgoingEvent[] = [];
    while (entries.length > 0) {
      let take = entries.length;
      // What does not fit is halved until it does.
      while (take > 1 && this.bytes(this.event(start, before + events.length, entries.slice(0, take))) > CHUNK) take = Math.ceil(take / 2);
      events.push(this.event(start, before + events.length, entries.splice(0, Math.min(take, 5000))));
    }
    return events;
  }

  private event(start: number, part: number, entries: readonly (readonly [string, string])[]): OutgoingEvent {
    const { probe, location, everySeconds = 60 } = this.options;
    const at = new Date(start).toISOString();
    return {
      type: 'probes.gathered',
      id: `${probe}/${location ?? ''}/${this.name}/${at}/${part}`,
      occurredAt: new Date(start + this.every),
      probe,
      ...(location !== undefined && { location }),
      start: at,
      everySeconds,
      results: Object.fromEntries(entries),
    };
  }

  /** Flushes every so often by itself, until `stop`. @param onError told of a flush that failed; what was gathered is kept. */
  start(onError: (error: unknown) => void): void {
    this.timer ??= setInterval(() => void this.flush().catch(onError), this.every);
    this.timer.unref();
  }

  /** Stops, and sends what is left. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.flush(true);
  }
}
