/** Secrets of webhooks: shown once, stored as digests and encrypted, refused at once when they are removed; and what a signature covers. */
import { createHash, createHmac } from 'node:crypto';
import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contractRoutes } from '../../../../lambdas/http/contracts.ts';
import { type Desk, type DeskAnswer, openDesk } from '../../../support/evidence-desk.ts';
import { EXAMPLE_TEXT } from '../../../support/harness.ts';

const ACCOUNT = '111122223333';
const VENDOR = { vendor: 'lumencast' };

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

const register = (...senders: object[]): Promise<DeskAnswer> =>
  desk.call('PUT /v1/vendors/{vendor}', VENDOR, { name: 'Lumencast', senders });
const webhook = (source: string, body: object = {}): Promise<DeskAnswer> =>
  desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', { ...VENDOR, source }, body);
const shown = async (): Promise<string> => JSON.stringify((await desk.call('GET /v1/vendors/{vendor}', VENDOR)).body);
const keyIn = (url: string): string => url.split('/').at(-1)!;
const urlOf = ({ body }: DeskAnswer, source: string): string =>
  (body.senders as { webhook?: string; url?: string }[]).find((sender) => sender.webhook === source)!.url!;
const down = (id: string, component = 'line-1') => ({ id, occurredAt: '2026-10-20T10:00:00Z', component });
const post = async (url: string, id: string, component?: string): Promise<number> =>
  (await desk.post(url, JSON.stringify({ type: 'service.down.v1', ...down(id, component) }))).status;
const send = (id: string, component?: string): Promise<unknown> =>
  desk.send(ACCOUNT, { type: 'service.down.v1', detail: down(id, component) });
const stored = async (component = 'line-1'): Promise<string[]> =>
  (await desk.table.stores.facts.read('lumencast', component, '2026-10')).map(({ id }) => id).sort();
/** All that is in the table, as text; bytes as they are and in base64. */
async function inTable(): Promise<string> {
  const { client } = desk.table.table as unknown as { client: DynamoDBClient };
  const { Items: items = [] } = await client.send(new ScanCommand({ TableName: 'makegood' }));
  return JSON.stringify(items, (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value));
}

describe('an address', () => {
  it('is in the answer of the request that makes it, and in no later answer', async () => {
    const made = urlOf(await register({ webhook: 'canonical', as: 'customer' }), 'canonical');
    expect(await post(made, 'a')).toBe(202);
    const second = (await webhook('canonical', { key: 'add' })).body.url as string;
    expect(await post(second, 'b')).toBe(202);
    const again = [await register({ webhook: 'canonical', as: 'customer' }), await webhook('canonical'), await webhook('canonical')];
    const read = `${await shown()} ${again.map(({ body }) => JSON.stringify(body)).join(' ')}`;
    for (const url of [made, second]) expect(read).not.toContain(keyIn(url));
    expect(JSON.parse(await shown()).senders[0].keys).toEqual(
      [second, made].map((url) => ({
        fingerprint: createHash('sha256').update(keyIn(url)).digest('hex').slice(0, 12),
        since: '2026-10-20T12:00:00.000Z',
      })),
    );
  });

  it('is shown only to a caller who may make addresses; for another caller the webhook of a contract has none yet', async () => {
    const put = async (id: string, scope: string): Promise<any> => {
      const event = {
        routeKey: 'PUT /v1/contracts/{id}',
        pathParameters: { id },
        headers: { 'content-type': 'application/yaml' },
        body: EXAMPLE_TEXT.replace('id: live-streaming-network', `id: ${id}`).replace('id: lumencast', `id: vendor-of-${id}`),
        requestContext: { requestId: 'r', authorizer: { jwt: { claims: { sub: 'ines', scope } } } },
      };
      const answer = await contractRoutes(() => desk.services)(event as unknown as APIGatewayProxyEventV2, {} as Context);
      expect(answer.headers?.['cache-control']).toBe('no-store');
      return JSON.parse(answer.body!);
    };
    const some = await put('some', 'contracts:write');
    expect(some.webhooks.length).toBeGreaterThan(0);
    expect(JSON.stringify(some)).not.toContain('/v1/webhooks/');
    for (const { keys } of some.webhooks) expect(keys).toEqual([]);
    const all = await put('all', 'contracts:write vendors:write');
    for (const { url } of all.webhooks) expect(url).toMatch(/^https:\/\/api\/v1\/webhooks\/[\w-]+\/[\w-]{32}$/);
    const { source } = some.webhooks[0];
    const asked = await desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', { vendor: 'vendor-of-some', source }, {});
    expect(asked.body.url).toContain('/v1/webhooks/');
  });

  it('is nowhere in the table, and neither is a signing secret, nor a digest from which a weak secret could be guessed', async () => {
    const url = (await webhook('github', { signingSecret: 'a-weak-secret' })).body.url as string;
    await webhook('github', { signingSecret: 'another-secret' });
    const table = await inTable();
    for (const secret of [keyIn(url), 'a-weak-secret', 'another-secret']) {
      expect(table).not.toContain(secret);
      expect(table).not.toContain(Buffer.from(secret).toString('base64'));
    }
    for (const secret of ['a-weak-secret', JSON.stringify({ signingSecret: 'a-weak-secret' })])
      expect(table).not.toContain(createHash('sha256').update(secret).digest('hex'));
    expect(JSON.parse(await shown()).senders.find((sender: { webhook: string }) => sender.webhook === 'github')).toMatchObject({
      signed: true,
      secrets: [{ fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/) }, { fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/) }],
    });
  });

  it('is revoked by its fingerprint and invalid at once, while the other address stays valid', async () => {
    const first = (await webhook('canonical')).body.url as string;
    const second = (await webhook('canonical', { key: 'add' })).body.url as string;
    const fingerprint = createHash('sha256').update(keyIn(first)).digest('hex').slice(0, 12);
    const revoke = (of: string): Promise<DeskAnswer> =>
      desk.call('DELETE /v1/vendors/{vendor}/webhooks/{source}/keys/{fingerprint}', { ...VENDOR, source: 'canonical', fingerprint: of });
    expect((await revoke(fingerprint)).status).toBe(200);
    expect([await post(first, 'a'), await post(second, 'b')]).toEqual([404, 202]);
    expect((await revoke(fingerprint)).body.code).toBe('unknown-key');
  });

  it.each([2100, 60_000])('with a key of %i characters is answered as one that does not exist', async (length) => {
    expect(await post(`https://api/v1/webhooks/canonical/${'x'.repeat(length)}`, 'a')).toBe(404);
  });
});

describe('a signing secret', () => {
  const signed = (text: string, secret: string): Record<string, string> => ({
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`,
  });
  const ping = JSON.stringify({ zen: 'Keep it logically awesome.' });
  const deliver = async (url: string, secret: string): Promise<number> => (await desk.post(url, ping, signed(ping, secret))).status;

  it('that is given twice is stored once, and the previous one stays valid', async () => {
    const url = (await webhook('github', { signingSecret: 'first-secret' })).body.url as string;
    for (let i = 0; i < 3; i += 1) await webhook('github', { signingSecret: 'second-secret' });
    expect([await deliver(url, 'first-secret'), await deliver(url, 'second-secret')]).toEqual([202, 202]);
  });

  it('that cannot be decrypted causes refusals, and no delivery is accepted unchecked', async () => {
    const url = (await webhook('github', { signingSecret: 'first-secret' })).body.url as string;
    const { registry } = desk.table.stores;
    const known = (await registry.webhook('lumencast', 'github'))!;
    await registry.endSecret(known, known.secrets[0]!.fingerprint);
    expect([await deliver(url, 'first-secret'), (await desk.post(url, ping)).status]).toEqual([401, 401]);
  });
});

describe('a removed right is refused at once', () => {
  it('the address of a webhook that the registration no longer lists is refused, also when the webhook is listed again', async () => {
    const old = urlOf(await register({ webhook: 'canonical', as: 'customer', components: ['line-1'] }), 'canonical');
    expect(await post(old, 'a')).toBe(202);
    await register();
    expect([await post(old, 'b'), await post(old, 'c', 'line-2')]).toEqual([404, 404]);
    const fresh = urlOf(await register({ webhook: 'canonical', as: 'customer' }), 'canonical');
    expect([await post(old, 'd'), await post(fresh, 'e')]).toEqual([404, 202]);
    expect(await stored()).toEqual(['a', 'e']);
  });

  it('the address of a webhook that was made by itself is refused once no list names it any more', async () => {
    const old = (await webhook('canonical')).body.url as string;
    expect(await post(old, 'a')).toBe(202);
    await register({ webhook: 'canonical', as: 'vendor', components: ['line-1'] });
    expect([await post(old, 'b'), await post(old, 'c', 'line-2')]).toEqual([202, 422]);
    await register();
    expect(await post(old, 'd')).toBe(404);
    const fresh = (await webhook('canonical')).body.url as string;
    expect([await post(old, 'e'), await post(fresh, 'f')]).toEqual([404, 202]);
  });

  it('an account is refused although one of its events was accepted just before', async () => {
    await register({ account: ACCOUNT, as: 'vendor' });
    await send('a');
    await register();
    await send('b');
    expect(await stored()).toEqual(['a']);
    expect((await desk.quarantine())[0]!.code).toBe('unknown-sender');
  });

  it('a component on which an account may no longer report is refused', async () => {
    await register({ account: ACCOUNT, as: 'vendor' });
    await send('a', 'line-2');
    await register({ account: ACCOUNT, as: 'vendor', components: ['line-1'] });
    await send('b', 'line-2');
    expect(await stored('line-2')).toEqual(['a']);
  });

  it('a sender whose removal was interrupted is refused once the registration is put again', async () => {
    const { registry } = desk.table.stores;
    await register({ account: ACCOUNT, as: 'vendor' });
    // The revision without it was written, and nothing after that.
    await registry.putVendor({ id: 'lumencast', name: 'Lumencast', senders: [], revision: 2 });
    await register();
    await send('a');
    expect(await stored()).toEqual([]);
  });

  it('each batch needs one read for this, however many events it has', async () => {
    await register({ account: ACCOUNT, as: 'vendor' });
    const many = (letter: string) => Array.from({ length: 50 }, (_, i) => ({ type: 'service.down.v1', detail: down(`${letter}${i}`) }));
    await desk.send(ACCOUNT, ...many('warm'));
    const { meter } = desk.table.table;
    Object.assign(meter, { reads: 0, writes: 0 });
    await desk.send(ACCOUNT, ...many('b'));
    expect(meter.reads).toBe(1);
  });
});

describe('a signature', () => {
  const sign = (text: string | Uint8Array, secret: string): string => createHmac('sha256', secret).update(text).digest('hex');

  it('of Jira covers its body: the delivery sent again with another identifier is the same event', async () => {
    await register({ webhook: 'jira', as: 'vendor' });
    const url = (await webhook('jira', { signingSecret: 'jira-secret', key: 'add' })).body.url as string;
    const text = JSON.stringify({
      timestamp: Date.parse('2026-10-20T10:00:00Z'),
      webhookEvent: 'jira:issue_created',
      issue: { id: '18220', key: 'SUP-7', fields: { components: [{ name: 'x' }], priority: { name: 'High' } } },
    });
    const name = { name: 'jira/x', contract: 'live-streaming-network', from: '2026-09-01' };
    await desk.table.stores.registry.register('lumencast', [name]);
    for (const identifier of ['one', 'two']) {
      const headers = { 'x-hub-signature': `sha256=${sign(text, 'jira-secret')}`, 'x-atlassian-webhook-identifier': identifier };
      expect((await desk.post(url, text, headers)).status).toBe(202);
    }
    expect(await stored('jira/x')).toEqual(['jira:18220|created']);
  });

  it('covers no header, address or character set: a delivery that is sent again with others is read as before', async () => {
    const rule = {
      type: { of: 'state', map: { bad: 'service.down' } },
      id: '{name}|{since}',
      occurredAt: { from: 'since', format: 'epoch-seconds' },
      component: '{probe}',
    };
    const signature = { header: 'x-sig', algorithm: 'sha256', encoding: 'hex' };
    await desk.call('PUT /v1/sources/{source}', { source: 'beacon' }, { source: 'beacon', signature, facts: [rule] });
    const url = (await webhook('beacon', { signingSecret: 'beacon-secret' })).body.url as string;
    const bytes = Buffer.from(JSON.stringify({ name: 'é', probe: 'line-1', state: 'bad', since: 1792490000 }));
    const headers = { 'x-sig': sign(bytes, 'beacon-secret') };
    for (const type of ['application/json', 'application/json; charset=iso-8859-1', 'multipart/form-data; boundary=x'])
      await desk.post(`${url}?name=other`, bytes, { ...headers, 'content-type': type });
    expect(await stored()).toEqual(['é|1792490000']);
    expect((await desk.table.stores.facts.read('lumencast', 'line-1', '2026-10')).map((fact) => fact.class)).toEqual(['signed']);
  });

  it('does not exist where a token covers nothing of the body: such evidence is not called signed', async () => {
    const made = await webhook('tencent-css', { signingSecret: 'tencent-key' });
    expect([made.body.signed, made.body.check]).toEqual([false, 'token']);
    const t = String(Math.floor(Date.parse('2026-10-20T12:00:00Z') / 1000) + 300);
    const body = (good: string): string =>
      JSON.stringify({
        t,
        sign: createHash('md5')
          .update(good + t)
          .digest('hex'),
        event_type: 0,
        sequence: 's',
        event_time: 1792490000,
        app: 'a',
        appname: 'live',
        stream_id: 's-1',
      });
    expect((await desk.post(made.body.url, body('wrong'))).status).toBe(401);
    await desk.post(made.body.url, body('tencent-key'));
    const [entry] = await desk.quarantine();
    expect((JSON.parse(entry!.raw) as { detail: { class: string } }).detail.class).toBe('secret-path');
  });

  it.each([
    ['a header', { headers: ['x-delivery'] }, { id: '{$headers."x-delivery"}' }, 'unsigned-header'],
    [
      'a header in what is ignored',
      { headers: ['x-kind'], ignore: [{ when: '$headers."x-kind" = "ping"', because: 'a ping' }] },
      {},
      'unsigned-header',
    ],
    ['the address', {}, { component: '{$query.line}' }, 'unsigned-query'],
  ])('is not given by a mapping that reads %s too', async (_, more, ofRule, code) => {
    const rule = { type: 'service.down', id: '{id}', occurredAt: 'received', component: '{line}', ...ofRule };
    const signature = { header: 'x-sig', algorithm: 'sha256', encoding: 'hex' };
    const answer = await desk.call(
      'PUT /v1/sources/{source}',
      { source: 'beacon' },
      { source: 'beacon', signature, facts: [rule], ...more },
    );
    expect([answer.status, answer.body.issues?.map((issue: { code: string }) => issue.code)]).toEqual([422, [code]]);
  });

  it('is still checked for an old mapping that reads a header, but its evidence is not called signed', async () => {
    const mapping = {
      source: 'beacon',
      headers: ['x-delivery'],
      signature: { header: 'x-sig', algorithm: 'sha256', encoding: 'hex' },
      facts: [{ type: 'service.down', id: '{$headers."x-delivery"}', occurredAt: 'received', component: '{line}' }],
    };
    const before = { mapping, revision: 1, recordedAt: '2026-10-01T00:00:00.000Z' };
    await desk.table.table.put({ pk: 'SOURCES', sk: 'beacon', entity: 'source', schema: 3, rank: 1, stored: JSON.stringify(before) });
    const made = (await webhook('beacon', { signingSecret: 'beacon-secret' })).body;
    expect([made.signed, made.check]).toEqual([false, 'token']);
    const text = JSON.stringify({ line: 'line-1' });
    const headers = { 'x-sig': sign(text, 'beacon-secret'), 'x-delivery': 'd-1' };
    expect((await desk.post(made.url, text, { ...headers, 'x-sig': 'no' })).status).toBe(401);
    expect((await desk.post(made.url, text, headers)).status).toBe(202);
    const [fact] = await desk.table.stores.facts.read('lumencast', 'line-1', '2026-10');
    expect([fact!.id, fact!.class]).toEqual(['d-1', 'secret-path']);
  });
});
