/** The contracts, events and figures of the edge cases that at least one peer gets wrong. */
import type { Order, Terms } from '../../lib/domain/contract/terms.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { MINUTE } from '../../lib/domain/time/instant.ts';
import { type Statement } from '../../lib/domain/statement/statement.ts';
import { aContract, orderOf, statementOf, termsWith } from './contracts.ts';
import { at, fact, outage } from './facts.ts';

export const BANDS = [
  { 'at-least': '99.9%', gives: '0%' },
  { 'at-least': '99.0%', 'less-than': '99.9%', gives: '10%' },
  { 'less-than': '99.0%', gives: '30%' },
];

/** Availability with maintenance, three bands, one fee. */
export const availability = (more: Partial<Terms> = {}, definitions: Terms['definitions'] = {}): Terms =>
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

export const feeOrder = (more: Partial<Order> = {}): Order =>
  orderOf({ charges: [{ kind: 'recurring', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' }], ...more });

export function state(terms: Terms, facts: readonly Fact[], period = '2026-10', order = feeOrder()): Statement {
  return statementOf(aContract({ order, terms }), facts, period);
}

export const minutes = (statement: Statement): Record<'up' | 'down' | 'unknown' | 'excluded', number> => {
  const time = statement.time[0]!;
  return {
    up: Number(time.up) / MINUTE,
    down: Number(time.down) / MINUTE,
    unknown: Number(time.unknown) / MINUTE,
    excluded: Number(time.excluded) / MINUTE,
  };
};
export const down = (statement: Statement): number => minutes(statement).down;
export const span = (from: string, to: string, given = {}): Fact[] => outage(at(from), at(to), given);

/** Ticket timers: one severity per target, office hours in London. */
export const tickets = (clock: Record<string, unknown> = {}, limit: Record<string, unknown> = { urgent: '1 h', minor: '8 h' }): Terms =>
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

export const ticket = (id: string, ...steps: [type: string, when: string, body?: object][]): Fact[] =>
  steps.map(([type, when, body]) => fact(`ticket.${type}` as 'ticket.opened', when, { body: { record: id, ...body } }));

export const timerOf = (statement: Statement): { measured: number; outcome: string } => {
  const [result] = statement.objectives;
  return { measured: Number(result!.measured!.exact) / MINUTE, outcome: result!.outcome };
};

/** Availability by one-minute checks. */
export const probed = (unknown: Terms['unknown']): Terms =>
  availability({ unknown }, { outage: { probes: 'http', 'in-a-row': 1, begins: 'first-failure' } });
/** Checks of the probe, one mark each. */
export const samples = (start: string, every: number, results: string): Fact =>
  fact('probe.batch', start, { id: `p@${start}`, body: { stream: 'http', start: at(start), every: every * 1000, results } });
