/** Incidents of which some events name a component and others none. */
import { describe, expect, it } from 'vitest';
import type { EventType, Fact } from '../../../../lib/domain/evidence/fact.ts';
import { at, fact } from '../../../support/facts.ts';
import { codesOf, linesOrder, linesTerms, minutesOf, outcomesOf, stated, ticketTerms } from '../../../support/lines.ts';

type Choice = 'count' | 'leave-out';

/** "down web 00:00": an event of one incident; "-" names no component. @param given perhaps "@b", another sender. */
const eventOf = (text: string, i: number): Fact => {
  const [type, component, time, sender] = text.split(' ') as [string, string, string, string?];
  return fact(`service.${type}` as EventType, at(`2026-02-10T${time}:00Z`), {
    id: `e${i}`,
    ...(component !== '-' && { component }),
    ...(sender !== undefined && { sender: sender.slice(1) }),
    body: { record: 'K' },
  });
};
const order = (choice: Choice): ReturnType<typeof linesOrder> => linesOrder({ 'without-component': choice });
const statementOf = (events: readonly string[], choice: Choice): ReturnType<typeof stated> =>
  stated(linesTerms(), events.map(eventOf), { order: order(choice), reasons: true });
/** Minutes down of "web" and of "api". */
const down = (events: readonly string[], choice: Choice): number[] => {
  const statement = statementOf(events, choice);
  return ['web', 'api'].map((line) => minutesOf(statement, line).down);
};
const both = (events: readonly string[]): number[][] => [down(events, 'count'), down(events, 'leave-out')];
const REST_OF_FEBRUARY = 19 * 24 * 60;

describe('an event of an incident that names no component', () => {
  it('ends each open part of the incident', () => {
    expect(both(['down web 00:00', 'up - 00:10'])).toEqual([
      [10, 0],
      [10, 0],
    ]);
    expect(both(['degraded web 00:00', 'down api 01:00', 'up - 02:00'])).toEqual([
      [120, 60],
      [120, 60],
    ]);
    // One had ended before.
    expect(both(['down web 00:00', 'down api 01:00', 'up web 01:30', 'up - 02:00'])).toEqual([
      [90, 60],
      [90, 60],
    ]);
    expect(both(['down web 00:00', 'up - 01:00', 'down web 02:00', 'up - 03:00'])).toEqual([
      [120, 0],
      [120, 0],
    ]);
  });

  it('gives a finding where it counts for several components, and none where it changes nothing', () => {
    expect(codesOf(statementOf(['down web 00:00', 'up - 00:10'], 'leave-out'))).toEqual(['counts-for-each']);
    const late = statementOf(['down web 00:00', 'up web 00:10', 'up - 02:00'], 'count');
    expect([codesOf(late), late.evidence.leftOut]).toEqual([
      [],
      [{ reason: 'changes-nothing', count: 1, events: ['aws:111122223333|e2'] }],
    ]);
    expect(codesOf(statementOf(['up - 00:00', 'down web 01:00', 'up web 02:00'], 'count'))).toEqual(['recovery-without-failure']);
  });

  it('begins the incident for the components that it names, and for all others too where the order counts such events', () => {
    expect(both(['down - 00:00', 'up web 10:00'])).toEqual([
      [600, REST_OF_FEBRUARY],
      [600, 0],
    ]);
    expect(both(['down - 00:00', 'up web 00:10', 'up - 10:00'])).toEqual([
      [10, 600],
      [10, 0],
    ]);
    expect(both(['degraded web 00:00', 'down - 01:00', 'up - 02:00'])).toEqual([
      [120, 60],
      [120, 0],
    ]);
    const open = statementOf(['down - 00:00', 'up web 10:00'], 'count');
    expect(codesOf(open)).toEqual(['counts-for-each', 'not-ended']);
  });

  it('gives no finding when it ends the incident slightly before the beginning: that is clock skew', () => {
    expect(codesOf(statementOf(['up - 00:00', 'down web 00:03'], 'leave-out'))).toEqual(['clock-skew', 'counts-for-each']);
  });

  it('counts only for components outside the named ones, and neither contain them nor are inside them', () => {
    const terms = linesTerms({}, { components: { region: {}, line: { in: 'region' } } });
    const within = linesOrder({
      components: {
        eu: { kind: 'region' },
        us: { kind: 'region' },
        web: { kind: 'line', in: 'eu' },
        api: { kind: 'line', in: 'eu' },
        far: { kind: 'line', in: 'us' },
      },
    });
    const minutes = (events: readonly string[]): number[] => {
      const statement = stated(terms, events.map(eventOf), { order: within });
      return ['web', 'api', 'far'].map((line) => minutesOf(statement, line).down);
    };
    expect(minutes(['down - 00:00', 'up web 01:00', 'up - 02:00'])).toEqual([60, 120, 120]);
    expect(minutes(['down - 00:00', 'up eu 01:00', 'up - 02:00'])).toEqual([60, 60, 120]);
  });

  it('is left out where no event of its incident names a component of the contract, or only an event of another sender does', () => {
    expect(codesOf(statementOf(['down - 00:00', 'up - 01:00'], 'leave-out'))).toEqual(['no-component', 'no-component', 'no-evidence']);
    expect(codesOf(statementOf(['down elsewhere 00:00', 'up - 01:00'], 'leave-out'))).toEqual([
      'unknown-component',
      'no-component',
      'no-evidence',
    ]);
    expect(codesOf(statementOf(['down web 00:00', 'up - 01:00 @b'], 'leave-out'))).toContain('no-component');
  });
});

describe('other events of an incident', () => {
  const cause = (value: string, component?: string): Fact =>
    fact('attribute.set', at('2026-02-11T00:00:00Z'), {
      id: `cause ${value}`,
      ...(component !== undefined && { component }),
      body: { of: 'outage', record: 'K', name: 'cause', value },
    });
  const terms = linesTerms(
    { failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line', where: [{ attribute: 'cause', is: ['ours'] }] } },
    { attributes: { cause: { of: 'outage', values: ['ours', 'theirs'], default: 'ours', 'reported-by': ['vendor'] } } },
  );
  const minutes = (events: readonly string[], facts: readonly Fact[], choice: Choice = 'count'): number[] => {
    const statement = stated(terms, [...events.map(eventOf), ...facts], { order: order(choice) });
    return ['web', 'api'].map((line) => minutesOf(statement, line).down);
  };
  const apart = ['down web 02:00', 'down api 02:10', 'up web 03:00', 'up api 05:10'];

  it('change the attributes of one component only, which then has times of its own', () => {
    expect(minutes(apart, [cause('ours', 'web'), cause('theirs', 'api')])).toEqual([60, 0]);
    expect(minutes(apart, [cause('theirs', 'web')])).toEqual([0, 180]);
  });

  it('count where another event names the component, from any sender', () => {
    expect(minutes(['down web 02:00', 'up web 03:00'], [cause('theirs')], 'leave-out')).toEqual([0, 0]);
    expect(minutes(['down - 02:00', 'up - 03:00'], [cause('ours', 'web')], 'leave-out')).toEqual([60, 0]);
  });
});

it('give a ticket the component that any of its events names', () => {
  const ticket = (type: EventType, when: string, component?: string): Fact =>
    fact(type, `2026-02-${when}Z`, { ...(component !== undefined && { component }), body: { record: 'T1' } });
  for (const [first, last] of [
    ['web', undefined],
    [undefined, 'web'],
  ]) {
    const facts = [ticket('ticket.opened', '10T00:00:00', first), ticket('ticket.resolved', '10T06:00:00', last)];
    const statement = stated(ticketTerms(), facts, { order: order('leave-out') });
    expect([outcomesOf(statement), statement.total.amount, codesOf(statement)]).toEqual([{ T1: 'breached 6 h' }, '10.00', []]);
  }
  const none = [ticket('ticket.opened', '10T00:00:00'), ticket('ticket.resolved', '10T06:00:00')];
  expect(codesOf(stated(ticketTerms(), none, { order: order('leave-out') }))).toEqual(['no-component', 'no-component', 'no-evidence']);
});

describe('degraded time that counts as downtime', () => {
  const codes = (terms: ReturnType<typeof linesTerms>, ...events: string[]): string[] => codesOf(stated(terms, events.map(eventOf)));

  it('gives a finding, unless a clause distinguishes the level', () => {
    const events = ['degraded web 00:00', 'up web 01:00'];
    expect(down(events, 'count')).toEqual([60, 0]);
    expect(codes(linesTerms(), ...events)).toEqual(['degraded-counts']);
    expect(codes(linesTerms(), 'down web 00:00', 'up web 01:00')).toEqual([]);
    const apart = linesTerms({
      failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line', where: [{ attribute: 'level', is: ['down'] }] },
    });
    expect(codes(apart, ...events)).toEqual([]);
  });

  it('gives none for an outage that was degraded only before the period', () => {
    const of = (type: EventType, when: string): Fact => fact(type, when, { component: 'web', body: { record: 'K' } });
    const facts = [
      of('service.degraded', '2026-01-30T00:00:00Z'),
      of('service.down', '2026-01-31T00:00:00Z'),
      of('service.up', '2026-02-01T01:00:00Z'),
    ];
    expect(codesOf(stated(linesTerms(), facts))).toEqual([]);
  });
});
