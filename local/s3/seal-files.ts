/** The bucket for seals: a folder with one file each. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IssuedSeal } from '../../lib/application/ports/seals.ts';
import { OWN_FOLDER } from '../../lib/adapters/files/own-modes.ts';

/** What the workflow hands to the bucket for seals. */
export interface PutSeal {
  readonly Body: IssuedSeal;
}

/** Stands for the bucket with object lock: a file that is written once. Who owns this machine can change it all the same. */
export async function keepSeal(folder: string, { Body: seal }: PutSeal): Promise<void> {
  await mkdir(join(folder, 'seals'), { recursive: true, mode: OWN_FOLDER });
  const path = join(folder, 'seals', `${seal.digest}.json`);
  await writeFile(path, JSON.stringify(seal), { mode: 0o400, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
