/** The warranty of a live-streaming network, W1 to W15: each clause computed from events, each by the figure that a person would compute. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readContractFile } from '../../../lib/adapters/files/contract-files.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import type { ObjectiveResult, Statement } from '../../../lib/domain/statement/statement.ts';
import { statementSchema } from '../../../lib/schemas/responses/statement.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import { at, fact, outage } from '../../support/facts.ts';
import { maintenance, record } from '../../support/stated.ts';
import { statementOf } from '../../support/contracts.ts';

const { checked } = readContractFile(fileURLToPath(new URL('../../../contracts/examples/live-streaming-warranty.yaml', import.meta.url)));

/** Wall clock in Shanghai, July 2026 unless a month is named. */
const cn = (text: string): number => at(`2026-${text.length > 8 ? text.slice(0, 5) : `07-${text.slice(0, 2)}`}T${text.slice(-5)}:00+08:00`);

function month(facts: Fact[], label = '2026-07'): Statement {
  return statementOf(checked!, facts, label);
}

const of = (statement: Statement, objective: string, index = ''): ObjectiveResult => statement.objectives.find((one) => one.objective === objective && one.index === index)!;
const outcome = (statement: Statement, objective: string, index = ''): string => of(statement, objective, index).outcome;
const paid = (statement: Statement, credit: string): string[] => statement.lines.filter((line) => line.credit === credit).map((line) => line.amount.amount);

const ticket = (id: string, opened: number, answered: number, attributes: Record<string, string>): Fact[] => [
  fact('ticket.opened', opened, { body: { record: id, attributes } }),
  fact('ticket.acknowledged', answered, { body: { record: id } }),
];
const samples = (stream: string, component: string, start: number, values: string[]): Fact =>
  fact('gauge.sampled', start, { id: `${stream}/${component}/${start}`, component, body: { stream, start, every: 5 * MINUTE, values } });

describe('the warranty of a live-streaming network', () => {
  it("its statement has exactly the keys of the API's statement", () => {
    const statement = month([...outage(cn('08 10:00'), cn('08 16:30'), { component: 'line-1' }), ...ticket('t', cn('04 03:00'), cn('04 03:50'), { severity: 'urgent' })]);
    const plain = JSON.parse(JSON.stringify(statement)) as unknown;
    expect(statementSchema.parse(plain)).toEqual(plain);
  });

  it('W1, W2, W10: response by severity and channel, 24x7 or working days', () => {
    const statement = month([
      ...ticket('phone', cn('04 03:00'), cn('04 03:20'), { severity: 'urgent', channel: 'phone' }),
      ...ticket('chat', cn('04 03:00'), cn('04 03:20'), { severity: 'urgent', channel: 'chat' }),
      // A question on Saturday is due on Tuesday at nine: the first working day it was open, and one more.
      ...ticket('weekend', cn('04 10:00'), cn('07 09:00'), { severity: 'minor' }),
      ...ticket('late', cn('04 10:00'), cn('07 09:01'), { severity: 'minor' }),
    ]);
    expect(['phone', 'chat', 'weekend', 'late'].map((id) => outcome(statement, 'response', id))).toEqual(['breached', 'met', 'met', 'breached']);
    expect(paid(statement, 'response-credit')).toEqual(['2000.00']);
  });

  it('W3, W4: recovery is its own timer, by the fault', () => {
    const statement = month([
      ...outage(cn('08 10:00'), cn('08 16:30'), { component: 'line-1', body: { record: 'one', attributes: { fault: 'ordinary' } } }),
      ...outage(cn('09 10:00'), cn('09 22:00'), { component: 'network', body: { record: 'all', attributes: { fault: 'major' } } }),
    ]);
    expect([outcome(statement, 'recovery', 'one'), outcome(statement, 'recovery', 'all')]).toEqual(['breached', 'met']);
  });

  it('W5, W12: 44 min 38.4 s in July; degraded time counts half; announced maintenance at night is excluded, in the afternoon it is not', () => {
    const statement = month([
      ...outage(cn('10 12:00'), cn('10 12:30'), { component: 'line-1' }),
      ...outage(cn('11 12:00'), cn('11 12:20'), { component: 'line-1', body: { record: 'd', attributes: { level: 'degraded' } } }),
      ...maintenance('night', cn('10 02:00'), cn('14 02:00'), cn('14 03:00')),
      ...outage(cn('14 02:00'), cn('14 03:00'), { component: 'line-1', body: { record: 'n' } }),
      ...maintenance('day', cn('10 02:00'), cn('15 14:00'), cn('15 15:00')),
      ...outage(cn('15 14:00'), cn('15 14:05'), { component: 'line-1', body: { record: 'a' } }),
    ]);
    expect(statement.time.find((time) => time.cell === 'downtime' && time.index === 'line-1')!.down).toBe(String(45 * MINUTE));
    expect(outcome(statement, 'availability', 'line-1')).toBe('breached');
    expect(paid(statement, 'availability-credit')).toEqual(['6000.00']);
  });

  it('W6: bandwidth in the evening peak, from samples inside it', () => {
    // 48 samples an evening, 31 evenings; twenty in the peak are below 10 Gbit/s, and many by day that do not count.
    const evening = samples('offered-bandwidth', 'line-1', cn('20 19:00'), Array.from({ length: 48 }, (_, i) => (i < 20 ? '9.99' : '10')));
    const day = samples('offered-bandwidth', 'line-1', cn('21 10:00'), Array.from({ length: 24 }, () => '1'));
    // The health check of the second quarter was delivered, so that nothing else is owed.
    const check = fact('report.delivered', cn('02 10:00'), { body: { kind: 'delivery', record: 'health-check', sections: ['findings', 'advice'] } });
    const statement = month([evening, day, check]);
    expect(of(statement, 'delivered', 'line-1')).toMatchObject({ outcome: 'breached', measured: { exact: '7/12' } });
    expect(paid(statement, 'peak-credit')).toEqual(['49200.00']);
  });

  it('W7, W11, W14: deliverables are due, late or breached', () => {
    const report = (name: string, when: number, sections: string[]): Fact => fact('report.delivered', when, { body: { kind: 'delivery', record: name, sections } });
    // The second quarter's health check is due on the tenth working day of July, Tuesday the 14th, the report of June on the fifth, the 7th.
    const good = month([
      report('health-check', cn('14 23:59'), ['findings', 'advice']),
      report('quality-report', cn('07 17:00'), ['latency', 'loss', 'stutter']),
      fact('report.delivered', cn('06-20 12:00'), { body: { kind: 'delivery', record: 'emergency-drill' } }),
    ]);
    expect(['check-late', 'report-late', 'drill-late'].map((name) => outcome(good, name))).toEqual(['met', 'met', 'met']);
    const bad = month([report('health-check', cn('20 12:00'), ['findings', 'advice']), report('quality-report', cn('03 12:00'), ['latency'])]);
    expect(['check-late', 'report-late', 'drill-late'].map((name) => outcome(bad, name))).toEqual(['breached', 'breached', 'breached']);
    expect(paid(bad, 'check-credit')).toEqual(['1000.00']);
    const after = month([report('health-check', cn('15 00:01'), ['findings', 'advice']), report('quality-report', cn('08 00:01'), ['latency', 'loss', 'stutter'])]);
    expect(['check-late', 'report-late'].map((name) => of(after, name).measured!.exact)).toEqual([String(MINUTE), String(MINUTE)]);
    const breached = month([]);
    expect(of(breached, 'check-late').measured!.shown).toMatch(/^\d+ h/);
    // More than ten days late: the second band.
    expect(paid(breached, 'check-credit')).toEqual(['3000.00']);
  });

  it('W8: an upgrade needs notice and confirmation, else it is a breach and its downtime counts', () => {
    const upgrade = (id: string, announced: number, began: number, confirmed?: number): Fact[] => [
      ...record('upgrade', id, { announced, began, ended: began + HOUR, ...(confirmed !== undefined && { confirmed }) }, 'line-1'),
      ...outage(began, began + HOUR, { component: 'line-1', body: { record: id } }),
    ];
    const statement = month([...upgrade('ok', cn('01 10:00'), cn('10 10:00'), cn('05 10:00')), ...upgrade('pushed', cn('15 10:00'), cn('16 10:00'))]);
    expect([outcome(statement, 'upgrade-notice', 'ok'), outcome(statement, 'upgrade-notice', 'pushed'), outcome(statement, 'unconfirmed')]).toEqual(['met', 'breached', 'breached']);
    expect(statement.time.find((time) => time.cell === 'downtime' && time.index === 'line-1')!.down).toBe(String(HOUR));
    expect(paid(statement, 'upgrade-credit')).toEqual(['2000.00']);
  });

  it('W11: percentile of latency, mean loss, share of smooth time', () => {
    const start = cn('02 00:00');
    const latency = Array.from({ length: 100 }, (_, i) => String(i < 95 ? 399.5 : 900));
    const statement = month([
      samples('end-to-end-latency', 'line-1', start, latency),
      samples('end-to-end-latency', 'line-2', start, [...latency.slice(1), '900']),
      samples('packet-loss', 'line-1', start, ['0.005', '0.015', '0.011']),
      samples('stutter-share', 'line-1', start, Array.from({ length: 50 }, (_, i) => (i === 0 ? '0.021' : '0.02'))),
    ]);
    expect([outcome(statement, 'latency-p95', 'line-1'), outcome(statement, 'latency-p95', 'line-2')]).toEqual(['met', 'breached']);
    expect(of(statement, 'latency-p95', 'line-1').measured!.exact).toBe('799/2');
    expect(of(statement, 'mean-loss', 'line-1')).toMatchObject({ outcome: 'breached', measured: { exact: '31/3000' } });
    expect(of(statement, 'smooth-share', 'line-1')).toMatchObject({ outcome: 'met', measured: { exact: '49/50' } });
    expect(paid(statement, 'latency-credit')).toEqual(['800.00']);
  });

  it('W12: the standby line within a minute, the vendor notifies first', () => {
    const event = (id: string, standby: number, notified: number, reported: number): Fact[] => {
      const start = cn('22 20:00');
      return [
        ...outage(start, start + HOUR, { component: 'network', body: { record: id, attributes: { fault: 'major' } } }),
        ...record('outage', id, { 'standby-live': start + standby, 'customer-notified': start + notified, 'customer-reported': start + reported }),
      ];
    };
    const statement = month([...event('fast', 60_000, 5 * MINUTE, 20 * MINUTE), ...event('slow', 61_000, 16 * MINUTE, 10 * MINUTE)]);
    expect([outcome(statement, 'switch-time', 'fast'), outcome(statement, 'switch-time', 'slow')]).toEqual(['met', 'breached']);
    expect([outcome(statement, 'notice-time', 'fast'), outcome(statement, 'notice-time', 'slow')]).toEqual(['met', 'breached']);
    expect(of(statement, 'late-notices')).toMatchObject({ outcome: 'breached', measured: { exact: '1' } });
  });

  it('W13: the report after an incident, in business days and with its sections', () => {
    const incident = (id: string, reportAt: number, sections: string[]): Fact[] => [
      ...outage(cn('03 15:00'), cn('03 16:00'), { component: 'line-2', body: { record: id, attributes: { fault: 'major' } } }),
      fact('report.delivered', reportAt, { body: { kind: 'outage', record: id, sections } }),
    ];
    const whole = ['cause', 'handling', 'prevention'];
    const statement = month([...incident('good', cn('08 16:00'), whole), ...incident('late', cn('08 16:01'), whole), ...incident('thin', cn('06 10:00'), ['cause'])]);
    expect(['good', 'late', 'thin'].map((id) => outcome(statement, 'post-mortem', id))).toEqual(['met', 'breached', 'breached']);
    expect(paid(statement, 'post-mortem-credit')).toEqual(['1000.00', '1000.00']);
  });

  it('W15: caps of the month and of twelve months; three bad months in a row open a remedy', () => {
    const days = (label: string, count: number): Fact[] => outage(at(`2026-${label}-05T00:00:00+08:00`), at(`2026-${label}-05T00:00:00+08:00`) + count * 24 * HOUR, { component: 'network', body: { record: label } });
    const facts = [...days('05', 3), ...days('06', 3), ...days('07', 3)];
    // The health check of the first quarter was not delivered, which costs 3000.00 of the twelve months in April; the term has none before.
    const [may, june, july] = ['2026-05', '2026-06', '2026-07'].map((label) => month(facts, label));
    expect([may!.total.amount, june!.total.amount, july!.total.amount]).toEqual(['50000.00', '47000.00', '0.00']);
    expect([may!.remedies![0]!.open, july!.remedies![0]]).toMatchObject([false, { open: true, lastDay: '2026-08-30' }]);
  });
});
