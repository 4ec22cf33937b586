/** The affected share of a record as its attribute gives it (`weight`), and the rule for simultaneous records (`overlaps`). */
import { finding } from '../../evidence/findings/finding.ts';
import { type EvidenceRecord, firstOf } from '../../evidence/records.ts';
import { ONE, ZERO, isZero, multiply } from '../../money/ratio.ts';
import type { Interval } from '../../time/interval.ts';
import { type Piece, type TimeSet, timesFrom, timesFromWeighted } from '../../time/times.ts';
import { attributeShare } from '../attribute-number.ts';
import type { Context } from '../context.ts';
import type { TypeContext } from '../type-context.ts';
import type { Cell } from '../cell.ts';
import { unstated } from '../attribute-values.ts';
import { Range, leastOf, mostOf } from '../range.ts';
import { cut } from './record-extent.ts';

const ANY_SHARE = new Range(ZERO, ONE);

/** Refuses a weight that is not an attribute of the same records, or no share. */
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

/** The times of the pieces of several records. */
export function timesOf(all: readonly Piece[], overlaps: 'add' | 'highest'): TimeSet {
  const pieces = all.filter(({ possible }) => !isZero(possible));
  return pieces.every((piece) => piece.certain === ONE) ? timesFrom(pieces) : timesFromWeighted(pieces, overlaps);
}

/**
 * A piece, cut where the share changes, with the share as weight. A share that is not known, or is not between 0 and 1, may have any value.
 */
export function weighted(record: EvidenceRecord, piece: Piece, shares: readonly Share[], name: string, context: Context): Piece[] {
  const owner = `${record.kind}/${record.id}`;
  return cut(piece, shares).flatMap(({ start, end, value }) => {
    const share = value === undefined ? undefined : attributeShare(value);
    if (value !== undefined && !share) context.note(owner, finding('not-a-share', { attribute: name, value }));
    if (start >= end) return [];
    const by = share ?? unstated(owner, name, ANY_SHARE, false, context);
    return [{ start, end, certain: multiply(piece.certain, leastOf(by)), possible: multiply(piece.possible, mostOf(by)) }];
  });
}

export interface Share {
  readonly at: number;
  readonly value: string | undefined;
}

/**
 * The shares of a record over time. Before the first one the contract's default applies, or the share is not known. A share that was set at
 * the beginning, or once the record was over, applies to the whole record.
 */
export function sharesOf(record: EvidenceRecord, { start, end }: Interval, name: string, context: Context): readonly Share[] {
  const values = record.attributes.get(name);
  const standard = context.terms.attributes?.[name]?.default;
  if (!values) return [{ at: start, value: standard }];
  const first = values[0]!.at;
  // An alarm may set the beginning to an earlier instant; the share that it reports applies from there.
  if (first <= Math.max(start, firstOf(record, 'detected') ?? start)) return values;
  return standard === undefined && first >= end ? values : [{ at: start, value: standard }, ...values];
}
