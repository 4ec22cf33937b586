/** The cost of reasons: a month of a service with many short outages, assessed with and without them. */
import type { Terms } from '../lib/domain/contract/terms.ts';
import { type CheckedContract, checkContract } from '../lib/domain/checker/check-contract.ts';
import type { Fact } from '../lib/domain/evidence/fact.ts';
import { assess } from '../lib/domain/statement/assess.ts';
import { MINUTE, parseInstant } from '../lib/domain/time/instant.ts';
import { compare, generator, report } from './harness.ts';

const START = parseInstant('2026-10-01T00:00:00Z')!;
const MONTH = 31 * 1440 * MINUTE;
const GOAL = 3;

/** Availability of each line, without the maintenance that was announced. */
export function flappingContract(lines: readonly string[]): CheckedContract {
  const terms = {
    id: 'flapping',
    title: 'Flapping',
    provider: 'V',
    version: '1',
    from: '2026-01-01',
    'takes-effect': 'next-period',
    money: { currency: 'USD', rounding: 'half-up' },
    period: { every: 'month', zone: 'UTC', 'part-period': 'clipped' },
    unreported: 'up',
    unknown: 'left-out',
    components: { line: {} },
    definitions: {
      down: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
      long: { continuous: 'down', 'at-least': '1 s', 'across-period-end': 'joined' },
      announced: { intervals: 'maintenance', from: 'began', to: 'ended', each: 'line' },
      downtime: { except: ['long', 'announced'] },
      uptime: { uptime: 'downtime', of: 'period' },
      fee: { charges: 'all', each: 'line', 'taken-from': 'period' },
    },
    objectives: { uptime: { 'at-least': '99.9%' } },
    credits: { credit: { of: 'fee', times: '10%', 'if-breached': 'uptime' } },
    claims: { credit: 'automatic' },
  } as unknown as Terms;
  const order = {
    id: 'flapping',
    title: 'Flapping',
    vendor: { id: 'v', name: 'V' },
    customer: { id: 'c', name: 'C' },
    from: '2026-01-01',
    'without-component': 'count' as const,
    components: Object.fromEntries(lines.map((id) => [id, { kind: 'line' }])),
    charges: lines.map((component) => ({
      kind: 'recurring',
      component,
      amount: '1000.00 USD',
      every: 'month' as const,
      'part-month': 'whole' as const,
    })),
  };
  const { checked, issues } = checkContract({ makegood: 1, order, terms: [terms] });
  if (!checked) throw new Error(JSON.stringify(issues));
  return checked;
}

/** Two lines that alternate between down and up all month; each has maintenance in between. @param events how many, at least. */
export function flapping(events: number): Fact[] {
  const random = generator(11);
  const facts: Fact[] = [];
  const add = (type: Fact['type'], occurredAt: number, component: string, body: Fact['body'] = {}): void =>
    void facts.push({
      id: `f${String(facts.length).padStart(8, '0')}`,
      type,
      occurredAt,
      receivedAt: occurredAt + 900,
      sender: 'aws:444455556666',
      speaksFor: 'vendor',
      class: 'account',
      component,
      body,
    });
  const step = (MONTH / events) * 2;
  for (let i = 0; facts.length < events; i += 1) {
    const component = i % 2 === 0 ? 'line-1' : 'line-2';
    const at = START + Math.floor(i * step);
    add('service.down', at, component);
    add('service.up', at + 1000 + Math.floor(random() * (step - 2000)), component);
    if (i % 400 === 0) {
      add('maintenance.started', at, component, { record: `M-${i}` });
      add('maintenance.ended', at + 4 * step, component, { record: `M-${i}` });
    }
  }
  return facts;
}

export function reasons(): void {
  const checked = flappingContract(['line-1', 'line-2']);
  const run = (facts: readonly Fact[], withReasons: boolean): unknown => assess(checked, facts, '2026-10', { reasons: withReasons });
  report(
    [16_000, 64_000].map((events) => {
      const facts = flapping(events);
      return compare(
        `${events.toLocaleString('en')} events, with against without`,
        () => run(facts, true),
        () => run(facts, false),
        events > 20_000 ? 5 : 9,
        GOAL,
      );
    }),
  );
}
