/** Business days are the days of their own calendar's zone, wherever the periods begin. */
import { describe, expect, it } from 'vitest';
import type { Definition, Terms } from '../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { aContract, statementOf, termsWith } from '../../../support/contracts.ts';
import { at, fact, outage } from '../../../support/facts.ts';

const LOS_ANGELES: Definition = { 'business-hours': 'America/Los_Angeles', open: { 'mon-fri': ['09:00-18:00'] } };

function stated(given: Partial<Terms> & Pick<Terms, 'definitions'>, facts: readonly Fact[], zone: string, period = '2026-10'): Statement {
  const terms = termsWith({ period: { every: 'month', zone, 'part-period': 'clipped' }, ...given });
  return statementOf(
    aContract({ order: { charges: [{ kind: 'recurring', amount: '100.00 USD', every: 'once', from: '2026-10-01' }] }, terms }),
    facts,
    period,
  );
}

/** A ticket of a Friday, 17:00 in Los Angeles: a Saturday in UTC. */
const opened = at('2026-10-03T00:00:00Z');
const ticket = (resolved: string): Fact[] => [
  fact('ticket.opened', opened, { body: { record: 'T' } }),
  fact('ticket.resolved', resolved, { body: { record: 'T' } }),
];

const clock = (hours: Readonly<Record<string, Definition>>): Pick<Terms, 'definitions' | 'objectives'> => ({
  definitions: {
    ...hours,
    recovery: { timer: 'ticket', from: 'opened', to: 'resolved', hours: 'hours', paused: [], 'counted-in': 'from', 'on-reopen': 'ignore' },
  },
  objectives: { recovery: { 'at-most': '1 business day' } },
});
const outcome = (hours: Readonly<Record<string, Definition>>, zone: string, resolved: string): string =>
  stated(clock(hours), ticket(resolved), zone).objectives[0]!.outcome;

describe('business days', () => {
  it.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])('of a timer: periods of %s', (zone) => {
    // One business day leads to Monday 17:00 in Los Angeles; in days of UTC it was Saturday, and then that day's end.
    expect(outcome({ hours: LOS_ANGELES }, zone, '2026-10-06T00:00:00Z')).toBe('met');
    expect(outcome({ hours: LOS_ANGELES }, zone, '2026-10-06T00:00:01Z')).toBe('breached');
  });

  it.each<[string, Readonly<Record<string, Definition>>]>([
    [
      'without closures',
      {
        base: LOS_ANGELES,
        shut: { 'business-hours': 'America/Los_Angeles', open: { mon: ['09:00-10:00'] } },
        hours: { except: ['base', 'shut'] },
      },
    ],
    [
      'of two desks in one zone',
      {
        base: LOS_ANGELES,
        desk: { 'business-hours': 'America/Los_Angeles', open: { mon: ['08:00-09:00'] } },
        hours: { 'any-of': ['base', 'desk'] },
      },
    ],
    ['named by another', { base: LOS_ANGELES, hours: 'base' }],
  ])('business days are those of a calendar %s', (_, hours) => {
    expect(outcome(hours, 'UTC', '2026-10-06T00:00:00Z')).toBe('met');
    expect(outcome(hours, 'UTC', '2026-10-06T00:00:01Z')).toBe('breached');
  });

  it('of calendars of several zones are days of the zone of the periods', () => {
    const hours = {
      base: LOS_ANGELES,
      tokyo: { 'business-hours': 'Asia/Tokyo', open: { mon: ['09:00-18:00'] } },
      hours: { 'any-of': ['base', 'tokyo'] },
    };
    // Sunday in UTC has no open time; Monday has that of Tokyo from midnight on.
    expect(outcome(hours, 'UTC', '2026-10-05T00:00:00Z')).toBe('met');
    expect(outcome(hours, 'UTC', '2026-10-05T00:00:01Z')).toBe('breached');
  });

  it.each([
    // Saturday noon to Sunday noon: 23 hours in spring, 25 in autumn.
    ['1 business day', '2026-10-24T10:00:00Z', '2026-10-25T11:00:00Z'],
    ['1 day', '2026-10-24T10:00:00Z', '2026-10-25T11:00:00Z'],
    ['1 business day', '2026-10-25T11:00:00Z', '2026-10-26T11:00:00Z'],
    ['1 month', '2026-09-25T10:00:00Z', '2026-10-25T11:00:00Z'],
    // 2:30 comes twice: the first counts.
    ['1 business day', '2026-10-24T00:30:00Z', '2026-10-25T00:30:00Z'],
    ['1 day', '2026-10-24T00:30:00Z', '2026-10-25T00:30:00Z'],
    // 2:30 does not come: 3:30.
    ['1 business day', '2026-03-28T01:30:00Z', '2026-03-29T01:30:00Z'],
    ['1 day', '2026-03-28T01:30:00Z', '2026-03-29T01:30:00Z'],
    ['1 day', '2026-03-28T11:00:00Z', '2026-03-29T10:00:00Z'],
    ['1 business day', '2026-03-28T11:00:00Z', '2026-03-29T10:00:00Z'],
  ])('of a timer: %s from %s over a change of the clocks', (limit, from, due) => {
    const zone = 'Europe/Berlin';
    const { definitions } = clock({ hours: { 'business-hours': zone, open: { daily: ['00:00-24:00'] } } });
    const recovery = { ...(definitions.recovery as object), 'counted-in': 'to' } as Definition;
    const judged = (end: number): string => {
      const facts = [fact('ticket.opened', at(from), { body: { record: 'T' } }), fact('ticket.resolved', end, { body: { record: 'T' } })];
      const terms = { definitions: { ...definitions, recovery }, objectives: { recovery: { 'at-most': limit } } };
      return stated(terms, facts, zone, due.slice(0, 7)).objectives[0]!.outcome;
    };
    expect([judged(at(due)), judged(at(due) + 1)]).toEqual(['met', 'breached']);
  });

  it('an allowance of a business day counts the hours of that day', () => {
    const terms = {
      definitions: {
        hours: LOS_ANGELES,
        failure: { intervals: 'outage', from: 'started', to: 'ended' },
        grace: { allowance: 'failure', 'at-most': '1 business day', 'in-each': 'stretch', hours: 'hours' },
        counted: { except: ['failure', 'grace'] },
        time: { duration: 'counted' },
      },
      objectives: { time: { 'at-most': '0 h' } },
    };
    // From Friday in Los Angeles: grace until the end of Monday there, 07:00 UTC on Tuesday.
    const facts = outage(opened, at('2026-10-06T10:00:00Z'));
    expect(stated(terms, facts, 'UTC').objectives[0]!.measured!.exact).toBe(String(3 * 3_600_000));
  });

  it('of the last day of a claim are those of its calendar', () => {
    const claimed = (zone: string): unknown =>
      stated(
        {
          definitions: {
            hours: LOS_ANGELES,
            failure: { intervals: 'outage', from: 'started', to: 'ended' },
            uptime: { uptime: 'failure', of: 'period' },
            fee: { charges: 'all', 'taken-from': 'period' },
          },
          objectives: { uptime: { 'at-least': '99.9%' } },
          credits: { credit: { of: 'fee', times: '10%', 'if-breached': 'uptime' } },
          claims: {
            credit: {
              do: [{ step: 'claim', after: 'outage-start', within: '1 business day', hours: 'hours' }],
              'decided-by': 'both-records',
            },
          },
        },
        outage(opened, at('2026-10-03T10:00:00Z')),
        zone,
      ).credits[0]!.claim;
    for (const zone of ['UTC', 'Asia/Shanghai']) expect(claimed(zone)).toMatchObject([{ lastDay: '2026-10-05' }]);
  });
});
