/** Plain tables for terminals: columns are padded by the width of each character in a terminal, and numbers are aligned to the right. */
import width from 'string-width';

export function table(head: readonly string[], rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths = head.map((title, i) => Math.max(width(title), ...rows.map((row) => width(row[i] ?? ''))));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => {
        const fill = ' '.repeat(Math.max(0, widths[i]! - width(cell)));
        return right.includes(i) ? fill + cell : cell + fill;
      })
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((size) => '-'.repeat(size)).join('  '), ...rows.map(line)].join('\n');
}
