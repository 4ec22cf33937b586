/** Rounding: how an exact ratio becomes a whole number. */
/* eslint no-restricted-syntax: 'off' -- the division of bigints is whole and exact; no other number is here */
import { type Ratio, abs } from './ratio.ts';

export type RoundingMode = 'half-up' | 'half-even' | 'down' | 'up' | 'floor';

export const ROUNDING_MODES = ['half-up', 'half-even', 'down', 'up', 'floor'] as const satisfies readonly RoundingMode[];

/** The whole number next to a ratio: `down` is towards zero, `up` away from it, `floor` towards minus infinity. */
export function roundToInteger(a: Ratio, mode: RoundingMode): bigint {
  // Stryker disable next-line EqualityOperator: 0 is 0 with either sign
  const negative = a.n < 0n;
  const n = abs(a.n);
  const whole = n / a.d;
  const rest = n % a.d;
  if (rest === 0n) return negative ? -whole : whole;
  const twice = 2n * rest;
  const away = {
    'half-up': twice >= a.d,
    'half-even': twice > a.d || (twice === a.d && whole % 2n === 1n),
    down: false,
    up: true,
    floor: negative,
  }[mode];
  const magnitude = whole + (away ? 1n : 0n);
  return negative ? -magnitude : magnitude;
}
