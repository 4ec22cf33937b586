/** Where an error of values stands, and what its message says to do. */
import { describe, expect, it } from 'vitest';
import type { Order, Terms } from '../../../../lib/domain/contract/terms.ts';
import { bandIssues } from '../../../../lib/domain/operators/bands.ts';
import { checkContract } from '../../../../lib/domain/checker/check-contract.ts';
import { parseLiteral } from '../../../../lib/domain/contract/literal.ts';
import { aContract, termsWith } from '../../../support/contracts.ts';

function issues(definitions: Terms['definitions'], given: Partial<Terms> = {}, order: Partial<Order> = {}): string[] {
  const down = { intervals: 'outage', from: 'started', to: 'ended' };
  const terms = termsWith({
    from: '2026-01-01',
    definitions: { down, uptime: { uptime: 'down', of: 'period' }, ...definitions },
    report: ['uptime', ...Object.keys(definitions)],
    ...given,
  });
  return checkContract(aContract({ order: { from: '2026-01-01', ...order }, terms })).issues.flatMap(({ severity, code, path, message }) =>
    severity === 'error' ? [`${code} ${path}: ${message}`] : [],
  );
}

describe('a value that the order sets', () => {
  const parameters = { low: { like: '90%' }, high: { like: '99%' } };
  const table = [
    { 'at-least': 'high', gives: '0%' },
    { 'at-least': 'low', 'less-than': 'high', gives: '5%' },
    { 'less-than': 'low', gives: '10%' },
  ];
  const rate = (low: string, high: string): string[] =>
    issues({ rate: { bands: 'uptime', table } }, { parameters }, { parameters: { low, high } });

  it('has its error in the order, not in the terms', () => {
    expect(rate('90%', '99%')).toEqual([]);
    expect(rate('99%', '99%')).toEqual([
      expect.stringMatching(/^band-empty \/order\/parameters\/low: "low" is 99% here, .*table\/1.*the two edges are one value/),
    ]);
    expect(rate('99%', '90%')[0]).toMatch(/^band-empty \/order\/parameters\/low: .*the lower edge lies above the upper edge/);
    const step = (to: string, given: Partial<Terms> = {}, order: Partial<Order> = {}): string | undefined =>
      issues({ rounded: { round: 'uptime', to, how: 'down' } }, given, order)[0];
    const most = { parameters: { most: { like: '1%' } } };
    expect(step('most', most, { parameters: { most: '0%' } })).toMatch(/^bad-value \/order\/parameters\/most: "most" is 0% here/);
    expect(step('0%')).toMatch(/^bad-value \/terms\/0\/definitions\/rounded\/to: /);
  });
});

describe('two equal edges of a band', () => {
  it('are not reported as edges in the wrong order', () => {
    const found = (low: string, high: string): string | undefined =>
      bandIssues([{ 'at-least': low, 'less-than': high, gives: '5%' }], 'as-better', parseLiteral)[0]?.message;
    expect(found('99%', '99%')).toContain('the two edges are one value');
    expect(found('99.1%', '99%')).toContain('lies above');
  });
});

describe('a value of another kind', () => {
  const limited = (limit: string, unit: string): string[] =>
    issues({
      load: { gauge: 'load', unit, every: '1 h', several: 'mean' },
      busy: { while: 'load', 'more-than': limit },
    });

  it('is refused with a message in the form of the samples, and is then accepted in that form', () => {
    expect(limited('5%', '%')[0]).toContain('write "5 %"');
    expect(limited('5 %', '%')).toEqual([]);
    expect(limited('5%', 'percent')[0]).toContain('write "5 percent"');
    expect(limited('5 percent', 'percent')).toEqual([]);
  });

  it('is refused for a timer, which must be aggregated first', () => {
    const clock = { timer: 'ticket', from: 'opened', to: 'acknowledged', hours: 'always', paused: [], 'counted-in': 'from' };
    expect(issues({ clock, late: { units: 'clock', of: '1 h', counting: 'started' } })[0]).toContain('fold it with `aggregate`');
    const mean = { aggregate: 'mean', of: 'clock', over: 'all' };
    expect(issues({ clock, mean, late: { units: 'mean', of: '1 h', counting: 'started' } })).toEqual([]);
  });
});

describe('a share of members', () => {
  it('is at most all members', () => {
    const found = (limit: object): string[] =>
      issues(
        {
          line: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
          many: { concurrent: 'line', in: 'agreement', ...limit },
        },
        { components: { line: {} } },
      ).map((one) => one.split(':')[0]!);
    expect(found({ 'at-least': '101%' })).toEqual(['never-holds /terms/0/definitions/many/at-least']);
    expect(found({ 'more-than': '100%' })).toEqual(['never-holds /terms/0/definitions/many/more-than']);
    expect(found({ 'at-least': '100%' })).toEqual([]);
  });
});
