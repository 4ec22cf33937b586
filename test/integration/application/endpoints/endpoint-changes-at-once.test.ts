/** Changes of one endpoint that arrive at the same time: what was deleted or rotated away does not come back. */
import { beforeEach, describe, expect, it } from 'vitest';
import { EndpointDesk } from '../../../support/endpoint-desk.ts';

const NAME = { name: 'erp' };

let desk: EndpointDesk;
beforeEach(async () => {
  desk = new EndpointDesk();
  await desk.put('erp');
});

const change = () => desk.call('PUT /v1/endpoints/{name}', { ...NAME, body: { url: 'https://new.example.com/' } });
const rotate = () => desk.call('POST /v1/endpoints/{name}/secrets', { ...NAME, body: { overlapHours: 0 } });
const end = () => desk.call('DELETE /v1/endpoints/{name}', NAME);
const stored = async () => (await desk.stores.endpoints.get('erp'))!;
const secretsOf = (id: string, fingerprints: readonly string[]) =>
  Promise.all(fingerprints.map((fingerprint) => desk.stores.endpoints.secret(id, fingerprint)));

/** Both orders in which they may arrive. */
const both = async <A, B>(first: () => Promise<A>, second: () => Promise<B>, isTurned: boolean): Promise<[A, B]> => {
  if (!isTurned) return Promise.all([first(), second()]);
  const [b, a] = await Promise.all([second(), first()]);
  return [a, b];
};

describe.each([false, true])('at the same time, in one order and in the other: %s', (isTurned) => {
  it('an endpoint is deleted and changed, and the one that was deleted does not come back', async () => {
    const { id } = await stored();
    const [ended, changed] = await both(end, change, isTurned);
    expect(ended.status).toBe(200);
    const now = await stored();
    if (changed.status === 201) expect([now.id === id, changed.body.secret]).toEqual([false, expect.stringMatching(/^whsec_/)]);
    else expect(now).toBeUndefined();
  });

  it('an endpoint is changed while its secret is rotated, and the new secret is the one that signs', async () => {
    const before = await stored();
    const [changed, rotated] = await both(change, rotate, isTurned);
    expect(changed.status).toBe(200);
    const { id, url, secrets } = await stored();
    const fingerprints = secrets.map(({ fingerprint }) => fingerprint);
    expect(url).toBe('https://new.example.com/');
    expect(fingerprints.includes(before.secrets[0]!.fingerprint)).toBe(rotated.status === 409);
    expect((await secretsOf(id, fingerprints)).every((secret) => secret !== undefined)).toBe(true);
  });

  it('an endpoint is deleted while its secret is rotated, and no secret of it is kept', async () => {
    const { id, secrets } = await stored();
    const [ended, rotated] = await both(end, rotate, isTurned);
    expect([ended.status, await stored()]).toEqual([200, undefined]);
    const made: string[] = rotated.status === 201 ? rotated.body.secrets.map((one: { fingerprint: string }) => one.fingerprint) : [];
    const kept = await secretsOf(id, [...secrets.map(({ fingerprint }) => fingerprint), ...made]);
    expect(kept.filter((secret) => secret !== undefined)).toEqual([]);
  });
});
