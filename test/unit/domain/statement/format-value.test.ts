/** How values are shown: floored to four places, but whole where nine places say all of it; lengths rounded up to the millisecond. */
import { describe, expect, it } from 'vitest';
import { type Ratio, UNBOUNDED, ZERO, integer, negate, ratio } from '../../../../lib/domain/money/ratio.ts';
import { Range } from '../../../../lib/domain/operators/range.ts';
import { componentsShown, formatLength, show, showBeside, showBetween, showLimit } from '../../../../lib/domain/statement/format-value.ts';
import { DAY, HOUR, MINUTE, parseDay } from '../../../../lib/domain/time/instant.ts';

it.each([
  [ratio(999n, 1000n), 'ratio', '99.9000%'],
  [ratio(8903n, 8928n), 'ratio', '99.7199%'],
  [ratio(99_912_345n, 100_000_000n), 'ratio', '99.912345%'],
  [ratio(1n, 3n), 'count', '0.3333'],
  [ratio(2n, 3n), 'count', '0.6666'],
  [ratio(1_234_567n, 1_000_000n), 'count', '1.234567'],
  [ratio(1_000_000_001n, 1_000_000_000n), 'count', '1.000000001'],
  [ratio(10_000_000_001n, 10_000_000_000n), 'count', '1.0000'],
  [integer(7), 'count', '7'],
  [integer(parseDay('2026-10-05')!), 'date', '2026-10-05'],
  [integer(90 * MINUTE), 'duration', '1 h 30 min'],
  [integer(90 * MINUTE), 'timer', '1 h 30 min'],
  [integer(90 * MINUTE), 'span', '1 h 30 min'],
] as const)('the value %o of kind %s is shown as %s', (value, kind, shown) => {
  expect(show(value, { kind }).shown).toBe(shown);
});

it.each([
  [integer(0), '0 s'],
  [integer(4005), '4.005 s'],
  [integer(60_000), '1 min'],
  [integer(MINUTE + 1500), '1 min 1.500 s'],
  [integer(HOUR), '1 h'],
  [integer(HOUR + 1), '1 h 0.001 s'],
  [integer(HOUR + 2 * MINUTE), '1 h 2 min'],
  [integer(26 * HOUR + 3 * MINUTE + 4005), '26 h 3 min 4.005 s'],
  [integer(-(HOUR + 2000)), '-1 h 2 s'],
  [integer(DAY), '24 h'],
  // The smallest part of a millisecond shows.
  [ratio(1n, 1000n), '0.001 s'],
  [ratio(60_000_001n, 1000n), '1 min 0.001 s'],
])('the length of %o milliseconds is shown as %s', (milliseconds, shown) => {
  expect(formatLength(milliseconds)).toBe(shown);
});

it('a number has its unit, and its exact fraction beside it', () => {
  expect([show(ratio(1n, 3n), { kind: 'count', unit: 'ms' }), show(integer(2), { kind: 'count', unit: 'GB' })]).toEqual([
    { exact: '1/3', shown: '0.3333 ms' },
    { exact: '2', shown: '2 GB' },
  ]);
});

describe('a value beside limits that look like it', () => {
  it('has more places with its unit, against every one of them', () => {
    const ms = { kind: 'count', unit: 'ms' } as const;
    // Ten and a 300-millionth: it differs from the first limit in five places, and from the second in seven.
    const value = ratio(3_000_000_001n, 300_000_000n);
    const limits = [show(ratio(750_001n, 75_000n), ms), show(ratio(30_000_001n, 3_000_000n), ms), { shown: 'not known' }];
    expect([show(value, ms).shown, ...limits.map(({ shown }) => shown)]).toEqual(['10.0000 ms', '10.0000 ms', '10.0000 ms', 'not known']);
    expect(showBeside(value, limits, ms).shown).toBe('10.0000000 ms');
    expect(showBeside(value, [show(integer(10), { kind: 'count' })], { kind: 'count' }).shown).toBe('10.0000');
  });

  it('is left as it is where it is a date, or the limit is equal', () => {
    const day = integer(parseDay('2026-10-05')!);
    const limit = { exact: '1', shown: '2026-10-05' };
    expect(showBeside(day, [limit], { kind: 'date' }).shown).toBe('2026-10-05');
    expect(showBeside(ratio(1n, 3n), [show(ratio(1n, 3n), { kind: 'count' })], { kind: 'count' }).shown).toBe('0.3333');
  });
});

it('an open value has the ends that it has', () => {
  const between = (least: Ratio, most: Ratio) => showBetween(new Range(least, most), { kind: 'count' });
  const [two, three] = [show(integer(2), { kind: 'count' }), show(integer(3), { kind: 'count' })];
  expect([between(integer(2), integer(3)), between(integer(2), UNBOUNDED), between(negate(UNBOUNDED), integer(3))]).toEqual([
    { least: two, most: three },
    { least: two },
    { most: three },
  ]);
});

it('a limit is shown as a value, in the words of the contract where it is a span of the calendar, and as not known without a value', () => {
  const length = { kind: 'duration' } as const;
  const hour = integer(HOUR);
  expect([showLimit('1 h', hour, length), showLimit('1 h', hour, length)]).toEqual([show(hour, length), show(hour, length)]);
  expect(showLimit('limit', undefined, length)).toEqual({ shown: 'not known' });
  expect(showLimit('0 s', ZERO, length)).toEqual({ exact: '0', shown: '0 s' });
  const days = { count: 2, unit: 'business day' };
  expect(showLimit(days, undefined, length)).toEqual({ shown: '2 business days' });
  expect(showLimit(days, integer(16 * HOUR), length)).toEqual({
    exact: String(16 * HOUR),
    shown: '2 business days (16 h open time)',
  });
});

it('one number as the limit of several types is shown in the form of each', () => {
  const shown = (['ratio', 'duration', 'count', 'ratio'] as const).map((kind) => showLimit('0', ZERO, { kind }));
  expect(shown).toEqual([show(ZERO, { kind: 'ratio' }), show(ZERO, { kind: 'duration' }), show(ZERO, { kind: 'count' }), shown[0]]);
  expect(new Set(shown.map((one) => one.shown)).size).toBe(3);
});

it('a record shows its component, and all of them where there are several', () => {
  expect([[], ['a'], ['a', 'b']].map((components) => componentsShown({ components }))).toEqual([
    {},
    { component: 'a' },
    { component: 'a', components: ['a', 'b'] },
  ]);
});
