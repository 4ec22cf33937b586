/** One suite of behaviour for every store, over every engine. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putContract } from '../../../../lib/application/registry/put-contract.ts';
import { ENGINES, type TestTable, testTable } from '../../../support/engine.ts';
import { at, fact } from '../../../support/facts.ts';
import { issueOne } from '../../../support/issue.ts';
import type { IssuedStatement, ListedRevision, StatementEntry } from '../../../../lib/application/ports/statements.ts';
import type { QuarantineEntry } from '../../../../lib/application/ports/quarantine.ts';
import { SILENT, exampleDocument } from '../../../support/harness.ts';

const document = exampleDocument() as { order: { id: string } };
const clock = (): number => at('2026-11-24T00:00:00Z');

describe.each(ENGINES)('stores on %s', (engine) => {
  let given: TestTable;
  beforeAll(async () => {
    given = await testTable(engine);
  });
  afterAll(() => given.stop());

  it('a small event costs one write unit and no read', async () => {
    const { table, stores } = given;
    Object.assign(table.meter, { reads: 0, writes: 0 });
    const event = fact('service.down', '2026-11-20T10:00:00Z', {
      component: 'line-1',
      id: 'small',
      receivedAt: at('2026-11-20T10:00:05Z'),
    });
    expect(await stores.facts.record('v1', event, undefined)).toBe('stored');
    expect(table.meter).toEqual({ reads: 0, writes: 1 });
  });

  it('a fact is stored once; the same id with other content is a contradiction; a fact is read back as it was written', async () => {
    const { facts } = given.stores;
    const event = fact('maintenance.scheduled', '2026-11-20T11:00:00Z', {
      component: 'line-1',
      id: 'm',
      body: { record: 'M-1', start: at('2026-11-25T00:00:00Z'), end: at('2026-11-25T02:00:00Z'), attributes: { kind: 'planned' } },
    });
    expect(await facts.record('v2', event, '{"raw":1}')).toBe('stored');
    expect(await facts.record('v2', event, '{"raw":1}')).toBe('repeat');
    expect(await facts.record('v2', { ...event, body: { ...event.body, end: at('2026-11-25T03:00:00Z') } }, undefined)).toBe(
      'contradiction',
    );
    expect(await facts.read('v2', 'line-1', '2026-11')).toMatchObject([event]);
    expect(await facts.read('v2', 'line-1', '2026-11', 'maintenance/M-1')).toMatchObject([event]);
    expect(await facts.read('v2', 'line-1', '2026-11', 'maintenance/M-2')).toEqual([]);
    expect(await facts.read('v2', undefined, '2026-11')).toEqual([]);
  });

  it('ids of any characters do not collide', async () => {
    const { facts } = given.stores;
    const record = (record: string, id: string) =>
      facts.record('v3', fact('ticket.opened', '2026-11-20T11:00:00Z', { component: 'a#b', id, body: { record } }), undefined);
    expect([await record('T#1', 'x'), await record('T', '1#x'), await record('T%231', 'x')]).toEqual(['stored', 'stored', 'stored']);
    expect((await facts.read('v3', 'a#b', '2026-11')).length).toBe(3);
    expect((await facts.read('v3', 'a#b', '2026-11', 'ticket/T')).map((entry) => entry.id)).toEqual(['1#x']);
  });

  it('a fact that is received after its month is recorded as late', async () => {
    const { facts } = given.stores;
    await facts.record(
      'v4',
      fact('service.down', '2026-09-20T11:00:00Z', { component: 'c', receivedAt: at('2026-11-02T00:00:00Z') }),
      undefined,
    );
    expect(await facts.hasLate('v4', 'c', '2026-11-01T00:00:00.000Z', '2026-10')).toBe(true);
    expect(await facts.hasLate('v4', 'c', '2026-11-03T00:00:00.000Z', '2026-10')).toBe(false);
    expect(await facts.hasLate('v4', 'c', '2026-11-01T00:00:00.000Z', '2026-09')).toBe(false);
  });

  it('a fact that was in flight as its period was closed is recorded as late, though it is in its own month', async () => {
    const { facts } = given.stores;
    const after = (component: string, receivedAt: string) =>
      facts.record('v6', fact('service.down', '2026-10-08T23:59:58Z', { component, receivedAt: at(receivedAt) }), undefined);
    await after('in-time', '2026-10-09T05:44:58Z');
    await after('in-flight', '2026-10-09T05:59:59Z');
    expect(await facts.late('v6', 'in-time', '')).toEqual([]);
    expect(await facts.late('v6', 'in-flight', '')).toEqual([{ recordedAt: '2026-10-09T05:59:59.000Z', month: '2026-10' }]);
  });

  it('what an audit reads is the same facts at half the read units', async () => {
    const { table, stores } = given;
    const received = { component: 'half', receivedAt: at('2026-11-20T10:00:05Z') };
    for (let i = 0; i < 120; i += 1)
      await stores.facts.record('v5', fact('service.down', '2026-11-20T10:00:00Z', { ...received, id: `half-${i}` }), undefined);
    const spentBy = async (read: () => Promise<unknown>): Promise<readonly [number, unknown]> => {
      const before = table.meter.reads;
      const found = await read();
      return [table.meter.reads - before, found];
    };
    const [whole, all] = await spentBy(() => stores.facts.read('v5', 'half', '2026-11'));
    const [half, settled] = await spentBy(() => stores.facts.settled.read('v5', 'half', '2026-11'));
    expect(whole).toBeGreaterThan(2);
    expect([half, settled]).toEqual([whole / 2, all]);
  });

  it('a packed day of probes takes few units, and a very large payload still fits', async () => {
    const { table, stores } = given;
    Object.assign(table.meter, { reads: 0, writes: 0 });
    const results = '1'.repeat(1440);
    const day = fact('probe.batch', '2026-11-20T00:00:00Z', {
      component: 'c',
      id: 'day',
      body: { stream: 'http', start: at('2026-11-20T00:00:00Z'), every: 60_000, results },
    });
    await stores.facts.record('v5', day, undefined);
    expect(table.meter.writes).toBeLessThanOrEqual(2);
    expect(await stores.facts.read('v5', 'c', '2026-11')).toMatchObject([day]);
    let noise = 7;
    const random = Array.from({ length: 150_000 }, () => '01-'[(noise = (noise * 48_271) % 2_147_483_647) % 3]).join('');
    const large = { ...day, id: 'large', body: { ...day.body, results: random } };
    const raw = Array.from({ length: 900_000 }, () => String.fromCharCode(33 + ((noise = (noise * 48_271) % 2_147_483_647) % 90))).join('');
    expect(await stores.facts.record('v6', large, raw)).toBe('stored');
    expect(await stores.facts.read('v6', 'c', '2026-11')).toMatchObject([large]);
    expect(await stores.facts.record('v6', large, raw)).toBe('repeat');
  });

  it('a contract with a changed text gets a new revision, and is refused when its revision number is taken', async () => {
    const { stores } = given;
    const put = (change: object, ifRevision?: number) =>
      putContract(
        {
          id: 'live-streaming-network',
          document: { ...document, order: { ...document.order, ...change } },
          text: 'text',
          ...(ifRevision !== undefined && { ifRevision }),
        },
        stores,
        clock,
        () => 'key-of-24-bytes',
      );
    expect(await put({})).toMatchObject({ outcome: 'created', revision: 1 });
    expect(await put({})).toMatchObject({ outcome: 'unchanged', revision: 1 });
    expect(await put({ title: 'Changed' }, 1)).toMatchObject({ outcome: 'revised', revision: 2 });
    expect(await put({ title: 'Again' }, 1)).toMatchObject({ failure: 'conflict' });
    expect(await put({ id: 'other' })).toMatchObject({ failure: 'invalid' });
    const page = await stores.contracts.page(undefined, 10);
    expect(page.items.map((entry) => [entry.id, entry.revision, entry.title])).toEqual([['live-streaming-network', 2, 'Changed']]);
    expect((await stores.registry.bindings('aws:444455556666')).map((binding) => binding.vendor)).toEqual(['lumencast']);
    expect((await stores.registry.webhookByKey('key-of-24-bytes'))?.vendor).toBe('lumencast');
  });

  it('a statement that two runs issue at once is issued once, and listed by period, vendor and contract', async () => {
    const { stores } = given;
    const outcomes = await Promise.all([1, 2, 3].map(() => issueOne('live-streaming-network', '2026-10', stores, SILENT, clock)));
    expect(outcomes.filter((outcome) => outcome.outcome === 'issued').length).toBe(1);
    expect(outcomes.every((outcome) => outcome.revision === 1)).toBe(true);
    expect(await stores.statements.revision('live-streaming-network', '2026-10', 2)).toBeUndefined();
    for (const filter of [
      { period: '2026-10' },
      { vendor: 'lumencast' },
      { contract: 'live-streaming-network' },
      { vendor: 'lumencast', period: '2026-10' },
    ]) {
      expect((await stores.statements.page(filter, undefined, 10)).items.map((entry) => entry.id)).toEqual([
        'live-streaming-network.2026-10',
      ]);
    }
    expect((await stores.statements.page({ period: '2026-09' }, undefined, 10)).items).toEqual([]);
  });

  it('a statement that is too long for one item is read back whole', async () => {
    const { stores } = given;
    const issued = (await stores.statements.latest('live-streaming-network', '2026-10'))!;
    let noise = 11;
    const findings = Array.from({ length: 30_000 }, (_, i) => ({
      code: 'x',
      severity: 'warning' as const,
      path: String((noise = (noise * 48_271) % 2_147_483_647)),
      message: `${i}-${noise.toString(36)}-${(noise * 7).toString(36)}`,
    }));
    const long: IssuedStatement = { ...issued, revision: 9, statement: { ...issued.statement, findings } };
    expect(await stores.statements.issue(long, 'bundle')).toBe(true);
    expect(await stores.statements.issue(long, 'bundle')).toBe(false);
    expect(await stores.statements.revision('live-streaming-network', '2026-10', 9)).toEqual(long);
  });

  it('a listing continues after a cursor, and a late writer does not overwrite a newer entry', async () => {
    const { stores } = given;
    const entry = (contract: string, revision = 1): ListedRevision => ({
      id: `${contract}.2031-01`,
      contract,
      vendor: 'many',
      period: '2031-01',
      revision,
      issuedAt: '2031-02-01T00:00:00.000Z',
      amount: '1.00',
      currency: 'USD',
    });
    for (let i = 0; i < 25; i += 1) await stores.statements.list(entry(`c${i}`));
    await stores.statements.list(entry('c3', 2));
    await stores.statements.list(entry('c3', 1));
    for (const filter of [{ period: '2031-01' }, { vendor: 'many' }]) {
      const seen: StatementEntry[] = [];
      let cursor: string | undefined;
      do {
        const page = await stores.statements.page(filter, cursor, 7);
        expect(page.items.length).toBeLessThanOrEqual(7);
        seen.push(...page.items);
        cursor = page.cursor;
      } while (cursor !== undefined);
      expect(new Set(seen.map((item) => item.contract)).size).toBe(25);
      expect(seen.length).toBe(25);
      expect(seen.find((item) => item.contract === 'c3')!.revision).toBe(2);
    }
  });

  it('an entry that is quarantined twice is stored once', async () => {
    const { quarantine } = given.stores;
    const entry: QuarantineEntry = {
      id: `2030-05-01T00:00:00.000Z-${'ab'.repeat(16)}`,
      code: 'unreadable',
      message: 'm',
      issues: [],
      sender: 's',
      receivedAt: '2030-05-01T00:00:00.000Z',
      raw: '{"x":1}',
      status: 'held',
    };
    await quarantine.put(entry);
    await quarantine.put(entry);
    expect((await quarantine.page('2030-05', undefined, 10)).items).toEqual([entry]);
    expect(await quarantine.get(entry.id)).toEqual(entry);
    const reprocessed: QuarantineEntry = {
      ...entry,
      status: 'reprocessed',
      reprocessedAt: '2030-05-02T00:00:00.000Z',
      reprocessedBy: 'ines',
    };
    await quarantine.update(reprocessed);
    expect((await quarantine.page('2030-05', undefined, 10)).items).toEqual([reprocessed]);
    for (const id of ['', 'x', '2030-05-01T00:00:00.000Z-', `${entry.id}#`]) expect(await quarantine.get(id)).toBeUndefined();
  });
});
