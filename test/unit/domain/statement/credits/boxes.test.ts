/** A missing fact that decides several steps of one amount: what is owed in each completion bounds the sum, and the ends are those of completions. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { aContract, orderOf, statementOf, termsWith } from '../../../../support/contracts.ts';
import { at, fact, outage } from '../../../../support/facts.ts';

const START = at('2026-02-10T00:00:00Z');
const HOUR = 3_600_000;

/** What is owed in February for a text over outages and maintenance of one component. */
function owed(given: Partial<Terms>, facts: readonly Fact[], attributes: Record<string, string> = {}): Statement {
  const terms = termsWith({ components: { line: {} }, claims: { pay: 'automatic' }, ...given } as never);
  return statementOf(aContract({ order: orderOf({ components: { web: { kind: 'line' } }, attributes }), terms }), facts, '2026-02');
}

const shown = ({ total, bounds }: Statement): string =>
  bounds ? `${bounds.toCustomer.least.amount}..${bounds.toCustomer.most?.amount ?? ''}` : total.amount;

const DOWN = outage(START, START + 10 * HOUR, { component: 'web', sender: 'file', body: { record: 'o1' } });
const share = (value: string): Fact =>
  fact('attribute.set', START, { component: 'web', sender: 'file', body: { of: 'outage', record: 'o1', name: 'affected', value } });
const NUMBER = { n: { of: 'customer', unit: 'share', 'reported-by': ['vendor', 'customer'] } };
const AFFECTED = { affected: { of: 'outage', unit: 'share' } };
const DOWNTIME = { intervals: 'outage', from: 'started', to: 'ended', weight: 'affected', overlaps: 'add' };

describe('a missing share of an outage', () => {
  /** The availability is the rate, and is owed only below a target that no number is compared with directly. */
  const terms = {
    attributes: AFFECTED,
    definitions: { down: DOWNTIME, availability: { uptime: 'down', of: 'period' } },
    objectives: { availability: { 'more-than': '99.5%' } },
    credits: { pay: { of: '1000.00 USD', times: 'availability', 'if-breached': 'availability' } },
  } as unknown as Partial<Terms>;

  it('owes at the most what it owes just at the target of its availability', () => {
    expect(shown(owed(terms, DOWN))).toBe('0.00..995.00');
    expect(shown(owed(terms, [...DOWN, share('0.336')]))).toBe('995.00');
    expect(shown(owed(terms, [...DOWN, share('0.33')]))).toBe('0.00');
  });

  it('leaves nothing open where each share gives the same stretch or none', () => {
    const byStretch = {
      ...terms,
      definitions: {
        down: DOWNTIME,
        lengths: { duration: 'down', each: 'stretch' },
        rates: {
          bands: 'lengths',
          table: [
            { 'less-than': '11 h', gives: '0%' },
            { 'at-least': '11 h', gives: '20%' },
          ],
        },
        rate: { aggregate: 'highest', of: 'rates', over: 'stretch' },
        availability: { uptime: 'down', of: 'period' },
      },
      objectives: { availability: { 'at-least': '100%' } },
      credits: { pay: { of: '1000.00 USD', times: 'rate', 'if-breached': 'availability' } },
    } as unknown as Partial<Terms>;
    expect(shown(owed(byStretch, DOWN))).toBe('0.00');
    expect(shown(owed(byStretch, [...DOWN, share('0.5')]))).toBe('0.00');
  });
});

describe('a missing number that arithmetic uses twice', () => {
  const twice = (cells: object): Partial<Terms> => ({
    attributes: NUMBER,
    definitions: { n: { 'record-value': 'n' }, ...cells },
    objectives: { rate: { 'at-most': '50%' } },
    credits: { pay: { of: '1000.00 USD', times: 'rate', for: 'rate' } },
  });

  it('owes little more than its real most: a share less its square is a quarter', () => {
    const cells = { square: { multiply: 'n', by: 'n' }, rate: { subtract: 'square', from: 'n' } };
    const most = Number(owed(twice(cells), []).bounds!.toCustomer.most!.amount);
    expect(most).toBeGreaterThanOrEqual(250);
    expect(most).toBeLessThan(252);
    expect(shown(owed(twice(cells), [], { n: '0.5' }))).toBe('250.00');
  });

  it('owes a tenth at the most where a share of it and its rest are taken from each other', () => {
    const cells = { most: { multiply: 'n', by: '90%' }, rate: { subtract: 'most', from: 'n' } };
    expect(shown(owed(twice(cells), []))).toBe('0.00..100.00');
  });
});

describe('work of which a milestone may still be reached', () => {
  const scheduled = fact('maintenance.scheduled', START - 100 * HOUR, {
    component: 'web',
    sender: 'file',
    body: { record: 'm1', start: START, end: START + 2 * HOUR },
  });
  const terms = {
    attributes: {},
    definitions: {
      work: { intervals: 'maintenance', from: 'planned-start', to: 'planned-end', where: [{ missing: 'confirmed' }] },
      lengths: { duration: 'work', each: 'stretch' },
      rates: {
        bands: 'lengths',
        table: [
          { 'less-than': '1 h', gives: '20%' },
          { 'at-least': '1 h', gives: '10%' },
        ],
      },
      rate: { aggregate: 'sum', of: 'rates', over: 'stretch' },
    },
    objectives: { rate: { 'at-most': '0%' } },
    credits: { pay: { of: '1000.00 USD', times: 'rate', for: 'rate' } },
  } as unknown as Partial<Terms>;

  it('owes what it owes with it or what it owes without it', () => {
    expect(shown(owed(terms, [scheduled]))).toBe('0.00..100.00');
  });
});
