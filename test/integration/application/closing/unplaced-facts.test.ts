/** An audit names what no contract of its vendor counts: facts are kept without a trace nowhere. */
import { beforeEach, expect, it } from 'vitest';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import type { AuditReport } from '../../../../lib/application/ports/audits.ts';
import { Auditor } from '../../../support/auditor.ts';
import { aContract } from '../../../support/contracts.ts';
import { fact } from '../../../support/facts.ts';
import { linesOrder, linesTerms } from '../../../support/lines.ts';

const [ORDER, TERMS] = [linesOrder(), linesTerms()];
const VENDOR = ORDER.vendor.id;

let auditor: Auditor;
beforeEach(() => {
  auditor = new Auditor('2026-01-01T00:00:00Z');
});

const put = (id: string, change: object = {}): Promise<void> =>
  auditor.put(aContract({ order: { ...ORDER, id, ...change }, terms: TERMS }));

async function receive(...facts: readonly Fact[]): Promise<void> {
  for (const one of facts) await auditor.stores.facts.record(VENDOR, one, undefined);
}

async function audited(month = '2026-02', now = '2026-03-20T00:00:00Z'): Promise<AuditReport> {
  auditor.set(now);
  return (await auditor.audit(month)).report!;
}

const down = (id: string, at: string, component: string | undefined = 'web'): Fact =>
  fact('service.down', at, { id, ...(component !== undefined && { component }) });

const eventsOf = ({ unplaced }: AuditReport): string[] => unplaced.map(({ event }) => event.split('|')[1]!).sort();

it('names facts after the end of the only contract, once for all contracts that had the component', async () => {
  await put('a', { through: '2026-02-15' });
  await put('b', { through: '2026-02-10' });
  await receive(down('in', '2026-02-05T00:00:00Z'), down('after', '2026-02-20T00:00:00Z'));
  const report = await audited();
  expect(report.unplaced).toEqual([
    {
      vendor: VENDOR,
      contract: 'a',
      component: 'web',
      event: 'aws:111122223333|after',
      type: 'service.down',
      occurredAt: '2026-02-20T00:00:00.000Z',
    },
  ]);
  expect(report.counts.unplaced).toBe(1);
});

it.each<[string, object]>([
  ['lists the component on', { from: '2026-02-16' }],
  ['had it all along', {}],
])('does not name facts that another contract counts: %s', async (_, change) => {
  await put('a', { through: '2026-02-15' });
  await put('b', change);
  await receive(down('after', '2026-02-20T00:00:00Z'), fact('ticket.opened', '2026-02-20T00:00:00Z', { id: 'T', body: { record: 'T' } }));
  expect(eventsOf(await audited())).toEqual([]);
});

it('names facts without a component where no contract has a period, but not the end of an open record', async () => {
  await put('a', { through: '2026-02-15' });
  await receive(
    down('begun', '2026-02-15T20:00:00Z'),
    fact('ticket.opened', '2026-02-20T00:00:00Z', { id: 'T', body: { record: 'T' } }),
    fact('ticket.opened', '2026-03-20T00:00:00Z', { id: 'U', body: { record: 'U' } }),
    fact('service.up', '2026-03-02T00:00:00Z', { id: 'over', component: 'web' }),
  );
  expect(eventsOf(await audited())).toEqual(['T']);
  expect(eventsOf(await audited('2026-03', '2026-04-20T00:00:00Z'))).toEqual(['U']);
});

it('names facts of a component that the contract no longer lists', async () => {
  const { web, ...rest } = ORDER.components as Record<string, { kind: string }>;
  await put('a', { components: { ...rest, web: { ...web!, 'known-as': ['web-1'] } } });
  await receive(down('left', '2026-02-20T00:00:00Z', 'web-1'));
  await put('a');
  expect(eventsOf(await audited())).toEqual(['left']);
  await put('b', { components: { ...rest, web: { ...web!, 'known-as': ['web-1'] } } });
  expect(eventsOf(await audited())).toEqual([]);
});

it('does not name a correction whose target is counted', async () => {
  await put('a', { through: '2026-02-15' });
  await receive(down('in', '2026-02-05T00:00:00Z'));
  await audited();
  const correction = (id: string, corrects: string): Fact =>
    fact('correction', '2026-03-05T00:00:00Z', { id, component: 'web', body: { corrects } });
  await receive(correction('c', 'in'), correction('d', 'nothing'));
  expect(eventsOf(await audited('2026-03', '2026-04-20T00:00:00Z'))).toEqual(['d']);
});

it('names late facts about an earlier month, in one audit only', async () => {
  await put('a', { through: '2026-02-15' });
  await receive(down('after', '2026-02-20T00:00:00Z'));
  expect(eventsOf(await audited())).toEqual(['after']);
  const late = down('late', '2026-02-21T00:00:00Z');
  await auditor.stores.facts.record(VENDOR, late, undefined, Date.parse('2026-03-28T00:00:00Z'));
  expect(eventsOf(await audited('2026-03', '2026-04-20T00:00:00Z'))).toEqual(['late']);
  expect(eventsOf(await audited('2026-04', '2026-05-20T00:00:00Z'))).toEqual([]);
});

it('reads no earlier month that the contract covers', async () => {
  await put('a');
  await receive(down('in', '2026-02-05T00:00:00Z'));
  await audited();
  await auditor.stores.facts.record(VENDOR, down('late', '2026-02-21T00:00:00Z'), undefined, Date.parse('2026-03-28T00:00:00Z'));
  expect(eventsOf(await audited('2026-03', '2026-04-20T00:00:00Z'))).toEqual([]);
});
