/** The built command line, run as a user runs it. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { fractionsIn } from './no-fractions.ts';
import type {} from './runs/build-cli.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface CommandResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The built program: `runs/build-cli.ts` makes it before the tests of the project begin. */
export const commandLine = join(inject('cliFolder'), 'makegood.js');

/** Runs a command. @throws Error when a text that it prints shows a fraction; JSON has exact ones. */
export function runCommand(
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [commandLine, ...args],
      { cwd: root, env: { ...process.env, ...env }, maxBuffer: 1e8 },
      (error, out, err) => {
        const shown = [out, err]
          // JSON has exact fractions, and a ZIP or PDF is no text.
          .filter((text) => !/^(?:[[{]|PK|%PDF)/.test(text))
          .flatMap((text) => text.split('\n').flatMap((line) => fractionsIn(line)));
        if (shown.length > 0) reject(new Error(`makegood ${args.join(' ')} shows people ${shown.join(', ')}`));
        else resolve({ code: error ? Number(error.code) : 0, out, err });
      },
    );
    child.stdin!.end(input);
  });
}
