/** The audit's steps: the month comes from the input; one contract that fails does not stop the others; runs may be repeated. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessContract } from '../../../../lambdas/workflow/assess-contract.ts';
import { closeAudits } from '../../../../lambdas/workflow/close-audit.ts';
import { planAudits } from '../../../../lambdas/workflow/plan-audit.ts';
import type { AllServices } from '../../../../lambdas/shared/services.ts';
import { runWorkflow } from '../../../../local/step-functions/workflow.ts';
import { type TestTable, testTable } from '../../../support/engine.ts';
import { at } from '../../../support/facts.ts';
import { NO_ERASURES, exampleDocument, putDocument, recordingPublisher, testDataKeys, testSecrets } from '../../../support/harness.ts';

const NOW = at('2026-11-03T00:00:00Z');

describe('the audit', () => {
  let given: TestTable;
  let services: AllServices;
  const { publisher, published } = recordingPublisher();
  beforeAll(async () => {
    given = await testTable();
    services = {
      secrets: testSecrets(),
      dataKeys: testDataKeys(),
      erasures: NO_ERASURES,
      stores: given.stores,
      clock: () => NOW,
      environment: { TABLE_NAME: 't', BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'Asia/Shanghai', VERSION: 'test' },
      publisher,
    };
    for (const [id, every] of [
      ['monthly', 'month'],
      ['quarterly', 'quarter'],
      ['weekly', 'week'],
      ['broken', 'month'],
    ] as const) {
      const contract = exampleDocument();
      contract.order = { ...contract.order, id, from: '2026-07-01', through: undefined };
      delete contract.order.through;
      contract.terms[0] = { ...contract.terms[0], from: '2026-07-01', period: { ...contract.terms[0].period, every } };
      expect(await putDocument(given.stores, contract, () => NOW)).toMatchObject({ outcome: 'created' });
    }
  });
  afterAll(() => given.stop());

  const steps = (breaking: boolean): Parameters<typeof runWorkflow>[1] => {
    const assess = assessContract(() => services);
    return {
      Plan: planAudits(() => services),
      Assess: (input) =>
        breaking && (input as { due: { contract: string } }).due.contract === 'broken'
          ? Promise.reject(new Error('out of memory'))
          : assess(input),
      NoteFailure: assess,
      Close: closeAudits(() => services),
    };
  };

  it('plans the periods that ended in the month: months, the quarter in its last month, weeks', async () => {
    const plan = async (audit: string): Promise<Record<string, readonly string[]>> =>
      Object.fromEntries((await planAudits(() => services)({ audit })).due.map((due) => [due.contract, due.periods]));
    expect(await plan('2026-10')).toEqual({
      monthly: ['2026-10'],
      broken: ['2026-10'],
      weekly: ['2026-09-28', '2026-10-05', '2026-10-12', '2026-10-19'],
    });
    expect((await plan('2026-09')).quarterly).toEqual(['2026-Q3']);
  });

  it('gets the month from the time of the schedule, in the zone of the schedule', async () => {
    expect((await planAudits(() => services)({ scheduledTime: '2026-11-02T12:30:00Z' })).audit).toBe('2026-10');
    expect((await planAudits(() => services)({ scheduledTime: '2026-09-30T16:30:00Z' })).audit).toBe('2026-09');
    await expect(planAudits(() => services)({ audit: '2026-11' })).rejects.toThrow('period-not-ended');
    await expect(planAudits(() => services)({ nonsense: 1 })).rejects.toThrow();
  });

  it('records a contract that fails, issues the others, and issues the failed one when it is run again, without repeats', async () => {
    published.length = 0;
    await runWorkflow({ audit: '2026-10', id: 'first' }, steps(true), { retrySeconds: 0 });
    const outcomes = async (): Promise<Record<string, string>> =>
      Object.fromEntries(
        (await given.stores.audits.outcomes('2026-10', undefined, 200)).items.map((outcome) => [
          `${outcome.contract} ${outcome.period}`,
          outcome.outcome,
        ]),
      );
    expect((await outcomes())['broken 2026-10']).toBe('failed');
    expect((await outcomes())['monthly 2026-10']).toBe('issued');
    expect((await given.stores.audits.get('2026-10'))!.status).toBe('closed-with-failures');
    await runWorkflow({ audit: '2026-10', id: 'second' }, steps(false), { retrySeconds: 0 });
    // What is issued and reached by nothing is not assessed again.
    expect(await outcomes()).toMatchObject({ 'broken 2026-10': 'issued', 'monthly 2026-10': 'issued' });
    expect((await given.stores.audits.get('2026-10'))!.status).toBe('closed');
    const issued = published.filter((event) => event.type === 'statement.issued.v1').map((event) => event.detail.statement);
    expect(new Set(issued).size).toBe(issued.length);
    expect(issued.length).toBe(6);
    expect(published.filter((event) => event.type === 'audit.closed.v1').map((event) => event.detail.failed)).toEqual([1, 0]);
  });
});
