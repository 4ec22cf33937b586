/**
 * Builds the web console when its sources changed since its last build: `npm run build -w console`. The installation does it, and
 * `npm start` does it beside the start, so that the system is ready no later. `node build.mjs to FOLDER` builds it for the package, and
 * prints what is in it. `node build.mjs development FOLDER` builds it with the warnings of React, for a test.
 * `node build.mjs playground FOLDER` builds the playground, as static files.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '../scripts/fingerprint.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const SOURCES = [
  'console/build.mjs',
  'console/src',
  'console/public',
  'console/index.html',
  'console/vite.config.ts',
  'client',
  'lib',
  'package-lock.json',
];
const dist = join(root, 'console', 'dist');
const mark = join(dist, 'fingerprint');

/** @returns the paths of what was bundled. */
async function buildTo(outDir, mode = 'production', page = '.') {
  // Whatever is set by who starts it: tests would get a development build, which is slower and is not what is installed.
  process.env.NODE_ENV = mode;
  const { build } = await import('vite');
  const { output } = await build({
    configFile: join(root, 'console', page, 'vite.config.ts'),
    mode,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  });
  return output.flatMap(({ moduleIds = [] }) => moduleIds.map((id) => relative(root, id.replace(/\?.*$/, ''))));
}

/** Builds beside the present files and then takes their place, so that a page that loads meanwhile finds its own. */
async function replace(print) {
  const beside = join(root, 'console', `dist-${process.pid}`);
  await buildTo(beside);
  writeFileSync(join(beside, 'fingerprint'), print);
  rmSync(dist, { recursive: true, force: true });
  try {
    renameSync(beside, dist);
  } catch {
    // Another start built the same and was first.
    rmSync(beside, { recursive: true });
  }
}

const [how, folder] = process.argv.slice(2);
if (how === 'to') process.stdout.write(JSON.stringify(await buildTo(folder)));
else if (how === 'playground') await buildTo(resolve(folder), 'production', 'playground');
else if (how === 'development') await buildTo(folder, 'development');
else {
  // A start is ready no later for it.
  if (how === 'background') setPriority(19);
  const wanted = fingerprint(root, SOURCES);
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== wanted) await replace(wanted);
}
