/** Erasure on every engine: texts go, marks with digests stay, and no writer who read a text before puts it back. */
import { randomBytes } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestText } from '../../../../lib/application/evidence/digest.ts';
import type { ErasableRecord, ErasureResult } from '../../../../lib/application/ports/erasures.ts';
import type { LedgerEntry } from '../../../../lib/application/ports/ledger.ts';
import type { QuarantineEntry } from '../../../../lib/application/ports/quarantine.ts';
import { checkSeal } from '../../../../lib/application/signatures/seal-check.ts';
import { sealBooks } from '../../../../lib/application/signatures/seal-books.ts';
import type { Dispute } from '../../../../lib/domain/claims/dispute.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { HOUR } from '../../../../lib/domain/time/instant.ts';
import { keys } from '../../../../lib/adapters/dynamo/keys.ts';
import { DynamoErasureStore } from '../../../../lib/adapters/dynamo/erasure-store.ts';
import { dynamoStores } from '../../../../lib/adapters/dynamo/stores.ts';
import { Table } from '../../../../lib/adapters/dynamo/table.ts';
import { MemoryClient } from '../../../support/memory-client.ts';
import { ENGINES, type TestTable, testTable } from '../../../support/engine.ts';
import { at, fact } from '../../../support/facts.ts';

const BY = { at: '2026-12-01T00:00:00.000Z', by: 'dora', reason: 'request 7' };
const mark = (text: string): object => ({ ...BY, digest: digestText(text) });
/** Does not fit into an item, however it is compressed. */
const long = (): string => JSON.stringify({ note: 'Ann Lee', noise: randomBytes(200_000).toString('hex') });
const LONG = long();
const OTHER_LONG = long();

describe.each(ENGINES)('erasure on %s', (engine) => {
  let given: TestTable;
  beforeAll(async () => {
    given = await testTable(engine);
  });
  afterAll(() => given.stop());

  const down = (id: string): Fact => fact('service.down', '2026-10-20T10:00:00Z', { component: 'line-1', id });
  const eventOf = (id: string): ErasableRecord => ({
    kind: 'event',
    vendor: 'v',
    component: 'line-1',
    month: '2026-10',
    sender: down(id).sender,
    id,
  });
  const erase = async (...records: ErasableRecord[]): Promise<ErasureResult[]> => new DynamoErasureStore(given.table).erase(records, BY);
  const received = async (id: string) =>
    (await given.stores.facts.readReceived('v', 'line-1', '2026-10')).find((found) => found.fact.id === id)!;

  it('takes the payload, headers and query of an event, and leaves what counts', async () => {
    const raw = '{"by":"Ann Lee"}';
    const carried = { headers: { 'x-user': 'ann' }, query: { from: 'ann' } };
    await given.stores.facts.record('v', down('small'), raw, undefined, carried);
    const before = await received('small');
    const [first] = await erase(eventOf('small'));
    const marks = { payload: mark(raw), headers: mark(JSON.stringify(carried.headers)), query: mark(JSON.stringify(carried.query)) };
    expect(first).toEqual({ record: eventOf('small'), state: 'erased', erased: marks });
    const { raw: payload, carried: kept, erased, ...after } = await received('small');
    expect([payload, kept, erased]).toEqual([undefined, undefined, marks]);
    expect(after).toEqual({ fact: before.fact, recordedAt: before.recordedAt });
    expect((await erase(eventOf('small')))[0]).toMatchObject({ state: 'erased-before', erased: marks });
    // The same event again, as a replay of the bus brings it.
    expect(await given.stores.facts.record('v', down('small'), raw, undefined, carried)).toBe('repeat');
    expect((await received('small')).raw).toBeUndefined();
  });

  it('takes a payload in pieces from all events of its delivery, also when it is delivered again', async () => {
    await given.stores.facts.record('v', down('long-1'), LONG);
    await given.stores.facts.record('v', down('long-2'), LONG);
    expect((await received('long-2')).raw === LONG).toBe(true);
    expect((await erase(eventOf('long-1')))[0]).toMatchObject({ state: 'erased', erased: { payload: mark(LONG) } });
    await given.stores.facts.record('v', down('long-1'), LONG);
    expect((await received('long-1')).raw).toBeUndefined();
    expect(await received('long-2')).toMatchObject({ raw: undefined, erased: { payload: mark(LONG) } });
    expect((await erase(eventOf('long-2')))[0]).toMatchObject({ state: 'erased', erased: { payload: mark(LONG) } });
  });

  it('says what is not there, and what has no text', async () => {
    await given.stores.facts.record('v', down('bare'), undefined);
    const states = (
      await erase(eventOf('bare'), eventOf('none'), { kind: 'quarantined', id: 'none' }, { kind: 'dispute', id: 'a.b.c' })
    ).map(({ state }) => state);
    expect(states).toEqual(['no-text', 'unknown', 'unknown', 'unknown']);
  });

  it('takes the reason of a correction; the same correction again is no contradiction', async () => {
    const made = fact('correction', '2026-10-21T10:00:00Z', {
      component: 'line-1',
      id: 'c-1',
      body: { corrects: 'small', correctsSender: down('small').sender, reason: 'Ann Lee says so' },
    });
    const correction: Fact = { ...made, class: 'administrator' };
    await given.stores.facts.record('v', correction, undefined);
    const record = { ...eventOf('c-1'), month: 'standing', sender: correction.sender } as ErasableRecord;
    expect((await erase(record))[0]).toMatchObject({ state: 'erased', erased: { reason: mark('Ann Lee says so') } });
    const [left] = await given.stores.facts.readReceived('v', 'line-1', 'standing');
    expect(left!.fact.body).toEqual({ corrects: 'small', correctsSender: down('small').sender });
    expect(await given.stores.facts.record('v', correction, undefined)).toBe('repeat');
    const other = { ...correction, body: { ...correction.body, reason: 'another' } };
    expect(await given.stores.facts.record('v', other, undefined)).toBe('contradiction');
  });

  it.each([
    ['short', '{"who":"Ann Lee"}'],
    ['long', OTHER_LONG],
  ])('takes a %s payload of the quarantine with its message; an older copy is not written back', async (name, raw) => {
    const id = `2026-10-20T12:00:00.000Z-${name === 'short' ? 'ab' : 'cd'}12cdef`;
    const entry: QuarantineEntry = {
      id,
      code: 'unreadable',
      message: '"Ann Lee" is no component',
      issues: [],
      sender: 's',
      vendor: 'v',
      receivedAt: '2026-10-20T12:00:00.000Z',
      raw,
      status: 'held',
    };
    await given.stores.quarantine.put(entry);
    expect(digestText((await given.stores.quarantine.get(id))!.raw)).toBe(digestText(raw));
    await given.stores.quarantine.update({ ...entry, status: 'dismissed', dismissedBecause: 'Ann Lee tests' });
    const [result] = await erase({ kind: 'quarantined', id });
    expect(result).toMatchObject({ state: 'erased', erased: { payload: mark(raw), dismissedBecause: mark('Ann Lee tests') } });
    const left = (await given.stores.quarantine.get(id))!;
    expect(left).toMatchObject({ raw: '', issues: [], status: 'dismissed', code: 'unreadable', erased: result!.erased });
    expect(JSON.stringify(left)).not.toContain('Ann Lee');
    await expect(given.stores.quarantine.update(entry)).rejects.toThrow('erased meanwhile');
    await given.stores.quarantine.put(entry);
    expect(await given.stores.quarantine.get(id)).toEqual(left);
    await given.stores.quarantine.update({ ...left, status: 'held' });
    expect((await given.stores.quarantine.get(id))?.status).toBe('held');
  });

  it('takes the texts of a dispute; who read it before closes it only after reading it again', async () => {
    const dispute: Dispute = {
      id: 'c.2026-10.abc',
      contract: 'c',
      vendor: 'v',
      period: '2026-10',
      lines: [],
      events: [],
      reason: 'Ann Lee was on call',
      openedBy: 'fiona',
      openedAt: '2026-11-05T00:00:00.000Z',
      status: 'open',
    };
    await given.stores.disputes.open(dispute);
    const record = { kind: 'dispute', id: dispute.id } as const;
    expect((await erase(record))[0]).toMatchObject({ state: 'erased', erased: { reason: mark(dispute.reason) } });
    const closed = { status: 'withdrawn', note: 'as Ann Lee asked' } as const;
    expect(await given.stores.disputes.close({ ...dispute, ...closed })).toBe(false);
    const left = (await given.stores.disputes.get('c', dispute.id))!;
    expect(left).toMatchObject({ reason: '', status: 'open' });
    expect(await given.stores.disputes.close({ ...left, ...closed })).toBe(true);
    expect((await erase(record))[0]).toMatchObject({ state: 'erased', erased: { reason: mark(dispute.reason), note: mark(closed.note) } });
    expect(await given.stores.disputes.get('c', dispute.id)).toMatchObject({ reason: '', status: 'withdrawn' });
  });

  it('leaves the texts nowhere in the table', async () => {
    const { items } = await scan(given);
    expect(items.length).toBeGreaterThan(5);
    const { facts, quarantine } = given.stores;
    const all = [...(await facts.readReceived('v', 'line-1', '2026-10')), ...(await facts.readReceived('v', 'line-1', 'standing'))];
    const entries = (await quarantine.page('2026-10', undefined, 50)).items;
    expect(all.length + entries.length).toBeGreaterThan(5);
    expect(JSON.stringify([all, entries])).not.toContain('Ann Lee');
    expect(items.join('\n')).not.toContain('Ann Lee');
    // Not packed either: what is left of the pieces has no bytes.
    expect(items.filter((item) => item.includes('PIECES#')).every((item) => item.includes('"erased"') && !item.includes('"bytes"'))).toBe(
      true,
    );
  });
});

it('takes the note of a transition from the claim and from the ledger, and the seal over the ledger still agrees', async () => {
  const table = new Table(new MemoryClient().client, 'memory');
  const stores = dynamoStores(table);
  const { claims, ledger, seals } = stores;
  const [postedAt, id] = ['2026-11-05T10:00:00.000Z', 'c.2026-10.credit'];
  const head = { id, contract: 'c', period: '2026-10', credit: 'credit', vendor: 'v', currency: 'CNY' } as never;
  await claims.open(head, { kind: 'due', by: 'makegood', at: '2026-11-05T09:00:00.000Z' });
  await claims.add(head, 2, { kind: 'written-off', by: 'fiona', at: postedAt, amount: '1.00', note: 'Ann Lee agreed' });
  const entries = ['owed', 'written-off'].map((account): LedgerEntry => ({ account, amount: '1.00', note: 'Ann Lee agreed' }) as never);
  await ledger.post({ at: postedAt, source: `${id}#0002`, contract: 'c', vendor: 'v', period: '2026-10', entries });
  const seal = await sealBooks('run', stores, () => at(postedAt) + HOUR, undefined);
  const [result] = await new DynamoErasureStore(table).erase([{ kind: 'transition', claim: id, n: 2 }], BY);
  expect(result).toMatchObject({ state: 'erased', erased: { note: mark('Ann Lee agreed') } });
  const { transitions } = (await claims.get(id))!;
  expect(transitions[1]).toEqual({ kind: 'written-off', by: 'fiona', at: postedAt, amount: '1.00', erased: result!.erased });
  const posted = (await ledger.posted({ at: postedAt, source: `${id}#0002` }))!.entries;
  expect(posted).toEqual(entries.map(({ note: _, ...entry }) => ({ ...entry, erased: result!.erased })));
  expect((await checkSeal(seal, seals)).ledger).toEqual(seal.ledger);
  // A note that was put in its place would show.
  const key = keys.ledgerItem(undefined, postedAt, `${id}#0002`);
  const item = (await table.get(key))!;
  await table.put({ ...item, entries: JSON.stringify(entries.map((entry) => ({ ...entry, note: 'another' }))) });
  expect((await checkSeal(seal, seals)).ledger.digest).not.toBe(seal.ledger.digest);
  await table.put(item);
});

async function scan({ table }: TestTable): Promise<{ items: string[] }> {
  const { client, name } = table as unknown as { client: { send: (command: unknown) => Promise<{ Items?: object[] }> }; name: string };
  const { Items = [] } = await client.send(new ScanCommand({ TableName: name }));
  return { items: Items.map((item) => JSON.stringify(item)) };
}
