/** Columns of a table: no amount is broken, and no word is cut where the table has the width. */
import { describe, expect, it } from 'vitest';
import { columnWidths } from '../../../../lib/presentation/pdf/column-widths.ts';

/** Five points a character. */
const widthOf = (text: string): number => text.length * 5;
const columns = [
  { name: 'For', width: 60 },
  { name: 'Outcome', width: 10 },
  { name: 'Sum', width: 10, right: true as const },
];
const rows = [{ cells: ['a line', 'Geltendmachung eingehalten.', '1.234,50'] }];

describe('the widths of the columns of a table', () => {
  it('a narrow column is as wide as its longest word when there is space', () => {
    const { widths, scale } = columnWidths(columns, rows, 300, widthOf);
    expect(scale).toBe(1);
    expect(widths[1]).toBeGreaterThanOrEqual(widthOf('Geltendmachung'));
    expect(widths[2]).toBeGreaterThanOrEqual(widthOf('1.234,50'));
    expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(300);
  });

  it('a word gives way to amounts and heads where the table is too narrow for all', () => {
    const { widths } = columnWidths(columns, rows, 100, widthOf);
    expect(widths[2]).toBeGreaterThanOrEqual(widthOf('1.234,50'));
    expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100);
  });

  it('an id with digits does not widen its column', () => {
    const ids = [{ cells: ['a line', 'arn12345678901234567890', '1,00'] }];
    expect(columnWidths(columns, ids, 300, widthOf).widths[1]).toBeLessThan(widthOf('arn12345678901234567890'));
  });
});
