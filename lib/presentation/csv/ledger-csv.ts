/** The ledger, its balances and its ages as CSV: the entries row by row as they are read, so that no span is too long. */
import type { LedgerAge } from '../../application/claims/ledger-ageing.ts';
import type { LedgerBalance } from '../../application/claims/ledger-balances.ts';
import type { LedgerGroup } from '../../domain/claims/ledger-groups.ts';
import type { LedgerEntry } from '../../application/ports/ledger.ts';
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { caseName, creditName } from '../reasons/line-names.ts';
import { ACCOUNTS, accountKey } from '../document/account-words.ts';
import { type CsvWords, csvWords } from './csv-words.ts';
import { type CsvCell, type Spreadsheet, csvRow, csvTable } from './csv-form.ts';

/** The titles of the credit and the case of the line, beside their keys. */
const NAMES: Readonly<Record<'title' | 'case', (entry: LedgerEntry, language: DocumentLanguage) => string>> = {
  title: creditName,
  case: (entry, language) => caseName({ ...entry, index: entry.for }, language),
};
type Name = keyof typeof NAMES;

/** New columns are added at the end, so that readers that use column numbers still work. */
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
  'provisional',
  'component',
  'account',
  'kind',
  'postedOn',
  'effectiveOn',
  'claim',
  'customer',
  'creditor',
  'memo',
  'unbounded',
  'reference',
  'note',
  'title',
  'case',
] as const satisfies readonly (Exclude<keyof LedgerEntry, 'titles'> | Name)[];

type Column = (typeof LEDGER)[number];

function valueIn(entry: LedgerEntry, column: Column, language: DocumentLanguage, words: CsvWords): CsvCell {
  if (column === 'title' || column === 'case') return NAMES[column](entry, language);
  const value = entry[column];
  // An entry of an earlier version may lack a column.
  if (value === undefined) return '';
  if (column === 'amount') return { decimal: entry.amount };
  if ((column === 'postedOn' || column === 'effectiveOn') && typeof value === 'string') return { day: value };
  if (column === 'account') return words.account(entry.account);
  if (column === 'kind') return words.kind(entry.kind);
  if (column === 'creditor') return words.party(entry.creditor);
  if (column === 'provisional' || column === 'memo' || column === 'unbounded') return value === true ? words.mark(column) : '';
  return value as string | number;
}

const PROGRAM = csvWords('en', undefined);
const rowOf = (entry: LedgerEntry, columns: readonly Column[]): string =>
  csvRow(columns.map((column) => valueIn(entry, column, 'en', PROGRAM)));

/** Rows that are sent together. */
const CHUNK = 200;

/** @param isVendors for a vendor, without the column of cost centres. */
export async function* ledgerCsv(entries: AsyncIterable<LedgerEntry>, isVendors = false): AsyncGenerator<string> {
  const columns = isVendors ? LEDGER.filter((column) => column !== 'costCentre') : LEDGER;
  let chunk = csvRow(columns);
  let rows = 0;
  for await (const entry of entries) {
    chunk += rowOf(entry, columns);
    rows += 1;
    if (rows % CHUNK !== 0) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** @param language of the names. @param spreadsheet for a spreadsheet program of a language; absent: for programs. */
export const renderLedgerCsv = (
  entries: readonly LedgerEntry[],
  language: DocumentLanguage = 'en',
  spreadsheet: Spreadsheet | undefined = undefined,
): string => {
  const words = csvWords(language, spreadsheet);
  return csvTable(
    words.heads(LEDGER),
    entries.map((entry) => LEDGER.map((column) => valueIn(entry, column, language, words))),
    spreadsheet,
  );
};

const BALANCES = ACCOUNTS.filter((account) => account !== 'reserved' && account !== 'open');

/** The open amounts before and after a span, and the movements of every account in between. */
export function balancesCsv(rows: readonly LedgerBalance[], by: readonly LedgerGroup[], spreadsheet?: Spreadsheet): string {
  const words = csvWords(spreadsheet ?? 'en', spreadsheet);
  return csvTable(
    [
      ...words.heads([...by, 'creditor', 'currency', 'opening']),
      ...BALANCES.map((account) => words.account(accountKey(account))),
      words.head('closing'),
    ],
    rows.map((row) => [
      ...by.map((group) => row[group] ?? ''),
      words.party(row.creditor),
      row.currency,
      { decimal: row.opening.open },
      ...BALANCES.map((account) => ({ decimal: row.movements[account] })),
      { decimal: row.closing.open },
    ]),
    spreadsheet,
  );
}

/** @param bands the last day of age of each band but the last one. */
export function ageingCsv(
  rows: readonly LedgerAge[],
  by: readonly LedgerGroup[],
  bands: readonly number[],
  spreadsheet?: Spreadsheet,
): string {
  const words = csvWords(spreadsheet ?? 'en', spreadsheet);
  const days = [...bands, undefined].map((to, i) => words.days(i === 0 ? 0 : bands[i - 1]! + 1, to));
  return csvTable(
    [...words.heads([...by, 'creditor', 'currency', 'open']), ...days],
    rows.map((row) => [
      ...by.map((group) => row[group] ?? ''),
      words.party(row.creditor),
      row.currency,
      { decimal: row.open },
      ...row.bands.map(({ open }) => ({ decimal: open })),
    ]),
    spreadsheet,
  );
}
