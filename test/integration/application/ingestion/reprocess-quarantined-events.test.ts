/** Events in quarantine that are reprocessed after the cause is fixed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, downEvent, openDesk } from '../../../support/evidence-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

describe('reprocess', () => {
  it('an event that is reprocessed after its registration is fixed keeps its own instants, and is not reprocessed twice', async () => {
    await desk.send('111122223333', downEvent('held'));
    const [entry] = await desk.quarantine();
    desk.set('2026-11-05T09:00:00Z');
    const early = await desk.call('POST /v1/quarantine/{id}/reprocess', { id: entry!.id });
    expect([early.status, early.body.code]).toEqual([409, 'unknown-sender']);
    await desk.call(
      'PUT /v1/vendors/{vendor}',
      { vendor: 'lumencast' },
      { name: 'L', senders: [{ account: '111122223333', as: 'vendor' }] },
    );
    const reprocessed = await desk.call('POST /v1/quarantine/{id}/reprocess', { id: entry!.id });
    expect(reprocessed.body).toMatchObject({
      outcome: 'stored',
      entry: { status: 'reprocessed', reprocessedBy: 'ines', reprocessedAt: '2026-11-05T09:00:00.000Z' },
    });
    const [fact] = await desk.table.stores.facts.read('lumencast', 'line-1', '2026-10');
    expect(new Date(fact!.receivedAt).toISOString()).toBe('2026-10-20T12:00:00.000Z');
    // It came late for every assessment before: statements issued in between are found outdated.
    expect(await desk.table.stores.facts.hasLate('lumencast', 'line-1', '2026-11-01T00:00:00.000Z', '2026-11')).toBe(true);
    expect((await desk.call('POST /v1/quarantine/{id}/reprocess', { id: entry!.id })).body.code).toBe('reprocessed');
    expect((await desk.call('GET /v1/quarantine/{id}', { id: entry!.id })).body.status).toBe('reprocessed');
    expect((await desk.call('POST /v1/quarantine/{id}/reprocess', { id: 'nonsense' })).status).toBe(404);
  });
});
