/** Maintenance: its notice, its cancellation, and work beyond its plan. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { down, on10, planOf } from '../../../support/february-records.ts';
import { fact } from '../../../support/facts.ts';
import { ANNOUNCED_WORK, codesOf, linesTerms, minutesOf, stated } from '../../../support/lines.ts';

describe('the notice of maintenance', () => {
  const excluded = (...facts: Fact[]): number =>
    minutesOf(stated(linesTerms(), [...facts, ...down('web', '02:00', '06:00')]), 'web').excluded;
  const first = planOf('05T09:00:00', '02:00', '04:00');
  const done = linesTerms({
    work: ANNOUNCED_WORK,
  });

  it('a reminder keeps the notice of the first announcement', () => {
    const reminder = planOf('10T01:00:00', '02:00', '04:00');
    expect(excluded(first, reminder)).toBe(120);
    expect(codesOf(stated(linesTerms(), [first, reminder]))).toEqual(['announced-again', 'counts-for-all']);
  });

  it('an extension has its own notice for the time that it adds', () => {
    expect(excluded(first, planOf('10T03:30:00', '02:00', '05:00'))).toBe(120);
    expect(excluded(first, planOf('06T03:30:00', '02:00', '05:00'))).toBe(180);
    expect(excluded(first, planOf('10T01:30:00', '03:00', '05:00'))).toBe(60);
    expect(codesOf(stated(linesTerms(), [first, planOf('10T03:30:00', '02:00', '05:00')]))).toEqual(['plan-changed', 'counts-for-all']);
  });

  it('a plan that is moved to other times is judged anew, also when it is moved back', () => {
    const moved = planOf('09T20:00:00', '04:00', '06:00');
    expect(excluded(first, moved)).toBe(0);
    expect(excluded(first, moved, planOf('09T21:00:00', '02:00', '04:00'))).toBe(0);
  });

  it('maintenance that is cancelled while it runs ends then, and when it is cancelled before it excludes nothing', () => {
    const cancelled = (when: string): Fact => fact('maintenance.cancelled', `2026-02-${when}Z`, { body: { record: 'M' } });
    expect(excluded(first, planOf('10T03:30:00', '02:00', '05:00'), cancelled('10T03:00:00'))).toBe(60);
    expect(excluded(first, cancelled('09T03:00:00'))).toBe(0);
    expect(excluded(first, cancelled('09T03:00:00'), planOf('09T04:00:00', '02:00', '04:00'))).toBe(0);
  });

  it('maintenance that was cancelled and takes place all the same has no notice, unless it was announced again', () => {
    const of = (type: Fact['type'], when: string, component?: string): Fact =>
      fact(type, `2026-02-${when}Z`, { ...(component !== undefined && { component }), body: { record: 'M' } });
    const held = (component?: string): Fact[] => [
      of('maintenance.started', '10T02:00:00', component),
      of('maintenance.ended', '10T04:00:00', component),
    ];
    const hidden = (index: string, ...facts: Fact[]): number =>
      minutesOf(stated(done, [...facts, ...down('web', '02:00', '04:00'), ...down('api', '02:00', '04:00')]), index).excluded;
    expect(hidden('web', first, ...held())).toBe(120);
    expect(hidden('web', first, of('maintenance.cancelled', '06T00:00:00'), ...held())).toBe(0);
    expect(hidden('web', first, of('maintenance.cancelled', '06T00:00:00'), planOf('06T09:00:00', '02:00', '04:00'), ...held())).toBe(120);
    expect(hidden('web', first, of('maintenance.cancelled', '06T00:00:00'), planOf('09T09:00:00', '02:00', '04:00'), ...held())).toBe(0);
    // Cancelled for one component, it stands for the other.
    const both = ['web', 'api'].flatMap((component) => [planOf('05T09:00:00', '02:00', '04:00', component), ...held(component)]);
    const one = [...both, of('maintenance.cancelled', '06T00:00:00', 'web')];
    expect([hidden('web', ...one), hidden('api', ...one)]).toEqual([0, 120]);
  });

  it('maintenance is cut where its notice changes, and without an end event it ends as planned, with a finding', () => {
    const of = (type: Fact['type'], when: string): Fact => fact(type, on10(when), { body: { record: 'M' } });
    const begun = [first, planOf('10T03:30:00', '02:00', '05:00'), of('maintenance.started', '02:10'), ...down('web', '02:00', '06:00')];
    expect(minutesOf(stated(done, [...begun, of('maintenance.ended', '04:50')]), 'web').excluded).toBe(110);
    const open = stated(done, [first, of('maintenance.started', '02:10'), ...down('web', '02:00', '06:00')]);
    expect([minutesOf(open, 'web').excluded, codesOf(open)]).toEqual([110, ['not-ended', 'counts-for-all']]);
  });
});

describe('maintenance beyond its plan', () => {
  const plan = planOf('05T09:00:00', '02:00', '04:00');
  const of = (type: Fact['type'], when: string, component?: string): Fact =>
    fact(type, on10(when), { ...(component !== undefined && { component }), body: { record: 'M' } });
  const held = (from: string, to: string): Fact[] => [of('maintenance.started', from), of('maintenance.ended', to)];
  const whole = linesTerms({ work: ANNOUNCED_WORK });
  const within = linesTerms({ done: ANNOUNCED_WORK, planned: linesTerms().definitions.work!, work: { 'all-of': ['done', 'planned'] } });
  const judged = (terms: typeof whole, ...facts: Fact[]): [number, string[]] => {
    const statement = stated(terms, [...facts, ...down('web', '00:00', '08:00'), ...down('api', '00:00', '08:00')]);
    return [
      minutesOf(statement, 'web').excluded,
      statement.findings.flatMap(({ code, message }) => (code === 'beyond-plan' ? [message.split(' count too')[0]!] : [])),
    ];
  };

  it.each<[string, [string, string], number, string[], number]>([
    ['within', ['02:00', '04:00'], 120, [], 120],
    ['longer', ['02:10', '05:15'], 185, ['1 h 15 min after its planned end'], 110],
    ['sooner', ['01:50', '03:00'], 70, ['10 min before its planned start'], 60],
    ['both', ['01:50', '04:30'], 160, ['10 min before its planned start and 30 min after its planned end'], 120],
    ['another time altogether', ['05:00', '06:00'], 60, ['1 h after its planned end'], 0],
  ])('%s: counts by the clause, and gives a finding', (_, times, minutes, said, announced) => {
    expect(judged(whole, plan, ...held(...times))).toEqual([minutes, said]);
    expect(judged(within, plan, ...held(...times))[0]).toBe(announced);
  });

  it('gives no finding where it was only announced, had no sufficient notice, or was extended in time', () => {
    const late = held('02:10', '05:15');
    expect(judged(linesTerms(), plan, ...late)).toEqual([120, []]);
    expect(judged(whole, planOf('09T09:00:00', '02:00', '04:00'), ...late)).toEqual([0, []]);
    expect(judged(whole, plan, planOf('06T09:00:00', '02:00', '06:00'), ...late)).toEqual([185, []]);
    // What was added without notice is cut off, and so is what ran over it.
    expect(judged(whole, plan, planOf('10T03:00:00', '02:00', '05:00'), ...late)).toEqual([110, []]);
  });

  it('gives one finding for the work when it is of one component', () => {
    const facts = ['web', 'api'].flatMap((component) => [
      planOf('05T09:00:00', '02:00', '04:00', component),
      of('maintenance.started', '02:00', component),
      of('maintenance.ended', component === 'web' ? '04:00' : '04:20', component),
    ]);
    expect(judged(whole, ...facts)).toEqual([120, ['20 min after its planned end']]);
  });
});
