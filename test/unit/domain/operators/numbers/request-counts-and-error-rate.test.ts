/** Counts of requests by slot. */
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { fact } from '../../../../support/facts.ts';
import { START, statement, value } from '../../../../support/reported.ts';

describe('counts', () => {
  it('a minute with five failed calls or more is down, whatever the ratio (T1c)', () => {
    const outcomes = { error: [4, 5, 6, 0], ok: [0, 99_000, 1, 7] };
    const counted = fact('requests.counted', START, { body: { stream: 'api', start: START, every: MINUTE, outcomes } });
    const failures = {
      requests: 'api',
      as: 'failures',
      every: '1 min',
      aligned: 'clock',
      failed: ['error'],
      ignored: [],
      empty: 'perfect',
    };
    const found = statement({ failures, down: { while: 'failures', 'at-least': 5 }, time: { duration: 'down' } }, [counted], {
      terms: { unknown: 'left-out' },
    });
    expect(value(found, 'time')).toBe(String(2 * MINUTE));
  });
});
