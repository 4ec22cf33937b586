/** State across periods through the store: taken from issued statements, right when an earlier period is restated. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareStatement } from '../../../../lib/application/statements/prepare-statement.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { assess } from '../../../../lib/domain/statement/assess.ts';
import { canonicalJson } from '../../../../lib/domain/statement/statement.ts';
import { DAY, HOUR } from '../../../../lib/domain/time/instant.ts';
import { readContract } from '../../../../lib/schemas/contract.ts';
import { type TestTable, testTable } from '../../../support/engine.ts';
import { aContract, publishedTerms } from '../../../support/contracts.ts';
import { at, outage } from '../../../support/facts.ts';
import { issueAll } from '../../../support/issue.ts';
import type { AuditOutcome } from '../../../../lib/application/ports/audits.ts';
import { SILENT, putDocument } from '../../../support/harness.ts';

const document = aContract({
  order: {
    id: 'points',
    vendor: { id: 'supplier', name: 'Supplier' },
    from: '2025-01-01',
    'without-component': 'leave-out',
    components: { kpi: { kind: 'kpi' } },
    charges: [{ kind: 'recurring', amount: '1000.00 GBP', every: 'month', 'part-month': 'whole' }],
  },
  terms: publishedTerms('uk-model-points'),
});

const MONTHS = ['2025-01', '2025-02', '2025-03', '2025-04'];
const clock = (): number => at('2025-12-01T00:00:00Z');

/** Some hours down in a month, received as they happen unless they are reported late. */
const down = (month: string, hours: number, late = false): Fact[] =>
  outage(at(`${month}-10T00:00:00Z`), at(`${month}-10T00:00:00Z`) + hours * HOUR, {
    component: 'kpi',
    body: { record: `${month}-${hours}` },
  }).map((fact) => ({
    ...fact,
    receivedAt: late ? clock() - DAY : fact.occurredAt,
  }));

describe('state across periods', () => {
  let given: TestTable;
  beforeAll(async () => {
    given = await testTable();
    await putDocument(given.stores, document, clock);
  });
  afterAll(() => given.stop());

  const issue = (month: string): Promise<readonly AuditOutcome[]> => issueAll('points', month, given.stores, SILENT, clock);
  const totals = (): Promise<string[]> =>
    Promise.all(MONTHS.map(async (month) => (await given.stores.statements.latest('points', month))!.statement.total.amount));
  const record = async (facts: Fact[]): Promise<void> => {
    for (const fact of facts) await given.stores.facts.record('supplier', fact, undefined);
  };

  it('is recorded by each statement; a restated period restates only the periods that look back on it', async () => {
    // Ten hours of a month are more than 1% and less than 2%: one point, doubled when the month before failed too.
    await record([...down('2025-02', 10), ...down('2025-04', 10)]);
    for (const month of MONTHS) expect(await issue(month)).toMatchObject([{ outcome: 'issued' }]);
    expect(await totals()).toEqual(['0.00', '10.00', '0.00', '10.00']);
    expect((await given.stores.statements.latest('points', '2025-02'))!.statement.state!.cells).toMatchObject({
      failed: { kpi: '1' },
      total: { '': '1' },
    });

    await record(down('2025-01', 12, true));
    const outcomes = await issue('2025-01');
    expect(outcomes.map(({ period, outcome }) => `${period} ${outcome}`)).toEqual([
      '2025-01 restated',
      '2025-02 restated',
      '2025-03 unchanged',
      '2025-04 unchanged',
    ]);
    // January failed after all, so February is doubled. March and April are assessed, since they count the points of twelve months;
    // what they say stays the same, so they get no revision.
    expect(await totals()).toEqual(['10.00', '20.00', '0.00', '10.00']);
    expect((await given.stores.statements.latest('points', '2025-02'))!.bridge!.difference.amount).toBe('10.00');
    expect(await issue('2025-01')).toMatchObject([{ outcome: 'unchanged' }]);
  });

  it('is the same as from all evidence together, also where an earlier statement was never issued', async () => {
    const { checked } = readContract(document);
    const facts = [...down('2025-02', 10), ...down('2025-04', 10), ...down('2025-01', 12, true)];
    for (const month of [...MONTHS, '2025-06']) {
      const prepared = await prepareStatement('points', month, given.stores, clock());
      const all = assess(checked!, facts, month, { reasons: true });
      if ('issues' in prepared || 'issue' in all) throw new Error('no statement');
      expect(canonicalJson(prepared.statement)).toBe(canonicalJson(all.statement));
    }
  });
});
