/** Pages of a sheet end between tables and rows, and never between a heading and what it is of. */
import { describe, expect, it } from 'vitest';
import type { Row } from '../../../../lib/presentation/xlsx/cells.ts';
import { pageBreaks } from '../../../../lib/presentation/xlsx/page-breaks.ts';

const rows = (count: number, height?: number): Row[] =>
  Array.from({ length: count }, () => [{ type: String, value: 'x', ...(height !== undefined && { height }) }]);

/** Of 100 characters: upright paper has 56 rows of one line. */
const WIDTHS = [50, 49];
const FULL = 56;

describe('the pages of a sheet', () => {
  it('that fits one page have no break', () => {
    expect(pageBreaks(rows(FULL), [], WIDTHS, true)).toEqual([]);
  });

  it('end when they are full, so that no program ends them elsewhere', () => {
    expect(pageBreaks(rows(3 * FULL), [], WIDTHS, true)).toEqual([FULL, 2 * FULL]);
    expect(pageBreaks(rows(FULL, 26), [], WIDTHS, true)).toEqual([28]);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7])('keep a heading with its table that begins %d rows above the end', (above) => {
    const from = FULL - above;
    const breaks = pageBreaks(rows(2 * FULL), [{ from, count: 5 }], WIDTHS, true);
    expect(breaks[0]).toBe(above < 5 ? from : FULL);
    for (const row of breaks) expect(row <= from || row >= from + 5).toBe(true);
  });

  it('are lower on broad paper, and higher for many columns, which are made smaller', () => {
    const first = (widths: number[], isUpright: boolean): number => pageBreaks(rows(500), [], widths, isUpright)[0]!;
    expect(first(WIDTHS, false)).toBeLessThan(FULL);
    expect(first([100, 100], true)).toBeGreaterThan(FULL * 1.9);
  });

  it('have kept rows that are longer than a page from its beginning', () => {
    expect(pageBreaks(rows(10, 300), [{ from: 1, count: 9 }], WIDTHS, true)).toEqual([1, 3, 5, 7, 9]);
  });
});
