/** Records that name several components, or none. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { down, on10, planOf, ticket } from '../../../support/february-records.ts';
import { fact } from '../../../support/facts.ts';
import { codesOf, linesOrder, linesTerms, minutesOf, outcomesOf, stated, ticketTerms } from '../../../support/lines.ts';

describe('a record that names several components concerns all of them', () => {
  it('maintenance that is announced once for each component', () => {
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

  it('an exclusion with its component in any of its events', () => {
    const exclusion = (milestone: string, when: string, component: string): Fact =>
      fact('record.reached', on10(when), { component, body: { record: 'X', kind: 'exclusion', milestone } });
    const terms = linesTerms({
      force: { intervals: 'exclusion', from: 'began', to: 'ended', each: 'line' },
      downtime: { except: ['failure', 'force'] },
    });
    const begun = [exclusion('began', '02:00', 'web'), exclusion('began', '02:00', 'api'), ...down('api', '02:00', '05:00')];
    expect(minutesOf(stated(terms, [...begun, exclusion('ended', '04:00', 'web')]), 'api').excluded).toBe(120);
    // What is reported of one component alone holds for that one.
    const each = [...begun, exclusion('ended', '04:00', 'web'), exclusion('ended', '04:30', 'api')];
    expect(minutesOf(stated(terms, each), 'api').excluded).toBe(150);
  });

  it('an incident in which each component has its own times, as one outage', () => {
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

  it('a ticket without a component counts for each line, and one with two components for both', () => {
    const facts = [ticket('ticket.opened', '10T00:00:00'), ticket('ticket.resolved', '10T06:00:00')];
    const whole = stated(ticketTerms(), facts);
    expect([whole.total.amount, codesOf(whole)]).toEqual(['20.00', ['counts-for-all']]);
    const one = stated(ticketTerms(), [ticket('ticket.opened', '10T00:00:00', {}, 'web'), facts[1]!]);
    expect([one.total.amount, codesOf(one)]).toEqual(['10.00', []]);
    const both = [ticket('ticket.acknowledged', '10T01:00:00', {}, 'api'), ticket('ticket.opened', '10T00:00:00', {}, 'web'), facts[1]!];
    expect(stated(ticketTerms(), both).total.amount).toBe('20.00');
  });

  it('a ticket that was opened for each of two components runs until it is resolved for both', () => {
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

  it('a timer uses the hours on which all lines of its record agree; where they differ the result is open, with a finding', () => {
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
