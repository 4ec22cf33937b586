/** Where the lines of a claim are booked, by what revisions of its statement posted. */
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

export interface Booking {
  /** What is owed in each cost centre; no part is below 0. */
  readonly owed: Cells;
  /** What is of no line and has no room is divided like this: as what is owed, or as what was owed last where nothing is. */
  readonly weights: Cells;
  /** Where a line is booked, with what weight. A line that the newest revision does not have is where it was last. None: no revision had it. */
  readonly placesOf: (line: NamedLine) => Cells;
}

const cellsOf = (parts: readonly OwedPart[]): Cells => plus(...parts.map(({ costCentre, minor }) => new Map([[costCentre, minor]])));

/** @param revisions what each posted, oldest first. @param owed to the claim by its newest transition, in minor units. */
export function bookingOf(revisions: readonly (readonly OwedPart[])[], owed: bigint): Booking {
  const parts = revisions.flat();
  const sums = cellsOf(parts);
  // Always so, but for what earlier versions stored: then what is owed is divided as the lines are.
  const fits = total(sums) === owed && [...sums.values()].every((minor) => minor >= 0n);
  const lastOwed = revisions.map((_, i) => positive(cellsOf(revisions.slice(0, i + 1).flat()))).findLast(({ size }) => size > 0);
  const weights = lastOwed ?? NO_CELLS;
  return { owed: fits ? positive(sums) : inProportion(owed, weights), weights, placesOf: (line) => placesOf(line, parts) };
}

function placesOf(line: NamedLine, parts: readonly OwedPart[]): Cells {
  const own = parts.filter((part) => part.line && lineKey(part.line) === lineKey(line));
  const now = positive(cellsOf(own));
  if (now.size > 0) return now;
  const last = own.findLast(({ minor }) => minor > 0n);
  return last ? new Map([[last.costCentre, 1n]]) : NO_CELLS;
}
