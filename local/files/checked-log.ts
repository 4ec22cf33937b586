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

/** The lines of a file without their ends, and whether the last one has its end. */
async function* linesIn(files: FileLayer, path: string): AsyncGenerator<{ readonly bytes: Buffer; readonly isEnded: boolean }> {
  let rest: Buffer[] = [];
  for await (const part of files.read(path)) {
    let from = 0;
    for (let end = part.indexOf(LINE_END); end >= 0; end = part.indexOf(LINE_END, from)) {
      yield { bytes: Buffer.concat([...rest, part.subarray(from, end)]), isEnded: true };
      rest = [];
      from = end + 1;
    }
    if (from < part.length) rest.push(part.subarray(from));
  }
  if (rest.length > 0) yield { bytes: Buffer.concat(rest), isEnded: false };
}

/**
 * The texts of a log. Bytes that cannot be believed are reported and passed over, but for a torn last line: who wrote it was
 * never told that it is there.
 */
export async function* readLog({ files, path, accepts, onDamage }: LogOptions): AsyncGenerator<string> {
  let line = 0;
  for await (const { bytes, isEnded } of linesIn(files, path)) {
    line += 1;
    if (bytes.length === 0) continue;
    for (const read of readLine(bytes, accepts, isEnded))
      if ('text' in read) yield read.text;
      else if (isEnded) onDamage({ path, line, what: read.damage, bytes: read.bytes });
  }
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
    for await (const text of readLog(options)) onText(text);
    const [good, size] = [await endOfLines(files, path), (await files.size(path)) ?? 0];
    const log = new CheckedLog(options, good, size > good);
    const isNew = (await files.size(path)) === undefined;
    log.file = await files.open(path, 'keep');
    if (isNew) await files.syncFolder(dirname(path));
    if (size > good && (await isWholeAfter(options, good))) {
      // Only its end is missing: the text itself may be one that was acknowledged.
      await log.file.write(Buffer.from('\n'), size);
      [log.good, log.isTorn] = [size + 1, false];
    }
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

/** Where the last line ends that has an end. */
async function endOfLines(files: FileLayer, path: string): Promise<number> {
  let [end, at] = [0, 0];
  for await (const part of files.read(path)) {
    const last = part.lastIndexOf(LINE_END);
    if (last >= 0) end = at + last + 1;
    at += part.length;
  }
  return end;
}

/** Whether what follows the last line end is a whole text. */
async function isWholeAfter({ files, path, accepts }: LogOptions, good: number): Promise<boolean> {
  let at = 0;
  const parts: Buffer[] = [];
  for await (const part of files.read(path)) {
    if (at + part.length > good) parts.push(part.subarray(Math.max(0, good - at)));
    at += part.length;
  }
  return readLine(Buffer.concat(parts), accepts, false).some((read) => 'text' in read);
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
