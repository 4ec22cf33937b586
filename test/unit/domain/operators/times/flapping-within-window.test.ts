/** Downtime within a window: each figure against a walk over every window. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { outage } from '../../../../support/facts.ts';
import { START, outages, statement, value } from '../../../../support/reported.ts';

describe('downtime of a flapping service within a window', () => {
  it('agrees with a calculation for every window, second by second', () => {
    const pieces = fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 90 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 120 }), fc.integer({ min: 120, max: 900 }), (list, least, window) => {
        const facts = list.flatMap(([from, length]) => outage(START + HOUR + from * 1000, START + HOUR + (from + length) * 1000));
        const down = new Set(list.flatMap(([from, length]) => Array.from({ length }, (_, i) => from + i)));
        const counted = new Set<number>();
        for (let s = -window; s <= 3100; s += 1) {
          const inside = [...down].filter((second) => second >= s && second < s + window);
          if (inside.length >= least) inside.forEach((second) => counted.add(second));
        }
        const dense = { 'within-window': 'down', 'at-least': `${least} s`, within: `${window} s`, counts: 'times' };
        const found = statement({ down: outages, dense, time: { duration: 'dense' } }, facts);
        expect(value(found, 'time')).toBe(String(counted.size * 1000));
      }),
      { numRuns: 40 },
    );
  });

  it('counts the whole windows when the contract says so', () => {
    const facts = outage(START + HOUR, START + HOUR + MINUTE);
    const dense = { 'within-window': 'down', 'at-least': '60 s', within: '15 min', counts: 'window' };
    expect(value(statement({ down: outages, dense, time: { duration: 'dense' } }, facts), 'time')).toBe(String(29 * MINUTE));
  });
});
