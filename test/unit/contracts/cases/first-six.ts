/** Adapters: EC2 by region, Compute Engine, Tencent VOD, Slack, Lumen, Rackspace. */
import type { Charge, Order } from '../../../../lib/domain/contract/terms.ts';
import { periodsOf } from '../../../../lib/domain/checker/service-period.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE, formatDay } from '../../../../lib/domain/time/instant.ts';
import { localDay } from '../../../../lib/domain/time/timezone.ts';
import { aContract, assessed, checked, publishedTerms } from '../../../support/contracts.ts';
import { at, fact, outage } from '../../../support/facts.ts';
import { type Adapter, type Given, bounds, fee, figures, maintenance, minutesOf, reading, scaled, spread, stated, trimmed } from './case.ts';

const month = (given: Given): string => String(given.service_start ?? given.period?.start ?? '2025-04-01').slice(0, 7);

const region = (given: Given, attributes?: Record<string, number>): Partial<Order> => ({
  components: {
    'eu-1': { kind: 'region', ...(attributes && { attributes }) },
    a: { kind: 'zone', in: 'eu-1' },
    b: { kind: 'zone', in: 'eu-1' },
    'i-1': { kind: 'instance', in: 'a' },
    'i-2': { kind: 'instance', in: 'a' },
    'i-3': { kind: 'instance', in: 'b' },
  },
  charges: [fee(given.fee?.amount ?? '0.00', 'USD', { component: 'eu-1' })],
});

export const ec2: Adapter = (given, wanted) => {
  const [start] = bounds('aws-ec2-region', month(given));
  // Zone a is down longer than zone b, and one instance alone longer still: only the time together counts.
  const facts = spread(start, given.downtime_minutes).flatMap(([from, to]) => [
    ...outage(from, to, { component: 'i-3' }),
    ...outage(from - 20 * MINUTE, to + 5 * MINUTE, { component: 'i-1' }),
    ...outage(from - 10 * MINUTE, to + 40 * MINUTE, { component: 'i-2' }),
  ]);
  facts.push(...outage(start + 20 * DAY, start + 20 * DAY + 3 * HOUR, { component: 'i-3' }));
  return figures(stated('aws-ec2-region', region(given, { 'zones-used': 2 }), facts, month(given)), wanted);
};

export const gce: Adapter = (given, wanted) => {
  const [start] = bounds('gcp-gce-multizone', month(given));
  const judge = (pieces: [number, number][]): Given =>
    figures(stated('gcp-gce-multizone', region(given), pieces.flatMap(([from, to]) => ['i-1', 'i-2', 'i-3'].flatMap((component) => outage(from, to, { component }))), month(given)), wanted);
  if (!given.outage_seconds) return judge(spread(start, given.downtime_minutes));
  const piece = (seconds: number, i: number): [number, number] => [start + (i + 2) * DAY + 17_000, start + (i + 2) * DAY + 17_000 + seconds * 1000];
  const all = (given.outage_seconds as number[]).map(piece);
  return { ...judge(all), counted_minutes_each: all.map((one) => judge([one]).counted_minutes) };
};

/** A month of counts; `bad` slots have errors just above the limit, others just at it, many are empty. */
function tally(start: number, end: number, bad: ReadonlySet<number>, counts: (slot: number) => { errors: number; requests: number } | undefined = () => undefined): Fact {
  const slots = Math.round((end - start) / (5 * MINUTE));
  const errors = Array.from({ length: slots }, (_, i) => counts(i)?.errors ?? (bad.has(i) ? 51 : i % 7 === 0 ? 50 : 0));
  const succeeded = errors.map((count, i) => (counts(i)?.requests ?? (bad.has(i) || i % 7 === 0 ? 100_000 : i % 5 === 0 ? 0 : 1000)) - count);
  const outcomes = { 'server-error': errors, succeeded, 'banned-content': errors.map((_, i) => (i % 11 === 0 ? 900 : 0)) };
  return fact('requests.counted', start, { body: { stream: 'vod', start, every: 5 * MINUTE, outcomes } });
}

export const vod: Adapter = (given, wanted, id) => {
  if (id.endsWith('service-months-of-3-month-term')) return serviceMonths('tencent-vod', given);
  if (id.endsWith('claim-window')) {
    const [credit] = stated('tencent-vod', {}, [], given.service_month).credits;
    if (!credit || credit.claim === 'automatic') throw new Error('the claim has steps');
    return { third_working_day: credit.claim[0]!.opensAfter, last_claim_date: credit.claim[0]!.lastDay };
  }
  const from = given.service_start ? String(given.service_start).slice(0, 10) : '2021-01-01';
  const [start, end] = bounds('tencent-vod', month(given), { from });
  if (given.grains) {
    // Each grain stands for a whole run, so that the ten-minute rule does not hide it.
    const isBad = (grain: { errors: number; requests: number }): boolean =>
      stated('tencent-vod', {}, [tally(start, end, new Set(), (slot) => (slot >= 100 && slot < 104 ? grain : undefined))], month(given)).time[0]!.down !== '0';
    return { bad: given.grains.map(isBad) };
  }
  if (given.bad_grains) {
    const slots = new Set((given.bad_grains as string[]).map((text) => (at(text) - start) / (5 * MINUTE)));
    const facts = [tally(start, at('2025-05-31T16:00:00Z'), slots)];
    const minutes = (across: 'joined' | 'cut', label: string): number => {
      const unavailable = { ...(publishedTerms('tencent-vod').definitions.unavailable as object), 'across-period-end': across };
      return minutesOf(stated(reading('tencent-vod', { unavailable }), {}, facts, label).time[0]!.down);
    };
    const both = (across: 'joined' | 'cut'): Given => ({ april: minutes(across, '2025-04'), may: minutes(across, '2025-05') });
    return { threshold_then_split: both('joined'), split_then_threshold: both('cut') };
  }
  const bad = new Set<number>();
  let slot = 40;
  for (const length of (given.bad_grain_runs ?? []) as number[]) {
    for (let i = 0; i < length; i += 1) bad.add(slot + i);
    slot += length + 3;
  }
  const charges: Charge[] = given.paid_cash
    ? [fee(given.paid_cash, 'CNY'), fee(given.paid_by_voucher, 'CNY', { kind: 'voucher-paid' })]
    : given.fee
      ? [fee(given.fee.amount, given.fee.currency)]
      : [];
  return figures(stated('tencent-vod', { from, charges }, [tally(start, end, bad)], month(given)), wanted);
};

/** First and last day of each service month of a three-month term. */
export function serviceMonths(terms: string, given: Given): Given {
  const contract = checked(aContract({ order: { from: given.service_start, through: '2025-06-16' }, terms: publishedTerms(terms) }));
  const months = periodsOf(contract, at('2025-12-01T00:00:00Z')).map(({ label }) => {
    const result = assessed(contract, [], label);
    return [at(result.statement.period.start), at(result.statement.period.end) - 1].map((instant) => formatDay(localDay('Asia/Shanghai', instant)));
  });
  return { service_months: months };
}

export const slack: Adapter = (given, wanted, id) => {
  if (id.endsWith('fiscal-vs-calendar-quarter')) {
    const facts = outage(at(given.event.start), at(given.event.end));
    const minutes = (terms: string, label: string): number => minutesOf(stated(terms, { attributes: { plan: 'enterprise' } }, facts, label).time[0]!.down);
    return {
      calendar_quarter: { '2025-Q4': minutes('slack-2024', '2025-Q4') },
      fiscal_quarter_from_feb: { 'Aug-Oct': minutes('slack-2019', '2025-08-01'), 'Nov-Jan': minutes('slack-2019', '2025-11-01') },
    };
  }
  if (id.endsWith('maintenance-budget')) {
    const window = (name: string, start: number, hours: number): Fact[] => [
      ...maintenance(name, start - given.notice_hours * HOUR, start, start + hours * HOUR),
      ...outage(start, start + hours * HOUR),
    ];
    const facts = [...window('new', at('2025-05-10T02:00:00Z'), Number(given.new_scheduled_hours)), ...window('earlier', at('2025-02-10T02:00:00Z'), Number(given.used_scheduled_hours_this_year))];
    const [time] = stated('slack-2024', { attributes: { plan: 'enterprise' } }, facts, '2025-Q2').time;
    return { excluded_hours: trimmed(scaled(time!.excluded, 1n, BigInt(HOUR))), counted_hours: trimmed(scaled(time!.down, 1n, BigInt(HOUR))) };
  }
  if (given.affected_customer_share) {
    const start = at(given.period.start) + 9 * DAY;
    const facts = outage(start, start + given.outage_minutes * MINUTE, { body: { attributes: { 'affected-share': given.affected_customer_share } } });
    return figures(stated('slack-2015', { attributes: { plan: 'enterprise' } }, facts, '2025-04'), wanted);
  }
  const terms = given.text_version === '2015' ? 'slack-2015' : 'slack-2024';
  const label = given.quarter ?? month(given);
  const [start] = bounds(terms, label);
  const charge: Charge = { kind: 'recurring', amount: `${given.fee?.amount ?? given.fee_month ?? '0.00'} USD`, every: 'once', from: formatDay(localDay('UTC', start + DAY)) };
  const minutes = given.downtime_minutes ?? (given.downtime_hours ?? 0) * 60;
  // The 2015 text weighs an outage by the customers that it affected; these affected all.
  const all = terms === 'slack-2015' ? { body: { attributes: { 'affected-share': '1' } } } : {};
  const facts = minutes > 0 ? spread(start, minutes).flatMap(([from, to]) => outage(from, to, all)) : [];
  return figures(stated(terms, { attributes: { plan: 'business-plus' }, charges: [charge] }, facts, label), wanted);
};

export const lumen: Adapter = (given, wanted) => {
  const [start] = bounds('lumen-edge-bm', '2025-04');
  const base = start + 5 * DAY + 10 * HOUR;
  const ticket = (id: string, from: number, to: number): Fact[] => [
    fact('ticket.closed', to, { component: 'bm-1', body: { record: id } }),
    fact('ticket.opened', from, { component: 'bm-1', body: { record: id, attributes: { kind: 'outage' } } }),
  ];
  const facts: Fact[] = [
    ...outage(base, base + 45 * MINUTE, { component: 'bm-1' }),
    fact('ticket.opened', base, { component: 'bm-1', body: { record: 'portal', attributes: { kind: 'portal' } } }),
  ];
  const clock = (text: string): number => start + 5 * DAY + Number(text.slice(0, 2)) * HOUR + Number(text.slice(3)) * MINUTE;
  if (given.cumulative_minutes) {
    const [n, d] = String(given.cumulative_minutes).split('/');
    facts.push(...ticket('T-1', base, base + (Number(n) * MINUTE) / Number(d ?? 1)));
  } else if (given.tickets_minutes) (given.tickets_minutes as number[]).forEach((minutes, i) => facts.push(...ticket(`T-${i}`, base + i * DAY, base + i * DAY + minutes * MINUTE)));
  else facts.push(...ticket('T-1', clock(given.ticket.opened), clock(given.ticket.closed)));
  const statement = stated('lumen-edge-bm', { components: { 'bm-1': { kind: 'service' } }, charges: [fee(given.fee.amount, given.fee.currency, { component: 'bm-1' })] }, facts, '2025-04');
  const down = statement.objectives[0]!.measured!.exact;
  return { ...figures(statement, wanted), downtime: trimmed(scaled(down, 1n, BigInt(MINUTE))), counted_minutes: minutesOf(down) };
};

/** The failed component is a switch that the paid one depends on. */
export const rackspace: Adapter = (given, wanted) => {
  const [start] = bounds('rackspace-managed-cloud', '2025-04');
  const facts = spread(start, given.downtime_minutes).flatMap(([from, to], i) => [
    fact('ticket.resolved', to, { component: 'switch', body: { record: `T-${i}` } }),
    fact('ticket.opened', from, { component: 'switch', body: { record: `T-${i}` } }),
  ]);
  const order: Partial<Order> = {
    attributes: { standing: 'good' },
    components: { switch: { kind: 'component' }, web: { kind: 'component', 'depends-on': ['switch'] } },
    charges: [fee(given.fee.amount, given.fee.currency, { component: 'web' })],
  };
  const statement = stated('rackspace-managed-cloud', order, facts, '2025-04');
  return { ...figures(statement, wanted), units: Number(trimmed(scaled(statement.lines[0]!.times.exact, 20n))) };
};
