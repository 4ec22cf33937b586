/** The commands about evidence, against a running system: sources, vendors, webhooks, corrections, quarantine, the bus. */
import { createHmac } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { blocksOf } from '../../support/docs.ts';
import { runCommand } from '../../support/cli-run.ts';
import { temporaryFolder } from '../../support/harness.ts';
import { embeddedRun } from '../../support/embedded-run.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = temporaryFolder();
const page = blocksOf('docs/how-to/connect-a-tool.md');
const textOf = (file: string): string => page.find(({ words }) => words.file === file)!.text;
const [mappingText, sampleText] = [textOf('beacon.yaml'), textOf('sample.json')];

const embedded = embeddedRun();

/** Commands that call the running system get its address. */
const run = (args: string[], input = ''): ReturnType<typeof runCommand> => {
  const isOffline = args[0] === 'emit' || (args[0] === 'source' && args[1] === 'try');
  return runCommand(isOffline ? args : [...args, ...embedded.api], { input });
};
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const emit = async (event: object): Promise<void> => {
  const sent = await run(['emit', '-', '--bus', embedded.system.url, '--account', '444455556666'], JSON.stringify(event));
  expect(sent.out).toContain('1 events sent, 0 refused by the bus');
  await embedded.system.bus.drained();
};

beforeAll(async () => {
  expect((await run(['contract', 'put', 'contracts/examples/live-streaming-network.yaml'])).code).toBe(0);
});

describe('sources', () => {
  it('are listed and shown, and tried without a server', async () => {
    expect((await run(['source', 'list'])).out).toMatch(/grafana +webhook +signed +The label `component`/);
    expect((await run(['source', 'show', 'pingdom'])).out).toContain('component: pingdom/{check_id}');
    expect((await run(['source', 'show', 'canonical'])).err).toContain('is code, not a mapping');
    const fixture = JSON.parse(readFileSync(join(root, 'test/fixtures/events/pingdom-webhook.json'), 'utf8')) as {
      samples: { body: object }[];
    };
    const tried = await run(['source', 'try', 'pingdom', file('pingdom.json', JSON.stringify(fixture.samples[0]!.body)), '--json']);
    expect(JSON.parse(tried.out)).toMatchObject({
      type: 'service.down',
      component: 'pingdom/13579246',
      occurredAt: '2026-10-14T02:12:34.000Z',
    });
    const cut = await run(['source', 'try', 'pingdom', file('cut.json', '{"check_id":')]);
    expect([cut.code, cut.err]).toEqual([1, expect.stringContaining('the body begins as JSON but is none')]);
    const wrong = await run([
      'source',
      'try',
      file('wrong.yaml', mappingText.replace('epoch-seconds', 'guess')),
      file('s.json', sampleText),
    ]);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('/facts/0/occurredAt')]);
    expect((await run(['source', 'try', 'nowhere', join(folder, 's.json')])).err).toContain('neither a file nor a built-in source');
    expect((await run(['source', 'frob'])).code).toBe(2);
  });
});

describe('a recorded delivery, tried and delivered', () => {
  const said = sampleText.replace('9f2c71d0', 'für-1');
  const mapping = mappingText.replaceAll('beacon', 'buoy').replace(/^signature.*\n/m, '');
  const bodies: readonly (readonly [string, Uint8Array, Record<string, string>, string])[] = [
    ['UTF-8', Buffer.from(said), {}, ''],
    ['gzip', gzipSync(said), { 'content-encoding': 'gzip' }, ''],
    ['gzip that no header names', gzipSync(said), {}, 'no utf-8 text'],
    ['Latin-1, named', Buffer.from(said, 'latin1'), { 'content-type': 'application/json; charset=iso-8859-1' }, ''],
    ['Latin-1, not named', Buffer.from(said, 'latin1'), { 'content-type': 'application/json' }, 'no utf-8 text'],
    ['a form', Buffer.from(`payload=${encodeURIComponent(said)}`), { 'content-type': 'application/x-www-form-urlencoded' }, ''],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${said}`, 'utf16le'), {}, ''],
  ];

  it.each(bodies)('%s: both give the same facts, or refuse it alike', async (name, bytes, headers, refusal) => {
    const own = file('buoy.yaml', mapping);
    await run(['source', 'put', own]);
    const made = await run(['webhook', 'lumencast', 'buoy', '--rotate', 'replace']);
    const url = made.out.split(' ')[0]!;
    const path = join(folder, 'delivery');
    writeFileSync(path, bytes);
    const given = Object.entries(headers).flatMap(([header, value]) => ['--header', `${header}: ${value}`]);
    const tried = await run(['source', 'try', own, path, '--json', ...given]);
    const delivered = await fetch(url, {
      method: 'POST',
      body: bytes,
      headers: { 'content-type': 'application/octet-stream', ...headers },
    });
    const answer = (await delivered.json()) as { facts?: { id: string; type: string }[]; detail?: string };
    if (refusal !== '') {
      expect([tried.code, delivered.status]).toEqual([1, 415]);
      for (const text of [tried.err, answer.detail]) expect(text, name).toContain(refusal);
      return;
    }
    const fact = JSON.parse(tried.out) as { id: string; type: string };
    expect([delivered.status, fact.id]).toEqual([202, 'für-1']);
    expect(answer.facts!.map(({ id, type }) => [id, type])).toEqual([[fact.id, fact.type]]);
  });
});

describe('evidence', () => {
  it('a mapping is put, its webhook receives a delivery, and an unreadable one is reprocessed when the mapping is fixed', async () => {
    const [mapping, sample] = [mappingText, sampleText];
    expect((await run(['source', 'put', file('beacon.yaml', mapping)])).out).toBe('beacon: revision 1\n');
    const made = await run(['webhook', 'lumencast', 'beacon', '--secret', 'beacon-secret']);
    expect(made.out).toContain('signed: deliveries without a good signature are refused');
    const url = made.out.split(' ')[0]!;
    const post = (body: string): Promise<Response> =>
      fetch(url, {
        method: 'POST',
        body,
        headers: { 'x-beacon-signature': `sha256=${createHmac('sha256', 'beacon-secret').update(body).digest('hex')}` },
      });
    expect((await post(sample)).status).toBe(202);
    const flapping = sample.replace('check.down', 'check.flapping').replace('9f2c71d0', '9f2c71d1');
    expect((await post(flapping)).status).toBe(422);
    await embedded.system.bus.drained();
    const listed = await run(['quarantine']);
    expect(listed.out).toMatch(/held +unreadable +webhook:beacon:lumencast/);
    const id = listed.out
      .split('\n')
      .find((line) => line.includes('beacon'))!
      .split(' ')[0]!;
    expect((await run(['reprocess', id])).err).toContain('still refused');
    await run(['source', 'put', file('beacon.yaml', mapping.replace('check.up:', 'check.flapping: service.degraded\n        check.up:'))]);
    expect((await run(['reprocess', id])).out).toBe(`${id}: stored\n`);
    const stored = await run(['evidence', 'lumencast', '2026-10', '--component', 'line-1']);
    expect(stored.out).toMatch(/service\.down +line-1 +2026-10-15T09:31:00\.000Z [^\n]+as-sent +9f2c71d0\n/);
    expect(stored.out).toMatch(/service\.degraded [^\n]+9f2c71d1\n/);
    const rotated = await run(['webhook', 'lumencast', 'beacon', '--rotate', 'add']);
    expect(rotated.out).toMatch(/^http\S+ \(shown this once\)\n/);
    expect((await run(['webhook', 'lumencast', 'beacon'])).out).toMatch(/^[0-9a-f]{12} \(since \S+\), [0-9a-f]{12} \(since \S+\)\nsigned/);
    const webhooks = await run(['webhook', 'list', 'lumencast']);
    expect(webhooks.out).toMatch(
      /beacon +vendor +[0-9a-f]{12} \(since \S+\), [0-9a-f]{12} \(since \S+\) +[0-9a-f]{12} \(since \S+\) +signature/,
    );
    expect(`${webhooks.out}${(await run(['vendor', 'show', 'lumencast'])).out}`).not.toContain('http');
    const newest = /beacon +vendor +([0-9a-f]{12})/.exec(webhooks.out)![1]!;
    expect((await run(['webhook', 'revoke', 'lumencast', 'beacon', newest])).out).toBe(
      `beacon of lumencast: the address ${newest} is revoked\n`,
    );
    expect((await fetch(rotated.out.split(' ')[0]!, { method: 'POST', body: sample })).status).toBe(404);
    expect((await run(['webhook', 'lumencast', 'beacon', '--remove-secret', '--secret', 'other'])).code).toBe(2);
    expect((await run(['webhook', 'lumencast', 'beacon', '--remove-secret'])).out).toContain('not signed: the address is the secret');
    expect((await fetch(url, { method: 'POST', body: sample.replace('9f2c71d0', '9f2c71d2') })).status).toBe(202);
    expect((await run(['webhook', 'lumencast', 'no-such-tool'])).err).toContain('unknown-source');
  });

  it('is read again by a mapping, an entry is dismissed, and all of it is deleted when no longer needed', async () => {
    await run(['source', 'put', file('beacon.yaml', mappingText.replace('service.down', 'service.degraded'))]);
    const again = ['source', 'remap', 'beacon', 'lumencast', '2026-10'];
    const tried = await run([...again, '--try']);
    expect(tried.out).toMatch(/replaced +service\.degraded +line-1 +9f2c71d0\n/);
    expect(tried.out).toContain('nothing was changed');
    expect((await run(again)).out).toMatch(/replaced +service\.degraded/);
    const all = await run(['evidence', 'lumencast', '2026-10']);
    expect(all.out).toMatch(/service\.down +line-1 [^\n]+replaced, by administrator:developer at [^\n]+9f2c71d0\n/);
    expect((await run(['evidence', 'lumencast', '2025-10'])).out).toBe(
      'there is no event of lumencast in 2025-10; none is held in quarantine\n',
    );
    const post = await fetch((await run(['webhook', 'lumencast', 'canonical'])).out.split(' ')[0]!, { method: 'POST', body: '{}' });
    expect(post.status).toBe(422);
    await embedded.system.bus.drained();
    const id = (await run(['quarantine'])).out
      .split('\n')
      .find((line) => line.includes('webhook:canonical'))!
      .split(' ')[0]!;
    expect((await run(['quarantine', 'dismiss', id, '--reason', 'a drill'])).out).toBe(`${id}: dismissed\n`);
    expect((await run(['quarantine', 'show', id])).out).toMatch(/dismissed \S+ by developer: a drill/);
    expect((await run(['source', 'delete', 'beacon'])).err).toContain('source-in-use');
    expect((await run(['webhook', 'revoke', 'lumencast', 'beacon'])).out).toBe('beacon of lumencast: revoked\n');
    expect((await run(['source', 'delete', 'beacon'])).out).toBe('beacon: deleted\n');
  });

  it('is withdrawn and replaced, with the person who did it', async () => {
    const event = { type: 'ticket.opened', component: 'line-1', ticket: 'T-1', occurredAt: '2026-10-20T10:00:00Z' };
    await emit({ ...event, id: 'c-1' });
    await emit({ ...event, id: 'c-2', ticket: 'T-2' });
    const correct = (id: string, ...more: string[]): ReturnType<typeof run> =>
      run(['correct', 'lumencast', '2026-10', id, '--component', 'line-1', '--sender', 'aws:444455556666', '--reason', 'a drill', ...more]);
    expect((await correct('c-1')).out).toMatch(/^c-1: withdrawn by correction-/);
    const replacement = file('replacement.json', JSON.stringify({ ...event, ticket: 'T-2', occurredAt: '2026-10-20T10:30:00Z' }));
    expect((await correct('c-2', '--with', replacement)).out).toMatch(/^c-2: replaced by correction-/);
    const listed = await run(['evidence', 'lumencast', '2026-10', '--component', 'line-1']);
    expect(listed.out).toMatch(/withdrawn, by administrator:developer at \S+: a drill +c-1/);
    expect(listed.out).toMatch(/replaced, by administrator:developer at \S+: a drill +c-2/);
    expect((await correct('c-9')).err).toContain('404 unknown-event');
    expect((await run(['correct', 'lumencast', '2026-10', 'c-1'])).code).toBe(2);
  });
});

describe('vendors and the bus', () => {
  it('a vendor is put and shown', async () => {
    const text =
      'name: Lumencast Networks\nsenders:\n  - { account: "111122223333", as: customer, components: [line-1], expect-every: 1 h }\n';
    expect((await run(['vendor', 'put', 'lumencast', file('vendor.yaml', text)])).out).toContain(
      'lumencast: Lumencast Networks, revision 1',
    );
    expect((await run(['vendor', 'show', 'lumencast'])).out).toMatch(/111122223333 +customer +line-1 +1 h/);
    const bad = await run(['vendor', 'put', 'lumencast', file('bad.yaml', text.replace('customer', 'friend'))]);
    expect([bad.code, bad.err]).toEqual([1, expect.stringContaining('senders/0/as')]);
  });

  it('the archive is replayed without effect on what is stored', async () => {
    const before = (await run(['evidence', 'lumencast', '2026-10', '--component', 'line-1', '--json'])).out;
    const replayed = await run(['bus', 'replay', '--from', '2020-01-01T00:00:00Z', '--until', '2199-01-01T00:00:00Z']);
    expect(replayed.out).toMatch(/^[1-9]\d* events replayed\n$/);
    await embedded.system.bus.drained();
    expect((await run(['evidence', 'lumencast', '2026-10', '--component', 'line-1', '--json'])).out).toBe(before);
    expect((await run(['bus', 'redrive'])).out).toBe('0 dead letters redriven\n');
    expect((await run(['bus', 'replay', '--from', 'noon', '--until', 'night'])).err).toContain('From and Until are instants');
  });
});
