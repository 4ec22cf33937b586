/**
 * A copy of a data folder while the run works. Writes wait while the table and the journal are copied; the archive, seals and mails only grow,
 * so that they are copied afterwards, as long as they were at that moment.
 */
import { type Stats, createReadStream } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { type DynamoDBClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { COPIED_AT_ONCE, COPIED_LATER, KEY_FILE } from '../../lib/adapters/files/backup-content.ts';
import {
  BACKUP_FORMAT,
  BackupError,
  type BackupSummary,
  BackupWriter,
  type KeysIn,
  PART_BYTES,
} from '../../lib/adapters/files/backup-file.ts';
import { encryptKeys } from '../../lib/adapters/files/backup-keys.ts';
import { EVIDENCE_FOLDER } from '../s3/evidence-files.ts';
import { itemToJson } from './item-json.ts';
import type { WriteGate } from './write-gate.ts';

export interface BackedUp {
  readonly folder: string;
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly gate: WriteGate;
  readonly version: string;
  readonly clock: () => number;
}

export interface BackupOptions {
  /** Absolute; there is no such file. */
  readonly path: string;
  readonly keys: KeysIn;
  /** Of encrypted keys. */
  readonly passphrase?: string | undefined;
}

export interface TakenBackup extends BackupSummary {
  /** Milliseconds that writes waited. */
  readonly heldMs: number;
}

/** @throws BackupError when there is such a file, or its folder cannot be written. */
export async function takeBackup(run: BackedUp, { path, keys, passphrase }: BackupOptions): Promise<TakenBackup> {
  if (!isAbsolute(path)) throw new BackupError(`"${path}" is no absolute path`);
  if (keys === 'encrypted' && (passphrase ?? '') === '') throw new BackupError('a passphrase is missing, or empty');
  // Before the gate is held: this takes a while by design.
  const kept = keys === 'none' ? undefined : await keysIn(run.folder);
  const written = kept && (keys === 'encrypted' ? await encryptKeys(kept, passphrase!) : kept);
  const takenAt = new Date(run.clock()).toISOString();
  const head = { format: BACKUP_FORMAT, version: run.version, takenAt, keys } as const;
  const writer = await BackupWriter.create(path, head).catch((error: NodeJS.ErrnoException) => {
    throw new BackupError(error.code === 'EEXIST' ? `${path} is there already; name another file` : `${path}: ${error.message}`);
  });
  try {
    let heldMs = 0;
    const later = await run.gate.hold(async () => {
      const began = performance.now();
      await copyTable(run, writer);
      const files = await filesIn(run.folder);
      for (const file of files) if (COPIED_AT_ONCE.test(file.path)) await copyFile(run.folder, file, writer);
      heldMs = Math.round(performance.now() - began);
      return files.filter((file) => COPIED_LATER.test(file.path));
    });
    for (const file of later) await copyFile(run.folder, file, writer);
    if (written !== undefined) await writer.add({ keys: written });
    return { ...(await writer.end()), heldMs };
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

async function copyTable({ client, tableName }: BackedUp, writer: BackupWriter): Promise<void> {
  let ExclusiveStartKey: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page: ScanCommandOutput = await client.send(
      new ScanCommand({ TableName: tableName, ConsistentRead: true, ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
    );
    for (const item of page.Items ?? []) await writer.add({ item: itemToJson(item) });
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
}

interface FoundFile {
  /** Relative, with "/". */
  readonly path: string;
  readonly size: number;
}

async function filesIn(folder: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: FoundFile[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    const path = relative(folder, full).split(sep).join('/');
    if (!COPIED_AT_ONCE.test(path) && !COPIED_LATER.test(path)) continue;
    const found: Stats | undefined = await stat(full).catch(() => undefined);
    if (found) files.push({ path, size: found.size });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** As long as it was when it was listed. A day of the archive whose time is over by now may be gone. */
async function copyFile(folder: string, { path, size }: FoundFile, writer: BackupWriter): Promise<void> {
  if (size === 0) return writer.add({ part: { path, base64: '' } });
  try {
    for await (const part of createReadStream(join(folder, path), { end: size - 1, highWaterMark: PART_BYTES }))
      await writer.add({ part: { path, base64: (part as Buffer).toString('base64') } });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    // The table of this backup names it, and it is nowhere else.
    if (path.startsWith(`${EVIDENCE_FOLDER}/`))
      throw new BackupError(`an erasure replaced ${path} while the backup was taken; take the backup again`, { cause: error });
  }
}

/** The texts of the files with keys, by path. */
async function keysIn(folder: string): Promise<Record<string, string>> {
  const names = [...(await readdir(folder)), ...(await readdir(join(folder, 'statement-keys'))).map((name) => `statement-keys/${name}`)];
  const keys: Record<string, string> = {};
  for (const path of names) if (KEY_FILE.test(path)) keys[path] = await readFile(join(folder, path), 'utf8');
  return keys;
}
