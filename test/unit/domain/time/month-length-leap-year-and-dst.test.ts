import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../../lib/domain/time/instant.ts';
import { availability, state } from '../../../support/edge-contract.ts';

describe('the length of a month', () => {
  it('a month has the hours of its zone: 28 to 31 days, leap years, an hour less or more where DST begins or ends', () => {
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
});
