/** A correction of nothing that is known leaves its trace, in a file and in the audit, when it names a component of the contract, or none. */
import { expect, it } from 'vitest';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { Auditor } from '../../../support/auditor.ts';
import { aContract } from '../../../support/contracts.ts';
import { fact } from '../../../support/facts.ts';
import { linesOrder, linesTerms, stated } from '../../../support/lines.ts';

const correction = (id: string, component?: string): Fact =>
  fact('correction', '2026-02-21T00:00:00Z', { id, ...(component !== undefined && { component }), body: { corrects: 'no such event' } });

const OUTAGE = [
  fact('service.down', '2026-02-10T00:00:00Z', { component: 'web' }),
  fact('service.up', '2026-02-10T20:00:00Z', { component: 'web' }),
];
const [ORDER, TERMS] = [linesOrder(), linesTerms()];

async function audited(facts: readonly Fact[], more: readonly string[] = []): Promise<Statement> {
  const auditor = new Auditor('2026-01-01T00:00:00Z');
  for (const id of [ORDER.id, ...more]) {
    await auditor.put(aContract({ order: { ...ORDER, id }, terms: TERMS }));
  }
  for (const one of facts) await auditor.stores.facts.record(ORDER.vendor.id, one, undefined);
  auditor.set('2026-03-20T00:00:00Z');
  await auditor.audit('2026-02');
  return (await auditor.stores.statements.latest(ORDER.id, '2026-02'))!.statement;
}

it.each<[string, string | undefined]>([
  ['a component of the contract', 'web'],
  ['none', undefined],
])('a correction without a target is left out by file and by audit alike, where it names %s', async (_, component) => {
  const facts = [...OUTAGE, correction('c', component)];
  // What names a component of another contract is left to that one.
  const statement = await audited([...facts, correction('other', 'elsewhere')]);
  expect(statement).toEqual(stated(TERMS, facts, { order: ORDER, reasons: true }));
  expect(statement.evidence.leftOut).toEqual([{ reason: 'corrects-nothing', count: 1, events: ['aws:111122223333|c'] }]);
});

it('a correction without a target is left out by each contract of a vendor with several, because it may belong to any of them', async () => {
  const statement = await audited([...OUTAGE, correction('c')], ['another']);
  expect(statement).toEqual(stated(TERMS, [...OUTAGE, correction('c')], { order: ORDER, reasons: true }));
  expect(statement.evidence.leftOut).toEqual([{ reason: 'corrects-nothing', count: 1, events: ['aws:111122223333|c'] }]);
});

it.each<[string, string, readonly string[]]>([
  ['in the same month', '2026-02-23T00:00:00Z', ['another']],
  ['a month later', '2026-03-02T00:00:00Z', ['another']],
  ['a month before', '2026-01-23T00:00:00Z', ['another']],
  ['a month later, of the only contract', '2026-03-02T00:00:00Z', []],
])('a correction without a target is withdrawn by another correction %s, by file and by audit alike', async (_, when, more) => {
  const withdrawal = fact('correction', when, { id: 'd', body: { corrects: 'c' } });
  const facts = [...OUTAGE, correction('c'), withdrawal];
  expect(await audited(facts, more)).toEqual(stated(TERMS, facts, { order: ORDER, reasons: true }));
});

it('a correction without a target is only in the statement of the month in which it was made', async () => {
  const facts = [...OUTAGE, { ...correction('c'), occurredAt: Date.parse('2026-01-21T00:00:00Z') }];
  const without = stated(TERMS, OUTAGE, { order: ORDER, reasons: true });
  expect([await audited(facts, ['another']), stated(TERMS, facts, { order: ORDER, reasons: true })]).toEqual([without, without]);
});
