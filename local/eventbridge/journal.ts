/**
 * The bus's memory: an append-only file of accepted messages and of those done. A message is accepted only when its line is
 * on disk (fdatasync, shared by all that wait together); what was accepted and not done is delivered again after a restart.
 */
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { OWN_FILE, OWN_FOLDER } from '../modes.ts';

export interface Message {
  readonly seq: number;
  readonly target: string;
  readonly body: string;
}

type Line = { readonly m: Message } | { readonly d: number };

/** A journal with nothing left to deliver is begun anew past this size. */
const COMPACT_BYTES = 16 * 1024 * 1024;

export class Journal {
  private readonly file: FileHandle;
  private size: number;
  private seq: number;
  private readonly open = new Set<number>();
  private waiting: { text: string; resolve: () => void; reject: (error: unknown) => void }[] = [];
  private done: number[] = [];
  private writing = false;

  private constructor(file: FileHandle, size: number, seq: number, left: readonly Message[]) {
    this.file = file;
    this.size = size;
    this.seq = seq;
    for (const message of left) this.open.add(message.seq);
  }

  /** Opens the journal in a folder; `left` is what was accepted and never done. */
  static async open(folder: string): Promise<{ journal: Journal; left: Message[] }> {
    await mkdir(folder, { recursive: true, mode: OWN_FOLDER });
    const path = join(folder, 'journal.jsonl');
    const { messages, seq } = await readLeft(path);
    // The remaining lines are written to a new file, so that the next line is not appended to a torn last line.
    const fresh = await open(`${path}.new`, 'w', OWN_FILE);
    await fresh.writeFile(messages.map((message) => JSON.stringify({ m: message }) + '\n').join(''));
    await fresh.sync();
    await fresh.close();
    await rename(`${path}.new`, path);
    const file = await open(path, 'a', OWN_FILE);
    return { journal: new Journal(file, (await file.stat()).size, seq, messages), left: messages };
  }

  /** Accepts messages: resolves when they are durable. */
  async accept(messages: readonly { target: string; body: string }[]): Promise<Message[]> {
    const accepted = messages.map(({ target, body }) => ({ seq: (this.seq += 1), target, body }));
    for (const message of accepted) this.open.add(message.seq);
    if (accepted.length > 0) await this.append(accepted.map((message) => JSON.stringify({ m: message }) + '\n').join(''));
    return accepted;
  }

  /** Marks a message done; written with the next accepted one or on close, since a repeat does no harm. */
  finish(seq: number): void {
    if (!this.open.delete(seq)) return;
    this.done.push(seq);
    if (this.done.length >= 1000 && !this.writing) void this.append('').catch(() => undefined);
  }

  get pending(): number {
    return this.open.size;
  }

  private append(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ text, resolve, reject });
      if (!this.writing) void this.flush();
    });
  }

  private async flush(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        await this.write(batch.map((entry) => entry.text).join(''));
        for (const entry of batch) entry.resolve();
      } catch (error) {
        for (const entry of batch) entry.reject(error);
      }
    }
    this.writing = false;
  }

  private async write(accepted: string): Promise<void> {
    const finished = this.done.map((seq) => JSON.stringify({ d: seq }) + '\n').join('');
    this.done = [];
    if (this.size > COMPACT_BYTES && accepted === '' && this.open.size === 0) {
      await this.file.truncate(0);
      this.size = 0;
    } else {
      const bytes = Buffer.from(accepted + finished);
      await this.file.appendFile(bytes);
      this.size += bytes.length;
    }
    await this.file.datasync();
  }

  async close(): Promise<void> {
    await this.append('');
    await this.file.close();
  }
}

async function readLeft(path: string): Promise<{ messages: Message[]; seq: number }> {
  const left = new Map<number, Message>();
  let seq = 0;
  try {
    for await (const text of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
      const line = parseLine(text);
      if (!line) continue;
      if ('m' in line) {
        left.set(line.m.seq, line.m);
        seq = Math.max(seq, line.m.seq);
      } else left.delete(line.d);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return { messages: [...left.values()], seq };
}

/** A torn last line (the process was killed while writing) was never acknowledged. */
function parseLine(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}
