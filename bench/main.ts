/** `npm run bench [name ...]`: figures as ratios within this run. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { FUNCTIONS, nodeOptions } from '../lib/declarations/functions.ts';
import { close } from './close.ts';
import { consoleInBrowser } from './console.ts';
import { documents } from './documents.ts';
import { hostile } from './hostile.ts';
import { isolation } from './isolation.ts';
import { loadTimes } from './load-times.ts';
import { looks } from './looks.ts';
import { memory } from './memory.ts';
import { packing } from './packing.ts';
import { partitions } from './partitions.ts';
import { throughput } from './throughput.ts';
import { units } from './units.ts';

/**
 * Runs a computing part bundled, with the options of the function that assesses contracts: a loader that compiles on the fly would slow
 * down its inner functions.
 */
function bundled(part: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-compute-'));
  const outfile = join(folder, 'compute.mjs');
  buildSync({
    entryPoints: [fileURLToPath(new URL('./compute.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  execFileSync('node', [...nodeOptions(FUNCTIONS['assess-contract']), outfile, part], { stdio: 'inherit' });
  rmSync(folder, { recursive: true, force: true });
}

const PARTS: Readonly<Record<string, readonly [string, () => void | Promise<void>]>> = {
  'business-time': [
    'Business time against a bare table with an index of days (goal <= 1.5x; first seen <= 1.3x)',
    () => bundled('business-time'),
  ],
  downtime: ['Downtime against a radix sort and one sweep (goal <= 1.5x from 1e4)', () => bundled('downtime')],
  'contract-month': [
    'One contract-month against JSON.parse and one pass (goal <= 1.2x; packed <= 5 ms)',
    () => ['same-month', 'contract-month', 'packed-month'].forEach(bundled),
  ],
  'front-door': [
    'A month of public event lines, read and assessed, against JSON.parse of the lines (goal <= 3x) and a plain program (goal <= 1/3)',
    () => ['front-door', 'front-door-memory'].forEach(bundled),
  ],
  buckets: ['A month of one-minute counts, packed, against reading them once (goal <= 2x)', () => bundled('buckets')],
  reasons: ['A month that flaps, with reasons against without (goal <= 3x)', () => bundled('reasons')],
  hostile: ['Contracts that mean harm (goal: refused or computed within a second)', hostile],
  units: ['Capacity units, as the engine counts them (goal: 1 write unit per small event)', units],
  looks: ['Looks of early warning in a month of single events (SHARE=0.1 for a tenth of it)', looks],
  throughput: ['PutEvents to stored, against the engine’s own ceiling for the same call (goal >= 70 %)', throughput],
  memory: ['Heap of the embedded run over 200,000 events (goal: flat)', memory],
  packing: ['Packing a fleet’s day of batched checks', packing],
  close: [
    'The close of a month: per contract the same for ten thousand as for a thousand (goal <= 1.1x), killed and resumed as a clean run',
    close,
  ],
  partitions: ['Write units of each partition that the contracts of a close share (DynamoDB takes 1,000 a second)', partitions],
  isolation: ['What a vendor asks for while another one floods, against the same without the flood (goal <= 1.2x)', isolation],
  console: [
    'The console in a browser: first load (goal <= 340 KB of scripts, 95 KB of styles), tasks over a busy month (goal <= 50 ms)',
    consoleInBrowser,
  ],
  documents: ['A statement of 300 lines as PDF (goal <= 2 s and 512 MB)', documents],
  'load-times': ['Handlers: size, and load time against an empty handler with the same SDK client', loadTimes],
};

const wanted = process.argv.slice(2);
for (const name of wanted) {
  if (!PARTS[name]) throw new Error(`there is no bench "${name}"; one of ${Object.keys(PARTS).join(', ')}`);
}
for (const [name, [title, run]] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n${title}\n`);
  await run();
}
