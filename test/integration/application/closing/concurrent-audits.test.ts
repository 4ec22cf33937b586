/** Two runs of the audit of one month at once, and steps that are tried again: each run counts what it did, once. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Plan, planAudit } from '../../../../lib/application/closing/plan-audit.ts';
import { auditContract, closeAudit, requestAudit } from '../../../../lib/application/closing/run-audit.ts';
import type { AuditOutcome } from '../../../../lib/application/ports/audits.ts';
import type { Stores } from '../../../../lib/application/ports/stores.ts';
import { readEventLines } from '../../../../lib/sources/event-lines.ts';
import { at } from '../../../support/facts.ts';
import { EXAMPLE_EVENTS, exampleDocument, memoryStores, putDocument, recordingPublisher } from '../../../support/harness.ts';

const AUDIT = '2026-10';
const CONTRACTS = ['c0', 'c1', 'c2'];
let now = at('2026-11-03T00:00:00Z');
const clock = (): number => now;
let stores: Stores;
let bus: ReturnType<typeof recordingPublisher>;

beforeEach(async () => {
  now = at('2026-11-03T00:00:00Z');
  stores = memoryStores();
  bus = recordingPublisher();
  const document = exampleDocument() as { order: object };
  for (const id of CONTRACTS) await putDocument(stores, { ...document, order: { ...document.order, id } }, clock);
  for (const fact of (await readEventLines(EXAMPLE_EVENTS)).facts) await stores.facts.record('lumencast', fact, undefined);
});

const plan = (run: string): Promise<Plan> => planAudit({ audit: AUDIT, run, everything: true, from: undefined }, stores, clock);
const assess = (run: string, contract: string): Promise<AuditOutcome[]> =>
  auditContract(
    { audit: AUDIT, run, contract, periods: [AUDIT], checkedAt: '2026-11-03T00:00:00.000Z' },
    { stores, publisher: bus.publisher, clock },
  );
const close = (run: string) => closeAudit(AUDIT, run, stores, bus.publisher, clock);

describe('two runs of an audit that overlap', () => {
  it('each report what they did themselves, whichever wrote last', async () => {
    await plan('a');
    await assess('a', 'c0');
    await plan('b');
    for (const contract of CONTRACTS.slice(0, 2)) await assess('b', contract);
    await assess('a', 'c1');
    await assess('a', 'c2');
    const a = await close('a');
    expect([a.runs, a.status, a.report!.counts]).toEqual([
      1,
      'closed',
      expect.objectContaining({ issued: 2, unchanged: 1, planned: 0, failed: 0 }),
    ]);
    expect(a.report!.money).toMatchObject([{ statements: 3, total: '48000.00', change: '32000.00' }]);
    await assess('b', 'c2');
    const b = await close('b');
    expect([b.runs, b.status, b.report!.counts]).toEqual([2, 'closed', expect.objectContaining({ issued: 1, unchanged: 2, failed: 0 })]);
    expect(b.report!.money).toMatchObject([{ statements: 3, total: '48000.00', change: '16000.00' }]);
    expect(await stores.audits.get(AUDIT)).toMatchObject({ run: 'b', runs: 2, status: 'closed' });
    const closed = bus.published.filter(({ type }) => type === 'audit.closed.v1').map(({ detail }) => detail.id);
    expect(closed).toEqual(['audit:2026-10#1', 'audit:2026-10#2']);
  });

  it('a step that is tried again counts once, also after another run began', async () => {
    await plan('a');
    for (const contract of CONTRACTS) await assess('a', contract);
    await plan('b');
    await plan('a');
    for (const contract of CONTRACTS) await assess('a', contract);
    const { counts } = (await close('a')).report!;
    expect(counts).toMatchObject({ issued: 3, unchanged: 0, planned: 0 });
    expect((await close('a')).runs).toBe(1);
    for (const contract of CONTRACTS) await assess('b', contract);
    expect(await close('b')).toMatchObject({ runs: 2, report: { counts: { issued: 0, unchanged: 3 } } });
  });

  it('what was never assessed fails in the run that planned it, and in no other', async () => {
    await plan('a');
    for (const contract of CONTRACTS) await assess('a', contract);
    await plan('b');
    expect((await close('a')).report!.counts).toMatchObject({ issued: 3, failed: 0 });
    expect((await close('b')).report!.counts).toMatchObject({ failed: 3 });
  });

  it('a request while a run goes on stays requested, and shows the report of that run', async () => {
    await plan('a');
    for (const contract of CONTRACTS) await assess('a', contract);
    now += 60_000;
    const asked = await requestAudit(AUDIT, false, stores, bus.publisher, clock);
    await close('a');
    const record = (await stores.audits.get(AUDIT))!;
    expect([record.status, record.run, record.report!.counts.issued]).toEqual(['requested', asked.run, 3]);
    await plan(asked.run);
    expect(await stores.audits.get(AUDIT)).toMatchObject({ status: 'running', runs: 2 });
  });
});

describe('writers at once', () => {
  it('of a record: none is lost', async () => {
    const record = { period: AUDIT, status: 'running', startedAt: '2026-11-03T00:00:00.000Z', run: 'a' } as const;
    const writers = Array.from({ length: 8 }, () => stores.audits.change(AUDIT, (known) => ({ ...record, runs: (known?.runs ?? 0) + 1 })));
    await Promise.all(writers);
    expect((await stores.audits.get(AUDIT))!.runs).toBe(8);
  });

  it('that open runs: each has a number of its own, and keeps it', async () => {
    const open = (run: string) => stores.audits.openRun(AUDIT, run, '2026-11-03T00:00:00.000Z', 4);
    const names = ['a', 'b', 'c', 'a', 'b', 'c', 'd'];
    const opened = await Promise.all(names.map(open));
    const numbers = new Map(opened.map(({ run, number }) => [run, number]));
    expect([...numbers.values()].sort()).toEqual([5, 6, 7, 8]);
    for (const [i, name] of names.entries()) expect(opened[i]!.number).toBe(numbers.get(name));
    expect((await open('a')).number).toBe(numbers.get('a'));
  });
});
