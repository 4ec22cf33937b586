/** No audit ran for months: every period that ended meanwhile is closed by the next one, and is counted as overdue until then. */
import { describe, expect, it } from 'vitest';
import { planAudit } from '../../../../lib/application/closing/plan-audit.ts';
import { Auditor } from '../../../support/auditor.ts';
import { aContract } from '../../../support/contracts.ts';

/** Put in November; nothing runs from the 20th of it on. */
async function away(until: string): Promise<Auditor> {
  const auditor = new Auditor('2026-11-01T00:00:00Z');
  await auditor.put(aContract({ order: { id: 'away', from: '2026-11-01' } }));
  auditor.set('2026-11-20T12:00:00Z');
  await auditor.evening();
  auditor.set(until);
  return auditor;
}

const issued = async ({ stores }: Auditor): Promise<string[]> => {
  const periods = ['2026-11', '2026-12', '2027-01'];
  const found = await Promise.all(periods.map((period) => stores.statements.latest('away', period)));
  return periods.filter((_, i) => found[i] !== undefined);
};

const overdue = async ({ stores, clock }: Auditor, audit: string): Promise<number> =>
  (await planAudit({ audit, run: 'looks', everything: false, from: undefined }, stores, clock)).overdue;

describe('an audit after months without one', () => {
  it('closes every month that ended, though the schedule names the last of them alone', async () => {
    const auditor = await away('2027-01-15T12:00:00Z');
    expect(await issued(auditor)).toEqual([]);
    await auditor.evening();
    expect(await issued(auditor)).toEqual(['2026-11', '2026-12']);
  });

  it('counts what is overdue before it, and nothing after it or within a day of the end', async () => {
    const inTime = await away('2026-12-01T12:00:00Z');
    expect(await overdue(inTime, '2026-11')).toBe(0);
    const auditor = await away('2027-01-15T12:00:00Z');
    expect(await overdue(auditor, '2026-12')).toBe(2);
    await auditor.evening();
    expect(await overdue(auditor, '2026-12')).toBe(0);
  });
});
