/** Bundles the functions: one ESM file each, minified, the SDK inside. The size budget is held by test/integration/infra/bundles.test.ts. */
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Metafile, buildSync } from 'esbuild';
import { FONT_FILES } from '../declarations/fonts.ts';
import { FUNCTIONS, FUNCTION_NAMES, type FunctionName } from '../declarations/functions.ts';
import { isLinking } from '../declarations/routes.ts';

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
];

/** Event streams, which DynamoDB and EventBridge have none of. The client of S3 imports them when it is loaded, so that functions with it have them. */
const EVENT_STREAMS = '@smithy/core/event-streams';

/** The same parser as ES modules, of which a bundle takes only what it uses. */
const YAML = join(dirname(createRequire(import.meta.url).resolve('yaml/package.json')), 'browser', 'dist', 'index.js');

/** Functions with the client of S3. */
const hasObjects = (name: FunctionName): boolean => isLinking(name) || FUNCTIONS[name].evidence !== undefined;

/** Where the thread is built, to be copied beside the bundles that start it: as deep as they are, because its map names sources by their paths. */
const THREAD = 'bounded-worker';

/** One call reads each source once for all entries; bundle by bundle takes three times as long, for the same bytes. @param neverLoaded packages that are left out. */
function bundle(names: readonly FunctionName[], out: string, neverLoaded: readonly string[]): Metafile['outputs'] {
  return buildSync({
    entryPoints: [
      ...names.map((name) => ({ in: entryOf(name), out: `${name}/index` })),
      { in: join(ROOT, WORKER), out: `${THREAD}/bounded-worker` },
    ],
    outdir: out,
    outExtension: { '.js': '.mjs' },
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
    external: neverLoaded.flatMap((name) => [name, `${name}/*`]),
    banner: { js: BANNER },
    legalComments: 'none',
    logLevel: 'error',
  }).metafile.outputs;
}

/** Functions that draw PDF: the fonts stand beside their bundles. */
const DRAWING: readonly FunctionName[] = ['render-documents', 'send-messages'];

/** Bundles functions, each into the folder of its name under `out`. */
export function bundleFunctions(out: string, names: readonly FunctionName[] = FUNCTION_NAMES): void {
  const outputs = {
    ...bundle(names.filter(hasObjects), out, NEVER_LOADED),
    ...bundle(
      names.filter((name) => !hasObjects(name)),
      out,
      [...NEVER_LOADED, EVENT_STREAMS],
    ),
  };
  const thread = join(out, THREAD);
  for (const name of names) {
    const folder = join(out, name);
    const [, { inputs }] = Object.entries(outputs).find(([path]) => path.endsWith(`/${name}/index.mjs`))!;
    if (STARTS_WORKER in inputs) for (const file of readdirSync(thread)) copyFileSync(join(thread, file), join(folder, file));
    if (DRAWING.includes(name)) copyFonts(join(folder, 'fonts'));
    if (name === 'manage-vendors')
      writeFileSync(join(folder, 'openapi.json'), JSON.stringify(JSON.parse(readFileSync(DESCRIPTION, 'utf8'))));
  }
  rmSync(thread, { recursive: true });
}

/** Bundles all functions at the first that is asked for. @returns the folder of a function's bundle. */
export function bundlesIn(out: string): (name: FunctionName) => string {
  let isBuilt = false;
  return (name) => {
    if (!isBuilt) bundleFunctions(out);
    isBuilt = true;
    return join(out, name);
  };
}

function copyFonts(to: string): void {
  mkdirSync(to, { recursive: true });
  for (const { package: name, file } of FONT_FILES)
    copyFileSync(join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'files', file), join(to, file));
}
