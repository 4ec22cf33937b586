/** The cost centres in which the lines of a claim are booked, from the postings of the revisions of its statement. */
import { allocate } from '../money/allocation.ts';
import { lineKey } from './balances.ts';
import { type Cells, NO_CELLS, inProportion, plus, positive, total } from './centre-cells.ts';
import type { LineKeyOf } from './claim-levels.ts';
import type { Books } from './spread.ts';
import type { LineAmount } from './transition.ts';
import { pushTo } from '../lists.ts';

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
  /** What each line owes, together the owed amount of the claim; the key `undefined` is for what belongs to no line. */
  readonly lines: Books;
  /** The key of a line in `lines`. */
  readonly keyOf: LineKeyOf;
  /** The cost centres of a line: what it owes in each. A line that no longer owes anything keeps its last cost centre. */
  readonly placesOf: (key: string | undefined) => Books;
  /**
   * The cost centres of the claim, in the proportions of what is owed, where nothing is owed of what was owed last, and where nothing was
   * ever owed, of what missing facts may add, or might have added.
   */
  readonly weights: Cells;
  /** What missing facts may add to the lines of the newest revision; empty for revisions that earlier versions posted. */
  readonly reserves: readonly ReservedPart[];
}

const sumsOf = (parts: readonly OwedPart[], keyOf: (part: OwedPart) => string | undefined): Cells => {
  const sums = new Map<string | undefined, bigint>();
  for (const part of parts) sums.set(keyOf(part), (sums.get(keyOf(part)) ?? 0n) + part.minor);
  return sums;
};

const cellsOf = (parts: readonly OwedPart[]): Cells => sumsOf(parts, ({ costCentre }) => costCentre);

/**
 * @param revisions the postings of each revision, oldest first. @param owed the owed amount of the claim by its newest transition, in minor
 * units. @param reserves of the newest revision. @param lastReserves of the last revision that missing facts left open.
 */
export function bookingOf(
  revisions: readonly (readonly OwedPart[])[],
  owed: bigint,
  reserves: readonly ReservedPart[] = [],
  lastReserves = reserves,
): LineBooking {
  const all = revisions.flat();
  const keyOf = lineKeysOf(all);
  const ofLine = ({ line }: OwedPart): string | undefined => line && keyOf(line);
  const byLine = new Map<string | undefined, OwedPart[]>();
  for (const part of all) pushTo(byLine, ofLine(part), part);
  const lines = booksOf(revisions, ofLine, owed);
  const everOwed = lastPositive(revisions, ({ costCentre }) => costCentre);
  const weights = everOwed.size > 0 ? everOwed : weightsOf(lastReserves);
  return {
    lines,
    keyOf,
    placesOf: (key) => placesOf(byLine.get(key) ?? [], lines.owed.get(key) ?? 0n, weights),
    weights,
    reserves,
  };
}

/** Earlier versions posted lines without their component. Where one of a case has none, all of it are one. */
function lineKeysOf(parts: readonly OwedPart[]): LineKeyOf {
  const bare = ({ credit, index }: NamedLine): string => lineKey({ credit, index });
  const wholes = new Set(parts.flatMap(({ line }) => (line && line.component === undefined ? [bare(line)] : [])));
  return (line) => (wholes.has(bare(line)) ? bare(line) : lineKey(line));
}

/** What is owed by key after the last revision that owed anything. */
function lastPositive(revisions: readonly (readonly OwedPart[])[], keyOf: (part: OwedPart) => string | undefined): Cells {
  let [sums, weights] = [NO_CELLS, NO_CELLS];
  for (const parts of revisions) {
    sums = plus(sums, sumsOf(parts, keyOf));
    const owing = positive(sums);
    if (owing.size > 0) weights = owing;
  }
  return weights;
}

function booksOf(revisions: readonly (readonly OwedPart[])[], keyOf: (part: OwedPart) => string | undefined, owed: bigint): Books {
  const [sums, weights] = [sumsOf(revisions.flat(), keyOf), lastPositive(revisions, keyOf)];
  // This holds except for claims that earlier versions stored. Their owed amount is divided in proportion to the lines.
  const fits = total(sums) === owed && [...sums.values()].every((minor) => minor >= 0n);
  return { owed: fits ? positive(sums) : inProportion(owed, weights), weights };
}

/** @param owed what the line owes. @param weights the cost centres of the claim, for what has none of its own. */
function placesOf(parts: readonly OwedPart[], owed: bigint, weights: Cells): Books {
  const sums = cellsOf(parts);
  const now = positive(sums);
  const last = parts.findLast(({ minor }) => minor > 0n);
  const places: Cells = now.size > 0 ? now : last ? new Map([[last.costCentre, 1n]]) : weights;
  const fits = total(now) === owed && now.size > 0;
  return { owed: fits ? now : inProportion(owed, places), weights: places };
}

/** What a reserve may add in each cost centre. Where nothing bounds it, the cost centres without bound count alike. */
function weightsOf(reserves: readonly ReservedPart[]): Cells {
  const unbounded = reserves.filter(({ minor }) => minor === undefined);
  if (unbounded.length > 0) return new Map(unbounded.map(({ costCentre }) => [costCentre, 1n]));
  return plus(...reserves.map(({ costCentre, minor }): Cells => new Map([[costCentre, minor ?? 0n]])));
}

/**
 * The parts of a reserve by the lines whose facts are missing, to the last minor unit. Without such lines the parts have no line and the
 * cost centres of the claim.
 * @param minor divided in proportion to what each fact may add; undefined: without bound, so that each line keeps its own bound.
 */
export function reservedParts(minor: bigint | undefined, { reserves, weights }: LineBooking): ReservedPart[] {
  if (minor === 0n) return [];
  if (minor === undefined) {
    const isOfLines = reserves.some((part) => part.minor === undefined);
    const centres = weights.size === 0 ? [undefined] : [...weights.keys()];
    return isOfLines ? [...reserves] : [...reserves, ...centres.map((costCentre) => ({ costCentre, minor: undefined }))];
  }
  const most = reserves.map((part) => ({ n: part.minor ?? minor, d: 1n }));
  if (most.every(({ n }) => n === 0n)) return [...inProportion(minor, weights)].map(([costCentre, own]) => ({ costCentre, minor: own }));
  return allocate({ minor, currency: '' }, most).map((share, i) => ({ ...reserves[i], minor: share.minor }));
}
