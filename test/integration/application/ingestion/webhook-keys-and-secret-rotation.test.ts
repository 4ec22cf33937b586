/** Keys of webhooks and their signing secrets: two are valid while they rotate. */
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, downEvent, openDesk } from '../../../support/evidence-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

describe('webhook keys', () => {
  const hook = { vendor: 'lumencast', source: 'canonical' };
  const body = JSON.stringify({ type: 'service.down.v1', ...downEvent('by-key').detail });
  const change = async (more: object): Promise<{ url: string; keys: { fingerprint: string }[] }> =>
    (await desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', hook, { as: 'vendor', ...more })).body;

  it('a rotated key stays valid beside the new one, and a replaced key is invalid at once', async () => {
    const first = await change({});
    const second = await change({ key: 'add' });
    expect(second.keys).toEqual([expect.not.objectContaining({ fingerprint: first.keys[0]!.fingerprint }), first.keys[0]]);
    for (const { url } of [first, second]) expect((await desk.post(url, body)).status).toBe(202);
    const third = await change({ key: 'add' });
    expect((await desk.post(first.url, body)).status).toBe(404);
    expect((await desk.post(second.url, body)).status).toBe(202);
    const fourth = await change({ key: 'replace' });
    for (const { url } of [second, third]) expect((await desk.post(url, body)).status).toBe(404);
    expect((await desk.post(fourth.url, body)).status).toBe(202);
  });

  it('two signing secrets are valid at a time, and a delivery without either of them is refused', async () => {
    const source = { vendor: 'lumencast', source: 'github' };
    const give = async (signingSecret: string): Promise<string> =>
      (await desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', source, { as: 'vendor', signingSecret })).body.url as string;
    const url = await give('first-secret');
    await give('second-secret');
    const text = JSON.stringify({ zen: 'Keep it logically awesome.' });
    const signed = (secret: string): Record<string, string> => ({
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`,
      'x-github-event': 'ping',
      'x-github-delivery': 'd-1',
    });
    for (const secret of ['first-secret', 'second-secret'])
      expect((await desk.post(url, text, signed(secret))).body).toEqual({ status: 'ignored', because: 'test notification' });
    await give('third-secret');
    expect((await desk.post(url, text, signed('first-secret'))).status).toBe(401);
    expect((await desk.post(url, text)).status).toBe(401);
    expect((await desk.post(url, text.replace('Keep', 'Lose'), signed('third-secret'))).status).toBe(401);
  });
});
