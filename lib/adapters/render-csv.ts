/** A statement as CSV (RFC 4180): one row a line, the total last. Text that a spreadsheet would run as a formula is quoted as text. */
import type { Statement } from '../domain/statement/statement.ts';

const COLUMNS = [
  'statement',
  'revision',
  'contract',
  'vendor',
  'customer',
  'period',
  'line',
  'credit',
  'for',
  'base',
  'rate',
  'exact',
  'amount',
  'currency',
  'part',
] as const;

function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function renderCsv(id: string, revision: number | 'preview', statement: Statement): string {
  const head = [id, revision, statement.contract.id, statement.contract.vendor.id, statement.contract.customer.id, statement.period.label];
  const rows: (string | number)[][] = statement.lines.map((line) => [
    ...head,
    line.number,
    line.credit,
    line.index,
    line.of.exact,
    line.times.shown,
    line.due,
    line.amount.amount,
    line.amount.currency,
    line.part ?? '',
  ]);
  rows.push([...head, 'total', '', '', '', '', '', statement.total.amount, statement.total.currency, '']);
  return [COLUMNS.join(','), ...rows.map((row) => row.map(cell).join(','))].join('\r\n') + '\r\n';
}
