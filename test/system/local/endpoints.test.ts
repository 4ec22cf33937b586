/** The receiver of the how-to page runs as a process of its own, and gets what the embedded run sends: a test, the events of audits, a replay. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadExample } from '../../../local/example.ts';
import { freePort } from '../../../local/free-port.ts';
import { runCommand } from '../../support/cli-run.ts';
import { embeddedRun } from '../../support/embedded-run.ts';
import { temporaryFolder } from '../../support/harness.ts';

const embedded = embeddedRun({ loopbackEndpoints: true });
const folder = temporaryFolder();

const command = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await runCommand([...args, ...embedded.api]);
  expect([code, args.join(' '), code === 0 ? '' : err]).toEqual([0, args.join(' '), '']);
  return out;
};

let receiver: ChildProcess;
let port: number;
const received: any[] = [];

/** The block of the page, as it is there. */
function receiverFile(): string {
  const page = readFileSync(new URL('../../../docs/how-to/endpoints.md', import.meta.url), 'utf8');
  const [, code] = /```ts\n([^`]*(?:`[^`]+`[^`]*)*?)\n```/.exec(page)!;
  const path = join(folder, 'receiver.mjs');
  writeFileSync(path, transformSync(code!, { loader: 'ts', format: 'esm' }).code);
  return path;
}

function startReceiver(secret: string): void {
  receiver = spawn(process.execPath, [receiverFile()], {
    env: { ...process.env, SECRET: secret, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  receiver.stdout!.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
    const lines = text.split('\n');
    text = lines.pop()!;
    received.push(...lines.map((line) => JSON.parse(line)));
  });
}

const deliveries = async (): Promise<any[]> => JSON.parse(await command('endpoint', 'deliveries', 'erp', '--json'));

/** Until what is awaited is there: it comes from another process. */
const until = (check: () => Promise<void> | void): Promise<void> =>
  expect
    .poll(async () => (await check(), true), { timeout: 20_000 })
    .toBe(true)
    .then(() => undefined);

beforeAll(async () => {
  port = await freePort(0);
  const { out } = await runCommand(['endpoint', 'put', 'erp', '--url', `http://localhost:${port}/hook`, ...embedded.api]);
  const [, secret] = /^erp: (whsec_\S+)$/m.exec(out)!;
  startReceiver(secret!);
});

afterAll(() => void receiver.kill());

describe('the receiver of the how-to page', () => {
  it('gets a test event that it believes', async () => {
    await until(() => fetch(`http://localhost:${port}/`).then(({ status }) => expect(status).toBe(401)));
    await command('endpoint', 'test', 'erp');
    await embedded.system.bus.drained();
    await until(() => expect(received.map(({ type }) => type)).toEqual(['endpoint.test.v1']));
  });

  it('gets the events of audits, with the amounts of the statements, each once', async () => {
    await loadExample(embedded.system, { url: embedded.system.url, token: embedded.token });
    await embedded.system.bus.drained();
    await until(() => expect(received.map(({ type }) => type)).toContain('statement.restated.v1'));
    const restated = received.find(({ type }) => type === 'statement.restated.v1');
    expect(restated.data).toMatchObject({
      statement: 'live-streaming-network.2026-10',
      revision: 2,
      total: { amount: '16000.00', currency: 'CNY' },
    });
    expect(restated.data.url).toBe(`${embedded.system.url}/v1/statements/live-streaming-network.2026-10`);
    const all = await deliveries();
    expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['delivered']));
    expect(received).toHaveLength(all.length);
    await embedded.system.bus.replay('2026-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z');
    await embedded.system.bus.drained();
    expect(await deliveries()).toHaveLength(all.length);
  });

  it('gets a replay under the ids that it has, and drops it', async () => {
    const before = await deliveries();
    expect(await command('endpoint', 'replay', 'erp', '--since', '2026-01-01')).toBe(`${before.length} deliveries are sent again\n`);
    await embedded.system.bus.drained();
    const after = await deliveries();
    expect(after.map(({ id, state, attempted }) => [id, state, attempted])).toEqual(
      before.map(({ id, attempted }) => [id, 'delivered', attempted + 1]),
    );
    expect(received).toHaveLength(before.length);
    expect(await command('endpoint', 'show', 'erp', after[0].id)).toMatch(/^msg_\w+: delivered\n(  \S+Z  204  \d+ ms\n){2}\{"type":/);
  });

  it('refuses what another secret signed, and the attempt is recorded', async () => {
    await command('endpoint', 'rotate', 'erp', '--overlap', '0');
    await command('endpoint', 'test', 'erp');
    await embedded.system.bus.drained();
    const [newest] = await deliveries();
    expect(newest).toMatchObject({ type: 'endpoint.test.v1', state: 'waiting', attempts: [{ status: 401 }] });
    expect(await command('endpoint', 'list')).toMatch(/^erp +http:\S+ +failing /m);
    await command('endpoint', 'disable', 'erp');
    await command('endpoint', 'delete', 'erp');
    expect(await command('endpoint', 'list')).toBe('nothing\n');
    expect(await embedded.system.bus.deadLetterCount()).toBe(0);
  });
});
