/** The `npm start` of an earlier version, used only through HTTP: none of its code is loaded here. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

export interface OldAnswer {
  readonly status: number;
  readonly type: string;
  readonly bytes: Buffer;
}

/** An event: its type and its detail. */
export type OldEntry = readonly [string, object | string];

export class OldRun {
  readonly source: string;
  readonly commit: string;
  private readonly child: ChildProcess;
  private readonly url: string;
  private readonly token: string;
  private readonly routes: ReadonlySet<string>;

  private constructor(source: string, child: ChildProcess, url: string, token: string, routes: ReadonlySet<string>) {
    this.source = source;
    this.commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: source, encoding: 'utf8' }).trim();
    this.child = child;
    this.url = url;
    this.token = token;
    this.routes = routes;
  }

  /** Starts it on a folder with the engine that every machine has; resolves when its example is loaded. */
  static async start(source: string, data: string): Promise<OldRun> {
    const child = spawn('node', ['--import', 'tsx', 'local/main.ts', '--port', '0', '--engine', 'dynalite', '--data', data], {
      cwd: source,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve, reject) => {
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => {
        output += String(chunk);
        const ready = /Makegood is ready at (\S+)/.exec(output);
        if (ready) resolve(ready[1]!);
      });
      child.once('exit', () => reject(new Error(`it ended before it was ready: ${output}`)));
    });
    const token = readFileSync(join(data, 'token'), 'utf8').trim();
    const description = (await (await fetch(`${url}/openapi.json`)).json()) as { paths: Record<string, object> };
    const routes = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    return new OldRun(source, child, url, token, new Set(routes));
  }

  /** Whether this version has a route, as its description writes it. */
  has(route: string): boolean {
    return this.routes.has(route);
  }

  async call(method: string, path: string, body?: string | object): Promise<OldAnswer> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body !== undefined && { 'content-type': typeof body === 'string' ? 'application/yaml' : 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      bytes: Buffer.from(await response.arrayBuffer()),
    };
  }

  /** The body of an answer. Throws when the answer is no success: the scenario uses only requests that every version accepts. */
  async json(method: string, path: string, body?: string | object): Promise<any> {
    const { status, bytes } = await this.call(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${bytes.toString('utf8')}`);
    return JSON.parse(bytes.toString('utf8'));
  }

  async put(account: string, entries: readonly OldEntry[]): Promise<void> {
    const credentials = { accessKeyId: account, secretAccessKey: 'unused' };
    const client = new EventBridgeClient({ endpoint: this.url, region: 'local', credentials });
    const { FailedEntryCount } = await client.send(
      new PutEventsCommand({
        Entries: entries.map(([type, detail]) => ({
          EventBusName: 'makegood',
          Source: 'northlight.noc',
          DetailType: type,
          Detail: typeof detail === 'string' ? detail : JSON.stringify(detail),
        })),
      }),
    );
    client.destroy();
    if (FailedEntryCount) throw new Error(`${FailedEntryCount} events were refused by the bus`);
  }

  /** An audit of a month, to its end. */
  async audit(period: string): Promise<void> {
    const path = `/v1/audits/${period}`;
    const before = await this.call('GET', path);
    const runs = before.status === 200 ? (JSON.parse(before.bytes.toString('utf8')) as { runs: number }).runs : 0;
    await this.json('POST', '/v1/audits', { period });
    for (let i = 0; i < 300; i += 1) {
      const audit = await this.json('GET', path);
      if (audit.runs > runs && audit.status.startsWith('closed')) return;
      await pause(100);
    }
    throw new Error(`the audit of ${period} did not end`);
  }

  /** Ends it as a power cut would: nothing more is written. */
  kill(): void {
    this.child.kill('SIGKILL');
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
