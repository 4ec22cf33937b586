/** A value beside limits: it never looks equal to a limit that it is not. */
import { describe, expect, it } from 'vitest';
import { ratio } from '../../../../lib/domain/money/ratio.ts';
import { show, showBeside } from '../../../../lib/domain/statement/format-value.ts';

const share = { kind: 'ratio' } as const;
const length = { kind: 'duration' } as const;

describe('a value beside a limit', () => {
  it('has more places where four would look equal to the limit', () => {
    const value = ratio(3_000_001n, 300_000_000n);
    expect(show(value, share).shown).toBe('1.0000%');
    expect(showBeside(value, [show(ratio(1n, 100n), share)], share).shown).toBe('1.0000003%');
  });

  it('has more places too when it is a length slightly below its limit', () => {
    const short = ratio(1_800_000n * 3n * 10n ** 6n - 1n, 3n * 10n ** 6n);
    expect(show(short, length).shown).toBe('30 min');
    expect(showBeside(short, [show(ratio(1_800_000n), length)], length).shown).toMatch(/^29 min 59\.9+ s$/);
  });

  it('is unchanged where it differs anyway, or equals the limit', () => {
    const limit = show(ratio(1n, 100n), share);
    expect(showBeside(ratio(1n, 100n), [limit], share)).toEqual(limit);
    expect(showBeside(ratio(2n, 3n), [limit], share)).toEqual(show(ratio(2n, 3n), share));
  });
});
