/** Conditions on whichever of several milestones is reached first. */
import { describe, expect, it } from 'vitest';
import type { Condition, Contract, Terms } from '../../../../lib/domain/contract/terms.ts';
import type { Language } from '../../../../lib/domain/contract/title.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { HOUR } from '../../../../lib/domain/time/instant.ts';
import { explain } from '../../../../lib/presentation/explain/explain.ts';
import { aContract, refusalsOf } from '../../../support/contracts.ts';
import { fact } from '../../../support/facts.ts';
import { linesOrder, linesTerms } from '../../../support/lines.ts';
import { START, outages, statement, value } from '../../../support/reported.ts';

const reached = (record: string, milestones: Readonly<Record<string, number>>): Fact[] =>
  Object.entries(milestones).map(([milestone, hours]) =>
    fact('record.reached', START + hours * HOUR, { body: { kind: 'outage', record, milestone } }),
  );

/** Three outages of 1, 2 and 4 hours: one with a workaround, one with a standby after a workaround, one with neither, whose time to a workaround runs on. */
const FACTS = [
  ...reached('a', { started: 0, workaround: 0.5, ended: 1 }),
  ...reached('b', { started: 10, workaround: 11.5, 'standby-live': 11, ended: 12 }),
  ...reached('c', { started: 20, ended: 24 }),
];

/** Hours of the outages that meet a condition. */
const hours = (condition: Condition): number => {
  const definitions: Terms['definitions'] = { found: { ...outages, where: [condition] }, length: { duration: 'found' } };
  return Number(value(statement(definitions, FACTS), 'length')) / HOUR;
};

const saidIn = (contract: Contract, language: Language): string =>
  explain(contract, language)
    .flatMap(({ sentences }) => sentences)
    .join('\n');

describe('conditions with several milestones', () => {
  it.each<[string, Condition, number]>([
    ['one of them was reached', { reached: ['workaround', 'standby-live'] }, 3],
    ['none of them was reached', { missing: ['workaround', 'standby-live'] }, 4],
    ['the first of them was within a time', { from: 'started', to: ['workaround', 'standby-live'], 'at-most': '1 h' }, 3],
    ['the first of them was beyond a shorter time', { from: 'started', to: ['workaround', 'standby-live'], 'more-than': '30 min' }, 6],
    ['one was reached before one of the others', { reached: 'standby-live', before: ['workaround', 'ended'] }, 2],
    ['a time runs from the first of several', { from: ['workaround', 'standby-live'], to: 'ended', 'at-least': '1 h' }, 2],
  ])('an outage counts where %s', (_, condition, expected) => {
    expect(hours(condition)).toBe(expected);
  });

  it('a milestone of the list that may still follow is named with all of the list', () => {
    const facts = reached('d', { started: 0 });
    const found = statement(
      { found: { ...outages, where: [{ reached: ['workaround', 'standby-live'] }] }, length: { duration: 'found' } },
      facts,
      { terms: { objectives: { length: { 'at-most': '1 h' } } } },
    );
    expect(found.objectives.map(({ outcome }) => outcome)).toEqual(['undetermined']);
    expect(JSON.stringify(found.objectives)).toContain('workaround or standby-live');
  });

  const errorsOf = (condition: Condition): string[] =>
    refusalsOf(
      aContract({
        order: linesOrder(),
        terms: linesTerms({ failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line', where: [condition] } }),
      }),
      '/terms/0/definitions/failure/where/0',
    );

  it.each<[string, Condition, string]>([
    ['a milestone that always follows another one of the list', { reached: ['workaround', 'started'] }, 'no-effect /reached/0'],
    [
      'a milestone that is on both sides of `before`',
      { reached: ['workaround', 'detected'], before: ['detected', 'ended'] },
      'no-effect /before',
    ],
    [
      'a time from a milestone to itself',
      { from: ['detected', 'workaround'], to: ['workaround', 'ended'], 'at-least': '1 h' },
      'no-effect /to',
    ],
    ['a milestone that the records do not have', { missing: ['workaround', 'closed'] }, 'unknown-milestone '],
    ['a milestone that all counted records reached', { reached: ['started', 'detected'] }, 'no-effect '],
    ['a milestone that is in the list twice', { reached: ['detected', 'detected'] }, 'no-effect /reached/1'],
  ])('in a condition, %s is refused', (_, condition, place) => {
    expect(errorsOf(condition)).toContain(place);
  });

  it('they are explained as alternatives in both languages', () => {
    const contract = aContract({
      order: linesOrder(),
      terms: linesTerms({
        failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line', where: [{ reached: ['workaround', 'detected'] }] },
      }),
    });
    expect(saidIn(contract, 'en')).toContain('it had reached "workaround" or "detected"');
    expect(saidIn(contract, 'zh')).toContain('已提供临时方案或被发现');
  });
});
