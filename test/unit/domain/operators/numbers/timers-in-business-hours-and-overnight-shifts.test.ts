/** Timers that count in business hours: holidays, closures, windows that touch, overlap or go over midnight. */
import { describe, expect, it } from 'vitest';
import { checkContract } from '../../../../../lib/domain/checker/check-contract.ts';
import type { Terms } from '../../../../../lib/domain/contract/terms.ts';
import { aContract, refusalsOf } from '../../../../support/contracts.ts';
import { timerOf, state, ticket, tickets } from '../../../../support/edge-contract.ts';

describe('a timer in business hours', () => {
  it('a timer does not run on holidays and outside opening hours, exact to the second', () => {
    const run = (opened: string, resolved: string): number =>
      timerOf(state(tickets(), ticket('T', ['opened', opened], ['resolved', resolved]), '2026-12')).measured;
    expect(run('2026-12-24T16:30:00Z', '2026-12-29T16:30:00Z')).toBe(480);
    expect(run('2026-12-25T10:00:00Z', '2026-12-29T09:30:00Z')).toBe(30);
    expect(run('2026-12-10T17:00:00Z', '2026-12-11T09:00:00Z')).toBe(0);
    expect(run('2026-12-10T09:00:00Z', '2026-12-10T09:00:01Z')).toBe(1 / 60);
  });

  it('a timer waits through a week with one working day and a four-day closure, and hours that never open are refused', () => {
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

  it('windows that touch, cross midnight, end at 24:00 or open in a skipped hour count in full, and overlapping windows are refused', () => {
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
});
