/** A fact that is missing since an earlier month: the service, which reads what the months before left, issues what all events give. */
import { describe, expect, it } from 'vitest';
import { checkContract } from '../../../../lib/domain/checker/check-contract.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { assessed } from '../../../support/contracts.ts';
import { Auditor } from '../../../support/auditor.ts';
import { lookBackOf, monthByMonth } from '../../../support/bounds/look-back.ts';
import { aContract } from '../../../support/contracts.ts';
import { linesOrder } from '../../../support/lines.ts';

describe('audits month by month', () => {
  const histories = Array.from({ length: 40 }, (_, i) => lookBackOf(i + 1)).filter((history) => history !== undefined);

  it('record completions where facts are missing', () => {
    const states = histories.flatMap((history) =>
      monthByMonth(history)
        .slice(0, -1)
        .map(({ state }) => state),
    );
    expect(states.filter((state) => state?.completions).length).toBeGreaterThan(5);
  });

  it.each(histories.slice(0, 6))('issue the same statements as an assessment of all events together: history $seed', async (history) => {
    const document = aContract({ order: linesOrder({ from: '2026-01-01' }), terms: history.terms });
    const facts: Fact[] = [...history.facts].sort((a, b) => a.receivedAt - b.receivedAt);
    const auditor = new Auditor('2026-01-01T00:00:00Z');
    await auditor.put(document);
    for (const fact of facts) await auditor.stores.facts.record('vendor', fact, undefined, fact.receivedAt);
    const { checked } = checkContract(document);
    const months = ['2026-01', '2026-02', '2026-03', '2026-04'].filter((month) => month <= history.label!);
    expect(months.length).toBeGreaterThan(1);
    for (const month of months) {
      auditor.set(`2026-${String(Number(month.slice(5)) + 1).padStart(2, '0')}-05T00:00:00Z`);
      await auditor.audit(month);
      const issued = await auditor.stores.statements.latest(document.order.id, month);
      expect(issued?.statement, month).toEqual(assessed(checked!, facts, month, { reasons: true }).statement);
    }
  });
});
