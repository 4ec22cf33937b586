/** Bundles a function: one ESM file, minified, the SDK inside. The size budget is held by test/infra/bundles.test.ts. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { FunctionName } from '../declarations/functions.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** CommonJS parts of the SDK ask for `require`, which ESM has not. */
const BANNER = "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);";

export const entryOf = (name: FunctionName): string => join(ROOT, 'lambdas', `${name}.ts`);

/** Bundles into a folder of its own under `out` and gives back that folder. */
export function bundleFunction(name: FunctionName, out: string): string {
  const folder = join(out, name);
  mkdirSync(folder, { recursive: true });
  buildSync({
    entryPoints: [entryOf(name)],
    outfile: join(folder, 'index.mjs'),
    bundle: true,
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    mainFields: ['module', 'main'],
    conditions: ['module'],
    banner: { js: BANNER },
    legalComments: 'none',
    logLevel: 'error',
  });
  return folder;
}
