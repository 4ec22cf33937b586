/** Incidents of several components: which outages they are, and how long a timer runs for them. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { at, fact } from '../../../support/facts.ts';
import { codesOf, linesTerms, outcomesOf, stated } from '../../../support/lines.ts';

const on10 = (time: string): number => at(`2026-02-10T${time}:00Z`);
let count = 0;
/** "web 00:00-01:00": an outage of a component in incident A; without an end it goes on. */
const downs = (...texts: string[]): Fact[] =>
  texts.flatMap((text) => {
    const [component, times] = text.split(' ') as [string, string];
    const [from, to] = times.split('-') as [string, string];
    const state = (type: Fact['type'], time: string): Fact =>
      fact(type, on10(time), { id: `s${(count += 1)}`, component, body: { record: 'A' } });
    return [state('service.down', from), ...(to === '' ? [] : [state('service.up', to)])];
  });
const report = (time: string, component?: string): Fact =>
  fact('report.delivered', on10(time), {
    id: `report-${time}`,
    ...(component !== undefined && { component }),
    body: { kind: 'outage', record: 'A', sections: ['cause'] },
  });

const clock = (more: Record<string, unknown>, limit = '4 h'): ReturnType<typeof linesTerms> =>
  linesTerms(
    { clock: { timer: 'outage', from: 'started', to: 'ended', hours: 'always', paused: [], 'counted-in': 'from', ...more } },
    { objectives: { clock: { 'at-most': limit } }, credits: { credit: { of: 'fee', times: '1%', 'if-breached': 'clock' } } },
  );
const counted = linesTerms({ outages: { count: 'outage', reached: 'started' } }, { report: ['outages'] });
const countOf = (...texts: string[]): [string, number] => {
  const statement = stated(counted, downs(...texts));
  return [statement.report[0]!.value.shown, codesOf(statement).filter((code) => code === 'id-used-again').length];
};
/** Outcomes without the ids of the events. */
const timed = (terms: ReturnType<typeof linesTerms>, facts: readonly Fact[]): string[] => Object.values(outcomesOf(stated(terms, facts)));

describe('the outages of an incident', () => {
  it('are one outage while it continues for any of its components', () => {
    expect(countOf('web 00:00-01:00', 'api 00:30-02:00')).toEqual(['1', 0]);
    expect(countOf('web 00:00-01:00', 'api 01:00-02:00')).toEqual(['1', 0]);
    expect(countOf('web 00:00-', 'api 04:00-05:00')).toEqual(['1', 0]);
  });

  it('are several when it is down again after its end, for any component', () => {
    expect(countOf('web 00:00-01:00', 'web 04:00-05:00')).toEqual(['2', 1]);
    expect(countOf('web 00:00-01:00', 'api 04:00-05:00')).toEqual(['2', 1]);
    expect(countOf('web 00:00-01:00', 'api 00:30-01:30', 'api 04:00-05:00', 'web 04:10-06:00')).toEqual(['2', 1]);
    expect(countOf('web 00:00-01:00', 'api 04:00-05:00', 'web 08:00-09:00')).toEqual(['3', 2]);
  });

  it('are several when one component is down again while others are still down', () => {
    expect(countOf('web 00:00-01:00', 'api 00:30-05:00', 'web 02:00-03:00')).toEqual(['2', 1]);
  });

  it('are one for both components that are down again by one event', () => {
    const both = (type: Fact['type'], time: string): Fact => fact(type, on10(time), { id: `both-${time}`, body: { record: 'A' } });
    const facts = [...downs('web 00:00-01:00', 'api 00:20-01:30'), both('service.down', '04:00'), both('service.up', '05:00')];
    const statement = stated(counted, facts);
    expect(statement.report[0]!.value).toMatchObject({ shown: '2' });
  });
});

describe('a timer on an incident', () => {
  it('runs while any of its components is down, and each outage has its own timer', () => {
    expect(timed(clock({}), downs('web 00:00-01:00', 'api 00:30-05:00'))).toEqual(['breached 5 h']);
    expect(timed(clock({}), downs('web 00:00-01:00', 'api 04:00-05:00'))).toEqual(['met 1 h', 'met 1 h']);
    expect(timed(clock({}), downs('web 00:00-03:00', 'web 04:00-06:00'))).toEqual(['met 3 h', 'met 2 h']);
  });

  it('runs from the first end to the last report, and a longer outage of another component does not shorten it', () => {
    const reported = clock({ from: 'ended', to: 'report-delivered', needs: ['cause'] });
    const late = report('14:30');
    expect(timed(reported, [...downs('web 00:00-10:00'), late])).toEqual(['breached 4 h 30 min']);
    expect(timed(reported, [...downs('web 00:00-10:00', 'api 00:00-12:00'), late])).toEqual(['breached 4 h 30 min']);
    const apart = [...downs('web 00:00-10:00', 'api 00:00-12:00'), report('11:00', 'web'), report('13:00', 'api')];
    expect(timed(reported, apart)).toEqual(['met 2 h']);
  });

  it('counts a report without a component for each outage of the incident that ended before it', () => {
    const reported = clock({ from: 'ended', to: 'report-delivered', needs: ['cause'] });
    expect(timed(reported, [...downs('web 00:00-01:00', 'api 04:00-05:00'), report('06:00')])).toEqual(['breached 5 h', 'met 1 h']);
    expect(timed(reported, [...downs('web 00:00-01:00', 'web 04:00-05:00'), report('06:00')])[0]).toBe('breached 5 h');
  });
});

describe('a timer on maintenance', () => {
  const work = (type: string, time: string, component: string, more: Fact['body'] = {}): Fact =>
    fact(`maintenance.${type}` as Fact['type'], type === 'scheduled' ? at(`2026-02-${time}:00Z`) : on10(time), {
      component,
      body: { record: 'M', ...more },
    });
  const plan = (day: string, component: string, from: string, to: string): Fact =>
    work('scheduled', day, component, { start: on10(from), end: on10(to) });
  const lasts = clock({ timer: 'maintenance', from: 'began', to: 'ended' });

  it('runs while the work continues for any component', () => {
    const plans = [plan('01T00:00', 'web', '10:00', '16:00'), plan('01T00:00', 'api', '10:00', '16:00')];
    const web = [work('started', '10:00', 'web'), work('ended', '12:00', 'web')];
    const api = [work('started', '11:00', 'api'), work('ended', '15:00', 'api')];
    expect(timed(lasts, [...plans, ...web, ...api])).toEqual(['breached 5 h']);
  });

  it('runs once for work with a changed notice, from the first announcement', () => {
    const extended = [plan('01T00:00', 'web', '10:00', '12:00'), plan('08T00:00', 'web', '10:00', '14:00')];
    const done = [work('started', '10:00', 'web'), work('ended', '14:00', 'web')];
    expect(timed(lasts, [...extended, ...done])).toEqual(['met 4 h']);
    const notice = clock({ timer: 'maintenance', from: 'announced', to: 'began' }, '200 h');
    expect(timed(notice, [...extended, ...done])).toEqual(['breached 226 h']);
  });
});
