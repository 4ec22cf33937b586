/** Bundles a function: one ESM file, minified, the SDK inside. The size budget is held by test/integration/infra/bundles.test.ts. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Metafile, buildSync } from 'esbuild';
import { FONT_FILES } from '../declarations/fonts.ts';
import { FUNCTIONS, type FunctionName } from '../declarations/functions.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** CommonJS parts of the SDK ask for `require`, which ESM has not. */
export const BANNER =
  "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);";

/** The description of the API, which a function serves as it is. */
const DESCRIPTION = join(ROOT, 'docs', 'schema', 'openapi.json');

/** The thread for mappings and YAML, which stands beside each bundle that has the file by which it is started. */
export const WORKER = 'lib/sources/bounded/worker-entry.ts';
const STARTS_WORKER = 'lib/sources/bounded/worker-file.ts';

export const entryOf = (name: FunctionName): string => join(ROOT, 'lambdas', `${FUNCTIONS[name].entry}.ts`);

/**
 * Parts of the SDK that are loaded only when they are reached, and never are here. Ways to credentials that a Lambda function never
 * goes: it has them in its environment, which is asked first.
 */
export const NEVER_LOADED = [
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-web-identity',
  '@aws-sdk/credential-provider-login',
  '@smithy/credential-provider-imds',
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/nested-clients',
  // Event streams, which DynamoDB and EventBridge have none of.
  '@smithy/core/event-streams',
];

/** The same parser as ES modules, of which a bundle takes only what it uses. */
const YAML = join(dirname(createRequire(import.meta.url).resolve('yaml/package.json')), 'browser', 'dist', 'index.js');

function bundle(entry: string, outfile: string): Metafile {
  return buildSync({
    entryPoints: [entry],
    outfile,
    metafile: true,
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    charset: 'utf8',
    sourcemap: 'linked',
    sourcesContent: false,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    mainFields: ['module', 'main'],
    conditions: ['module'],
    alias: { yaml: YAML },
    external: NEVER_LOADED.flatMap((name) => [name, `${name}/*`]),
    banner: { js: BANNER },
    legalComments: 'none',
    logLevel: 'error',
  }).metafile;
}

/** Functions that draw PDF: the fonts stand beside their bundles. */
const DRAWING: readonly FunctionName[] = ['render-documents', 'send-messages'];

/** Bundles into a folder of its own under `out` and gives back that folder. */
export function bundleFunction(name: FunctionName, out: string): string {
  const folder = join(out, name);
  mkdirSync(folder, { recursive: true });
  const { inputs } = bundle(entryOf(name), join(folder, 'index.mjs'));
  if (STARTS_WORKER in inputs) bundle(join(ROOT, WORKER), join(folder, 'bounded-worker.mjs'));
  if (DRAWING.includes(name)) copyFonts(join(folder, 'fonts'));
  if (name === 'manage-vendors') writeFileSync(join(folder, 'openapi.json'), JSON.stringify(JSON.parse(readFileSync(DESCRIPTION, 'utf8'))));
  return folder;
}

function copyFonts(to: string): void {
  mkdirSync(to, { recursive: true });
  for (const { package: name, file } of FONT_FILES)
    copyFileSync(join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'files', file), join(to, file));
}
