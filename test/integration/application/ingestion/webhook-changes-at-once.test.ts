/** Changes of one webhook that arrive at the same time: none of them undoes another, and what was revoked or deleted stays so. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, type DeskAnswer, downEvent, openDesk } from '../../../support/evidence-desk.ts';

const HOOK = { vendor: 'lumencast', source: 'canonical' };
const SIGNED = { vendor: 'lumencast', source: 'github' };
const body = JSON.stringify({ type: 'service.down.v1', ...downEvent('by-key').detail });

interface Shown {
  readonly url: string;
  readonly keys: readonly { readonly fingerprint: string }[];
  readonly secrets: readonly { readonly fingerprint: string }[];
}

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

const change = (given: object, hook = HOOK): Promise<DeskAnswer> =>
  desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', hook, { as: 'vendor', ...given });
const shown = async (given: object, hook = HOOK): Promise<Shown> => (await change(given, hook)).body as Shown;
const end = (): Promise<DeskAnswer> => desk.call('DELETE /v1/vendors/{vendor}/webhooks/{source}', HOOK);
const revoke = (fingerprint: string): Promise<DeskAnswer> =>
  desk.call('DELETE /v1/vendors/{vendor}/webhooks/{source}/keys/{fingerprint}', { ...HOOK, fingerprint });
const deliver = async (url: string): Promise<number> => (await desk.post(url, body)).status;

/** Two addresses of one webhook, with their fingerprints. */
async function twoAddresses(): Promise<{ urls: string[]; fingerprints: string[] }> {
  const [first, second] = [await shown({}), await shown({ key: 'add' })];
  return { urls: [second.url, first.url], fingerprints: second.keys.map(({ fingerprint }) => fingerprint) };
}

describe('at the same time', () => {
  it('both addresses of a webhook are revoked, and each is refused from then on', async () => {
    const { urls, fingerprints } = await twoAddresses();
    expect((await Promise.all(fingerprints.map(revoke))).map(({ status }) => status)).toEqual([200, 200]);
    expect(await Promise.all(urls.map(deliver))).toEqual([404, 404]);
  });

  it('an address is revoked while another is made, and only the new one is taken', async () => {
    const first = await shown({});
    const [revoked, made] = await Promise.all([revoke(first.keys[0]!.fingerprint), shown({ key: 'add' })]);
    expect([revoked.status, await deliver(first.url), await deliver(made.url)]).toEqual([200, 404, 202]);
  });

  it('a webhook is deleted while its address or its secret changes, and its earlier addresses stay refused', async () => {
    // A list names it too, so that a webhook that comes back would have rights.
    const registered = await desk.call('PUT /v1/vendors/{vendor}', HOOK, {
      name: 'Lumencast',
      senders: [{ webhook: HOOK.source, as: 'vendor' }],
    });
    expect([200, 201]).toContain(registered.status);
    for (const given of [{}, { key: 'add' }, { signingSecret: null }]) {
      const { url } = await shown({ key: 'replace' });
      expect(await deliver(url)).toBe(202);
      const [ended] = await Promise.all([end(), change(given)]);
      expect([ended.status, await deliver(url)]).toEqual([200, 404]);
    }
  });

  it('two signing secrets are given, and both are kept', async () => {
    await shown({ signingSecret: 'first-secret' }, SIGNED);
    await Promise.all([shown({ signingSecret: 'second-secret' }, SIGNED), shown({ signingSecret: 'third-secret' }, SIGNED)]);
    const kept = await desk.table.stores.registry.webhook(SIGNED.vendor, SIGNED.source);
    const encrypted = await Promise.all(
      kept!.secrets.map(({ fingerprint }) => desk.table.stores.registry.encryptedSecret(SIGNED, fingerprint)),
    );
    expect([kept!.secrets.length, encrypted.every((one) => one !== undefined)]).toEqual([2, true]);
    const names = await Promise.all(['second-secret', 'third-secret'].map((secret) => desk.services.secrets.fingerprint(secret, SIGNED)));
    expect(kept!.secrets.map(({ fingerprint }) => fingerprint).sort()).toEqual(names.sort());
  });
});
