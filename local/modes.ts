/** What the embedded run writes is for its own user alone: evidence, money, tokens and keys are in it. */
import { chmod, lstat, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { OWN_FILE, OWN_FOLDER } from '../lib/adapters/files/own-modes.ts';

/** What is in a data folder but for seals, whose files are made read-only. Whatever else a user keeps there stays as it is. */
const KEPT = [
  'bus',
  'documents',
  'dynalite',
  'dynoxide.sqlite',
  'dynoxide.sqlite-shm',
  'dynoxide.sqlite-wal',
  'engine.pid',
  'example-loaded',
  'format',
  'lock',
  'mails',
  'restored-table.jsonl',
  'secrets-key',
  'signing-key.json',
  'statement-keys',
  'token',
  'tokens',
];

/** Makes a data folder, or takes one over in which an earlier version left files that others may read. */
export async function ownFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: OWN_FOLDER });
  const known = (await readdir(folder)).filter((name) => KEPT.includes(name));
  if (known.length > 0) await chmod(folder, OWN_FOLDER);
  for (const name of known) await own(join(folder, name));
}

async function own(path: string): Promise<void> {
  const found = await lstat(path);
  // The target of a link is not in the folder.
  if (found.isSymbolicLink()) return;
  await chmod(path, found.isDirectory() ? OWN_FOLDER : OWN_FILE);
  if (found.isDirectory()) for (const name of await readdir(path)) await own(join(path, name));
}
