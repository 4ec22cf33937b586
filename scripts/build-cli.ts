/**
 * `npm run build:cli [folder]`: the command line as plain ES modules, with all that it needs inside: one small file that is always
 * loaded, and one for each command that is loaded when the command is run.
 */
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Metafile, buildSync } from 'esbuild';
import { BANNER, YAML } from '../lib/infra/bundle.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

/** @returns what went into it. */
export function buildCli(out: string): Metafile {
  rmSync(out, { recursive: true, force: true });
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: ['cli/makegood.ts'],
    outdir: out,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    conditions: ['module'],
    alias: { yaml: YAML },
    banner: { js: `#!/usr/bin/env node\n${BANNER}` },
    legalComments: 'none',
    logLevel: 'error',
    metafile: true,
  });
  chmodSync(join(out, 'makegood.js'), 0o755);
  return metafile;
}

if (process.argv[1]?.endsWith('build-cli.ts')) buildCli(process.argv[2] ?? join(root, 'dist/cli'));
