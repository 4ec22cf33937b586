/**
 * `npm run build [folder]`: everything in the package, as plain ES modules with their dependencies: the command line, the entries for other
 * programs with one file of types each, the bundles of the functions, and the web console. `npm run build:cli`: only the command line.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode, encode } from '@jridgewell/sourcemap-codec';
import { type BuildOptions, type Metafile, buildSync } from 'esbuild';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { FONT_FILES } from '../lib/declarations/fonts.ts';
import { FUNCTION_NAMES } from '../lib/declarations/functions.ts';
import { BANNER, WORKER, bundleFunctions } from '../lib/infra/bundle.ts';
import { pushTo } from '../lib/domain/lists.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const require = createRequire(import.meta.url);

/** Dependencies that the user of an entry installs. */
const PEERS = ['@aws-sdk/client-eventbridge', 'aws-cdk-lib', 'constructs'];

const ENTRIES = { events: 'client/events.ts', api: 'client/api.ts', core: 'package/core.ts', cdk: 'package/cdk.ts' };

const COMMON = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  mainFields: ['module', 'main'],
  conditions: ['module'],
  // The same parser as ES modules, so that a bundle contains only its used parts.
  alias: { yaml: join(dirname(require.resolve('yaml/package.json')), 'browser', 'dist', 'index.js') },
  legalComments: 'none',
  logLevel: 'error',
} as const satisfies BuildOptions;

/** One small file that is always loaded, and one for each command. @returns the contents of the build. */
export function buildCli(out: string): Metafile {
  rmSync(out, { recursive: true, force: true });
  const { metafile } = buildSync({
    ...COMMON,
    entryPoints: [
      { in: 'cli/makegood.ts', out: 'makegood' },
      // Beside the chunk that starts it.
      { in: WORKER, out: 'chunks/bounded-worker' },
    ],
    outdir: out,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    minify: true,
    banner: { js: `#!/usr/bin/env node\n${BANNER}` },
    metafile: true,
  });
  chmodSync(join(out, 'makegood.js'), 0o755);
  // `makegood new --like` reads them.
  for (const id of readdirSync(join(root, 'contracts')).filter((name) => name !== 'examples'))
    for (const file of ['terms.yaml', 'cases.yaml']) cpSync(join(root, 'contracts', id, file), join(out, 'contracts', id, file));
  return metafile;
}

function buildEntries(out: string): Metafile {
  const { metafile } = buildSync({
    ...COMMON,
    entryPoints: ENTRIES,
    outdir: out,
    external: PEERS.flatMap((name) => [name, `${name}/*`]),
    banner: { js: BANNER },
    metafile: true,
  });
  return metafile;
}

/** One file of types for each entry, which imports only packages that its users have. */
export async function writeTypes(out: string, entries: Readonly<Record<string, string>> = ENTRIES): Promise<void> {
  for (const [name, entry] of Object.entries(entries)) {
    const bundle = await rollup({
      input: join(root, entry),
      external: (id) => id.startsWith('node:') || PEERS.some((peer) => id === peer || id.startsWith(`${peer}/`)),
      plugins: [
        dts({
          respectExternal: true,
          tsconfig: join(root, 'tsconfig.json'),
          compilerOptions: { noEmit: false, declaration: true, emitDeclarationOnly: true },
        }),
      ],
      onwarn: (warning) => {
        throw new Error(`types of makegood/${name}: ${warning.message}`);
      },
    });
    await bundle.write({ file: join(out, `${name}.d.ts`), format: 'es' });
    await bundle.close();
  }
}

/** Where a package's own files are: "node_modules/@scope/name". */
const FOLDER = /node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** The source maps of the functions' bundles and of the threads beside them. */
const mapsIn = (functions: string): string[] =>
  FUNCTION_NAMES.flatMap((name) =>
    readdirSync(join(functions, name))
      .filter((file) => file.endsWith('.mjs.map'))
      .map((file) => join(functions, name, file)),
  );

/** The sources in the bundles of the functions, from their source maps, and the fonts beside them. */
const sourcesOf = (functions: string): string[] => [
  ...mapsIn(functions).flatMap((map) => (JSON.parse(readFileSync(map, 'utf8')) as { sources: string[] }).sources),
  ...FONT_FILES.map((font) => `node_modules/${font.package}/files`),
];

/** The licences of all packages in the build: each text once, under the packages that have it. */
export function thirdParties(paths: readonly string[]): string {
  const byText = new Map<string, string[]>();
  for (const folder of new Set(paths.flatMap((path) => FOLDER.exec(path)?.[0] ?? []))) {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Record<string, string>;
    const file = readdirSync(join(root, folder)).find((one) => /^licen[cs]e/i.test(one));
    const text = file === undefined ? `Licence: ${license}` : readFileSync(join(root, folder, file), 'utf8').trim();
    pushTo(byText, text, `${name} ${version}`);
  }
  const parts = [...byText].map(([text, names]) => `${names.sort().join('\n')}\n\n${text}\n`);
  return parts.sort().join(`\n${'-'.repeat(80)}\n\n`);
}

interface SourceMap {
  readonly sources: readonly string[];
  readonly names: readonly string[];
  readonly mappings: string;
}

/**
 * Reduces a source map to our own code: names and lines for stack traces. Most of a map is about libraries, and complete maps would be half
 * of the package. A position in a library is marked as having no source; without the mark it would count as the line of our own code before
 * it.
 */
export function ownMap(text: string): string {
  const map = JSON.parse(text) as SourceMap;
  const isOwn = map.sources.map((source) => !source.includes('node_modules/'));
  const sources = map.sources.filter((_, at) => isOwn[at]);
  const sourceAt = map.sources.map((source) => sources.indexOf(source));
  const names: string[] = [];
  const nameAt = new Map<number, number>();
  const nameOf = (at: number): number => {
    if (!nameAt.has(at)) nameAt.set(at, names.push(map.names[at]!) - 1);
    return nameAt.get(at)!;
  };
  const mappings = decode(map.mappings).map((line) => {
    const kept: typeof line = [];
    for (const segment of line) {
      if (segment.length > 1 && isOwn[segment[1]!]) {
        const [column, source, row, place, name] = segment as [number, number, number, number, number?];
        const to: [number, number, number, number] = [column, sourceAt[source]!, row, place];
        kept.push(name === undefined ? to : [...to, nameOf(name)]);
      } else if (kept.length > 0 && kept.at(-1)!.length > 1) kept.push([segment[0]]);
    }
    return kept;
  });
  return JSON.stringify({ ...map, sources, names, mappings: encode(mappings) });
}

/** The files of the web console, which the construct deploys. @returns the paths of what is in them. */
function buildConsole(out: string): string[] {
  const printed = execFileSync(process.execPath, [join(root, 'console', 'build.mjs'), 'to', out], { encoding: 'utf8', maxBuffer: 1e8 });
  return (JSON.parse(printed) as string[]).filter((path) => FOLDER.test(path));
}

/** @returns the folder. */
export async function buildPackage(out: string): Promise<string> {
  rmSync(out, { recursive: true, force: true });
  const files = [buildCli(join(out, 'cli')), buildEntries(out)];
  bundleFunctions(join(out, 'functions'));
  await writeTypes(out);
  const inConsole = buildConsole(join(out, 'console'));
  const paths = files.flatMap(({ inputs }) => Object.keys(inputs));
  writeFileSync(join(out, 'THIRD-PARTY.txt'), thirdParties([...paths, ...inConsole, ...sourcesOf(join(out, 'functions'))]));
  for (const map of mapsIn(join(out, 'functions'))) writeFileSync(map, ownMap(readFileSync(map, 'utf8')));
  return out;
}

if (process.argv[1]?.endsWith('build-package.ts')) {
  const [what = 'all', out = join(root, 'dist')] = process.argv.slice(2);
  if (what === 'cli') buildCli(join(out, 'cli'));
  else await buildPackage(out);
}
