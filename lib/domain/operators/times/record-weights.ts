/** The share that was affected while a record lasted, as an attribute of it says (`weight`), and how simultaneous ones count (`overlaps`). */
import { type EvidenceRecord, firstOf } from '../../evidence/records.ts';
import { ONE, isZero, multiply } from '../../money/ratio.ts';
import type { Interval } from '../../time/interval.ts';
import { type Piece, type TimeSet, type Weights, timesFrom, timesFromWeighted } from '../../time/times.ts';
import { attributeShare } from '../attribute-number.ts';
import type { Context } from '../context.ts';
import type { TypeContext } from '../type-context.ts';
import type { Cell } from '../cell.ts';
import { missingNumber } from '../attribute-values.ts';
import { UNKNOWN } from './unknown-time.ts';
import { cut } from './record-extent.ts';

/** A weight is a number of the records themselves. */
export function checkWeight(cell: Cell, context: TypeContext): void {
  const attribute = cell.weight === undefined ? undefined : context.attribute(String(cell.weight));
  if (!attribute) return;
  const name = String(cell.weight);
  if (attribute.of !== cell.intervals)
    context.fail(
      'wrong-grain',
      'weight',
      `"${name}" is an attribute of ${attribute.of}, and the records here are of kind ${String(cell.intervals)}`,
    );
  if (attribute.unit !== 'share') context.fail('wrong-type', 'weight', `a weight is a share from 0 to 1; give "${name}" \`unit: share\``);
}

/** Pieces of several records as times. */
export function timesOf(all: readonly Piece[], overlaps: 'add' | 'highest'): TimeSet {
  const pieces = all.filter(({ possible }) => !isZero(possible));
  return pieces.every((piece) => piece.certain === ONE) ? timesFrom(pieces) : timesFromWeighted(pieces, overlaps);
}

/** A piece with the share that was affected, each from when it was set; one that is not known, or is no share, may be any. */
export function weighted(record: EvidenceRecord, piece: Piece, shares: readonly Share[], name: string, context: Context): Piece[] {
  const owner = `${record.kind}/${record.id}`;
  return cut(piece, shares).flatMap(({ start, end, value }) => {
    const share = value === undefined ? undefined : attributeShare(value);
    if (value !== undefined && !share)
      context.note('not-a-share', owner, `${name} "${value}" is no share between 0 and 1 (write 0.5 or 50%); it is taken as not known`);
    if (start >= end) return [];
    const by: Weights = share ? { certain: share, possible: share } : missingNumber(owner, name, UNKNOWN, context);
    return [{ start, end, certain: multiply(piece.certain, by.certain), possible: multiply(piece.possible, by.possible) }];
  });
}

export interface Share {
  readonly at: number;
  readonly value: string | undefined;
}

/** The shares of a record in time; before the first the contract's default holds, or it is not known. One that came with the beginning, or once all was over, is of the whole. */
export function sharesOf(record: EvidenceRecord, { start, end }: Interval, name: string, context: Context): readonly Share[] {
  const values = record.attributes.get(name);
  const standard = context.terms.attributes?.[name]?.default;
  if (!values) return [{ at: start, value: standard }];
  const first = values[0]!.at;
  // An alarm dates the beginning back; what it says of the share, it says of all of it.
  if (first <= Math.max(start, firstOf(record, 'detected') ?? start)) return values;
  return standard === undefined && first >= end ? values : [{ at: start, value: standard }, ...values];
}
