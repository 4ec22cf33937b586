/** What slots of a share without a sample are worth: of an availability the other way round than of a loss. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../lib/domain/agreement/agreement.ts';
import { checkContract } from '../../lib/domain/agreement/contract.ts';
import { assess } from '../../lib/domain/statement/assess.ts';
import { HOUR } from '../../lib/domain/time/instant.ts';
import { checked, orderOf, termsWith } from '../support/contracts.ts';
import { at, fact } from '../support/facts.ts';

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
      figure: { take: how, of: 'slots', across: 'slot' },
      ...more,
    },
    report: ['figure'],
    promises: { figure: { 'at-least': '50%' } },
  });

function figure(given: Terms): readonly unknown[] {
  const result = assess(checked(orderOf({}), given), [SAMPLES], '2026-02');
  if ('issue' in result) throw new Error(result.issue.message);
  const { report, promises } = result.statement;
  return [report[0]!.value, promises[0]!.unobserved];
}
const issues = (given: Terms): string[] =>
  checkContract({ makegood: 1, order: orderOf({}), terms: [given] }).issues.flatMap(({ code, path, severity }) =>
    severity === 'error' ? [`${code} ${path}`] : [],
  );

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

describe('what 1 of a share is', () => {
  it('must be said where something is taken over its slots, also by way of a choice', () => {
    expect(issues(terms(undefined, 'up'))).toEqual(['choice-missing /terms/0/definitions/slots/share-of']);
    const chosen = terms(undefined, 'down', {
      figure: { take: 'mean', of: 'choice', across: 'slot' },
      choice: { 'depending-on': 'tier', cases: { gold: 'slots', basic: 'slots' } },
    });
    Object.assign(chosen, { attributes: { tier: { of: 'customer', values: ['gold', 'basic'] } } });
    expect(issues(chosen)).toContain('choice-missing /terms/0/definitions/slots/share-of');
  });

  it('is refused where it changes nothing', () => {
    expect(issues(terms('failures', 'left-out'))).toEqual(['no-effect /terms/0/definitions/slots/share-of']);
    const speed = terms('failures', 'up');
    Object.assign(speed.definitions.slots as object, { unit: 'ms' });
    Object.assign(speed, { promises: {} });
    expect(issues(speed)).toEqual(['no-effect /terms/0/definitions/slots/share-of']);
  });

  it('an availability is no failure rate', () => {
    const turned = (shareOf: string): string[] => issues(terms(shareOf, 'up', { turned: { uptime: 'figure' } }));
    expect([turned('successes'), turned('failures')]).toEqual([['wrong-type /terms/0/definitions/turned/uptime'], []]);
  });
});
