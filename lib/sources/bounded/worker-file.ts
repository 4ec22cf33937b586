/** How the worker's code is started: as the file beside a bundle, or from the sources, which are compiled when they are loaded. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** What `new Worker` takes: a file, or a program. */
export interface WorkerCode {
  readonly code: string;
  readonly eval: boolean;
}

/** The names that bundles give the file. */
const BUNDLED = ['bounded-worker.mjs', 'bounded-worker.js'];

export function workerCode(): WorkerCode {
  const bundled = BUNDLED.map((name) => fileURLToPath(new URL(name, import.meta.url))).find((file) => existsSync(file));
  if (bundled !== undefined) return { code: bundled, eval: false };
  const source = new URL('worker-entry.ts', import.meta.url).href;
  const compiler = new URL('dist/esm/api/index.mjs', pathToFileURL(createRequire(source).resolve('tsx/package.json'))).href;
  return { code: `import('${compiler}').then(({ register }) => (register(), import('${source}')))`, eval: true };
}
