/**
 * A data folder out of a backup. All of it is written beside the folder and checked; only then it takes the place of the folder. Items of the
 * table stay a file: the next start of the embedded run puts them into its database, whichever it has.
 */
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RESTORED_TABLE, KEY_FILE, isBackedUp } from './backup-content.ts';
import { BackupError, type BackupHead, type BackupRecord, type BackupSummary, checkedJson, readBackup } from './backup-file.ts';
import { decryptKeys } from './backup-keys.ts';
import { lockFolder } from './folder-lock.ts';
import { OWN_FILE, OWN_FOLDER } from './own-modes.ts';

export interface RestoreOptions {
  /** The backup. */
  readonly file: string;
  /** The data folder that it becomes. */
  readonly folder: string;
  /** A folder with data gives way; it is kept under another name. */
  readonly replace: boolean;
  /** Of encrypted keys. */
  readonly passphrase?: string | undefined;
  /** Leaves out keys that are in the backup. */
  readonly withoutKeys?: boolean | undefined;
}

export interface Restored extends BackupSummary {
  /** Where the data are that were in the folder before. */
  readonly before?: string;
  readonly hasKeys: boolean;
}

/** Seals are written once. */
const SEAL_MODE = 0o400;

/** @throws BackupError when the backup is not whole, or the folder has data or a run; then the folder is as it was. */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { folder, replace } = options;
  const isThere = (await namesIn(folder)).length > 0;
  if (isThere && !replace)
    throw new BackupError(
      `${folder} has data already: name an empty folder with --data, or add --replace, which keeps it under another name`,
    );
  await mkdir(folder, { recursive: true, mode: OWN_FOLDER });
  const lock = await lockFolder(folder).catch((error: Error) => {
    throw new BackupError(error.message);
  });
  const stage = `${folder}.restoring`;
  try {
    await rm(stage, { recursive: true, force: true });
    await mkdir(stage, { recursive: true, mode: OWN_FOLDER });
    const summary = await new Staging(stage, options).write();
    const before = isThere ? `${folder}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}` : undefined;
    await rm(join(folder, 'lock'), { force: true });
    if (before === undefined) await rm(folder, { recursive: true, force: true });
    else await rename(folder, before);
    await rename(stage, folder);
    return { ...summary, ...(before !== undefined && { before }) };
  } catch (error) {
    await rm(stage, { recursive: true, force: true });
    throw error;
  } finally {
    await lock.release();
  }
}

const namesIn = async (folder: string): Promise<string[]> => (await readdir(folder).catch(() => [])).filter((name) => name !== 'lock');

class Staging {
  private readonly stage: string;
  private readonly options: RestoreOptions;
  private table: FileHandle | undefined;
  private lines: string[] = [];
  private readonly files = new Set<string>();
  private open: { readonly path: string; readonly handle: FileHandle } | undefined;
  private hasKeys = false;

  constructor(stage: string, options: RestoreOptions) {
    this.stage = stage;
    this.options = options;
  }

  async write(): Promise<Omit<Restored, 'before'>> {
    let [head, summary] = [undefined as BackupHead | undefined, undefined as Omit<Restored, 'before'> | undefined];
    this.table = await open(join(this.stage, RESTORED_TABLE), 'wx', OWN_FILE);
    try {
      for await (const record of readBackup(this.options.file)) {
        if ('head' in record) head = record.head;
        else if ('end' in record) summary = { head: head!, ...record.end, hasKeys: this.hasKeys };
        else await this.take(record);
      }
      await this.flush();
      await this.table.sync();
      // Reading to the end has shown that there is one.
      return summary!;
    } finally {
      await this.table.close();
      await this.closeFile();
    }
  }

  private async take(record: Exclude<BackupRecord, { head: unknown } | { end: unknown }>): Promise<void> {
    if ('item' in record) {
      this.lines.push(checkedJson({ item: record.item }));
      if (this.lines.length >= 1000) await this.flush();
    } else if ('part' in record) await this.addPart(record.part.path, Buffer.from(record.part.base64, 'base64'));
    else if (this.options.withoutKeys !== true) await this.addKeys(record.keys);
  }

  private async flush(): Promise<void> {
    await this.table!.writeFile(this.lines.join(''));
    this.lines = [];
  }

  private async addKeys(given: Readonly<Record<string, string>> | string): Promise<void> {
    const { file, passphrase } = this.options;
    if (typeof given === 'string' && passphrase === undefined)
      throw new BackupError(`the keys in ${file} are encrypted: give --passphrase-file, or --without-keys`);
    const keys = typeof given === 'string' ? await decryptKeys(given, passphrase!) : given;
    for (const [path, text] of Object.entries(keys)) {
      if (!KEY_FILE.test(path)) throw new BackupError(`${file}: "${path}" is no key of a data folder`);
      await this.addPart(path, Buffer.from(text, 'utf8'));
    }
    this.hasKeys = true;
  }

  private async addPart(path: string, bytes: Buffer): Promise<void> {
    if (!isBackedUp(path)) throw new BackupError(`${this.options.file}: "${path}" is no file of a data folder`);
    if (this.open?.path !== path) {
      if (this.files.has(path)) throw new BackupError(`${this.options.file}: the parts of "${path}" are not in one piece`);
      await this.closeFile();
      const target = join(this.stage, path);
      await mkdir(dirname(target), { recursive: true, mode: OWN_FOLDER });
      this.open = { path, handle: await open(target, 'wx', path.startsWith('seals/') ? SEAL_MODE : OWN_FILE) };
      this.files.add(path);
    }
    await this.open.handle.writeFile(bytes);
  }

  private async closeFile(): Promise<void> {
    const { handle } = this.open ?? {};
    this.open = undefined;
    await handle?.sync();
    await handle?.close();
  }
}
