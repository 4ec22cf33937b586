/** Where the pages of a sheet end, so that no heading is printed apart from what it is of. */
import type { Row } from './cells.ts';

/** Rows that are printed on one page: a heading, the head of its table, and the first of its rows. */
export interface KeptRows {
  readonly from: number;
  readonly count: number;
}

/** The printed part of a page in points, without its margins. */
const PAPER = { upright: { width: 523, height: 755 }, broad: { width: 769, height: 509 } };

/** A character of a column, and a row of one line, in points. */
const CHARACTER = 5.25;
const ROW = 13;

/**
 * Programs and their fonts differ in how much a page has: each page ends here, a little above its end, so that none ends it elsewhere and
 * parts a heading from its table.
 */
const SAFE = 0.97;

const heightOf = (row: Row): number =>
  Math.max(ROW, ...row.map((cell) => Number((cell as { readonly height?: number } | null)?.height ?? 0)));

/**
 * The rows before which a page ends.
 * @param widths of the columns, in characters: a sheet is made as small as its columns need on the width of the paper.
 */
export function pageBreaks(rows: readonly Row[], kept: readonly KeptRows[], widths: readonly number[], isUpright: boolean): number[] {
  const paper = PAPER[isUpright ? 'upright' : 'broad'];
  const scale = Math.min(1, paper.width / (widths.reduce((sum, one) => sum + one, 0) * CHARACTER));
  const page = (paper.height / scale) * SAFE;
  const counts = new Map(kept.map(({ from, count }) => [from, count]));
  const breaks: number[] = [];
  let used = 0;
  rows.forEach((row, i) => {
    const together = rows.slice(i, i + (counts.get(i) ?? 1)).reduce((sum, one) => sum + heightOf(one), 0);
    if (used > 0 && used + together > page) {
      breaks.push(i);
      used = 0;
    }
    used += heightOf(row);
  });
  return breaks;
}
