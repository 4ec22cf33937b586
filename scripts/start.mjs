/**
 * `npm start`: bundles the embedded run when its sources changed, and starts it. Loading one bundle takes a third of the time of compiling
 * each file at import. Without changes the bundle of the previous start is used.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fingerprint } from './fingerprint.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const out = join(root, '.built');
const SOURCES = ['lib', 'lambdas', 'local', 'cli', 'client', 'package-lock.json'];

/** Code that reads files beside it gets the URL of its source file. */
const ownUrls = {
  name: 'own-urls',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      // This file needs the URL of the bundle, because the worker thread is beside the bundle.
      if (path.endsWith('worker-file.ts')) return undefined;
      const text = readFileSync(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      return { contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: 'ts' };
    });
  },
};

async function bundle() {
  const { build } = await import('esbuild');
  rmSync(out, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: { main: 'local/main.ts', 'bounded-worker': 'lib/sources/bounded/worker-entry.ts' },
    outdir: out,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    conditions: ['module'],
    // These packages read files of their own, so that they cannot be bundled.
    external: ['dynalite', 'aws-local-stepfunctions'],
    plugins: [ownUrls],
    banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'error',
  });
}

const mark = join(out, 'fingerprint');
const wanted = fingerprint(root, SOURCES);
if (!existsSync(mark) || readFileSync(mark, 'utf8') !== wanted) {
  await bundle();
  writeFileSync(mark, wanted);
}
process.setSourceMapsEnabled(true);
// `bundle` only makes the bundle, for the installation.
if (process.argv[2] !== 'bundle') {
  await import(pathToFileURL(join(out, 'main.js')).href);
  // Beside the start, and only where its sources changed.
  const build = join(root, 'console', 'build.mjs');
  if (existsSync(build)) spawn(process.execPath, [build, 'background'], { stdio: ['ignore', 'ignore', 'inherit'] }).unref();
}
