/**
 * `npm run bench:check`: counts what hardly depends on the machine (calls to the table, capacity units, bytes allocated) and compares it with
 * bench/baseline.json. It fails where a figure is worse. `--update` writes the figures of this run as the new baseline.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { allocated } from './allocations.ts';
import { countCloses } from './close-runs.ts';
import { allocatedByMonth } from './contract-month.ts';
import { looksOfMonth } from './looks.ts';
import { countUnits } from './units.ts';

const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } });
const BASELINE = new URL('./baseline.json', import.meta.url);
/** How much worse a figure may be: counts differ by races of writers alone, allocations by when the engine compiles. */
const TOLERANCE = { counted: 0.02, allocated: 0.15 } as const;
const CONTRACTS = 40;
const [TICKETS, SHARE, CALLS] = [20, 0.05, 30];

type Figures = Readonly<Record<string, number>>;

async function measured(): Promise<Figures> {
  const { small, hour, first, next } = await countUnits();
  const { first: close, steady, evening } = await countCloses(CONTRACTS);
  const looks = await looksOfMonth(TICKETS, SHARE);
  const each = looks.looks + looks.planned;
  const month = allocatedByMonth();
  return {
    'a state change: write units': small.writes,
    'a state change: read units': small.reads,
    'an hour of one-minute checks: write units': hour.writes,
    'a first statement: read units': first.reads,
    'the statement of a later month: read units': next.reads,
    'the first close of a contract: calls': close.calls,
    'the first close of a contract: write units': close.writes,
    'the first close of a contract: read units': close.reads,
    'a close in a steady month: calls': steady.calls,
    'a close in a steady month: write units': steady.writes,
    'a close in a steady month: read units': steady.reads,
    'an evening without a due period: read units': evening.reads,
    'a look of early warning: write units': looks.writes / each,
    'a look of early warning: read units': looks.reads / each,
    'a month packed: MB allocated': await allocated(month.packed, CALLS),
    'a month of single checks: MB allocated': await allocated(month.single, 4),
  };
}

const toleranceOf = (name: string): number => (name.endsWith('allocated') ? TOLERANCE.allocated : TOLERANCE.counted);
const shown = (value: number | undefined): string => (value === undefined ? '-' : value.toFixed(2));

function compared(figures: Figures, baseline: Figures): void {
  const names = new Set([...Object.keys(baseline), ...Object.keys(figures)]);
  for (const name of names) {
    const [now, known] = [figures[name], baseline[name]];
    const tolerance = toleranceOf(name);
    const isWorse = now === undefined || known === undefined || now > known * (1 + tolerance) + 0.005;
    const isBetter = !isWorse && now < known * (1 - tolerance);
    const word = isWorse ? 'WORSE, or not in both' : isBetter ? 'better: `npm run bench:check -- --update`' : 'as before';
    console.log(`  ${name.padEnd(48)} ${shown(now).padStart(9)}  baseline ${shown(known).padStart(9)}  ${word}`);
    if (isWorse) process.exitCode = 1;
  }
}

const figures = await measured();
if (values.update) {
  const rounded = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 1000) / 1000]));
  writeFileSync(BASELINE, `${JSON.stringify(rounded, undefined, 2)}\n`);
} else compared(figures, JSON.parse(readFileSync(BASELINE, 'utf8')) as Figures);
