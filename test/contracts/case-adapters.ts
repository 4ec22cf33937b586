/**
 * Turns the loosely typed `given` of a published case into evidence and an order, one adapter per agreement. Outages are
 * spread over the month, overlap, and come in no order, so that a rule that adds up or depends on order shows.
 */
import type { Charge, Order } from '../../lib/domain/agreement/agreement.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { DAY, MINUTE } from '../../lib/domain/time/instant.ts';
import { fact, outage } from '../support/facts.ts';
import { orderOf } from '../support/contracts.ts';

 
export type Given = Record<string, any>;

export interface Scene {
  readonly terms: string;
  readonly order: Order;
  readonly facts: Fact[];
}

const fee = (given: Given, charge: Partial<Charge> = {}): Charge => ({ kind: 'recurring', amount: `${given.fee.amount} ${given.fee.currency}`, every: 'month', 'part-month': 'whole', ...charge });

/** Splits minutes of downtime into outages on several days, the last one told twice with an overlap. */
export function spread(start: number, minutes: number): [number, number][] {
  const total = Math.round(minutes * MINUTE);
  const first = Math.floor(total / 3 / MINUTE) * MINUTE;
  const rest = total - first;
  const a = start + 3 * DAY + 7 * 3_600_000 + 30 * MINUTE;
  const b = start + 11 * DAY + 23 * 3_600_000 + 50 * MINUTE;
  const half = Math.floor(rest / 2 / MINUTE) * MINUTE;
  const pieces: [number, number][] = [[b, b + rest]];
  if (half > 0) pieces.push([b, b + half], [b + half - MINUTE / 2, b + rest]);
  if (first > 0) pieces.push([a, a + first]);
  return pieces;
}

const region = (given: Given): Scene['order'] =>
  orderOf({
    components: {
      'eu-1': { kind: 'region', attributes: { 'zones-used': 2 } },
      a: { kind: 'zone', in: 'eu-1' },
      b: { kind: 'zone', in: 'eu-1' },
      'i-1': { kind: 'instance', in: 'a' },
      'i-2': { kind: 'instance', in: 'a' },
      'i-3': { kind: 'instance', in: 'b' },
    },
    charges: [fee(given, { component: 'eu-1' })],
  });

export function ec2(given: Given, start: number): Scene {
  const facts: Fact[] = [];
  for (const [from, to] of spread(start, given.downtime_minutes)) {
    // Zone a is down longer than zone b, and one instance alone longer still: only the time together counts.
    facts.push(...outage(from, to, { component: 'i-3' }), ...outage(from - 20 * MINUTE, to + 5 * MINUTE, { component: 'i-1' }), ...outage(from - 10 * MINUTE, to + 40 * MINUTE, { component: 'i-2' }));
  }
  facts.push(...outage(start + 20 * DAY, start + 20 * DAY + 3 * 3_600_000, { component: 'i-3' }));
  const { components, ...order } = region(given);
  return { terms: 'aws-ec2-region', order: { ...order, components: Object.fromEntries(Object.entries(components!)) }, facts };
}

export function gce(given: Given, start: number): Scene {
  const pieces: [number, number][] = given.outage_seconds
    ? (given.outage_seconds as number[]).map((seconds, i) => [start + (i + 2) * DAY + 17_000, start + (i + 2) * DAY + 17_000 + seconds * 1000])
    : spread(start, given.downtime_minutes);
  const facts = pieces.flatMap(([from, to]) => ['i-1', 'i-2', 'i-3'].flatMap((component) => outage(from, to, { component })));
  const { components, ...order } = region(given);
  return { terms: 'gcp-gce-multizone', order: { ...order, components: { ...components, 'eu-1': { kind: 'region' } } }, facts };
}

/** A month of counts; `bad` slots have errors just above the limit. */
export function tally(start: number, end: number, bad: ReadonlySet<number>, counts: (slot: number) => { errors: number; requests: number } | undefined = () => undefined): Fact {
  const slots = Math.round((end - start) / (5 * MINUTE));
  const errors = Array.from({ length: slots }, (_, i) => counts(i)?.errors ?? (bad.has(i) ? 51 : i % 7 === 0 ? 50 : 0));
  const succeeded = errors.map((count, i) => (counts(i)?.requests ?? (bad.has(i) || i % 7 === 0 ? 100_000 : i % 5 === 0 ? 0 : 1000)) - count);
  return fact('requests.counted', start, { body: { stream: 'vod', start, end, every: 5 * MINUTE, outcomes: { 'server-error': errors, succeeded, 'banned-content': errors.map((_, i) => (i % 11 === 0 ? 900 : 0)) } } });
}

export function vod(given: Given, start: number, end: number): Scene {
  const bad = new Set<number>();
  let slot = 40;
  for (const length of (given.bad_grain_runs ?? []) as number[]) {
    for (let i = 0; i < length; i += 1) bad.add(slot + i);
    slot += length + 3;
  }
  const charges: Charge[] = given.paid_cash
    ? [fee({ fee: { amount: given.paid_cash, currency: 'CNY' } }), fee({ fee: { amount: given.paid_by_voucher, currency: 'CNY' } }, { kind: 'voucher-paid' })]
    : given.fee
      ? [fee(given)]
      : [];
  const from = given.service_start ? String(given.service_start).slice(0, 10) : '2021-01-01';
  return { terms: 'tencent-vod', order: orderOf({ from, charges }), facts: [tally(start, end, bad)] };
}

export function slack(given: Given, start: number): Scene {
  const amount = given.fee ? String(given.fee.amount) : String(given.fee_month ?? '0.00');
  const charge: Charge = { kind: 'recurring', amount: `${amount} USD`, every: 'once', from: new Date(start + DAY).toISOString().slice(0, 10) };
  const minutes = given.downtime_minutes ?? (given.downtime_hours ?? 0) * 60;
  return {
    terms: given.text_version === '2015' ? 'slack-2015' : 'slack-2024',
    order: orderOf({ attributes: { plan: 'business-plus' }, charges: [charge] }),
    facts: minutes > 0 ? spread(start, minutes).flatMap(([from, to]) => outage(from, to)) : [],
  };
}

export function lumen(given: Given, start: number): Scene {
  const base = start + 5 * DAY + 10 * 3_600_000;
  const ticket = (id: string, from: number, to: number): Fact[] => [
    fact('ticket.closed', to, { component: 'bm-1', body: { record: id } }),
    fact('ticket.opened', from, { component: 'bm-1', body: { record: id, attributes: { kind: 'outage' } } }),
  ];
  const facts: Fact[] = [...outage(base, base + 45 * MINUTE, { component: 'bm-1' }), fact('ticket.opened', base, { component: 'bm-1', body: { record: 'portal', attributes: { kind: 'portal' } } })];
  const clock = (text: string): number => start + 5 * DAY + Number(text.slice(0, 2)) * 3_600_000 + Number(text.slice(3)) * MINUTE;
  if (given.cumulative_minutes) {
    const [n, d] = String(given.cumulative_minutes).split('/');
    facts.push(...ticket('T-1', base, base + (Number(n) * MINUTE) / Number(d ?? 1)));
  } else if (given.tickets_minutes) (given.tickets_minutes as number[]).forEach((minutes, i) => facts.push(...ticket(`T-${i}`, base + i * DAY, base + i * DAY + minutes * MINUTE)));
  else facts.push(...ticket('T-1', clock(given.ticket.opened), clock(given.ticket.closed)));
  return { terms: 'lumen-edge-bm', order: orderOf({ components: { 'bm-1': { kind: 'service' } }, charges: [fee(given, { component: 'bm-1' })] }), facts };
}

/** The failed component is a switch that the paid one depends on. */
export function rackspace(given: Given, start: number): Scene {
  const facts = spread(start, given.downtime_minutes).flatMap(([from, to], i) => [
    fact('ticket.resolved', to, { component: 'switch', body: { record: `T-${i}` } }),
    fact('ticket.opened', from, { component: 'switch', body: { record: `T-${i}` } }),
  ]);
  return {
    terms: 'rackspace-managed-cloud',
    order: orderOf({ attributes: { standing: 'good' }, components: { switch: { kind: 'component' }, web: { kind: 'component', 'depends-on': ['switch'] } }, charges: [fee(given, { component: 'web' })] }),
    facts,
  };
}
