/** What is found of the evidence: by the contract's component, by the tool's own name, and without either. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, VENDOR_ACCOUNT, openDesk } from '../../../support/evidence-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  const down = (id: string, more: object): { type: string; detail: object } => ({
    type: 'service.down.v1',
    detail: { id, occurredAt: '2026-10-20T10:00:00Z', incident: 'INC-1', ...more },
  });
  await desk.send(
    VENDOR_ACCOUNT,
    down('1-own', { component: 'line-1' }),
    down('2-tool', { component: 'uptime-kuma/17' }),
    down('3-none', {}),
    down('4-other', { component: 'line-2' }),
    { type: 'correction.v1', detail: { id: 'c', occurredAt: '2026-10-20T11:00:00Z', corrects: '2-tool' } },
  );
});
afterEach(() => desk.stop());

const found = async (query: Record<string, string> = {}): Promise<string[]> =>
  (await desk.call('GET /v1/evidence', {}, undefined, { vendor: 'lumencast', month: '2026-10', ...query })).body.items.map(
    (item: { event: { id: string }; stands: string }) => `${item.event.id} ${item.stands}`,
  );

describe('evidence is found', () => {
  it('by the id of the contract, also under the names that tools use', async () => {
    expect(await found({ component: 'line-1' })).toEqual(['1-own as-sent', '2-tool withdrawn']);
  });

  it("by the tool's own name", async () => {
    expect(await found({ component: 'uptime-kuma/17' })).toEqual(['2-tool withdrawn']);
  });

  it('without a component: all of the vendor by component, first what names none', async () => {
    expect(await found()).toEqual(['3-none as-sent', '1-own as-sent', '4-other as-sent', '2-tool withdrawn']);
  });

  it('together with standing facts, in the months about which they report', async () => {
    await desk.send(VENDOR_ACCOUNT, {
      type: 'charge.billed.v1',
      detail: {
        id: 'bill',
        occurredAt: '2026-10-20T11:30:00Z',
        component: 'line-2',
        kind: 'monthly',
        start: '2026-10-01T00:00:00Z',
        end: '2026-12-01T00:00:00Z',
        amount: '100.00 USD',
      },
    });
    expect(await found({ month: '2026-11' })).toEqual(['bill as-sent']);
    expect(await found({ month: '2026-12' })).toEqual([]);
  });

  it('together with the number of events in quarantine', async () => {
    const answer = await desk.call('GET /v1/evidence', {}, undefined, { vendor: 'lumencast', month: '2026-10', component: 'line-3' });
    expect(answer.body).toEqual({ items: [], quarantined: 0 });
    await desk.send(VENDOR_ACCOUNT, {
      type: 'service.down.v1',
      detail: { id: 'x', occurredAt: '2026-10-20T10:00:00Z', component: 'line-99' },
    });
    expect((await desk.call('GET /v1/evidence', {}, undefined, { vendor: 'lumencast', month: '2026-10' })).body.quarantined).toBe(1);
  });
});
