/** Numbers with more digits than are kept: bounds stand for them, so that a statement shows nothing as owed only where that is certain. */
import { describe, expect, it } from 'vitest';
import type { Definition, Terms } from '../../../../../lib/domain/contract/terms.ts';
import { linesTerms, stated } from '../../../../support/lines.ts';

const TIMES = 7;
const LONG_SHARE = '33.3333333333333333333333333333333333333%';

/** A share that is squared so often that it has some ten thousand digits. */
const squares = (): Record<string, Definition> =>
  Object.fromEntries(Array.from({ length: TIMES }, (_, i) => [`s${i + 1}`, { multiply: `s${i}`, by: `s${i}` }]));

const owingBy = (rate: Definition): Terms =>
  linesTerms(
    {
      fee: { charges: 'all', 'taken-from': 'period' },
      s0: { divide: [LONG_SHARE, '99.9999999999999999999999999999999999997%'] },
      ...squares(),
      rate,
    },
    { credits: { credit: { of: 'fee', times: 'rate', for: 'availability' } } },
  );

const table = (edge: string): Definition => ({
  bands: `s${TIMES}`,
  table: [
    { 'less-than': edge, gives: '10%' },
    { 'at-least': edge, gives: '0%' },
  ],
});

describe('a number with more than a thousand digits', () => {
  it('decides a band where its bounds do', () => {
    const { total, bounds, findings } = stated(owingBy(table('1%')), []);
    expect([total.amount, bounds]).toEqual(['200.00', undefined]);
    expect(findings.map(({ code }) => code)).toContain('too-precise');
  });

  it('is not said to owe nothing where it is a rate', () => {
    const { total, bounds } = stated(owingBy({ add: `s${TIMES}`, to: '10%' }), []);
    expect([total.amount, bounds?.toCustomer]).toEqual(['200.00', undefined]);
  });
});
