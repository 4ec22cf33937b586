/** Adapters of agreements that measure counted requests and probes. */
import type { Definition, Terms } from '../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE } from '../../../../lib/domain/time/instant.ts';
import { publishedTerms } from '../../../support/contracts.ts';
import { at, fact, outage } from '../../../support/facts.ts';
import { type Adapter, type Given, bounds, fee, figures, issuesOf, reading, reported, stated } from './case.ts';

const APRIL = '2025-04';

/** Counts of a month, reported day by day and in no order. `failing` gives failed of total for a slot; the rest succeed or are empty. */
function counted(stream: string, [start, end]: [number, number], every: number, failing: (slot: number) => { failed: number; total: number }, failed: string, component?: string): Fact[] {
  const slots = Math.round((end - start) / every);
  const perDay = Math.round(DAY / every);
  const days = Array.from({ length: Math.ceil(slots / perDay) }, (_, day) => {
    const values = Array.from({ length: Math.min(perDay, slots - day * perDay) }, (__, i) => failing(day * perDay + i));
    return fact('requests.counted', start + day * DAY, {
      id: `${stream}-${day}`,
      ...(component !== undefined && { component }),
      body: { stream, start: start + day * DAY, every, outcomes: { [failed]: values.map((one) => one.failed), succeeded: values.map((one) => one.total - one.failed) } },
    });
  });
  return days.reverse();
}

/** Slots with the given error rates, here and there in the month; between them some are busy and some empty. */
function rates(given: { count: number; error_rate: string; requests_each?: number }[], idle: boolean): (slot: number) => { failed: number; total: number } {
  const at = new Map<number, { failed: number; total: number }>();
  let slot = 31;
  for (const { count, error_rate, requests_each = 100 } of given)
    for (let i = 0; i < count; i += 1) at.set((slot += i % 3 === 0 ? 2 : 1), { failed: Math.round(Number(error_rate) * requests_each), total: requests_each });
  return (i) => at.get(i) ?? { failed: 0, total: idle || i % 4 === 0 ? 0 : 1000 + i };
}

export const s3: Adapter = (given, wanted) => {
  const name = 'aws-s3-standard';
  const components = { 'eu-1': { kind: 'region' }, bucket: { kind: 'class-in-region', in: 'eu-1', attributes: { 'storage-class': given.storage_class ?? 'STANDARD' } } };
  const order = { components, charges: [fee(given.fee.amount, given.fee.currency, { component: 'bucket' })] };
  const facts = counted('s3', bounds(name, APRIL), 5 * MINUTE, rates(given.intervals, given.other_intervals === 'no requests'), 'internal-error', 'bucket');
  const statement = stated(name, order, facts, APRIL);
  const whole = { ...(publishedTerms(name).definitions['error-rate'] as object), every: 'period', aligned: 'period-start' };
  // One slot for all of the period is its own sum.
  const inWhole = reading(name, { 'error-rate': whole, 'failed-intervals': { aggregate: 'mean', of: 'error-rate', over: 'slot' } });
  const ratioOfAll = figures(stated(inWhole, order, facts, APRIL), wanted).availability_percent_6dp;
  if (wanted.contrast_request_ratio_percent !== undefined && Number(ratioOfAll) !== Number(wanted.contrast_request_ratio_percent)) throw new Error(`by requests it would be ${ratioOfAll}`);
  return { ...figures(statement, wanted), denominator: reported(statement, 'intervals-in-month', 'bucket'), downtime: reported(statement, 'failed-intervals', 'bucket') };
};

export const volc: Adapter = (given, wanted, id) => {
  const name = 'volc-live';
  const month = bounds(name, APRIL);
  const printed = publishedTerms(name).definitions['failure-rate'] as Record<string, Definition>;
  const of = (terms: string | Terms, facts: Fact[]): Given => {
    const statement = stated(terms, {}, facts, APRIL);
    return { ...figures(statement, {}), denominator: reported(statement, 'slots'), downtime: reported(statement, 'failed-slots') };
  };
  if (id.endsWith('ip-dedup')) {
    const [{ ip, minute, count }] = given.interval.failures;
    const start = at(`2025-04-10T${minute}:00Z`);
    const body = {
      stream: 'live',
      start,
      every: MINUTE,
      outcomes: { 'server-error': [count, 0, 0], succeeded: [given.interval.requests - count, 0, 0] },
      byClient: [{ slot: 0, outcome: 'server-error', client: ip, count }],
    };
    const failures = reading(name, { 'failure-rate': { ...printed, as: 'failures' }, availability: { excess: 'mean-failure', above: 0 } }, { objectives: {} });
    return { counted_failures: Number(reported(stated(failures, {}, [fact('requests.counted', start, { body })], APRIL), 'failed-slots')) };
  }
  const slots = new Map<number, number>();
  let slot = 12;
  for (const { count, requests } of given.intervals) for (let i = 0; i < count; i += 1) slots.set((slot += 3), requests);
  const facts = counted('live', month, 5 * MINUTE, (i) => ({ failed: slots.get(i) ?? 0, total: slots.get(i) ?? 1000 }), 'server-error');
  const pick = ({ denominator, downtime, availability_fraction, availability_percent_6dp }: Given): Given => ({ denominator, downtime, availability_fraction, availability_percent_6dp });
  const { minimum: _, thin: __, ...unlimited } = printed;
  const without = pick(of(reading(name, { 'failure-rate': unlimited }), facts));
  if (JSON.stringify(without) !== JSON.stringify(wanted.contrast_no_minimum)) throw new Error(`without a minimum it would be ${JSON.stringify(without)}`);
  return {
    ignored_contribute_zero: pick(of(name, facts)),
    ignored_leave_denominator: pick(of(reading(name, { 'failure-rate': { ...printed, thin: 'left-out' } }), facts)),
    contrast_no_minimum: pick(of(name, facts)),
  };
};

export const oracle: Adapter = (given, wanted) => {
  const facts = counted('calls', bounds('oracle-cat2', APRIL), HOUR, rates(given.hourly, false), 'failed');
  const statement = stated('oracle-cat2', {}, facts, APRIL);
  return { ...figures(statement, wanted), denominator: reported(statement, 'hours'), downtime: reported(statement, 'failed-hours') };
};

/** Minutes of more than five percent errors, and others that a monitor saw down; some are both. */
function featureDown(quarter: [number, number], minutes: number | number[]): Fact[] {
  const months = Array.isArray(minutes) ? minutes : [minutes];
  return months.flatMap((all, month) => {
    const start = quarter[0] + month * 31 * DAY + 2 * DAY;
    const counts = Math.floor(all / 2);
    const errors = counted('feature-requests', [start, start + DAY], MINUTE, (i) => (i < counts ? { failed: 51, total: 1000 } : { failed: 50, total: 1000 }), 'server-error', 'git');
    return [
      ...errors.map((one) => ({ ...one, id: `${one.id}-${month}` })),
      ...outage(start + (counts - 5) * MINUTE, start + counts * MINUTE, { component: 'git' }),
      ...outage(start + 2 * DAY, start + 2 * DAY + (all - counts) * MINUTE, { component: 'git' }),
    ];
  });
}

export const github: Adapter = (given, wanted, id) => {
  const name = 'github-enterprise';
  const components = { git: { kind: 'feature' } };
  const quarter = bounds(name, given.quarter);
  const charge = (kind: string, component?: string) => ({ kind, amount: `${given.fee.amount} USD`, every: 'once' as const, from: `${given.quarter.slice(0, 4)}-01-01`, ...(component && { component }) });
  if (given.triggered === undefined) {
    const facts = featureDown(quarter, given.downtime_minutes);
    return figures(stated(name, { components, charges: [charge('recurring', 'git')] }, facts, given.quarter), wanted);
  }
  // The executions of a quarter, reported by the hour.
  const [each, lost] = [given.triggered / 1000, given.unavailable];
  const facts = counted('actions-executions', quarter, HOUR, (i) => ({ failed: i < lost ? 1 : 0, total: i < 1000 ? each : 0 }), 'not-run');
  const order = { components, charges: [charge('actions')] };
  const printed = publishedTerms(name);
  const credit = (definitions: Record<string, Definition>, change: Partial<Terms> = {}): string => stated(reading(name, definitions, change), order, facts, given.quarter).credits[0]!.amount.amount;
  const rate = printed.definitions['actions-rate'] as Record<string, Definition>;
  const band = { ...printed.credits, actions: { of: 'actions-fee', times: 'actions-rate', for: 'actions-uptime' } };
  const { gaps: _, ...bare } = rate;
  const codes = issuesOf({ ...printed, definitions: { ...printed.definitions, 'actions-rate': { ...bare, table: (printed.definitions['printed-bands'] as Record<string, Definition>)['band-table'] } } });
  const statement = stated(name, order, facts, given.quarter);
  return {
    ...figures(statement, wanted, { objective: 1 }),
    denominator: String(given.triggered),
    downtime: String(given.unavailable),
    lint: id.endsWith('99.9')
      ? issuesOf({ ...printed, credits: band }).includes('objective-against-band') && 'commitment-vs-band conflict'
      : codes.includes('band-gap') && 'gap at exactly 99.0',
    resolution_commitment_first: statement.credits[0]!.amount.amount,
    resolution_band_literal: credit({}, { credits: band }),
    literal_credit: credit({ 'actions-rate': { ...rate, gaps: 'nothing' } }),
    gap_filled_down_credit: credit({ 'actions-rate': { ...rate, gaps: 'as-better' } }),
    gap_filled_up_credit: credit({ 'actions-rate': { ...rate, gaps: 'as-worse' } }),
  };
};

/** Tests every six minutes from one region, in pairs. */
export const akamai: Adapter = (given, wanted) => {
  const [start] = bounds('akamai', APRIL);
  const marks = (words: string[]): string => words.map((word) => (word === 'F' ? '0' : '1')).join('');
  const probe = (stream: string, words: string[], location: string): Fact =>
    fact('probe.batch', start + 3 * DAY, { id: `${stream}-${location}`, body: { stream, location, start: start + 3 * DAY, every: 6 * MINUTE, results: marks(words) } });
  const well = given.cdn.map(() => 'ok');
  const facts = [probe('cdn', given.cdn, 'paris'), probe('origin', given.origin, 'paris'), probe('cdn', well, 'tokyo'), probe('origin', well, 'tokyo')];
  const charges = given.monthly_fee ? [fee(given.monthly_fee, 'USD')] : [fee('3000.00', 'USD')];
  const statement = stated('akamai', { charges }, facts, APRIL);
  return { ...figures(statement, wanted), outages: Number(reported(statement, 'outages')), credited_days: Number(statement.lines[0]?.times.exact ?? 0) };
};

