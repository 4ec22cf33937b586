/** The embedded run as a child process, which can be killed at any moment; what it prints until it is ready is kept. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServeOptions } from './serve.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const SERVE = fileURLToPath(new URL('serve.ts', import.meta.url));

export interface Address {
  readonly url: string;
  /** May do everything. */
  readonly token: string;
}

export class ChildRun implements Address {
  readonly url: string;
  readonly token: string;
  /** What it printed at its start. */
  readonly printed: string;
  private readonly child: ChildProcess;
  private readonly folder: string;
  private readonly ended: Promise<void>;

  private constructor(child: ChildProcess, ended: Promise<void>, printed: string, folder: string) {
    this.child = child;
    this.ended = ended;
    this.printed = printed;
    this.folder = folder;
    this.url = /Makegood is ready at (\S+)/.exec(printed)![1]!;
    this.token = readFileSync(join(folder, 'token'), 'utf8').trim();
  }

  /** As `npm start` does it. @throws Error with what it printed when it ends before it is ready. */
  static start(folder: string, engine: ServeOptions['engine']): Promise<ChildRun> {
    return ChildRun.run(folder, ['scripts/start.mjs', '--port', '0', '--empty', '--data', folder, '--engine', engine]);
  }

  /** With what `npm start` has no option for. */
  static serve(options: ServeOptions): Promise<ChildRun> {
    return ChildRun.run(options.folder, ['--import', 'tsx', SERVE, JSON.stringify(options)]);
  }

  private static async run(folder: string, args: readonly string[]): Promise<ChildRun> {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    let [printed, errors] = ['', ''];
    child.stderr.on('data', (chunk: Buffer) => (errors = (errors + String(chunk)).slice(-4000)));
    const ready = new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        printed += String(chunk);
        if (/Makegood is ready at \S+\n/.test(printed)) resolve();
      });
    });
    await Promise.race([ready, ended]);
    if (!/Makegood is ready at /.test(printed)) throw new Error(`it ended before it was ready: ${printed}${errors}`);
    return new ChildRun(child, ended, printed, folder);
  }

  get isUp(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** The process of its database; undefined of one that is a thread. */
  get enginePid(): number | undefined {
    try {
      return Number(readFileSync(join(this.folder, 'engine.pid'), 'utf8'));
    } catch {
      return undefined;
    }
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  killEngine(): void {
    const pid = this.enginePid;
    try {
      if (pid) process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
  }
}
