/** A month of one-minute counts, 43,200 buckets in 30 packed events, assessed against reading them once. */
import type { Terms } from '../lib/domain/contract/terms.ts';
import { type CheckedContract, checkContract } from '../lib/domain/checker/check-contract.ts';
import type { Fact } from '../lib/domain/evidence/fact.ts';
import { assess } from '../lib/domain/statement/assess.ts';
import { MINUTE, parseInstant } from '../lib/domain/time/instant.ts';
import { type StoredFact, fromStoredFact, toStoredFact } from '../lib/schemas/stored-fact.ts';
import { WARM_MONTHS, compare, generator, report } from './harness.ts';

const START = parseInstant('2026-10-01T00:00:00Z')!;
const [DAYS, A_DAY] = [30, 1440];

/** Terms in which a minute with more than five percent errors is down; or with the mean error rate of all minutes. */
function contract(how: 'minutes' | 'mean'): CheckedContract {
  const terms = {
    id: 'buckets',
    title: 'Buckets',
    provider: 'V',
    version: '1',
    from: '2026-01-01',
    'takes-effect': 'next-period',
    money: { currency: 'USD', rounding: 'half-up' },
    period: { every: 'month', zone: 'UTC', 'part-period': 'clipped' },
    unreported: 'up',
    unknown: 'left-out',
    definitions: {
      rate: { requests: 'api', as: 'rate', every: '1 min', aligned: 'clock', failed: ['error'], ignored: ['throttled'], empty: 'perfect' },
      ...(how === 'minutes'
        ? { down: { while: 'rate', 'more-than': '5%' }, uptime: { uptime: 'down', of: 'period' } }
        : { mean: { aggregate: 'mean', of: 'rate', over: 'slot' }, uptime: { uptime: 'mean' } }),
      fee: { charges: 'all', 'taken-from': 'period' },
    },
    objectives: { uptime: { 'at-least': '99.9%' } },
    credits: { credit: { of: 'fee', times: '10%', 'if-breached': 'uptime' } },
    claims: { credit: 'automatic' },
  } as unknown as Terms;
  const order = {
    id: 'buckets',
    title: 'Buckets',
    vendor: { id: 'v', name: 'V' },
    customer: { id: 'c', name: 'C' },
    from: '2026-01-01',
    'without-component': 'count' as const,
    charges: [{ kind: 'recurring', amount: '1000.00 USD', every: 'month' as const, 'part-month': 'whole' as const }],
  };
  const { checked, issues } = checkContract({ makegood: 1, order, terms: [terms] });
  if (!checked) throw new Error(JSON.stringify(issues));
  return checked;
}

function month(): Fact[] {
  const random = generator(9);
  return Array.from({ length: DAYS }, (_, day) => {
    const start = START + day * A_DAY * MINUTE;
    const totals = Array.from({ length: A_DAY }, () => Math.floor(random() * 900) + 100);
    const errors = totals.map((total) => (random() < 0.01 ? Math.floor(random() * total) : 0));
    const outcomes = { error: errors, throttled: totals.map((_total, i) => i % 3), ok: totals.map((total, i) => total - errors[i]!) };
    return {
      id: `d${String(day).padStart(2, '0')}`,
      type: 'requests.counted',
      occurredAt: start,
      receivedAt: start + 1000,
      sender: 'aws:444455556666',
      speaksFor: 'vendor',
      class: 'account',
      body: { stream: 'api', start, every: MINUTE, outcomes },
    } satisfies Fact;
  });
}

/** The minimum work of any reader: parse, then read each count once. */
function readOnce(text: string): number {
  let sum = 0;
  for (const { body } of JSON.parse(text) as StoredFact[])
    for (const counts of Object.values(body.outcomes!)) for (const count of counts) sum += count;
  return sum;
}

export function buckets(): void {
  const text = JSON.stringify(month().map(toStoredFact));
  process.stdout.write(`  43,200 buckets of three outcomes, ${(text.length / 1e3).toFixed(0)} KB as JSON\n`);
  report(
    (['minutes', 'mean'] as const).map((how) => {
      const checked = contract(how);
      const ours = (): unknown => assess(checked, (JSON.parse(text) as StoredFact[]).map(fromStoredFact), '2026-10');
      return compare(
        how === 'minutes' ? 'minutes of more than 5% errors' : "the mean of all minutes' error rates",
        ours,
        () => readOnce(text),
        WARM_MONTHS,
        2,
      );
    }),
  );
}
