/**
 * A file to which lines are added, each with its length and checksum. What was added is on the medium when `append` resolves. A failed write
 * is cut off before anything else is written. A failed sync is final for the file: the system may have dropped the bytes and call the next
 * sync good, so that only another file can be believed (`rewrite`).
 */
import { dirname } from 'node:path';
import { lineOf, readLine } from './checked-line.ts';
import type { FileLayer, LogFile } from './file-layer.ts';

/** Bytes of a log that cannot be believed, and where they stand. */
export interface Damage {
  readonly path: string;
  /** Of the line, from 1. */
  readonly line: number;
  readonly what: string;
  readonly bytes: Buffer;
}

export interface LogOptions {
  readonly files: FileLayer;
  readonly path: string;
  /** Whether a text is one of this log: JSON of its form. Of the versions that wrote no checksum, it is the whole line. */
  readonly accepts: (text: string) => boolean;
  readonly onDamage: (damage: Damage) => void;
}

const LINE_END = 10;

/** A line of a file without its end, and the bytes up to its end. */
interface Line {
  readonly bytes: Buffer;
  readonly end: number;
  /** False of a torn last line. */
  readonly isEnded: boolean;
}

async function* linesIn(files: FileLayer, path: string): AsyncGenerator<Line> {
  let rest: Buffer[] = [];
  let at = 0;
  for await (const part of files.read(path)) {
    let from = 0;
    for (let end = part.indexOf(LINE_END); end >= 0; end = part.indexOf(LINE_END, from)) {
      yield { bytes: Buffer.concat([...rest, part.subarray(from, end)]), end: at + end + 1, isEnded: true };
      rest = [];
      from = end + 1;
    }
    if (from < part.length) rest.push(part.subarray(from));
    at += part.length;
  }
  if (rest.length > 0) yield { bytes: Buffer.concat(rest), end: at, isEnded: false };
}

/** The lines with their texts. Bytes that cannot be believed are reported, but for a torn last line: its writer was never acknowledged. */
async function* readLines({ files, path, accepts, onDamage }: LogOptions): AsyncGenerator<Line & { readonly texts: readonly string[] }> {
  let number = 0;
  for await (const line of linesIn(files, path)) {
    number += 1;
    const read = line.bytes.length === 0 ? [] : readLine(line.bytes, accepts, line.isEnded);
    for (const one of read) if (!('text' in one) && line.isEnded) onDamage({ path, line: number, what: one.damage, bytes: one.bytes });
    yield { ...line, texts: read.flatMap((one) => ('text' in one ? [one.text] : [])) };
  }
}

/** The texts of a log. */
export async function* readLog(options: LogOptions): AsyncGenerator<string> {
  for await (const { texts } of readLines(options)) yield* texts;
}

export class CheckedLog {
  private readonly options: LogOptions;
  private file: LogFile | undefined;
  /** Bytes that are known to be good; what is beyond them is cut off. */
  private good: number;
  private isTorn: boolean;

  private constructor(options: LogOptions, good: number, isTorn: boolean) {
    this.options = options;
    this.good = good;
    this.isTorn = isTorn;
  }

  /** Opens a log at its end; `onText` gets what it has. */
  static async open(options: LogOptions, onText: (text: string) => void = () => undefined): Promise<CheckedLog> {
    const { files, path } = options;
    await files.makeFolder(dirname(path));
    let [good, size] = [0, 0];
    let isWhole = true;
    for await (const line of readLines(options)) {
      line.texts.forEach(onText);
      size = line.end;
      if (line.isEnded) good = line.end;
      // Only its end is missing: the text itself may be one that was acknowledged.
      else isWhole = line.texts.length > 0;
    }
    const isNew = (await files.size(path)) === undefined;
    const file = await files.open(path, 'keep');
    if (isNew) await files.syncFolder(dirname(path));
    if (size > good && isWhole) {
      await file.write(Buffer.from('\n'), size);
      size = good = size + 1;
    }
    const log = new CheckedLog(options, good, size > good);
    log.file = file;
    return log;
  }

  /** Begins a log anew with these texts, in the place of the one that is there. */
  static async write(options: LogOptions, texts: Iterable<string>): Promise<CheckedLog> {
    const log = new CheckedLog(options, 0, false);
    await options.files.makeFolder(dirname(options.path));
    await log.rewrite(texts);
    return log;
  }

  /** Bytes. */
  get size(): number {
    return this.good;
  }

  /** Whether a sync of this file failed: nothing is added to it any more. */
  get isLost(): boolean {
    return this.file === undefined;
  }

  /**
   * Adds lines.
   *
   * @throws what the file layer throws; then none of the lines counts.
   */
  async append(texts: readonly string[]): Promise<void> {
    if (!this.file) throw new Error(`a sync of ${this.options.path} failed: it is not written to any more`);
    if (this.isTorn) await this.cut(this.file);
    const bytes = Buffer.from(texts.map(lineOf).join(''));
    try {
      await this.file.write(bytes, this.good);
    } catch (error) {
      this.isTorn = true;
      await this.cut(this.file).catch(() => undefined);
      throw error;
    }
    try {
      await this.file.sync();
    } catch (error) {
      await this.lose();
      throw error;
    }
    this.good += bytes.length;
  }

  private async cut(file: LogFile): Promise<void> {
    await file.truncate(this.good);
    this.isTorn = false;
  }

  private async lose(): Promise<void> {
    const lost = this.file;
    this.file = undefined;
    await lost?.close().catch(() => undefined);
  }

  /** Puts a new file in the place of this one, with these texts alone. When that fails, the file before is as it was. */
  async rewrite(texts: Iterable<string>): Promise<void> {
    const { files, path } = this.options;
    const fresh = await files.open(`${path}.new`, 'new');
    let size = 0;
    try {
      for (const part of inParts(texts)) {
        await fresh.write(part, size);
        size += part.length;
      }
      await fresh.sync();
      await files.rename(`${path}.new`, path);
    } catch (error) {
      await fresh.close().catch(() => undefined);
      throw error;
    }
    await this.lose();
    [this.file, this.good, this.isTorn] = [fresh, size, false];
    try {
      await files.syncFolder(dirname(path));
    } catch (error) {
      // After a crash the name may lead to the old file: what is added to the new one could be gone.
      await this.lose();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.lose();
  }
}

const PART_BYTES = 1024 * 1024;

function* inParts(texts: Iterable<string>): Generator<Buffer> {
  let lines: string[] = [];
  let length = 0;
  for (const text of texts) {
    lines.push(lineOf(text));
    length += text.length;
    if (length < PART_BYTES) continue;
    yield Buffer.from(lines.join(''));
    [lines, length] = [[], 0];
  }
  if (lines.length > 0) yield Buffer.from(lines.join(''));
}

/** Keeps bytes that cannot be believed beside their log, where a person can look at them. */
export async function setAside(files: FileLayer, damages: readonly Damage[]): Promise<void> {
  for (const { path, bytes } of damages) {
    const aside = `${path}.damaged`;
    const size = await files.size(aside);
    const file = await files.open(aside, 'keep');
    try {
      await file.write(Buffer.concat([bytes, Buffer.from('\n')]), size ?? 0);
      await file.sync();
    } finally {
      await file.close();
    }
    if (size === undefined) await files.syncFolder(dirname(aside));
  }
}
