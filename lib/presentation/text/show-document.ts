/** A statement as a text in any language: the facts, tables and lists of its document, as far as a terminal has place for them. */
import { documentModel } from '../document/document-model.ts';
import { amountText } from '../document/grouped.ts';
import { LABELS } from '../document/labels.ts';
import { clearText } from '../document/local-time.ts';
import type { TableCell } from '../document/table-model.ts';
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';
import { written } from '../written.ts';
import { leftOutLines } from './show-statement.ts';
import { table } from './table.ts';

/** Number and revision, reasons, intervals, changes and accounts have texts of their own. */
export function showDocument(issued: IssuedStatement, language: DocumentLanguage): string {
  const labels = LABELS[language];
  const model = documentModel(issued, labels);
  const text = (cell: TableCell): string => {
    if (typeof cell === 'string') return cell;
    if ('at' in cell) return clearText(cell.at, model.zone, language);
    return cell.about ?? amountText(cell, language);
  };
  const shown = new Set([labels.lines, labels.objectives, labels.time]);
  const inHead = new Set([labels.number, labels.revision, labels.issued]);
  const rights = (columns: readonly { readonly right?: true }[]): number[] => columns.flatMap(({ right }, i) => (right ? [i] : []));
  return written(
    [
      ...model.facts.filter(([label]) => !inHead.has(label)).map(([label, value]) => `${label}: ${text(value)}`),
      ...model.tables
        .filter(({ title }) => shown.has(title))
        .flatMap(({ title, columns, rows }) => [
          '',
          title,
          table(
            columns.map(({ name }) => name),
            rows.map((row) => row.map(text)),
            rights(columns),
          ),
        ]),
      ...model.lists
        .filter(({ title }) => title !== labels.causes)
        .flatMap(({ title, items }) => ['', title, ...items.map((item) => `  ${item}`)]),
      ...leftOutLines(issued.statement, language),
    ].join('\n'),
  );
}
