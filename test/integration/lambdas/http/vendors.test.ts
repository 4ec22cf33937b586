/** Vendors: 201 for what is new, 200 for what was there; and the list of all of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readYaml } from '../../../../lib/schemas/yaml-document.ts';
import { blocksOf } from '../../../support/docs.ts';
import { type Desk, openDesk } from '../../../support/evidence-desk.ts';

const mapping = readYaml(blocksOf('docs/how-to/connect-a-tool.md').find(({ words }) => words.file === 'beacon.yaml')!.text).document;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.stop());

const aurora = { name: 'Aurora Relay', senders: [] };

describe('vendors', () => {
  it.each([
    ['PUT /v1/vendors/{vendor}', { vendor: 'aurora' }, aurora],
    ['PUT /v1/sources/{source}', { source: 'beacon' }, mapping],
    ['PUT /v1/vendors/{vendor}/webhooks/{source}', { vendor: 'aurora', source: 'beacon' }, {}],
  ])('a put of %s is answered 201, then 200', async (route, parameters, body) => {
    const put = async (): Promise<number> => (await desk.call(route, parameters, body)).status;
    expect([await put(), await put()]).toEqual([201, 200]);
  });

  it('a put after a deletion is answered 201 again', async () => {
    const webhook = { vendor: 'aurora', source: 'beacon' };
    await desk.call('DELETE /v1/vendors/{vendor}/webhooks/{source}', webhook);
    expect((await desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', webhook, {})).status).toBe(201);
  });

  it('are listed in pages: registered ones, and those that only a contract names', async () => {
    const list = (query: Record<string, string>) => desk.call('GET /v1/vendors', {}, undefined, query);
    const first = await list({ limit: '1' });
    expect(first.body.items).toEqual([{ id: 'aurora', name: 'Aurora Relay', revision: 2 }]);
    const rest = await list({ limit: '1', cursor: first.body.cursor });
    expect(rest.body.items).toEqual([{ id: 'lumencast', name: expect.any(String), revision: 0 }]);
    await desk.call('PUT /v1/vendors/{vendor}', { vendor: 'lumencast' }, { name: 'Lumencast', senders: [] });
    expect((await list({})).body.items[1]).toEqual({ id: 'lumencast', name: 'Lumencast', revision: 1 });
    expect((await list({ cursor: 'none' })).body.code).toBe('bad-cursor');
  });

  it('are listed with the number of their senders that are silent', async () => {
    const senders = [{ account: '111122223333', as: 'vendor', 'expect-every': '15 min' }];
    await desk.call('PUT /v1/vendors/{vendor}', { vendor: 'aurora' }, { ...aurora, senders });
    const entry = async (): Promise<any> => (await desk.call('GET /v1/vendors', {}, undefined, {})).body.items[0];
    expect(await entry()).not.toHaveProperty('silent');
    desk.set('2026-10-20T18:00:00Z');
    await desk.watch();
    expect(await entry()).toMatchObject({ id: 'aurora', silent: 1 });
  });
});
