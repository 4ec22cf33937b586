/** Trailing windows: the mean of the last three days, each day; the mean of the last periods. Computed by hand. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR } from '../../../../../lib/domain/time/instant.ts';
import { refusalsOf, aContract, termsWith } from '../../../../support/contracts.ts';
import { at, fact } from '../../../../support/facts.ts';
import { statement, value } from '../../../../support/reported.ts';

const JANUARY_30 = at('2026-01-30T00:00:00Z');

/** One sample a day, from a day on. */
const sampled = (start: number, values: readonly (string | null)[], stream = 'delay'): Fact =>
  fact('gauge.sampled', start, { id: `s-${start}`, body: { stream, start, every: DAY, values: [...values] } });

const DAILY = { gauge: 'delay', unit: 'ms', every: '24 h', several: 'mean' } as const;
const trailing = (how: string, last: number, rest: object = {}) => ({ aggregate: how, of: 'daily', over: 'slot', last, ...rest });
const FEBRUARY = { label: '2026-02' };
const first = (found: string | string[], count: number): string[] => (found as string[]).slice(0, count);

describe('the mean of the last days, each day', () => {
  const two = [sampled(JANUARY_30, ['10', '20', '60', '70', '80', ...Array.from({ length: 25 }, () => '80')])];

  it('reaches back over the start of the period, so that the first day has its days before', () => {
    const found = statement({ daily: DAILY, means: trailing('mean', 3), tops: trailing('highest', 2) }, two, FEBRUARY);
    expect(first(value(found, 'means'), 4)).toEqual(['30', '50', '70', '230/3']);
    expect(first(value(found, 'tops'), 3)).toEqual(['60', '70', '80']);
    expect(value(found, 'means')).toHaveLength(28);
  });

  it('another length of the window gives other means', () => {
    const found = statement({ daily: DAILY, means: trailing('mean', 2) }, two, FEBRUARY);
    expect(first(value(found, 'means'), 3)).toEqual(['40', '65', '75']);
  });

  it('has fewer days in its windows where the term has just begun', () => {
    const found = statement({ daily: DAILY, means: trailing('mean', 3) }, two, { ...FEBRUARY, order: { from: '2026-01-31' } });
    expect(first(value(found, 'means'), 3)).toEqual(['40', '50', '70']);
  });

  it('is compared, counted and folded like every list', () => {
    const found = statement(
      {
        daily: DAILY,
        means: trailing('mean', 3),
        slow: { compare: 'means', 'more-than': '70 ms' },
        'slow-days': { count: 'slow' },
        worst: { aggregate: 'highest', of: 'means', over: 'stretch' },
        median: trailing('percentile', 3, { rank: '50%', method: 'nearest-rank' }),
      },
      two,
      FEBRUARY,
    );
    expect(['slow-days', 'worst'].map((cell) => value(found, cell))).toEqual(['25', '80']);
    expect(first(value(found, 'median'), 2)).toEqual(['20', '60']);
  });

  it('a day without a sample is in no mean, and a window without any has none', () => {
    const gaps = [sampled(JANUARY_30, [null, '20', null, null, null, '80'])];
    const found = statement({ daily: DAILY, means: trailing('mean', 3) }, gaps, FEBRUARY);
    expect(first(value(found, 'means'), 4)).toEqual(['20', '20', '', '80']);
    expect(found.findings.map(({ code }) => code)).toContain('slots-not-counted');
  });
});

describe('the trailing error rate', () => {
  const counted = (start: number, failed: readonly number[]): Fact =>
    fact('requests.counted', start, {
      id: `r-${start}`,
      body: { stream: 'api', start, every: HOUR, outcomes: { ok: failed.map((n) => 10 - n), failed: [...failed] } },
    });
  const rate = { requests: 'api', as: 'rate', every: '1 h', aligned: 'clock', failed: ['failed'], ignored: [], empty: 'perfect' };
  const START = at('2026-02-01T00:00:00Z');
  const cells = { daily: rate, rates: trailing('mean', 2), worst: { aggregate: 'highest', of: 'rates', over: 'stretch' } };
  const of = (unknown: 'up' | 'down' | 'left-out', facts: readonly Fact[]) =>
    statement(cells, facts, {
      ...FEBRUARY,
      terms: { unknown, objectives: { worst: { 'at-most': '35%' } } },
    });

  it('is exact for slots of different numbers of requests', () => {
    const uneven = fact('requests.counted', START, {
      id: 'uneven',
      body: { stream: 'api', start: START, every: HOUR, outcomes: { ok: [2, 6], failed: [1, 1] } },
    });
    expect(first(value(of('left-out', [uneven]), 'rates'), 2)).toEqual(['1/3', '5/21']);
  });

  it('of hours that no source counted is what the clause says, and the verdict has the bounds without it', () => {
    const two = [counted(START, [4, 2])];
    expect(first(value(of('up', two), 'rates'), 4)).toEqual(['1/5', '3/10', '1/10', '0']);
    expect(first(value(of('down', two), 'rates'), 3)).toEqual(['7/10', '3/10', '3/5']);
    expect(first(value(of('left-out', two), 'rates'), 3)).toEqual(['2/5', '3/10', '1/5']);
    const [judged] = of('up', two).objectives;
    expect([judged!.outcome, judged!.unobserved?.least?.exact, judged!.unobserved?.most?.exact]).toEqual(['met', '3/10', '1']);
  });
});

describe('the mean of the last periods', () => {
  const daily = { daily: { ...DAILY, every: '1 h' }, mean: { aggregate: 'mean', of: 'daily', over: 'slot' } };
  const cells = {
    ...daily,
    months: { 'across-periods': 'mean', last: 3, ending: 'this' },
    means: { aggregate: 'mean', of: 'months', over: 'stretch', last: 2 },
    above: { excess: 'months', above: 'means' },
  };
  const facts = ['2026-01', '2026-02', '2026-03'].map((month, i) => sampled(at(`${month}-01T00:00:00Z`), [['10', '20', '60'][i]!]));

  it('is a list with an entry for each period, which can be compared with the periods', () => {
    const found = statement(cells, facts, { label: '2026-03', order: { from: '2026-01-01' } });
    expect([value(found, 'means'), value(found, 'above')]).toEqual([
      ['10', '15', '40'],
      ['0', '5', '20'],
    ]);
  });
});

describe('a trailing window', () => {
  const refusals = (definitions: object): string[] =>
    refusalsOf(aContract({ terms: termsWith({ definitions: definitions as never, report: Object.keys(definitions) }) }));

  it('is refused where nothing is before the period, nothing has an order, or it has no effect', () => {
    const list = { down: { intervals: 'outage', from: 'started', to: 'ended' }, days: { duration: 'down', each: 'day' } };
    const at = (cell: string): string => `/terms/0/definitions/${cell}/last`;
    expect(refusals({ ...list, means: { aggregate: 'mean', of: 'days', over: 'stretch', last: 3 } })).toEqual([
      `not-allowed ${at('means')}`,
    ]);
    expect(refusals({ daily: DAILY, means: trailing('mean', 1) })).toEqual([`no-effect ${at('means')}`]);
    expect(refusals({ daily: DAILY, means: trailing('mean', 400) })).toEqual([`too-many ${at('means')}`]);
    const whole = {
      requests: 'api',
      as: 'rate',
      every: 'period',
      aligned: 'period-start',
      failed: ['failed'],
      ignored: [],
      empty: 'perfect',
    };
    expect(refusals({ daily: whole, means: trailing('mean', 3) })).toEqual([`not-allowed ${at('means')}`]);
    const months = {
      daily: DAILY,
      mean: { aggregate: 'mean', of: 'daily', over: 'slot' },
      months: { 'across-periods': 'mean', last: 3, ending: 'this' },
    };
    expect(refusals({ ...months, means: { aggregate: 'mean', of: 'months', over: 'stretch', last: 4 } })).toEqual([
      `no-effect ${at('means')}`,
    ]);
  });
});
