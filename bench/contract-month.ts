/** One contract-month: 200 transitions, 43,200 probes, 8 maintenance windows, 500 tickets with their events, as JSON and packed. */
import type { Terms } from '../lib/domain/contract/terms.ts';
import { type CheckedContract, checkContract } from '../lib/domain/checker/check-contract.ts';
import type { Fact, FactBody } from '../lib/domain/evidence/fact.ts';
import { assess } from '../lib/domain/statement/assess.ts';
import { MINUTE, parseInstant } from '../lib/domain/time/instant.ts';
import { type StoredFact, fromStoredFact, toStoredFact } from '../lib/schemas/stored-fact.ts';
import { WARM_MONTHS, compare, generator, milliseconds, report } from './harness.ts';

const START = parseInstant('2026-10-01T00:00:00Z')!;
const SAMPLES = 43_200;

export function contractOfMonth(): CheckedContract {
  const terms = {
    id: 'month',
    title: 'Month',
    provider: 'V',
    version: '1',
    from: '2026-01-01',
    'takes-effect': 'next-period',
    money: { currency: 'USD', rounding: 'half-up' },
    period: { every: 'month', zone: 'UTC', 'part-period': 'clipped' },
    unreported: 'up',
    unknown: 'left-out',
    components: { service: {} },
    attributes: { severity: { of: 'ticket', values: ['urgent', 'minor'], default: 'minor' } },
    definitions: {
      office: { 'business-hours': 'Europe/London', open: { 'mon-fri': ['09:00-17:00'] } },
      hours: { 'depending-on': 'severity', cases: { urgent: 'always', minor: 'office' } },
      seen: { probes: 'http', 'in-a-row': 3, begins: 'first-failure', each: 'service' },
      reported: { intervals: 'outage', from: 'started', to: 'ended', each: 'service' },
      maintenance: {
        intervals: 'maintenance',
        from: 'began',
        to: 'ended',
        each: 'service',
        where: [{ from: 'announced', to: 'began', 'at-least': '48 h' }],
      },
      both: { 'any-of': ['seen', 'reported'] },
      downtime: { except: ['both', 'maintenance'] },
      uptime: { uptime: 'downtime', of: 'period' },
      rate: {
        bands: 'uptime',
        table: [
          { 'at-least': '99.9%', gives: '0%' },
          { 'at-least': '99%', 'less-than': '99.9%', gives: '10%' },
          { 'less-than': '99%', gives: '25%' },
        ],
      },
      response: {
        timer: 'ticket',
        from: 'opened',
        to: 'acknowledged',
        hours: 'hours',
        paused: [],
        'counted-in': 'from',
        'on-severity-change': 'last',
      },
      recovery: {
        timer: 'ticket',
        from: 'opened',
        to: 'resolved',
        hours: 'hours',
        paused: ['waiting-on-customer'],
        'counted-in': 'from',
        'on-severity-change': 'last',
        'on-reopen': 'resume',
      },
      limit: { 'depending-on': 'severity', cases: { urgent: '1 h', minor: '8 h' } },
      fee: { charges: 'all', 'taken-from': 'period' },
    },
    objectives: { uptime: { 'at-least': '99.9%' }, response: { 'at-most': 'limit' }, recovery: { 'at-most': 'limit' } },
    credits: { credit: { of: 'fee', times: 'rate', for: 'uptime' } },
    claims: { credit: 'automatic' },
  } as unknown as Terms;
  const order = {
    id: 'month',
    title: 'Month',
    vendor: { id: 'v', name: 'V' },
    customer: { id: 'c', name: 'C' },
    from: '2026-01-01',
    'without-component': 'count' as const,
    components: { edge: { kind: 'service' } },
    charges: [{ kind: 'recurring', amount: '1000.00 USD', every: 'month' as const, 'part-month': 'whole' as const }],
  };
  const { checked, issues } = checkContract({ makegood: 1, order, terms: [terms] });
  if (!checked) throw new Error(JSON.stringify(issues));
  return checked;
}

export function factsOfMonth(seed = 5): { probes: Fact[]; packed: Fact[]; rest: Fact[] } {
  const random = generator(seed);
  let sequence = 0;
  const fact = (type: Fact['type'], at: number, body: FactBody): Fact => ({
    id: `01J${String((sequence += 1)).padStart(20, '0')}`,
    type,
    occurredAt: at,
    receivedAt: at + 1200,
    sender: 'aws:444455556666',
    speaksFor: 'vendor',
    class: 'account',
    component: 'edge',
    body,
  });
  const results = Array.from({ length: SAMPLES }, () => (random() < 0.002 ? '0' : '1')).join('');
  const batch = (from: number, marks: string): Fact =>
    fact('probe.batch', START + from * MINUTE, { stream: 'http', start: START + from * MINUTE, every: MINUTE, results: marks });
  const probes = Array.from({ length: SAMPLES }, (_, i) => batch(i, results[i]!));
  const packed = Array.from({ length: 30 }, (_, day) => batch(day * 1440, results.slice(day * 1440, (day + 1) * 1440)));
  const rest: Fact[] = [];
  for (let i = 0; i < 100; i += 1) {
    const at = START + Math.floor(random() * 29 * 1440) * MINUTE;
    rest.push(
      fact('service.down', at, { record: `INC-${i}` }),
      fact('service.up', at + Math.ceil(random() * 40) * MINUTE, { record: `INC-${i}` }),
    );
  }
  for (let i = 0; i < 8; i += 1) {
    const at = START + i * 3 * 1440 * MINUTE;
    rest.push(
      fact('maintenance.scheduled', at - 5000 * MINUTE, { record: `M-${i}`, start: at, end: at + 120 * MINUTE }),
      fact('maintenance.started', at, { record: `M-${i}` }),
      fact('maintenance.ended', at + 120 * MINUTE, { record: `M-${i}` }),
    );
  }
  for (let i = 0; i < 500; i += 1) {
    let at = START + Math.floor(random() * 28 * 1440) * MINUTE;
    const record = `T-${i}`;
    const step = (type: Fact['type'], body: FactBody = {}): void =>
      void rest.push(fact(type, (at += Math.ceil(random() * 60) * MINUTE), { record, ...body }));
    step('ticket.opened', { attributes: { severity: random() < 0.3 ? 'urgent' : 'minor' } });
    step('ticket.acknowledged');
    if (random() < 0.12) {
      step('ticket.paused');
      step('ticket.resumed');
    }
    step('ticket.resolved');
    step('ticket.closed');
  }
  return { probes, packed, rest };
}

function* read(lines: readonly string[]): Generator<Fact> {
  for (const line of lines) yield fromStoredFact(JSON.parse(line) as StoredFact);
}

/** The minimum work of any reader: parse, then read each entry once. */
function onePass(text: string): number {
  let sum = 0;
  for (const entry of JSON.parse(text) as StoredFact[])
    sum += Date.parse(entry.occurredAt) + (entry.type === 'probe.batch' ? entry.body.results!.length : entry.body.record!.length);
  return sum;
}

/** The facts as the store keeps them, one JSON text each. */
const itemsOf = (facts: readonly Fact[]): string[] => facts.map((fact) => JSON.stringify(toStoredFact(fact)));

/** Single checks are read one by one, and assessed while they are read. */
const assessSingle = (contract: CheckedContract, items: readonly string[]): unknown => assess(contract, read(items), '2026-10');

/** The packed month is small enough to be parsed whole, as the anchor parses it. */
const assessPacked = (contract: CheckedContract, text: string, reasons = false): unknown =>
  assess(contract, (JSON.parse(text) as StoredFact[]).map(fromStoredFact), '2026-10', { reasons });

/** The work of `contract-month` and `packed-month`, for what counts its allocations. */
export function allocatedByMonth(): { readonly packed: () => unknown; readonly single: () => unknown } {
  const contract = contractOfMonth();
  const { probes, packed, rest } = factsOfMonth();
  const [items, text] = [itemsOf([...rest, ...probes]), `[${itemsOf([...rest, ...packed]).join(',')}]`];
  return { packed: () => assessPacked(contract, text), single: () => assessSingle(contract, items) };
}

export function contractMonth(): void {
  const contract = contractOfMonth();
  const { probes, rest } = factsOfMonth();
  const items = itemsOf([...rest, ...probes]);
  const text = `[${items.join(',')}]`;
  process.stdout.write(`  ${items.length} events, ${(text.length / 1e6).toFixed(2)} MB as JSON\n`);
  report([
    compare(
      'from JSON, one event a probe',
      () => assessSingle(contract, items),
      () => onePass(text),
      60,
      1.2,
    ),
  ]);
}

/**
 * In a process of its own, as nearly all months are: in a process that still holds 45,000 facts the engine allocates memory differently.
 */
export function packedMonth(): void {
  const contract = contractOfMonth();
  const { packed, rest } = factsOfMonth();
  const text = `[${itemsOf([...rest, ...packed]).join(',')}]`;
  process.stdout.write(`  ${rest.length + packed.length} events, ${(text.length / 1e6).toFixed(2)} MB as JSON\n`);
  const measured = [false, true].map((reasons) =>
    compare(
      reasons ? 'with reasons' : 'from the packed form',
      () => assessPacked(contract, text, reasons),
      () => onePass(text),
      WARM_MONTHS,
    ),
  );
  report(measured);
  const time = measured[0]!.ours;
  process.stdout.write(`  packed: ${milliseconds(time)} (goal <= 5 ms ${time <= 5 ? 'met' : 'NOT met'})\n`);
}

/** Checks that the statement is the same for both forms of checks. */
export function sameMonth(): void {
  const contract = contractOfMonth();
  const { probes, packed, rest } = factsOfMonth();
  const statements = [
    assessSingle(contract, itemsOf([...rest, ...probes])),
    assessPacked(contract, `[${itemsOf([...rest, ...packed]).join(',')}]`),
  ].map((assessment) => JSON.stringify((assessment as { statement: object }).statement).replace(/"evidence":\{"events":\d+\}/, ''));
  if (statements[0] !== statements[1]) throw new Error('the month reported one by one and packed differ');
  process.stdout.write('  reported one by one and packed: the same statement\n');
}
