/** The timers of a month: what ran, what stopped them, their deadline and their hours. */
import { expect, it } from 'vitest';
import { monthOf } from '../../../../../lib/domain/statement/timeline/month.ts';
import { HOUR, formatInstant } from '../../../../../lib/domain/time/instant.ts';
import { aContract, checked } from '../../../../support/contracts.ts';
import { at, fact } from '../../../../support/facts.ts';

const CONTRACT = checked(
  aContract({
    terms: {
      period: { every: 'month', zone: 'Europe/Berlin', 'part-period': 'clipped' },
      definitions: {
        office: { 'business-hours': 'Europe/Berlin', open: { 'mon-fri': ['09:00-17:00'] } },
        recovery: {
          timer: 'ticket',
          from: 'opened',
          to: 'resolved',
          hours: 'office',
          paused: ['waiting-on-customer'],
          'counted-in': 'from',
          'on-reopen': 'resume',
        },
      },
      objectives: { recovery: { 'at-most': '8 h' } },
    } as never,
  }),
);

const step = (type: Parameters<typeof fact>[0], when: string, record = 'T-1') => fact(type, when, { body: { record } });

it('a ticket with a pause over night has its running stretches, its pause, its deadline and the hours of its calendar', () => {
  // Friday 2026-10-23, the clock is put back on Sunday.
  const facts = [
    step('ticket.opened', '2026-10-23T12:00:00Z'),
    step('ticket.paused', '2026-10-23T13:00:00Z'),
    step('ticket.resumed', '2026-10-26T10:00:00Z'),
    step('ticket.resolved', '2026-10-26T12:00:00Z'),
  ];
  const month = monthOf(CONTRACT, facts, '2026-10');
  if ('issue' in month) throw new Error(month.issue.message);
  const [timer] = month.timers;
  expect(timer).toMatchObject({ objective: 'recovery', record: 'ticket/T-1', outcome: 'met', calendar: 0 });
  expect(timer!.events).toHaveLength(4);
  expect(timer!.timing.pauses).toEqual([
    { reason: 'waiting-on-customer', start: '2026-10-23T13:00:00.000Z', end: '2026-10-26T10:00:00.000Z' },
  ]);
  // One hour before the pause and two after it; five are left, and three of them on the next day.
  expect(timer!.timing.sections).toEqual([
    { start: '2026-10-23T12:00:00.000Z', end: '2026-10-23T13:00:00.000Z' },
    { start: '2026-10-26T10:00:00.000Z', end: '2026-10-26T12:00:00.000Z' },
  ]);
  expect(timer!.timing.deadline).toBe('2026-10-27T09:00:00.000Z');
  const friday = month.calendars[0]!.find(({ end }) => end > at('2026-10-23T12:00:00Z'))!;
  const monday = month.calendars[0]!.find(({ end }) => end > at('2026-10-26T06:00:00Z'))!;
  expect([friday, monday].map(({ start, end }) => [formatInstant(start).slice(0, 16), (end - start) / HOUR])).toEqual([
    ['2026-10-23T07:00', 8],
    ['2026-10-26T08:00', 8],
  ]);
});

it('a timer that still runs has no stop, and its section ends with the period', () => {
  const month = monthOf(CONTRACT, [step('ticket.opened', '2026-10-30T10:00:00Z')], '2026-10');
  if ('issue' in month) throw new Error(month.issue.message);
  const [{ timing, outcome }] = month.timers as unknown as [(typeof month.timers)[number]];
  expect(timing.stop).toBeUndefined();
  expect(timing.sections).toEqual([{ start: '2026-10-30T10:00:00.000Z', end: '2026-10-30T16:00:00.000Z' }]);
  expect(outcome).toBe('pending');
});
