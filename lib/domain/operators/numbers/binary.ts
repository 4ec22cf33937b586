/** What the operators on two numbers share: index by index, over the finer grain. */
import type { Ratio } from '../../money/ratio.ts';
import { ENTRIES, NUMBERS, type Slot } from '../types/slots.ts';
import { finestOf } from '../types/subjects.ts';
import type { Context } from '../context.ts';
import { Range } from '../range.ts';
import { type Column, type Subject } from '../value.ts';

/** Any number, single or entry by entry. */
export const NUMBER: Slot = { kinds: NUMBERS, of: 'any', parts: ENTRIES };

/** A number of the kind, unit and currency of the subject. */
export const SAME: Slot = { like: 'subject', of: 'any', parts: ENTRIES };

/** What the finer of two cells is of; the checker has made sure that one lies inside the other. */
export const finerSubject = (first: unknown, second: unknown, context: Context): Subject | undefined =>
  finestOf([context.typeOf(first).subject, context.typeOf(second).subject], context.terms.components);

export const evaluatePair = (
  first: unknown,
  second: unknown,
  context: Context,
  combine: (a: Ratio, b: Ratio) => Ratio | undefined,
): Column<Ratio | Range | undefined> => evaluateOpenPair(first, second, context, combine as (a: Ratio | Range, b: Ratio | Range) => Ratio);

/** The same, of numbers that may be open. */
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

/** Far more digits than any paper or month needs. */
const MAX_PART = 2n ** 4096n;

/** Refuses numbers that grew out of hand: a text can square a number with every cell. */
function inHand(value: Ratio | Range | undefined, of: unknown, context: Context): Ratio | Range | undefined {
  if (value === undefined || value instanceof Range || (value.d < MAX_PART && value.n < MAX_PART && value.n > -MAX_PART)) return value;
  context.note('too-precise', String(of), 'a value made from it has more than a thousand digits and is not measured');
  return undefined;
}
