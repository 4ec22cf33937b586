/** A correction moves an event to another month: the service reads it wherever it was, and states what the file states. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { HOUR } from '../../../../lib/domain/time/instant.ts';
import { Auditor } from '../../../support/auditor.ts';
import { aContract, assessed } from '../../../support/contracts.ts';
import { at, fact } from '../../../support/facts.ts';
import { linesOrder, linesTerms } from '../../../support/lines.ts';

const { failure, rate, fee } = linesTerms().definitions;
const definitions = { failure: failure!, availability: { uptime: 'failure', of: 'period' }, rate: rate!, fee: fee! };
const contract = aContract({ order: linesOrder({ from: '2026-01-01' }), terms: linesTerms({}, { definitions }) });
const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];

/** An outage of ten hours, and its corrections. */
function moved(was: string, is: string, corrected: string): Fact[] {
  const of = { component: 'web', body: { record: 'I' } };
  const facts = [fact('service.down', was, of), fact('service.up', at(was) + 10 * HOUR, of)];
  return facts.flatMap((one, i) => [
    one,
    fact('correction', at(corrected) + i, {
      id: `c${i}`,
      component: 'web',
      body: { corrects: one.id, replacement: { type: one.type, occurredAt: at(is) + 10 * HOUR * i, component: 'web', body: one.body } },
    }),
  ]);
}

describe('an outage whose months are corrected', () => {
  it.each([
    ['from two months before, at once', '2026-01-05T10:00:00Z', '2026-03-05T10:00:00Z', '2026-01-10T00:00:00Z'],
    ['from two months before, later', '2026-01-05T10:00:00Z', '2026-03-05T10:00:00Z', '2026-03-10T00:00:00Z'],
    ['from the month after, before the audit', '2026-04-01T00:00:00Z', '2026-03-31T10:00:00Z', '2026-04-01T12:00:00Z'],
    ['from the month after, later', '2026-04-05T10:00:00Z', '2026-03-05T10:00:00Z', '2026-04-10T00:00:00Z'],
    ['from two months after', '2026-05-05T10:00:00Z', '2026-03-05T10:00:00Z', '2026-05-10T00:00:00Z'],
  ])('%s, is credited in its own month alone', async (_, was, is, corrected) => {
    const facts = moved(was, is, corrected).sort((a, b) => a.receivedAt - b.receivedAt);
    const auditor = new Auditor('2026-01-01T00:00:00Z');
    await auditor.put(contract);
    let next = 0;
    for (const [i, month] of MONTHS.entries()) {
      auditor.set(`${MONTHS[i + 1] ?? '2026-06'}-02T00:00:00Z`);
      for (; next < facts.length && facts[next]!.receivedAt < auditor.now; next += 1)
        await auditor.stores.facts.record('vendor', facts[next]!, undefined, facts[next]!.receivedAt);
      await auditor.audit(month);
    }
    for (const month of MONTHS) await auditor.audit(month);
    const totals: string[] = [];
    for (const month of MONTHS) {
      const { statement } = (await auditor.stores.statements.latest(contract.order.id, month))!;
      expect(statement).toEqual(assessed(contract, facts, month, { reasons: true }).statement);
      totals.push(statement.total.amount);
    }
    expect(totals).toEqual(['0.00', '0.00', '300.00', '0.00', '0.00']);
  });
});
