/**
 * One run for each folder. The lock is a socket of this folder's own name, which the system closes when its process ends, however it ends: no
 * file that a user deletes or copies, and no number of a process decides. The file `lock` only names the process for a person.
 */
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type Server, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OWN_FILE } from './own-modes.ts';

export interface FolderLock {
  release(): Promise<void>;
}

/** @throws Error when another run has the folder, by any path or link. */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const name = join(folder, 'lock');
  const server = await hold(await socketOf(folder));
  if (!server) {
    const pid = await readFile(name, 'utf8').catch(() => 'unknown');
    throw new Error(`another run (process ${pid}) uses ${folder}; stop it, or name another folder with --data`);
  }
  await writeFile(name, String(process.pid), { mode: OWN_FILE });
  return {
    release: async () => {
      await rm(name, { force: true });
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** By device and inode, which are the same by every path to the folder, and others in a copy. */
async function socketOf(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true });
  const name = `makegood-${dev}-${ino}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

/** Undefined when another process has it. */
async function hold(socket: string): Promise<Server | undefined> {
  const server = await listening(socket);
  if (server || process.platform === 'linux' || process.platform === 'win32' || (await answers(socket))) return server;
  // A socket in the file system stays when its process is killed; nothing listens to it any more.
  await rm(socket, { force: true });
  return listening(socket);
}

const listening = (socket: string): Promise<Server | undefined> =>
  new Promise((resolve, reject) => {
    const server = createServer((connection) => connection.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    // The lock does not keep the process up.
    server.listen(socket, () => resolve(server.unref()));
  });

const answers = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = connect(socket, () => resolve(true));
    connection.once('error', () => resolve(false));
    connection.once('close', () => connection.destroy());
  });
