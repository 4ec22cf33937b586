/** Lists of stretches, days and hours, entry by entry. */
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { outage } from '../../../../support/facts.ts';
import { START, outages, statement, value } from '../../../../support/reported.ts';

describe('lists', () => {
  const facts = [
    ...outage(START + HOUR, START + HOUR + 90_000),
    ...outage(START + 3 * HOUR, START + 3 * HOUR + 61_000),
    ...outage(START + 26 * HOUR, START + 26 * HOUR + 30_000),
  ];

  it('outages are rounded up to whole minutes one by one, and then added up', () => {
    const found = statement(
      {
        down: outages,
        each: { duration: 'down', each: 'stretch' },
        minutes: { units: 'each', of: '1 min', counting: 'started' },
        lengths: { multiply: 'minutes', by: '1 min' },
        sum: { aggregate: 'sum', of: 'lengths', over: 'stretch' },
      },
      facts,
    );
    expect([value(found, 'minutes'), value(found, 'sum')]).toEqual([['2', '2', '1'], String(5 * MINUTE)]);
  });

  it('a day with an outage of more than a minute is flagged (T1j), and lists of different origins are refused', () => {
    const found = statement(
      {
        down: outages,
        long: { continuous: 'down', 'more-than': '1 min', 'across-period-end': 'joined' },
        day: { duration: 'long', each: 'day' },
        marked: { compare: 'day', 'more-than': '0 min' },
        days: { count: 'marked' },
      },
      facts,
    );
    expect(value(found, 'days')).toBe('1');
    expect(() =>
      statement(
        {
          down: outages,
          day: { duration: 'down', each: 'day' },
          hour: { duration: 'down', each: 'hour' },
          sum: { multiply: 'day', by: 'ratio' },
          ratio: { divide: ['hour', 'day'] },
        },
        [],
      ),
    ).toThrow('one list comes from');
  });

  it('a band table over a list gives a rate for each outage', () => {
    const found = statement(
      {
        down: outages,
        each: { duration: 'down', each: 'stretch' },
        rate: {
          bands: 'each',
          table: [
            { 'at-most': '1 min', gives: '0%' },
            { 'more-than': '1 min', gives: '5%' },
          ],
        },
        sum: { aggregate: 'sum', of: 'rate', over: 'stretch' },
      },
      facts,
    );
    expect([value(found, 'rate'), value(found, 'sum')]).toEqual([['1/20', '1/20', '0'], '1/10']);
  });
});
