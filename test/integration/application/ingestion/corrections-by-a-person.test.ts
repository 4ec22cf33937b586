/** Corrections of evidence: who may make them, and what the evidence shows. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, VENDOR_ACCOUNT, downEvent, openDesk } from '../../../support/evidence-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

describe('corrections', () => {
  it('a correction by a person with the scope keeps the fact, and the evidence shows the person, the time, the reason, and both versions', async () => {
    await desk.send(VENDOR_ACCOUNT, downEvent('wrong'));
    const correct = (more: object): Promise<{ status: number; body: any }> =>
      desk.call(
        'POST /v1/corrections',
        {},
        {
          vendor: 'lumencast',
          component: 'line-1',
          month: '2026-10',
          sender: `aws:${VENDOR_ACCOUNT}`,
          id: 'wrong',
          reason: 'the NOC mistook the line',
          ...more,
        },
      );
    const done = await correct({ replacement: { type: 'service.down', occurredAt: '2026-10-20T10:30:00Z' } });
    expect([done.status, done.body.correction.sender, done.body.corrected.id]).toEqual([201, 'administrator:ines', 'wrong']);
    const { body } = await desk.call('GET /v1/evidence', {}, undefined, { vendor: 'lumencast', component: 'line-1', month: '2026-10' });
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      stands: 'replaced',
      event: { id: 'wrong', occurredAt: '2026-10-20T10:00:00.000Z' },
      corrections: [
        {
          by: 'administrator:ines',
          at: '2026-10-20T12:00:00.000Z',
          reason: 'the NOC mistook the line',
          after: { occurredAt: '2026-10-20T10:30:00.000Z' },
        },
      ],
    });
    desk.set('2026-10-20T13:00:00Z');
    await correct({ reason: 'it never happened' });
    const again = await desk.call('GET /v1/evidence', {}, undefined, { vendor: 'lumencast', component: 'line-1', month: '2026-10' });
    expect([again.body.items[0].stands, again.body.items[0].corrections.length]).toEqual(['withdrawn', 2]);
    expect((await correct({ id: 'no-such' })).body.code).toBe('unknown-event');
    expect((await correct({ replacement: { type: 'service.exploded' } })).body.code).toBe('replacement-invalid');
  });

  it('a sender cannot give its correction the rights of an administrator', async () => {
    await desk.send(VENDOR_ACCOUNT, downEvent('theirs'));
    await desk.call(
      'PUT /v1/vendors/{vendor}',
      { vendor: 'lumencast' },
      { name: 'L', senders: [{ account: '111122223333', as: 'customer' }] },
    );
    await desk.send('111122223333', {
      type: 'correction.v1',
      detail: {
        id: 'c',
        occurredAt: '2026-10-20T11:00:00Z',
        component: 'line-1',
        corrects: 'theirs',
        correctsSender: `aws:${VENDOR_ACCOUNT}`,
      },
    });
    const { body } = await desk.call('GET /v1/evidence', {}, undefined, { vendor: 'lumencast', component: 'line-1', month: '2026-10' });
    expect(body.items[0].stands).toBe('as-sent');
  });
});
