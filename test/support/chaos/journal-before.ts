/**
 * The journal as it was up to version 0.2.0, on files that fail: no checksum, no cut after a torn write, further lines after a failed sync, and a
 * new file whose folder is not synced. It is kept to show that the check of journals finds what it lost.
 */
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { LogFile } from '../../../local/files/file-layer.ts';
import type { FaultyFiles } from '../faulty-files.ts';
import type { OpenJournal, TestedJournal } from './journal-faults.ts';

interface Message {
  readonly seq: number;
  readonly target: string;
  readonly body: string;
}

type Line = { readonly m: Message } | { readonly d: number };

interface Waiting {
  readonly text: string;
  resolve(): void;
  reject(error: unknown): void;
}

const PATH = 'bus/journal.jsonl';

class JournalBefore implements TestedJournal {
  private readonly files: FaultyFiles;
  private readonly file: LogFile;
  private seq: number;
  private waiting: Waiting[] = [];
  private done: number[] = [];
  private writing = false;

  constructor(files: FaultyFiles, file: LogFile, seq: number) {
    this.files = files;
    this.file = file;
    this.seq = seq;
  }

  async accept(messages: readonly { target: string; body: string }[]): Promise<Message[]> {
    const accepted = messages.map(({ target, body }) => ({ seq: (this.seq += 1), target, body }));
    await new Promise<void>((resolve, reject) => {
      this.waiting.push({ text: accepted.map((message) => `${JSON.stringify({ m: message })}\n`).join(''), resolve, reject });
      if (!this.writing) void this.flush();
    });
    return accepted;
  }

  finish(seq: number): void {
    this.done.push(seq);
  }

  private async flush(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        await this.write(batch.map(({ text }) => text).join(''));
        for (const entry of batch) entry.resolve();
      } catch (error) {
        for (const entry of batch) entry.reject(error);
      }
    }
    this.writing = false;
  }

  private async write(accepted: string): Promise<void> {
    const finished = this.done.map((seq) => `${JSON.stringify({ d: seq })}\n`).join('');
    this.done = [];
    await this.file.write(Buffer.from(accepted + finished), (await this.files.size(PATH)) ?? 0);
    await this.file.sync();
  }
}

function parseLine(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}

async function readLeft(files: FaultyFiles): Promise<{ messages: Message[]; seq: number }> {
  const left = new Map<number, Message>();
  let seq = 0;
  for await (const text of createInterface({ input: Readable.from(files.read(PATH)), crlfDelay: Infinity })) {
    const line = parseLine(text);
    if (!line) continue;
    if ('m' in line) {
      left.set(line.m.seq, line.m);
      seq = Math.max(seq, line.m.seq);
    } else left.delete(line.d);
  }
  return { messages: [...left.values()], seq };
}

export const journalBefore: OpenJournal = async (files) => {
  const { messages, seq } = await readLeft(files);
  const fresh = await files.open(`${PATH}.new`, 'new');
  await fresh.write(Buffer.from(messages.map((message) => `${JSON.stringify({ m: message })}\n`).join('')), 0);
  await fresh.sync();
  await fresh.close();
  await files.rename(`${PATH}.new`, PATH);
  return { journal: new JournalBefore(files, await files.open(PATH, 'keep'), seq), left: messages.map(({ body }) => body) };
};
