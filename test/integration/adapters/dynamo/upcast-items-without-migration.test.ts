/** Items that earlier versions wrote, in the current words. */
import { describe, expect, it } from 'vitest';
import { keys } from '../../../../lib/adapters/dynamo/keys.ts';
import { toClaimEntry, toOpenRemedy, toTransition } from '../../../../lib/adapters/dynamo/upcast-claim.ts';
import { toQuarantineEntry } from '../../../../lib/adapters/dynamo/upcast-quarantine.ts';
import { fromSchema2 } from '../../../../lib/adapters/dynamo/upcast-statement.ts';
import { testTable } from '../../../support/engine.ts';

const item = (entity: string, schema: number, rest: object) => ({ pk: 'p', sk: 's', entity, schema, ...rest });

describe('claims', () => {
  it('a stored step is read as a transition', () => {
    const due = { kind: 'due', by: 'makegood', at: '2026-11-05T00:00:00.000Z' };
    expect(toTransition(item('claim-step', 1, { step: JSON.stringify(due) }))).toEqual(due);
    expect(toTransition(item('claim-transition', 2, { transition: JSON.stringify(due) }))).toEqual(due);
  });

  it('claims from before the accounts are read as money, acceptances and write-offs', () => {
    const read = (kind: string): unknown =>
      toTransition(item('claim-transition', 2, { transition: JSON.stringify({ kind, by: 'fiona' }) }));
    expect(read('credited')).toEqual({ kind: 'credited', by: 'fiona', wasReceived: true });
    expect(read('partly-accepted')).toEqual({ kind: 'accepted', by: 'fiona' });
    expect(read('settled')).toEqual({ kind: 'written-off', by: 'fiona' });
    expect(toTransition(item('claim-transition', 3, { transition: '{"kind":"credited"}' }))).toEqual({ kind: 'credited' });
  });

  it('an entry of the listing is read with the accounts that it has, and with the number of its transitions', () => {
    const old = { id: 'c', owed: '100.00', currency: 'CNY', credited: '40.00', difference: '60.00' };
    const now = {
      id: 'c',
      owed: '100.00',
      currency: 'CNY',
      credited: '40.00',
      creditor: 'customer',
      received: '40.00',
      writtenOff: '0.00',
      open: '60.00',
      transitions: 3,
    };
    expect(toClaimEntry(item('claim-entry', 1, { entry: JSON.stringify({ ...old, steps: 3 }) }))).toEqual(now);
    expect(toClaimEntry(item('claim-entry', 2, { entry: JSON.stringify({ ...old, transitions: 3 }) }))).toEqual(now);
    const over = { ...old, credited: '110.00', difference: '-10.00', transitions: 3 };
    expect(toClaimEntry(item('claim-entry', 2, { entry: JSON.stringify(over) }))).toMatchObject({ open: '0.00', overCredited: '10.00' });
  });

  it('a stored right is read as a remedy', () => {
    const leave = { remedy: 'leave', right: 'terminate', open: true };
    expect(toOpenRemedy(item('right', 1, { right: JSON.stringify(leave) }))).toEqual(leave);
    expect(toOpenRemedy(item('remedy', 2, { remedy: JSON.stringify(leave) }))).toEqual(leave);
  });
});

it('an entry that is stored as released is read as reprocessed', () => {
  const old = { id: 'e', status: 'released', releasedAt: '2026-11-05T09:00:00.000Z', releasedBy: 'ines' };
  const now = { id: 'e', status: 'reprocessed', reprocessedAt: '2026-11-05T09:00:00.000Z', reprocessedBy: 'ines' };
  expect(toQuarantineEntry(JSON.stringify(old), 1)).toEqual(now);
  expect(toQuarantineEntry(JSON.stringify(now), 2)).toEqual(now);
  expect(toQuarantineEntry('{"id":"e","status":"held"}', 1)).toEqual({ id: 'e', status: 'held' });
});

it('the cause `released-event` of a bridge is read as `reprocessed-event`, and the statement stays as it was issued', () => {
  const cause = (name: string): object => ({ cause: name, events: ['s|e'] });
  const bridge = (name: string): object => ({
    causes: [cause(name)],
    lines: [{ kind: 'addition', causes: [cause(name), cause('correction')] }],
  });
  const issued = { id: 'a.2026-10', statement: { findings: [{ message: 'released-event' }] } };
  expect(fromSchema2(JSON.stringify({ ...issued, bridge: bridge('released-event') }))).toEqual({
    ...issued,
    bridge: bridge('reprocessed-event'),
  });
  expect(fromSchema2(JSON.stringify(issued))).toEqual(issued);
});

it('a stored item `heard` of a sender is read as the instant at which it was last seen', async () => {
  const { stores, table, stop } = await testTable();
  const watch = { sender: 'aws:1', vendor: 'v', expectEvery: 3_600_000, since: '2026-10-01T00:00:00.000Z' };
  await stores.registry.watch(watch);
  const old = { entity: 'heard', schema: 1, sender: 'aws:1', vendor: 'v', at: '2026-10-02T00:00:00.000Z', rank: 1 };
  await table.putNewest({ ...old, ...keys.seen('aws:1', 'v') });
  expect(await stores.registry.watches()).toEqual([{ ...watch, lastSeen: '2026-10-02T00:00:00.000Z' }]);
  await stores.registry.recordSeen('aws:1', 'v', '2026-10-03T00:00:00.000Z');
  expect(await stores.registry.watches()).toEqual([{ ...watch, lastSeen: '2026-10-03T00:00:00.000Z' }]);
  await stop();
});
