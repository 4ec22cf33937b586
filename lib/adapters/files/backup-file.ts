/**
 * The file of a backup of the embedded run: text, one record a line, each after the CRC-32 of its JSON in eight hex digits, so that damage is
 * found with its line; the last record has the SHA-256 of all lines before it. The order of records is: head, items and parts of files, keys,
 * end. Later formats are read by what reads this one: a new kind of record raises `BACKUP_FORMAT`.
 */
import { type Hash, createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { byteLines } from './byte-lines.ts';
import { OWN_FILE } from './own-modes.ts';

export const BACKUP_FORMAT = 1;

/** How the keys of a data folder are in a backup. */
export type KeysIn = 'clear' | 'encrypted' | 'none';

export interface BackupHead {
  readonly format: number;
  /** Of Makegood. */
  readonly version: string;
  /** The state is that of this instant (ISO 8601). */
  readonly takenAt: string;
  readonly keys: KeysIn;
}

/** A file in parts, in order; the path is relative to the data folder, with "/". */
export interface FilePart {
  readonly path: string;
  readonly base64: string;
}

export type BackupRecord =
  | { readonly head: BackupHead }
  /** An item of the table in DynamoDB's JSON; bytes as base64. */
  | { readonly item: Readonly<Record<string, unknown>> }
  | { readonly part: FilePart }
  /** Files with keys: their texts by path, or a compact JWE (./backup-keys.ts) of the JSON of that. */
  | { readonly keys: Readonly<Record<string, string>> | string }
  | { readonly end: BackupCounts & { readonly sha256: string } };

export interface BackupCounts {
  readonly items: number;
  readonly files: number;
}

export interface BackupSummary extends BackupCounts {
  readonly head: BackupHead;
  /** Of all lines before the last. */
  readonly sha256: string;
}

/** A backup that is not whole, or not one; the message has the place. */
export class BackupError extends Error {}

/** A line with its end: "<checksum> <JSON>\n". */
export function checkedJson(value: object): string {
  const json = JSON.stringify(value);
  return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
}

/** @returns undefined when the checksum is another. */
export function readCheckedJson(line: Buffer): unknown {
  const json = line.subarray(9);
  const checksum = line.toString('latin1', 0, 9);
  if (checksum !== `${crc32(json).toString(16).padStart(8, '0')} `) return undefined;
  return JSON.parse(json.toString('utf8')) as unknown;
}

/** Bytes that are written at once. */
const WRITE_BYTES = 1024 * 1024;
/** Bytes of a file in one record. */
export const PART_BYTES = 256 * 1024;

export class BackupWriter {
  private readonly file: FileHandle;
  private readonly path: string;
  private readonly head: BackupHead;
  private readonly hash: Hash = createHash('sha256');
  private lines: string[] = [];
  private length = 0;
  private items = 0;
  private readonly files = new Set<string>();

  private constructor(file: FileHandle, path: string, head: BackupHead) {
    this.file = file;
    this.path = path;
    this.head = head;
  }

  /** @throws when there is a file of that name, or it cannot be made. */
  static async create(path: string, head: BackupHead): Promise<BackupWriter> {
    const writer = new BackupWriter(await open(path, 'wx', OWN_FILE), path, head);
    await writer.add({ head });
    return writer;
  }

  async add(record: BackupRecord): Promise<void> {
    if ('item' in record) this.items += 1;
    if ('part' in record) this.files.add(record.part.path);
    if ('keys' in record && typeof record.keys === 'object') for (const path of Object.keys(record.keys)) this.files.add(path);
    const line = checkedJson(record);
    this.lines.push(line);
    this.length += line.length;
    if (this.length >= WRITE_BYTES) await this.flush();
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.from(this.lines.join(''));
    [this.lines, this.length] = [[], 0];
    this.hash.update(bytes);
    await this.file.writeFile(bytes);
  }

  /** The last record; resolves when the whole file is on the medium. */
  async end(): Promise<BackupSummary> {
    await this.flush();
    const end = { items: this.items, files: this.files.size, sha256: this.hash.digest('hex') };
    await this.file.writeFile(checkedJson({ end }));
    await this.file.sync();
    await this.file.close();
    return { head: this.head, ...end };
  }

  /** Takes away what was written: a backup that was not written to its end is none. */
  async discard(): Promise<void> {
    await this.file.close().catch(() => undefined);
    await rm(this.path, { force: true });
  }
}

/**
 * The records of a backup, of which the last is `end`, in order. Who reads them to the end knows that the backup is whole; nothing may count
 * before.
 *
 * @throws BackupError with the place, where it is damaged, cut off, or of a later format.
 */
export async function* readBackup(path: string): AsyncGenerator<BackupRecord> {
  const hash = createHash('sha256');
  let [number, items, isEnded] = [0, 0, false];
  for await (const line of byteLines(path)) {
    number += 1;
    const place = `${path}, line ${number}`;
    if (isEnded) throw new BackupError(`${place}: there is more after the end of the backup`);
    const record = recordIn(line, place);
    if (number === 1) expectHead(record, path);
    if ('end' in record) {
      const sha256 = hash.digest('hex');
      if (record.end.sha256 !== sha256 || record.end.items !== items)
        throw new BackupError(`${place}: lines before it were changed, added or taken away (SHA-256 ${sha256}, not ${record.end.sha256})`);
      isEnded = true;
    } else hash.update(line).update('\n');
    if ('item' in record) items += 1;
    yield record;
  }
  if (!isEnded)
    throw new BackupError(`${path}, line ${number}: it ends before the end of the backup; it was cut off, or not written to its end`);
}

function recordIn(line: Buffer, place: string): BackupRecord {
  const record = readCheckedJson(line);
  if (record !== undefined) return record as BackupRecord;
  throw new BackupError(`${place}: its checksum differs: the line is damaged, or the file is no backup of Makegood`);
}

function expectHead(record: BackupRecord, path: string): void {
  const format = 'head' in record ? record.head.format : undefined;
  if (format === undefined) throw new BackupError(`${path}, line 1: it is no backup of Makegood`);
  if (format > BACKUP_FORMAT)
    throw new BackupError(
      `${path}, line 1: it has format ${format}, and this version reads up to ${BACKUP_FORMAT}; restore with the version that made it, or a later one`,
    );
}
