/** `npm start`, stopped by a signal to npm, as a supervisor or a container does: the run ends by itself, quietly, with everything written. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { commandOf } from '../../../local/processes.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'makegood-stop-'));
let npm: ChildProcess | undefined;

afterEach(() => {
  npm?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts, sends SIGTERM to npm when `isTime` says so, and waits for its end. */
async function stoppedWhen(
  isTime: (output: string) => boolean,
): Promise<{ code: number | null; errors: string; engine: number | undefined }> {
  const child = spawn('npm', ['start', '--silent', '--', '--port', '0', '--empty', '--data', folder], { cwd: root });
  npm = child;
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const isOver = (): boolean => child.exitCode !== null;
  while (!isTime(output) && !isOver()) await new Promise((resolve) => setTimeout(resolve, 20));
  const pidFile = join(folder, 'engine.pid');
  // The database that is a process of its own; the other one lives in the run itself.
  const engine = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').trim().split(/\s/)[0]) : undefined;
  child.kill('SIGTERM');
  return { code: await ended, errors, engine };
}

describe('npm start under SIGTERM', () => {
  it.each([
    ['when it is ready', (output: string) => output.includes('Makegood is ready')],
    ['while it starts', () => existsSync(join(folder, 'lock'))],
  ])('all processes end after a stop: %s', async (_, isTime) => {
    const { code, errors, engine } = await stoppedWhen(isTime);
    expect([code, errors]).toEqual([0, '']);
    expect([existsSync(join(folder, 'lock')), existsSync(join(folder, 'engine.pid'))]).toEqual([false, false]);
    if (engine !== undefined) expect(commandOf(engine)).toBe('');
  });
});
