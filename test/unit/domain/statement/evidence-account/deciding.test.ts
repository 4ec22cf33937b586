/** Facts that are named as deciding something would change it; those that change nothing are not named. */
import { describe, expect, it } from 'vitest';
import type { Definition, Order, Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { MissingFact } from '../../../../../lib/domain/operators/missing.ts';
import { decidingAmong } from '../../../../../lib/domain/statement/evidence-account/deciding.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { aContract, statementOf, termsWith } from '../../../../support/contracts.ts';
import { at, fact, outage } from '../../../../support/facts.ts';

const lines = (count: number): NonNullable<Order['components']> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`l${i + 1}`, { kind: 'line' }]));

const definitions: Record<string, Definition> = {
  failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
  availability: { uptime: 'failure', of: 'period' },
  usage: { charges: ['usage'], each: 'line', 'taken-from': 'period' },
};
const tiered: Partial<Terms> = {
  attributes: { tier: { of: 'line', values: ['gold', 'basic'] } },
  definitions: { ...definitions, limit: { 'depending-on': 'tier', cases: { gold: '99.9%', basic: '95%' } } },
  objectives: { availability: { 'at-least': 'limit' } },
  credits: { credit: { of: '100.00 USD', times: 1, 'if-breached': 'availability' } },
};

function stated(given: Partial<Terms>, components: Order['components'], facts: readonly Fact[] = down('l1')): Statement {
  const terms = termsWith({ components: { line: {} }, definitions, claims: { credit: 'automatic' }, ...given });
  return statementOf(aContract({ order: { components: components! }, terms }), facts, '2026-10');
}

const down = (component: string): Fact[] => outage(at('2026-10-10T00:00:00Z'), at('2026-10-10T10:00:00Z'), { component });

describe('the missing facts that a result names', () => {
  it('are not those of a line that meets its objective for every word', () => {
    const { objectives, credits, missing, findings } = stated(tiered, lines(2));
    expect(objectives).toMatchObject([{ outcome: 'undetermined', missing: ['l1: tier'] }, { outcome: 'met' }]);
    expect(credits[0]).toMatchObject({ missing: ['l1: tier'] });
    expect(missing!.map(({ fact: name }) => name)).toEqual(['l1: tier']);
    expect(findings.filter(({ code }) => code === 'attribute-missing').map(({ message }) => message)).toEqual([
      'tier of l1 is not known; the results that it can change are undetermined',
      'tier of l2 is not known; no outcome and no amount of this period depends on it',
    ]);
  });

  it('are not, for more lines than are tried together, those that affect no line that may be owed', () => {
    const { credits, missing } = stated(tiered, lines(12));
    expect(credits[0]).toMatchObject({ missing: ['l1: tier'] });
    expect(missing!.map(({ fact: name }) => name)).toEqual(['l1: tier']);
  });

  it('are those of every line where the number of breached lines decides', () => {
    const given: Partial<Terms> = {
      ...tiered,
      definitions: {
        ...tiered.definitions!,
        breached: { count: 'availability', that: 'breached' },
        many: { compare: 'breached', 'at-least': 2 },
      },
      credits: { credit: { of: '100.00 USD', times: 1, 'if-breached': 'availability', if: ['many'] } },
    };
    const { credits } = stated(given, lines(3), [...down('l1'), ...down('l2')]);
    expect(credits[0]).toMatchObject({ missing: ['l1: tier', 'l2: tier'] });
  });

  it('are not the missing bills of a line that is owed nothing', () => {
    const given: Partial<Terms> = {
      objectives: { availability: { 'at-least': '99.9%' } },
      credits: { credit: { of: 'usage', times: '10%', 'if-breached': 'availability' } },
    };
    expect(stated(given, lines(2)).credits[0]).toMatchObject({ missing: ['bill of usage of l1 for 2026-10'] });
  });

  it('are one fact where an attribute has a word that the contract does not have', () => {
    const given: Partial<Terms> = {
      attributes: { tier: { of: 'customer', values: ['gold', 'basic'] } },
      definitions: { ...definitions, gold: { 'attribute-is': 'tier', is: ['gold'] } },
      objectives: { availability: { 'at-least': '99.9%' } },
      credits: { credit: { of: '100.00 USD', times: 1, 'if-breached': 'availability', if: ['gold'] } },
    };
    const said = fact('attribute.set', '2026-10-05T00:00:00Z', { body: { of: 'customer', name: 'tier', value: 'golden' } });
    const { credits, missing, findings } = stated(given, lines(1), [...down('l1'), { ...said, speaksFor: 'customer' }]);
    expect(credits[0]).toMatchObject({ missing: ['tier "golden"'] });
    expect(missing).toMatchObject([{ fact: 'tier "golden"', said: 'golden' }]);
    expect(findings.map(({ code }) => code)).not.toContain('attribute-missing');
  });
});

describe('a fact that was tried', () => {
  const word = (name: string, ...words: string[]): MissingFact => ({ fact: name, owner: name, name, words });

  it('decides where one of its words gives another result, all else being equal', () => {
    const tried = [word('a', 'x', 'y'), word('b', 'x', 'y', 'z')];
    // The first turns fastest: xx yx xy yy xz yz.
    expect([...decidingAmong(tried, ['1', '1', '2', '2', '1', '1'])]).toEqual(['b']);
    expect([...decidingAmong(tried, ['1', '2', '1', '2', '1', '2'])]).toEqual(['a']);
    expect([...decidingAmong(tried, ['1', '1', '1', '1', '1', '2'])]).toEqual(['a', 'b']);
    expect([...decidingAmong(tried, ['1', '1', '1', '1', '1', '1'])]).toEqual([]);
  });
});
