/**
 * `npx tsx scripts/write-stored-data.ts COMMIT NAME`: stores the data of a run of an earlier version under `test/fixtures/stored/NAME`. The
 * version is checked out and installed in a folder of its own. Its `npm start` receives the scenario by HTTP and is killed with undelivered
 * work. `answers.json` beside the data has the answers of that version, with which a later version is compared.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OldRun } from './stored-data/old-run.ts';
import { answersOf, leaveUndelivered, playScenario } from './stored-data/scenario.ts';

/** Files that belong to the run and the machine: another run makes its own. */
const NOT_DATA = ['token', 'signing-key.json', 'lock', 'dynalite/LOCK', 'dynalite/LOG', 'dynalite/LOG.old'];

const [commit, name] = process.argv.slice(2);
if (commit === undefined || name === undefined) throw new Error('usage: npx tsx scripts/write-stored-data.ts COMMIT NAME');
const root = fileURLToPath(new URL('../', import.meta.url));
const into = join(root, 'test/fixtures/stored', name);
const work = mkdtempSync(join(tmpdir(), 'makegood-stored-'));
const source = join(work, 'source');
execFileSync('git', ['worktree', 'add', '--quiet', '--detach', source, commit], { cwd: root });
try {
  execFileSync('npm', ['ci', '--silent', '--no-audit', '--no-fund'], { cwd: source, stdio: 'inherit' });
  const data = join(work, 'data');
  const run = await OldRun.start(source, data);
  try {
    await playScenario(run);
    const answers = await answersOf(run);
    await leaveUndelivered(run);
    rmSync(into, { recursive: true, force: true });
    mkdirSync(into, { recursive: true });
    run.kill();
    for (const file of NOT_DATA) rmSync(join(data, file), { force: true });
    cpSync(data, join(into, 'data'), { recursive: true });
    writeFileSync(join(into, 'answers.json'), JSON.stringify({ commit: run.commit, ...answers }, null, 2) + '\n');
  } finally {
    run.kill();
  }
} finally {
  execFileSync('git', ['worktree', 'remove', '--force', source], { cwd: root });
  rmSync(work, { recursive: true, force: true });
}
process.stdout.write(`${into}\n`);
