/** The bundles of the functions, each in a process of its own with the environment of the template, against the services of moto. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FunctionName } from '../../lib/declarations/functions.ts';
import type { Moto } from './moto.ts';
import type { Synthesised } from './synthesised.ts';

const RUNTIME = fileURLToPath(new URL('lambda-runtime.mjs', import.meta.url));

export class Lambda {
  private readonly cloud: Synthesised;
  private readonly moto: Moto;
  private readonly settings: Readonly<Record<string, string>>;
  private readonly processes = new Map<FunctionName, ChildProcess>();

  /** @param settings of the environment, beside those of the template. */
  constructor(cloud: Synthesised, moto: Moto, settings: Readonly<Record<string, string>>) {
    this.cloud = cloud;
    this.moto = moto;
    this.settings = settings;
  }

  /** The functions that were called. */
  get called(): number {
    return this.processes.size;
  }

  /** @param at the clock of the function (epoch ms). @throws Error with what the function threw. */
  async invoke<T>(name: FunctionName, event: unknown, at: number): Promise<T> {
    const child = this.processes.get(name) ?? this.begin(name);
    const answer = new Promise<{ result?: T; error?: string }>((resolve, reject) => {
      child.once('message', (message) => resolve(message as { result?: T; error?: string }));
      child.once('exit', () => reject(new Error(`${name} ended`)));
    });
    child.stdin!.write(`${JSON.stringify({ at, event })}\n`);
    const { result, error } = await answer;
    child.removeAllListeners('exit');
    if (error !== undefined) throw new Error(`${name}: ${error}`);
    return result as T;
  }

  private begin(name: FunctionName): ChildProcess {
    const { bundle, environment } = this.cloud.functionOf(name, this.moto.made);
    const child = spawn(process.execPath, [RUNTIME, pathToFileURL(join(bundle, 'index.mjs')).href], {
      env: {
        PATH: process.env.PATH,
        ...this.moto.environment,
        POWERTOOLS_METRICS_DISABLED: 'true',
        POWERTOOLS_LOG_LEVEL: 'SILENT',
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        ...environment,
        ...this.settings,
      },
      stdio: ['pipe', 'ignore', 'inherit', 'ipc'],
    });
    this.processes.set(name, child);
    return child;
  }

  stop(): void {
    for (const child of this.processes.values()) child.kill();
  }
}
