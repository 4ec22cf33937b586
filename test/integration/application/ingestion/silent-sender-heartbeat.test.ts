/** Senders whose heartbeat stops. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, downEvent, openDesk } from '../../../support/evidence-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

describe('silence', () => {
  it('the silence of an expected sender is published once, and its return once', async () => {
    await desk.call(
      'PUT /v1/vendors/{vendor}',
      { vendor: 'lumencast' },
      {
        name: 'L',
        senders: [{ account: '111122223333', as: 'vendor', 'expect-every': '1 h' }],
      },
    );
    const published = (): string[] =>
      desk.published
        .filter((event) => event.type.startsWith('source.'))
        .map((event) => `${event.type} ${String(event.detail.silentSince)}`);
    await desk.send('111122223333', downEvent('alive'));
    expect(await desk.watch()).toEqual({ silent: 0 });
    desk.set('2026-10-20T13:00:01Z');
    expect([await desk.watch(), await desk.watch()]).toEqual([{ silent: 1 }, { silent: 1 }]);
    expect(published()).toEqual(['source.silent.v1 2026-10-20T13:00:00.000Z']);
    const shown = (await desk.call('GET /v1/vendors/{vendor}', { vendor: 'lumencast' })).body;
    expect(shown.senders[0]).toMatchObject({ lastSeen: '2026-10-20T12:00:00.000Z', silentSince: '2026-10-20T13:00:00.000Z' });
    await desk.send('111122223333', downEvent('back'));
    await desk.watch();
    expect(published()).toEqual(['source.silent.v1 2026-10-20T13:00:00.000Z', 'source.resumed.v1 2026-10-20T13:00:00.000Z']);
  });
});
