/** The dead-letter queue: a file, one message a line. */
import { appendFile, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { OWN_FILE } from '../modes.ts';

export interface DeadLetter {
  readonly target: string;
  readonly receives: number;
  readonly body: string;
}

export class DeadLetters {
  private readonly file: string;
  private readonly taken: string;

  constructor(folder: string) {
    this.file = join(folder, 'dead-letters.jsonl');
    this.taken = join(folder, 'dead-letters.redriving.jsonl');
  }

  async bury({ target, receives, body }: DeadLetter): Promise<void> {
    await appendFile(this.file, JSON.stringify({ target, receives, buriedAt: new Date().toISOString(), body }) + '\n', { mode: OWN_FILE });
  }

  /** Hands all of them back; the file is set aside first, so that none is taken twice. @returns how many. */
  async redrive(accept: (letters: readonly DeadLetter[]) => Promise<void>): Promise<number> {
    const moved = await rename(this.file, this.taken).then(
      () => true,
      () => false,
    );
    const text = moved ? await readFile(this.taken, 'utf8') : '';
    const letters = text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as DeadLetter);
    await accept(letters);
    await rm(this.taken, { force: true });
    return letters.length;
  }
}
