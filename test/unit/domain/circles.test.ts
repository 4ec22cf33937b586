/** Names that go in a circle, in every part of a contract: refused with the circle, and nothing walks it without end. */
import { describe, expect, it } from 'vitest';
import { checkContract } from '../../../lib/domain/checker/check-contract.ts';
import type { Credit } from '../../../lib/domain/contract/terms.ts';
import { above, withParts } from '../../../lib/domain/contract/gathering.ts';
import { orderOf, termsWith } from '../../support/contracts.ts';

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
  return checkContract({ makegood: 1, terms: [terms], order: orderOf({}) }).issues.map(({ code }) => code);
};

/** Gatherings of so many credits: each entry names what the credit of its number gathers. */
function* gatherings(many: number): Generator<readonly (readonly number[])[]> {
  for (let n = 0; n < 2 ** (many * many); n += 1)
    yield Array.from({ length: many }, (_, i) => Array.from({ length: many }, (_, j) => j).filter((j) => (n >> (i * many + j)) & 1));
}

const creditsOf = (gathering: readonly (readonly number[])[], key: 'sum' | 'highest', line: object): Record<string, Credit> =>
  Object.fromEntries(
    gathering.map((parts, i) => [`c${i}`, parts.length === 0 ? LINE : { ...line, if: ['long'], [key]: parts.map((part) => `c${part}`) }]),
  );

/** Whether a credit gathers itself, through others too. */
const isCircular = (gathering: readonly (readonly number[])[]): boolean =>
  gathering.some((parts, i) => {
    const reached = new Set(parts);
    for (const part of reached) for (const next of gathering[part]!) reached.add(next);
    return reached.has(i);
  });

describe('credits that gather each other in every way that three can', () => {
  const all = [...gatherings(3)];

  it.each(['sum', 'highest'] as const)('by `%s`: a circle is said, and nothing else is one', (key) => {
    const circular = all.filter(isCircular);
    expect(circular.length).toBeGreaterThan(100);
    // A credit that two gather goes up by one of them alone, so a circle may be said as `gathered-twice`.
    const refused = new Set(['cycle', 'gathered-twice']);
    expect(circular.filter((one) => !codesOf(creditsOf(one, key, {})).some((code) => refused.has(code)))).toEqual([]);
    expect(all.filter((one) => !isCircular(one)).filter((one) => codesOf(creditsOf(one, key, {})).includes('cycle'))).toEqual([]);
  });

  it('whatever else the credits say', () => {
    for (const one of all.filter(isCircular)) expect(codesOf(creditsOf(one, 'sum', LINE))).toContain('one-of');
  });

  it('is walked once, up and down', () => {
    const credits = creditsOf([[1], [2], [1]], 'sum', {});
    expect([...withParts(credits, 'c0')]).toEqual(['c0', 'c1', 'c2']);
    expect(above(credits, 'c2')).toEqual(['c1', 'c0']);
    expect(above(creditsOf([[0]], 'sum', {}), 'c0')).toEqual(['c0']);
  });
});

describe('other names', () => {
  const codes = (terms: object): string[] =>
    checkContract({ makegood: 1, terms: [termsWith(terms as never)], order: orderOf({}) }).issues.map(({ code }) => code);

  it.each([
    ['definitions', { definitions: { a: 'b', b: 'a' } }],
    ['a definition of itself', { definitions: { a: 'a' } }],
    ['cells', { definitions: { a: { duration: 'b' }, b: { 'all-of': ['a', 'a'] } } }],
    ['component kinds', { definitions: {}, components: { a: { in: 'b' }, b: { in: 'a' } } }],
    ['a kind in itself', { definitions: {}, components: { a: { in: 'a' } } }],
  ])('%s', (_, terms) => {
    expect(codes(terms)).toContain('cycle');
  });
});
