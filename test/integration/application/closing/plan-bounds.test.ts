/** A plan fits into a state of Step Functions, whatever the contracts, and what does not fit is in the next one. */
import { describe, expect, it } from 'vitest';
import { MAX_PERIODS, type Plan, type PlanInput, planAudit } from '../../../../lib/application/closing/plan-audit.ts';
import { jsonBytes } from '../../../../lib/declarations/aws-figures.ts';
import { AWS_LIMITS } from '../../../../lib/declarations/aws-limits.ts';
import { Auditor } from '../../../support/auditor.ts';
import { exampleDocument } from '../../../support/harness.ts';

function contract(id: string, every: string, amount = '16000.00 CNY'): any {
  const document = exampleDocument();
  document.order = { ...document.order, id, from: '2023-01-01' };
  delete document.order.through;
  document.order.charges[0] = { ...document.order.charges[0], amount };
  document.terms[0] = { ...document.terms[0], from: '2023-01-01', period: { ...document.terms[0].period, every } };
  return document;
}

async function plans(auditor: Auditor, audit: string): Promise<Plan[]> {
  const made: Plan[] = [];
  let next: Pick<PlanInput, 'from' | 'rest'> | undefined = { from: undefined };
  while (next) {
    const plan: Plan = await planAudit({ audit, run: 'bounds', everything: false, ...next }, auditor.stores, auditor.clock);
    made.push(plan);
    next = plan.cursor !== undefined || plan.rest ? { from: plan.cursor, rest: plan.rest } : undefined;
  }
  return made;
}

describe('the plans of an audit', () => {
  it('given five hundred contracts with the longest ids and 45 months to assess again, then each plan is a state, and each period is in one of them', async () => {
    const auditor = new Auditor('2023-01-01T00:00:00Z');
    const ids = Array.from({ length: 500 }, (_, i) => `c${String(i).padStart(5, '0')}${'x'.repeat(58)}`);
    const months = Array.from({ length: 45 }, (_, i) => `${2023 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`);
    const mark = { assessedAt: '2026-10-10T00:00:00.000Z', contractRevision: 0 };
    for (const id of ids) {
      await auditor.put(contract(id, 'month'));
      for (const period of months) await auditor.stores.statements.mark(id, { period, ...mark });
      await auditor.stores.statements.markAdopted(id, 9);
    }
    auditor.set('2026-10-20T00:00:00Z');
    const made = await plans(auditor, '2026-09');
    expect(made.length).toBeGreaterThan(1);
    for (const plan of made) expect(jsonBytes(plan)).toBeLessThan(AWS_LIMITS.stateBytes.value);
    const due = made.flatMap((plan) => plan.due);
    expect(due.map((one) => one.contract).sort()).toEqual(ids);
    for (const { periods } of due) expect(periods).toEqual(months);
  });

  it('given a contract with more due periods than one child assesses, then the following plans have the others, in order and once', async () => {
    const auditor = new Auditor('2026-01-01T00:00:00Z');
    await auditor.put(contract('daily', 'day'));
    await auditor.put(contract('monthly', 'month'));
    auditor.set('2026-06-15T00:00:00Z');
    const made = await plans(auditor, '2026-05');
    const parts = made.flatMap((plan) => plan.due.filter((one) => one.contract === 'daily').map((one) => one.periods));
    expect(parts.map((part) => part.length)).toEqual([MAX_PERIODS, MAX_PERIODS, MAX_PERIODS, 1]);
    expect(parts.flat()).toEqual([...new Set(parts.flat())].sort());
    expect([parts.flat()[0], parts.flat().at(-1)]).toEqual(['2026-01-01', '2026-05-31']);
    expect(made.flatMap((plan) => plan.due.filter((one) => one.contract === 'monthly')).length).toBe(1);
  });
});
