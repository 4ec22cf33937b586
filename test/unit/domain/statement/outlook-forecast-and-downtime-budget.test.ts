/** The forecast of a running month: downtime that is still allowed, the credit if nothing more happens, deadlines of open tickets. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import type { Outlook } from '../../../../lib/domain/statement/outlook.ts';
import { MINUTE } from '../../../../lib/domain/time/instant.ts';
import { aContract } from '../../../support/contracts.ts';
import { availability, feeOrder, span, ticket, tickets } from '../../../support/edge-contract.ts';
import { at, fact } from '../../../support/facts.ts';
import { outlookOf } from '../../../support/outlooks.ts';
import { maintenance } from '../../../support/stated.ts';

const NOW = '2026-10-20T00:00:00Z';
const forecast = (terms: Terms, facts: readonly Fact[], now = NOW): Outlook =>
  outlookOf(aContract({ order: feeOrder(), terms }), facts, at(now));
const minutesOf = (exact: string): number => {
  const [n, d = '1'] = exact.split('/');
  return Number(n) / Number(d) / MINUTE;
};

describe('the downtime that is still allowed in a month of 44,640 minutes at 99.9 %', () => {
  const budget = (facts: readonly Fact[], more: Partial<Terms> = {}): number[] => {
    const [one] = forecast(availability(more), facts).budgets;
    return [one!.allowed, one!.used, one!.remaining].map(minutesOf);
  };

  it('given no outage, then all of it is left', () => {
    expect(budget([])).toEqual([44.64, 0, 44.64]);
    expect(forecast(availability(), []).budgets[0]!.share).toBe('0');
  });

  it('given an outage of ten minutes, then ten minutes of it are used', () => {
    expect(budget(span('2026-10-05T00:00:00Z', '2026-10-05T00:10:00Z'))).toEqual([44.64, 10, 34.64]);
  });

  it('given an outage of an hour, then it is overdrawn and the objective is breached already', () => {
    const facts = span('2026-10-05T00:00:00Z', '2026-10-05T01:00:00Z');
    expect(budget(facts)).toEqual([44.64, 60, -15.36]);
    const { objectives, statement } = forecast(availability(), facts);
    expect(objectives.map(({ outcome }) => outcome)).toEqual(['breached']);
    expect(statement.total).toEqual({ amount: '100.00', currency: 'USD' });
  });

  it('given an outage that is still open, then it is used up to now and no further', () => {
    const open = [fact('service.down', at('2026-10-19T23:40:00Z'), { body: { record: 'I-1' } })];
    expect(budget(open)).toEqual([44.64, 20, 24.64]);
    expect(forecast(availability(), open).down).toBe(true);
    expect(forecast(availability(), span('2026-10-19T23:40:00Z', '2026-10-19T23:50:00Z')).down).toBe(false);
  });

  it('given maintenance that was announced in time, then the outage in it is not used and its time allows none', () => {
    const work = maintenance('M-1', at('2026-10-01T00:00:00Z'), at('2026-10-10T00:00:00Z'), at('2026-10-10T10:00:00Z'));
    const facts = [...work, ...span('2026-10-10T01:00:00Z', '2026-10-10T02:00:00Z')];
    // Only the hour that would be an outage leaves the time that counts.
    expect(budget(facts)).toEqual([(44_640 - 60) / 1000, 0, (44_640 - 60) / 1000]);
  });
});

describe('a ticket that is open while the month runs', () => {
  const timers = (facts: readonly Fact[], now: string): Outlook['timers'] =>
    outlookOf(aContract({ terms: tickets() }), facts, at(now)).timers;
  const opened = ticket('T-1', ['opened', '2026-10-12T08:00:00Z', { attributes: { severity: 'urgent' } }]);

  it('has its deadline in its own hours, and a warning when a quarter of its time is left', () => {
    // Nine o'clock in London.
    expect(timers(opened, '2026-10-12T08:30:00Z')).toEqual([
      {
        objective: 'recovery',
        record: 'ticket/T-1',
        gone: String(30 * MINUTE),
        allowed: String(60 * MINUTE),
        breached: false,
        deadline: '2026-10-12T09:00:00.000Z',
        near: '2026-10-12T08:45:00.000Z',
      },
    ]);
  });

  it('is breached when its time is over, and has no deadline any more', () => {
    const [late] = timers(opened, '2026-10-12T09:01:00Z');
    expect([late!.breached, late!.deadline, late!.near]).toEqual([true, undefined, undefined]);
  });

  it('has no deadline while it waits on the customer', () => {
    const waiting = [...opened, ...ticket('T-1', ['paused', '2026-10-12T08:10:00Z', { reason: 'waiting-on-customer' }])];
    expect(timers(waiting, '2026-10-12T08:30:00Z')).toMatchObject([{ waiting: true, gone: String(10 * MINUTE), breached: false }]);
  });

  it('is not listed once it is resolved', () => {
    expect(timers([...opened, ...ticket('T-1', ['resolved', '2026-10-12T08:20:00Z'])], '2026-10-12T08:30:00Z')).toEqual([]);
  });
});
