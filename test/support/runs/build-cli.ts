/** Builds the command line, and what `npm start` starts, once for all tests that run them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { buildCli } from '../../../scripts/build-package.ts';

declare module 'vitest' {
  interface ProvidedContext {
    cliFolder: string;
  }
}

const START = fileURLToPath(new URL('../../../scripts/start.mjs', import.meta.url));

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-cli-built-'));
  buildCli(folder);
  // Starts at the same time would each build it, and one removes what the other reads.
  execFileSync(process.execPath, [START, 'bundle'], { stdio: 'inherit' });
  project.provide('cliFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
