/** What ends long after the reach of its period: the service looks for the end as long as a file knows it, and the objective is decided. */
import { describe, expect, it } from 'vitest';
import { readContract } from '../../../../lib/schemas/contract.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { assess } from '../../../../lib/domain/statement/assess.ts';
import { Auditor } from '../../../support/auditor.ts';
import { fact } from '../../../support/facts.ts';
import { linesOrder, ticketTerms } from '../../../support/lines.ts';
import { aContract, assessed } from '../../../support/contracts.ts';

const ORDER = linesOrder();
const DOCUMENT = aContract({ order: ORDER, terms: ticketTerms() });

const opened = fact('ticket.opened', '2026-02-28T22:00:00Z', {
  component: 'web',
  body: { record: 'T', attributes: { severity: 'P2' } },
});
const said = (type: Fact['type'], when: string): Fact => fact(type, when, { component: 'web', body: { record: 'T' } });
/** Of other tickets, and of this one under a number that is used again: none of it is known in February. */
const beside = [
  fact('ticket.opened', '2026-06-01T00:00:00Z', { component: 'web', body: { record: 'U' } }),
  fact('ticket.resolved', '2026-06-02T00:00:00Z', { component: 'web', body: { record: 'U' } }),
];

async function audited(facts: readonly Fact[], months: readonly string[]): Promise<Auditor> {
  const auditor = new Auditor('2026-02-01T00:00:00Z');
  await auditor.put(DOCUMENT);
  const left = [...facts];
  for (const month of months) {
    const [year, number] = month.split('-').map(Number) as [number, number];
    auditor.set(number === 12 ? `${year + 1}-01-02T00:00:00Z` : `${year}-${String(number + 1).padStart(2, '0')}-02T00:00:00Z`);
    while (left[0] && left[0].receivedAt < auditor.now) await auditor.stores.facts.record(ORDER.vendor.id, left.shift()!, undefined);
    await auditor.audit(month);
  }
  return auditor;
}

const MONTHS = Array.from({ length: 16 }, (_, i) => `${2026 + Math.floor((i + 1) / 12)}-${String(((i + 1) % 12) + 1).padStart(2, '0')}`);

describe('a ticket that is resolved long after its month', () => {
  it.each<[string, Fact[], string, string | undefined]>([
    ['forty days later', [said('ticket.resolved', '2026-04-10T00:00:00Z'), ...beside], 'breached', '10.00'],
    ['ten months later', [...beside, said('ticket.resolved', '2026-12-20T00:00:00Z')], 'breached', '10.00'],
    ['not at all, though it was acknowledged', [said('ticket.acknowledged', '2026-04-10T00:00:00Z'), ...beside], 'pending', '0.00'],
    ['more than a year later', [...beside, said('ticket.resolved', '2027-03-20T00:00:00Z')], 'pending', '0.00'],
    ['never', beside, 'pending', '0.00'],
  ])('a late resolution is judged in the month of the ticket: %s', async (_, later, outcome, total) => {
    const facts = [opened, ...later];
    const auditor = await audited(facts, MONTHS);
    const issued = (await auditor.stores.statements.latest(ORDER.id, '2026-02'))!;
    const { checked } = readContract(DOCUMENT);
    const all = assessed(checked!, facts, '2026-02', { reasons: true });
    expect(all.statement.objectives.map((objective) => objective.outcome)).toEqual([outcome]);
    expect(all.statement.total.amount).toBe(total);
    expect(issued.statement).toEqual(all.statement);
    const again = assess(checked!, all.evidence(), '2026-02', { reasons: true });
    expect('statement' in again && again.statement).toEqual(all.statement);
  });

  it('is read until its end is known or a year has passed', async () => {
    const known = await audited([opened, said('ticket.resolved', '2026-04-10T00:00:00Z')], MONTHS.slice(0, 6));
    expect((await known.stores.statements.marks(ORDER.id)).periods.find(({ period }) => period === '2026-02')).not.toHaveProperty(
      'pendingUntil',
    );
    const open = await audited([opened], MONTHS.slice(0, 6));
    expect((await open.stores.statements.marks(ORDER.id)).periods.find(({ period }) => period === '2026-02')).toMatchObject({
      pendingUntil: '2027-03-02T00:00:00.000Z',
    });
  });

  it('is not changed by later reports where it was resolved in time', () => {
    const { checked } = readContract(DOCUMENT);
    const inTime = [opened, said('ticket.resolved', '2026-02-28T23:00:00Z')];
    const later = [said('ticket.reopened', '2026-06-01T00:00:00Z'), said('ticket.resolved', '2026-06-09T00:00:00Z')];
    const [plain, more] = [inTime, [...inTime, ...later]].map((facts) => assess(checked!, facts, '2026-02'));
    expect('statement' in more! && more.statement).toEqual('statement' in plain! && plain.statement);
    expect('statement' in more! && more.statement.objectives[0]!.outcome).toBe('met');
  });
});
