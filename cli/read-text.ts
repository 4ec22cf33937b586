/** A file that a command is given. */
import { readFileSync } from 'node:fs';
import { CliError } from './cli-error.ts';

/** The text without a byte order mark, which editors of Windows write and JSON does not allow. @param path of a file; "-" = standard input. */
export const readText = (path: string): string =>
  readBytes(path)
    .toString('utf8')
    .replace(/^\uFEFF/, '');

/** The bytes as they are, for what may be compressed or in another set of characters. @param path of a file; "-" = standard input. */
export function readBytes(path: string): Buffer {
  try {
    return readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    throw new CliError(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}
