/** Rows of bills that a mapping of the bus read wrongly, and that are read again by the corrected mapping: up to the claim in the API. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLAIM, CONTRACT, CUSTOMER } from '../../../support/claims/bill-rows.ts';
import { type Desk, openDesk } from '../../../support/evidence-desk.ts';
import { at, outage } from '../../../support/facts.ts';
import { SILENT, exampleDocument } from '../../../support/harness.ts';
import { issueOne } from '../../../support/issue.ts';

let desk: Desk;

/** A mapping of the exports of an accounts system: each entry that was paid out is a row of a bill. */
const mapping = (billingReference: string, amount = '-10000.00 CNY'): object => ({
  source: 'accounts',
  webhook: false,
  bus: { source: 'lumencast.noc', 'detail-type': ['Credit Booked'], accounts: [CUSTOMER], at: 'detail' },
  facts: [
    {
      type: {
        of: 'state',
        map: { booked: { type: 'charge.billed', with: { kind: 'credit', amount, billingReference } }, draft: { ignore: 'a draft' } },
      },
      id: '{id}',
      occurredAt: { from: 'at', format: 'iso' },
      component: 'line-1',
      start: { from: 'start', format: 'iso' },
      end: { from: 'end', format: 'iso' },
    },
  ],
});
const put = async (document: object): Promise<void> => {
  const { status, body } = await desk.call('PUT /v1/sources/{source}', { source: 'accounts' }, document);
  expect(status, JSON.stringify(body)).toBeLessThan(300);
};
/** The bill of November begins in October, UTC. */
const remap = (more: object = {}) =>
  desk.call('POST /v1/sources/{source}/remap', { source: 'accounts' }, { vendor: 'lumencast', month: '2026-10', ...more });
const claim = async () => (await desk.call('GET /v1/claims/{id}', { id: CLAIM })).body;
const booked = {
  id: 'b-1',
  state: 'booked',
  at: '2026-11-20T02:00:00Z',
  start: '2026-11-01T00:00:00+08:00',
  end: '2026-12-01T00:00:00+08:00',
};

beforeEach(async () => {
  const { senders } = exampleDocument().order as unknown as { senders: object[] };
  desk = await openDesk({ senders: [...senders, { account: CUSTOMER, as: 'customer' }] });
  const { stores, clock } = desk.services;
  const start = at('2026-10-05T00:00:00Z');
  for (const fact of outage(start, start + 8 * 3_600_000, { component: 'line-1', body: { record: 'I-1' } }))
    await stores.facts.record('lumencast', fact, undefined);
  desk.set('2026-11-02T12:00:00Z');
  expect((await issueOne(CONTRACT, '2026-10', stores, SILENT, clock)).outcome).toBe('issued');
  desk.set('2026-11-21T00:00:00Z');
  expect((await desk.call('POST /v1/claims/{id}/transitions', { id: CLAIM }, { kind: 'submitted' })).status).toBe(200);
});
afterEach(() => desk.stop());

describe('a row of a bill from the bus', () => {
  it('that was mapped to an unknown reference is received on its claim once it is remapped, and only once', async () => {
    await put(mapping('CN-404'));
    await desk.send(CUSTOMER, { type: 'Credit Booked', detail: booked });
    expect(await desk.quarantine()).toEqual([]);
    expect(await claim()).toMatchObject({ received: { amount: '0.00' }, open: { amount: '15000.00' } });

    await put(mapping(CLAIM));
    desk.set('2026-11-22T00:00:00Z');
    expect((await remap({ try: true })).body).toMatchObject({ payloads: 1, replaced: [{ id: 'b-1', type: 'charge.billed' }] });
    expect((await claim()).received.amount).toBe('0.00');
    expect((await remap()).body).toMatchObject({ payloads: 1, replaced: [{ id: 'b-1' }], left: [] });
    expect(await claim()).toMatchObject({
      received: { amount: '10000.00' },
      open: { amount: '5000.00' },
      receivedByBills: [{ row: `aws:${CUSTOMER}|b-1`, amount: '10000.00' }],
      warnings: [],
    });
    expect((await remap()).body).toMatchObject({ unchanged: 1, replaced: [] });
    expect((await claim()).received.amount).toBe('10000.00');
  });

  it('that was mapped with a wrong amount has the right one once it is remapped: the first receipt is reversed', async () => {
    await put(mapping(CLAIM, '-1000.00 CNY'));
    await desk.send(CUSTOMER, { type: 'Credit Booked', detail: booked });
    expect((await claim()).received.amount).toBe('1000.00');

    await put(mapping(CLAIM));
    desk.set('2026-11-22T00:00:00Z');
    await remap();
    const { received, open, transitions } = await claim();
    expect([received.amount, open.amount]).toEqual(['10000.00', '5000.00']);
    expect(transitions.map(({ kind }: { kind: string }) => kind).slice(-3)).toEqual(['received', 'reversed', 'received']);
  });

  it('that the corrected mapping leaves out is no longer received', async () => {
    await put(mapping(CLAIM));
    await desk.send(CUSTOMER, { type: 'Credit Booked', detail: booked });
    expect((await claim()).received.amount).toBe('10000.00');

    const ignoring = JSON.stringify(mapping(CLAIM)).replace('"of":"state"', '"of":"\'draft\'"');
    await put(JSON.parse(ignoring) as object);
    desk.set('2026-11-22T00:00:00Z');
    expect((await remap()).body).toMatchObject({ withdrawn: [{ id: 'b-1' }] });
    expect(await claim()).toMatchObject({ received: { amount: '0.00' }, open: { amount: '15000.00' } });
  });
});
