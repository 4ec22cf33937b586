/**
 * `npm run test:chaos -- [--seed N] [--events N] [--kind NAME] [--engine E]`: files that fail, kills under load, redrives that are cut off, copied
 * folders, months of absence. Every acknowledged event must be recorded once, or in quarantine with its reason, or wait
 * where the next start names it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dynoxideBinary } from '../local/dynamodb/engine.ts';
import { Journal } from '../local/eventbridge/journal.ts';
import { absence } from '../test/support/chaos/absence.ts';
import { AFTER_KILL, MOSTLY_DONE, type OpenJournal, journalFaults } from '../test/support/chaos/journal-faults.ts';
import { journalBefore } from '../test/support/chaos/journal-before.ts';
import { type Chaos, KINDS, type KindName } from '../test/support/chaos/kinds.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    /** Acknowledged over HTTP, in all kinds together. */
    events: { type: 'string', default: '21000' },
    kind: { type: 'string' },
    engine: { type: 'string' },
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

async function files(): Promise<void> {
  const report = await journalFaults(presentOf(undefined));
  print(
    `files: each step failed, ${report.schedules} schedules, ${report.images} images after a kill or a crash at each byte: ${report.acknowledged} acknowledged, ${report.lost.length} lost, ${report.doubled.length} doubled`,
  );
  judge('files', report);
  const again = await journalFaults(presentOf(SMALL_BYTES), MOSTLY_DONE);
  print(
    `files of a journal that is begun anew while it works: each step failed, ${again.schedules} schedules, ${again.anew} files begun, ${again.images} images: ${again.acknowledged} acknowledged, ${again.lost.length} lost, ${again.doubled.length} doubled`,
  );
  const isRare = again.anew < 4 * again.schedules;
  judge('files of a journal that is begun anew', { ...again, faults: isRare ? ['the journal was seldom begun anew while it worked'] : [] });
  // What cannot find the faults of the journal of before does not show that the present one has none.
  const { schedules, images, acknowledged, lost } = await journalFaults(journalBefore);
  const byKill = lost.filter((name) => name.includes(AFTER_KILL)).length;
  print(
    `files with the journal of version 0.2.0: ${schedules} schedules, ${images} images: ${acknowledged} acknowledged, ${lost.length} lost (${byKill} after a kill alone), as it must`,
  );
  const faults = byKill > 0 && lost.length > byKill ? [] : ['the journal of version 0.2.0 loses nothing: this check finds no fault'];
  judge('files with the journal of version 0.2.0', { acknowledged: 0, lost: [], doubled: [], faults });
}

/** Past so many bytes a journal is begun anew, so that a few messages do it again and again. */
const SMALL_BYTES = 300;

function presentOf(rewriteBytes: number | undefined): OpenJournal {
  return async (files) => {
    const size = rewriteBytes === undefined ? {} : { rewriteBytes };
    const { journal, left } = await Journal.open({ files, folder: 'bus', onDamage: () => undefined, ...size });
    return { journal, left: left.map(({ body }) => body) };
  };
}

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
const { kind } = values;
try {
  if (kind === undefined || kind === 'files') await files();
  for (const name of names)
    if (kind === undefined || kind === name) await live(name, Math.ceil(Number(values.events) / (kind === undefined ? names.length : 1)));
  if (kind === undefined || kind === 'absence') await away();
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
print(`${sum.acknowledged} acknowledged, ${sum.lost} lost, ${sum.doubled} doubled`);
process.exitCode = sum.lost + sum.doubled + sum.faults > 0 ? 1 : 0;
