/** Outages found by probes, computed by hand. */
import { readTerms } from '../../../../../lib/schemas/contract.ts';
import { publishedTerms } from '../../../../support/contracts.ts';
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import { MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { fact } from '../../../../support/facts.ts';
import { START, statement, value } from '../../../../support/reported.ts';

describe('probes', () => {
  const probe = (location: string, results: string, stream = 'http'): Fact =>
    fact('probe.batch', START, { id: `${stream}-${location}`, body: { stream, location, start: START, every: MINUTE, results } });
  const seen = (params: object): Terms['definitions'] => ({
    seen: { probes: 'http', 'in-a-row': 2, begins: 'first-failure', ...params },
    time: { duration: 'seen' },
  });
  const facts = [probe('a', '0000111'), probe('b', '1100001'), probe('c', '1111001')];

  it('are down by quorum while that many locations see it at once', () => {
    const minutes = (params: object): number =>
      Number(value(statement(seen(params), facts, { terms: { unknown: 'left-out' } }), 'time')) / MINUTE;
    expect([minutes({ quorum: 1 }), minutes({ quorum: 2 }), minutes({ quorum: 3 }), minutes({ locations: 'all' })]).toEqual([6, 4, 0, 0]);
    // A share of the three locations that check it: 33 % of them is one, 34 % are two, 51 % are two, 67 % are all.
    expect(['33%', '34%', '51%', '66.67%'].map((quorum) => minutes({ quorum }))).toEqual([6, 4, 4, 0]);
  });

  it.each(['0%', '100%', '120%', '1/2', '51', '2 min'])('a quorum of %s is refused with the two ways to write one', (quorum) => {
    const { issues } = readTerms({ makegood: 1, terms: { ...publishedTerms('five-min-threshold'), definitions: seen({ quorum }) } });
    expect(JSON.stringify(issues)).toContain('51%');
  });

  it('that fail while the control fails too, or was not checked, count as passed', () => {
    const control = [probe('a', '1101111', 'origin'), probe('b', '1111111', 'origin')];
    const found = statement(seen({ control: 'origin' }), [probe('a', '0000111'), probe('c', '0000111'), ...control], {
      terms: { unknown: 'left-out' },
    });
    expect(value(found, 'time')).toBe(String(2 * MINUTE));
  });
});
