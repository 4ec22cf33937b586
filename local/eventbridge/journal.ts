/**
 * The bus's memory: a log of accepted messages and of those done. A message is accepted only when its line is on the medium (one sync, shared
 * by all that wait together); what was accepted and not done is delivered again after a restart.
 */
import { join } from 'node:path';
import { CheckedLog, type Damage, type LogOptions, setAside } from '../files/checked-log.ts';
import type { FileLayer } from '../files/file-layer.ts';

export interface Message {
  readonly seq: number;
  readonly target: string;
  readonly body: string;
}

type Line = { readonly m: Message } | { readonly d: number };

export interface JournalOptions {
  readonly files: FileLayer;
  readonly folder: string;
  /** Gets each message that the journal has, also of those done, before the journal is begun anew without them. */
  readonly onMessage?: (message: Message) => void;
  /** Makes sure that what is done is kept elsewhere, before the journal is begun anew without it. */
  readonly beforeRewrite?: () => Promise<void>;
  readonly onDamage: (damage: Damage) => void;
  /** Past this size (bytes) the journal is begun anew, when most of it is done. */
  readonly rewriteBytes?: number;
}

const REWRITE_BYTES = 16 * 1024 * 1024;

/** Messages done that are written together. */
const DONE_TOGETHER = 1000;

interface Waiting {
  readonly messages: readonly Message[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export class Journal {
  private readonly log: CheckedLog;
  private readonly beforeRewrite: () => Promise<void>;
  private readonly rewriteBytes: number;
  private seq: number;
  private readonly open = new Map<number, Message>();
  private openLength = 0;
  private waiting: Waiting[] = [];
  private done: number[] = [];
  private writing: Promise<void> | undefined;

  private constructor(log: CheckedLog, seq: number, left: readonly Message[], { beforeRewrite, rewriteBytes }: JournalOptions) {
    this.log = log;
    this.seq = seq;
    this.beforeRewrite = beforeRewrite ?? (() => Promise.resolve());
    this.rewriteBytes = rewriteBytes ?? REWRITE_BYTES;
    for (const message of left) this.hold(message);
  }

  /** Opens the journal in a folder; `left` is what was accepted and never done. */
  static async open(options: JournalOptions): Promise<{ journal: Journal; left: Message[] }> {
    const { files, folder } = options;
    const damages: Damage[] = [];
    const log: LogOptions = {
      files,
      path: join(folder, 'journal.jsonl'),
      accepts: isLine,
      onDamage: (damage) => void damages.push(damage),
    };
    const left = new Map<number, Message>();
    let seq = 0;
    await CheckedLog.open(log, (text) => {
      const line = JSON.parse(text) as Line;
      if ('d' in line) return void left.delete(line.d);
      options.onMessage?.(line.m);
      left.set(line.m.seq, line.m);
      seq = Math.max(seq, line.m.seq);
    }).then((read) => read.close());
    await setAside(files, damages);
    damages.forEach(options.onDamage);
    await options.beforeRewrite?.();
    const messages = [...left.values()];
    return { journal: new Journal(await CheckedLog.write(log, messages.map(acceptedLine)), seq, messages, options), left: messages };
  }

  /** Accepts messages: resolves when they are durable. When it rejects, none of them counts. */
  async accept(messages: readonly { target: string; body: string }[]): Promise<Message[]> {
    const accepted = messages.map(({ target, body }) => ({ seq: (this.seq += 1), target, body }));
    if (accepted.length > 0) await this.append(accepted);
    return accepted;
  }

  /** Marks a message done; written with the next accepted one, with many others done or on close, since a repeat does no harm. */
  finish(seq: number): void {
    const message = this.open.get(seq);
    if (!message) return;
    this.open.delete(seq);
    this.openLength -= message.body.length;
    this.done.push(seq);
    const isIdle = this.open.size === 0 && this.log.size > this.rewriteBytes;
    if ((this.done.length >= DONE_TOGETHER || isIdle) && !this.writing) void this.append([]).catch(() => undefined);
  }

  get pending(): number {
    return this.open.size;
  }

  /** Bytes of the log. */
  get size(): number {
    return this.log.size;
  }

  private hold(message: Message): void {
    this.open.set(message.seq, message);
    this.openLength += message.body.length;
  }

  private append(messages: readonly Message[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ messages, resolve, reject });
      this.writing ??= this.writeWaiting().finally(() => (this.writing = undefined));
    });
  }

  private async writeWaiting(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      const messages = batch.flatMap((entry) => entry.messages);
      try {
        await this.write(messages);
        for (const message of messages) this.hold(message);
        for (const entry of batch) entry.resolve();
      } catch (error) {
        for (const entry of batch) entry.reject(error);
      }
    }
  }

  private async write(messages: readonly Message[]): Promise<void> {
    const isMostlyDone = this.log.size > this.rewriteBytes && this.openLength < this.log.size / 2;
    if (this.log.isLost) return this.rewrite(messages);
    // On a disk that is nearly full there may be space for these alone.
    if (isMostlyDone && (await this.isRewritten(messages))) return;
    if (this.log.isLost) return this.rewrite(messages);
    const done = this.done;
    this.done = [];
    try {
      await this.log.append([...messages.map(acceptedLine), ...done.map(doneLine)]);
    } catch (error) {
      this.done.push(...done);
      throw error;
    }
  }

  /** The journal anew, with what is open and these. */
  private async rewrite(messages: readonly Message[]): Promise<void> {
    const done = this.done.length;
    await this.beforeRewrite();
    await this.log.rewrite([...this.open.values(), ...messages].map(acceptedLine));
    // What was finished meanwhile may stand in the new file.
    this.done = this.done.slice(done);
  }

  private async isRewritten(messages: readonly Message[]): Promise<boolean> {
    try {
      await this.rewrite(messages);
      return true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    await this.append([]).catch(() => undefined);
    await this.log.close();
  }
}

const acceptedLine = (message: Message): string => JSON.stringify({ m: message });
const doneLine = (seq: number): string => JSON.stringify({ d: seq });

function isLine(text: string): boolean {
  try {
    const line = JSON.parse(text) as Partial<Record<'m' | 'd', unknown>>;
    return typeof line.d === 'number' || typeof (line.m as Message | undefined)?.seq === 'number';
  } catch {
    return false;
  }
}
