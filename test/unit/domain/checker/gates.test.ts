/** Gates that say what holds anyway, and gates that never hold together. */
import { describe, expect, it } from 'vitest';
import type { Credit, Terms } from '../../../../lib/domain/contract/terms.ts';
import { linesOrder, linesTerms } from '../../../support/lines.ts';
import { aContract, refusalsOf } from '../../../support/contracts.ts';

const FLAGS: Terms['definitions'] = {
  met: { compare: 'availability', 'at-least': '99.9%' },
  unmet: { compare: 'availability', 'less-than': '99.9%' },
  bad: { compare: 'availability', 'less-than': '99%' },
  poor: { compare: 'uptimes', 'at-most': '99.5%' },
  uptimes: 'availability',
  gold: { 'attribute-is': 'tier', is: ['gold'] },
  paid: { 'attribute-is': 'tier', is: ['gold', 'silver'] },
  basic: { 'attribute-is': 'tier', is: ['basic'] },
  'below-goal': { compare: 'availability', 'less-than': 'goal' },
  'on-goal': { compare: 'availability', 'at-least': 'goal' },
  goal: { 'record-value': 'objective' },
  same: 'bad',
};

function errorsOf(credits: Record<string, Credit>, more: Partial<Terms> = {}): string[] {
  const base = linesTerms(FLAGS);
  const terms = {
    ...base,
    attributes: {
      ...base.attributes,
      tier: { of: 'line', values: ['gold', 'silver', 'basic'], default: 'basic' },
      objective: { of: 'line', unit: 'share' },
    },
    credits,
    claims: { credit: 'automatic' },
    ...more,
    definitions: { ...base.definitions, ...more.definitions },
  } as Terms;
  return refusalsOf(aContract({ order: linesOrder(), terms }), '/terms/0');
}
const CREDIT: Credit = { of: 'fee', times: '10%', 'if-breached': 'availability' };
const gated = (gates: string[], credit: Credit = CREDIT, more: Partial<Terms> = {}): string[] =>
  errorsOf({ credit: { ...credit, if: gates } }, more);
const AT = '/credits/credit/if';

describe('a gate of what is owed when an objective is breached', () => {
  it.each<[string, string[], string[]]>([
    ['what the limit of the objective says', ['unmet'], [`no-effect ${AT}/0`]],
    ['the contrary of it', ['met'], [`never-holds ${AT}/0`]],
    ['less than it, which says something', ['bad'], []],
    ['under another name of the cell, too', ['poor'], []],
    ['something else', ['gold'], []],
  ])('a gate is refused only where it changes nothing: %s', (_, gates, errors) => {
    expect(gated(gates)).toEqual(errors);
  });

  it('a gate with a computed limit is refused where it is the same', () => {
    const goal = { objectives: { availability: { 'at-least': 'goal' } } } as const;
    expect(gated(['below-goal'], CREDIT, goal)).toEqual([`no-effect ${AT}/0`]);
    expect(gated(['on-goal'], CREDIT, goal)).toEqual([`never-holds ${AT}/0`]);
    expect(gated(['unmet'], CREDIT, goal)).toEqual([]);
    expect(gated(['below-goal'])).toEqual([]);
  });

  it('may require a breach where the credit is owed by its band, and where the objective has two limits', () => {
    expect(gated(['unmet'], { of: 'fee', times: 'rate', for: 'availability' })).toEqual([]);
    expect(gated(['unmet'], CREDIT, { objectives: { availability: { 'at-least': '99.9%', 'at-most': '99.99%' } } })).toEqual([]);
  });
});

describe('gates together', () => {
  it.each<[string, string[], string[]]>([
    ['a flag and its contrary', ['gold', 'basic'], [`never-holds ${AT}/1`]],
    ['a word and more of them', ['gold', 'paid'], [`no-effect ${AT}/1`]],
    ['the other way round', ['paid', 'gold'], [`no-effect ${AT}/0`]],
    ['one cell under two names', ['bad', 'same'], [`no-effect ${AT}/1`]],
    ['limits of which one holds the other', ['bad', 'poor'], [`no-effect ${AT}/1`]],
    ['unlike questions', ['bad', 'gold'], []],
  ])('of two gates one is refused only where it has no effect: %s', (_, gates, errors) => {
    expect(gated(gates)).toEqual(errors);
  });

  it('of a credit and of the one that includes it are compared', () => {
    const whole = {
      definitions: {
        ...FLAGS,
        large: { compare: 'all', 'more-than': '100.00 USD' },
        small: { compare: 'all', 'at-most': '100.00 USD' },
        all: { charges: 'all', 'taken-from': 'period' },
      },
    } as const;
    const tree = (inner: string[], outer: string[]): string[] =>
      errorsOf({ credit: { sum: ['part'], if: outer }, part: { ...CREDIT, if: inner } }, whole);
    expect(tree(['large'], ['large'])).toEqual(['no-effect /credits/part/if/0']);
    expect(tree(['small'], ['large'])).toEqual(['never-holds /credits/part/if/0']);
    expect(tree(['gold'], ['large'])).toEqual([]);
  });

  it('a finding names flags in all-of that exclude each other', () => {
    const all = (...flags: string[]): string[] => gated(['both'], CREDIT, { definitions: { ...FLAGS, both: { 'all-of': flags } } });
    expect(all('gold', 'basic')).toEqual(['never-holds /definitions/both/all-of/1']);
    expect(all('paid', 'gold')).toEqual(['no-effect /definitions/both/all-of/0']);
    expect(all('gold', 'bad')).toEqual([]);
  });

  it('in any-of are refused where one implies another', () => {
    const any = (...flags: string[]): string[] => gated(['one'], CREDIT, { definitions: { ...FLAGS, one: { 'any-of': flags } } });
    expect(any('gold', 'paid')).toEqual(['no-effect /definitions/one/any-of/0']);
    expect(any('paid', 'gold')).toEqual(['no-effect /definitions/one/any-of/1']);
    expect(any('bad', 'same')).toEqual(['no-effect /definitions/one/any-of/1']);
    expect(any('gold', 'bad')).toEqual([]);
  });
});
