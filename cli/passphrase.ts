/** The passphrase of a backup's keys, in a file: on a command line other users of the machine would see it. */
import { readFileSync } from 'node:fs';
import { CliError } from './cli-error.ts';

/** Shorter ones are found by trying. */
const MIN_CHARACTERS = 12;

export function passphraseIn(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new CliError(`--passphrase-file ${path}: ${(error as Error).message}`);
  }
  if (text.length < MIN_CHARACTERS) throw new CliError(`the passphrase in ${path} has less than ${MIN_CHARACTERS} characters`);
  return text;
}
