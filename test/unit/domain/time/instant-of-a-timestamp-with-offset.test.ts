/** Instants: ISO 8601 with an offset, to the millisecond. */
import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../../lib/domain/time/instant.ts';

describe('instants', () => {
  it('are read to the millisecond with any offset, and refused without a zone, as a leap second or on a day that does not exist', () => {
    expect(parseInstant('2026-10-14T02:14:40.987+0000')).toBe(parseInstant('2026-10-14T10:14:40.987123456+08:00'));
    for (const text of [
      '2026-10-14T02:14:40',
      '2026-10-14 02:14',
      '2026-02-30T00:00:00Z',
      '2026-10-14T24:00:00Z',
      '2026-10-14T02:14:61.000Z',
      'yesterday',
      '',
      '2026-1a-14T02:14:40.000Z',
      '2026-10-14T02:14:4a.000Z',
      '2026-10-14T02:14:40.0-1Z',
    ])
      expect(parseInstant(text)).toBeUndefined();
    // A date that is none, right after one that its digits add up to.
    expect(parseInstant('2026-01-14T00:00:00.000Z')).toBeDefined();
    expect(parseInstant('2025-17-14T00:00:00.000Z')).toBeUndefined();
    expect(parseInstant('2025-12-46T00:00:00.000Z')).toBeUndefined();
  });
});
