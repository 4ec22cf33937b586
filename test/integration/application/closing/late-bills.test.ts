/** A bill that comes after its month was closed: the statement before it is provisional, and the audit after it restates it with a bridge. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { assess } from '../../../../lib/domain/statement/assess.ts';
import { Auditor } from '../../../support/auditor.ts';
import { aContract, checked } from '../../../support/contracts.ts';
import { at, fact, outage } from '../../../support/facts.ts';

const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04'];
const startOf = (month: number): number => at(`2026-${String(month).padStart(2, '0')}-01T00:00:00Z`);
/** Usage of the first line in a month, billed on the tenth of the month after it unless it is late. */
const bill = (month: number, receivedAt: number = startOf(month + 1) + 10 * 86_400_000): Fact => ({
  ...fact('charge.billed', startOf(month), {
    id: `bill-${month}`,
    component: 'line-1',
    body: { kind: 'usage', start: startOf(month), end: startOf(month + 1), amount: '1000.00 USD' },
  }),
  receivedAt,
});
/** Every month is breached by ten hours. */
const outages = [1, 2, 3, 4].flatMap((month) =>
  outage(startOf(month) + 3_600_000, startOf(month) + 11 * 3_600_000, { component: 'line-1', body: { record: `I-${month}` } }),
);

const TAKEN = [
  { charges: ['usage'], 'taken-from': 'period' },
  { charges: ['usage'], 'taken-from': 'previous-period' },
  { charges: ['usage'], 'taken-from': 'next-period' },
  { charges: 'all', 'taken-from': 'period' },
  { charges: 'all', 'taken-from': 'previous-period' },
] as const;

describe.each(TAKEN)('%j', (fee) => {
  const document = aContract({
    order: {
      id: 'billed',
      from: '2026-01-01',
      components: { 'line-1': { kind: 'line' } },
      charges:
        fee.charges === 'all'
          ? [{ kind: 'recurring', amount: '100.00 USD', component: 'line-1', every: 'month', 'part-month': 'whole' }]
          : [],
    },
    terms: {
      from: '2026-01-01',
      components: { line: {} },
      billing: { 'reported-by': ['vendor'] },
      definitions: {
        failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
        availability: { uptime: 'failure', of: 'period' },
        fee: { ...fee, each: 'line' },
      },
      objectives: { availability: { 'at-least': '99.9%' } },
      credits: { credit: { of: 'fee', times: '30%', 'if-breached': 'availability' } },
      claims: { credit: 'automatic' },
    },
  });

  it('the audit and the file give the same statement, before the bill is received and after it', async () => {
    const contract = checked(document);
    const auditor = new Auditor('2026-01-01T00:00:00Z');
    await auditor.put(document);
    // The bill of February comes in the middle of June.
    const facts = [...outages, bill(1), bill(2, at('2026-06-15T00:00:00Z')), bill(3), bill(4)].sort((a, b) => a.receivedAt - b.receivedAt);
    const known: Fact[] = [];
    const auditAll = async (month: string, now: string): Promise<void> => {
      auditor.set(now);
      for (const one of facts.slice(known.length)) {
        if (one.receivedAt >= auditor.now) break;
        known.push(one);
        await auditor.stores.facts.record(document.order.vendor.id, one, undefined, one.receivedAt);
      }
      await auditor.audit(month);
    };
    const issued = async (label: string) => {
      const found = await auditor.stores.statements.latest('billed', label);
      const all = assess(contract, known, label, { reasons: true });
      expect(found!.statement, label).toEqual('statement' in all && all.statement);
      return found!;
    };

    for (const [i, month] of MONTHS.entries()) await auditAll(month, `2026-0${i + 2}-20T00:00:00Z`);
    // What is not billed is open, in whatever month it is taken from: of this one and the month after it, or the month before.
    const open = { period: '2026-02', 'previous-period': '2026-03', 'next-period': '2026-01' }[fee['taken-from']];
    await auditAll('2026-04', '2026-06-14T00:00:00Z');
    const before = await issued(open);
    expect([before.statement.credits[0]!.bounds?.most, before.statement.missing?.map(({ owner }) => owner)]).toEqual([undefined, ['bill']]);
    const [certain] = before.statement.credits;
    expect(certain!.amount.amount).toBe(fee.charges === 'all' ? '30.00' : '0.00');

    await auditAll('2026-04', '2026-06-20T00:00:00Z');
    const after = await issued(open);
    expect([after.statement.credits[0]!.bounds, after.statement.missing]).toEqual([undefined, undefined]);
    expect([after.revision > before.revision, after.bridge!.difference.amount]).toEqual([true, '300.00']);
    for (const month of MONTHS) await issued(month);
  });
});
