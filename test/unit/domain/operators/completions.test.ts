/** Tables of what a period leaves: the values that agree with an assumption, and the facts that matter alone. */
import { describe, expect, it } from 'vitest';
import { type KeyedFact, agreeing, commonValues, factOf, recordFact, tableOf } from '../../../../lib/domain/operators/completions.ts';
import { Range } from '../../../../lib/domain/operators/range.ts';
import { integer } from '../../../../lib/domain/money/ratio.ts';
import { readValue } from '../../../../lib/domain/operators/state-texts.ts';

const cause: KeyedFact = { key: 'k1', fact: 'outage/i1: cause', values: ['vendor', 'carrier'] };
const tier: KeyedFact = { key: 'k2', fact: 'customer: tier', values: ['gold', 'basic'] };
const lost: KeyedFact = { key: 'k3', fact: 'outage/i1: lost', values: ['0..4', '5', '6..1/0'].map(readValue) };

describe('a table', () => {
  it('has only the facts that change the value', () => {
    expect(tableOf([cause, tier], ['1', '0', '1', '0'])).toEqual({ facts: ['k1'], values: ['1', '0'] });
    expect(tableOf([cause, tier], ['1', '1', '0', '0'])).toEqual({ facts: ['k2'], values: ['1', '0'] });
    expect(tableOf([cause, tier], ['1', '0', '0', '0'])).toEqual({ facts: ['k1', 'k2'], values: ['1', '0', '0', '0'] });
    expect(tableOf([cause, tier], ['0..1', '0..1', '0..1', '0..1'])).toBeUndefined();
  });

  it('gives the values that agree with the assumption, and all where nothing is assumed', () => {
    const known = { k1: recordFact(cause), k2: recordFact(tier) };
    const table = { facts: ['k1', 'k2'], values: ['a', 'b', 'c', 'd'] };
    const assuming = (assumed: Record<string, string>): readonly (string | null)[] => agreeing(table, known, (key) => assumed[key]);
    expect(assuming({})).toEqual(['a', 'b', 'c', 'd']);
    expect(assuming({ k1: 'carrier' })).toEqual(['b', 'd']);
    expect(assuming({ k1: 'carrier', k2: 'gold' })).toEqual(['b']);
    // A word that the table does not have rules nothing out.
    expect(assuming({ k1: 'weather' })).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives the values of every part of a number that overlaps an assumed part', () => {
    const known = { k3: recordFact(lost) };
    const table = { facts: ['k3'], values: ['a', 'b', 'c'] };
    expect(factOf('k3', known.k3)).toEqual(lost);
    expect(agreeing(table, known, () => integer(5))).toEqual(['b']);
    expect(agreeing(table, known, () => new Range(integer(3), integer(5)))).toEqual(['a', 'b']);
  });
});

describe('a number that two periods divided differently', () => {
  it('has parts that fit both divisions', () => {
    const other = ['0..5', '6..1/0'].map(readValue);
    expect(commonValues(lost.values, other)).toEqual(['0..4', '5', '6..1/0'].map(readValue));
    expect(commonValues(lost.values, ['0..2', '3..7', '8..1/0'].map(readValue))).toEqual(
      ['0..2', '3..4', '5', '6..7', '8..1/0'].map(readValue),
    );
  });
});
