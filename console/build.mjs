/**
 * Builds the web console when its sources changed since its last build: `npm run build -w console`. The installation does it, and
 * `npm start` does it beside the start, so that the system is ready no later. `node build.mjs to FOLDER` builds it for the package, and
 * prints what is in it. `node build.mjs development FOLDER` builds it with the warnings of React, for a test.
 * `node build.mjs playground FOLDER` builds the playground, as static files.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
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
    // Another build was first.
    rmSync(beside, { recursive: true });
  }
}

/** The process that builds behind a start: many starts in one folder, as tests make them, need one build. */
const builder = join(root, 'console', 'dist-builder');

function isAnotherBuilding() {
  try {
    process.kill(Number(readFileSync(builder, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

async function buildBehind(print) {
  // A start is ready no later for it.
  setPriority(19);
  if (isAnotherBuilding()) return;
  writeFileSync(builder, String(process.pid));
  // Of several that begin in the same instant the last to write its number builds.
  await setTimeout(100);
  if (readFileSync(builder, 'utf8') !== String(process.pid)) return;
  try {
    await replace(print);
  } finally {
    rmSync(builder, { force: true });
  }
}

const [how, folder] = process.argv.slice(2);
if (how === 'to') process.stdout.write(JSON.stringify(await buildTo(folder)));
else if (how === 'playground') await buildTo(resolve(folder), 'production', 'playground');
else if (how === 'development') await buildTo(folder, 'development');
else {
  const wanted = fingerprint(root, SOURCES);
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== wanted) await (how === 'background' ? buildBehind : replace)(wanted);
}
