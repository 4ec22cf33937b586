/** `on-severity-change: restart`: a change begins the timer anew while it runs; one that comes as it stops, or later, changes nothing. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { fact } from '../../../../support/facts.ts';
import { aContract, statementOf, termsWith } from '../../../../support/contracts.ts';
import type { Order, Terms } from '../../../../../lib/domain/contract/terms.ts';

const CLOCK = {
  timer: 'ticket',
  from: 'opened',
  to: 'resolved',
  hours: 'always',
  paused: [],
  'counted-in': 'from',
  'on-severity-change': 'restart',
  'on-reopen': 'ignore',
};
const terms = (clock: object = {}, more: Partial<Terms> = {}): Terms =>
  termsWith({
    attributes: { severity: { of: 'ticket', values: ['P1', 'P2'], 'reported-by': ['vendor'] } },
    definitions: {
      fix: { ...CLOCK, ...clock },
      target: { 'depending-on': 'severity', cases: { P1: '1 h', P2: '8 h' } },
      fine: { 'depending-on': 'severity', cases: { P1: '100.00 USD', P2: '10.00 USD' } },
    },
    objectives: { fix: { 'at-most': 'target' } },
    credits: { credit: { of: 'fine', times: 1, 'if-breached': 'fix' } },
    claims: { credit: 'automatic' },
    ...more,
  });

const ticket = (type: Fact['type'], hour: string, severity?: string): Fact =>
  fact(type, `2026-02-10T${hour}:00Z`, { body: { record: 'T', ...(severity !== undefined && { attributes: { severity } }) } });
const changed = (hour: string, severity: string): Fact => ticket('ticket.severity_changed', hour, severity);
const opened = (severity: string): Fact => ticket('ticket.opened', '00:00', severity);
const resolved = (hour: string, severity?: string): Fact => ticket('ticket.resolved', hour, severity);

function stated(order: Partial<Order>, given: Terms, facts: readonly Fact[]): Statement {
  return statementOf(aContract({ order, terms: given }), facts, '2026-02', { reasons: true });
}

/** How the timer came out, what is owed, and the severity that the statement shows. */
const shown = (given: Terms, ...facts: Fact[]): string => shownOf({}, given, ...facts);

const shownOf = (order: Partial<Order>, given: Terms, ...facts: Fact[]): string => {
  const { objectives, total } = stated(order, given, facts);
  return [
    ...objectives.map(({ outcome, measured, timing }) => `${outcome} ${measured?.shown} ${timing?.governing?.severity}`),
    total.amount,
  ].join(', ');
};

describe('a severity that is set after the stop', () => {
  it.each<[string, Fact[], string]>([
    ['not at all', [opened('P1'), resolved('02:00')], 'breached 2 h P1, 100.00'],
    ['while it runs', [opened('P1'), changed('01:30', 'P2'), resolved('02:00')], 'met 30 min P2, 0.00'],
    ['an hour after the stop', [opened('P1'), resolved('02:00'), changed('03:00', 'P2')], 'breached 2 h P1, 100.00'],
    ['in the instant of the stop', [opened('P1'), changed('02:00', 'P2'), resolved('02:00')], 'breached 2 h P1, 100.00'],
    ['by the event that stops it', [opened('P1'), resolved('02:00', 'P2')], 'breached 2 h P1, 100.00'],
    ['upwards after the stop', [opened('P2'), resolved('02:00'), changed('03:00', 'P1')], 'met 2 h P2, 0.00'],
    ['before and after', [opened('P2'), changed('01:00', 'P1'), resolved('03:00'), changed('04:00', 'P2')], 'breached 2 h P1, 100.00'],
    ['to a word that is not known', [opened('P1'), resolved('02:00'), changed('03:00', 'P9')], 'breached 2 h P1, 100.00'],
    ['for the first time', [ticket('ticket.opened', '00:00'), resolved('02:00'), changed('03:00', 'P1')], 'breached 2 h P1, 100.00'],
  ])('counts only for a change before the stop: %s', (_, facts, expected) => {
    expect(shown(terms(), ...facts)).toBe(expected);
  });

  it('does not change a condition', () => {
    const where = terms({ where: [{ attribute: 'severity', is: ['P1'] }] });
    expect(shown(where, opened('P1'), resolved('02:00'), changed('03:00', 'P2'))).toBe('breached 2 h P1, 100.00');
    expect(shown(where, opened('P2'), resolved('02:00'), changed('03:00', 'P1'))).toBe('0.00');
    expect(shown(where, opened('P2'), changed('01:00', 'P1'), resolved('03:00'))).toBe('breached 2 h P1, 100.00');
  });

  it('restarts a timer that was opened again, and none that stopped before', () => {
    const facts = [opened('P1'), resolved('02:00'), ticket('ticket.reopened', '04:00'), changed('05:00', 'P2'), resolved('06:00')];
    expect(shown(terms(), ...facts)).toBe('breached 2 h P1, 100.00');
    expect(shown(terms({ 'on-reopen': 'resume' }), ...facts)).toBe('met 1 h P2, 0.00');
    // Each cycle by its own stop: the change lies in the second.
    expect(shown(terms({ 'on-reopen': 'anew' }, { credits: {}, claims: {} }), ...facts)).toBe('breached 2 h P1, met 1 h P2, 0.00');
  });

  it('applies after the last of several components was resolved, and not while one is open', () => {
    const of = (component: string, type: Fact['type'], hour: string, severity?: string): Fact => ({
      ...ticket(type, hour, severity),
      component,
    });
    const facts = [of('a', 'ticket.opened', '00:00', 'P2'), of('b', 'ticket.opened', '00:00', 'P2'), of('a', 'ticket.resolved', '01:00')];
    const inTime = [changed('02:00', 'P1'), of('b', 'ticket.resolved', '03:30')];
    const late = [of('b', 'ticket.resolved', '03:30'), changed('04:00', 'P1')];
    const order = { components: { a: { kind: 'line' }, b: { kind: 'line' } } };
    const given = terms({}, { components: { line: {} } });
    expect(shownOf(order, given, ...facts, ...inTime)).toBe('breached 1 h 30 min P1, 100.00');
    expect(shownOf(order, given, ...facts, ...late)).toBe('met 3 h 30 min P2, 0.00');
  });

  it('does not change the hours', () => {
    const given = terms({ hours: 'hours' });
    const hours = {
      office: { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] } },
      hours: { 'depending-on': 'severity', cases: { P1: 'always', P2: 'office' } },
    };
    Object.assign(given.definitions, hours);
    expect(shown(given, opened('P1'), resolved('02:00'), changed('03:00', 'P2'))).toBe('breached 2 h P1, 100.00');
  });
});

/** The places where the limit of a timer may stand, each as a flag or a length of each ticket, and what it is when the target is met. */
const LIMITED: readonly (readonly [string, Terms['definitions'], Terms['objectives']])[] = [
  ['objective', {}, { fix: { 'at-most': 'target' } }],
  ['compare', { 'in-time': { compare: 'fix', 'at-most': 'target' } }, { 'in-time': { holds: true } }],
  ['compare of another name', { same: 'fix', 'in-time': { compare: 'same', 'at-most': 'target' } }, { 'in-time': { holds: true } }],
  [
    'compare by another name of the limit',
    { same: 'target', 'in-time': { compare: 'fix', 'at-most': 'same' } },
    { 'in-time': { holds: true } },
  ],
  ['excess', { late: { excess: 'fix', above: 'target' } }, { late: { 'at-most': '0 h' } }],
];

describe.each(LIMITED)('a limit by severity in the key %s alone', (place, cells, objectives) => {
  const outcome = (policy: string, ...facts: Fact[]): string => {
    const given = terms({ 'on-severity-change': policy }, { objectives, credits: {}, claims: {} });
    Object.assign(given.definitions, cells);
    return stated({}, given, facts)
      .objectives.map((one) => one.outcome)
      .join();
  };
  const [late, inTime] = [resolved('05:00'), resolved('02:00')];

  it('restarts its timer where the severity changes', () => {
    expect(outcome('restart', opened('P1'), changed('01:30', 'P2'), inTime)).toBe('met');
    expect(outcome('restart', opened('P2'), changed('00:30', 'P1'), inTime)).toBe('breached');
  });

  it.runIf(place !== 'excess')('divides its timer between the severities', () => {
    expect(outcome('weighted', opened('P1'), changed('00:30', 'P2'), late)).toBe('breached');
    expect(outcome('weighted', opened('P1'), changed('00:30', 'P2'), inTime)).toBe('met');
  });
});
