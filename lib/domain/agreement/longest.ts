/** How long a length can be that an operand gives: evidence is read so far beyond the period. */
import type { LongestOf } from '../operators/operator.ts';
import { roundToInteger } from '../money/ratio.ts';
import { DAY } from '../time/instant.ts';
import type { Checker } from './checker.ts';

/** A length that is worked out is taken for no longer than this. */
const BOUND = 366 * DAY;

/** The longest of the literals that an operand is, names, or chooses among; 0 for what is not there. */
export function longestIn(checker: Checker): LongestOf {
  const longest = (operand: unknown, depth: number): number => {
    if (operand === undefined) return 0;
    const literal = checker.literal(operand);
    if (literal) return literal.kind === 'duration' ? Number(-roundToInteger({ n: -literal.value.n, d: literal.value.d }, 'floor')) : BOUND;
    const cell = typeof operand === 'string' && checker.names.is('cell', operand) ? checker.terms.definitions[operand] : undefined;
    const choices = typeof cell === 'object' ? (cell.cases ?? (cell.dated === 'period' ? cell.values : undefined)) : undefined;
    if (typeof choices !== 'object' || choices === null || depth > 32) return BOUND;
    return Math.max(0, ...Object.values(choices).map((choice) => longest(choice, depth + 1)));
  };
  return (operand) => Math.min(BOUND, longest(operand, 0));
}
