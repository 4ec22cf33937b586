/** The cost centres in which the lines of a claim are booked, from the postings of the revisions of its statement. */
import { allocate } from '../money/allocation.ts';
import { lineKey } from './balances.ts';
import { type Cells, NO_CELLS, inProportion, plus, positive, total } from './centre-cells.ts';
import type { LineAmount } from './transition.ts';

export type NamedLine = Omit<LineAmount, 'amount'>;

/** The change of what one line owes by one revision, in minor units. */
export interface OwedPart {
  /** Absent: it belongs to no line. */
  readonly line?: NamedLine;
  readonly costCentre?: string | undefined;
  readonly minor: bigint;
}

/** What missing facts may add to one line. */
export interface ReservedPart extends Pick<OwedPart, 'line' | 'costCentre'> {
  /** Above 0, in minor units; undefined: without bound. */
  readonly minor: bigint | undefined;
}

export interface LineBooking {
  /** What is owed in each cost centre; no part is below 0. */
  readonly owed: Cells;
  /**
   * The proportions in which an amount without a line and without an open amount is divided: those of the owed amounts, or where nothing is
   * owed, of the last owed amounts.
   */
  readonly weights: Cells;
  /**
   * The cost centres of a line, with weights. A line that no longer owes anything keeps its last cost centre. Empty: the line never owed
   * anything.
   */
  readonly placesOf: (line: NamedLine) => Cells;
  /** What missing facts may add to the lines of the newest revision; empty for revisions that earlier versions posted. */
  readonly reserves: readonly ReservedPart[];
}

export function cellsOf(parts: readonly OwedPart[]): Cells {
  const sums = new Map<string | undefined, bigint>();
  for (const { costCentre, minor } of parts) sums.set(costCentre, (sums.get(costCentre) ?? 0n) + minor);
  return sums;
}

/**
 * @param revisions the postings of each revision, oldest first. @param owed the owed amount of the claim by its newest transition, in minor
 * units.
 */
export function bookingOf(revisions: readonly (readonly OwedPart[])[], owed: bigint, reserves: readonly ReservedPart[] = []): LineBooking {
  let [sums, weights] = [NO_CELLS, NO_CELLS];
  for (const parts of revisions) {
    sums = plus(sums, cellsOf(parts));
    const owing = positive(sums);
    if (owing.size > 0) weights = owing;
  }
  // This holds except for claims that earlier versions stored. Their owed amount is divided in proportion to the lines.
  const fits = total(sums) === owed && [...sums.values()].every((minor) => minor >= 0n);
  const byLine = new Map<string, OwedPart[]>();
  for (const part of revisions.flat()) {
    if (!part.line) continue;
    const key = lineKey(part.line);
    byLine.set(key, [...(byLine.get(key) ?? []), part]);
  }
  return {
    owed: fits ? positive(sums) : inProportion(owed, weights),
    weights,
    placesOf: (line) => placesOf(byLine.get(lineKey(line)) ?? []),
    reserves,
  };
}

function placesOf(parts: readonly OwedPart[]): Cells {
  const now = positive(cellsOf(parts));
  if (now.size > 0) return now;
  const last = parts.findLast(({ minor }) => minor > 0n);
  return last ? new Map([[last.costCentre, 1n]]) : NO_CELLS;
}

/**
 * The parts of a reserve by the lines whose facts are missing, in proportion to what each fact may add, to the last minor unit. Without
 * such lines the parts have no line and the cost centres of the claim.
 */
export function reservedParts(minor: bigint, { reserves, weights }: LineBooking): OwedPart[] {
  if (minor === 0n) return [];
  const most = reserves.map((part) => ({ n: part.minor ?? minor, d: 1n }));
  if (most.every(({ n }) => n === 0n)) return [...inProportion(minor, weights)].map(([costCentre, own]) => ({ costCentre, minor: own }));
  return allocate({ minor, currency: '' }, most).map((share, i) => ({ ...reserves[i], minor: share.minor }));
}
