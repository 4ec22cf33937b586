/**
 * The events that the bus received, in files by the day of receipt, kept for replays. It lags behind the journal by a moment, as
 * EventBridge's archive does; what a kill took from it is made up from the journal at the next start.
 */
import { join } from 'node:path';
import { CheckedLog, type Damage, readLog } from '../files/checked-log.ts';
import type { FileLayer } from '../files/file-layer.ts';
import type { ReceivedEvent } from './bus-event.ts';

export interface ArchiveOptions {
  readonly files: FileLayer;
  readonly folder: string;
  /** Days that an event is kept. */
  readonly days: number;
  readonly onDamage: (damage: Damage) => void;
}

const FILE = /^(\d{4}-\d\d-\d\d)(?:\.(\d+))?\.jsonl$/;
const DAY_MS = 86_400_000;

export class Archive {
  private readonly options: ArchiveOptions;
  private day = '';
  /** Of the day's files, the one that is written to. */
  private number = 0;
  private log: CheckedLog | undefined;
  private waiting: ReceivedEvent[] = [];
  private writing: Promise<void> | undefined;
  private failure: unknown;

  constructor(options: ArchiveOptions) {
    this.options = options;
  }

  add(received: ReceivedEvent): void {
    this.waiting.push(received);
    this.start();
  }

  /**
   * Resolves when everything is written.
   *
   * @throws why it cannot be written; it is kept in memory and tried again by the next call.
   */
  async flush(): Promise<void> {
    this.start();
    await this.writing;
    if (this.waiting.length > 0) throw this.failure;
  }

  /** @throws why the archive cannot be written; at once when it can. */
  async ready(): Promise<void> {
    if (this.failure !== undefined) await this.flush();
  }

  private start(): void {
    if (this.waiting.length === 0) return;
    this.writing ??= this.write().finally(() => (this.writing = undefined));
  }

  private async write(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) {
      const day = this.waiting[0]!.receivedAt.slice(0, 10);
      const end = this.waiting.findIndex((entry) => !entry.receivedAt.startsWith(day));
      const batch = this.waiting.slice(0, end < 0 ? this.waiting.length : end);
      try {
        const log = await this.logOf(day);
        await log.append(batch.map(({ receivedAt, text }) => JSON.stringify([receivedAt, text])));
        this.failure = undefined;
      } catch (error) {
        this.failure = error ?? new Error('the archive cannot be written');
        return;
      }
      this.waiting.splice(0, batch.length);
    }
  }

  /** The log of a day: the last of its files, or a new one after a file whose sync failed. */
  private async logOf(day: string): Promise<CheckedLog> {
    if (day !== this.day) {
      await this.log?.close();
      this.log = undefined;
      await this.removeOld(day);
      this.number = (await this.files()).filter((file) => file.day === day).at(-1)?.number ?? 0;
      this.day = day;
    }
    if (this.log?.isLost) {
      this.number += 1;
      this.log = undefined;
    }
    const name = this.number === 0 ? `${day}.jsonl` : `${day}.${this.number}.jsonl`;
    this.log ??= await CheckedLog.open(this.optionsOf(join(this.options.folder, name)));
    return this.log;
  }

  private optionsOf(path: string): Parameters<typeof CheckedLog.open>[0] {
    return { files: this.options.files, path, accepts: (text) => entryOf(text) !== undefined, onDamage: this.options.onDamage };
  }

  private async files(): Promise<{ name: string; day: string; number: number }[]> {
    return (await this.options.files.list(this.options.folder))
      .flatMap((name) => {
        const parts = FILE.exec(name);
        return parts ? [{ name, day: parts[1]!, number: Number(parts[2] ?? 0) }] : [];
      })
      .sort((a, b) => (a.day === b.day ? a.number - b.number : a.day < b.day ? -1 : 1));
  }

  private async removeOld(today: string): Promise<void> {
    const first = new Date(Date.parse(`${today}T00:00:00Z`) - this.options.days * DAY_MS).toISOString().slice(0, 10);
    for (const { name, day } of await this.files()) if (day < first) await this.options.files.remove(join(this.options.folder, name));
  }

  /** The events received in [from, until). */
  async *between(from: string, until: string): AsyncGenerator<ReceivedEvent> {
    await this.writing;
    for (const { name, day } of await this.files()) {
      if (day < from.slice(0, 10) || day > until.slice(0, 10)) continue;
      for await (const text of readLog(this.optionsOf(join(this.options.folder, name)))) {
        const entry = entryOf(text)!;
        if (entry.receivedAt >= from && entry.receivedAt < until) yield entry;
      }
    }
  }

  /** Adds those events that are not here. */
  async makeUp(received: Iterable<ReceivedEvent>): Promise<void> {
    const missing = new Map<string, ReceivedEvent>();
    let from = '9';
    for (const one of received) {
      missing.set(`${one.receivedAt} ${one.text}`, one);
      if (one.receivedAt < from) from = one.receivedAt;
    }
    if (missing.size === 0) return;
    for await (const { receivedAt, text } of this.between(from, '9')) missing.delete(`${receivedAt} ${text}`);
    for (const one of missing.values()) this.add(one);
    await this.flush();
  }

  async close(): Promise<void> {
    await this.flush().catch(() => undefined);
    await this.log?.close();
    this.log = undefined;
    this.day = '';
  }
}

/** A line's event; versions before wrote "<instant> <text>". Undefined for what is none. */
function entryOf(line: string): ReceivedEvent | undefined {
  if (line.startsWith('["')) return pairOf(line);
  if (!/^\d{4}-\d\d-\d\dT[\d:.]{12}Z \{/.test(line)) return undefined;
  const text = line.slice(25);
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return { receivedAt: line.slice(0, 24), text };
}

function pairOf(line: string): ReceivedEvent | undefined {
  try {
    const [receivedAt, text] = JSON.parse(line) as unknown[];
    return typeof receivedAt === 'string' && typeof text === 'string' ? { receivedAt, text } : undefined;
  } catch {
    return undefined;
  }
}
