/**
 * Builds the web console when its sources changed since its last build: `npm run build -w console`. The installation does it, and
 * `npm start` does it beside the start, so that the system is ready no later.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '../scripts/fingerprint.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const SOURCES = ['console/src', 'console/public', 'console/index.html', 'console/vite.config.ts', 'client', 'lib', 'package-lock.json'];
const dist = join(root, 'console', 'dist');
const mark = join(dist, 'fingerprint');

/** Builds beside the present files and then takes their place, so that a page that loads meanwhile finds its own. */
async function build(print) {
  const { build } = await import('vite');
  const beside = join(root, 'console', `dist-${process.pid}`);
  await build({ configFile: join(root, 'console', 'vite.config.ts'), logLevel: 'error', build: { outDir: beside, emptyOutDir: true } });
  writeFileSync(join(beside, 'fingerprint'), print);
  rmSync(dist, { recursive: true, force: true });
  try {
    renameSync(beside, dist);
  } catch {
    // Another start built the same and was first.
    rmSync(beside, { recursive: true });
  }
}

// A start is ready no later for it.
if (process.argv[2] === 'background') setPriority(19);
const wanted = fingerprint(root, SOURCES);
if (!existsSync(mark) || readFileSync(mark, 'utf8') !== wanted) await build(wanted);
