/** Shared code of the operators on two numbers: they are applied index by index, at the finer grain. */
import { finding } from '../../evidence/findings/finding.ts';
import { type Ratio, UNBOUNDED, compare, multiply, negate, ratio } from '../../money/ratio.ts';
import { roundToInteger } from '../../money/rounding.ts';
import { ENTRIES, NUMBERS, type Slot } from '../types/slots.ts';
import { finestOf } from '../types/subjects.ts';
import type { Context } from '../context.ts';
import { type Range, leastOf, mayLack, mostOf, rangeOf } from '../range.ts';
import { type Column, type Subject } from '../value.ts';

/** Any number, or the entries of a list. */
export const NUMBER: Slot = { kinds: NUMBERS, of: 'any', parts: ENTRIES };

/** A number with the kind, unit and currency of the subject. */
export const SAME: Slot = { like: 'subject', of: 'any', parts: ENTRIES };

/** The subject of the finer of two cells; the checker ensures that one contains the other. */
export const finerSubject = (first: unknown, second: unknown, context: Context): Subject | undefined =>
  finestOf([context.typeOf(first).subject, context.typeOf(second).subject], context.terms.components);

export const evaluatePair = (
  first: unknown,
  second: unknown,
  context: Context,
  combine: (a: Ratio, b: Ratio) => Ratio | undefined,
): Column<Ratio | Range | undefined> => evaluateOpenPair(first, second, context, combine as (a: Ratio | Range, b: Ratio | Range) => Ratio);

/** The same for numbers that may be ranges. */
export function evaluateOpenPair(
  first: unknown,
  second: unknown,
  context: Context,
  combine: (a: Ratio | Range, b: Ratio | Range) => Ratio | Range | undefined,
): Column<Ratio | Range | undefined> {
  const subject = finerSubject(first, second, context);
  return new Map(
    context.indexes([first, second], subject).map((index) => {
      const [x, y] = [context.bounded(first, index, subject), context.bounded(second, index, subject)];
      return [index, x === undefined || y === undefined ? undefined : inHand(combine(x, y), first, context)];
    }),
  );
}

/** The largest allowed numerator or denominator: far more digits than any contract or month needs. */
const MAX_PART = 2n ** 4096n;
/** The smallest step of a number with too many digits, and the largest of them that has bounds. */
const STEPS = 2n ** 1024n;
const LARGEST: Ratio = { n: 2n ** 2048n, d: 1n };

const isInHand = ({ n, d }: Ratio): boolean => d < MAX_PART && n < MAX_PART && n > -MAX_PART;

/** Bounds numbers with too many digits: without this a contract could square a number in every cell. */
function inHand(value: Ratio | Range | undefined, of: unknown, context: Context): Ratio | Range | undefined {
  if (value === undefined || (isInHand(leastOf(value)) && isInHand(mostOf(value)))) return value;
  context.note(String(of), finding('too-precise', { what: 'value' }));
  return rangeOf(boundOf(leastOf(value), 'least'), boundOf(mostOf(value), 'most'), mayLack(value));
}

/** A number with few digits that is not above, or not below, the exact one. */
function boundOf(value: Ratio, end: 'least' | 'most'): Ratio {
  if (isInHand(value)) return value;
  const isBelow = end === 'least';
  if (compare(value, LARGEST) > 0) return isBelow ? LARGEST : UNBOUNDED;
  if (compare(value, negate(LARGEST)) < 0) return isBelow ? negate(UNBOUNDED) : negate(LARGEST);
  const below = roundToInteger(multiply(value, { n: STEPS, d: 1n }), 'floor');
  return ratio(isBelow ? below : below + 1n, STEPS);
}
