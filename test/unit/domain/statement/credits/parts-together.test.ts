/** A missing fact that decides amounts of both parts of a split period has one value in both. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { HOUR } from '../../../../../lib/domain/time/instant.ts';
import { aContract, orderOf, statementOf, termsWith } from '../../../../support/contracts.ts';
import { at, fact, outage } from '../../../../support/facts.ts';
import { owed } from '../../../../support/futures.ts';

/** Ten percent of the fee of the part for any outage of this cause. */
const version = (from: string, cause: string, more: Partial<Terms> = {}): Terms =>
  termsWith({
    version: from,
    from,
    'takes-effect': 'at-once-splitting-period',
    attributes: { cause: { of: 'outage', values: ['vendor', 'customer'] }, tier: { of: 'customer', values: ['gold', 'basic'] } },
    definitions: {
      down: { intervals: 'outage', from: 'started', to: 'ended', where: [{ attribute: 'cause', is: [cause] }] },
      uptime: { uptime: 'down', of: 'period' },
      fee: { charges: ['recurring'], 'taken-from': 'period' },
    },
    objectives: { uptime: { 'at-least': '100%' } },
    credits: { credit: { of: 'fee', times: '10%', 'if-breached': 'uptime' } },
    claims: { credit: 'automatic' },
    ...more,
  });

const order = orderOf({
  from: '2026-01-01',
  charges: [{ kind: 'recurring', amount: '280.00 USD', every: 'month', 'part-month': 'whole' }],
});

const of = (split: string, facts: readonly Fact[], more: Partial<Terms> = {}): Statement =>
  statementOf(aContract({ order, terms: [version('2026-01-01', 'vendor'), version(split, 'customer', more)] }), facts, '2026-02');

const across = (split: string, more: Record<string, string> = {}): Fact[] => {
  const [middle, body] = [at(`${split}T00:00:00Z`), { record: 'O', ...(more.cause && { attributes: more }) }];
  return outage(middle - HOUR, middle + HOUR, { sender: 'file', body });
};

describe('a missing fact of both parts of a split period', () => {
  it('owes what one of its values owes in both parts together', () => {
    expect(owed(of('2026-02-11', across('2026-02-11')))).toBe('10.00 to 18.00');
    expect(owed(of('2026-02-11', across('2026-02-11', { cause: 'vendor' })))).toBe('10.00');
    expect(owed(of('2026-02-11', across('2026-02-11', { cause: 'customer' })))).toBe('18.00');
  });

  it('is certain where each of its values owes as much, and the lines stay provisional', () => {
    const statement = of('2026-02-15', across('2026-02-15'));
    expect([owed(statement), statement.lines.map(({ part, amount, provisional }) => [part, amount.amount, provisional])]).toEqual([
      '14.00',
      [[expect.any(Number), '14.00', true]],
    ]);
  });

  it('is one reading of a word that the contract does not have, where both versions give it the same meaning', () => {
    const unknown = across('2026-02-11', { cause: 'lightning' });
    expect(owed(of('2026-02-11', unknown))).toBe('10.00 to 18.00');
    const other = {
      attributes: { cause: { of: 'outage', values: ['vendor', 'customer'], 'reads-as': { lightning: 'customer' } } },
    } as const;
    expect(owed(of('2026-02-11', unknown, other))).toBe('18.00 to 28.00');
  });

  it('may differ between the parts where it is an attribute of the customer', () => {
    const ofTier = (tier: string): Partial<Terms> => ({
      definitions: { ...version('2026-01-01', 'vendor').definitions, down: 'always', gate: { 'attribute-is': 'tier', is: [tier] } },
      credits: { credit: { of: 'fee', times: '10%', 'if-breached': 'uptime', if: ['gate'] } },
    });
    const terms = [version('2026-01-01', 'vendor', ofTier('gold')), version('2026-02-11', 'vendor', ofTier('basic'))];
    const set = (when: string, value: string): Fact =>
      fact('attribute.set', at(when), { sender: 'file', id: when, body: { of: 'customer', name: 'tier', value } });
    const stated = (facts: readonly Fact[]): string => owed(statementOf(aContract({ order, terms }), facts, '2026-02'));
    expect(stated([])).toBe('0.00 to 28.00');
    expect(stated([set('2026-01-01T00:00:00Z', 'basic')])).toBe('18.00');
    expect(stated([set('2026-01-01T00:00:00Z', 'gold'), set('2026-02-11T00:00:00Z', 'basic')])).toBe('28.00');
    expect(stated([set('2026-01-01T00:00:00Z', 'basic'), set('2026-02-11T00:00:00Z', 'gold')])).toBe('0.00');
  });
});
