/** Nineteen edge cases that at least one peer gets wrong, each by its number. */
import { isMainThread } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import type { Order, Terms } from '../../../lib/domain/contract/terms.ts';
import { checkContract } from '../../../lib/domain/checker/check-contract.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import { assess } from '../../../lib/domain/statement/assess.ts';
import { canonicalJson, type Statement } from '../../../lib/domain/statement/statement.ts';
import { bridgeBetween } from '../../../lib/domain/statement/restatement.ts';
import { checked, orderOf, termsWith } from '../../support/contracts.ts';
import { at, fact, outage } from '../../support/facts.ts';

const BANDS = [
  { 'at-least': '99.9%', gives: '0%' },
  { 'at-least': '99.0%', 'less-than': '99.9%', gives: '10%' },
  { 'less-than': '99.0%', gives: '30%' },
];

/** Availability with maintenance, three bands, one fee. */
const availability = (more: Partial<Terms> = {}, definitions: Terms['definitions'] = {}): Terms =>
  termsWith({
    attributes: { level: { of: 'outage', values: ['down', 'degraded', 'unknown'] } },
    definitions: {
      outage: { intervals: 'outage', from: 'started', to: 'ended' },
      maintenance: {
        intervals: 'maintenance',
        from: 'began',
        to: 'ended',
        where: [{ from: 'announced', to: 'began', 'at-least': '48 h' }],
      },
      downtime: { except: ['outage', 'maintenance'] },
      uptime: { uptime: 'downtime', of: 'period' },
      rate: { bands: 'uptime', table: BANDS },
      fee: { charges: 'all', 'taken-from': 'period' },
      ...definitions,
    },
    objectives: { uptime: { 'at-least': '99.9%' } },
    credits: { credit: { of: 'fee', times: 'rate', for: 'uptime' } },
    claims: { credit: 'automatic' },
    ...more,
  });

const feeOrder = (more: Partial<Order> = {}): Order =>
  orderOf({ charges: [{ kind: 'recurring', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' }], ...more });

function state(terms: Terms, facts: readonly Fact[], period = '2026-10', order = feeOrder()): Statement {
  const result = assess(checked(order, terms), facts, period);
  if ('issue' in result) throw new Error(result.issue.message);
  return result.statement;
}

const minutes = (statement: Statement): Record<'up' | 'down' | 'unknown' | 'excluded', number> => {
  const time = statement.time[0]!;
  return {
    up: Number(time.up) / MINUTE,
    down: Number(time.down) / MINUTE,
    unknown: Number(time.unknown) / MINUTE,
    excluded: Number(time.excluded) / MINUTE,
  };
};
const down = (statement: Statement): number => minutes(statement).down;
const span = (from: string, to: string, given = {}): Fact[] => outage(at(from), at(to), given);

/** Ticket timers: one severity per target, office hours in London. */
const tickets = (clock: Record<string, unknown> = {}, limit: Record<string, unknown> = { urgent: '1 h', minor: '8 h' }): Terms =>
  termsWith({
    period: { every: 'month', zone: 'Europe/London', 'part-period': 'clipped' },
    attributes: { severity: { of: 'ticket', values: ['urgent', 'minor'], default: 'minor' } },
    holidays: { uk: ['2026-12-25', '2026-12-28'] },
    definitions: {
      office: { 'business-hours': 'Europe/London', open: { 'mon-fri': ['09:00-17:00'] }, shut: { 'any-of': ['uk'] } },
      recovery: {
        timer: 'ticket',
        from: 'opened',
        to: 'resolved',
        hours: 'office',
        paused: ['waiting-on-customer'],
        'counted-in': 'from',
        'on-severity-change': 'last',
        'on-reopen': 'resume',
        ...clock,
      },
      limit: { 'depending-on': 'severity', cases: limit },
    },
    objectives: { recovery: { 'at-most': 'limit' } },
  });

const ticket = (id: string, ...steps: [type: string, when: string, body?: object][]): Fact[] =>
  steps.map(([type, when, body]) => fact(`ticket.${type}` as 'ticket.opened', when, { body: { record: id, ...body } }));
const clockOf = (statement: Statement): { measured: number; outcome: string } => {
  const [result] = statement.objectives;
  return { measured: Number(result!.measured!.exact) / MINUTE, outcome: result!.outcome };
};

describe('edge cases', () => {
  it('1: an incident that began before the period, one still open at its end, one wholly outside', () => {
    expect(down(state(availability(), span('2026-09-30T23:00:00Z', '2026-10-01T00:20:00Z')))).toBe(20);
    const open = state(availability(), [fact('service.down', '2026-10-31T23:30:00Z')]);
    expect([down(open), open.open.map((record) => record.since)]).toEqual([30, ['2026-10-31T23:30:00.000Z']]);
    expect(down(state(availability(), span('2026-11-02T00:00:00Z', '2026-11-02T01:00:00Z')))).toBe(0);
  });

  it('2: overlapping, nested, equal starts and touching ends count once', () => {
    const facts = [
      ...span('2026-10-05T10:00:00Z', '2026-10-05T11:00:00Z'),
      ...span('2026-10-05T10:00:00Z', '2026-10-05T10:10:00Z', { body: { record: 'same-start' } }),
      ...span('2026-10-05T10:20:00Z', '2026-10-05T10:30:00Z', { body: { record: 'nested' } }),
      ...span('2026-10-05T10:50:00Z', '2026-10-05T11:30:00Z', { body: { record: 'overlapping' } }),
      ...span('2026-10-05T11:30:00Z', '2026-10-05T11:40:00Z', { body: { record: 'touching' } }),
    ];
    expect(down(state(availability(), facts))).toBe(100);
  });

  it('3: a lower severity that outlasts a higher one', () => {
    const terms = availability(
      {},
      {
        cut: { intervals: 'outage', from: 'started', to: 'ended', where: [{ attribute: 'level', is: ['down'] }] },
        slow: { intervals: 'outage', from: 'started', to: 'ended', where: [{ attribute: 'level', is: ['degraded'] }] },
        half: { weighted: 'slow', as: '50%' },
        outage: { 'any-of': ['cut', 'half'] },
      },
    );
    const facts = [
      fact('service.degraded', '2026-10-05T10:00:00Z', { body: { record: 'long' } }),
      fact('service.down', '2026-10-05T10:20:00Z', { body: { record: 'short' } }),
      fact('service.up', '2026-10-05T10:30:00Z', { body: { record: 'short' } }),
      fact('service.up', '2026-10-05T11:00:00Z', { body: { record: 'long' } }),
    ];
    expect(down(state(terms, facts))).toBe(10 + 50 / 2);
    // One incident that gets worse and better again.
    const one = [
      fact('service.degraded', '2026-10-05T10:00:00Z'),
      fact('service.down', '2026-10-05T10:20:00Z'),
      fact('service.degraded', '2026-10-05T10:30:00Z'),
      fact('service.up', '2026-10-05T11:00:00Z'),
    ];
    expect(down(state(terms, one))).toBe(10 + 50 / 2);
  });

  const probed = (unknown: Terms['unknown']): Terms =>
    availability({ unknown }, { outage: { probes: 'http', 'in-a-row': 1, begins: 'first-failure' } });
  const samples = (start: string, every: number, results: string): Fact =>
    fact('probe.batch', start, { id: `p@${start}`, body: { stream: 'http', start: at(start), every: every * 1000, results } });

  it('4: a check interval that changes in the middle of the month weighs by time, not by checks', () => {
    const facts = [
      samples('2026-10-01T00:00:00Z', 300, '1'.repeat(4320)),
      samples('2026-10-16T00:00:00Z', 60, '1'.repeat(60) + '0'.repeat(10) + '1'.repeat(23_040 - 70)),
    ];
    expect(minutes(state(probed('left-out'), facts))).toEqual({ up: 44_630, down: 10, unknown: 0, excluded: 0 });
  });

  it('5: ten days of silence, no data at all, data only after day 20', () => {
    const silent = [
      samples('2026-10-01T00:00:00Z', 300, '1'.repeat(288 * 10)),
      samples('2026-10-21T00:00:00Z', 300, '0'.repeat(12) + '1'.repeat(288 * 11 - 12)),
    ];
    expect(minutes(state(probed('left-out'), silent))).toEqual({ up: 44_640 - 14_400 - 60, down: 60, unknown: 14_400, excluded: 0 });
    const none = state(probed('left-out'), []);
    expect([none.objectives[0]!.outcome, none.total.amount, minutes(none).unknown]).toEqual(['not-measured', '0.00', 44_640]);
    expect(state(probed('down'), []).objectives[0]!.outcome).toBe('breached');
    expect(state(probed('up'), []).objectives[0]!.outcome).toBe('met');
    const late = [samples('2026-10-21T00:00:00Z', 300, '1'.repeat(288 * 11))];
    expect([state(probed('left-out'), late).objectives[0]!.outcome, minutes(state(probed('left-out'), late)).unknown]).toEqual([
      'met',
      28_800,
    ]);
    const watched = availability({ unreported: 'unknown', unknown: 'left-out' });
    const vouched = [
      fact('service.watched', '2026-10-11T00:00:00Z', { body: { start: at('2026-10-01T00:00:00Z'), end: at('2026-10-11T00:00:00Z') } }),
      ...span('2026-10-05T00:00:00Z', '2026-10-05T01:00:00Z'),
    ];
    expect(minutes(state(watched, vouched))).toEqual({ up: 14_340, down: 60, unknown: 30_240, excluded: 0 });
  });

  it('6: months have the length they have in their zone', () => {
    const length = (zone: string, period: string): number => {
      const time = state(availability({ period: { every: 'month', zone, 'part-period': 'clipped' } }), [], period).time[0]!;
      return Number(time.total) / HOUR;
    };
    expect([length('UTC', '2027-02'), length('UTC', '2028-02'), length('UTC', '2026-09'), length('UTC', '2026-10')]).toEqual([
      672, 696, 720, 744,
    ]);
    expect([length('America/New_York', '2026-03'), length('America/New_York', '2026-11')]).toEqual([743, 721]);
    expect([length('Europe/Berlin', '2026-03'), length('Europe/Berlin', '2026-10')]).toEqual([743, 745]);
  });

  it('7: maintenance over half an incident, its overrun, one declared afterwards, one at short notice', () => {
    const work = (id: string, announced: string, from: string, to: string): Fact[] => [
      fact('maintenance.scheduled', announced, { body: { record: id, start: at(from), end: at(to) } }),
      fact('maintenance.started', from, { body: { record: id } }),
      fact('maintenance.ended', to, { body: { record: id } }),
    ];
    const broken = span('2026-10-20T02:30:00Z', '2026-10-20T03:30:00Z');
    expect(
      minutes(state(availability(), [...broken, ...work('M', '2026-10-15T00:00:00Z', '2026-10-20T02:00:00Z', '2026-10-20T03:00:00Z')])),
    ).toMatchObject({ down: 30, excluded: 30 });
    expect(
      down(state(availability(), [...broken, ...work('M', '2026-10-21T00:00:00Z', '2026-10-20T02:00:00Z', '2026-10-20T03:00:00Z')])),
    ).toBe(60);
    expect(
      down(state(availability(), [...broken, ...work('M', '2026-10-19T00:00:00Z', '2026-10-20T02:00:00Z', '2026-10-20T03:00:00Z')])),
    ).toBe(60);
    const planned = availability({}, { maintenance: { intervals: 'maintenance', from: 'planned-start', to: 'planned-end' } });
    expect(
      minutes(state(planned, [...broken, ...work('M', '2026-10-15T00:00:00Z', '2026-10-20T02:00:00Z', '2026-10-20T03:00:00Z')])),
    ).toMatchObject({ down: 30, excluded: 30 });
    const cancelled = [
      ...work('M', '2026-10-15T00:00:00Z', '2026-10-20T02:00:00Z', '2026-10-20T03:00:00Z').slice(0, 1),
      fact('maintenance.cancelled', '2026-10-16T00:00:00Z', { body: { record: 'M' } }),
    ];
    expect(down(state(planned, [...broken, ...cancelled]))).toBe(60);
  });

  it('8: a hair under the target neither compares nor prints as met', () => {
    const allowed = 44_640 * MINUTE * 0.001;
    const met = state(availability(), outage(at('2026-10-10T00:00:00Z'), at('2026-10-10T00:00:00Z') + allowed));
    const breached = state(availability(), outage(at('2026-10-10T00:00:00Z'), at('2026-10-10T00:00:00Z') + allowed + 1));
    expect([met.objectives[0]!.outcome, met.objectives[0]!.measured!.shown]).toEqual(['met', '99.9000%']);
    expect([breached.objectives[0]!.outcome, breached.objectives[0]!.measured!.shown, breached.total.amount]).toEqual([
      'breached',
      '99.8999%',
      '100.00',
    ]);
  });

  it('9: bands hit exactly, with a gap, with an overlap, and without a measure', () => {
    const exactly = state(availability(), outage(at('2026-10-10T00:00:00Z'), at('2026-10-10T00:00:00Z') + 44_640 * MINUTE * 0.01));
    expect(exactly.lines[0]!.times.shown).toBe('10.0000%');
    const codes = (table: Terms['definitions'][string]): string[] =>
      checkContract({ makegood: 1, order: feeOrder(), terms: [availability({}, { rate: { bands: 'uptime', table } })] })
        .issues.filter((issue) => issue.severity === 'error')
        .map((issue) => issue.code);
    const [best, middle, worst] = BANDS;
    expect(codes([best, { ...middle, 'at-least': '99.5%' }, worst] as never)).toEqual(['band-gap']);
    expect(codes([best, { ...middle, 'at-least': '98.0%' }, worst] as never)).toEqual(['band-overlap']);
    expect(codes([best, middle] as never)).toEqual(['band-gap']);
    const gap = availability(
      {},
      {
        rate: {
          bands: 'uptime',
          gaps: 'as-worse',
          table: [best, { ...middle, 'more-than': '99.0%', 'at-least': undefined }, worst].map(
            (row) => JSON.parse(JSON.stringify(row)) as object,
          ),
        },
      },
    );
    expect(state(gap, outage(at('2026-10-10T00:00:00Z'), at('2026-10-10T00:00:00Z') + 44_640 * MINUTE * 0.01)).lines[0]!.times.shown).toBe(
      '30.0000%',
    );
    expect(state(probed('left-out'), []).lines).toEqual([]);
  });

  it('10: a cap reached by the sum of several credits, in any order', () => {
    const capped = (names: string[]): Statement => {
      const terms = availability({
        credits: {
          a: { of: 'fee', times: '33.333%', 'if-breached': 'uptime' },
          b: { of: 'fee', times: '33.333%', 'if-breached': 'uptime' },
          c: { of: 'fee', times: '11.111%', 'if-breached': 'uptime' },
          all: { sum: names, cap: [{ 'at-most': '50%', of: 'fee' }] },
        },
        claims: { all: 'automatic' },
      });
      return state(terms, span('2026-10-10T00:00:00Z', '2026-10-11T00:00:00Z'));
    };
    const results = [
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
      ['b', 'c', 'a'],
    ].map(capped);
    for (const statement of results) {
      expect([statement.total.amount, statement.credits[0]!.caps[0]!.bound]).toEqual(['500.00', true]);
      expect(statement.lines.reduce((sum, line) => sum + Math.round(Number(line.amount.amount) * 100), 0)).toBe(50_000);
    }
  });

  it('11: deadlines through Christmas, on a holiday, at the closing and at the opening second', () => {
    const run = (opened: string, resolved: string): number =>
      clockOf(state(tickets(), ticket('T', ['opened', opened], ['resolved', resolved]), '2026-12')).measured;
    expect(run('2026-12-24T16:30:00Z', '2026-12-29T16:30:00Z')).toBe(480);
    expect(run('2026-12-25T10:00:00Z', '2026-12-29T09:30:00Z')).toBe(30);
    expect(run('2026-12-10T17:00:00Z', '2026-12-11T09:00:00Z')).toBe(0);
    expect(run('2026-12-10T09:00:00Z', '2026-12-10T09:00:01Z')).toBe(1 / 60);
  });

  it('12: one working day a week, a four-day closure, and an empty calendar, which is refused', () => {
    const terms = tickets();
    const plain = { ...terms, holidays: {} };
    const weekly = {
      ...plain,
      definitions: { ...terms.definitions, office: { 'business-hours': 'Europe/London', open: { wed: ['09:00-17:00'] } } },
    };
    expect(
      clockOf(state(weekly, ticket('T', ['opened', '2026-12-02T16:00:00Z'], ['resolved', '2026-12-09T10:00:00Z']), '2026-12')).measured,
    ).toBe(120);
    expect(
      clockOf(state(terms, ticket('T', ['opened', '2026-12-24T16:00:00Z'], ['resolved', '2026-12-29T10:00:00Z']), '2026-12')).measured,
    ).toBe(120);
    const empty = {
      ...plain,
      definitions: { ...terms.definitions, office: { 'business-hours': 'Europe/London', open: { 'mon-fri': [] } } },
    };
    expect(checkContract({ makegood: 1, order: orderOf({}), terms: [empty] }).issues.map((issue) => issue.code)).toContain(
      'no-working-time',
    );
  });

  it('13: lunch split, overlapping windows, overnight, 24:00, a window that opens in a skipped hour', () => {
    const measured = (open: Record<string, string[]>, zone: string, opened: string, resolved: string, period: string): number => {
      const terms = { ...tickets(), holidays: {} };
      return clockOf(
        state(
          { ...terms, period: { ...terms.period, zone }, definitions: { ...terms.definitions, office: { 'business-hours': zone, open } } },
          ticket('T', ['opened', opened], ['resolved', resolved]),
          period,
        ),
      ).measured;
    };
    expect(
      measured({ daily: ['09:00-12:00', '11:00-13:00', '14:00-17:00'] }, 'UTC', '2026-10-05T00:00:00Z', '2026-10-06T00:00:00Z', '2026-10'),
    ).toBe(420);
    expect(measured({ daily: ['22:00-06:00'] }, 'UTC', '2026-10-05T20:00:00Z', '2026-10-06T08:00:00Z', '2026-10')).toBe(480);
    expect(measured({ daily: ['18:00-24:00'] }, 'UTC', '2026-10-05T00:00:00Z', '2026-10-06T00:00:00Z', '2026-10')).toBe(360);
    expect(measured({ sun: ['02:30-06:00'] }, 'America/New_York', '2026-03-08T05:00:00Z', '2026-03-08T12:00:00Z', '2026-03')).toBe(180);
  });

  it('14: pauses: over a weekend, two of them, in closed hours, of 20 seconds, still open at the close, across a severity change', () => {
    const run = (...steps: [string, string, object?][]): { measured: number; outcome: string } =>
      clockOf(state(tickets(), ticket('T', ['opened', '2026-10-09T10:00:00Z'], ...steps)));
    expect(
      run(['paused', '2026-10-09T12:00:00Z'], ['resumed', '2026-10-12T12:00:00Z'], ['resolved', '2026-10-12T13:00:00Z']).measured,
    ).toBe(120 + 60);
    expect(
      run(
        ['paused', '2026-10-09T11:00:00Z'],
        ['resumed', '2026-10-09T12:00:00Z'],
        ['paused', '2026-10-09T13:00:00Z'],
        ['resumed', '2026-10-09T14:00:00Z'],
        ['resolved', '2026-10-09T15:00:00Z'],
      ).measured,
    ).toBe(180);
    expect(
      run(['paused', '2026-10-09T20:00:00Z'], ['resumed', '2026-10-10T20:00:00Z'], ['resolved', '2026-10-12T08:00:00Z']).measured,
    ).toBe(360);
    expect(
      run(['paused', '2026-10-09T10:30:00Z'], ['resumed', '2026-10-09T10:30:20Z'], ['resolved', '2026-10-09T11:00:00Z']).measured,
    ).toBe(60 - 1 / 3);
    expect(run(['paused', '2026-10-09T11:00:00Z'])).toEqual({ measured: 60, outcome: 'pending' });
    expect(
      run(
        ['paused', '2026-10-09T11:00:00Z'],
        ['severity_changed', '2026-10-09T11:30:00Z', { attributes: { severity: 'urgent' } }],
        ['resumed', '2026-10-09T12:00:00Z'],
        ['resolved', '2026-10-09T12:30:00Z'],
      ),
    ).toEqual({ measured: 90, outcome: 'breached' });
  });

  it('14: the four ways of a severity change', () => {
    const steps = ticket(
      'T',
      ['opened', '2026-10-12T08:00:00Z', { attributes: { severity: 'minor' } }],
      ['severity_changed', '2026-10-12T11:00:00Z', { attributes: { severity: 'urgent' } }],
      ['resolved', '2026-10-12T11:50:00Z'],
    );
    const by = (policy: string): { measured: number; outcome: string } => clockOf(state(tickets({ 'on-severity-change': policy }), steps));
    expect(by('first')).toEqual({ measured: 230, outcome: 'met' });
    expect(by('last')).toEqual({ measured: 230, outcome: 'breached' });
    expect(by('highest')).toEqual({ measured: 230, outcome: 'breached' });
    expect(by('restart')).toEqual({ measured: 50, outcome: 'met' });
    // 3 of 8 hours and 50 of 60 minutes: more than the whole.
    expect(by('weighted')).toEqual({ measured: 230, outcome: 'breached' });
    expect(
      clockOf(
        state(tickets({ 'on-severity-change': 'weighted' }), [...steps.slice(0, 2), ...ticket('T', ['resolved', '2026-10-12T11:30:00Z'])]),
      ).outcome,
    ).toBe('met');
  });

  it('15: re-opened after resolve, and in the next period after the close', () => {
    const steps = ticket(
      'T',
      ['opened', '2026-10-12T08:00:00Z'],
      ['resolved', '2026-10-12T10:00:00Z'],
      ['reopened', '2026-10-13T08:00:00Z'],
      ['resolved', '2026-10-13T09:00:00Z'],
    );
    const by = (policy: string): number[] =>
      state(tickets({ 'on-reopen': policy }), steps).objectives.map((result) => Number(result.measured!.exact) / MINUTE);
    expect([by('resume'), by('ignore'), by('anew')]).toEqual([[180], [120], [120, 60]]);
    const later = ticket(
      'T',
      ['opened', '2026-10-30T09:00:00Z'],
      ['resolved', '2026-10-30T10:00:00Z'],
      ['reopened', '2026-11-02T09:00:00Z'],
      ['resolved', '2026-11-02T10:00:00Z'],
    );
    const counted = (clock: object, period: string): number =>
      state(tickets(clock as Record<string, unknown>), later, period).objectives.length;
    expect([counted({ 'counted-in': 'to' }, '2026-10'), counted({ 'counted-in': 'to' }, '2026-11')]).toEqual([0, 1]);
    expect([
      counted({ 'counted-in': 'to', 'on-reopen': 'anew' }, '2026-10'),
      counted({ 'counted-in': 'to', 'on-reopen': 'anew' }, '2026-11'),
    ]).toEqual([1, 1]);
  });

  it('16: an answer after the resolve, a resolve without any answer, and a word of thanks after it', () => {
    const response = { to: 'acknowledged', 'on-reopen': undefined };
    const clock = (to: unknown): Record<string, unknown> => JSON.parse(JSON.stringify({ ...response, to })) as Record<string, unknown>;
    const answered = ticket(
      'T',
      ['opened', '2026-10-12T08:00:00Z'],
      ['resolved', '2026-10-12T09:00:00Z'],
      ['acknowledged', '2026-10-12T10:00:00Z'],
    );
    expect(clockOf(state(tickets(clock('acknowledged')), answered)).measured).toBe(120);
    expect(clockOf(state(tickets({ ...clock(['acknowledged', 'resolved']), 'on-reopen': 'ignore' }), answered)).measured).toBe(60);
    const unanswered = ticket('T', ['opened', '2026-10-12T08:00:00Z'], ['resolved', '2026-10-12T09:00:00Z']);
    expect(clockOf(state(tickets(clock('acknowledged')), unanswered)).outcome).toBe('breached');
    expect(clockOf(state(tickets({ ...clock(['acknowledged', 'resolved']), 'on-reopen': 'ignore' }), unanswered)).outcome).toBe('met');
    const thanks = [...unanswered, ...ticket('T', ['acknowledged', '2026-10-14T09:00:00Z'])];
    expect(clockOf(state(tickets(), thanks))).toEqual({ measured: 60, outcome: 'met' });
  });

  it('17: the same event twice, events in every order, a correction of a closed period', () => {
    const facts = [...span('2026-10-05T10:00:00Z', '2026-10-05T12:00:00Z'), ...span('2026-10-06T10:00:00Z', '2026-10-06T11:00:00Z')];
    const wanted = canonicalJson(state(availability(), facts));
    const orders = facts.flatMap((_, i) => [
      [...facts.slice(i), ...facts.slice(0, i)],
      [...facts.slice(i), ...facts.slice(0, i)].reverse(),
    ]);
    for (const order of orders) expect(canonicalJson(state(availability(), [...order, ...order]))).toBe(wanted);
    const [first] = facts;
    const correction = fact('correction', '2026-11-03T00:00:00Z', {
      id: 'c1',
      body: { corrects: first!.id, replacement: { type: 'service.down', occurredAt: at('2026-10-05T11:58:00Z'), body: first!.body } },
    });
    const [before, after] = [state(availability(), facts), state(availability(), [...facts, correction])];
    expect([down(before), down(after)]).toEqual([180, 62]);
    expect(
      down(
        state(availability(), [
          ...facts,
          fact('correction', '2026-11-03T00:00:00Z', { id: 'c2', body: { corrects: facts[1]!.id } }),
          fact('correction', '2026-11-03T00:00:00Z', { id: 'c3', body: { corrects: first!.id } }),
        ]),
      ),
    ).toBe(60);
    const bridge = bridgeBetween(before, state(availability(), []), 1, () => []);
    expect(bridge.lines.map((line) => [line.kind, line.difference.amount])).toEqual([['reversal', '-100.00']]);
  });

  // A thread has a zone of its own, which cannot be changed (`npm run test:mutation`).
  it.runIf(isMainThread)('18: the zone of the process changes nothing', () => {
    const facts = [
      ...span('2026-09-30T23:00:00Z', '2026-10-01T00:20:00Z'),
      ...ticket('T', ['opened', '2026-10-12T08:00:00Z'], ['resolved', '2026-10-14T10:00:00Z']),
    ];
    const before = process.env.TZ;
    const results = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) => {
      process.env.TZ = zone;
      expect(new Date(at('2026-10-01T00:00:00Z')).getTimezoneOffset()).toBe(
        { UTC: 0, 'America/Los_Angeles': 420, 'Pacific/Kiritimati': -840 }[zone],
      );
      return canonicalJson([state(availability(), facts), state(tickets(), facts)]);
    });
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    expect(new Set(results).size).toBe(1);
  });

  it('19: rounded parts add up to the rounded whole, in currencies of no, two and three decimals', () => {
    for (const [currency, amount, cap] of [
      ['JPY', '1000 JPY', '500'],
      ['USD', '1000.00 USD', '500.00'],
      ['KWD', '1000.000 KWD', '500.000'],
    ] as const) {
      const terms = availability({
        money: { currency, rounding: 'half-up' },
        credits: {
          a: { of: 'fee', times: '33.3333%', 'if-breached': 'uptime' },
          b: { of: 'fee', times: '33.3333%', 'if-breached': 'uptime' },
          c: { of: 'fee', times: '33.3333%', 'if-breached': 'uptime' },
          all: { sum: ['a', 'b', 'c'], cap: [{ 'at-most': '50%', of: 'fee' }] },
        },
        claims: { all: 'automatic' },
      });
      const statement = state(
        terms,
        span('2026-10-10T00:00:00Z', '2026-10-11T00:00:00Z'),
        '2026-10',
        feeOrder({ charges: [{ kind: 'recurring', amount, every: 'month', 'part-month': 'whole' }] }),
      );
      const digits = (text: string): bigint => BigInt(text.replace('.', ''));
      expect(statement.total).toEqual({ amount: cap, currency });
      expect(statement.lines.reduce((sum, line) => sum + digits(line.amount.amount), 0n)).toBe(digits(cap));
    }
  });
});
