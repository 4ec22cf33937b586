/** Excluded time is shown with every objective, also where it was taken out of times that others are made of. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import { HOUR } from '../../../../../lib/domain/time/instant.ts';
import { at, fact, outage } from '../../../../support/facts.ts';
import { linesTerms, minutesOf, stated } from '../../../../support/lines.ts';

const T = at('2026-02-10T00:00:00Z');
/** Both lines are down for five hours, of which two are announced work; of the second line one hour more. */
const facts: Fact[] = [
  fact('maintenance.scheduled', '2026-02-01T00:00:00Z', { body: { record: 'M', start: T, end: T + 2 * HOUR } }),
  ...outage(T, T + 5 * HOUR, { component: 'web' }),
  ...outage(T, T + 6 * HOUR, { component: 'api' }),
];
const whole = { intervals: 'outage', from: 'started', to: 'ended' } as const;

const behind = (definitions: Terms['definitions'], objective: Terms['objectives'][string] = { 'at-most': '1 h' }): Terms =>
  linesTerms(definitions, {
    objectives: { figure: objective },
    credits: { credit: { of: 'fee', times: '1%', 'if-breached': 'figure' } },
  });

describe('the excluded time behind an objective', () => {
  const together = { concurrent: 'downtime', in: 'agreement', 'at-least': 2 } as const;
  const long = { continuous: 'downtime', 'at-least': '5 min', 'across-period-end': 'joined' } as const;

  const downs = { ...whole, each: 'line', where: [{ attribute: 'level', is: ['down'] }] } as const;
  const served = { except: ['downs', 'work'] } as const;

  it.each<[string, Terms, string, number, number]>([
    ['times together', behind({ both: together, figure: { duration: 'both' } }), '', 180, 120],
    [
      'an availability of them',
      behind({ both: together, figure: { uptime: 'both', of: 'period' } }, { 'at-least': '99.9%' }),
      '',
      180,
      120,
    ],
    ['one of several', behind({ both: { ...together, 'at-least': 1 }, figure: { duration: 'both' } }), '', 240, 120],
    ['their runs', behind({ both: together, runs: { ...long, continuous: 'both' }, figure: { duration: 'runs' } }), '', 180, 120],
    ['runs together', behind({ long, both: { ...together, concurrent: 'long' }, figure: { duration: 'both' } }), '', 180, 120],
    ['times of any', behind({ downs, served, any: { 'any-of': ['downtime', 'served'] }, figure: { duration: 'any' } }), 'api', 240, 120],
    [
      'times of any that exclude nothing',
      behind({ downs, any: { 'any-of': ['downtime', 'downs'] }, figure: { duration: 'any' } }),
      'api',
      360,
      0,
    ],
    ['times of all', behind({ whole, all: { 'all-of': ['downtime', 'whole'] }, figure: { duration: 'all' } }), 'web', 180, 120],
    [
      'what is taken out of times of the whole',
      behind({ whole, less: { except: ['whole', 'work'] }, both: { ...together, concurrent: 'less' }, figure: { duration: 'both' } }),
      '',
      240,
      120,
    ],
    ['nothing taken out', behind({ both: { ...together, concurrent: 'failure' }, figure: { duration: 'both' } }), '', 300, 0],
  ])('is found behind an objective on %s', (_, terms, index, down, excluded) => {
    const statement = stated(terms, facts);
    expect(minutesOf(statement, index)).toEqual({ down, unknown: 0, excluded });
    const { up, total } = statement.time.find((one) => one.index === index)!;
    expect((Number(total) - Number(up)) / HOUR).toBe((down + excluded) / 60);
  });
});
