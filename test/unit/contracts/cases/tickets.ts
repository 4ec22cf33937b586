/** Adapters of agreements about tickets, days and earlier periods. */
import type { Terms } from '../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { formatDecimal } from '../../../../lib/domain/money/decimal.ts';
import { DAY, HOUR, MINUTE, formatDay } from '../../../../lib/domain/time/instant.ts';
import { localDay } from '../../../../lib/domain/time/timezone.ts';
import { publishedTerms } from '../../../support/contracts.ts';
import { at, outage } from '../../../support/facts.ts';
import { type Adapter, type Given, bounds, fee, figures, fraction, minutesOf, outages, ratioOf, reading, record, reported, scaled, spread, stated, ticket } from './case.ts';

const circuit = { components: { c: { kind: 'circuit', attributes: { 'term-months': 24, ordered: '2024-01-01', 'turned-up': '2024-02-01' } } } };

export const verizon: Adapter = (given, _, id) => {
  const name = 'verizon-ipl';
  if (given.tickets_minutes) {
    const [start] = bounds(name, '2025-03');
    const facts = (given.tickets_minutes as number[]).flatMap((minutes, i) => ticket(`T-${i}`, start + (i + 2) * DAY, start + (i + 2) * DAY + minutes * MINUTE, { component: 'c', attributes: { severity: 'P1' } }));
    facts.push(...ticket('other', start + 9 * DAY, start + 12 * DAY, { component: 'c', attributes: { severity: 'P2' } }));
    const mttr = stated(name, circuit, facts, '2025-03').objectives.find((objective) => objective.objective === 'mttr')!;
    return { mttr_minutes: minutesOf(mttr.measured!.exact) };
  }
  if (given.event) {
    const facts = outage(at(given.event.start), at(given.event.end), { component: 'c' });
    const elapsed = minutesOf(stated(name, circuit, facts, '2025-03').time[0]!.down);
    return { elapsed_minutes: elapsed, contrast_wall_clock_minutes: elapsed };
  }
  const [start, end] = bounds(name, given.month);
  const measured = (terms: string | Terms, facts: Fact[]): Given => {
    const statement = stated(terms, circuit, facts, given.month);
    const denominator = terms === name ? reported(statement, 'printed')! : String(end - start);
    return { ...figures(statement, {}), denominator: String(minutesOf(denominator)), downtime: String(minutesOf(statement.time[0]!.down)) };
  };
  if (id.endsWith('november-local-month')) return { contract_minutes: Number(measured(name, []).denominator), elapsed_minutes: (end - start) / MINUTE };
  const pick = ({ denominator, downtime, availability_fraction, availability_percent_6dp }: Given): Given => ({ denominator, downtime, availability_fraction, availability_percent_6dp });
  const facts = outages(start, given.downtime_minutes, 'c');
  const elapsed = pick(measured(reading(name, { availability: { uptime: 'outage', of: 'period' } }), facts));
  const contract = pick(measured(name, facts));
  // By elapsed time the month would fall short; by the printed table it does not.
  if (Number(elapsed.availability_percent_6dp) >= Number(given.threshold)) throw new Error('the other reading keeps the objective too');
  return { contract, contrast_elapsed: contract };
};

export const att: Adapter = (given, wanted) => {
  const [start] = bounds('att-txdir-mttr', '2025-04');
  const facts = (given.tickets_minutes as number[]).flatMap((minutes, i) => ticket(`T-${i}`, start + (9 - i) * DAY, start + (9 - i) * DAY + minutes * MINUTE));
  // A ticket with a technician on site has a target of its own.
  facts.push(...ticket('far', start + 15 * DAY, start + 15 * DAY + 7 * HOUR, { attributes: { dispatch: 'yes' } }));
  const statement = stated('att-txdir-mttr', { charges: [fee(given.fee, 'USD')] }, facts, '2025-04');
  return { ...figures(statement, wanted), mttr_minutes: minutesOf(statement.objectives[0]!.measured!.exact) };
};

/** The last day that keeps the objective: the answer of that day's last minute is in time, the next minute is late. */
export const businessDay: Adapter = (given) => {
  const name = 'fastly-business-day';
  const opened = at(given.ticket);
  const label = formatDay(localDay('America/New_York', opened)).slice(0, 7);
  const inTime = (answered: number): boolean => answerKept(name, label, opened, answered);
  return { due_date: formatDay(localDay('America/New_York', lastKept(opened, inTime))) };
};

export const awsSupport: Adapter = (given) => {
  const opened = at(given.opened);
  const due = lastKept(opened, (answered) => answerKept('aws-support-developer', '2025-07', opened, answered, 'impaired'));
  const local = new Date(due - 4 * HOUR).toISOString().slice(0, 19);
  return { due: `${local}-04:00` };
};

function answerKept(terms: string, label: string, opened: number, answered: number, severity?: string): boolean {
  const facts: Fact[] = [
    ...ticket('T', opened, undefined, severity ? { attributes: { severity } } : {}),
    ...record('ticket', 'T', { acknowledged: answered }),
  ];
  return stated(terms, { from: '2024-12-01' }, facts, label).objectives[0]!.outcome === 'met';
}

/** The last minute within two weeks at which a test holds, which holds up to it. */
function lastKept(from: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, (14 * DAY) / MINUTE];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(from + middle * MINUTE)) low = middle;
    else high = middle - 1;
  }
  return from + low * MINUTE;
}

const MONTHS = ['2025-01', '2025-02', '2025-03'];

export const ukModel: Adapter = (given, wanted) => {
  const name = 'uk-model-points';
  const order = { from: '2025-01-01', components: { k1: { kind: 'kpi' }, k2: { kind: 'kpi' } } };
  const failing = (component: string, percents: string[]): Fact[] =>
    percents.flatMap((percent, i) => {
      const [start, end] = bounds(name, MONTHS[i]!);
      const lost = Math.round((end - start) * (1 - Number(percent) / 100));
      return lost > 0 ? spread(start, lost / MINUTE).flatMap(([from, to]) => outage(from, to, { component })) : [];
    });
  if (given.points_total !== undefined) {
    // Severe in January and again in March would be 3 and 6; here one indicator failed twice in a row: 3, then 3 doubled.
    const facts = failing('k1', ['96.5', '96.5']);
    const charges = [fee(given.charges, 'GBP')];
    const statement = stated(name, { ...order, charges, parameters: { 'rate-a-point': `${given.x_percent}%` } }, facts, '2025-02');
    if (reported(statement, 'total') !== String(given.points_total)) throw new Error('another number of points');
    return figures(statement, wanted);
  }
  const percents = given.monthly_availability as string[];
  const facts = [...failing('k1', percents), ...failing('k2', percents.map(() => '100'))];
  return { points: percents.map((_, i) => Number(reported(stated(name, order, facts, MONTHS[i]!), 'counted', 'k1'))) };
};

export const termination: Adapter = (given) => {
  const name = 'fastly-termination';
  const order = { from: '2025-01-01', attributes: { contract: 'termed' } };
  const months = given.months_minutes as number[];
  const facts = months.flatMap((minutes, i) => outages(bounds(name, MONTHS[i]!)[0], minutes));
  const last = stated(name, order, facts, MONTHS[months.length - 1]!);
  return { right: last.remedies![0]!.open };
};

export const ofcom: Adapter = (given, wanted, id) => {
  const name = 'ofcom-autocomp';
  const order = { from: '2025-04-01', components: { line: { kind: 'line' } } };
  const fault = (reported: number, fixed: number): Fact[] => record('outage', 'F', { started: reported, 'customer-reported': reported, ended: fixed }, 'line');
  const sums = (terms: string | Terms, facts: Fact[], labels: string[]): Given => {
    const statements = labels.map((label) => stated(terms, order, facts, label));
    const exact = statements.map((one) => ratioOf(one.credits[0]!.exact)).reduce((a, b) => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d }));
    return { credit_exact: fraction(scaled('1', exact.n, exact.d)), credit_amount: formatDecimal(exact, 2, 'half-up'), currency: statements[0]!.total.currency };
  };
  const terms = publishedTerms(name);
  if (id.endsWith('bank-holiday')) {
    const facts = fault(at(given.reported), at(given.fixed));
    const paid = reading(name, { 'repair-day': { compare: 'share-of-day', 'more-than': '0%' } });
    const days = (cell: string): string[] => {
      const shown = stated(reading(name, { 'grace-share': { duration: 'grace', each: 'day', as: 'share' } }, { report: ['grace-share', 'share-of-day'] }), order, facts, '2026-05').report.find((entry) => entry.cell === cell)!.value;
      return ('entries' in shown ? shown.entries : []).filter((entry) => entry.exact === '1').map((entry) => formatDay(localDay('Europe/London', at(entry.start))));
    };
    const working = days('grace-share').filter((day) => !given.holidays.includes(day) && ![5, 6].includes((new Date(day).getUTCDay() + 6) % 7));
    return { full_working_days: working, first_paid_day: days('share-of-day')[0], repair_day_not_paid: sums(name, facts, ['2026-05']), repair_day_paid: sums(paid, facts, ['2026-05']) };
  }
  if (id.endsWith('rate-change-midway')) {
    // The paid days begin on a Monday, so here every day is a working day; reported on the Friday before, repaired after the last.
    const daily = { 'working-days': { 'business-hours': 'Europe/London', open: { daily: ['00:00-24:00'] } } };
    const atStart = { 'repair-rate': { ...(terms.definitions['repair-rate'] as object), 'as-of': 'loss' } };
    const facts = fault(at(`${given.paid_days[0]}T10:00:00+01:00`) - 3 * DAY, at(`${given.paid_days.at(-1)}T10:00:00+01:00`) + DAY);
    const labels = ['2026-03', '2026-04'];
    return { rate_by_day: sums(reading(name, daily, { holidays: {} }), facts, labels), rate_at_event_start: sums(reading(name, { ...daily, ...atStart }, { holidays: {} }), facts, labels) };
  }
  const start = at('2026-05-05T10:00:00Z');
  const facts = [...fault(start, at('2026-05-07T23:00:00Z') + given.delayed_repair_days * DAY), ...Array.from({ length: given.missed_appointments }, (_, i) => record('appointment', `V-${i}`, { due: start + i * DAY }, 'line')).flat()];
  return figures(stated(name, order, facts, '2026-05'), wanted);
};
