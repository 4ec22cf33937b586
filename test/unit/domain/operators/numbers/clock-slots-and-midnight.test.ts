/** Lengths in slots by the clock, and stretches that are cut at midnight. */
import { describe, expect, it } from 'vitest';
import type { Definition, Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import { HOUR, MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { explain } from '../../../../../lib/presentation/explain/explain.ts';
import { aContract, refusalsOf } from '../../../../support/contracts.ts';
import { at, outage } from '../../../../support/facts.ts';
import { linesTerms } from '../../../../support/lines.ts';
import { outages, statement, value } from '../../../../support/reported.ts';

const down = (start: string, end: string): Fact[] => outage(at(`2026-04-${start}:00Z`), at(`2026-04-${end}:00Z`));

const counted = (list: Definition, limit: string, facts: readonly Fact[], zone = 'UTC'): number => {
  const definitions: Terms['definitions'] = {
    failure: outages,
    list,
    long: { compare: 'list', 'more-than': limit },
    number: { count: 'long' },
  };
  return Number(value(statement(definitions, facts, { terms: { period: { every: 'month', zone, 'part-period': 'clipped' } } }), 'number'));
};

describe('slots by the clock', () => {
  const slots = { duration: 'failure', each: '5 min' };

  it('an outage marks each slot that it touches, wherever it begins', () => {
    expect(counted(slots, '0 min', down('10T10:04', '10T10:06'))).toBe(2);
    expect(counted(slots, '0 min', down('10T10:05', '10T10:10'))).toBe(1);
    expect(counted(slots, '2 min', down('10T10:04', '10T10:12'))).toBe(1);
  });

  it('several outages in one slot mark it once, and add up in it', () => {
    const facts = [...down('10T10:00', '10T10:01'), ...down('10T10:03', '10T10:05')];
    expect([counted(slots, '0 min', facts), counted(slots, '2 min', facts), counted(slots, '3 min', facts)]).toEqual([1, 1, 0]);
  });

  it('slots begin at local midnight, and the hour is the same list as `1 h`', () => {
    const facts = down('10T10:35', '10T11:25');
    expect([
      counted({ duration: 'failure', each: '1 h' }, '0 min', facts, 'Asia/Kolkata'),
      counted({ duration: 'failure', each: '1 h' }, '0 min', facts),
    ]).toEqual([1, 2]);
    expect(counted({ duration: 'failure', each: 'hour' }, '0 min', facts, 'Asia/Kolkata')).toBe(1);
  });

  it('as a share, a slot that is down whole is 100%', () => {
    expect(counted({ ...slots, as: 'share' }, '99%', down('10T10:04', '10T10:16'))).toBe(2);
  });

  it('a month of one-minute slots with a thousand outages is one list', () => {
    const start = at('2026-04-01T00:00:00Z');
    const facts = Array.from({ length: 1000 }, (_, i) => outage(start + i * 40 * MINUTE, start + i * 40 * MINUTE + 90_000)).flat();
    expect(counted({ duration: 'failure', each: '1 min' }, '0 min', facts)).toBe(2000);
  });
});

describe('stretches that are cut at midnight', () => {
  it('an outage over two midnights is one stretch for each of its days', () => {
    const facts = down('10T22:00', '12T03:00');
    const run = { duration: 'failure', each: 'stretch' };
    expect([counted(run, '0 min', facts), counted({ ...run, cut: 'midnight' }, '0 min', facts)]).toEqual([1, 3]);
    expect(counted({ ...run, cut: 'midnight' }, '2 h', facts)).toBe(2);
  });

  it('midnight is that of the zone of the period', () => {
    const run = { duration: 'failure', each: 'stretch', cut: 'midnight' };
    expect(counted(run, '0 min', down('10T15:00', '10T17:00'), 'Asia/Shanghai')).toBe(2);
    const sum: Terms['definitions'] = { failure: outages, run, total: { aggregate: 'sum', of: 'run', over: 'stretch' } };
    expect(value(statement(sum, down('10T15:00', '12T17:00')), 'total')).toBe(String(50 * HOUR));
  });
});

describe('slots and cuts without an effect', () => {
  it.each<[string, Definition, string]>([
    ['a slot that does not divide a day', { duration: 'failure', each: '7 min' }, 'not-allowed /definitions/x/each'],
    ['a slot of a day', { duration: 'failure', each: '24 h' }, 'not-allowed /definitions/x/each'],
    ['a slot of seconds', { duration: 'failure', each: '1 s' }, 'too-many /definitions/x/each'],
    ['a cut of days', { duration: 'failure', each: 'day', cut: 'midnight' }, 'no-effect /definitions/x/cut'],
    ['a cut of the period', { duration: 'period', each: 'stretch', cut: 'midnight' }, 'no-effect /definitions/x/cut'],
    ['a share of a stretch', { duration: 'failure', each: 'stretch', as: 'share' }, 'not-allowed /definitions/x/as'],
  ])('in a list by the clock, %s is refused', (_, x, issue) => {
    expect(refusalsOf(aContract({ terms: linesTerms({ x }) }), '/terms/0')).toContain(issue);
  });

  it('a count of all slots of the period is refused, because it would count those without failure too', () => {
    const terms = linesTerms({ x: { duration: 'failure', each: '5 min' }, n: { count: 'x' } });
    expect(refusalsOf(aContract({ terms }), '/terms/0')).toContain('no-effect /definitions/n/count');
  });

  it('both are explained in both languages', () => {
    const terms = linesTerms(
      { slots: { duration: 'failure', each: '5 min' }, runs: { duration: 'failure', each: 'stretch', cut: 'midnight' } },
      { report: ['slots', 'runs'] },
    );
    const said = (['en', 'zh'] as const).map((language) => JSON.stringify(explain(aContract({ terms }), language)));
    expect(said[0]).toContain('how much of each 5 min is');
    expect(said[0]).toContain('a stretch over midnight is one for each day');
    expect(said[1]).toContain('每 5 分钟内');
    expect(said[1]).toContain('跨午夜的一段按天分开');
  });
});
