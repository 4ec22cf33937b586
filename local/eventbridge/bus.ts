/**
 * A bus with EventBridge's ways: rules by pattern, targets fed in batches, timeouts (./timeout.ts), retries (./retry-backoff.ts), dead
 * letters (./dead-letters.ts). It accepts an event only when it is durable, and delivers at least once.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Archive } from './archive.ts';
import { type BusEvent, OWN_ACCOUNT, REGION, type ReceivedEvent, bodyOf, isReplayed, receivedOf, replayedOf, textOf } from './bus-event.ts';
import { DeadLetters } from './dead-letters.ts';
import { entryBytes, jsonBytes, utf8Bytes } from '../../lib/declarations/aws-figures.ts';
import { AWS_LIMITS } from '../../lib/declarations/aws-limits.ts';
import { ENDPOINT_QUEUE } from '../../lib/declarations/endpoints.ts';
import { FUNCTIONS } from '../../lib/declarations/functions.ts';
import { MAIL } from '../../lib/declarations/messages.ts';
import { INGEST, RULES, WATCH, type Rule, ownSourceOf } from '../../lib/declarations/events.ts';
import { ARCHIVE_DAYS } from '../../lib/declarations/retention.ts';
import { logger } from '../../lambdas/shared/logger.ts';
import type { Damage } from '../files/checked-log.ts';
import { DISK, type FileLayer } from '../files/file-layer.ts';
import { Journal, type Message } from './journal.ts';
import { type Pattern, matches, validatePattern } from './event-pattern.ts';
import { type RedeliveryDelay, retryAfter } from './retry-backoff.ts';
import { withinTime } from './timeout.ts';
import type { PublishedEvent, Publisher } from '../../lib/application/ports/publisher.ts';

export interface QueuedMessage {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  readonly receives: number;
}

/** Takes a batch; gives back the ids of those it could not take. */
export type Target = (batch: readonly QueuedMessage[]) => Promise<readonly string[]>;

interface QueueSpec {
  /** Messages that one batch has at the most. */
  readonly batchSize: number;
  /** After so many receives a message goes to the dead letters. */
  readonly maxReceives: number;
  /** Batches that are in the hands of the target at once. */
  readonly instances: number;
}

/**
 * The queues as they are declared for AWS, so that a function has the time for a batch here that it has there. The workflow has none: each
 * request is an execution of its own, and one that fails takes no other with it.
 */
const QUEUES: Readonly<Record<Rule['target'], QueueSpec>> = {
  'ingest-queue': { ...INGEST, instances: 4 },
  'audit-workflow': { batchSize: 1, maxReceives: INGEST.maxReceives, instances: 4 },
  'watch-queue': { ...WATCH, instances: 1 },
  'message-queue': MAIL,
  'endpoint-queue': ENDPOINT_QUEUE,
};

/** Early warning shares the process: it rests so many times as long as it worked, so that events go before it. */
const REST = 8;

/** Milliseconds that work in hand may still take when the bus closes. */
const CLOSING = 3000;

interface Waiting {
  readonly message: Message;
  receives: number;
}

export interface BusOptions {
  readonly folder: string;
  readonly targets: Readonly<Record<Rule['target'], Target>>;
  readonly backoff?: RedeliveryDelay;
  /** Milliseconds that what was recorded is batched for early warning. @default 100 */
  readonly window?: number;
  /** Milliseconds that the ingestion function may take for a batch. @default its declared timeout */
  readonly timeout?: number;
  /** @default the files of this machine */
  readonly files?: FileLayer;
}

const isTarget = (name: string): name is Rule['target'] => Object.hasOwn(QUEUES, name);

/** The target of an event that no rule wants: it is archived, and done. */
const ARCHIVE_ALONE = 'archive';

/** The audit's workflow gets its input without a queue. */
const fitsQueue = ({ target, body }: Message): boolean => target === 'audit-workflow' || utf8Bytes(body) <= AWS_LIMITS.messageBytes.value;

/** A record of a batch besides its body, in bytes. */
const RECORD_BYTES = 1000;

/** The next batch: as many messages as it may have, and as fit into the event of a function. */
function takenBy(queue: Waiting[], most: number): Waiting[] {
  let [bytes, n] = [0, 0];
  for (const { message } of queue) {
    bytes += jsonBytes(message.body) + RECORD_BYTES;
    if (n === most || (n > 0 && bytes > AWS_LIMITS.requestBytes.value)) break;
    n += 1;
  }
  return queue.splice(0, n);
}

/** @throws as PutEvents refuses an entry that is alone too large. */
function refuseTooLarge({ type, detail }: PublishedEvent): void {
  const bytes = entryBytes({ Source: ownSourceOf(type), DetailType: type, Detail: JSON.stringify(detail) });
  if (bytes <= AWS_LIMITS.putBytes.value) return;
  const error = new Error(`Total size of the entries in the request is over the limit. (${type}: ${bytes} bytes)`);
  error.name = 'ValidationException';
  throw error;
}

export class Bus {
  private readonly journal: Journal;
  private readonly archive: Archive;
  private readonly deadLetters: DeadLetters;
  private readonly options: BusOptions;
  private readonly rules: readonly { pattern: Pattern; target: Rule['target'] }[];
  private readonly queues = new Map<string, Waiting[]>();
  private readonly busy = new Map<string, number>();
  private readonly unfinished = new Map<string, number>();
  private waiting: { readonly target: Rule['target'] | undefined; readonly resolve: () => void }[] = [];
  private stopped = false;
  /** Milliseconds that early warning last took. */
  private lastBatchMs = 0;
  private readonly working = new Set<Promise<void>>();

  /** Bytes of its files that could not be believed, since it was opened. */
  readonly damages: readonly Damage[];

  private constructor(journal: Journal, archive: Archive, deadLetters: DeadLetters, damages: readonly Damage[], options: BusOptions) {
    this.journal = journal;
    this.archive = archive;
    this.deadLetters = deadLetters;
    this.damages = damages;
    this.options = options;
    this.rules = RULES.map((rule) => {
      const pattern = rule.pattern(OWN_ACCOUNT);
      validatePattern(pattern);
      return { pattern, target: rule.target };
    });
  }

  static async open(options: BusOptions): Promise<Bus> {
    const { folder, files = DISK } = options;
    const damages: Damage[] = [];
    const onDamage = (damage: Damage): void => {
      damages.push(damage);
      const { path, line, what } = damage;
      logger.error('bytes of a log cannot be believed; they are kept in a file of that name with .damaged at its end', {
        path,
        line,
        what,
      });
    };
    const deadLetters = new DeadLetters({ files, folder, onDamage });
    const archive = new Archive({ files, folder: join(folder, 'archive'), days: ARCHIVE_DAYS, onDamage });
    const received: ReceivedEvent[] = [];
    const { journal, left } = await Journal.open({
      files,
      folder,
      onDamage,
      onMessage: ({ body }) => {
        const one = receivedOf(body);
        if (!isReplayed(one)) received.push(one);
      },
      beforeRewrite: async () => {
        await archive.makeUp(received.splice(0));
        await archive.flush();
      },
    });
    const bus = new Bus(journal, archive, deadLetters, damages, options);
    for (const message of left) bus.enqueue(message);
    return bus;
  }

  /**
   * Takes events that passed the door; resolves when they are durable. Events that no rule wants are archived alone.
   *
   * @throws when they cannot be written; then none of them counts.
   */
  async accept(events: readonly BusEvent[], receivedAt: string): Promise<void> {
    await this.archive.ready();
    const received = events.map((event): ReceivedEvent => ({ receivedAt, text: textOf(event) }));
    const accepted = await this.journal.accept(events.flatMap((event, i) => this.messagesOf(event, received[i]!)));
    for (const one of received) this.archive.add(one);
    for (const message of accepted) this.enqueue(message);
  }

  /** One message for each target whose rules want the event. */
  private messagesOf(event: BusEvent, received: ReceivedEvent): { target: string; body: string }[] {
    const targets = new Set<string>(this.rules.filter((rule) => matches(rule.pattern, event)).map((rule) => rule.target));
    if (targets.size === 0) targets.add(ARCHIVE_ALONE);
    return [...targets].map((target) => ({ target, body: bodyOf(received) }));
  }

  /** Delivers again what the archive has of a span of receipt, to the rules that take replays. @returns how many events. */
  async replay(from: string, until: string): Promise<number> {
    const name = `replay-${randomUUID()}`;
    let count = 0;
    for await (const received of this.archive.between(from, until)) {
      const replayed = replayedOf(received, name);
      const wanted = this.messagesOf(JSON.parse(replayed.text) as BusEvent, replayed).filter(({ target }) => target !== ARCHIVE_ALONE);
      for (const message of await this.journal.accept(wanted)) this.enqueue(message);
      if (wanted.length > 0) count += 1;
    }
    return count;
  }

  /** Takes the dead letters back into their queues. @returns how many. */
  redrive(): Promise<number> {
    return this.deadLetters.redrive(async (letters) => {
      for (const message of await this.journal.accept(letters)) this.enqueue(message);
    });
  }

  /** The dead letters that wait for a redrive. */
  deadLetterCount(): Promise<number> {
    return this.deadLetters.count();
  }

  private enqueue(message: Message): void {
    if (message.target === ARCHIVE_ALONE) return this.journal.finish(message.seq);
    const { target } = message;
    if (!isTarget(target) || !fitsQueue(message)) return this.refuse(message);
    const queue = this.queues.get(target) ?? [];
    this.queues.set(target, queue);
    queue.push({ message, receives: 0 });
    this.unfinished.set(target, (this.unfinished.get(target) ?? 0) + 1);
    this.pump(target);
  }

  /** What no queue takes, or names one that this version has not, goes to the dead letters at once, as EventBridge does it. */
  private refuse(message: Message): void {
    const target = message.target as Rule['target'];
    this.unfinished.set(target, (this.unfinished.get(target) ?? 0) + 1);
    const work = this.bury(target, { message, receives: 0 }).finally(() => {
      this.working.delete(work);
      this.settle();
    });
    this.working.add(work);
  }

  private pump(target: Rule['target']): void {
    const queue = this.queues.get(target);
    const batches = target === 'watch-queue';
    const { batchSize, instances } = QUEUES[target];
    while (!this.stopped && queue && queue.length > 0 && (this.busy.get(target) ?? 0) < instances) {
      this.busy.set(target, (this.busy.get(target) ?? 0) + 1);
      const taken = batches ? undefined : takenBy(queue, batchSize);
      const start = (): void => {
        if (this.stopped) return;
        const began = performance.now();
        const work = this.deliver(target, taken ?? takenBy(queue, batchSize)).finally(() => {
          if (batches) this.lastBatchMs = performance.now() - began;
          this.working.delete(work);
          this.busy.set(target, this.busy.get(target)! - 1);
          this.pump(target);
          this.settle();
        });
        this.working.add(work);
      };
      // On the next turn, so that events accepted together travel together; early warning batches them for a while.
      if (batches) setTimeout(start, Math.max(this.options.window ?? 100, REST * this.lastBatchMs));
      else setImmediate(start);
    }
  }

  private async deliver(target: Rule['target'], batch: readonly Waiting[]): Promise<void> {
    for (const waiting of batch) waiting.receives += 1;
    const deliveries = batch.map(({ message, receives }) => ({
      id: String(message.seq),
      body: message.body,
      sentAt: Date.now(),
      receives,
    }));
    let failed: ReadonlySet<string>;
    try {
      failed = new Set(await this.invoke(target, deliveries));
    } catch (error) {
      logger.error('a batch could not be delivered; it comes again, or goes to the dead letters', {
        error,
        target,
        messages: batch.length,
      });
      failed = new Set(deliveries.map((delivery) => delivery.id));
    }
    for (const waiting of batch) {
      if (!failed.has(String(waiting.message.seq))) this.finish(waiting.message);
      else if (waiting.receives < QUEUES[target].maxReceives) this.retry(target, waiting);
      else await this.bury(target, waiting);
    }
  }

  /** A function that takes too long is given up, and its whole batch comes again. The workflow keeps its own time. */
  private async invoke(target: Rule['target'], deliveries: readonly QueuedMessage[]): Promise<readonly string[]> {
    const work = this.options.targets[target](deliveries);
    if (target !== 'ingest-queue') return work;
    return withinTime(work, this.options.timeout ?? FUNCTIONS['ingest-events'].timeoutSeconds * 1000);
  }

  private retry(target: Rule['target'], waiting: Waiting): void {
    const again = (): void => {
      this.queues.get(target)!.push(waiting);
      this.pump(target);
    };
    retryAfter(waiting.receives, again, this.options.backoff);
  }

  /** Until the letter is durable the message stays open: the next start would deliver it again. */
  private async bury(target: string, waiting: Waiting): Promise<void> {
    if (this.stopped) return;
    const { message, receives } = waiting;
    try {
      await this.deadLetters.bury({ target, receives, body: message.body });
      this.finish(message);
    } catch (error) {
      logger.error('a dead letter cannot be written; it is tried again', { error, target });
      retryAfter(INGEST.maxReceives, () => void this.bury(target, waiting).then(() => this.settle()), this.options.backoff);
    }
  }

  private settle(): void {
    this.waiting = this.waiting.filter(({ target, resolve }) => {
      if (this.pending(target) > 0) return true;
      resolve();
      return false;
    });
  }

  private pending(target: Rule['target'] | undefined): number {
    return target === undefined ? this.journal.pending : (this.unfinished.get(target) ?? 0);
  }

  /** Resolves when everything accepted so far has been delivered or buried; of one target, when it has no more. */
  drained(target?: Rule['target']): Promise<void> {
    return this.pending(target) === 0 ? Promise.resolve() : new Promise((resolve) => this.waiting.push({ target, resolve }));
  }

  private finish({ seq, target }: Message): void {
    this.journal.finish(seq);
    this.unfinished.set(target, this.unfinished.get(target)! - 1);
  }

  /** Our own functions publish as our own account. */
  readonly publisher: Publisher = {
    publish: async (events: readonly PublishedEvent[]) => {
      for (const event of events) refuseTooLarge(event);
      const now = new Date().toISOString();
      await this.accept(
        events.map((event) => ({
          version: '0',
          id: randomUUID(),
          'detail-type': event.type,
          source: ownSourceOf(event.type),
          account: OWN_ACCOUNT,
          time: now.slice(0, 19) + 'Z',
          region: REGION,
          resources: [],
          detail: event.detail,
        })),
        now,
      );
    },
  };

  /** Batches in work are finished within CLOSING ms; all other messages are delivered when the bus is opened again. */
  async close(): Promise<void> {
    this.stopped = true;
    const patience = new Promise((resolve) => setTimeout(resolve, CLOSING).unref());
    await Promise.race([Promise.all(this.working), patience]);
    await this.deadLetters.close();
    await this.archive.close();
    await this.journal.close();
  }
}
