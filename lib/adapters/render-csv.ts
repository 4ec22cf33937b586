/** A statement as CSV (RFC 4180): one row a line, the total last. Text that a spreadsheet would run as a formula is quoted as text. */
import type { LedgerEntry } from '../application/ledger.ts';
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
  'cost centre',
] as const;

function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180: a head, rows, CRLF after each. */
export const csvTable = (columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';

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
    line.costCentre ?? '',
  ]);
  rows.push([...head, 'total', '', '', '', '', '', statement.total.amount, statement.total.currency, '', '']);
  return csvTable(COLUMNS, rows);
}

const LEDGER = [
  'entry',
  'postedAt',
  'statement',
  'revision',
  'vendor',
  'contract',
  'period',
  'costCentre',
  'credit',
  'for',
  'amount',
  'currency',
] as const satisfies readonly (keyof LedgerEntry)[];

export const renderLedgerCsv = (entries: readonly LedgerEntry[]): string =>
  csvTable(
    LEDGER,
    entries.map((entry) => LEDGER.map((column) => entry[column] ?? '')),
  );
