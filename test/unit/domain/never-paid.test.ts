/** Clauses that can never fail, be reached or be taken are refused; those that can are not. */
import { describe, expect, it } from 'vitest';
import type { ClaimStep, Terms } from '../../../lib/domain/contract/terms.ts';
import { checkContract } from '../../../lib/domain/checker/check-contract.ts';
import { orderOf, termsWith } from '../../support/contracts.ts';

function errors(definitions: Terms['definitions'], given: Partial<Terms> = {}): string[] {
  const down = { intervals: 'outage', from: 'started', to: 'ended' };
  const terms = termsWith({
    from: '2026-01-01',
    definitions: { down, uptime: { uptime: 'down', of: 'period' }, ...definitions },
    objectives: { uptime: { 'at-least': '99%' } },
    report: Object.keys(definitions),
    ...given,
  });
  return checkContract({ makegood: 1, order: orderOf({ from: '2026-01-01' }), terms: [terms] }).issues.flatMap(
    ({ severity, code, path }) => (severity === 'error' ? [`${code} ${path.replace('/terms/0', '')}`] : []),
  );
}

describe('a mark that the value cannot pass', () => {
  it.each<[string, Terms['definitions'][string], string[]]>([
    ['above all', { excess: 'uptime', above: '100%' }, ['never-holds /definitions/x/above']],
    ['nearly all', { excess: 'uptime', above: '99.99%' }, []],
    ['below nothing', { shortfall: 'time', below: '0 h' }, ['never-holds /definitions/x/below']],
    ['below an hour', { shortfall: 'time', below: '1 h' }, []],
  ])('%s', (_, x, wanted) => {
    expect(errors({ time: { duration: 'down' }, x })).toEqual(wanted);
  });
});

describe('requests of which none fails', () => {
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

describe('a smallest amount', () => {
  it('of nothing, or less, leaves nothing out', () => {
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
  ])('%s of %s', (opens, within, isRefused) => {
    expect(credit(undefined, { opens, within })).toEqual(isRefused ? ['never-holds /claims/credit/do/0/opens'] : []);
  });
});
