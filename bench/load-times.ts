/** How long a bundled handler takes to load in a fresh process, against an empty handler that makes the same SDK client. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { FUNCTION_NAMES } from '../lib/declarations/functions.ts';
import { BANNER, NEVER_LOADED, bundleFunctions } from '../lib/infra/bundle.ts';

const ROUNDS = 15;

function loadTime(file: string): number {
  const code = `const start = performance.now(); await import(${JSON.stringify(file)}); process.stdout.write(String(performance.now() - start));`;
  const env = { ...process.env, AWS_REGION: 'us-east-1', TABLE_NAME: 'makegood', BUS_NAME: 'makegood', OWN_ACCOUNT: '1' };
  const times = Array.from({ length: ROUNDS }, () =>
    Number(execFileSync('node', ['--input-type=module', '-e', code], { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] })),
  );
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
}

export function loadTimes(): void {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-load-'));
  try {
    const empty = join(process.cwd(), `.bench-empty-${process.pid}.ts`);
    writeFileSync(
      empty,
      "import { DynamoDBClient } from '@aws-sdk/client-dynamodb';\nconst client = new DynamoDBClient({});\nexport const handler = () => client;\n",
    );
    const out = join(folder, 'empty.mjs');
    buildSync({
      entryPoints: [empty],
      outfile: out,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      target: 'node22',
      mainFields: ['module', 'main'],
      external: NEVER_LOADED.flatMap((name) => [name, `${name}/*`]),
      banner: { js: BANNER },
    });
    rmSync(empty);
    const base = loadTime(out);
    process.stdout.write(
      `  ${'empty handler with the SDK client'.padEnd(36)} ${String(Math.round(statSync(out).size / 1000)).padStart(4)} KB  ${base.toFixed(0)} ms\n`,
    );
    bundleFunctions(folder);
    for (const name of FUNCTION_NAMES) {
      const file = join(folder, name, 'index.mjs');
      const time = loadTime(file);
      process.stdout.write(
        `  ${name.padEnd(36)} ${String(Math.round(statSync(file).size / 1000)).padStart(4)} KB  ${time.toFixed(0)} ms, ${(time / base).toFixed(2)}x\n`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
