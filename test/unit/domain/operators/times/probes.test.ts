/** Outages found by probes, computed by hand. */
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
  });

  it('that fail while the control fails too, or was not checked, count as passed', () => {
    const control = [probe('a', '1101111', 'origin'), probe('b', '1111111', 'origin')];
    const found = statement(seen({ control: 'origin' }), [probe('a', '0000111'), probe('c', '0000111'), ...control], {
      terms: { unknown: 'left-out' },
    });
    expect(value(found, 'time')).toBe(String(2 * MINUTE));
  });
});
