/** The parts of the time of a record in which conditions on its attributes hold. */
import type { Condition } from '../../contract/terms.ts';
import type { EvidenceRecord } from '../../evidence/records.ts';
import { ZERO, isZero } from '../../money/ratio.ts';
import { type Piece, piecesOf, timesFrom } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { hullOfTimes } from '../range.ts';
import { type Cell, readsOwnWord } from '../cell.ts';
import { fits, completionsFor } from '../conditions.ts';
import { attributeValues } from '../attribute-values.ts';
import { cut } from './record-extent.ts';

/** Conditions on attributes, which hold for parts of a record's time, and the others (of a record that it names, too), which hold for the whole of it. */
export interface Conditions {
  readonly attributes: readonly Condition[];
  readonly others: readonly Condition[];
}

export const conditionsOf = ({ where = [] }: Cell): Conditions => ({
  attributes: where.filter(readsOwnWord),
  others: where.filter((condition) => !readsOwnWord(condition)),
});

/** The parts of a piece in which all conditions on attributes hold; where a missing word decides, they hold perhaps. */
export function holding(record: EvidenceRecord, piece: Piece, conditions: readonly Condition[], context: Context): Piece[] {
  const completions = completionsFor(record, conditions, context);
  const [only] = completions;
  if (only && completions.length === 1) return holdingIn(record, piece, conditions, context.completedBy(only));
  if (!only) return [{ ...piece, certain: ZERO }];
  const each = completions.map((completion) => holdingIn(record, piece, conditions, context.completedBy(completion)));
  // Fast path: usually one word decides for all of the time. A month has thousands of records, and each is evaluated for every completion.
  const isWhole = ({ start, end }: Piece): boolean => start === piece.start && end === piece.end;
  if (each.every(([part, ...more]) => part === undefined || (more.length === 0 && isWhole(part))))
    return each.every((parts) => parts.length === 0)
      ? []
      : each.some((parts) => parts.length === 0)
        ? [{ ...piece, certain: ZERO }]
        : [piece];
  return piecesOf(hullOfTimes(each.map(timesFrom))).map(({ start, end, certain }) => ({
    ...piece,
    start,
    end,
    ...(isZero(certain) && { certain }),
  }));
}

const holdingIn = (record: EvidenceRecord, piece: Piece, conditions: readonly Condition[], context: Context): Piece[] =>
  conditions.reduce<Piece[]>(
    (parts, condition) =>
      parts.flatMap((part) =>
        cut(part, attributeValues(record, condition.attribute!, context))
          .filter(({ start, end, value }) => start < end && fits(condition, value))
          .map(({ start, end }) => ({ ...part, start, end })),
      ),
    [piece],
  );
