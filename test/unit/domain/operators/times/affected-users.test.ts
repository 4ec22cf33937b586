/** An outage weighted by how many users it concerned, out of all: counts in place of a share. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { HOUR } from '../../../../../lib/domain/time/instant.ts';
import { aContract, assessed, refusalsOf, termsWith } from '../../../../support/contracts.ts';
import { fact } from '../../../../support/facts.ts';

const LOST = { intervals: 'outage', from: 'started', to: 'ended', weight: 'users', 'out-of': 'all', overlaps: 'add' };

function contract({ lost = {}, all = { 'record-value': 'seats' }, seats = '400', users = {} } = {}) {
  return aContract({
    order: {
      ...(seats && { attributes: { seats } }),
      components: { a: { kind: 'site', attributes: { 'site-seats': '100' } }, b: { kind: 'site', attributes: { 'site-seats': '50' } } },
    },
    terms: termsWith({
      attributes: {
        users: { of: 'outage', unit: 'count', 'reported-by': ['vendor'], ...users },
        seats: { of: 'customer', unit: 'count', 'reported-by': ['vendor'] },
        'site-seats': { of: 'site', unit: 'count', 'reported-by': ['vendor'] },
      },
      components: { site: {} },
      definitions: { all, lost: { ...LOST, ...lost }, time: { duration: 'lost' } },
      report: ['time', 'all'],
      objectives: { time: { 'at-most': '6 h' } },
    }),
  });
}

const outage = (users?: string, record = 'I', component?: string): Fact[] => [
  fact('service.down', '2026-02-10T00:00:00Z', {
    ...(component && { component }),
    body: { record, ...(users && { attributes: { users } }) },
  }),
  fact('service.up', '2026-02-10T10:00:00Z', { ...(component && { component }), body: { record } }),
];
const judged = (facts: readonly Fact[], given = {}): Statement => assessed(contract(given), facts, '2026-02').statement;
const length = ({ objectives }: Statement): unknown => Number(objectives[0]!.measured?.exact) / HOUR;

describe('an outage of some of the users', () => {
  it('weighs its number out of all, exactly', () => {
    expect(length(judged(outage('100')))).toBe(2.5);
    expect(judged(outage('133')).objectives[0]!.measured!.exact).toBe(String((10 * HOUR * 133) / 400));
    expect(length(judged(outage('100'), { all: 1000 }))).toBe(1);
  });

  it('adds to others at the same time, up to all', () => {
    expect(length(judged([...outage('100'), ...outage('200', 'J')]))).toBe(7.5);
    expect(length(judged([...outage('300'), ...outage('200', 'J')]))).toBe(10);
  });

  it('counts whole where it says more users than there are, with a finding', () => {
    const found = judged(outage('500'));
    expect([length(found), found.findings.map(({ code }) => code)]).toEqual([10, ['not-a-share']]);
  });

  it('is measured out of the number of each component', () => {
    const of = (component: string): unknown[] => {
      const found = judged(outage('50', 'I', component), { all: { 'record-value': 'site-seats' }, lost: { each: 'site' } });
      return found.objectives.map(({ index, measured }) => [index, Number(measured?.exact) / HOUR]);
    };
    expect(of('a')).toEqual([
      ['a', 5],
      ['b', 0],
    ]);
    expect(of('b')).toEqual([
      ['a', 0],
      ['b', 10],
    ]);
  });

  it('lies between bounds where a number is not known', () => {
    const nobody = judged(outage()).objectives[0]!;
    expect([nobody.outcome, nobody.missing]).toEqual(['undetermined', ['outage/I: users']]);
    const noSeats = judged(outage('100'), { seats: '' }).objectives[0]!;
    expect([noSeats.outcome, noSeats.missing]).toEqual(['undetermined', ['customer: seats']]);
    const unreadable = judged(outage('many'));
    expect([unreadable.objectives[0]!.outcome, unreadable.findings.map(({ code }) => code)]).toEqual([
      'undetermined',
      expect.arrayContaining(['unknown-word']),
    ]);
  });
});

describe('the number of all', () => {
  it('is refused without a weight, below one, and for a share', () => {
    const at = (key: string): string => `/terms/0/definitions/lost/${key}`;
    expect(refusalsOf(contract())).toEqual([]);
    expect(refusalsOf(contract({ lost: { weight: undefined, overlaps: undefined } }))).toContain(`no-effect ${at('out-of')}`);
    expect(refusalsOf(contract({ all: 0 as never }))).toContain(`bad-value ${at('out-of')}`);
    expect(refusalsOf(contract({ users: { unit: 'share' } }))).toContain(`wrong-type ${at('weight')}`);
    expect(refusalsOf(contract({ lost: { 'out-of': undefined } }))).toContain(`wrong-type ${at('weight')}`);
    expect(refusalsOf(contract({ lost: { 'out-of': '5%' } }))).toContain(`wrong-type ${at('out-of')}`);
  });
});
