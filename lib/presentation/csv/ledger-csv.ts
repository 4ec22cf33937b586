/** The ledger, its balances and its ages as CSV: the entries row by row as they are read, so that no span is too long. */
import type { LedgerAge } from '../../application/claims/ledger-ageing.ts';
import type { LedgerBalance } from '../../application/claims/ledger-balances.ts';
import type { LedgerGroup } from '../../domain/claims/ledger-groups.ts';
import type { LedgerEntry } from '../../application/ports/ledger.ts';
import { readable } from '../reasons/names.ts';
import { csvRow, csvTable } from './render-csv.ts';

/** The readable form of the credit, beside its key. */
const TITLE = 'title';

/** New columns come last, so that a reader that counts columns goes on. */
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
  TITLE,
] as const satisfies readonly (keyof LedgerEntry | typeof TITLE)[];

type Column = (typeof LEDGER)[number];

function valueIn(entry: LedgerEntry, column: Column): string | number {
  if (column === TITLE) return readable(entry.credit);
  return entry[column] === true ? column : (entry[column] ?? '');
}

const rowOf = (entry: LedgerEntry, columns: readonly Column[]): string => csvRow(columns.map((column) => valueIn(entry, column)));

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

export const renderLedgerCsv = (entries: readonly LedgerEntry[]): string =>
  [csvRow(LEDGER), ...entries.map((entry) => rowOf(entry, LEDGER))].join('');

const BALANCES = ['owed', 'claimed', 'accepted', 'credited', 'received', 'writtenOff', 'overCredited', 'expired'] as const;

/** What is open before and after, and the movements of every account between. */
export const balancesCsv = (rows: readonly LedgerBalance[], by: readonly LedgerGroup[]): string =>
  csvTable(
    [...by, 'creditor', 'currency', 'opening', ...BALANCES, 'closing'],
    rows.map((row) => [
      ...by.map((group) => row[group] ?? ''),
      row.creditor,
      row.currency,
      row.opening.open,
      ...BALANCES.map((account) => row.movements[account]),
      row.closing.open,
    ]),
  );

export const ageingCsv = (rows: readonly LedgerAge[], by: readonly LedgerGroup[], bands: readonly string[]): string =>
  csvTable(
    [...by, 'creditor', 'currency', 'open', ...bands],
    rows.map((row) => [...by.map((group) => row[group] ?? ''), row.creditor, row.currency, row.open, ...row.bands.map(({ open }) => open)]),
  );
