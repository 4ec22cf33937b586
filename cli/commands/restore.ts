/** `makegood restore`: a data folder out of a backup, for the next start of the embedded run. */
import type { Command } from 'commander';
import { BackupError } from '../../lib/adapters/files/backup-file.ts';
import { restoreBackup } from '../../lib/adapters/files/restore-backup.ts';
import { CliError } from '../cli-error.ts';
import { type JsonChoice, examples, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { passphraseIn } from '../passphrase.ts';

interface Options extends JsonChoice {
  readonly data: string;
  readonly replace?: true;
  readonly passphraseFile?: string;
  readonly withoutKeys?: true;
}

export function define(command: Command): void {
  command
    .argument('<file>', 'the backup')
    .option('--data <folder>', 'the data folder that it becomes; no run uses it', '.makegood')
    .option('--replace', 'takes the place of data in that folder, which are kept under another name')
    .option('--passphrase-file <file>', 'decrypts the keys in the backup with the passphrase in this file')
    .option('--without-keys', 'restores no keys: new ones are made, and secrets of webhooks are put again')
    .action(restore);
  withJson(command);
  examples(command, {
    'restore makegood.backup --data restored --passphrase-file passphrase.txt': 'then: npm start -- --empty --data restored',
    'restore makegood.backup --replace': 'what was in .makegood is kept beside it',
  });
}

async function restore(file: string, { data, replace, passphraseFile, withoutKeys, json }: Options): Promise<void> {
  const passphrase = passphraseIn(passphraseFile);
  const restored = await restoreBackup({ file, folder: data, replace: replace === true, passphrase, withoutKeys }).catch(
    (error: unknown) => {
      if (error instanceof BackupError) throw new CliError(`${error.message}\nNothing was restored.`);
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new CliError(`there is no file ${file}`);
      throw error;
    },
  );
  if (json) return printJson(restored);
  print(
    `${data}: ${restored.items} items and ${restored.files} files, as of ${restored.head.takenAt}, by version ${restored.head.version}`,
  );
  if (restored.before !== undefined) print(`What was there before is in ${restored.before}`);
  if (!restored.hasKeys) print('It has no keys: put the secrets of webhooks again, and publish the fingerprint of the new signing key.');
  print(`Start it: npm start -- --empty --data ${data}`);
}
