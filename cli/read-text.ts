/** The text of a file that a command is given. */
import { readFileSync } from 'node:fs';
import { CliError } from './cli-error.ts';

/** @param path of a file; "-" = standard input. */
export function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw new CliError(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}
