/** Measured values by slot, computed by hand. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import { MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { fact } from '../../../../support/facts.ts';
import { START, statement, value } from '../../../../support/reported.ts';

describe('gauges', () => {
  const samples = (values: (string | null)[], id = 's'): Fact =>
    fact('gauge.sampled', START, { id, body: { stream: 'ping', start: START, every: MINUTE, values } });
  const gauge = (several = 'mean', unit = 'ms') => ({ gauge: 'ping', unit, every: '2 min', several });
  const take = (how: string, rest: object = {}) => ({ aggregate: how, of: 'ping', over: 'slot', ...rest });

  it('the mean, the extremes and percentiles are computed over slots, and a slot without a sample is unknown', () => {
    const found = statement(
      {
        ping: gauge(),
        mean: take('mean'),
        top: take('highest'),
        p50: take('percentile', { rank: '50%', method: 'nearest-rank' }),
        line: take('percentile', { rank: '50%', method: 'interpolated' }),
      },
      [samples(['10', '20', null, null, '30.5', null, '40', '41'])],
    );
    expect(['mean', 'top', 'p50', 'line'].map((cell) => value(found, cell))).toEqual(['86/3', '81/2', '61/2', '61/2']);
  });

  it('several samples in one slot count as their mean, lowest or highest, and excursions are times', () => {
    const of = (several: string): string | string[] =>
      value(
        statement({ ping: gauge(several), high: { while: 'ping', 'more-than': '25 ms' }, each: { duration: 'high', each: 'stretch' } }, [
          samples(['10', '40', '26', '27']),
        ]),
        'each',
      );
    expect([of('mean'), of('lowest'), of('highest')]).toEqual([[String(2 * MINUTE)], [String(2 * MINUTE)], [String(4 * MINUTE)]]);
  });

  it('a limit in another unit is refused', () => {
    expect(() => statement({ ping: gauge('mean', 'Gbit/s'), low: { while: 'ping', 'less-than': '5 Mbit/s' } }, [])).toThrow('wrong-unit');
  });

  it('a mean can be divided by the mean of a reference', () => {
    const origin = fact('gauge.sampled', START, {
      id: 'o',
      body: { stream: 'origin', start: START, every: MINUTE, values: ['100', '200'] },
    });
    const found = statement(
      {
        ping: gauge(),
        other: { ...gauge(), gauge: 'origin' },
        edge: take('mean'),
        base: { aggregate: 'mean', of: 'other', over: 'slot' },
        relative: { divide: ['edge', 'base'] },
      },
      [samples(['90', '90']), origin],
    );
    expect(value(found, 'relative')).toBe('3/5');
  });
});
