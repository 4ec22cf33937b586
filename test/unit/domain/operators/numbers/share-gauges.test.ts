/** What slots of a share without a sample are worth: of an availability the other way round than of a loss. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../../lib/domain/contract/terms.ts';
import { HOUR } from '../../../../../lib/domain/time/instant.ts';
import { aContract, assessed, refusalsOf, termsWith } from '../../../../support/contracts.ts';
import { at, fact } from '../../../../support/facts.ts';

const START = at('2026-02-01T00:00:00Z');
/** Three of four slots of the month are sampled, at a half. */
const SAMPLES = fact('gauge.sampled', START, {
  id: 's',
  body: { stream: 'share', start: START, every: HOUR, values: new Array<string>(504).fill('0.5') },
});

const terms = (shareOf: string | undefined, unknown: Terms['unknown'], more: Terms['definitions'] = {}, how = 'mean'): Terms =>
  termsWith({
    unknown,
    definitions: {
      slots: { gauge: 'share', unit: 'share', every: '1 h', several: 'mean', ...(shareOf && { 'share-of': shareOf }) },
      figure: { aggregate: how, of: 'slots', over: 'slot' },
      ...more,
    },
    report: ['figure'],
    objectives: { figure: { 'at-least': '50%' } },
  });

function figure(given: Terms): readonly unknown[] {
  const result = assessed(aContract({ terms: given }), [SAMPLES], '2026-02');
  const { report, objectives } = result.statement;
  return [report[0]!.value, objectives[0]!.unobserved];
}
const issues = (given: Terms): string[] => refusalsOf(aContract({ terms: given }));

describe('a slot of a share without a sample', () => {
  it.each([
    ['successes', 'up', '5/8'],
    ['successes', 'down', '3/8'],
    ['failures', 'up', '3/8'],
    ['failures', 'down', '5/8'],
    [undefined, 'left-out', '1/2'],
  ] as const)('of %s counts as %s: the mean is %s', (shareOf, unknown, mean) => {
    expect(figure(terms(shareOf, unknown))).toMatchObject([{ exact: mean }, { least: { exact: '3/8' }, most: { exact: '5/8' } }]);
  });

  it('is the lowest of an availability when it counts as down, and of a loss when it counts as up', () => {
    const lowest = (shareOf: string, unknown: Terms['unknown']): unknown => figure(terms(shareOf, unknown, {}, 'lowest'))[0];
    expect([lowest('successes', 'down'), lowest('failures', 'up')]).toMatchObject([{ exact: '0' }, { exact: '0' }]);
    expect([lowest('successes', 'up'), lowest('failures', 'down')]).toMatchObject([{ exact: '1/2' }, { exact: '1/2' }]);
  });
});

describe('the side of a share', () => {
  it('must be declared where its slots are aggregated, also through a choice', () => {
    expect(issues(terms(undefined, 'up'))).toEqual(['choice-missing /terms/0/definitions/slots/share-of']);
    const chosen = terms(undefined, 'down', {
      figure: { aggregate: 'mean', of: 'choice', over: 'slot' },
      choice: { 'depending-on': 'tier', cases: { gold: 'slots', basic: 'slots' } },
    });
    Object.assign(chosen, { attributes: { tier: { of: 'customer', values: ['gold', 'basic'] } } });
    expect(issues(chosen)).toContain('choice-missing /terms/0/definitions/slots/share-of');
  });

  it('is refused where it has no effect', () => {
    expect(issues(terms('failures', 'left-out'))).toEqual(['no-effect /terms/0/definitions/slots/share-of']);
    const speed = terms('failures', 'up');
    Object.assign(speed.definitions.slots as object, { unit: 'ms' });
    Object.assign(speed, { objectives: {} });
    expect(issues(speed)).toEqual(['no-effect /terms/0/definitions/slots/share-of']);
  });

  it('must be declared, and is used, where an availability is computed from it', () => {
    const turned = (shareOf?: string): string[] => issues(terms(shareOf, 'left-out', { turned: { uptime: 'figure' } }));
    expect(turned()).toEqual(['choice-missing /terms/0/definitions/slots/share-of']);
    expect([turned('failures'), turned('successes')]).toEqual([[], ['wrong-type /terms/0/definitions/turned/uptime']]);
    const unlike = (cell: Terms['definitions'][string]): string[] =>
      issues(terms(undefined, 'left-out', { turned: { uptime: 'bad', of: 'period' }, bad: cell }));
    expect(unlike({ while: 'slots', 'at-least': '5%' })).toEqual([]);
  });
});

describe('uptime is one less a share of failures', () => {
  const SLOTS = { requests: 'api', as: 'rate', every: '1 h', aligned: 'clock', failed: ['error'], ignored: [], empty: 'perfect' };
  const CELLS: Terms['definitions'] = {
    outage: { intervals: 'outage', from: 'started', to: 'ended' },
    served: { except: ['period', 'outage'] },
    availability: { uptime: 'outage', of: 'period' },
    errors: SLOTS,
    lost: { aggregate: 'mean', of: 'errors', over: 'slot' },
    good: { uptime: 'lost' },
    below: { shortfall: 'availability', below: '100%' },
    band: {
      bands: 'availability',
      table: [
        { 'at-least': '99%', gives: '0%' },
        { 'less-than': '99%', gives: '10%' },
      ],
    },
    reported: { 'record-value': 'loss' },
    met: { count: 'availability', that: 'met' },
    breached: { count: 'availability', that: 'breached' },
    judged: { count: 'availability', that: 'judged' },
    fixed: '1%',
  };
  const made = (cell: Terms['definitions'][string], more: Terms['definitions'] = {}): string[] =>
    issues(
      termsWith({
        attributes: { loss: { of: 'customer', unit: 'share' } },
        definitions: { ...CELLS, ...more, x: cell },
        report: ['x'],
        objectives: { availability: { 'at-least': '99%' } },
      }),
    );
  const AT = ['wrong-type /terms/0/definitions/x/uptime'];

  it.each<[string, Terms['definitions'][string], Terms['definitions']?]>([
    ['an availability', { uptime: 'availability' }],
    ['an availability by another name', { uptime: 'other' }, { other: 'availability' }],
    ['one that was rounded', { uptime: 'shown' }, { shown: { round: 'availability', to: '0.01%', how: 'down' } }],
    ['the product of two', { uptime: 'both' }, { both: { multiply: 'availability', by: 'good' } }],
    [
      'the lowest of earlier ones',
      { uptime: 'low' },
      {
        past: { 'across-periods': 'availability', last: 3, ending: 'previous' },
        low: { aggregate: 'lowest', of: 'past', over: 'stretch' },
      },
    ],
    ['one of two by date', { uptime: 'now' }, { now: { 'effective-dated': 'period', values: { '2026-01-01': 'availability' } } }],
    ['the share that was met', { uptime: 'share' }, { share: { divide: ['met', 'judged'] } }],
    ['what a band gives', { uptime: 'band' }],
    ['a failure rate less its own kind', { uptime: 'mixed' }, { mixed: { multiply: 'availability', by: 'lost' } }],
    ['a constant', { uptime: 'fixed' }],
    ['the time that was served', { uptime: 'served', of: 'period' }],
    [
      'the share of a day that was served',
      { uptime: 'most' },
      { days: { duration: 'served', each: 'day', as: 'share' }, most: { aggregate: 'highest', of: 'days', over: 'stretch' } },
    ],
    ['time without many errors', { uptime: 'fine', of: 'period' }, { fine: { while: 'errors', 'less-than': '5%' } }],
  ])('an uptime of a share of successes is refused: %s', (_, cell, more) => {
    expect(made(cell, more)).toEqual(AT);
  });

  it.each<[string, Terms['definitions'][string], Terms['definitions']?]>([
    ['a mean of failure rates', { uptime: 'lost' }],
    ['half of one', { uptime: 'half' }, { half: { multiply: 'lost', by: '50%' } }],
    ['what an availability lacks', { uptime: 'below' }],
    ['the share that was breached', { uptime: 'share' }, { share: { divide: ['breached', 'judged'] } }],
    ['a number of the order, which is not known', { uptime: 'reported' }],
    [
      'the share of a day that was down',
      { uptime: 'worst' },
      { days: { duration: 'outage', each: 'day', as: 'share' }, worst: { aggregate: 'highest', of: 'days', over: 'stretch' } },
    ],
    ['time with many errors', { uptime: 'bad', of: 'period' }, { bad: { while: 'errors', 'at-least': '5%' } }],
    ['time that was not served', { uptime: 'unserved', of: 'period' }, { unserved: { except: ['period', 'served'] } }],
  ])('an uptime of a share of failures is accepted: %s', (_, cell, more) => {
    expect(made(cell, more)).toEqual([]);
  });
});

describe('slots that are left out where only counted slots are read', () => {
  const peak = (hours: string, of: string, more: Partial<Terms> = {}, every = '5 min'): string[] =>
    issues(
      termsWith({
        definitions: {
          evening: { 'business-hours': 'UTC', open: { daily: [hours] } },
          same: 'evening',
          speed: { gauge: 'speed', unit: 'Gbit/s', every, several: 'mean', during: 'evening' },
          slow: { while: 'speed', 'less-than': '10 Gbit/s' },
          delivered: { uptime: 'slow', of },
        },
        objectives: { delivered: { 'at-least': '99%' } },
        ...more,
      }),
    );
  const idle = ['no-effect /terms/0/definitions/speed/during'];

  it.each([
    ['the same times', peak('19:00-23:00', 'evening'), idle],
    ['the same times by another name', peak('19:00-23:00', 'same'), idle],
    ['other times', peak('19:00-23:00', 'period'), []],
    ['times that begin within a slot', peak('19:02-23:00', 'evening'), []],
    ['slots that a change of the clocks may move', peak('19:00-23:00', 'evening', {}, '1 h'), []],
    ['what is reported too', peak('19:00-23:00', 'evening', { report: ['speed'] }), []],
  ])('a rule for slots is refused only where it has no effect: %s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});
