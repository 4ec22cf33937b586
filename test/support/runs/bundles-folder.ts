/** A folder for the bundles of the functions, which the first test that needs them makes for all; see ../function-bundles.ts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    bundlesFolder: string;
  }
}

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-bundles-'));
  project.provide('bundlesFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
