/** Names that go in a circle, in every part of a contract: refused with the circle, and nothing walks it without end. */
import { describe, expect, it } from 'vitest';
import { checkContract } from '../../../../lib/domain/checker/check-contract.ts';
import type { Credit } from '../../../../lib/domain/contract/terms.ts';
import { above, withParts } from '../../../../lib/domain/contract/included-credits.ts';
import type { Contract } from '../../../../lib/domain/contract/terms.ts';
import { aContract, assessed, termsWith } from '../../../support/contracts.ts';
import { outage } from '../../../support/facts.ts';

const LINE = { of: 'fee', times: '10%', for: 'down' } as const;

const codesOf = (credits: Readonly<Record<string, Credit>>): string[] => {
  const terms = termsWith({
    definitions: {
      outage: { intervals: 'outage', from: 'started', to: 'ended' },
      down: { duration: 'outage' },
      long: { compare: 'down', 'more-than': '10 min' },
      fee: { charges: 'all', 'taken-from': 'period' },
    },
    objectives: { down: { 'at-most': '0 min' } },
    credits,
    claims: {},
  });
  return checkContract(aContract({ terms })).issues.map(({ code }) => code);
};

/** Inclusions of so many credits: each entry names what the credit of its number includes. */
function* inclusions(many: number): Generator<readonly (readonly number[])[]> {
  for (let n = 0; n < 2 ** (many * many); n += 1)
    yield Array.from({ length: many }, (_, i) => Array.from({ length: many }, (_, j) => j).filter((j) => (n >> (i * many + j)) & 1));
}

const creditsOf = (inclusion: readonly (readonly number[])[], key: 'sum' | 'highest', line: object): Record<string, Credit> =>
  Object.fromEntries(
    inclusion.map((parts, i) => [`c${i}`, parts.length === 0 ? LINE : { ...line, if: ['long'], [key]: parts.map((part) => `c${part}`) }]),
  );

/** Whether a credit includes itself, through others too. */
const isCircular = (inclusion: readonly (readonly number[])[]): boolean =>
  inclusion.some((parts, i) => {
    const reached = new Set(parts);
    for (const part of reached) for (const next of inclusion[part]!) reached.add(next);
    return reached.has(i);
  });

describe('credits that include each other in every combination of three', () => {
  const all = [...inclusions(3)];

  it.each(['sum', 'highest'] as const)('by `%s`: only a circle is refused', (key) => {
    const circular = all.filter(isCircular);
    expect(circular.length).toBeGreaterThan(100);
    // A credit that two include goes up by one of them alone, so a circle may be said as `included-twice`.
    const refused = new Set(['cycle', 'included-twice']);
    expect(circular.filter((one) => !codesOf(creditsOf(one, key, {})).some((code) => refused.has(code)))).toEqual([]);
    expect(all.filter((one) => !isCircular(one)).filter((one) => codesOf(creditsOf(one, key, {})).includes('cycle'))).toEqual([]);
  });

  it('are refused in a circle with any other clauses of the credits', () => {
    for (const one of all.filter(isCircular)) expect(codesOf(creditsOf(one, 'sum', LINE))).toContain('one-of');
  });

  it('are walked once in a circle, in both directions', () => {
    const credits = creditsOf([[1], [2], [1]], 'sum', {});
    expect([...withParts(credits, 'c0')]).toEqual(['c0', 'c1', 'c2']);
    expect(above(credits, 'c2')).toEqual(['c1', 'c0']);
    expect(above(creditsOf([[0]], 'sum', {}), 'c0')).toEqual(['c0']);
  });
});

describe('components that depend on each other in every combination of three', () => {
  const terms = termsWith({
    components: { line: { 'depends-on': 'line' } },
    definitions: {
      own: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
      down: { downstream: 'own' },
      availability: { uptime: 'down', of: 'period' },
    },
    objectives: { availability: { 'at-least': '99.9%' } },
  });
  const contractOf = (needs: readonly (readonly number[])[]): Contract => {
    const line = (others: readonly number[]): object => ({
      kind: 'line',
      ...(others.length > 0 && { 'depends-on': others.map((other) => `c${other}`) }),
    });
    return aContract({ order: { components: Object.fromEntries(needs.map((others, i) => [`c${i}`, line(others)])) as never }, terms });
  };
  const start = Date.parse('2026-02-10T00:00:00Z');
  const facts = outage(start, start + 36_000_000, { component: 'c0' });

  it('are down when one that they depend on is down, also in a circle', () => {
    for (const needs of inclusions(3)) {
      if (needs.some((others, i) => others.includes(i))) continue;
      const result = assessed(contractOf(needs), facts, '2026-02');
      const breached = result.statement.objectives.flatMap(({ index, outcome }) => (outcome === 'breached' ? [index] : []));
      const reached = (from: number): boolean => {
        const met = new Set([from]);
        for (const at of met) for (const next of needs[at]!) met.add(next);
        return met.has(0);
      };
      expect([needs, breached]).toEqual([needs, [0, 1, 2].filter(reached).map((i) => `c${i}`)]);
    }
  });

  it('are refused when one depends on itself', () => {
    const { issues } = checkContract(contractOf([[1], [0, 1], []]));
    expect(issues.filter(({ severity }) => severity === 'error').map(({ code, path }) => [code, path])).toEqual([
      ['no-effect', '/order/components/c1/depends-on'],
    ]);
  });
});

describe('other names', () => {
  const codes = (terms: object): string[] => checkContract(aContract({ terms: terms as never })).issues.map(({ code }) => code);

  it.each([
    ['definitions', { definitions: { a: 'b', b: 'a' } }],
    ['a definition of itself', { definitions: { a: 'a' } }],
    ['cells', { definitions: { a: { duration: 'b' }, b: { 'all-of': ['a', 'a'] } } }],
    ['component kinds', { definitions: {}, components: { a: { in: 'b' }, b: { in: 'a' } } }],
    ['a kind in itself', { definitions: {}, components: { a: { in: 'a' } } }],
    [
      'calendars',
      {
        definitions: {
          a: { 'any-of': ['b', 'c'] },
          b: { except: ['a', 'c'] },
          c: { 'business-hours': 'UTC', open: { daily: ['08:00-10:00'] } },
        },
      },
    ],
    [
      'values by date',
      {
        definitions: {
          a: { 'effective-dated': 'period', values: { '2026-01-01': 'b' } },
          b: { 'effective-dated': 'period', values: { '2026-01-01': 'a' } },
        },
      },
    ],
    ['what earlier periods gave', { definitions: { a: { 'across-periods': 'a', last: 3, ending: 'this' } } }],
    [
      'witnesses',
      {
        definitions: {
          a: { witnesses: ['b', 'c'], decide: 'first-known' },
          b: { witnesses: ['a', 'c'], decide: 'first-known' },
          c: { intervals: 'outage', from: 'started', to: 'ended' },
        },
      },
    ],
    [
      'a limit by the number of its own cases',
      {
        definitions: {
          down: { intervals: 'outage', from: 'started', to: 'ended' },
          availability: { uptime: 'down', of: 'period' },
          breached: { count: 'availability', that: 'breached' },
          many: { compare: 'breached', 'at-least': 1 },
          limit: { 'depending-on': 'many', cases: { holds: '99%', fails: '98%' } },
        },
        objectives: { availability: { 'at-least': 'limit' } },
      },
    ],
  ])('a circle through other names is found: %s', (_, terms) => {
    expect(codes(terms)).toContain('cycle');
  });
});
