/** Clauses that can never fail, be reached or be taken are refused; those that can are not. */
import { describe, expect, it } from 'vitest';
import type { ClaimStep, Terms } from '../../../../lib/domain/contract/terms.ts';
import { aContract, orderOf, refusalsOf, termsWith } from '../../../support/contracts.ts';
import { RECOVERY } from '../../../support/lines.ts';

function errors(definitions: Terms['definitions'], given: Partial<Terms> = {}): string[] {
  const down = { intervals: 'outage', from: 'started', to: 'ended' };
  const terms = termsWith({
    from: '2026-01-01',
    definitions: { down, uptime: { uptime: 'down', of: 'period' }, ...definitions },
    objectives: { uptime: { 'at-least': '99%' } },
    report: Object.keys(definitions),
    ...given,
  });
  return refusalsOf(aContract({ order: { from: '2026-01-01' }, terms }), '/terms/0');
}

describe('a mark that the value cannot pass', () => {
  it.each<[string, Terms['definitions'][string], string[]]>([
    ['above all', { excess: 'uptime', above: '100%' }, ['never-holds /definitions/x/above']],
    ['nearly all', { excess: 'uptime', above: '99.99%' }, []],
    ['below nothing', { shortfall: 'time', below: '0 h' }, ['never-holds /definitions/x/below']],
    ['below an hour', { shortfall: 'time', below: '1 h' }, []],
  ])('a mark is refused only where no value passes it: %s', (_, x, wanted) => {
    expect(errors({ time: { duration: 'down' }, x })).toEqual(wanted);
  });
});

describe('a band in which no value can fall', () => {
  const rows = (edge: string): Record<string, string>[] => [
    { 'at-most': '1 h', gives: '0%' },
    { 'more-than': '1 h', 'at-most': edge, gives: '5%' },
    { 'more-than': edge, gives: '9%' },
  ];
  it.each<[string, Terms['definitions'], Terms['definitions'][string], string[]]>([
    [
      'of an uptime',
      {},
      {
        bands: 'uptime',
        table: [
          { 'at-least': '0%', gives: '0%' },
          { 'less-than': '0%', gives: '5%' },
        ],
      },
      ['less-than'],
    ],
    ['of a day', { v: { duration: 'down', each: 'day' } }, { bands: 'v', table: rows('27 h') }, ['more-than']],
    ['of a day when the clocks change', { v: { duration: 'down', each: 'day' } }, { bands: 'v', table: rows('24 h') }, []],
    ['of a month', { v: { duration: 'down' } }, { bands: 'v', table: rows('800 h') }, ['more-than']],
    ['of nearly all of a month', { v: { duration: 'down' } }, { bands: 'v', table: rows('743 h') }, []],
    [
      'of a deliverable',
      { v: { deliverable: 'report', every: 'month', due: '5 days' } },
      { bands: 'v', table: rows('800 h') },
      ['more-than'],
    ],
    [
      'of a deliverable within a month',
      { v: { deliverable: 'report', every: 'month', due: '5 days' } },
      { bands: 'v', table: rows('600 h') },
      [],
    ],
    [
      'of a timer, which runs on',
      { c: RECOVERY, v: { aggregate: 'highest', of: 'c', over: 'all' } },
      { bands: 'v', table: rows('8000 h') },
      [],
    ],
  ])('a band is refused only where no value falls into it: %s', (_, definitions, x, wanted) => {
    const row = (x as { table: unknown[] }).table.length - 1;
    expect(errors({ ...definitions, x })).toEqual(wanted.map((edge) => `band-empty /definitions/x/table/${row}/${edge}`));
  });
});

it('a band is not empty because the order gives a parameter another value', () => {
  const rows = [
    { 'at-most': 1, gives: '5%' },
    { 'more-than': 1, gives: '9%' },
  ];
  const text = termsWith({
    from: '2026-01-01',
    parameters: { zones: { like: 2 } },
    definitions: { x: { bands: 'zones', table: rows } },
    objectives: {},
    credits: {},
    claims: {},
    report: ['x'],
  });
  const order = orderOf({ from: '2026-01-01', parameters: { zones: 2 } });
  expect(refusalsOf(aContract({ order, terms: text }))).toEqual([]);
});

describe('an aim', () => {
  it.each<[string, string, string[]]>([
    ['that is the objective itself', 'uptime', ['no-effect /objectives/uptime/aim']],
    ['beyond all that can be', '100.5%', ['limit-empty /objectives/uptime/aim']],
    ['of all', '100%', []],
  ])('an aim is refused only where it has no effect: %s', (_, aim, wanted) => {
    expect(errors({}, { objectives: { uptime: { 'at-least': '99%', aim } } })).toEqual(wanted);
  });
});

describe('a choice with the same result for every value or day', () => {
  const bands = (gives: string): Record<string, string>[] => [
    { 'at-least': '99%', gives: '5%' },
    { 'less-than': '99%', gives },
  ];
  it.each<[string, Terms['definitions'][string], string[]]>([
    ['bands', { bands: 'uptime', table: bands('5%') }, ['no-effect /definitions/x/table']],
    ['bands that differ', { bands: 'uptime', table: bands('9%') }, []],
    ['days', { 'effective-dated': 'period', values: { '2026-01-01': '5%', '2026-05-01': '5%' } }, ['no-effect /definitions/x/values']],
    ['days that differ', { 'effective-dated': 'period', values: { '2026-01-01': '5%', '2026-05-01': '6%' } }, []],
    ['one day', { 'effective-dated': 'period', values: { '2026-01-01': '5%' } }, []],
  ])('a choice is refused only where it changes nothing: %s', (_, x, wanted) => {
    expect(errors({ x })).toEqual(wanted);
  });
});

describe('requests that never fail', () => {
  const rate = (given: object): string[] =>
    errors({ x: { requests: 'api', as: 'rate', every: '5 min', aligned: 'clock', failed: [], ignored: [], empty: 'perfect', ...given } });

  it('are refused, unless a slot without any is a failure', () => {
    expect(rate({})).toEqual(['never-holds /definitions/x/failed']);
    expect(rate({ failed: ['5xx'] })).toEqual([]);
    expect(rate({ empty: 'failed' })).toEqual([]);
  });
});

const credit = (minimum?: Record<string, string>, step: Partial<ClaimStep> = {}): string[] =>
  errors(
    { fee: { charges: 'all', 'taken-from': 'period' } },
    {
      credits: { credit: { of: 'fee', times: '5%', 'if-breached': 'uptime', ...(minimum && { minimum }) } },
      claims: { credit: { do: [{ step: 'claim', after: 'period-end', within: '30 days', ...step }], 'decided-by': 'both-records' } },
    },
  );

describe('a minimum of an amount', () => {
  it('of 0 or less is refused, because it leaves nothing out', () => {
    expect(credit({ 'at-least': '-1.00 USD' })).toEqual(['no-effect /credits/credit/minimum/at-least']);
    expect(credit({ 'more-than': '0.00 USD' })).toEqual(['no-effect /credits/credit/minimum/more-than']);
    expect(credit({ 'at-least': '1.00 USD' })).toEqual([]);
  });
});

describe('a step of a claim that opens when it is over', () => {
  it.each([
    ['40 days', '30 days', true],
    ['2 months', '30 days', true],
    ['1000 h', '30 days', true],
    ['30 days', '1 month', false],
    ['30 days', '30 days', false],
    ['5 days', '30 days', false],
  ])('a step that opens %s into a claim of %s is refused where the claim is over', (opens, within, isRefused) => {
    expect(credit(undefined, { opens, within })).toEqual(isRefused ? ['never-holds /claims/credit/do/0/opens'] : []);
  });
});
