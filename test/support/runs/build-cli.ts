/** Builds the command line once for all tests that run it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildCli } from '../../../scripts/build-package.ts';

declare module 'vitest' {
  interface ProvidedContext {
    cliFolder: string;
  }
}

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-cli-built-'));
  buildCli(folder);
  project.provide('cliFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
