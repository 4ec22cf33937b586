/** Rows of bills from the bus to what `GET /v1/claims/{id}` answers: recorded, reprocessed from quarantine, and corrected by a person. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exampleDocument } from '../../../support/harness.ts';
import { CLAIM, CONTRACT, CUSTOMER, creditRow } from '../../../support/claims/bill-rows.ts';
import { type Desk, openDesk } from '../../../support/evidence-desk.ts';
import { at, outage } from '../../../support/facts.ts';
import { issueOne } from '../../../support/issue.ts';

const OTHER = '333322221111';
const { senders } = (exampleDocument() as { order: { senders: readonly object[] } }).order;
let desk: Desk;

const row = (id: string, amount: string) => ({ type: 'charge.billed.v1', detail: creditRow(id, amount) });
const claim = async (): Promise<{ state: string; received: string; open: string; entries: string[]; rows: string[] }> => {
  const { status, body } = await desk.call('GET /v1/claims/{id}', { id: CLAIM });
  expect(status).toBe(200);
  return {
    state: body.state,
    received: body.received.amount,
    open: body.open.amount,
    entries: body.transitions.slice(2).map(({ kind, by, reference }: Record<string, string>) => `${kind} by ${by}, ${reference}`),
    rows: (body.receivedByBills ?? []).map(({ row: name, amount }: Record<string, string>) => `${name} ${amount}`),
  };
};

beforeEach(async () => {
  desk = await openDesk({ senders: [...senders, { account: CUSTOMER, as: 'customer' }] });
  const { stores, publisher, clock } = desk.services;
  const start = at('2026-10-05T00:00:00Z');
  for (const one of outage(start, start + 8 * 3_600_000, { component: 'line-1', body: { record: 'I-1' } }))
    await stores.facts.record('lumencast', one, undefined);
  desk.set('2026-11-02T12:00:00Z');
  await issueOne(CONTRACT, '2026-10', stores, publisher, clock);
  desk.set('2026-11-21T00:00:00Z');
  const { body } = await desk.call('POST /v1/claims/{id}/transitions', { id: CLAIM }, { kind: 'submitted' });
  expect(body).toMatchObject({ state: 'submitted', open: { amount: '15000.00' } });
});
afterEach(() => desk.stop());

it('a row that the bus delivers is received on the claim, once however often it comes', async () => {
  for (let i = 0; i < 2; i += 1) expect((await desk.send(CUSTOMER, row('bill-7', '-15000.00 CNY'))).batchItemFailures).toEqual([]);
  const name = `aws:${CUSTOMER}|bill-7`;
  expect(await claim()).toEqual({
    state: 'settled',
    received: '15000.00',
    open: '0.00',
    entries: [`received by rule, ${name}`],
    rows: [`${name} 15000.00`],
  });
  const { body } = await desk.call('GET /v1/bill-credits', {});
  expect(body.items).toMatchObject([{ row: name, state: 'received', claim: CLAIM, transition: 3 }]);
});

it('a row in quarantine is received once its sender is registered and it is reprocessed', async () => {
  await desk.send(OTHER, row('bill-8', '-4000.00 CNY'));
  expect(await claim()).toMatchObject({ received: '0.00', entries: [] });
  const [entry] = await desk.quarantine();
  const own = { name: 'L', senders: [{ account: OTHER, as: 'customer' }] };
  expect((await desk.call('PUT /v1/vendors/{vendor}', { vendor: 'lumencast' }, own)).status).toBeLessThan(300);
  for (let i = 0; i < 2; i += 1) await desk.call('POST /v1/quarantine/{id}/reprocess', { id: entry!.id });
  expect(await claim()).toMatchObject({ received: '4000.00', open: '11000.00', entries: [`received by rule, aws:${OTHER}|bill-8`] });
});

it('a correction that a person records takes the receipt back', async () => {
  await desk.send(CUSTOMER, row('bill-9', '-4000.00 CNY'));
  // Evidence lists a bill in the UTC month in which its span begins.
  const named = { vendor: 'lumencast', component: 'line-1', month: '2026-10', sender: `aws:${CUSTOMER}`, id: 'bill-9' };
  const { status, body: corrected } = await desk.call('POST /v1/corrections', {}, { ...named, reason: 'of another contract' });
  expect(status, JSON.stringify(corrected)).toBeLessThan(300);
  const found = await claim();
  expect(found).toMatchObject({ received: '0.00', open: '15000.00', rows: [] });
  expect(found.entries.map((text) => text.split(',')[0])).toEqual(['received by rule', 'reversed by rule']);
  const { body } = await desk.call('GET /v1/bill-credits', {});
  expect(body.items).toMatchObject([{ state: 'withdrawn' }]);
});
