/** The affected share of a record as its attribute gives it (`weight`), and the rule for simultaneous records (`overlaps`). */
import { finding } from '../../evidence/findings/finding.ts';
import { type EvidenceRecord, firstOf } from '../../evidence/records.ts';
import { ONE, type Ratio, ZERO, compare, divide, isZero, multiply } from '../../money/ratio.ts';
import type { Interval } from '../../time/interval.ts';
import { type Piece, type TimeSet, type Weights, timesFrom, timesFromWeighted } from '../../time/times.ts';
import { attributeNumber, attributeShare } from '../attribute-number.ts';
import type { Context } from '../context.ts';
import { type TypeContext, numbersOf } from '../type-context.ts';
import type { Cell } from '../cell.ts';
import { missingNumber, unstated } from '../attribute-values.ts';
import { Range, leastOf, mostOf } from '../range.ts';
import { UNKNOWN } from './unknown-time.ts';
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
  const isCounted = cell['out-of'] !== undefined;
  if (!isCounted && attribute.unit !== 'share')
    context.fail(
      'wrong-type',
      'weight',
      `a weight is a share from 0 to 1; give "${name}" \`unit: share\`, or say of how many it is a number (\`out-of\`)`,
    );
  else if (isCounted && attribute.unit !== 'count')
    context.fail('wrong-type', 'weight', `a number out of all is a count; give "${name}" \`unit: count\`, or remove \`out-of\``);
}

/** Refuses a number of all that is no weight's, or that is not above 0. */
export function checkOutOf(cell: Cell, context: TypeContext): void {
  if (cell['out-of'] === undefined) return;
  if (cell.weight === undefined) context.fail('no-effect', 'out-of', 'without a `weight` no number is out of it; remove it');
  else if (numbersOf(cell['out-of'], context).some(({ n }) => n <= 0n))
    context.fail('bad-value', 'out-of', 'the number of all is above 0', [cell['out-of']]);
}

/** The times of the pieces of several records. */
export function timesOf(all: readonly Piece[], overlaps: 'add' | 'highest'): TimeSet {
  const pieces = all.filter(({ possible }) => !isZero(possible));
  return pieces.every((piece) => piece.certain === ONE) ? timesFrom(pieces) : timesFromWeighted(pieces, overlaps);
}

/** An attribute as a weight; with `all`, a number out of so many. */
export interface Weighing {
  readonly name: string;
  readonly all?: Ratio | Range | undefined;
}

/**
 * A piece, cut where the share changes, with the share as weight. A share that is not known, or is not between 0 and 1, may have any value.
 */
export function weighted(record: EvidenceRecord, piece: Piece, shares: readonly Share[], by: Weighing, context: Context): Piece[] {
  const owner = `${record.kind}/${record.id}`;
  return cut(piece, shares).flatMap(({ start, end, value }) => {
    const weights = value === undefined ? undefined : weightsOf(value, by, owner, context);
    if (start >= end) return [];
    return [withWeights({ ...piece, start, end }, weights ?? unstatedWeights(owner, by, context))];
  });
}

const withWeights = (piece: Piece, { certain, possible }: Weights): Piece => ({
  ...piece,
  certain: multiply(piece.certain, certain),
  possible: multiply(piece.possible, possible),
});

/** A share that is not stated is tried as a number; of a number out of many the share alone matters, which no event states. */
function unstatedWeights(owner: string, { name, all }: Weighing, context: Context): Weights {
  if (all !== undefined) return missingNumber(owner, name, UNKNOWN, context);
  const share = unstated(owner, name, ANY_SHARE, false, context);
  return { certain: leastOf(share), possible: mostOf(share) };
}

function weightsOf(value: string, { name, all }: Weighing, owner: string, context: Context): Weights | undefined {
  if (all === undefined) {
    const share = attributeShare(value);
    if (!share) context.note(owner, finding('not-a-share', { attribute: name, value }));
    return share && { certain: share, possible: share };
  }
  const number = attributeNumber(value, 'count');
  if (!number) context.note(owner, finding('unknown-word', { attribute: name, value, isNumber: true }));
  else if (compare(number, mostOf(all)) > 0) context.note(owner, finding('not-a-share', {}));
  return number && { certain: shareOf(number, mostOf(all)), possible: shareOf(number, leastOf(all)) };
}

/** A number out of so many; more than all are all of them. */
const shareOf = (number: Ratio, all: Ratio): Ratio => (isZero(number) ? ZERO : compare(number, all) >= 0 ? ONE : divide(number, all));

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
