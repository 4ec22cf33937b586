/** The formulas of a workbook, computed again by another reader: SUM over a column, and SUMIFS over the columns of another sheet. */
import type ExcelJS from 'exceljs';
import { formatDecimal, parseDecimal } from '../../lib/domain/money/decimal.ts';
import { type Ratio, ZERO, add } from '../../lib/domain/money/ratio.ts';

export interface ComputedFormula {
  readonly sheet: string;
  readonly address: string;
  readonly formula: string;
  /** What the file says it is. */
  readonly stored: number;
  readonly computed: number;
  readonly format: string;
}

/** A number of a cell as the decimal text that it was made of. */
const exact = (value: unknown): Ratio => {
  const number = typeof value === 'object' && value !== null && 'result' in value ? value.result : value;
  if (typeof number !== 'number') throw new Error(`${JSON.stringify(value)} is no number`);
  return parseDecimal(String(number)) ?? ZERO;
};

const cellsOf = (sheet: ExcelJS.Worksheet, range: string): ExcelJS.Cell[] => {
  const [, column, from, to] = /^\$?([A-Z]+)\$?(\d+):\$?\1\$?(\d+)$/.exec(range)!;
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => sheet.getCell(`${column}${Number(from) + i}`));
};

function compute(formula: string, sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook): Ratio {
  const [, sum] = /^SUM\((.+)\)$/.exec(formula) ?? [];
  if (sum !== undefined)
    return cellsOf(sheet, sum)
      .map(({ value }) => exact(value))
      .reduce(add, ZERO);
  const [, given] = /^SUMIFS\((.+)\)$/.exec(formula) ?? [];
  if (given === undefined) throw new Error(`${formula} is not known`);
  const there = (text: string): ExcelJS.Cell[] => {
    const [, name, range] = /^'(.+)'!(.+)$/.exec(text)!;
    return cellsOf(book.getWorksheet(name!.replaceAll("''", "'"))!, range!);
  };
  const [amounts = '', ...conditions] = given.split(',');
  const isIn = there(amounts).map(() => true);
  for (let i = 0; i < conditions.length; i += 2) {
    const wanted = sheet.getCell(conditions[i + 1]!).value;
    there(conditions[i]!).forEach(({ value }, row) => (isIn[row] &&= value === wanted));
  }
  return there(amounts)
    .filter((_, row) => isIn[row])
    .map(({ value }) => exact(value))
    .reduce(add, ZERO);
}

export function computedFormulas(book: ExcelJS.Workbook): ComputedFormula[] {
  return book.worksheets.flatMap((sheet) => {
    const found: ComputedFormula[] = [];
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const { value } = cell;
        if (typeof value !== 'object' || value === null || !('formula' in value)) return;
        const computed = Number(formatDecimal(compute(value.formula, sheet, book), 6, 'half-even'));
        found.push({
          sheet: sheet.name,
          address: cell.address,
          formula: value.formula,
          stored: Number(value.result),
          computed,
          format: cell.numFmt,
        });
      }),
    );
    return found;
  });
}
