/** A correction of nothing that is known leaves its trace: in a file, and in the audit when it names a component of the contract. */
import { expect, it } from 'vitest';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { Auditor } from '../support/auditor.ts';
import { fact } from '../support/facts.ts';
import { linesOrder, linesTerms, stated } from '../support/lines.ts';

const correction = (id: string, component: string): Fact =>
  fact('correction', '2026-02-21T00:00:00Z', { id, component, body: { corrects: 'no such event' } });

it('by file and by audit alike', async () => {
  const facts = [
    fact('service.down', '2026-02-10T00:00:00Z', { component: 'web' }),
    fact('service.up', '2026-02-10T20:00:00Z', { component: 'web' }),
    correction('c', 'web'),
  ];
  const auditor = new Auditor('2026-01-01T00:00:00Z');
  const [order, terms] = [linesOrder(), linesTerms()];
  const document = { makegood: 1, order, terms: [terms] };
  await auditor.put(document);
  // What names a component of another contract is left to that one.
  for (const one of [...facts, correction('other', 'elsewhere')]) await auditor.stores.facts.record(order.vendor.id, one, undefined);
  auditor.set('2026-03-20T00:00:00Z');
  await auditor.audit('2026-02');
  const issued = await auditor.stores.statements.latest(order.id, '2026-02');
  expect(issued!.statement).toEqual(stated(terms, facts, { order, reasons: true }));
  expect(issued!.statement.evidence.leftOut).toEqual([{ reason: 'corrects-nothing', count: 1, events: ['aws:111122223333|c'] }]);
});
