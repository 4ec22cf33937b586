/** The data folder of `npm start`: its files and folders, those of the database engine too, are for its own user alone. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { ownFolder } from '../../../local/modes.ts';
import { ENGINES } from '../../support/engine.ts';
import { temporaryFolder } from '../../support/harness.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = temporaryFolder();
let run: ChildProcess | undefined;
afterEach(() => void run?.kill('SIGKILL'));

/** Starts on a folder, and gives back when it is ready. */
async function start(engine: string, data: string): Promise<void> {
  const args = ['scripts/start.mjs', '--port', '0', '--data', data, '--engine', engine];
  run = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  for await (const text of run.stdout!) if ((out += String(text)).includes('Makegood is ready')) return;
  throw new Error(`it ended before it was ready: ${out}`);
}

async function stop(): Promise<void> {
  const ended = new Promise((resolve) => run!.once('exit', resolve));
  run!.kill('SIGTERM');
  await ended;
}

it.each(ENGINES)('the data folder is readable only by its own user, with the files of %s', async (engine) => {
  const data = join(folder, engine);
  await start(engine, data);
  const paths = ['.', ...readdirSync(data, { recursive: true, encoding: 'utf8' })];
  await stop();
  const found = paths.flatMap((path) => {
    const stat = lstatSync(join(data, path), { throwIfNoEntry: false });
    return stat ? [[path, (stat.mode & 0o777).toString(8), stat.isDirectory() ? '700' : path.startsWith('seals/') ? '400' : '600']] : [];
  });
  expect(found.length).toBeGreaterThan(12);
  expect(found.map(([path]) => path)).toEqual(
    expect.arrayContaining(['token', 'secrets-key', 'signing-key.json', 'bus/journal.jsonl', 'tokens/auditor']),
  );
  expect(paths.some((path) => path.startsWith('seals/'))).toBe(true);
  for (const [path, mode, wanted] of found) expect([path, mode]).toEqual([path, wanted]);
});

it('the modes of a data folder that others may read are corrected, keys included, and other files in it stay unchanged', async () => {
  const data = join(folder, 'copied');
  const modes = { '.': '700', 'secrets-key': '600', 'statement-keys': '700', 'statement-keys/0001.json': '600', 'notes.txt': '644' };
  mkdirSync(join(data, 'statement-keys'), { recursive: true });
  for (const file of ['secrets-key', 'statement-keys/0001.json', 'notes.txt']) writeFileSync(join(data, file), '');
  for (const path of Object.keys(modes)) chmodSync(join(data, path), lstatSync(join(data, path)).isDirectory() ? 0o755 : 0o644);
  await ownFolder(data);
  const modeOf = (path: string): string => (lstatSync(join(data, path)).mode & 0o777).toString(8);
  expect(Object.fromEntries(Object.keys(modes).map((path) => [path, modeOf(path)]))).toEqual(modes);
});
