/** A data folder at a start: what an earlier version wrote is taken over. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { logger } from '../lambdas/shared/logger.ts';
import type { Secrets } from '../lib/application/ports/secrets.ts';
import type { Stores } from '../lib/application/ports/stores.ts';
import { takeOverSecrets } from '../lib/application/registry/take-over-secrets.ts';
import { adoptAll } from '../lib/application/statements/adopt-statements.ts';
import { OWN_FILE } from '../lib/adapters/files/own-modes.ts';

/** The format of a data folder; raised when data of the version before must be converted, not only read. */
const FOLDER_FORMAT = '5';

/** Makes up what an earlier version did not write, before anything is read. Of a folder that this version wrote, nothing. */
export async function upgrade(folder: string, stores: Stores, secrets: Secrets): Promise<void> {
  const path = join(folder, 'format');
  if ((await readFile(path, 'utf8').catch(() => '')) === FOLDER_FORMAT) return;
  const failed = await adoptAll(stores);
  for (const failure of failed)
    logger.warn('what an earlier version stored of a contract could not be taken over; the next start tries again', { ...failure });
  await takeOverSecrets(stores, secrets, () => Date.now());
  // Nothing else writes to a folder that this run has locked.
  await stores.vendorListings.takeOver(Date.now(), { settledMs: 0, mostMs: Infinity });
  if (failed.length === 0) await writeFile(path, FOLDER_FORMAT, { mode: OWN_FILE });
}
