/** The events that the bus received, one file for each day of receipt, kept for replays. It lags behind the journal by a moment, as EventBridge's archive does. */
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { OWN_FILE, OWN_FOLDER } from '../modes.ts';

export interface Archived {
  readonly receivedAt: string;
  /** The event's own text. */
  readonly text: string;
}

export class Archive {
  private readonly folder: string;
  private day = '';
  private file: FileHandle | undefined;
  private waiting: Archived[] = [];
  private writing: Promise<void> | undefined;

  constructor(folder: string) {
    this.folder = folder;
  }

  add(receivedAt: string, text: string): void {
    this.waiting.push({ receivedAt, text });
    this.writing ??= this.write().finally(() => (this.writing = undefined));
  }

  private async write(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) {
      const day = this.waiting[0]!.receivedAt.slice(0, 10);
      const end = this.waiting.findIndex((entry) => !entry.receivedAt.startsWith(day));
      const batch = this.waiting.splice(0, end < 0 ? this.waiting.length : end);
      await this.openDay(day);
      await this.file!.appendFile(batch.map((entry) => `${entry.receivedAt} ${entry.text}\n`).join(''));
    }
  }

  private async openDay(day: string): Promise<void> {
    if (day === this.day) return;
    await this.file?.close();
    await mkdir(this.folder, { recursive: true, mode: OWN_FOLDER });
    this.file = await open(join(this.folder, `${day}.jsonl`), 'a', OWN_FILE);
    this.day = day;
  }

  /** The events received in [from, until). */
  async *between(from: string, until: string): AsyncGenerator<Archived> {
    await this.writing;
    const days = (await readdir(this.folder).catch(() => [] as string[])).map((name) => name.slice(0, 10)).sort();
    for (const day of days) {
      if (day < from.slice(0, 10) || day > until.slice(0, 10)) continue;
      for await (const line of createInterface({
        input: createReadStream(join(this.folder, `${day}.jsonl`), 'utf8'),
        crlfDelay: Infinity,
      })) {
        const receivedAt = line.slice(0, 24);
        if (receivedAt >= from && receivedAt < until) yield { receivedAt, text: line.slice(25) };
      }
    }
  }

  async close(): Promise<void> {
    await this.writing;
    await this.file?.close();
    this.file = undefined;
    this.day = '';
  }
}
