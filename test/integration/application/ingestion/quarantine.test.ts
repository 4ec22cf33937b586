/** What is held: listed by time, dismissed with a reason, reprocessed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../support/evidence-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

/** Holds an event of the vendor that names a component of no contract. */
async function hold(now: string): Promise<void> {
  desk.set(now);
  await desk.send('444455556666', {
    type: 'service.down.v1',
    detail: { id: `held at ${now}`, occurredAt: '2026-10-20T10:00:00Z', component: 'line-99' },
  });
}

describe('the quarantine', () => {
  it('lists all partitions newest first, page by page, each entry once with its reason', async () => {
    const times = Array.from({ length: 23 }, (_, i) => `2026-10-20T12:${String(i).padStart(2, '0')}:00.000Z`);
    for (const time of times) await hold(time);
    const { quarantine } = desk.table.stores;
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await quarantine.page('2026-10', cursor, 5);
      for (const { receivedAt, message } of page.items) {
        seen.push(receivedAt);
        expect(message).toContain('"line-99" is no component');
      }
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(seen).toEqual([...times].reverse());
    await expect(quarantine.page('2026-10', 'WzAsbnVsbF0', 5)).rejects.toThrow('not a cursor of this listing');
  });
});

describe('a dismissal', () => {
  it('records the person and the reason, holds no statement, and keeps the event unchanged, which may still be reprocessed', async () => {
    await hold('2026-10-20T12:00:00.000Z');
    const { id, raw } = (await desk.quarantine())[0]!;
    const { quarantine } = desk.table.stores;
    const held = (): Promise<string[]> => quarantine.heldOf('lumencast', '2026-10-01', '2026-11-01');
    expect(await held()).toEqual([id]);
    const dismiss = (body: object): ReturnType<Desk['call']> => desk.call('POST /v1/quarantine/{id}/dismiss', { id }, body);
    expect((await dismiss({})).status).toBe(400);
    const done = await dismiss({ reason: 'a drill of the vendor' });
    expect(done.body).toMatchObject({
      status: 'dismissed',
      dismissedBy: 'ines',
      dismissedAt: '2026-10-20T12:00:00.000Z',
      dismissedBecause: 'a drill of the vendor',
      raw,
    });
    expect(await held()).toEqual([]);
    const again = await dismiss({ reason: 'twice' });
    expect([again.status, again.body.code]).toEqual([409, 'not-held']);
    expect((await desk.call('POST /v1/quarantine/{id}/dismiss', { id: 'x' }, { reason: 'nothing' })).status).toBe(404);
    expect((await desk.call('POST /v1/quarantine/{id}/reprocess', { id })).body.code).toBe('component-not-yours');
  });
});
