/** Entries of the ledger as an Excel workbook, with instants in UTC, and their totals by account, creditor and currency. */
import type { LedgerEntry } from '../../application/ports/ledger.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { ACCOUNT_WORDS, ledgerAccountName } from '../document/account-words.ts';
import { FORMATS } from '../document/formats.ts';
import { type DocumentLanguage, LABELS, type Labels } from '../document/labels.ts';
import { type AmountCell, type TableModel, withoutEmpty } from '../document/table-model.ts';
import { caseName, creditName } from '../reasons/line-names.ts';
import { sheetName, sheetOf, write } from './sheets.ts';
import { isNumber, sumIfFormula } from './sums.ts';

export async function renderLedgerXlsx(entries: readonly LedgerEntry[], language: DocumentLanguage): Promise<Buffer> {
  const labels = LABELS[language];
  const place = { zone: 'UTC', language };
  const table = withoutEmpty(ledgerTable(entries, labels), labels.costCentre);
  const totals = totalsTable(table, labels);
  return write([sheetOf(table, place), sheetOf(totals, place, totalFormulas(table, totals, labels))], labels.ledger);
}

const ledgerTable = (entries: readonly LedgerEntry[], labels: Labels): TableModel => ({
  title: labels.ledger,
  key: 'ledger_entries',
  columns: [
    { name: `${labels.posted} (UTC)`, width: 20 },
    { name: labels.effectiveOn, width: 12 },
    { name: labels.number, width: 44 },
    { name: labels.account, width: 14 },
    { name: labels.vendor, width: 16 },
    { name: labels.contract, width: 24 },
    { name: labels.period, width: 10 },
    { name: labels.costCentre, width: 14 },
    { name: labels.credit, width: 24 },
    { name: labels.for, width: 18 },
    { name: labels.amount, width: 16, right: true },
    { name: labels.currency, width: 8 },
    { name: labels.owedTo, width: 10 },
    { name: labels.provisional, width: 12 },
    { name: labels.reference, width: 20 },
  ],
  rows: entries.map((entry) => [
    { at: parseInstant(entry.postedAt)! },
    FORMATS[labels.language].day(entry.effectiveOn),
    entry.entry,
    ledgerAccountName(entry.account, labels.language),
    entry.vendor,
    entry.contract,
    entry.period,
    entry.costCentre ?? '',
    creditName(entry, labels.language),
    caseName({ ...entry, index: entry.for }, labels.language),
    entry.unbounded ? ACCOUNT_WORDS[labels.language].withoutBound : { amount: entry.amount, currency: entry.currency },
    entry.currency,
    entry.creditor === 'vendor' ? labels.vendor : labels.customer,
    entry.provisional ? labels.provisional : '',
    entry.reference ?? '',
  ]),
});

/** The columns by which the totals are. */
const keysOf = (labels: Labels): readonly string[] => [labels.account, labels.owedTo, labels.currency];

const placeOf = (table: TableModel, name: string): number => table.columns.findIndex((column) => column.name === name);

function totalsTable(table: TableModel, labels: Labels): TableModel {
  const keys = keysOf(labels).map((name) => placeOf(table, name));
  const amount = placeOf(table, labels.amount);
  const sums = new Map<string, { readonly key: readonly string[]; readonly currency: string; minor: bigint }>();
  for (const row of table.rows) {
    const key = keys.map((at) => row[at] as string);
    const cell = row[amount] as AmountCell | string;
    // A reserve without bound has no amount.
    if (typeof cell === 'string') continue;
    const name = JSON.stringify(key);
    const sum = sums.get(name) ?? { key, currency: cell.currency, minor: 0n };
    sum.minor += minorOf(cell);
    sums.set(name, sum);
  }
  return {
    title: labels.totals,
    key: 'ledger_totals',
    columns: [
      ...[26, 16, 12].map((width, i) => ({ name: keysOf(labels)[i]!, width })),
      { name: labels.total, width: 22, right: true as const },
    ],
    rows: [...sums.values()].map(({ key, currency, minor }) => [...key, { amount: formatAmount({ minor, currency }), currency }]),
  };
}

/** Formulas by row and column: none for a sum over amounts that a spreadsheet cannot hold. */
function totalFormulas(table: TableModel, totals: TableModel, labels: Labels): (row: number, column: number) => string | undefined {
  const isExact = [...table.rows, ...totals.rows].flat().every((cell) => typeof cell === 'string' || 'at' in cell || isNumber(cell));
  const keys = keysOf(labels).map((name) => placeOf(table, name));
  const last = totals.columns.length - 1;
  const sheet = { name: sheetName(table.title), rows: table.rows.length };
  return (row, column) => (isExact && column === last ? sumIfFormula(sheet, placeOf(table, labels.amount), keys, row) : undefined);
}
