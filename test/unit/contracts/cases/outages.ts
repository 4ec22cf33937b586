/** Adapters of agreements that measure outages: weights, thresholds, band tables, excess, gaps, notices. */
import type { Terms } from '../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { formatDecimal, parseDecimal } from '../../../../lib/domain/money/decimal.ts';
import { ratio, subtract } from '../../../../lib/domain/money/ratio.ts';
import { DAY, HOUR, MINUTE } from '../../../../lib/domain/time/instant.ts';
import { publishedTerms } from '../../../support/contracts.ts';
import { at, fact, outage } from '../../../support/facts.ts';
import {
  type Adapter,
  type Given,
  bounds,
  fee,
  figures,
  fraction,
  issuesOf,
  maintenance,
  minutesOf,
  outages,
  ratioOf,
  reading,
  record,
  reported,
  scaled,
  spread,
  stated,
  ticket,
  trimmed,
} from './case.ts';
import { serviceMonths } from './first-six.ts';

const APRIL = '2025-04';
const apr = (clock: string, day = 10): number => at(`2025-04-${String(day).padStart(2, '0')}T${clock}:00Z`);
/** The down minutes of an availability, out of the whole: "97.6" of a month. */
const lostOf = (percent: string, start: number, end: number): number =>
  Number(trimmed(scaled(fraction(subtract(ratio(100n), parseDecimal(percent)!)), BigInt(end - start), 100n), 0));

export const instanceHour: Adapter = (given, wanted) => {
  const [{ start, end }] = given.events;
  const order = { parameters: { 'hourly-rate': `${given.hourly_rate.amount} USD` }, components: { 'i-1': { kind: 'instance' } } };
  const statement = stated('aws-ec2-instance-hour', order, outage(at(start), at(end), { component: 'i-1' }), APRIL);
  const hours = Object.keys(wanted.per_hour_minutes);
  return {
    ...figures(statement, wanted, { objective: 1 }),
    per_hour_minutes: Object.fromEntries(hours.map((hour) => [hour, minutesInHour(statement, at(start), Number(hour))])),
    free_hours: Number(statement.objectives[0]!.measured!.exact),
  };
};

/** From the hours that the statement reports. */
function minutesInHour(statement: ReturnType<typeof stated>, day: number, hour: number): number {
  const start = Math.floor(day / DAY) * DAY + hour * HOUR;
  const entries = statement.report.find((entry) => entry.cell === 'by-hour')!.value;
  const found = ('entries' in entries ? entries.entries : []).find((entry) => at(entry.start) === start);
  return minutesOf(found!.exact);
}

export const fiveMinutes: Adapter = (given, wanted, id) => {
  const name = 'five-min-threshold';
  const charges = [fee(given.fee.amount, given.fee.currency)];
  const [start] = bounds(name, APRIL);
  const events: Fact[] = (given.events as Given[]).flatMap((event, k) => {
    if (event.start === undefined)
      return Array.from({ length: event.count }, (_, i) => outage(start + i * 7 * HOUR + 1000, start + i * 7 * HOUR + 1000 + event.duration_minutes * MINUTE)).flat();
    if (event.kind === 'maintenance') return maintenance(`m-${k}`, at(event.start) - DAY, at(event.start), at(event.end));
    return outage(at(event.start), at(event.end), { body: { record: event.id ?? `o-${k}` } });
  });
  const down = (terms: string | Terms, label = APRIL): number => minutesOf(stated(terms, { charges }, events, label).time[0]!.down);
  if (id.endsWith('maintenance-splits-outage')) {
    const swapped = reading(name, {
      counted: { continuous: 'outage', 'at-least': '5 min', 'across-period-end': 'joined' },
      downtime: { except: ['counted', 'maintenance'] },
    });
    const pieces = stated(reading(name, { pieces: { duration: 'counted', each: 'stretch' } }, { report: ['pieces'] }), { charges }, events, APRIL).report[0]!.value;
    const each = 'entries' in pieces ? pieces.entries.map((piece) => minutesOf(piece.exact)) : [];
    return { exclude_then_threshold: { pieces_minutes: each, downtime: down(name) }, threshold_then_exclude: { downtime: down(swapped) } };
  }
  if (id.endsWith('spans-month-end')) {
    const both = (across: 'joined' | 'cut'): Given => {
      const terms = reading(name, { downtime: { continuous: 'counted', 'at-least': '5 min', 'across-period-end': across } });
      return { april: down(terms), may: down(terms, '2025-05') };
    };
    return { threshold_then_split: both('joined'), split_then_threshold: both('cut') };
  }
  const statement = stated(name, { charges }, events, APRIL);
  const found = figures(statement, wanted);
  if (id.endsWith('overlap-makes-threshold')) {
    const merged = reading(name, { merged: { duration: 'counted' } }, { report: ['merged'] });
    const each = (record: string): number => minutesOf(stated(name, { charges }, events.filter((one) => one.body.record === record), APRIL).time[0]!.down);
    return {
      merged_minutes: minutesOf(reported(stated(merged, { charges }, events, APRIL), 'merged')!),
      downtime: minutesOf(statement.time[0]!.down),
      contrast_unmerged: minutesOf(statement.time[0]!.down) === each('a') + each('b') ? 0 : minutesOf(statement.time[0]!.down),
    };
  }
  return found;
};

const visitors = (given: Given, start: number): Fact[] =>
  (given.outages as Given[]).flatMap((one, i) => {
    const from = one.start ? at(one.start) : start + (20 - i) * DAY + 5 * HOUR;
    const to = one.end ? at(one.end) : from + one.minutes * MINUTE;
    return outage(from, to, { body: { record: `o-${i}`, attributes: { 'visitors-share': one.ratio } } });
  });

export const cloudflareBusiness: Adapter = (given, wanted, id) => {
  const name = 'cloudflare-business';
  const [start] = bounds(name, APRIL);
  const order = { from: '2025-01-01', charges: [fee(given.fee.amount, given.fee.currency)] };
  if (id.endsWith('rolling-12m-cap')) {
    // What the fee of 200.00 lost in February and in April: the whole of the case, in evidence.
    const of = (credit: string, from: number, to: number): number => Math.round(((to - from) * Number(credit)) / 200);
    const [february, end] = bounds(name, '2025-02');
    const all = { body: { attributes: { 'visitors-share': '1' } } };
    const facts = [
      ...outage(start + DAY, start + DAY + of(given.new_credit, ...bounds(name, APRIL)), all),
      ...outage(february + HOUR, february + HOUR + of(given.credits_last_12_months, february, end), all),
    ];
    const earlier = stated(name, order, facts, '2025-02').total.amount;
    if (earlier !== given.credits_last_12_months) throw new Error(`the earlier months paid ${earlier}`);
    return figures(stated(name, order, facts, APRIL), wanted);
  }
  if (id.endsWith('overlap-disjoint-vs-same-visitors')) {
    const minutes = (terms: string | Terms): string => String(minutesOf(stated(terms, order, visitors(given, start), APRIL).time[0]!.down));
    const same = { ...(publishedTerms(name).definitions.outage as object), overlaps: 'highest' };
    return { per_outage_sum_weighted_minutes: minutes(name), same_visitors_max_weighted_minutes: minutes(reading(name, { outage: same })) };
  }
  const planned = given.customer_planned_minutes === undefined ? [] : record('exclusion', 'E-1', { began: start + 2 * DAY, ended: start + 2 * DAY + given.customer_planned_minutes * MINUTE });
  const statement = stated(name, order, [...visitors(given, start), ...planned], APRIL);
  const time = statement.time[0]!;
  const measured = fraction(subtract(ratioOf(time.total), ratioOf(time.excluded)));
  return { ...figures(statement, wanted), ratio_exact: statement.lines[0]!.times.exact, denominator: String(minutesOf(measured)) };
};

export const cloudflareEnterprise: Adapter = (given, wanted) => {
  const [start] = bounds('cloudflare-enterprise', '2025-03');
  const months = [
    fee(given.fees_previous_month, 'USD', { from: '2025-02-01', through: '2025-02-28' }),
    fee(given.fees_this_month ?? '12000.00', 'USD', { from: '2025-03-01', through: '2025-03-31' }),
  ];
  const order = { from: '2025-01-01', charges: months, attributes: { package: given.multiplier === 25 ? 'premium' : 'standard' } };
  return figures(stated('cloudflare-enterprise', order, visitors(given, start), '2025-03'), wanted);
};

/** Probes every thirty seconds, half of them early in the month. */
export const algolia: Adapter = (given, wanted) => {
  const [start, end] = bounds('algolia-core', APRIL);
  const marks = Array.from({ length: (end - start) / 30_000 }, () => '1');
  const failed = Number(given.outage_minutes) * 2;
  for (let i = 0; i < failed; i += 1) marks[i < failed / 2 ? 4000 + i : 60_000 + i] = '0';
  const day = (k: number): Fact =>
    fact('probe.batch', start + k * DAY, { body: { stream: 'search-api', start: start + k * DAY, every: 30_000, results: marks.slice(k * 2880, (k + 1) * 2880).join('') }, id: `p-${k}` });
  const facts = Array.from({ length: 30 }, (_, k) => day(k));
  return figures(stated('algolia-core', { charges: [fee(given.fee.amount, given.fee.currency)] }, facts, APRIL), wanted);
};

export const trtc: Adapter = (given, _, id) => {
  if (id.endsWith('service-months')) return serviceMonths('tencent-trtc-live', given);
  const [start, end] = bounds('tencent-trtc-live', given.service_month[0], { from: given.service_month[0] });
  const statement = stated('tencent-trtc-live', { from: given.service_month[0] }, [], given.service_month[0]);
  if (at(statement.period.start) !== start) throw new Error('another period');
  return { denominator_minutes: (end - start) / MINUTE };
};

export const aliEcs: Adapter = (given, wanted, id) => {
  const name = 'ali-ecs-multiaz';
  const components = {
    r: { kind: 'region' },
    'zone-a': { kind: 'zone', in: 'r' },
    'zone-b': { kind: 'zone', in: 'r' },
    ...Object.fromEntries(['a1', 'a2', 'b1', 'b2'].map((instance) => [instance, { kind: 'instance', in: `zone-${instance[0]}` }])),
  };
  const events = given.events ?? [
    { resource: 'a1', start: '10:05', end: '10:20' },
    { resource: 'a2', start: '10:05', end: '10:20' },
    { resource: 'b1', start: '10:10', end: '10:40' },
  ];
  const facts = (events as Given[]).flatMap(({ resource, start, end }) => outage(apr(start), apr(end), { component: resource }));
  const prepaid = { kind: 'recurring', amount: `${given.prepaid_total} CNY`, component: 'b1', every: 'once', spread: 'months', from: '2025-01-01', through: '2025-12-31' } as const;
  const charges = id.endsWith('prepaid-base') ? [prepaid] : ['a1', 'a2', 'b1', 'b2'].map((component) => fee(given.fee_per_instance, 'CNY', { component }));
  const statement = stated(name, { components, charges, from: '2025-01-01' }, facts, APRIL);
  const of = (instance: string): (typeof statement.time)[number] => statement.time.find((time) => time.index === instance)!;
  const zone = statement.report.find((entry) => entry.index === 'zone-a')?.value;
  const pieces = zone && 'entries' in zone ? zone.entries : [];
  return {
    ...figures(statement, wanted, { index: statement.time.indexOf(of('b1')), objective: statement.objectives.findIndex((one) => one.index === 'b1') }),
    zone_A_fully_down: pieces.flatMap((piece) => [piece.start.slice(11, 16), piece.end.slice(11, 16)]),
    b1_multiaz_minutes: minutesOf(of('b1').down),
    a1_multiaz_minutes: minutesOf(of('a1').down),
  };
};

export const hostingKing: Adapter = (given, wanted) => {
  const [start] = bounds('hostingking-1000', APRIL);
  // Each outage began an hour before the customer reported it.
  const facts = spread(start, Number(given.downtime_minutes)).flatMap(([from, to], i) => record('outage', `o-${i}`, { started: from - HOUR, 'customer-reported': from, ended: to }));
  const statement = stated('hostingking-1000', { charges: [fee(given.fee.amount, given.fee.currency)] }, facts, APRIL);
  return { ...figures(statement, wanted), excess_minutes: String(minutesOf(reported(statement, 'excess-down')!)) };
};

export const ovh: Adapter = (given, wanted) => {
  const [start] = bounds('ovh-dedicated-cloud', APRIL);
  const facts = given.ticket ? spread(start, given.downtime_minutes).flatMap(([from, to], i) => ticket(`T-${i}`, from, to)) : [];
  const charges = [
    fee(given.this_invoice ?? '1000.00', 'EUR', { from: '2025-04-01', through: '2025-04-30' }),
    fee(given.next_invoice, 'EUR', { from: '2025-05-01', through: '2025-05-31' }),
  ];
  const order = { from: '2025-01-01', attributes: { hosts: given.hosts, 'high-availability': given.ha ? 'on' : 'off' }, charges };
  const statement = stated('ovh-dedicated-cloud', order, facts, APRIL);
  return { ...figures(statement, wanted), units: Number(reported(statement, 'tens')), eligible: statement.credits[0]!.refusedBy === undefined };
};

export const ntt: Adapter = (given, wanted) => {
  const name = 'ntt-ecl';
  const label = given.period.start.slice(0, 7);
  const [start] = bounds(name, label);
  const milliseconds = Math.round(Number(given.downtime_seconds) * 1000);
  const facts = [outage(start + 9 * DAY, start + 9 * DAY + milliseconds, { component: 'm' }), outage(start + 9 * DAY, start + 9 * DAY + 100_000, { component: 'm' })].flat();
  const order = { components: { m: { kind: 'menu' } } };
  const statement = stated(name, order, facts, label);
  const percent = (cell: string): string => trimmed(scaled(reported(statement, cell, 'm')!, 100n));
  const printed = publishedTerms(name);
  const bare = { ...(printed.definitions['percent-rate'] as Record<string, unknown>) };
  delete bare.gaps;
  const refused = issuesOf({ ...printed, definitions: { ...printed.definitions, 'percent-rate': bare } }).includes('band-gap');
  const filled = (gaps: string): string =>
    trimmed(scaled(reported(stated(reading(name, { 'percent-rate': { ...bare, gaps } }), order, facts, label), 'percent-rate', 'm')!, 100n));
  // In the gap the choice of `gaps` changes the credit.
  const gap = refused && filled('as-better') !== filled('as-worse');
  const differ = issuesOf(printed).includes('tables-disagree') && percent('percent-rate') !== percent('duration-rate');
  return {
    ...figures(statement, wanted, { unit: 1000 }),
    percent_column_credit: percent('percent-rate'),
    duration_column_credit: percent('duration-rate'),
    credit_percent: percent('percent-rate') === percent('duration-rate') ? percent('percent-rate') : 'columns disagree',
    lint: gap ? 'neither >99.99 nor <99.99' : differ ? 'columns disagree' : undefined,
  };
};

export const ibm: Adapter = (given, wanted) => {
  const label = given.period.start.slice(0, 7);
  const [start] = bounds('ibm-cloud', label);
  const order = { components: { s: { kind: 'service', attributes: { configuration: given.config } } }, charges: [fee(given.fee.amount, given.fee.currency, { component: 's' })] };
  return figures(stated('ibm-cloud', order, outages(start, given.downtime_minutes, 's'), label), wanted);
};

export const sap: Adapter = (given, wanted, id) => {
  const name = 'sap-cloud';
  const [start, end] = bounds(name, APRIL);
  if (id.endsWith('97.6-step-kind')) {
    const order = { charges: [fee(given.fee.amount, given.fee.currency)] };
    const facts = outages(start, lostOf(given.availability, start, end) / MINUTE);
    const of = (counting: string): Given => figures(stated(reading(name, { points: { units: 'short', of: '1%', counting } }), order, facts, APRIL), wanted.whole_points);
    const short = reported(stated(name, order, facts, APRIL), 'short')!;
    const pick = ({ credit_percent, credit_exact, credit_amount, currency }: Given): Given => ({ credit_percent, credit_exact, credit_amount, currency });
    // The line's factor is the rate: two percent for each point.
    return { shortfall_points: trimmed(scaled(short, 100n)), whole_points: pick(of('completed')), started_points: pick(of('started')), pro_rata: pick(of('exact')) };
  }
  if (id.endsWith('denominator-variants')) {
    const planned = start + 5 * DAY;
    const facts = [
      ...outage(start + 12 * DAY, start + 12 * DAY + given.unplanned_minutes * MINUTE),
      ...maintenance('M-1', planned - 14 * DAY, planned, planned + given.scheduled_minutes * MINUTE),
    ];
    const of = (terms: string | Terms): Given => {
      const statement = stated(terms, {}, facts, APRIL);
      const { down, total, excluded } = statement.time[0]!;
      const both = terms !== name;
      const denominator = fraction(both ? subtract(ratioOf(total), ratioOf(excluded)) : ratioOf(total));
      return { ...figures(statement, {}), denominator: String(minutesOf(denominator)), downtime: String(minutesOf(down)) };
    };
    const pick = ({ denominator, downtime, availability_fraction, availability_percent_6dp, breach }: Given): Given => ({ denominator, downtime, availability_fraction, availability_percent_6dp, breach });
    const agreed = reading(name, { 'agreed-time': { except: ['period', 'maintenance'] }, availability: { uptime: 'downtime', of: 'agreed-time' } });
    return { total_only: pick(of(name)), scheduled_removed_from_both: pick(of(agreed)) };
  }
  // Thursday 17 April; five business days before two o'clock are Thursday the 10th at two, four are Friday the 11th.
  const [day, announced] = [17, given.notice_business_days === 5 ? apr('02:00', 10) : apr('02:00', 11)];
  const facts = [
    ...outage(apr(given.outage[0], day), apr(given.outage[1], day)),
    ...maintenance('M-1', announced, apr(given.maintenance[0], day), apr(given.maintenance[1], day)),
  ];
  return { counted_minutes: minutesOf(stated(name, {}, facts, APRIL).time[0]!.down) };
};

export const ukCcs: Adapter = (given, wanted, id) => {
  const name = 'uk-ccs-gap';
  const [start, end] = bounds(name, APRIL);
  const order = { charges: [fee(given.charges, 'GBP')], parameters: { measure: `${given.measure}%`, ...(given.rate_per_point && { 'rate-a-point': `${given.rate_per_point}%` }) } };
  const facts = outages(start, lostOf(given.actual, start, end) / MINUTE);
  if (id.endsWith('published-98-75')) return figures(stated(name, order, facts, APRIL), wanted);
  const terms = publishedTerms(name);
  const byPoint = (counting: string): Given => {
    const credits = { 'service-credit': { ...terms.credits['service-credit']!, times: 'by-point' } };
    const { credit_percent, credit_exact, credit_amount, currency } = figures(stated(reading(name, { points: { units: 'gap', of: '1%', counting } }, { credits }), order, facts, APRIL), wanted);
    return { credit_percent: formatDecimal(parseDecimal(credit_percent)!, 1, 'half-even'), credit_exact, credit_amount, currency };
  };
  return { whole_points: byPoint('completed'), pro_rata: byPoint('exact') };
};

export const telus: Adapter = (given, _, id) => {
  const name = 'telus-wavelength';
  const terms = publishedTerms(name);
  if (id.endsWith('97.5-in-gap')) {
    const printed = { ...(terms.definitions['credit-rate'] as Record<string, unknown>) };
    delete printed.gaps;
    // As printed it is refused, so nothing can be credited from it.
    const refused = issuesOf({ ...terms, definitions: { ...terms.definitions, 'credit-rate': printed } }).includes('band-gap');
    return { lint: refused ? 'no band' : 'accepted', credit: refused ? null : 'some' };
  }
  const [start, end] = bounds(name, APRIL);
  const facts = outages(start, lostOf(given.availability, start, end) / MINUTE, 'c');
  const of = (how: string): Given => {
    const statement = stated(reading(name, { availability: { round: 'exact', to: '0.01%', how } }), { components: { c: { kind: 'circuit' } } }, facts, APRIL);
    return {
      percent: formatDecimal(scaled(statement.objectives[0]!.measured!.exact, 100n), 2, 'half-even'),
      credit_percent: trimmed(scaled(reported(statement, 'credit-rate', 'c')!, 100n)),
    };
  };
  return { half_up_2dp: of('half-up'), half_even_2dp: of('half-even'), floor_2dp: of('down') };
};

export const twilio: Adapter = (given, wanted, id) => {
  const name = 'twilio';
  const order = { components: { 'us-1': { kind: 'region', attributes: { location: 'americas' } } }, charges: [fee(given.fee, 'USD', { kind: 'usage' })] };
  const [start] = bounds(name, APRIL);
  if (id.endsWith('stacked-sendgrid')) {
    // 60 minutes down, and a day on which mail was accepted too slowly while the customer's line was free.
    const samples = (stream: string, value: string): Fact => fact('gauge.sampled', start, { id: stream, component: 'us-1', body: { stream, start, every: 5 * MINUTE, values: Array.from({ length: 288 }, () => value) } });
    const facts = [...outages(start, 60), samples('customer-bandwidth', '2.5'), samples('mail-accepted', '14999.5')];
    const statement = stated(name, order, facts, APRIL);
    const percent = statement.lines.reduce((sum, line) => sum + Number(trimmed(scaled(line.times.exact, 100n))), 0);
    return { ...figures(statement, wanted), credit_percent: String(percent) };
  }
  const [b, c] = given.unavailable
    ? [given.unavailable[0].map((clock: string) => apr(clock)), given.excluded[0].map((clock: string) => apr(clock))]
    : [[apr('10:00'), apr('10:00') + given.B * MINUTE], [apr('10:00') + 5 * MINUTE, apr('10:00') + (5 + given.C) * MINUTE]];
  const facts = [...outage(b[0], b[1]), ...record('exclusion', 'C-1', { began: c[0], ended: c[1] })];
  const statement = stated(name, order, facts, APRIL);
  const naive = reading(name, { 'all-excluded': { duration: 'excluded' } }, { report: ['all-excluded'] });
  return {
    ...figures(statement, wanted),
    B: (b[1] - b[0]) / MINUTE,
    C_intersected: minutesOf(statement.time[0]!.excluded),
    C_naive: minutesOf(reported(stated(naive, order, facts, APRIL), 'all-excluded')!),
  };
};
