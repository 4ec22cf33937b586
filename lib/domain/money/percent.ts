/** Percentages as text. They are floored: 99.9999... % of a target of 100 % never reads as 100 %. */
import { formatDecimal } from './decimal.ts';
import { type Ratio, multiply } from './ratio.ts';

/** A percentage floored to `places` digits, so that a breached target never prints as met. */
export const formatPercent = (a: Ratio, places = 4): string => formatDecimal(multiply(a, { n: 100n, d: 1n }), places, 'floor') + '%';
