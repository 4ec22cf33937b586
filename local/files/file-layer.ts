/** The port to files of what must not be lost, so that tests can let each step of it fail. */
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { OWN_FILE, OWN_FOLDER } from '../../lib/adapters/files/own-modes.ts';

export interface LogFile {
  /** Writes all bytes at a place; when it fails, some of them may be there. */
  write(bytes: Buffer, at: number): Promise<void>;
  /** Resolves when all that was written is on the medium. */
  sync(): Promise<void>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

export interface FileLayer {
  /** Opens a file for writing; it is made when it is not there, and emptied when it is to be new. */
  open(path: string, how: 'keep' | 'new'): Promise<LogFile>;
  /** The bytes of a file, in parts; none when there is no such file. */
  read(path: string): AsyncIterable<Buffer>;
  /** Bytes; undefined when there is no such file. */
  size(path: string): Promise<number | undefined>;
  /** The names in a folder; none when there is no such folder. */
  list(folder: string): Promise<string[]>;
  makeFolder(folder: string): Promise<void>;
  /** Takes the place of a file that is there. */
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Resolves when the names in a folder are on the medium. */
  syncFolder(folder: string): Promise<void>;
}

class DiskFile implements LogFile {
  private readonly handle: FileHandle;

  constructor(handle: FileHandle) {
    this.handle = handle;
  }

  async write(bytes: Buffer, at: number): Promise<void> {
    // The system may take a part of the bytes, such as on a disk that is nearly full.
    for (let done = 0; done < bytes.length;) done += (await this.handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  }

  sync(): Promise<void> {
    return this.handle.datasync();
  }

  truncate(size: number): Promise<void> {
    return this.handle.truncate(size);
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

async function* readDisk(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const part of createReadStream(path)) yield part as Buffer;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

async function unlessMissing<T>(found: Promise<T>, missing: T): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (isMissing(error)) return missing;
    throw error;
  }
}

/** Some systems do not sync a folder; they do not need it. */
async function syncDiskFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The files of this machine, for their user alone. */
export const DISK: FileLayer = {
  open: async (path, how) => {
    const exists = how === 'keep' && (await DISK.size(path)) !== undefined;
    return new DiskFile(await open(path, exists ? 'r+' : 'w', OWN_FILE));
  },
  read: readDisk,
  size: (path) =>
    unlessMissing(
      stat(path).then(({ size }) => size),
      undefined,
    ),
  list: (folder) => unlessMissing(readdir(folder), []),
  makeFolder: async (folder) => void (await mkdir(folder, { recursive: true, mode: OWN_FOLDER })),
  rename,
  remove: (path) => rm(path, { force: true }),
  syncFolder: syncDiskFolder,
};
