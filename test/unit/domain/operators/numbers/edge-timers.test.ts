/** Edge cases of business hours and tickets that at least one peer gets wrong. */
import { describe, expect, it } from 'vitest';
import { checkContract } from '../../../../../lib/domain/checker/check-contract.ts';
import { MINUTE } from '../../../../../lib/domain/time/instant.ts';
import type { Terms } from '../../../../../lib/domain/contract/terms.ts';
import { aContract, refusalsOf } from '../../../../support/contracts.ts';
import { timerOf, state, ticket, tickets } from '../../../../support/edge-contract.ts';

describe('calendars and timers', () => {
  it('11: deadlines through Christmas, on a holiday, at the closing and at the opening second', () => {
    const run = (opened: string, resolved: string): number =>
      timerOf(state(tickets(), ticket('T', ['opened', opened], ['resolved', resolved]), '2026-12')).measured;
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
      timerOf(state(weekly, ticket('T', ['opened', '2026-12-02T16:00:00Z'], ['resolved', '2026-12-09T10:00:00Z']), '2026-12')).measured,
    ).toBe(120);
    expect(
      timerOf(state(terms, ticket('T', ['opened', '2026-12-24T16:00:00Z'], ['resolved', '2026-12-29T10:00:00Z']), '2026-12')).measured,
    ).toBe(120);
    const empty = {
      ...plain,
      definitions: { ...terms.definitions, office: { 'business-hours': 'Europe/London', open: { 'mon-fri': [] } } },
    };
    expect(checkContract(aContract({ terms: empty })).issues.map((issue) => issue.code)).toContain('no-working-time');
  });

  it('13: lunch split, touching windows, overlapping ones (refused), overnight, 24:00, a window that opens in a skipped hour', () => {
    const open = (hours: Record<string, string[]>, zone: string): Terms => {
      const terms = { ...tickets(), holidays: {} };
      const office = { 'business-hours': zone, open: hours };
      return { ...terms, period: { ...terms.period, zone }, definitions: { ...terms.definitions, office } };
    };
    const measured = (hours: Record<string, string[]>, zone: string, opened: string, resolved: string, period: string): number =>
      timerOf(state(open(hours, zone), ticket('T', ['opened', opened], ['resolved', resolved]), period)).measured;
    expect(
      measured({ daily: ['09:00-12:00', '12:00-13:00', '14:00-17:00'] }, 'UTC', '2026-10-05T00:00:00Z', '2026-10-06T00:00:00Z', '2026-10'),
    ).toBe(420);
    expect(refusalsOf(aContract({ terms: open({ daily: ['09:00-12:00', '11:00-13:00', '14:00-17:00'] }, 'UTC') }))).toEqual([
      'no-effect /terms/0/definitions/office/open/daily/1',
    ]);
    expect(measured({ daily: ['22:00-06:00'] }, 'UTC', '2026-10-05T20:00:00Z', '2026-10-06T08:00:00Z', '2026-10')).toBe(480);
    expect(measured({ daily: ['18:00-24:00'] }, 'UTC', '2026-10-05T00:00:00Z', '2026-10-06T00:00:00Z', '2026-10')).toBe(360);
    expect(measured({ sun: ['02:30-06:00'] }, 'America/New_York', '2026-03-08T05:00:00Z', '2026-03-08T12:00:00Z', '2026-03')).toBe(180);
  });

  it('14: pauses: over a weekend, two of them, in closed hours, of 20 seconds, still open at the close, across a severity change', () => {
    const run = (...steps: [string, string, object?][]): { measured: number; outcome: string } =>
      timerOf(state(tickets(), ticket('T', ['opened', '2026-10-09T10:00:00Z'], ...steps)));
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
    const by = (policy: string): { measured: number; outcome: string } => timerOf(state(tickets({ 'on-severity-change': policy }), steps));
    expect(by('first')).toEqual({ measured: 230, outcome: 'met' });
    expect(by('last')).toEqual({ measured: 230, outcome: 'breached' });
    expect(by('highest')).toEqual({ measured: 230, outcome: 'breached' });
    expect(by('restart')).toEqual({ measured: 50, outcome: 'met' });
    // 3 of 8 hours and 50 of 60 minutes: more than the whole.
    expect(by('weighted')).toEqual({ measured: 230, outcome: 'breached' });
    expect(
      timerOf(
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
    expect(timerOf(state(tickets(clock('acknowledged')), answered)).measured).toBe(120);
    expect(timerOf(state(tickets({ ...clock(['acknowledged', 'resolved']), 'on-reopen': 'ignore' }), answered)).measured).toBe(60);
    const unanswered = ticket('T', ['opened', '2026-10-12T08:00:00Z'], ['resolved', '2026-10-12T09:00:00Z']);
    expect(timerOf(state(tickets(clock('acknowledged')), unanswered)).outcome).toBe('breached');
    expect(timerOf(state(tickets({ ...clock(['acknowledged', 'resolved']), 'on-reopen': 'ignore' }), unanswered)).outcome).toBe('met');
    const thanks = [...unanswered, ...ticket('T', ['acknowledged', '2026-10-14T09:00:00Z'])];
    expect(timerOf(state(tickets(), thanks))).toEqual({ measured: 60, outcome: 'met' });
  });
});
