/**
 * `npm run test:chaos -- [--seed N] [--events N] [--kind NAME] [--engine E] [--journal-of COMMIT]`: files that fail, kills under load, redrives that
 * are cut off, copied folders, months of absence. Every acknowledged event must be recorded once, or in quarantine with its reason, or wait
 * where the next start names it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dynoxideBinary } from '../local/dynamodb/engine.ts';
import { Journal } from '../local/eventbridge/journal.ts';
import { absence } from '../test/support/chaos/absence.ts';
import { AFTER_KILL, type OpenJournal, journalFaults } from '../test/support/chaos/journal-faults.ts';
import { journalOfCommit } from '../test/support/chaos/journal-of-commit.ts';
import { type Chaos, KINDS, type KindName } from '../test/support/chaos/kinds.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    /** Acknowledged over HTTP, in all kinds together. */
    events: { type: 'string', default: '21000' },
    kind: { type: 'string' },
    engine: { type: 'string' },
    'journal-of': { type: 'string' },
  },
});

/** How many names of lost or doubled events are printed. */
const SHOWN = 10;

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const seed = Number(values.seed);
const engine = values.engine === 'dynalite' || dynoxideBinary() === undefined ? 'dynalite' : 'dynoxide';
const folders: string[] = [];
const sum = { acknowledged: 0, lost: 0, doubled: 0, faults: 0 };

function judge(
  kind: string,
  result: { acknowledged: number; lost: readonly string[]; doubled: readonly string[]; faults?: readonly string[] },
): void {
  const { acknowledged, lost, doubled, faults = [] } = result;
  sum.acknowledged += acknowledged;
  sum.lost += lost.length;
  sum.doubled += doubled.length;
  sum.faults += faults.length;
  for (const [word, ids] of [
    ['LOST', lost],
    ['DOUBLED', doubled],
    ['WRONG', faults],
  ] as const) {
    for (const id of ids.slice(0, SHOWN)) print(`  ${word} ${kind}, seed ${seed}: ${id}`);
    if (ids.length > SHOWN) print(`  and ${ids.length - SHOWN} more`);
  }
}

async function files(open: OpenJournal): Promise<void> {
  const report = await journalFaults(open);
  const { schedules, images, acknowledged, lost, doubled } = report;
  const byKill = lost.filter((name) => name.includes(AFTER_KILL)).length;
  const places = lost.length === 0 ? '' : ` (${byKill} after a kill alone)`;
  print(
    `files: each step failed, ${schedules} schedules, ${images} images after a kill or a crash at each byte: ${acknowledged} acknowledged, ${lost.length} lost${places}, ${doubled.length} doubled`,
  );
  judge('files', report);
}

const present: OpenJournal = async (given) => {
  const { journal, left } = await Journal.open({ files: given, folder: 'bus', onDamage: () => undefined });
  return { journal, left: left.map(({ body }) => body) };
};

/** Dynalite is a thread of the run: it is not killed alone. */
const names = (Object.keys(KINDS) as KindName[]).filter((name) => engine === 'dynoxide' || (name !== 'engine' && name !== 'redrive'));

async function live(name: KindName, events: number): Promise<void> {
  const newFolder = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'makegood-chaos-'));
    folders.push(folder);
    return folder;
  };
  const chaos: Chaos = { engine, seed, events, newFolder };
  const { done, ...report } = await KINDS[name](chaos);
  const { acknowledged, recorded, quarantined, waiting, lost, doubled } = report;
  print(
    `${name}: ${done}: ${acknowledged} acknowledged, ${recorded} recorded, ${quarantined} in quarantine with a reason, ${waiting} waiting, ${lost.length} lost, ${doubled.length} doubled`,
  );
  judge(name, report);
}

async function away(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-chaos-'));
  folders.push(folder);
  const { ended, closed } = await absence(folder, engine);
  print(`absence: ${ended.length} months ended while it was away (${ended.join(', ')}), closed: ${closed.join(', ') || 'none'}`);
  const faults = ended.filter((month) => !closed.includes(month)).map((month) => `${month} is not closed`);
  judge('absence', { acknowledged: 0, lost: [], doubled: [], faults });
}

print(`seed ${seed}, database ${engine}`);
const { kind, 'journal-of': commit } = values;
try {
  if (commit !== undefined) print(`the journal of ${commit}:`);
  if (kind === undefined || kind === 'files') await files(commit === undefined ? present : await journalOfCommit(commit));
  if (commit === undefined) {
    for (const name of names)
      if (kind === undefined || kind === name) await live(name, Math.ceil(Number(values.events) / (kind === undefined ? names.length : 1)));
    if (kind === undefined || kind === 'absence') await away();
  }
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
print(`${sum.acknowledged} acknowledged, ${sum.lost} lost, ${sum.doubled} doubled`);
process.exitCode = sum.lost + sum.doubled + sum.faults > 0 ? 1 : 0;
