/** Where the lines of a claim are booked, by what revisions of its statement posted. */
import { allocate } from '../money/allocation.ts';
import { lineKey } from './balances.ts';
import { type Cells, NO_CELLS, inProportion, plus, positive, total } from './centre-cells.ts';
import type { LineAmount } from './transition.ts';

export type NamedLine = Omit<LineAmount, 'amount'>;

/** What a revision changed in what one line owes: minor units. */
export interface OwedPart {
  /** Absent: of no line. */
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
  /** What is of no line and has no space is divided like this: as what is owed, or as what was owed last where nothing is. */
  readonly weights: Cells;
  /** Where a line is booked, with what weight. A line that owes nothing any more is where it was last. None: it never owed anything. */
  readonly placesOf: (line: NamedLine) => Cells;
  /** What missing facts may add to the lines of the newest revision; none of revisions that earlier versions posted. */
  readonly reserves: readonly ReservedPart[];
}

export function cellsOf(parts: readonly OwedPart[]): Cells {
  const sums = new Map<string | undefined, bigint>();
  for (const { costCentre, minor } of parts) sums.set(costCentre, (sums.get(costCentre) ?? 0n) + minor);
  return sums;
}

/** @param revisions what each posted, oldest first. @param owed to the claim by its newest transition, in minor units. */
export function bookingOf(revisions: readonly (readonly OwedPart[])[], owed: bigint, reserves: readonly ReservedPart[] = []): LineBooking {
  let [sums, weights] = [NO_CELLS, NO_CELLS];
  for (const parts of revisions) {
    sums = plus(sums, cellsOf(parts));
    const owing = positive(sums);
    if (owing.size > 0) weights = owing;
  }
  // Always so, but for what earlier versions stored: then what is owed is divided as the lines are.
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
 * What is reserved, by the lines whose facts are missing: in proportion to what each may add, to the last minor unit. Without such lines it is
 * of no line, where the claim is booked.
 */
export function reservedParts(minor: bigint, { reserves, weights }: LineBooking): OwedPart[] {
  if (minor === 0n) return [];
  const most = reserves.map((part) => ({ n: part.minor ?? minor, d: 1n }));
  if (most.every(({ n }) => n === 0n)) return [...inProportion(minor, weights)].map(([costCentre, own]) => ({ costCentre, minor: own }));
  return allocate({ minor, currency: '' }, most).map((share, i) => ({ ...reserves[i], minor: share.minor }));
}
