/**
 * Refused events of a sender that reports for several vendors: shown to none of them, and holding up no vendor's statement, until the vendor is
 * certain; then the one concerned reads them.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../../lib/adapters/dynamo/keys.ts';
import { reportOf } from '../../../../lib/application/closing/audit-report.ts';
import type { QuarantineEntry } from '../../../../lib/application/ports/quarantine.ts';
import { type Desk, VENDOR_ACCOUNT, downEvent, openDesk } from '../../../support/evidence-desk.ts';
import { exampleDocument, putDocument } from '../../../support/harness.ts';

const OTHERNET = 'othernet';
const VENDORS = ['lumencast', OTHERNET];
const [FROM, UNTIL] = ['2026-10-01', '2026-11-01'];
const AT_ONCE = { settledMs: 0, mostMs: Infinity };

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await putOther(['their-line', 'line-2']);
});
afterEach(() => desk.stop());

/** Another vendor's contract with the same sender, beside that of the desk with `line-1` and `line-2`. */
async function putOther(components: readonly string[], senders: object[] = [{ account: VENDOR_ACCOUNT, as: 'vendor' }]): Promise<void> {
  const document = exampleDocument();
  const order = {
    ...document.order,
    id: 'other-network',
    vendor: { id: OTHERNET, name: 'Othernet' },
    senders,
    components: Object.fromEntries(components.map((name) => [name, { kind: 'network' }])),
    charges: [],
  };
  await putDocument(desk.table.stores, { ...document, order }, desk.services.clock);
}

const store = () => desk.table.stores.quarantine;
/** Whose the only entry is: by the entry, in the listing of each vendor, and by whose statements wait. */
async function whose(): Promise<{ code: string; of: string | undefined; listed: string[]; waits: string[] }> {
  const [entry, more] = await desk.quarantine();
  expect([entry === undefined, more]).toEqual([false, undefined]);
  const [listed, waits]: string[][] = [[], []];
  for (const vendor of VENDORS) {
    const { items } = await store().page('2026-10', undefined, 50, vendor);
    if (items.length > 0) listed!.push(vendor);
    if ((await store().heldOf(vendor, FROM, UNTIL)).length > 0) waits!.push(vendor);
  }
  // What is no vendor's for certain is counted, and what is a vendor's is not.
  expect((await store().heldOf(undefined, FROM, UNTIL)).length).toBe(entry!.vendor === undefined ? 1 : 0);
  return { code: entry!.code, of: entry!.vendor, listed: listed!, waits: waits! };
}
const noVendors = (code: string) => ({ code, of: undefined, listed: [], waits: [] });
const ofOthernet = (code: string) => ({ code, of: OTHERNET, listed: [OTHERNET], waits: [OTHERNET] });

const LONG_AGO = { occurredAt: '2020-01-01T00:00:00Z' };
const batched = (components: readonly string[]) => ({
  type: 'probes.batched.v1',
  detail: {
    id: 'b',
    occurredAt: '2026-10-20T10:01:00Z',
    probe: 'http',
    start: '2026-10-20T10:00:00Z',
    results: Object.fromEntries(components.map((name) => [name, '1'])),
  },
});

describe.each([
  ['filtered', false],
  ['listed by vendor', true],
])('%s', (_, isComplete) => {
  beforeEach(async () => {
    if (isComplete) await desk.table.stores.vendorListings.takeOver(desk.services.clock(), AT_ONCE);
  });

  it.each([
    ['that names no component', downEvent('e', { component: undefined }), noVendors('ambiguous-vendor')],
    ['of a component that no vendor has', downEvent('e', { component: 'line-99' }), noVendors('component-not-yours')],
    ['that cannot be read', downEvent('e', { component: 'their-line', occurredAt: 'yesterday' }), noVendors('unreadable')],
    ['of a component that both have', downEvent('e', { component: 'line-2', ...LONG_AGO }), noVendors('before-contract')],
    ['of a component that one of them has', downEvent('e', { component: 'their-line', ...LONG_AGO }), ofOthernet('before-contract')],
    ['with components of both', batched(['line-1', 'their-line']), noVendors('ambiguous-vendor')],
  ])('a refused event %s has the vendor that is certain, or none', async (__, event, expected) => {
    await desk.send(VENDOR_ACCOUNT, event);
    expect(await whose()).toEqual(expected);
    const [{ message }] = (await desk.quarantine()) as [QuarantineEntry];
    expect(message).not.toMatch(/lumencast|othernet/);
  });

  it('becomes the one’s that it concerns: when it is refused again, and when it is taken', async () => {
    await desk.send(VENDOR_ACCOUNT, downEvent('e', { component: 'line-99' }));
    const [{ id }] = (await desk.quarantine()) as [QuarantineEntry];
    expect(await whose()).toEqual(noVendors('component-not-yours'));
    await putOther(['their-line', 'line-2', 'line-99'], [{ account: VENDOR_ACCOUNT, as: 'vendor', components: ['their-line'] }]);
    const reprocess = (): ReturnType<Desk['call']> => desk.call('POST /v1/quarantine/{id}/reprocess', { id });
    expect((await reprocess()).status).toBe(409);
    expect(await whose()).toEqual(ofOthernet('component-not-yours'));
    await putOther(['their-line', 'line-2', 'line-99']);
    expect((await reprocess()).status).toBe(200);
    expect(await whose()).toEqual({ ...ofOthernet('component-not-yours'), waits: [] });
    expect(await store().reprocessedFrom(OTHERNET, `aws:${VENDOR_ACCOUNT}|e`)).toBe(id);
    expect((await desk.table.stores.facts.read(OTHERNET, 'line-99', '2026-10')).map((fact) => fact.id)).toEqual(['e']);
  });
});

it('the report of an audit counts and names them, and a dismissal ends that', async () => {
  await desk.send(VENDOR_ACCOUNT, downEvent('e', { component: undefined }), downEvent('f', { component: 'their-line', ...LONG_AGO }));
  const entries = await desk.quarantine();
  const { id } = entries.find(({ vendor }) => vendor === undefined)!;
  const report = () => reportOf('2026-10', 'run', desk.table.stores, desk.services.clock);
  expect(await report()).toMatchObject({ counts: { unassigned: 1 }, unassigned: [id] });
  expect((await desk.call('POST /v1/quarantine/{id}/dismiss', { id }, { reason: 'a drill' })).status).toBe(200);
  expect(await report()).toMatchObject({ counts: { unassigned: 0 }, unassigned: [] });
});

it('what an earlier version filed under the first vendor is read by no vendor at once, and holds nothing when it is taken over', async () => {
  const { table, stores } = desk.table;
  const entry = (sender: string, i: number): QuarantineEntry => ({
    id: `2026-10-20T12:0${i}:00.000Z-${'ab'.repeat(16)}`,
    code: 'ambiguous-vendor',
    message: 'the sender reports for several vendors (lumencast, othernet); the event must name a component',
    issues: [],
    sender,
    vendor: 'lumencast',
    receivedAt: `2026-10-20T12:0${i}:00.000Z`,
    raw: '{}',
    status: 'held',
  });
  // The second sender had another vendor once; the third is a webhook, which has one.
  await stores.registry.bind('aws:222233334444', { vendor: 'lumencast', contract: '', as: 'vendor' });
  await stores.registry.bind('aws:222233334444', { vendor: OTHERNET, contract: '', as: 'vendor' });
  await stores.registry.unbind('aws:222233334444', OTHERNET, '');
  const entries = [`aws:${VENDOR_ACCOUNT}`, 'aws:222233334444', 'webhook:jira:lumencast'].map(entry);
  for (const one of entries) {
    await table.put({
      ...keys.quarantine('2026-10', one.receivedAt, 'ab'.repeat(16)),
      entity: 'quarantine',
      schema: 2,
      entry: JSON.stringify(one),
    });
    await table.put({ ...keys.held('lumencast', one.id), entity: 'held', schema: 1, state: 'held' });
  }
  const listed = async (): Promise<string[]> => (await store().page('2026-10', undefined, 50, 'lumencast')).items.map(({ id }) => id);
  const webhooks = [entries[2]!.id];
  expect(await listed()).toEqual(webhooks);
  expect((await store().get(entries[0]!.id))!.vendor).toBeUndefined();
  await stores.vendorListings.takeOver(desk.services.clock(), AT_ONCE);
  expect(await listed()).toEqual(webhooks);
  expect(await store().heldOf('lumencast', FROM, UNTIL)).toEqual(webhooks);
  expect(await store().heldOf(undefined, FROM, UNTIL)).toEqual(entries.slice(0, 2).map(({ id }) => id));
});
