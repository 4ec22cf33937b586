/** Batches a minute's checks of a fleet, and other events beside them, into few events. */
import { randomUUID } from 'node:crypto';
import { CHUNK, type OutgoingEvent, detailsOf } from './outgoing.ts';

/** How long a batcher knows which slots it sent. */
const REMEMBERED = 86_400_000;

export interface BatcherOptions {
  readonly probe: string;
  readonly location?: string;
  /** Distinguishes this batcher's events from those of another process that batches for the same probe. @default random */
  readonly name?: string;
  /** How long a check stands for. @default 60 */
  readonly everySeconds?: number;
  /** For tests. @default the clock of the machine */
  readonly now?: () => number;
}

/** What sends events, and gives their ids: `Sender` of ./events.ts. */
interface Sends {
  send(...events: readonly OutgoingEvent[]): Promise<string[]>;
  sendTogether(...events: readonly OutgoingEvent[]): Promise<string[]>;
}

/** Checks of one slot of time, by component, and other events as they come; `flush` sends them and begins the next. */
export class Batcher {
  private readonly options: BatcherOptions;
  private readonly sender: Sends;
  private readonly bytes: (event: OutgoingEvent) => number;
  /** Slot start -> component -> mark. */
  private readonly slots = new Map<number, Map<string, string>>();
  /** How many events a slot has made: a check that comes after its slot was sent makes another. */
  private readonly sent = new Map<number, number>();
  private readonly others: OutgoingEvent[] = [];
  private readonly name: string;
  private timer: NodeJS.Timeout | undefined;

  constructor(options: BatcherOptions, sender: Sends, bytes: (event: OutgoingEvent) => number) {
    this.options = options;
    this.name = options.name ?? randomUUID().slice(0, 8);
    this.sender = sender;
    this.bytes = bytes;
  }

  private get every(): number {
    return (this.options.everySeconds ?? 60) * 1000;
  }

  /** Adds a check; of several in one slot a failure stands. @param at when it was made; now when absent. */
  add(component: string, passed: boolean, at?: number): void;
  /** Adds another event, which goes along with the next flush. @throws InvalidEventError at once. */
  add(event: OutgoingEvent): void;
  add(what: string | OutgoingEvent, passed = false, at = (this.options.now ?? Date.now)()): void {
    if (typeof what === 'string') this.addCheck(what, passed, at);
    else this.addEvent(what);
  }

  private addCheck(component: string, passed: boolean, at: number): void {
    const start = at - (at % this.every);
    const slot = this.slots.get(start) ?? new Map<string, string>();
    this.slots.set(start, slot);
    if (slot.get(component) !== '0') slot.set(component, passed ? '1' : '0');
  }

  private addEvent(event: OutgoingEvent): void {
    const { id, occurredAt } = detailsOf([event])[0]!;
    this.others.push({ ...event, id, occurredAt } as OutgoingEvent);
  }

  /**
   * Sends what was batched: for each slot as few events as 64 KB allow. What was refused is kept for the next flush, under the same ids.
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
      // A batch that does not fit is halved until it fits.
      while (take > 1 && this.bytes(this.event(start, before + events.length, entries.slice(0, take))) > CHUNK) take = Math.ceil(take / 2);
      events.push(this.event(start, before + events.length, entries.splice(0, Math.min(take, 5000))));
    }
    return events;
  }

  private event(start: number, part: number, entries: readonly (readonly [string, string])[]): OutgoingEvent {
    const { probe, location, everySeconds = 60 } = this.options;
    const at = new Date(start).toISOString();
    return {
      type: 'probes.batched',
      id: `${probe}/${location ?? ''}/${this.name}/${at}/${part}`,
      occurredAt: new Date(start + this.every),
      probe,
      ...(location !== undefined && { location }),
      start: at,
      everySeconds,
      results: Object.fromEntries(entries),
    };
  }

  /** Flushes every so often by itself, until `stop`. @param onError gets the error of a flush that failed; what was batched is kept. */
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
