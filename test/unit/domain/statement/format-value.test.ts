/** How values are shown: floored to four places, but whole where eight places say all of it. */
import { expect, it } from 'vitest';
import { ratio } from '../../../../lib/domain/money/ratio.ts';
import { show } from '../../../../lib/domain/statement/format-value.ts';

it.each([
  [ratio(999n, 1000n), 'ratio', '99.9000%'],
  [ratio(8903n, 8928n), 'ratio', '99.7199%'],
  [ratio(99_912_345n, 100_000_000n), 'ratio', '99.912345%'],
  [ratio(1n, 3n), 'count', '0.3333'],
  [ratio(1_234_567n, 1_000_000n), 'count', '1.234567'],
] as const)('the value %o of kind %s is shown as %s', (value, kind, shown) => {
  expect(show(value, { kind }).shown).toBe(shown);
});
