/** A correction that would move an event to another contract is refused, by the bus and by a person alike: no statement would have the event. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aContract } from '../../../support/contracts.ts';
import { type Desk, VENDOR_ACCOUNT, downEvent, openDesk } from '../../../support/evidence-desk.ts';
import { linesOrder, linesTerms } from '../../../support/lines.ts';
import { putDocument } from '../../../support/harness.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  const order = linesOrder({
    id: 'other',
    vendor: { id: 'lumencast', name: 'Lumencast' },
    components: { mail: { kind: 'line' }, 'line-2': { kind: 'line' } },
    charges: ['mail', 'line-2'].map((component) => ({
      kind: 'recurring',
      amount: '10.00 USD',
      every: 'month',
      'part-month': 'whole',
      component,
    })),
  });
  await putDocument(desk.table.stores, aContract({ order, terms: linesTerms() }), desk.services.clock);
});
afterEach(() => desk.stop());

const moved = (id: string, component: string | undefined, to: string) => ({
  type: 'correction.v1',
  detail: {
    id,
    occurredAt: '2026-10-20T11:00:00Z',
    ...(component !== undefined && { component }),
    corrects: 'wrong',
    replacement: { type: 'service.down', occurredAt: '2026-10-20T10:00:00Z', component: to },
  },
});

it.each([
  ['to another component of its contract', 'line-1', 'network', undefined],
  ['to a component of another contract', 'line-1', 'mail', 'moves-to-another-contract'],
  ['to a component that another contract has too', 'line-1', 'line-2', 'moves-to-another-contract'],
  ['from a component that two contracts have to one of one of them', 'line-2', 'line-1', undefined],
  ['to a component of no contract', 'line-1', 'nowhere', 'component-not-yours'],
  ['to its own component', 'line-1', 'line-1', undefined],
])('a correction that moves an event %s', async (_, component, to, code) => {
  await desk.send(VENDOR_ACCOUNT, downEvent('wrong'), moved('c', component, to));
  expect((await desk.quarantine()).map((entry) => entry.code)).toEqual(code === undefined ? [] : [code]);
  if (code === 'moves-to-another-contract')
    expect((await desk.quarantine())[0]!.message).toContain('withdraw "wrong", and send it as a new event');
});

it.each([
  ['another component of the contract', 'network', 201, undefined],
  ['a component of another contract', 'mail', 422, 'moves-to-another-contract'],
  ['a component of no contract', 'nowhere', 422, 'moves-to-another-contract'],
])('a person moves an event to %s', async (_, component, status, code) => {
  await desk.send(VENDOR_ACCOUNT, downEvent('wrong'));
  const replacement = { type: 'service.down', occurredAt: '2026-10-20T10:00:00Z', component };
  const of = { vendor: 'lumencast', component: 'line-1', month: '2026-10', sender: `aws:${VENDOR_ACCOUNT}`, id: 'wrong' };
  const done = await desk.call('POST /v1/corrections', {}, { ...of, reason: 'the NOC mistook the line', replacement });
  expect([done.status, done.body.issues?.[0].code]).toEqual([status, code]);
});
