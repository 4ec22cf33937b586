/** What senders say of records: several components, notices, ids that are used again, two clocks, attributes. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { at, fact, outage } from '../../../support/facts.ts';
import {
  ANNOUNCED_WORK,
  NOT_OF_THE_CUSTOMER,
  codesOf,
  linesOrder,
  linesTerms,
  minutesOf,
  outcomesOf,
  stated,
  ticketTerms,
} from '../../../support/lines.ts';

/** An instant of 10 February, from its hours, minutes and perhaps seconds. */
const on10 = (time: string): number => at(`2026-02-10T${time.length === 5 ? `${time}:00` : time}Z`);
const planOf = (announced: string, from: string, to: string, component?: string): Fact =>
  fact('maintenance.scheduled', `2026-02-${announced}Z`, {
    ...(component !== undefined && { component }),
    body: { record: 'M', start: on10(from), end: on10(to) },
  });
const down = (component: string, from: string, to: string): Fact[] => outage(on10(from), on10(to), { component });
const ticket = (type: Fact['type'], when: string, more: Fact['body'] = {}, component?: string): Fact =>
  fact(type, `2026-02-${when}Z`, { ...(component !== undefined && { component }), body: { record: 'T1', ...more } });

describe('a record that names several components concerns all of them', () => {
  it('maintenance, announced once for each', () => {
    const facts = ['web', 'api'].flatMap((component) => [
      planOf('05T09:00:00', '02:00', '04:00', component),
      ...down(component, '02:05', '03:55'),
    ]);
    const statement = stated(linesTerms(), facts);
    expect(['web', 'api'].map((index) => minutesOf(statement, index))).toEqual([
      { down: 0, unknown: 0, excluded: 110 },
      { down: 0, unknown: 0, excluded: 110 },
    ]);
    expect([statement.total.amount, codesOf(statement)]).toEqual(['0.00', []]);
  });

  it('an exclusion, by whichever milestone names a component', () => {
    const exclusion = (milestone: string, when: string, component: string): Fact =>
      fact('record.reached', on10(when), { component, body: { record: 'X', kind: 'exclusion', milestone } });
    const terms = linesTerms({
      force: { intervals: 'exclusion', from: 'began', to: 'ended', each: 'line' },
      downtime: { except: ['failure', 'force'] },
    });
    const begun = [exclusion('began', '02:00', 'web'), exclusion('began', '02:00', 'api'), ...down('api', '02:00', '05:00')];
    expect(minutesOf(stated(terms, [...begun, exclusion('ended', '04:00', 'web')]), 'api').excluded).toBe(120);
    // What is said of one component alone holds for that one.
    const each = [...begun, exclusion('ended', '04:00', 'web'), exclusion('ended', '04:30', 'api')];
    expect(minutesOf(stated(terms, each), 'api').excluded).toBe(150);
  });

  it('an incident: each component has its own times, and it is one outage', () => {
    const of = (type: Fact['type'], when: string, component: string): Fact =>
      fact(type, on10(when), { component, body: { record: 'inc' } });
    const facts = [
      of('service.down', '02:00', 'web'),
      of('service.down', '02:10', 'api'),
      of('service.up', '03:00', 'web'),
      of('service.up', '05:10', 'api'),
    ];
    const terms = linesTerms({ outages: { count: 'outage', reached: 'started' } }, { report: ['outages'] });
    const statement = stated(terms, facts);
    expect([minutesOf(statement, 'web').down, minutesOf(statement, 'api').down]).toEqual([60, 180]);
    expect(statement.report[0]!.value).toMatchObject({ shown: '1' });
    expect(stated(terms, facts.slice(0, 3)).open).toMatchObject([{ id: 'inc', component: 'web', components: ['web', 'api'] }]);
  });

  it('a ticket that names none counts for each line, and one that names two for both', () => {
    const facts = [ticket('ticket.opened', '10T00:00:00'), ticket('ticket.resolved', '10T06:00:00')];
    const whole = stated(ticketTerms(), facts);
    expect([whole.total.amount, codesOf(whole)]).toEqual(['20.00', ['counts-for-all']]);
    const one = stated(ticketTerms(), [ticket('ticket.opened', '10T00:00:00', {}, 'web'), facts[1]!]);
    expect([one.total.amount, codesOf(one)]).toEqual(['10.00', []]);
    const both = [ticket('ticket.acknowledged', '10T01:00:00', {}, 'api'), ticket('ticket.opened', '10T00:00:00', {}, 'web'), facts[1]!];
    expect(stated(ticketTerms(), both).total.amount).toBe('20.00');
  });

  it('a ticket that was opened for each of two runs until it is resolved for both', () => {
    const of = (type: Fact['type'], when: string, component?: string): Fact => ticket(type, `10T${when}:00`, {}, component);
    const opened = [of('ticket.opened', '00:00', 'web'), of('ticket.opened', '00:00', 'api'), of('ticket.resolved', '00:30', 'web')];
    const outcomes = (...facts: Fact[]): Record<string, string> => outcomesOf(stated(ticketTerms(), [...opened, ...facts]));
    expect(outcomes(of('ticket.resolved', '00:30', 'api'))).toEqual({ T1: 'met 30 min' });
    expect(outcomes(of('ticket.resolved', '05:00', 'api'))).toEqual({ T1: 'breached 5 h' });
    expect(outcomes(of('ticket.resolved', '05:00'))).toEqual({ T1: 'breached 5 h' });
    const never = stated(ticketTerms(), opened);
    expect([outcomesOf(never), never.open.map(({ id }) => id)]).toEqual([{ T1: 'breached 456 h' }, ['T1']]);
    // It stands still while it does for all for which it runs.
    const paused = (component?: string): Fact[] => [of('ticket.paused', '00:10', component), of('ticket.resumed', '04:50', component)];
    expect(outcomes(...paused(), of('ticket.resolved', '05:00', 'api'))).toEqual({ T1: 'met 20 min' });
    expect(outcomes(...paused('api'), of('ticket.resolved', '05:00', 'api'))).toEqual({ T1: 'met 40 min' });
    expect(outcomes(...paused('web'), of('ticket.resolved', '05:00', 'api'))).toEqual({ T1: 'breached 5 h' });
    // Re-opened for one, it runs for that one.
    const again = [of('ticket.resolved', '00:40', 'api'), of('ticket.reopened', '02:00', 'api'), of('ticket.resolved', '02:50', 'api')];
    expect(outcomes(...again)).toEqual({ T1: 'met 1 h 30 min' });
    const named = [of('ticket.opened', '00:00', 'web'), of('ticket.acknowledged', '00:10', 'api'), of('ticket.resolved', '00:30', 'web')];
    expect(outcomesOf(stated(ticketTerms(), named))).toEqual({ T1: 'met 30 min' });
  });

  it('a line is booked under the cost centre of the component of its record', () => {
    const order = linesOrder({ 'cost-centre': 'main', components: { web: { kind: 'line', 'cost-centre': 'w' }, api: { kind: 'line' } } });
    const facts = [ticket('ticket.opened', '10T00:00:00', {}, 'web'), ticket('ticket.resolved', '10T06:00:00')];
    const centres = (...given: Fact[]): (string | undefined)[] =>
      stated(ticketTerms(), given, { order }).lines.map(({ costCentre }) => costCentre);
    expect(centres(...facts)).toEqual(['w']);
    expect(centres(ticket('ticket.opened', '10T00:00:00'), facts[1]!).sort()).toEqual(['main', 'w']);
    const whole = ticketTerms({}, { definitions: { ...ticketTerms().definitions, fee: { charges: 'all', 'taken-from': 'period' } } });
    expect(stated(whole, facts, { order }).lines.map(({ costCentre }) => costCentre)).toEqual(['w']);
  });

  it('hours by line: those that all its lines agree on, else by which it goes is open and that is said', () => {
    const terms = ticketTerms({ hours: 'work' });
    const facts = [ticket('ticket.opened', '10T00:00:00'), ticket('ticket.resolved', '10T06:00:00')];
    const plans = ['web', 'api'].map((component) => planOf('05T09:00:00', '02:00', '04:00', component));
    expect(outcomesOf(stated(terms, [...facts, ...plans]))).toEqual({ T1: 'met 2 h' });
    const statement = stated(terms, [...facts, plans[0]!]);
    const [{ outcome, bounds }] = statement.objectives as [(typeof statement.objectives)[number]];
    expect([outcome, bounds?.least?.shown, bounds?.most?.shown]).toEqual(['met', '0 s', '2 h']);
    expect(codesOf(statement)).toEqual(['components-differ']);
  });
});

describe('the notice of maintenance', () => {
  const excluded = (...facts: Fact[]): number =>
    minutesOf(stated(linesTerms(), [...facts, ...down('web', '02:00', '06:00')]), 'web').excluded;
  const first = planOf('05T09:00:00', '02:00', '04:00');

  it('a reminder keeps the first one', () => {
    const reminder = planOf('10T01:00:00', '02:00', '04:00');
    expect(excluded(first, reminder)).toBe(120);
    expect(codesOf(stated(linesTerms(), [first, reminder]))).toEqual(['announced-again', 'counts-for-all']);
  });

  it('an extension has its own for the time that it adds', () => {
    expect(excluded(first, planOf('10T03:30:00', '02:00', '05:00'))).toBe(120);
    expect(excluded(first, planOf('06T03:30:00', '02:00', '05:00'))).toBe(180);
    expect(excluded(first, planOf('10T01:30:00', '03:00', '05:00'))).toBe(60);
    expect(codesOf(stated(linesTerms(), [first, planOf('10T03:30:00', '02:00', '05:00')]))).toEqual(['plan-changed', 'counts-for-all']);
  });

  it('a move to other times is judged anew, also back again', () => {
    const moved = planOf('09T20:00:00', '04:00', '06:00');
    expect(excluded(first, moved)).toBe(0);
    expect(excluded(first, moved, planOf('09T21:00:00', '02:00', '04:00'))).toBe(0);
  });

  it('what is cancelled in the middle ends then, what is cancelled before never was', () => {
    const cancelled = (when: string): Fact => fact('maintenance.cancelled', `2026-02-${when}Z`, { body: { record: 'M' } });
    expect(excluded(first, planOf('10T03:30:00', '02:00', '05:00'), cancelled('10T03:00:00'))).toBe(60);
    expect(excluded(first, cancelled('09T03:00:00'))).toBe(0);
    expect(excluded(first, cancelled('09T03:00:00'), planOf('09T04:00:00', '02:00', '04:00'))).toBe(0);
  });

  const done = linesTerms({
    work: ANNOUNCED_WORK,
  });

  it('work that was cancelled and begins all the same has no notice, unless it was announced anew', () => {
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

  it('work that was done is cut with its notice; without an end it ends as planned, and that is said', () => {
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
  ])('%s: counts as the clause says, and is said', (_, times, minutes, said, announced) => {
    expect(judged(whole, plan, ...held(...times))).toEqual([minutes, said]);
    expect(judged(within, plan, ...held(...times))[0]).toBe(announced);
  });

  it('is not said of what was announced alone, without enough notice, or added in time', () => {
    const late = held('02:10', '05:15');
    expect(judged(linesTerms(), plan, ...late)).toEqual([120, []]);
    expect(judged(whole, planOf('09T09:00:00', '02:00', '04:00'), ...late)).toEqual([0, []]);
    expect(judged(whole, plan, planOf('06T09:00:00', '02:00', '06:00'), ...late)).toEqual([185, []]);
    // What was added without notice is cut off, and so is what ran over it.
    expect(judged(whole, plan, planOf('10T03:00:00', '02:00', '05:00'), ...late)).toEqual([110, []]);
  });

  it('of one component is said once for the work', () => {
    const facts = ['web', 'api'].flatMap((component) => [
      planOf('05T09:00:00', '02:00', '04:00', component),
      of('maintenance.started', '02:00', component),
      of('maintenance.ended', component === 'web' ? '04:00' : '04:20', component),
    ]);
    expect(judged(whole, ...facts)).toEqual([120, ['20 min after its planned end']]);
  });
});

describe('an id that is used again', () => {
  const life = (day: string, answered: string, resolved: string): Fact[] => [
    ticket('ticket.opened', `${day}T10:00:00`),
    ticket('ticket.acknowledged', answered),
    ticket('ticket.resolved', resolved),
  ];

  it('a ticket that is opened again after it was closed is another ticket', () => {
    const facts = [
      ...life('08', '08T10:05:00', '08T11:00:00'),
      ticket('ticket.closed', '08T11:30:00'),
      ...life('16', '16T14:00:00', '18T11:00:00'),
    ];
    const statement = stated(ticketTerms(), facts);
    const [, second] = Object.keys(outcomesOf(statement));
    expect(second).toMatch(/^T1@/);
    expect(outcomesOf(statement)).toEqual({ T1: 'met 1 h', [second!]: 'breached 49 h' });
    expect(codesOf(statement)).toContain('id-used-again');
    const reopened = [...facts.slice(0, 4), ticket('ticket.reopened', '16T10:00:00'), ticket('ticket.resolved', '16T11:00:00')];
    expect(outcomesOf(stated(ticketTerms(), reopened))).toEqual({ T1: 'met 2 h' });
  });

  it('in another month too; not closed, the first opening counts and that is said', () => {
    const before = fact('ticket.opened', '2025-11-10T00:00:00Z', { body: { record: 'T1' } });
    const closed = fact('ticket.closed', '2025-11-11T00:00:00Z', { body: { record: 'T1' } });
    expect(Object.values(outcomesOf(stated(ticketTerms(), [before, closed, ...life('16', '16T14:00:00', '18T11:00:00')])))).toEqual([
      'breached 49 h',
    ]);
    const twice = stated(ticketTerms(), [...life('08', '08T10:05:00', '08T11:00:00'), ticket('ticket.opened', '09T00:00:00')]);
    expect([outcomesOf(twice), codesOf(twice)]).toEqual([{ T1: 'met 1 h' }, ['opened-again']]);
  });

  it('a ticket is opened for another component after it was closed: it is another ticket', () => {
    const of = (component: string, day: string): Fact[] => [
      ticket('ticket.opened', `${day}T00:00:00`, {}, component),
      ticket('ticket.resolved', `${day}T06:00:00`, {}, component),
    ];
    const closed = ticket('ticket.closed', '11T00:00:00', {}, 'web');
    for (const other of ['web', 'api']) {
      const statement = stated(ticketTerms(), [...of('web', '10'), closed, ...of(other, '20')]);
      expect([Object.values(outcomesOf(statement)), statement.total.amount]).toEqual([['breached 6 h', 'breached 6 h'], '20.00']);
      expect(codesOf(statement)).toEqual(['id-used-again']);
    }
    // Not closed for all that it names, it goes on.
    const both = [...of('web', '10'), ...of('api', '10'), closed];
    expect(Object.keys(outcomesOf(stated(ticketTerms(), [...both, ticket('ticket.opened', '20T00:00:00', {}, 'api')])))).toEqual(['T1']);
    // What is said afterwards of the component that goes on is said of the ticket that names it.
    const late = [
      ...of('web', '10'),
      ticket('ticket.opened', '10T00:00:00', {}, 'api'),
      closed,
      ticket('ticket.opened', '20T00:00:00', {}, 'web'),
      ticket('ticket.resolved', '21T00:00:00', {}, 'api'),
    ];
    expect(stated(ticketTerms(), late).open).toMatchObject([{ kind: 'ticket', component: 'web' }]);
  });

  it('an exclusion that begins again after its end, and work that goes on within its plan', () => {
    const exclusion = (milestone: string, when: string): Fact =>
      fact('record.reached', on10(when), { body: { record: 'X', kind: 'exclusion', milestone } });
    const terms = linesTerms({
      work: { intervals: 'exclusion', from: 'began', to: 'ended', each: 'line' },
    });
    const facts = [exclusion('began', '02:00'), exclusion('ended', '03:00'), exclusion('began', '04:00'), exclusion('ended', '05:00')];
    expect(minutesOf(stated(terms, [...facts, ...down('web', '02:00', '06:00')]), 'web').excluded).toBe(120);
    const of = (type: Fact['type'], when: string): Fact => fact(type, on10(when), { body: { record: 'M' } });
    const done = linesTerms({
      work: ANNOUNCED_WORK,
    });
    const work = [
      planOf('05T09:00:00', '02:00', '06:00'),
      of('maintenance.started', '02:00'),
      of('maintenance.ended', '03:00'),
      of('maintenance.started', '04:00'),
      of('maintenance.ended', '05:00'),
    ];
    expect(minutesOf(stated(done, [...work, ...down('web', '02:00', '06:00')]), 'web').excluded).toBe(120);
  });
});

describe('the clocks of two senders', () => {
  it('what is a little too early counts at the beginning, what is far too early does not count', () => {
    const opened = ticket('ticket.opened', '10T00:00:00', { attributes: { severity: 'P1' } });
    const early = stated(ticketTerms(), [opened, ticket('ticket.resolved', '09T23:55:00')]);
    expect([outcomesOf(early), codesOf(early)]).toEqual([{ T1: 'met 0 s' }, ['clock-skew']]);
    const far = stated(ticketTerms(), [opened, ticket('ticket.resolved', '09T23:54:59')]);
    expect([outcomesOf(far).T1, codesOf(far).includes('end-before-start')]).toEqual(['breached 456 h', true]);
  });

  it('of an outage too; a known end without a beginning is said', () => {
    const of = (type: Fact['type'], when: string): Fact => fact(type, on10(when), { component: 'web', body: { record: 'i' } });
    const statement = stated(linesTerms(), [of('service.up', '10:00:00'), of('service.down', '10:00:05')]);
    expect([minutesOf(statement, 'web').down, codesOf(statement)]).toEqual([0, ['clock-skew']]);
    const orphan = stated(ticketTerms(), [ticket('ticket.resolved', '10T03:00:00')]);
    expect([orphan.objectives, codesOf(orphan)]).toEqual([[], ['no-start']]);
  });
});

describe('attributes', () => {
  const clocked = (policy: string, ...facts: Fact[]): Record<string, string> =>
    outcomesOf(stated(ticketTerms({ 'on-severity-change': policy }), facts));

  it('only a change of what the limit depends on restarts a timer', () => {
    const opened = ticket('ticket.opened', '10T00:00:00', { attributes: { severity: 'P1', assignee: 'a' } });
    const resolved = ticket('ticket.resolved', '10T03:00:00');
    const moved = ticket('ticket.acknowledged', '10T02:30:00', { attributes: { assignee: 'b', severity: 'P1' } });
    expect(clocked('restart', opened, moved, resolved)).toEqual({ T1: 'breached 3 h' });
    const raised = ticket('ticket.severity_changed', '10T02:30:00', { attributes: { severity: 'P2' } });
    expect(clocked('restart', opened, raised, resolved)).toEqual({ T1: 'met 30 min' });
  });

  const standing = linesTerms(
    { good: { 'attribute-is': 'standing', is: ['good'] } },
    {
      attributes: { standing: { of: 'customer', values: ['good', 'in-breach'], 'reported-by': ['vendor'] } },
      credits: { credit: { of: 'fee', times: 'rate', for: 'availability', if: ['good'] } },
    },
  );
  const set = (id: string, value: string, receivedAt?: string): Fact =>
    fact('attribute.set', '2026-02-05T00:00:00Z', {
      id,
      body: { of: 'customer', name: 'standing', value },
      ...(receivedAt !== undefined && { receivedAt: at(`2026-02-05T${receivedAt}:00Z`) }),
    });

  it('two values of one instant: the one received first, whatever their ids and their order', () => {
    const owed = (...facts: Fact[]): string => stated(standing, [...facts, ...down('web', '00:00', '10:00')]).total.amount;
    for (const [a, b] of [
      ['a1', 'a2'],
      ['a2', 'a1'],
    ] as const) {
      expect(owed(set(a, 'good', '00:01'), set(b, 'in-breach', '00:02'))).toBe('300.00');
      expect(owed(set(a, 'good', '00:02'), set(b, 'in-breach', '00:01'))).toBe('0.00');
      expect(owed(set(a, 'good'), set(b, 'in-breach'))).toBe('300.00');
    }
    const early = fact('attribute.set', '2026-02-01T00:00:00Z', { body: { of: 'customer', name: 'standing', value: 'good' } });
    expect(owed(early, set('x', 'in-breach', '00:02'), set('y', 'good', '00:01'))).toBe('300.00');
    expect(owed(early, set('y', 'in-breach', '00:02'), set('x', 'good', '00:01'))).toBe('300.00');
    expect(codesOf(stated(standing, [set('a', 'good'), set('b', 'in-breach')]))).toContain('set-twice');
  });

  it('an attribute of an owner that does not exist is left out, with a finding', () => {
    const of = (owner: string): Fact =>
      fact('attribute.set', '2026-02-05T00:00:00Z', { body: { of: owner, name: 'standing', value: 'good' } });
    for (const owner of ['Customer', 'component', 'outage']) expect(codesOf(stated(standing, [of(owner)]))).toContain('no-owner');
  });

  it('an outage takes those that are set later, and those of its end', () => {
    const cause = linesTerms(
      {
        failure: NOT_OF_THE_CUSTOMER,
      },
      { attributes: { cause: { of: 'outage', values: ['vendor', 'customer'], 'reported-by': ['vendor'] } } },
    );
    const [begin, end] = outage(on10('00:00'), on10('10:00'), { component: 'web', body: { record: 'i', attributes: { cause: 'vendor' } } });
    const changed = fact('attribute.set', on10('04:00'), { body: { record: 'i', of: 'outage', name: 'cause', value: 'customer' } });
    expect(minutesOf(stated(cause, [begin!, changed, end!]), 'web').down).toBe(240);
    const plain = fact('service.down', on10('00:00'), { component: 'web', body: { record: 'i' } });
    const restated = { ...end!, body: { ...end!.body, attributes: { cause: 'customer' } } };
    expect(minutesOf(stated(cause, [plain, restated]), 'web').down).toBe(0);
  });

  it('a candidate start is used up to seven days before the report, and with a finding not used beyond or after it', () => {
    const from = (candidateStart: string): number[] => {
      const begin = fact('service.down', on10('00:00'), { component: 'web', body: { record: 'i', candidateStart: at(candidateStart) } });
      const end = fact('service.up', on10('00:10'), { component: 'web', body: { record: 'i' } });
      const statement = stated(linesTerms(), [begin, end]);
      return [minutesOf(statement, 'web').down, codesOf(statement).filter((code) => code === 'candidate-start').length];
    };
    expect(from('2026-02-09T23:00:00Z')).toEqual([70, 0]);
    expect(from('2026-02-03T00:00:00Z')).toEqual([7 * 1440 + 10, 0]);
    expect(from('2026-02-02T23:59:59Z')).toEqual([10, 1]);
    expect(from('2026-02-10T00:05:00Z')).toEqual([10, 1]);
  });
});
