/** Mappings that take all time, memory or events: only their own deliveries are refused, with the bound that they passed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, type DeskAnswer, VENDOR_ACCOUNT, openDesk } from '../../../support/evidence-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

const BUS = { source: 'lumencast.noc', 'detail-type': ['Beacon Says'], accounts: [VENDOR_ACCOUNT], at: 'detail' };
const put = (reason: string, bus: object = BUS): Promise<DeskAnswer> =>
  desk.call(
    'PUT /v1/sources/{source}',
    { source: 'beacon' },
    {
      source: 'beacon',
      bus,
      facts: [{ type: 'service.down', id: '{id}', occurredAt: { from: 'at', format: 'iso' }, component: 'line-1', reason: `{${reason}}` }],
    },
  );
const down = { id: 'public', component: 'line-1', occurredAt: '2026-10-20T11:00:00.000Z' };
const stored = async (): Promise<string[]> =>
  (await desk.table.stores.facts.read('lumencast', 'line-1', '2026-10')).map((fact) => fact.id).sort();

describe('a mapping', () => {
  it.each([
    [
      'doubles a text 24 times',
      '($f := function($s, $n) { $n = 0 ? $s : $f($s & $s, $n - 1) }; $uppercase($f($substring(text, 0, 48), 24)))',
      'a text of more than 1000000 characters is made',
    ],
    [
      'makes a text of 900 copies',
      '$substring($string($map(few, function($v) { $map(few, function($w) { $$.text }) })), 0, 9)',
      'a text of more than 1000000 characters is made',
    ],
    ['compares 9,000 entries with each other', '$string($count($distinct(many)))', 'it takes more than 2000 ms'],
    ['sorts 60,000 entries', '$string($count($sort(lots)))', 'it'],
  ])('that %s refuses its own event, and the other events of the batch are stored', async (_, reason, because) => {
    expect((await put(reason)).status).toBe(201);
    const list = (length: number): object[] => Array.from({ length }, (__, i) => ({ i, k: `entry-${i}` }));
    const detail = {
      id: 'hostile',
      at: '2026-10-20T11:00:00Z',
      text: 'x'.repeat(50_000),
      few: list(30),
      many: /distinct/.test(reason) ? list(9000) : [],
      lots: /sort/.test(reason) ? Array.from({ length: 60_000 }, (__, i) => (i * 7919) % 60_000) : [],
    };
    const batch = await desk.send(VENDOR_ACCOUNT, { type: 'Beacon Says', detail }, { type: 'service.down.v1', detail: down });
    expect(batch.batchItemFailures).toEqual([]);
    expect(await stored()).toEqual(['public']);
    const [entry] = await desk.quarantine();
    expect(entry).toMatchObject({ code: 'unreadable', status: 'held', vendor: 'lumencast' });
    expect(entry!.issues[0]!.message).toContain(because);
  });

  it("that is slow for one sender is not evaluated again within a minute, and the sender's next events are quarantined at once", async () => {
    await put('$string($count($distinct(many)))');
    const detail = (id: string): object => ({ id, at: '2026-10-20T11:00:00Z', many: Array.from({ length: 9000 }, (_, i) => ({ i })) });
    const refused = async (): Promise<number> => {
      const messages = (await desk.quarantine()).map(({ issues }) => issues[0]!.message);
      return messages.filter((text) => text.includes('took more than 5000 ms')).length;
    };
    // How many evaluations use up the time depends on the machine.
    let sent = 0;
    while ((await refused()) === 0 && sent < 40) {
      await desk.send(VENDOR_ACCOUNT, { type: 'Beacon Says', detail: detail(`first-${sent}`) });
      sent += 1;
    }
    expect(await refused()).toBe(1);
    for (const id of ['d', 'e', 'f', 'g']) await desk.send(VENDOR_ACCOUNT, { type: 'Beacon Says', detail: detail(id) });
    expect(await refused()).toBe(5);
  });

  it.each([
    ['every source', { ...BUS, source: '*' }, 'takes-every-source'],
    ['a public event type', { ...BUS, 'detail-type': ['service.down.v1'] }, 'public-type'],
    ['an old name of a public event type', { ...BUS, 'detail-type': ['events.gathered.v1'] }, 'public-type'],
    ['the events of every account', { source: 'lumencast.noc', at: 'detail' }, 'accounts-missing'],
  ])('that would read %s is refused when it is put', async (_, bus, code) => {
    const answer = await put('"why"', bus);
    expect([answer.status, answer.body.code, answer.body.issues.map((issue: { code: string }) => issue.code)]).toEqual([
      422,
      'mapping-invalid',
      [code],
    ]);
  });

  it('that was stored for every source, before this was refused, reads no event', async () => {
    const mapping = {
      source: 'trap',
      bus: { source: '*' },
      ignore: [{ when: 'true', because: 'all' }],
      facts: [{ type: 'service.down', id: '{id}', occurredAt: 'received' }],
    };
    await desk.table.stores.sources.put({ mapping, revision: 1, recordedAt: '2026-10-01T00:00:00.000Z' } as never);
    await desk.send(VENDOR_ACCOUNT, { type: 'service.down.v1', detail: down });
    await desk.send(VENDOR_ACCOUNT, { type: 'Other', detail: { id: 'x' } });
    expect(await stored()).toEqual(['public']);
    expect((await desk.quarantine()).map(({ status }) => status)).toEqual(['held']);
  });

  it('with the source of public events does not read these events, nor those of another account', async () => {
    await put('"why"', { source: 'lumencast.noc', accounts: ['999988887777'] });
    await desk.send(VENDOR_ACCOUNT, { type: 'service.down.v1', detail: down }, { type: 'Beacon Says', detail: { id: 'x' } });
    expect(await stored()).toEqual(['public']);
    expect((await desk.quarantine()).map(({ issues }) => issues[0]!.message)).toEqual([
      expect.stringContaining('is no event type of Makegood'),
    ]);
  });
});
