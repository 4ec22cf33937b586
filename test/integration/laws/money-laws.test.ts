/** The laws of money over every text, one month of each; `npm run test:laws` takes twenty. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../lib/domain/contract/terms.ts';
import { assess } from '../../../lib/domain/statement/assess.ts';
import { aContract, checked, publishedTerms, termsWith } from '../../support/contracts.ts';
import { at, fact } from '../../support/facts.ts';
import { LAWS, caseOf } from '../../support/laws.ts';
import { everyText } from '../../support/texts.ts';
import { trendOfTotal } from '../../support/trend.ts';

const MONTHS = [3];
/** Months that once broke a law. */
const BROKE: Readonly<Record<string, readonly number[]>> = { 'fastly-business-day': [15] };
const laws = Object.entries(LAWS);

describe('laws of money', () => {
  it.each(everyText().map((text) => [text.name, text] as const))('laws of money hold for %s', (name, { contract }) => {
    for (const n of [...MONTHS, ...(BROKE[name] ?? [])]) {
      const given = caseOf(contract(n % 4), n);
      for (const [law, holds] of laws) {
        const found = holds(given);
        if (found) expect({ law, month: n, ...found }).toHaveProperty('exempt');
      }
    }
  });

  it('each law fails for a statement with another amount', () => {
    const given = caseOf(
      everyText()
        .find(({ name }) => name === 'examples/live-streaming-network')!
        .contract(0),
      3,
    );
    const { total, objectives } = given.statement;
    // As if the month had owed a fortune, and one availability had been another.
    const statement = {
      ...given.statement,
      total: { ...total, amount: '999999.00' },
      objectives: objectives.map((result, i) => (i === 0 ? { ...result, outcome: 'not-measured' as const } : result)),
    };
    for (const [law, holds] of laws)
      expect([law, holds({ ...given, statement })]).toEqual([law, { violation: expect.any(String) as string }]);
  });
});

describe('the direction of the owed amount', () => {
  const outage = { is: 'record', kind: 'outage' } as const;
  const of = (terms: Terms): string => trendOfTotal(terms, Object.keys(terms.credits), outage).trend;

  it('follows from the operators of the text', () => {
    const hosting = publishedTerms('plain-hosting');
    expect(of(hosting)).toBe('rising');
    const short = { continuous: 'outage', 'less-than': '5 min', 'across-period-end': 'joined' };
    const paid = (definitions: Terms['definitions'], credit: Terms['credits'][string] = { of: '1.00 USD', times: 'x' }): string =>
      of(
        termsWith({ definitions: { outage: { intervals: 'outage', from: 'started', to: 'ended' }, ...definitions }, credits: { credit } }),
      );
    expect(paid({ few: short, x: { duration: 'few' } })).toBe('either');
    expect(paid({ x: { duration: 'outage' } })).toBe('rising');
    expect(paid({ x: { duration: 'outage' } }, { of: '1.00 USD', times: 'x', 'owed-to': 'vendor' })).toBe('falling');
    expect(paid({ left: { except: ['period', 'outage'] }, x: { duration: 'left' } })).toBe('falling');
    expect(paid({ each: { duration: 'outage', each: 'stretch' }, x: { aggregate: 'mean', of: 'each', over: 'stretch' } })).toBe('either');
    const up = { up: { uptime: 'outage', of: 'period' } };
    const [least, most] = [
      { 'less-than': '99%', gives: '30%' },
      { 'at-least': '99%', gives: '0%' },
    ];
    expect(paid({ ...up, x: { bands: 'up', table: [most, least] } })).toBe('rising');
    expect(paid({ ...up, x: { bands: 'up', table: [{ ...most, gives: '40%' }, least] } })).toBe('falling');
  });
});

describe('the highest severity', () => {
  const contract = (cases: Record<string, string>): ReturnType<typeof checked> =>
    checked(
      aContract({
        terms: {
          attributes: { severity: { of: 'ticket', values: ['urgent', 'minor'] } },
          definitions: {
            limit: { 'depending-on': 'severity', cases },
            reply: {
              timer: 'ticket',
              from: 'opened',
              to: 'acknowledged',
              hours: 'always',
              paused: [],
              'counted-in': 'from',
              'on-severity-change': 'highest',
            },
          },
          objectives: { reply: { 'at-most': 'limit' } },
        },
      }),
    );

  it('is the first word of the attribute, in any order of the cases', () => {
    const say = (type: 'ticket.opened' | 'ticket.severity_changed' | 'ticket.acknowledged', when: string, severity?: string) =>
      fact(type, at(`2026-10-05T${when}:00Z`), { body: { record: 'T-1', ...(severity && { attributes: { severity } }) } });
    const facts = [
      say('ticket.opened', '08:00', 'minor'),
      say('ticket.severity_changed', '08:30', 'urgent'),
      say('ticket.acknowledged', '10:00'),
    ];
    for (const cases of [
      { urgent: '1 h', minor: '8 h' },
      { minor: '8 h', urgent: '1 h' },
    ] as Record<string, string>[]) {
      const result = assess(contract(cases), facts, '2026-10');
      expect(result).toMatchObject({ statement: { objectives: [{ index: 'T-1', outcome: 'breached' }] } });
    }
  });
});
