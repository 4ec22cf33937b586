/** A missing fact that decides several things decides them together. */
import { describe, expect, it } from 'vitest';
import type { Attribute, Credit, Terms } from '../../../../lib/domain/contract/terms.ts';
import type { EventType, Fact, FactBody } from '../../../../lib/domain/evidence/fact.ts';
import { compare, ratio, subtract } from '../../../../lib/domain/money/ratio.ts';
import { Range, Unstated, leastOf, mostOf } from '../../../../lib/domain/operators/range.ts';
import { Splits } from '../../../../lib/domain/operators/splits.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { aContract, checked, statementOf, termsWith } from '../../../support/contracts.ts';
import { fact, outage } from '../../../support/facts.ts';

const MINUTE = 60_000;

function contractWith(
  attributes: Record<string, Attribute>,
  definitions: Terms['definitions'],
  objectives: Terms['objectives'],
  credits: Record<string, Credit>,
): ReturnType<typeof checked> {
  const claims = { pay: 'automatic' as const };
  const terms = termsWith({ from: '2026-01-01', components: { site: {} }, attributes, definitions, objectives, credits, claims });
  return checked(aContract({ order: { from: '2026-01-01', components: { s: { kind: 'site' } } }, terms }));
}

/** So many minutes down at the beginning of each of two months. */
const down = (minutes: number): Fact[] =>
  ['2026-01-05', '2026-02-05'].flatMap((day) => {
    const start = Date.parse(`${day}T00:00:00Z`);
    return outage(start, start + minutes * MINUTE, { sender: 'file', component: 's' });
  });

const inFebruary = (contract: ReturnType<typeof checked>, facts: readonly Fact[]): Statement => statementOf(contract, facts, '2026-02');

const owed = ({ total, bounds }: Statement): string =>
  bounds ? `${bounds.toCustomer.least.amount}..${bounds.toCustomer.most?.amount ?? ''}` : total.amount;

describe('a number that no event gave', () => {
  const twice = contractWith(
    { objective: { of: 'customer', unit: 'share' } },
    {
      availability: { uptime: 'outages', of: 'period' },
      outages: { intervals: 'outage', from: 'started', to: 'ended' },
      objective: { 'record-value': 'objective' },
      'far-enough': { compare: 'availability', 'at-least': 'objective' },
    },
    { availability: { 'at-least': 'objective' } },
    {
      breached: { of: '20.00 USD', times: '100%', 'if-breached': 'availability' },
      met: { of: '20.00 USD', times: '100%', if: ['far-enough'], for: 'availability' },
      pay: { sum: ['breached', 'met'] },
    },
  );

  it('decides two opposite amounts together, not each by itself', () => {
    expect(owed(inFebruary(twice, down(200)))).toBe('20.00');
  });
});

describe('a word that no event gave', () => {
  const contract = contractWith(
    { severity: { of: 'ticket', values: ['P1', 'P2'] } },
    {
      office: { 'business-hours': 'UTC', open: { daily: ['08:00-20:00'] } },
      hours: { 'depending-on': 'severity', cases: { P1: 'always', P2: 'office' } },
      answered: {
        timer: 'ticket',
        from: 'opened',
        to: 'resolved',
        hours: 'hours',
        paused: [],
        'counted-in': 'from',
        'on-severity-change': 'restart',
        'on-reopen': 'ignore',
        where: [{ attribute: 'severity', is: ['P1'] }],
      },
    },
    { answered: { 'at-most': '14 h' } },
    { pay: { of: '20.00 USD', times: '100%', 'if-breached': 'answered' } },
  );

  it('decides both which records count and their hours, although the hours were not evaluated before', () => {
    const ticket = (type: EventType, when: string, body: FactBody = {}): Fact =>
      fact(type, when, { sender: 'file', component: 's', body: { record: 't', ...body } });
    const { objectives } = inFebruary(contract, [
      ticket('ticket.opened', '2026-02-11T08:00:00Z'),
      ticket('attribute.set', '2026-02-11T08:00:00Z', { of: 'ticket', name: 'severity', value: 'no such word' }),
      ticket('ticket.resolved', '2026-02-12T09:00:00Z'),
    ]);
    expect(objectives.map(({ possible, measured, bounds }) => [possible, measured?.shown, bounds])).toEqual([
      [['breached', 'none'], '25 h', undefined],
    ]);
  });
});

describe('the parts of a number', () => {
  it.each([
    [new Unstated(new Range(ratio(0n), ratio(1n)), 'f', false), [ratio(1n, 4n), ratio(1n, 3n), ratio(1n)]],
    [new Unstated(new Range(ratio(0n), ratio(10n)), 'f', true), [ratio(0n), ratio(5n, 2n), ratio(3n), ratio(4n), ratio(11n)]],
  ])('leave no possible value out, and do not overlap', (number, values) => {
    const splits = new Splits();
    for (const value of values) splits.note(number, value);
    const parts = splits.parts().get('f')!;
    const step = number.isWhole ? ratio(1n) : ratio(1n, 10n ** 42n);
    expect([leastOf(parts[0]!), mostOf(parts.at(-1)!)]).toEqual([number.least, number.most]);
    for (const [i, part] of parts.slice(1).entries()) {
      const gap = subtract(leastOf(part), mostOf(parts[i]!));
      expect(compare(gap, ratio(0n))).toBe(1);
      expect(compare(gap, step)).toBeLessThanOrEqual(0);
    }
    for (const value of values) {
      const holders = parts.filter((part) => compare(leastOf(part), value) <= 0 && compare(value, mostOf(part)) <= 0);
      expect(holders.length).toBeLessThanOrEqual(1);
      expect(holders.every((part) => !(part instanceof Range))).toBe(true);
    }
  });

  it('are not made for a sum that is open itself', () => {
    const number = new Unstated(new Range(ratio(0n), ratio(1n)), 'f', false);
    const splits = new Splits();
    splits.noteSum('cap', number, ratio(1n, 2n));
    expect(splits.parts().get('f')).toHaveLength(3);
    splits.noteSum('cap', number, ratio(1n, 3n));
    expect(splits.parts().has('f')).toBe(false);
  });
});
