/** Which text governs which time, and what names of periods mean. */
import { describe, expect, it } from 'vitest';
import type { Order, Terms } from '../../../../lib/domain/contract/terms.ts';
import { periodsOf, servicePeriod } from '../../../../lib/domain/checker/service-period.ts';
import { formatInstant } from '../../../../lib/domain/time/instant.ts';
import { aContract, checked, refusalsOf, termsWith } from '../../../support/contracts.ts';
import { at } from '../../../support/facts.ts';

const DEFINITIONS = {
  outage: { intervals: 'outage', from: 'started', to: 'ended' },
  uptime: { uptime: 'outage', of: 'period' },
};
const text = (version: string, given: Partial<Terms> = {}): Terms =>
  termsWith({ version, from: '2026-01-01', definitions: DEFINITIONS, objectives: { uptime: { 'at-least': '99%' } }, ...given });
const period = (every: Terms['period']['every'], given: Partial<Terms['period']> = {}): Pick<Terms, 'period'> => ({
  period: { every, zone: 'UTC', 'part-period': 'clipped', ...given },
});

/** "2: 2026-01-01 to 2026-02-01", a part each; or the code of the issue. */
function found(versions: readonly Terms[], label: string, order: Partial<Order> = {}): string {
  const result = servicePeriod(checked(aContract({ order: { from: '2026-01-01', ...order }, terms: versions })), label);
  if ('issue' in result) return result.issue.code;
  return (result.parts ?? [result])
    .map(
      ({ checkedTerms, period: { start, end } }) =>
        `${checkedTerms.terms.version}: ${formatInstant(start).slice(0, 10)} to ${formatInstant(end).slice(0, 10)}`,
    )
    .join(', ');
}

describe('a text that has ended', () => {
  it('a text that has ended governs nothing', () => {
    const ended = [text('1', { through: '2026-01-31' })];
    expect(found(ended, '2026-01')).toBe('1: 2026-01-01 to 2026-02-01');
    expect(found(ended, '2026-02')).toBe('no-terms-in-force');
    expect(found([text('1', { through: '2026-01-31' }), text('2', { from: '2026-03-01' })], '2026-02')).toBe('no-terms-in-force');
    expect(found([text('1', { through: '2026-01-31' }), text('2', { from: '2026-03-01' })], '2026-03')).toBe('2: 2026-03-01 to 2026-04-01');
    // What it replaced does not come back.
    expect(found([text('0'), text('1', { from: '2026-02-01', through: '2026-02-28' })], '2026-03')).toBe('no-terms-in-force');
    expect(found(ended, '2026-02', { through: '2026-01-31' })).toBe('outside-term');
  });

  it('in the middle of a period follow the clause on part periods', () => {
    const ending = (clause: Terms['period']['part-period']): string =>
      found([text('1', { through: '2026-02-10', ...period('month', { 'part-period': clause }) })], '2026-02');
    expect([ending('clipped'), ending('whole'), ending('none')]).toEqual([
      '1: 2026-02-01 to 2026-02-11',
      '1: 2026-02-01 to 2026-03-01',
      'part-period',
    ]);
  });

  it('continues until the next text takes effect', () => {
    const followed = (takesEffect: Terms['takes-effect'], from = '2026-02-11'): readonly Terms[] => [
      text('1', { through: '2026-02-10' }),
      text('2', { from, 'takes-effect': takesEffect }),
    ];
    expect(found(followed('next-period'), '2026-02')).toBe('1: 2026-02-01 to 2026-03-01');
    expect(found(followed('next-period'), '2026-03')).toBe('2: 2026-03-01 to 2026-04-01');
    // One that waits for the renewal follows nothing in this term.
    const renewed = (label: string): string => found(followed('next-renewal'), label, { through: '2026-12-31' });
    expect([renewed('2026-02'), renewed('2026-06')]).toEqual(['1: 2026-02-01 to 2026-02-11', 'no-terms-in-force']);
    expect(found(followed('at-once-splitting-period'), '2026-02')).toBe('1: 2026-02-01 to 2026-02-11, 2: 2026-02-11 to 2026-03-01');
    // A gap between the two is governed by neither.
    expect(found(followed('at-once-splitting-period', '2026-02-20'), '2026-02')).toBe(
      '1: 2026-02-01 to 2026-02-11, 2: 2026-02-20 to 2026-03-01',
    );
    expect(
      found(
        [text('1', { through: '2026-01-10' }), text('2', { from: '2026-02-20', 'takes-effect': 'at-once-splitting-period' })],
        '2026-02',
      ),
    ).toBe('2: 2026-02-20 to 2026-03-01');
  });
});

describe('versions with other periods', () => {
  it('take effect where a period of both begins', () => {
    const versions = [text('1'), text('2', { from: '2026-05-01', ...period('quarter') })];
    expect(['2026-05', '2026-06'].map((label) => found(versions, label))).toEqual([
      '1: 2026-05-01 to 2026-06-01',
      '1: 2026-06-01 to 2026-07-01',
    ]);
    expect(found(versions, '2026-Q3')).toBe('2: 2026-07-01 to 2026-10-01');
    const back = [text('1', period('quarter')), text('2', { from: '2026-05-01', ...period('month') })];
    expect(found(back, '2026-05')).toBe('1: 2026-04-01 to 2026-07-01');
    expect(found(back, '2026-07')).toBe('2: 2026-07-01 to 2026-08-01');
    const contract = checked(aContract({ order: { from: '2026-01-01' }, terms: versions }));
    expect(periodsOf(contract, at('2026-12-01T00:00:00Z')).map(({ label }) => label)).toEqual([
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-Q3',
      '2026-Q4',
    ]);
  });

  const ofOrder = (order: Partial<Order>, ...versions: readonly Terms[]): string[] =>
    refusalsOf(aContract({ order: { from: '2026-01-01', ...order }, terms: versions }));
  const refusal = (...versions: readonly Terms[]): string[] => ofOrder({}, ...versions);
  const inZone = (zone: string, given: Partial<Terms> = {}): Terms =>
    text('2', { from: '2026-02-01', ...period('month', { zone }), ...given });

  it.each(['Asia/Shanghai', 'America/Los_Angeles'])(
    'in another zone, %s, are refused: hours would lie in two periods or in none',
    (zone) => {
      expect(refusal(text('1'), inZone(zone))).toEqual(['periods-differ /terms/1/period/zone']);
      expect(refusal(text('1'), inZone(zone, { 'takes-effect': 'at-once-splitting-period' }))).toEqual([
        'periods-differ /terms/1/period/zone',
      ]);
      // A text that ends the day before is followed without a gap.
      expect(refusal(text('1', { through: '2026-01-31' }), inZone(zone))).toEqual(['periods-differ /terms/1/period/zone']);
      expect(refusal(text('1', { through: '2026-01-30' }), inZone(zone))).toEqual([]);
      expect(ofOrder({ through: '2026-12-31' }, text('1'), inZone(zone, { 'takes-effect': 'next-renewal' }))).toEqual([]);
    },
  );

  it('in another zone in which the same instant begins a period are accepted', () => {
    const versions = [text('1'), inZone('Europe/London')];
    expect([found(versions, '2026-01'), found(versions, '2026-02')]).toEqual([
      '1: 2026-01-01 to 2026-02-01',
      '2: 2026-02-01 to 2026-03-01',
    ]);
    // In summer London is an hour ahead.
    expect(refusal(text('1'), inZone('Europe/London', { from: '2026-06-01' }))).toEqual(['periods-differ /terms/1/period/zone']);
  });

  it('that never begin together are refused', () => {
    expect(refusal(text('1', period('90 days')), text('2', { from: '2026-01-20', ...period('year', { starts: '07-07' }) }))).toEqual([
      'periods-differ /terms/1/period/every',
    ]);
  });
});

describe('names of periods', () => {
  const named = (
    every: Terms['period']['every'],
    label: string,
    given: Partial<Terms['period']> = {},
    order: Partial<Order> = {},
  ): string => {
    const result = servicePeriod(
      checked(aContract({ order: { from: '2026-01-01', ...order }, terms: text('1', period(every, given)) })),
      label,
    );
    return 'issue' in result ? `${result.issue.code}: ${result.issue.message}` : result.full.label;
  };

  it.each([
    ['month', '2026-10', '2026-10'],
    ['month', '2026-10-17', '2026-10'],
    ['quarter', '2026-Q4', '2026-Q4'],
    ['quarter', '2026-11', '2026-Q4'],
    ['half-year', '2026-Q4', '2026-H2'],
    ['year', '2026', '2026'],
    ['year', '2026-H1', '2026'],
    ['week', '2026-10-07', '2026-10-05'],
    ['day', '2026-10-07', '2026-10-07'],
    // Thirty days from 2026-01-01: the second begins on the 31st.
    ['30 days', '2026-02-15', '2026-01-31'],
  ] as const)('every %s: %s is in %s', (every, label, wanted) => {
    expect(named(every, label)).toBe(wanted);
    expect(named(every, wanted)).toBe(wanted);
  });

  it.each([
    ['month', '2026', '"2026-01" to "2026-12"'],
    ['month', '2026-Q4', '"2026-10" to "2026-12"'],
    ['quarter', '2026-H2', '"2026-Q3" to "2026-Q4"'],
    ['week', '2026-10', '"2026-09-28" to "2026-10-26"'],
    ['day', '2026-10', '"2026-10-01" to "2026-10-31"'],
    ['14 days', '2026-02', '"2026-01-29" to "2026-02-26"'],
  ] as const)('every %s: %s names none of them', (every, label, wanted) => {
    expect(named(every, label)).toBe(
      `bad-period: "${label}" is not within one period of this contract (every ${every}); name one of ${wanted}`,
    );
  });

  it('that begin on another day are named by it', () => {
    expect(named('month', '2026-10', { starts: 'term' }, { from: '2026-01-15' })).toContain('name one of "2026-09-15" to "2026-10-15"');
    expect(named('month', '2026-10-15', { starts: 'term' }, { from: '2026-01-15' })).toBe('2026-10-15');
    expect(named('quarter', '2026-Q1', { starts: '02-01' })).toContain('name one of "2025-11-01" to "2026-02-01"');
    expect(named('month', '2026-13')).toContain('names no period');
  });
});
