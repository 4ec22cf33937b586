/** A statement as CSV (RFC 4180): one row for each line, the total last. Text that a spreadsheet would run as a formula is quoted as text. */
import { accountRows } from './account-rows.ts';
import type { StatementAccounts } from '../../application/claims/statement-accounts.ts';
import { Names } from '../reasons/names.ts';
import { written } from '../written.ts';
import { decimalOf } from '../reasons/values.ts';
import { type AmountBounds, type Statement, isProvisional } from '../../domain/statement/statement.ts';

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
  'provisional',
  'least',
  'most',
  'component',
  'title',
] as const;

/** Of rows on claims and disputes, whose amounts are balances and are not added up with those of lines. */
const ACCOUNT_COLUMNS = ['account', 'balance', 'state', 'as of'] as const;

const PROVISIONAL = 'provisional';

function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : String(value);
  written(text);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table by RFC 4180: a header, rows, CRLF after each. */
export const csvTable = (columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [columns, ...rows].map(csvRow).join('');

export const csvRow = (row: readonly (string | number)[]): string => row.map(cell).join(',') + '\r\n';

/** @param accounts of its claims and disputes, as of an instant: rows and columns of their own. A preview has none. */
export function renderCsv(id: string, revision: number | 'preview', statement: Statement, accounts?: StatementAccounts): string {
  const head = [id, revision, statement.contract.id, statement.contract.vendor.id, statement.contract.customer.id, statement.period.label];
  const names = new Names(statement, 'en');
  const rows: (string | number)[][] = statement.lines.map((line) => [
    ...head,
    line.number,
    line.credit,
    line.index,
    decimalOf(line.of.exact),
    line.times.shown,
    decimalOf(line.due),
    line.amount.amount,
    line.amount.currency,
    line.part ?? '',
    line.costCentre ?? '',
    line.provisional ? PROVISIONAL : '',
    line.bounds?.least.amount ?? '',
    line.bounds?.most?.amount ?? '',
    line.component ?? '',
    names.credit(line.credit, line.part),
  ]);
  const { total, bounds } = statement;
  // Open amounts have columns of their own, so that the amounts add up to the certain total.
  const open = (what: string, credit: string, amount: string, between: AmountBounds | undefined): (string | number)[] => [
    ...[...head, what, credit, '', '', '', '', amount, total.currency, '', ''],
    ...(between && between.least.amount !== between.most?.amount ? [PROVISIONAL] : ['']),
    ...(between ? [between.least.amount, between.most?.amount ?? ''] : ['', '']),
    '',
    credit === '' ? '' : names.credit(credit),
  ];
  rows.push(open('total', '', total.amount, isProvisional(statement) ? bounds!.toCustomer : undefined));
  for (const { credit, bounds: between } of statement.credits) if (between) rows.push(open('open', credit, '', between));
  if (bounds?.toVendor) rows.push(open('to vendor', '', '', bounds.toVendor));
  if (!accounts) return csvTable(COLUMNS, rows);
  const empty = ACCOUNT_COLUMNS.map(() => '');
  const ofClaims = accountRows(accounts, names).map((row) => [...head, ...row]);
  return csvTable([...COLUMNS, ...ACCOUNT_COLUMNS], [...rows.map((row) => [...row, ...empty]), ...ofClaims]);
}
