/** What endpoints get: signed, once, again after failures, by vendor and party; and when an endpoint is disabled. */
import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, formatInstant } from '../../../../lib/domain/time/instant.ts';
import { LIMITS } from '../../../../lib/declarations/limits.ts';
import { DELIVERY, RETRY_DELAYS } from '../../../../lib/declarations/endpoints.ts';
import { EndpointDesk, START } from '../../../support/endpoint-desk.ts';

const eur = (amount: string): object => ({ amount, currency: 'EUR' });
const issued = (n: number, vendor = 'lumencast') => ({
  ...{ id: `live.2026-10#${n}`, statement: 'live.2026-10', revision: n, contract: 'live', vendor, period: '2026-10' },
  ...{ total: eur('10.00'), digest: 'd', issuedAt: '2026-11-05T00:00:00.000Z', text: 'Statement issued' },
});
const claim = (kind: string, n = 1, state = kind) => ({
  ...{ id: `live.2026-10.x#${n}`, claim: 'live.2026-10.x', kind, state, by: 'fred@example.com', contract: 'live', vendor: 'lumencast' },
  ...{ period: '2026-10', credit: 'x', creditor: 'customer', owed: eur('10.00'), open: eur('10.00'), lastDay: '2026-11-30' },
});
const closed = {
  id: 'audit:2026-10#1',
  period: '2026-10',
  run: '1',
  status: 'closed',
  statements: 2,
  failed: 0,
  held: 0,
  waiting: 0,
  closedAt: 't',
};

let desk: EndpointDesk;
const urls = (): string[] => desk.posted.map(({ url }) => new URL(url).hostname.replace('.example.com', '')).sort();

beforeEach(async () => {
  desk = new EndpointDesk();
  for (const id of ['lumencast', 'other']) await desk.stores.registry.listVendor({ id, name: id, revision: 1 });
});

const isSignedBy = (secret: string, { headers, body }: EndpointDesk['posted'][number]): boolean => {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
    .update(signed)
    .digest('base64');
  return headers['webhook-signature']!.split(' ').includes(`v1,${expected}`);
};

describe('an event', () => {
  it('goes to the endpoints that want it, by role, kind, vendor and party, and to no other vendor', async () => {
    await desk.put('erp');
    await desk.put('own', { vendors: ['lumencast'] });
    await desk.put('others', { vendors: ['other'] });
    await desk.put('claims', { kinds: ['claim-answer'] });
    await desk.put('ops', { role: 'contract-owner' });
    await desk.put('noc', {}, 'lumencast');
    await desk.put('stranger', {}, 'other');
    await desk.deliver('statement.issued.v1', issued(1));
    expect(urls()).toEqual(['erp', 'noc', 'ops', 'own']);
    desk.posted = [];
    // Of a claim that the customer has yet to make, no vendor gets anything.
    await desk.deliver('claim.due.v1', claim('due'));
    expect(urls()).toEqual(['erp', 'own']);
    desk.posted = [];
    await desk.deliver('claim.transitioned.v1', claim('submitted', 2));
    expect(urls()).toEqual(['noc']);
    desk.posted = [];
    await desk.deliver('claim.transitioned.v1', claim('rejected', 3));
    expect(urls()).toEqual(['claims', 'erp', 'own']);
    desk.posted = [];
    // It counts contracts of all vendors.
    await desk.deliver('audit.closed.v1', closed);
    expect(urls()).toEqual(['erp', 'ops']);
  });

  it('is a thin body of ids, figures and an address, signed over the exact bytes', async () => {
    const secret = await desk.put('erp');
    await desk.deliver('claim.transitioned.v1', claim('rejected', 3));
    const [post] = desk.posted;
    expect(JSON.parse(post!.body)).toEqual({
      type: 'claim.transitioned.v1',
      timestamp: '2026-11-05T00:00:00.000Z',
      data: {
        ...{ contract: 'live', vendor: 'lumencast', period: '2026-10', claim: 'live.2026-10.x', credit: 'x', creditor: 'customer' },
        ...{ owed: eur('10.00'), open: eur('10.00'), lastDay: '2026-11-30', kind: 'rejected', state: 'rejected' },
        url: 'https://api.example/v1/claims/live.2026-10.x',
      },
    });
    expect(isSignedBy(secret, post!)).toBe(true);
    expect(post!.headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'webhook-timestamp': String(START / 1000) });
    // Neither the person nor the digest, which a vendor could use to guess cost centres.
    await desk.deliver('statement.issued.v1', issued(1));
    expect(desk.posted.map(({ body }) => body).join()).not.toMatch(/fred|digest|text/);
  });

  it('is sent once however often the bus delivers it, and not at all where it is old or before the endpoint', async () => {
    await desk.put('erp');
    for (let i = 0; i < 3; i += 1) expect(await desk.deliver('statement.issued.v1', issued(1))).toBe(0);
    await desk.deliver('statement.issued.v1', issued(2), formatInstant(START - 16 * DAY));
    await desk.deliver('statement.issued.v1', issued(3), formatInstant(START - HOUR));
    await desk.deliver('claim.transitioned.v1', claim('acknowledged', 2));
    expect(desk.posted).toHaveLength(1);
    expect(await desk.deliveries('erp')).toHaveLength(1);
  });

  it('that lacks what its type has comes again, and is not sent in part', async () => {
    await desk.put('erp');
    expect(await desk.deliver('statement.issued.v1', { ...issued(1), total: undefined })).toBe(1);
    expect(desk.posted).toEqual([]);
  });
});

describe('a delivery that fails', () => {
  it('is tried ten times over three days under one id, each attempt recorded, and has then failed', async () => {
    const secret = await desk.put('erp');
    desk.answer = () => ({ status: 500, excerpt: 'out of\u001b[31m order\n' });
    await desk.deliver('statement.issued.v1', issued(1));
    for (let i = 0; i < 96 * 6; i += 1) await desk.pass(10, 10);
    expect(desk.posted).toHaveLength(10);
    expect(new Set(desk.posted.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    // Each attempt has its own second, and is signed for it.
    expect(new Set(desk.posted.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(10);
    expect(desk.posted.every((post) => isSignedBy(secret, post))).toBe(true);
    const waits = desk.posted.slice(1).map(({ at }, i) => at - desk.posted[i]!.at);
    for (const [i, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(RETRY_DELAYS[i]!);
      expect(wait).toBeLessThanOrEqual(RETRY_DELAYS[i]! * (1 + DELIVERY.jitter) + 20 * MINUTE);
    }
    const [delivery] = await desk.deliveries('erp');
    expect(delivery).toMatchObject({ state: 'failed', attempted: 10, type: 'statement.issued.v1' });
    expect(delivery.attempts[0]).toMatchObject({ at: '2026-11-05T00:00:00.000Z', status: 500, excerpt: 'out of [31m order' });
    expect(delivery).not.toHaveProperty('nextAt');
  });

  it.each([
    ['an answer without success', () => 404, { status: 404 }],
    ['a redirect', () => 302, { status: 302 }],
    ['no answer', () => new Error('no whole answer within 15 seconds'), { error: 'no whole answer within 15 seconds' }],
  ])('by %s is delivered by the next attempt that succeeds', async (_, answer, recorded) => {
    await desk.put('erp');
    desk.answer = answer;
    await desk.deliver('statement.issued.v1', issued(1));
    expect(await desk.endpoint('erp')).toMatchObject({ state: 'enabled', failingSince: '2026-11-05T00:00:00.000Z' });
    desk.answer = () => 200;
    await desk.pass(8);
    const [delivery] = await desk.deliveries('erp');
    expect([delivery.state, delivery.attempts.length]).toEqual(['delivered', 2]);
    expect(delivery.attempts[0]).toMatchObject(recorded);
    expect(await desk.endpoint('erp')).not.toHaveProperty('failingSince');
    await desk.pass(60);
    expect(desk.posted).toHaveLength(2);
  });

  it('waits as long as the receiver asks, within a day', async () => {
    await desk.put('erp');
    desk.answer = () => ({ status: 503, excerpt: '', retryAfter: '7200' });
    await desk.deliver('statement.issued.v1', issued(1));
    desk.answer = () => 200;
    await desk.pass(119);
    expect(desk.posted).toHaveLength(1);
    await desk.pass(2);
    expect(desk.posted).toHaveLength(2);
  });

  it('lets an endpoint that is down rest: of what is due one attempt at a time says whether it is back', async () => {
    await desk.put('erp');
    await desk.put('healthy');
    desk.answer = (url) => (url.includes('erp') ? 500 : 200);
    for (let n = 1; n <= 5; n += 1) await desk.deliver('statement.issued.v1', issued(n));
    expect(urls().filter((name) => name === 'erp')).toHaveLength(1);
    await desk.pass(4);
    expect(urls().filter((name) => name === 'erp')).toHaveLength(1);
    await desk.pass(3);
    expect(urls().filter((name) => name === 'erp')).toHaveLength(2);
    expect(urls().filter((name) => name === 'healthy')).toHaveLength(5);
    desk.answer = () => 200;
    await desk.pass(15);
    expect((await desk.deliveries('erp')).map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'delivered'));
  });

  it('is made again by another run, when the process that made it ended in the middle', async () => {
    await desk.put('erp');
    const { poster } = desk.services;
    const post = poster!.post.bind(poster);
    poster!.post = () => Promise.reject(new Error('killed'));
    expect(await desk.deliver('statement.issued.v1', issued(1))).toBe(0);
    poster!.post = post;
    await desk.sweep();
    expect(desk.posted).toEqual([]);
    await desk.pass(2);
    expect((await desk.deliveries('erp')).map(({ state }) => state)).toEqual(['delivered']);
  });

  it('is made by one of several runs at once', async () => {
    await desk.put('erp');
    desk.answer = () => 404;
    await desk.deliver('statement.issued.v1', issued(1));
    desk.now += 2 * MINUTE;
    await Promise.all([desk.sweep(), desk.sweep(), desk.sweep()]);
    expect(desk.posted).toHaveLength(2);
  });
});

describe('an endpoint', () => {
  it('that answers 410 is disabled at once, and its owner is written to', async () => {
    await desk.put('erp');
    desk.answer = () => 410;
    await desk.deliver('statement.issued.v1', issued(1));
    expect(await desk.endpoint('erp')).toMatchObject({ state: 'disabled', reason: 'gone' });
    expect(desk.published.map(({ type, detail }) => [type, detail.endpoint, detail.reason])).toEqual([
      ['endpoint.disabled.v1', 'erp', 'gone'],
    ]);
    await desk.deliver('statement.issued.v1', issued(2));
    await desk.pass(120, 10);
    expect(desk.posted).toHaveLength(1);
    expect((await desk.deliveries('erp')).map(({ state }) => state)).toEqual(['held', 'held']);
  });

  it('that fails for five days is disabled, and one that succeeds in between is not', async () => {
    await desk.put('erp', {}, 'lumencast');
    await desk.put('shaky');
    let n = 0;
    desk.answer = (url) => (url.includes('erp') ? 500 : (n += 1) % 4 === 0 ? 200 : 500);
    for (let day = 0; day < 6; day += 1) {
      await desk.deliver('statement.issued.v1', issued(day));
      for (let i = 0; i < 48; i += 1) await desk.pass(30, 30);
    }
    expect(await desk.endpoint('lumencast.erp')).toMatchObject({ state: 'disabled', reason: 'failing' });
    expect((await desk.endpoint('shaky')).state).toBe('enabled');
    const messages = desk.published.filter(({ type }) => type === 'endpoint.disabled.v1');
    expect(messages.map(({ detail }) => [detail.endpoint, detail.vendor, detail.reason])).toEqual([
      ['lumencast.erp', 'lumencast', 'failing'],
    ]);
  });

  it('gets what was held by a replay once it is enabled, under the same ids', async () => {
    await desk.put('erp');
    await desk.call('PUT /v1/endpoints/{name}/state', { name: 'erp', body: { state: 'disabled' } });
    for (let n = 1; n <= 3; n += 1) await desk.deliver('statement.issued.v1', issued(n));
    const replaying = { name: 'erp', body: { since: '2026-11-05' } };
    expect(await desk.call('POST /v1/endpoints/{name}/replays', replaying)).toMatchObject({
      status: 409,
      body: { code: 'endpoint-disabled' },
    });
    await desk.call('PUT /v1/endpoints/{name}/state', { name: 'erp', body: { state: 'enabled' } });
    await desk.pass(3);
    expect(desk.posted).toEqual([]);
    expect((await desk.call('POST /v1/endpoints/{name}/replays', replaying)).body).toEqual({ replayed: 3 });
    await desk.deliverRequested();
    const ids = desk.posted.map(({ headers }) => headers['webhook-id']!);
    expect(ids).toHaveLength(3);
    desk.now += HOUR;
    expect((await desk.call('POST /v1/endpoints/{name}/replays', { name: 'erp', body: { delivery: ids[1] } })).body).toEqual({
      replayed: 1,
    });
    await desk.deliverRequested();
    expect(desk.posted.map(({ headers }) => headers['webhook-id'])).toEqual([...ids, ids[1]]);
    expect(desk.posted[3]!.body).toBe(desk.posted[1]!.body);
    // A receiver refuses an old time: the replay is signed again at its own.
    const [first, again] = [desk.posted[1]!, desk.posted[3]!].map(({ headers }) => headers);
    expect(Number(again!['webhook-timestamp']) - Number(first!['webhook-timestamp'])).toBeGreaterThanOrEqual(3600);
    expect(again!['webhook-signature']).not.toBe(first!['webhook-signature']);
  });

  it('is replayed to its end, in as many requests as the bound asks for, and also where all became due at one instant', async () => {
    await desk.put('erp');
    await desk.call('PUT /v1/endpoints/{name}/state', { name: 'erp', body: { state: 'disabled' } });
    for (let n = 0; n < 620; n += 1) await desk.deliver('statement.issued.v1', issued(n));
    await desk.call('PUT /v1/endpoints/{name}/state', { name: 'erp', body: { state: 'enabled' } });
    const first = await desk.call('POST /v1/endpoints/{name}/replays', { name: 'erp', body: { since: '2026-11-01' } });
    expect(first.body).toEqual({ replayed: 500, cursor: expect.any(String) });
    const rest = await desk.call('POST /v1/endpoints/{name}/replays', {
      name: 'erp',
      body: { since: '2026-11-01', cursor: first.body.cursor },
    });
    expect(rest.body).toEqual({ replayed: 120 });
    await desk.deliverRequested();
    expect(new Set(desk.posted.map(({ headers }) => headers['webhook-id'])).size).toBe(620);
  });

  it('is tried with an event of its own', async () => {
    const secret = await desk.put('erp');
    const { status, body } = await desk.call('POST /v1/endpoints/{name}/tests', { name: 'erp' });
    expect([status, body.state]).toEqual([202, 'waiting']);
    await desk.deliverRequested();
    expect(JSON.parse(desk.posted[0]!.body)).toEqual({
      type: 'endpoint.test.v1',
      timestamp: '2026-11-05T00:00:00.000Z',
      data: { endpoint: 'erp' },
    });
    expect(isSignedBy(secret, desk.posted[0]!)).toBe(true);
    expect((await desk.call('GET /v1/endpoints/{name}/deliveries/{id}', { name: 'erp', id: body.id })).body).toMatchObject({
      ...{ id: body.id, state: 'delivered', body: desk.posted[0]!.body },
    });
  });
});

describe('a secret', () => {
  it('is shown once, and stored encrypted for its endpoint alone', async () => {
    const secret = await desk.put('erp');
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    for (const answer of [
      await desk.call('GET /v1/endpoints'),
      await desk.call('PUT /v1/endpoints/{name}', { name: 'erp', body: { url: 'https://b.example.com/' } }),
    ])
      expect(JSON.stringify(answer.body)).not.toContain('whsec_');
    const { id, secrets } = (await desk.stores.endpoints.get('erp'))!;
    const encrypted = (await desk.stores.endpoints.secret(id, secrets[0]!.fingerprint))!;
    expect(Buffer.from(encrypted).includes(secret)).toBe(false);
    expect(await desk.services.secrets.decrypt(encrypted, { endpoint: id })).toBe(secret);
    await expect(desk.services.secrets.decrypt(encrypted, { endpoint: 'ep_other' })).rejects.toThrow('not that of');
    await expect(desk.services.secrets.decrypt(encrypted, { vendor: 'lumencast', source: 'x' })).rejects.toThrow('not that of');
  });

  it('that is rotated signs beside the new one until the overlap ends, and then no more', async () => {
    const first = await desk.put('erp');
    const rotate = async (overlapHours?: number): Promise<string> =>
      (await desk.call('POST /v1/endpoints/{name}/secrets', { name: 'erp', body: overlapHours === undefined ? {} : { overlapHours } })).body
        .secret;
    const signs = async (n: number, ...secrets: string[]): Promise<boolean[]> => {
      await desk.deliver('statement.issued.v1', issued(n));
      return secrets.map((secret) => isSignedBy(secret, desk.posted.at(-1)!));
    };
    // The answer to the first rotation may have been lost: the receiver still has the first secret.
    const [lost, second] = [await rotate(), await rotate()];
    expect(await signs(1, first, lost, second)).toEqual([true, true, true]);
    desk.now += 24 * HOUR - 1000;
    expect(await signs(2, first, second)).toEqual([true, true]);
    desk.now += 2000;
    expect(await signs(3, first, lost, second)).toEqual([false, false, true]);
    // Without an overlap, what was stolen ends now.
    const third = await rotate(0);
    expect(await signs(4, second, third)).toEqual([false, true]);
    const { id } = (await desk.stores.endpoints.get('erp'))!;
    expect((await desk.endpoint('erp')).secrets).toHaveLength(1);
    expect(id).toMatch(/^ep_/);
  });

  it('ends with its endpoint, and one of the same name has no deliveries of it', async () => {
    await desk.put('erp');
    await desk.deliver('statement.issued.v1', issued(1));
    const { id, secrets } = (await desk.stores.endpoints.get('erp'))!;
    await desk.call('DELETE /v1/endpoints/{name}', { name: 'erp' });
    expect(await desk.stores.endpoints.secret(id, secrets[0]!.fingerprint)).toBeUndefined();
    await desk.deliver('statement.issued.v1', issued(2));
    expect(desk.posted).toHaveLength(1);
    await desk.put('erp');
    expect(await desk.deliveries('erp')).toEqual([]);
  });
});

describe('a vendor', () => {
  it('makes, sees and changes endpoints of its own alone', async () => {
    await desk.put('erp');
    await desk.put('noc', {}, 'lumencast');
    const names = async (vendor?: string): Promise<string[]> =>
      (await desk.call('GET /v1/endpoints', { vendor })).body.items.map(({ name }: { name: string }) => name);
    const whole = 'lumencast.noc';
    expect([await names(), await names('lumencast'), await names('other')]).toEqual([['erp', whole], [whole], []]);
    expect(await desk.endpoint(whole)).toMatchObject({ role: 'vendor', vendors: ['lumencast'] });
    for (const [key, body] of [
      ['DELETE /v1/endpoints/{name}', {}],
      ['PUT /v1/endpoints/{name}/state', { state: 'disabled' }],
      ['POST /v1/endpoints/{name}/secrets', {}],
      ['POST /v1/endpoints/{name}/tests', {}],
      ['POST /v1/endpoints/{name}/replays', { since: '2026-11-01' }],
      ['GET /v1/endpoints/{name}/deliveries', {}],
      ['GET /v1/endpoints/{name}/deliveries/{id}', {}],
    ] as const)
      for (const [name, vendor] of [
        ['erp', 'lumencast'],
        ['noc', 'other'],
        [whole, 'other'],
      ] as const)
        expect([key, (await desk.call(key, { name, id: 'x', body, vendor })).body.code]).toEqual([key, 'unknown-endpoint']);
    const put = async (name: string, body: object, vendor?: string): Promise<unknown> =>
      (await desk.call('PUT /v1/endpoints/{name}', { name, body: { url: 'https://x.example.com/', ...body }, vendor })).body;
    // Each party has names of its own: one that is taken would say that another has it.
    expect(await put('erp', {}, 'lumencast')).toMatchObject({ name: 'lumencast.erp', vendors: ['lumencast'] });
    expect(await put('noc', {}, 'other')).toMatchObject({ name: 'other.noc', vendors: ['other'] });
    expect(await put('noc', { role: 'finance' })).toMatchObject({ name: 'noc', role: 'finance' });
    expect(await put('noc', { role: 'vendor', vendors: ['lumencast'], description: 'both write it' })).not.toHaveProperty('secret');
    for (const [name, vendor] of [
      [whole, 'other'],
      ['other.noc', 'lumencast'],
      ['a.b', 'other'],
      [whole, undefined],
    ] as const)
      expect(await put(name, {}, vendor)).toMatchObject({ code: 'endpoint-invalid', detail: expect.stringContaining('lower case') });
    expect(await put('x', { vendors: ['other'] }, 'lumencast')).toMatchObject({ code: 'other-vendor' });
    expect(await put('x', { role: 'finance' }, 'lumencast')).toMatchObject({ code: 'not-for-vendors' });
    expect(await put('x', { kinds: ['approval'] }, 'lumencast')).toMatchObject({ issues: [{ code: 'not-for-role' }] });
    expect(await put('x', { url: 'https://169.254.169.254/' }, 'lumencast')).toMatchObject({ issues: [{ code: 'bad-url' }] });
  });

  it('cannot read or replay a delivery of another through an endpoint of its own', async () => {
    await desk.put('erp');
    await desk.put('noc', {}, 'lumencast');
    await desk.deliver('claim.due.v1', claim('due'));
    const [{ id }] = (await desk.deliveries('erp')) as [{ id: string }];
    expect((await desk.call('GET /v1/endpoints/{name}/deliveries/{id}', { name: 'noc', id, vendor: 'lumencast' })).body.code).toBe(
      'unknown-delivery',
    );
    const replayed = await desk.call('POST /v1/endpoints/{name}/replays', { name: 'noc', body: { delivery: id }, vendor: 'lumencast' });
    expect(replayed.body.code).toBe('unknown-delivery');
  });

  it('has five endpoints at most, also where requests come at once, and the customer’s are counted apart', async () => {
    await desk.put('erp');
    const asked = Array.from({ length: 9 }, (_, i) =>
      desk.put(`noc-${i}`, {}, 'lumencast').then(
        () => true,
        () => false,
      ),
    );
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(5);
    expect((await desk.call('GET /v1/endpoints', { vendor: 'lumencast' })).body.items).toHaveLength(5);
    await desk.put('second');
  });

  it('cannot make the list of endpoints longer for ever by making and deleting; names that ended are counted apart, and expire', async () => {
    const most = LIMITS.endedEndpoints.value;
    const end = (name: string, vendor?: string) => desk.call('DELETE /v1/endpoints/{name}', { name, vendor });
    for (let i = 0; i < most; i += 1) {
      await desk.put(`noc-${i}`, {}, 'lumencast');
      await desk.call('PUT /v1/endpoints/{name}/state', { name: `noc-${i}`, body: { state: 'disabled' }, vendor: 'lumencast' });
      await end(`noc-${i}`, 'lumencast');
    }
    const ended = desk.memory.items.filter(({ endedAt }) => endedAt !== undefined);
    expect(new Set(ended.map(({ entity }) => entity?.S))).toEqual(new Set(['endpoint', 'endpoint-status', 'endpoint-secret']));
    expect(ended.map(({ expiresAt }) => expiresAt?.N)).toEqual(ended.map(() => String((START + DAY) / 1000)));
    await expect(desk.put('more', {}, 'lumencast')).rejects.toThrow(/too-many.*noc-0/);
    // A name that ended takes no more space; other parties have their own.
    await desk.put('noc-7', {}, 'lumencast');
    await desk.put('noc', {}, 'other');
    await desk.put('erp');
  });
});
