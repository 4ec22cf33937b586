/** The built command line, run as a user runs it. */
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCli } from '../../scripts/build-package.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface CommandResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface CommandLine {
  /** The folder that it was built to: whoever asked for it removes it. */
  readonly folder: string;
  readonly run: (
    args: readonly string[],
    options?: { readonly input?: string; readonly env?: Readonly<Record<string, string>> },
  ) => Promise<CommandResult>;
}

export function builtCommandLine(): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-cli-built-'));
  buildCli(folder);
  return {
    folder,
    run: (args, { input = '', env = {} } = {}) =>
      new Promise((resolve) => {
        const child = execFile(
          process.execPath,
          [join(folder, 'makegood.js'), ...args],
          { cwd: root, env: { ...process.env, ...env }, maxBuffer: 1e8 },
          (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
        );
        child.stdin!.end(input);
      }),
  };
}
