/** A plan of maintenance that is announced again: time that both announcements have keeps the earlier notice, and new time has the later one. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import type { FindingText } from '../../../../lib/domain/evidence/findings/finding.ts';
import { planned } from '../../../../lib/domain/evidence/maintenance-notice.ts';
import { at, fact } from '../../../support/facts.ts';

const day = (text: string): number => at(`2026-10-${text.slice(0, 2)}T${text.slice(3) || '00:00'}:00Z`);
const announce = (when: string, from: string, to: string): Fact =>
  fact('maintenance.scheduled', day(when), { id: `a-${when}`, body: { record: 'M-1', start: day(from), end: day(to) } });
const cancel = (when: string): Fact => fact('maintenance.cancelled', day(when), { id: `c-${when}`, body: { record: 'M-1' } });

/** "from to, announced" of each stretch, as hours of the 20th and the day of the announcement; and the codes of the findings. */
function plan(...facts: Fact[]): { stretches: string[]; notes: string[] } {
  const notes: string[] = [];
  const hour = (instant: number): number => (instant - day('20')) / 3_600_000;
  const stretches = planned(facts, (_, { code }) => notes.push(code)).map(({ start, end, announced, received }) => {
    expect(received).toBe(announced);
    return `${hour(start)} ${hour(end)}, ${1 + (announced - day('01')) / 86_400_000}`;
  });
  return { stretches, notes };
}

describe('a plan that is announced once', () => {
  it('is one stretch with its own notice, without a finding', () => {
    expect(plan(announce('10', '20 02:00', '20 06:00'))).toEqual({ stretches: ['2 6, 10'], notes: [] });
  });

  it('is nothing where nothing was announced', () => {
    expect(plan(cancel('10'))).toEqual({ stretches: [], notes: [] });
  });
});

describe('a plan that is announced a second time', () => {
  const first = announce('10', '20 02:00', '20 06:00');

  it.each([
    ['later by an hour at its end', '20 02:00', '20 07:00', ['2 6, 10', '6 7, 12'], 'plan-changed'],
    ['earlier by an hour at its beginning', '20 01:00', '20 06:00', ['1 2, 12', '2 6, 10'], 'plan-changed'],
    ['longer at both ends', '20 01:00', '20 07:00', ['1 2, 12', '2 6, 10', '6 7, 12'], 'plan-changed'],
    ['shorter at both ends', '20 03:00', '20 05:00', ['3 5, 10'], 'plan-changed'],
    ['moved whole, with an hour of both', '20 05:00', '20 09:00', ['5 6, 10', '6 9, 12'], 'plan-changed'],
    ['moved to where the first one ends', '20 06:00', '20 08:00', ['6 8, 12'], 'plan-changed'],
    ['moved to another time', '20 10:00', '20 12:00', ['10 12, 12'], 'plan-changed'],
    ['for the same time', '20 02:00', '20 06:00', ['2 6, 10'], 'announced-again'],
  ])('%s, keeps the notice of the time that both have', (_, from, to, stretches, code) => {
    expect(plan(first, announce('12', from, to))).toEqual({ stretches, notes: [code] });
  });

  it('gives a finding with the instant since which the kept notice counts', () => {
    const since = '2026-10-10T00:00:00.000Z';
    for (const end of ['20 06:00', '20 07:00']) {
      const found: FindingText[] = [];
      planned([first, announce('12', '20 02:00', end)], (_, text) => found.push(text));
      expect(found.map(({ parameters }) => parameters)).toEqual([{ since }]);
    }
  });

  it('at the same instant for the same time, as for another component, changes nothing and is no finding', () => {
    expect(plan(first, { ...first, id: 'other' })).toEqual({ stretches: ['2 6, 10'], notes: [] });
  });

  it('and a third time, keeps each of three notices for its own time', () => {
    const longer = plan(first, announce('12', '20 01:00', '20 07:00'), announce('14', '20 00:00', '20 08:00'));
    expect(longer.stretches).toEqual(['0 1, 14', '1 2, 12', '2 6, 10', '6 7, 12', '7 8, 14']);
    const same = plan(first, announce('12', '20 01:00', '20 07:00'), announce('12', '20 01:00', '20 07:00'));
    expect(same).toEqual({ stretches: ['1 2, 12', '2 6, 10', '6 7, 12'], notes: ['plan-changed', 'announced-again'] });
  });
});

describe('a plan that is cancelled', () => {
  const first = announce('10', '20 02:00', '20 06:00');

  it('in advance, is an empty stretch at its beginning', () => {
    expect(plan(first, cancel('15')).stretches).toEqual(['2 2, 10']);
  });

  it('while the work is done, ends at that instant', () => {
    expect(plan(first, cancel('20 04:00')).stretches).toEqual(['2 4, 10']);
  });

  it('at its beginning, is an empty stretch', () => {
    expect(plan(first, cancel('20 02:00')).stretches).toEqual(['2 2, 10']);
  });

  it('where a second stretch begins, has the first one alone', () => {
    expect(plan(first, announce('12', '20 02:00', '20 07:00'), cancel('20 06:00')).stretches).toEqual(['2 6, 10']);
  });

  it('is another thing than work that is started', () => {
    const started = fact('maintenance.started', day('20 03:00'), { body: { record: 'M-1' } });
    expect(plan(first, started).stretches).toEqual(['2 6, 10']);
  });

  it('after its end, keeps all of its time', () => {
    expect(plan(first, cancel('20 08:00')).stretches).toEqual(['2 6, 10']);
  });

  it('and announced anew, has the notice of the new announcement', () => {
    expect(plan(first, cancel('15'), announce('16', '20 02:00', '20 06:00'))).toEqual({ stretches: ['2 6, 16'], notes: ['plan-changed'] });
  });
});
