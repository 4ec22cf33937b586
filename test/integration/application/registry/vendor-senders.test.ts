/** Who may send for a vendor, by the API: what its registration, its contracts and its webhooks say. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../lib/declarations/limits.ts';
import { putContract } from '../../../../lib/application/registry/put-contract.ts';
import { exampleDocument } from '../../../support/harness.ts';
import { type Desk, openDesk } from '../../../support/evidence-desk.ts';

const VENDOR = { vendor: 'lumencast' };
const SENDERS = [
  { account: '444455556666', as: 'vendor', 'expect-every': '15 min' },
  { webhook: 'uptime-kuma', as: 'customer', components: ['line-1'], 'expect-every': '1 h' },
];

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ senders: SENDERS });
});
afterEach(() => desk.stop());

describe('the senders of a vendor', () => {
  it('have those that only a contract names, with its id, what it expects and when each was last seen', async () => {
    await desk.send('444455556666', {
      type: 'service.down.v1',
      detail: { id: 'd', occurredAt: '2026-10-20T10:00:00Z', component: 'line-1' },
    });
    const { body } = await desk.call('GET /v1/vendors/{vendor}', VENDOR);
    expect(body.senders).toEqual([
      { ...SENDERS[0], contract: 'live-streaming-network', lastSeen: '2026-10-20T12:00:00.000Z' },
      expect.objectContaining({ ...SENDERS[1], contract: 'live-streaming-network', keys: [expect.anything()] }),
    ]);
    expect(body).not.toHaveProperty('moreContracts');
  });

  it('that the registration and a contract name are shown once for each, and an address that was made is shown once', async () => {
    const senders = [{ webhook: 'pingdom', as: 'vendor' }];
    const both = await desk.call('PUT /v1/vendors/{vendor}', VENDOR, { name: 'L', senders: [...senders, SENDERS[0]] });
    expect(both.body.senders.map(({ account, webhook, contract, url }: any) => [account ?? webhook, contract, url !== undefined])).toEqual([
      ['pingdom', undefined, true],
      ['444455556666', undefined, false],
      ['444455556666', 'live-streaming-network', false],
      ['uptime-kuma', 'live-streaming-network', false],
    ]);
  });

  it('say that the vendor has more contracts than those whose senders they have', async () => {
    const example = exampleDocument() as { order: object };
    const most = LIMITS.contractsOfSenders.value;
    const listed = Array.from({ length: most }, (_, i) => `other-${String(i).padStart(3, '0')}`);
    // The listing alone is needed to pass the bound; the contract of the desk comes before them all.
    const { contracts } = desk.services.stores;
    await Promise.all(listed.map((id) => contracts.list({ id, title: id, vendor: 'lumencast', customer: 'c', revision: 1 })));
    const put = { id: listed[0]!, document: { ...example, order: { ...example.order, id: listed[0] } }, text: '' };
    expect(await putContract(put, desk.services.stores, desk.services.clock, undefined)).not.toHaveProperty('failure');
    const { body } = await desk.call('GET /v1/vendors/{vendor}', VENDOR);
    expect(body.moreContracts).toBe(true);
    expect(new Set(body.senders.map(({ contract }: any) => contract))).toEqual(new Set(['live-streaming-network', listed[0]]));
  });
});
