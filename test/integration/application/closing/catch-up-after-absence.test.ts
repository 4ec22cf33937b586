/** Nothing ran for a while: the audits of the first evening find every period that ended meanwhile, and an alarm counts those that are late. */
import { describe, expect, it } from 'vitest';
import { hasUnclosed } from '../../../../lib/application/closing/due-periods.ts';
import { SCHEDULED, planAudit } from '../../../../lib/application/closing/plan-audit.ts';
import { monthOfSchedule } from '../../../../lib/application/closing/run-audit.ts';
import { DAY, formatInstant } from '../../../../lib/domain/time/instant.ts';
import { periodAt } from '../../../../lib/domain/time/period.ts';
import { Auditor } from '../../../support/auditor.ts';
import { at } from '../../../support/facts.ts';
import { exampleDocument } from '../../../support/harness.ts';

type Every = 'week' | 'month' | 'quarter';

/** The example's contract without an end, with periods of its own. */
function contract(id: string, every: Every, zone: string, close: object = {}): any {
  const document = exampleDocument();
  document.order = { ...document.order, id, from: '2026-01-01' };
  delete document.order.through;
  document.terms[0] = { ...document.terms[0], from: '2026-01-01', period: { ...document.terms[0].period, every, zone }, close };
  return document;
}

const issuedOf = async ({ stores }: Auditor, id: string): Promise<string[]> =>
  (await stores.statements.page({ contract: id }, undefined, 500)).items.map(({ period }) => period).sort();

/** The labels of all periods that end in a span, counted one by one. */
function labels(every: Every, zone: string, from: number, until: number): string[] {
  const rule = { every, zone, fiscalMonth: 1, startDay: 1 } as const;
  const found: string[] = [];
  for (let period = periodAt(rule, from); period.end <= until; period = periodAt(rule, period.end))
    if (period.end > from) found.push(period.label);
  return found.sort();
}

const PUT = '2026-09-15T00:00:00Z';
const KINDS: readonly Every[] = ['week', 'month', 'quarter'];
const ZONES = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'];

describe.each([
  ['a month', '2026-11-20T12:40:00Z', '2027-01-15T12:40:00Z'],
  ['two months', '2026-11-20T12:40:00Z', '2027-02-15T12:40:00Z'],
  ['thirteen months', '2026-11-20T12:40:00Z', '2028-01-15T12:40:00Z'],
])('an absence of %s', (_, stopped, started) => {
  it('given contracts of several kinds and zones, when the schedule runs again, then every ended period is closed once', async () => {
    const auditor = new Auditor(PUT);
    for (const every of KINDS) for (const zone of ZONES) await auditor.put(contract(`${every}-${ZONES.indexOf(zone)}`, every, zone));
    auditor.set(stopped);
    await auditor.evening();
    const month = monthOfSchedule(at(started), 'Asia/Shanghai', 'before');
    expect(await hasUnclosed(monthOfSchedule(at(stopped), 'Asia/Shanghai', 'before'), at(stopped), auditor.stores)).toBe(false);
    expect(await hasUnclosed(month, at(started), auditor.stores)).toBe(true);
    auditor.set(started);
    const closed = await auditor.evening();
    expect(closed.map(({ status, report }) => [status, report!.counts.failed])).toEqual([
      ['closed', 0],
      ['closed', 0],
    ]);
    for (const every of KINDS)
      for (const zone of ZONES)
        expect([every, zone, await issuedOf(auditor, `${every}-${ZONES.indexOf(zone)}`)]).toEqual([
          every,
          zone,
          labels(every, zone, at(PUT), at(started) - DAY / 4),
        ]);
    const issued = auditor.published.filter(({ type }) => type === 'statement.issued.v1').map(({ detail }) => detail.statement);
    expect(new Set(issued).size).toBe(issued.length);
    expect(await hasUnclosed(month, at(started), auditor.stores)).toBe(false);
  });
});

describe('periods that ended before the contract was put', () => {
  it('given a contract that is put in November, when the schedule runs, then October stays open until its audit is asked for', async () => {
    const auditor = new Auditor('2026-11-10T00:00:00Z');
    await auditor.put(contract('late', 'month', 'Asia/Shanghai'));
    auditor.set('2026-12-02T12:30:00Z');
    await auditor.evening();
    expect(await issuedOf(auditor, 'late')).toEqual(['2026-11']);
    await auditor.audit('2026-10');
    expect(await issuedOf(auditor, 'late')).toEqual(['2026-10', '2026-11']);
  });

  it('given a contract whose periods become months after weeks were closed, when the schedule runs, then no month is closed beside its weeks', async () => {
    const auditor = new Auditor('2026-09-28T00:00:00Z');
    await auditor.put(contract('changed', 'week', 'Asia/Shanghai'));
    auditor.set('2026-11-02T12:30:00Z');
    await auditor.evening();
    const weeks = await issuedOf(auditor, 'changed');
    expect(weeks.length).toBe(5);
    await auditor.put(contract('changed', 'month', 'Asia/Shanghai'));
    auditor.set('2026-11-03T12:30:00Z');
    await auditor.evening();
    expect(await issuedOf(auditor, 'changed')).toEqual(weeks);
  });
});

describe('the count of overdue periods', () => {
  const overdue = async (auditor: Auditor): Promise<number> => {
    const audit = monthOfSchedule(auditor.now, 'Asia/Shanghai', 'before');
    const run = `${SCHEDULED}${formatInstant(auditor.now)}-count`;
    return (await planAudit({ audit, run, everything: false, from: undefined }, auditor.stores, auditor.clock)).overdue;
  };

  it('given a period in its grace or on the evening after it, then it is not counted; more than a day later it is', async () => {
    const auditor = new Auditor('2026-10-01T00:00:00Z');
    await auditor.put(contract('prompt', 'month', 'Asia/Shanghai'));
    await auditor.put(contract('patient', 'month', 'Asia/Shanghai', { after: '10 days' }));
    auditor.set('2026-11-01T12:30:00Z');
    expect(await overdue(auditor)).toBe(0);
    auditor.set('2026-11-02T12:30:00Z');
    expect(await overdue(auditor)).toBe(1);
    auditor.set('2026-11-12T12:30:00Z');
    expect(await overdue(auditor)).toBe(2);
  });
});
