/** The lines of a statement as a table, with a subtotal for each credit that has several. */
import type { IssuedStatement } from '../../application/ports/statements.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import { type StatementLine, isProvisional } from '../../domain/statement/statement.ts';
import { valueShown } from '../reasons/values.ts';
import type { DocumentWords } from './document-words.ts';
import type { Labels } from './labels.ts';
import { moneyCell } from './money-cell.ts';
import { SUMMARY_WORDS } from './summary-words.ts';
import type { Subtotal, TableModel } from './table-model.ts';
import { placed, provisionalName } from './undecided.ts';

/** The name of the total; one that missing facts leave open is marked as provisional. */
export const totalName = ({ statement }: IssuedStatement, { total, provisional, beside }: Labels): string =>
  `${total}${beside(isProvisional(statement) ? provisional : '')}`;

export function linesTable(issued: IssuedStatement, { labels, wording }: DocumentWords): TableModel {
  const { statement } = issued;
  const { names, words } = wording;
  return {
    title: labels.lines,
    key: 'credit_lines',
    columns: [
      { name: labels.line, width: 6, right: true },
      { name: labels.credit, width: 26 },
      { name: labels.for, width: 20 },
      { name: labels.base, width: 16, right: true },
      { name: labels.rate, width: 12, right: true },
      { name: labels.costCentre, width: 14 },
      { name: labels.amount, width: 18, right: true },
    ],
    rows: [
      ...statement.lines.map((line) => [
        String(line.number),
        provisionalName(line, names, labels),
        placed(line, names),
        moneyCell(line.of.exact, line.amount.currency, words),
        valueShown(line.times, words),
        line.costCentre ?? '',
        { ...line.amount },
      ]),
      ['', totalName(issued, labels), '', '', '', '', { ...statement.total }],
    ],
    sums: true,
    subtotals: subtotalsOf(statement.lines, ({ credit, part }) => SUMMARY_WORDS[labels.language].subtotal(names.credit(credit, part))),
  };
}

/** One for each run of lines of the same credit; none where all lines are of one credit, or each run has one line. */
function subtotalsOf(lines: readonly StatementLine[], nameOf: (line: StatementLine) => string): Subtotal[] {
  const runs: StatementLine[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.[0]!.credit === line.credit && last[0].part === line.part) last.push(line);
    else runs.push([line]);
  }
  if (runs.length < 2) return [];
  let count = 0;
  return runs.flatMap((run) => {
    count += run.length;
    if (run.length < 2) return [];
    const { currency } = run[0]!.amount;
    const minor = run.reduce((sum, { amount }) => sum + minorOf(amount), 0n);
    return [{ after: count, cells: ['', nameOf(run[0]!), '', '', '', '', { amount: formatAmount({ minor, currency }), currency }] }];
  });
}
