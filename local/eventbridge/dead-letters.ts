/** The dead-letter queue: a log, one message a line. */
import { join } from 'node:path';
import { CheckedLog, type Damage, type LogOptions, readLog, setAside } from '../files/checked-log.ts';
import type { FileLayer } from '../files/file-layer.ts';

export interface DeadLetter {
  readonly target: string;
  readonly receives: number;
  readonly body: string;
}

export interface DeadLettersOptions {
  readonly files: FileLayer;
  readonly folder: string;
  readonly onDamage: (damage: Damage) => void;
}

type Accept = (letters: readonly DeadLetter[]) => Promise<void>;

export class DeadLetters {
  private readonly options: DeadLettersOptions;
  private readonly path: string;
  /** Letters that a redrive has in hand, or had when it was broken off. */
  private readonly takenPath: string;
  private log: CheckedLog | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(options: DeadLettersOptions) {
    this.options = options;
    this.path = join(options.folder, 'dead-letters.jsonl');
    this.takenPath = join(options.folder, 'dead-letters.redriving.jsonl');
  }

  /** Resolves when the letter is durable. */
  bury({ target, receives, body }: DeadLetter): Promise<void> {
    const line = JSON.stringify({ target, receives, buriedAt: new Date().toISOString(), body });
    return this.inTurn(async () => {
      if (this.log?.isLost) await this.renew();
      this.log ??= await CheckedLog.open(this.logAt(this.path));
      await this.log.append([line]);
    });
  }

  /** The letters that wait. */
  count(): Promise<number> {
    return this.inTurn(async () => {
      let count = 0;
      for (const path of [this.takenPath, this.path])
        for await (const _ of readLog({ ...this.logAt(path), onDamage: () => undefined })) count += 1;
      return count;
    });
  }

  /** Hands all of them back. Nothing is deleted before it was accepted: what is taken twice is recorded once. @returns how many. */
  redrive(accept: Accept): Promise<number> {
    return this.inTurn(async () => {
      const left = await this.handBack(accept);
      await this.log?.close();
      this.log = undefined;
      const { files } = this.options;
      if (((await files.size(this.path)) ?? 0) === 0) return left;
      await files.rename(this.path, this.takenPath);
      return left + (await this.handBack(accept));
    });
  }

  private async handBack(accept: Accept): Promise<number> {
    const { files } = this.options;
    if ((await files.size(this.takenPath)) === undefined) return 0;
    const damages: Damage[] = [];
    const letters: DeadLetter[] = [];
    const log = { ...this.logAt(this.takenPath), onDamage: (damage: Damage) => void damages.push(damage) };
    for await (const text of readLog(log)) letters.push(JSON.parse(text) as DeadLetter);
    await accept(letters);
    await setAside(files, damages);
    damages.forEach(this.options.onDamage);
    await files.remove(this.takenPath);
    return letters.length;
  }

  /** A file of its own for what could be read of one whose sync failed. */
  private async renew(): Promise<void> {
    const texts: string[] = [];
    const damages: Damage[] = [];
    for await (const text of readLog({ ...this.logAt(this.path), onDamage: (damage) => void damages.push(damage) })) texts.push(text);
    await setAside(this.options.files, damages);
    damages.forEach(this.options.onDamage);
    this.log = await CheckedLog.write(this.logAt(this.path), texts);
  }

  private logAt(path: string): LogOptions {
    return { files: this.options.files, path, accepts: isLetter, onDamage: this.options.onDamage };
  }

  /** One after another: a letter is not buried in a file that is being taken. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    await this.last;
    await this.log?.close();
    this.log = undefined;
  }
}

function isLetter(text: string): boolean {
  try {
    return typeof (JSON.parse(text) as Partial<DeadLetter>).body === 'string';
  } catch {
    return false;
  }
}
