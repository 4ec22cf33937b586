/** The longest length that an operand can have. Evidence is read that far beyond the period. */
import type { LongestOf } from '../operators/reach.ts';
import { roundToInteger } from '../money/rounding.ts';
import { DAY } from '../time/instant.ts';
import type { Checker } from './checker.ts';
import type { Literal } from '../contract/literal.ts';

/** The assumed maximum of a computed length, in ms. */
const BOUND = 366 * DAY;

/** The longest literal, in ms, that an operand is, names, or chooses among; 0 without an operand. */
export const longestIn =
  (checker: Checker): LongestOf =>
  (operand) => {
    if (operand === undefined) return 0;
    const literals = checker.literals(operand);
    if (literals.length === 0) return BOUND;
    return Math.min(BOUND, Math.max(...literals.map(longest)));
  };

const longest = (literal: Literal): number =>
  literal.kind === 'duration' ? Number(-roundToInteger({ n: -literal.value.n, d: literal.value.d }, 'floor')) : BOUND;
