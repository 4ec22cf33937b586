/** `makegood backup`: a consistent copy of the embedded run, while it works. On AWS the table has backups of its own. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { BackupSummary } from '../../lib/adapters/files/backup-file.ts';
import { CliError } from '../cli-error.ts';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { passphraseIn } from '../passphrase.ts';
import { tokenOf } from '../session.ts';

interface Options extends ApiChoice, JsonChoice {
  readonly passphraseFile?: string;
  /** Commander's form of --without-keys. */
  readonly withoutKeys?: true;
}

interface Answer extends Partial<BackupSummary> {
  readonly heldMs?: number;
  readonly message?: string;
}

export function define(command: Command): void {
  command
    .argument('<file>', 'the file that is made; there is none of that name')
    .option('--passphrase-file <file>', 'encrypts the keys in the backup with the passphrase in this file')
    .option('--without-keys', 'leaves the keys out: what is restored signs with new ones')
    .action(backup);
  withApi(withJson(command));
  examples(command, {
    'backup makegood.backup --passphrase-file passphrase.txt': 'of the run at http://localhost:4570, while it works',
    'backup makegood.backup --json': 'with the keys as they are: who has the file can sign in your name',
  });
}

async function backup(file: string, options: Options): Promise<void> {
  const passphrase = passphraseIn(options.passphraseFile);
  if (passphrase !== undefined && options.withoutKeys) throw new CliError('name one of --passphrase-file and --without-keys', 2);
  const keys = passphrase !== undefined ? 'encrypted' : options.withoutKeys ? 'none' : 'clear';
  const answer = await ask(options, { path: resolve(file), keys, ...(passphrase !== undefined && { passphrase }) });
  if (options.json) return printJson(answer);
  print(`${file}: ${answer.items} items and ${answer.files} files, as of ${answer.head!.takenAt}; writes waited ${answer.heldMs} ms`);
  print(`SHA-256 ${answer.sha256}`);
  if (keys === 'clear') print('It has the keys as they are: who has it can sign statements in your name. Keep it as you keep keys.');
}

async function ask(choice: ApiChoice, body: object): Promise<Answer> {
  const { api } = choice;
  const response = await fetch(`${api.replace(/\/$/, '')}/local/backup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokenOf(choice) ?? ''}` },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (!response) throw new CliError(`${api} does not answer; start it (npm start -- --empty), and take the backup then`);
  const answer = (await response.json().catch(() => undefined)) as Answer | undefined;
  if (response.status === 401)
    throw new CliError('the token is missing or not good: pass --token, set MAKEGOOD_TOKEN, or name the data folder with --data');
  if (!response.ok || answer?.head === undefined)
    throw new CliError(
      answer?.message ?? `${api} answers ${response.status}; only the embedded run takes backups: on AWS see docs/how-to/back-up.md`,
    );
  return answer;
}
