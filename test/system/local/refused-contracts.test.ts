/** The embedded run starts with a stored contract and a mapping that are refused, and names them with the remedy before it is ready. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readYaml } from '../../../lib/schemas/yaml-document.ts';
import { CONTRACT_SCHEMA } from '../../../lib/schemas/upcast-contract.ts';
import { startSystem } from '../../../local/system.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'makegood-refused-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is printed up to the line that says that it is ready. */
async function startedIn(data: string): Promise<string> {
  const child = spawn('node', ['scripts/start.mjs', '--port', '0', '--empty', '--data', data], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => (output += String(chunk)));
    child.stdout.on('data', (chunk: Buffer) => {
      output += String(chunk);
      if (/Makegood is ready at \S+\n$/.test(output)) resolve();
    });
    child.once('exit', () => reject(new Error(`it ended: ${output}`)));
  });
  child.kill('SIGTERM');
  await new Promise<void>((resolve) => (child.exitCode !== null ? resolve() : child.once('exit', () => resolve())));
  return output;
}

describe('a start', () => {
  it('names each stored contract and mapping that is refused, and no other', async () => {
    const document = readYaml(readFileSync(join(root, 'contracts/examples/live-streaming-network.yaml'), 'utf8')).document as any;
    const system = await startSystem({ folder, port: 0, version: 'test' });
    for (const [id, text] of Object.entries({ good: {}, bad: { former: true } })) {
      const order = { ...document.order, id };
      const put = {
        id,
        vendor: order.vendor.id,
        revision: 1,
        digest: id,
        schema: CONTRACT_SCHEMA,
        text: '',
        recordedAt: '2026-09-01T00:00:00.000Z',
      };
      await system.stores.contracts.put({ ...put, document: { ...document, ...text, order } });
      await system.stores.contracts.list({ id, title: id, vendor: order.vendor.id, customer: order.customer.id, revision: 1 });
    }
    const rule = { type: 'service.down', occurredAt: 'received', component: 'line-1' };
    const signature = { header: 'x-signature', algorithm: 'sha256', encoding: 'hex' };
    for (const [source, id] of Object.entries({ signed: '{id}', unsigned: '{id}{$received}' }))
      await system.stores.sources.put({ mapping: { source, signature, facts: [{ ...rule, id }] } as never, revision: 3, recordedAt: '' });
    await system.stop();
    const printed = (await startedIn(folder)).split('\n');
    expect(printed.filter((line) => line.startsWith('Mapping refused'))).toEqual([
      expect.stringMatching(/revision 3 of the mapping "unsigned".*\/facts\/0\/id unsigned-id.*Remedy: .*\/v1\/sources\/unsigned/),
    ]);
    const lines = printed.filter((line) => line.startsWith('Contract refused'));
    expect(lines).toEqual([expect.stringMatching(/revision 1 of "bad".*\/former unknown-key.*Remedy: .*\/v1\/contracts\/bad/)]);
  });
});
