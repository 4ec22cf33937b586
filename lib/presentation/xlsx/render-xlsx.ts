/**
 * A statement as an Excel workbook: amounts are numbers with the currency's own decimals, instants are dates in the local time of the
 * contract's zone. Text stays text, also when it begins like a formula.
 */
import { getCellAddress } from 'write-excel-file/utility';
import writeXlsxFile, { type Cell as SheetCell, type Sheet } from 'write-excel-file/node';
import type { LedgerEntry } from '../../application/ports/ledger.ts';
import { exponentOf } from '../../domain/money/money.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { type NamedSeal, sealReference } from '../../application/signatures/seal-of-issue.ts';
import { ledgerAccountName } from '../document/account-words.ts';
import { FORMATS } from '../document/formats.ts';
import { LABELS, type DocumentLanguage } from '../document/labels.ts';
import { isTwice, offsetText, wallClock } from '../document/local-time.ts';
import { type DocumentModel, documentModel } from '../document/document-model.ts';
import { type TableCell, type TableModel, withoutEmpty } from '../document/table-model.ts';
import { written } from '../written.ts';
import type { StatementAccounts } from '../../application/claims/statement-accounts.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';
import { caseName, creditName } from '../reasons/line-names.ts';
import { type SheetUse, sheetFeatures } from './sheet-features.ts';
import { isNumber, sumFormula } from './sums.ts';

type Row = SheetCell[];

/** Excel's own limits on the name of a sheet. */
const sheetName = (title: string): string => title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);

/** With its currency: an amount alone says too little when it is copied elsewhere. */
const amountFormat = (currency: string): string => {
  const decimals = exponentOf(currency);
  return `#,##0${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`} "${currency}"`;
};

/** The formats of dates with their time. */
const DATES: Readonly<Record<DocumentLanguage, string>> = {
  en: 'yyyy-mm-dd hh:mm:ss',
  zh: 'yyyy-mm-dd hh:mm:ss',
  de: 'dd.mm.yyyy hh:mm:ss',
};

interface Place {
  readonly zone: string;
  readonly language: DocumentLanguage;
}

function cellOf(cell: TableCell, { zone, language }: Place, bold: boolean, right: boolean): SheetCell {
  const style = { ...(bold && { fontWeight: 'bold' as const }), ...(right && { align: 'right' as const }) };
  if (typeof cell === 'string') return cell === '' ? null : { ...style, type: String, value: written(cell), format: '@' };
  // A spreadsheet date has no offset: a local time that needs one is text.
  if ('at' in cell && (cell.withOffset === true || isTwice(cell.at, zone)))
    return { ...style, type: String, value: offsetText(cell.at, zone, language), format: '@' };
  if ('at' in cell) return { ...style, type: Date, value: wallClock(cell.at, zone), format: DATES[language] };
  // A longer amount stays exact as text.
  return !isNumber(cell)
    ? { ...style, type: String, value: cell.amount, format: '@' }
    : {
        ...style,
        type: Number,
        value: Number(cell.amount),
        format: `${cell.about === undefined ? '' : '"≈ "'}${amountFormat(cell.currency)}`,
      };
}

const head = (names: readonly string[]): Row =>
  names.map((value) => ({ type: String, value, fontWeight: 'bold', backgroundColor: '#dddddd', wrap: true }));

interface UsedSheet {
  readonly sheet: Sheet<never>;
  readonly use: SheetUse;
}

function sheetOf(table: TableModel, place: Place): UsedSheet {
  const name = sheetName(table.title);
  const results = new Map<string, string>();
  const last = table.sums === true ? table.rows.length - 1 : -1;
  const rows = table.rows.map((row, i): Row =>
    row.map((cell, column) => {
      const shown = cellOf(cell, place, i === last, table.columns[column]!.right === true);
      const formula = i === last ? sumFormula(table, column) : undefined;
      if (formula === undefined) return shown;
      results.set(getCellAddress(i + 1, column), String((shown as { value: number }).value));
      return { ...(shown as object), type: 'Formula', value: formula };
    }),
  );
  return {
    sheet: {
      data: [head(table.columns.map(({ name: title }) => title)), ...rows],
      sheet: name,
      columns: table.columns.map(({ width }) => ({ width: width + 4 })),
      stickyRowsCount: 1,
    },
    use: { name, filtered: { columns: table.columns.length, rows: last === -1 ? table.rows.length + 1 : last + 1 }, results },
  };
}

/** @param foot rows below all others. */
function firstSheet(model: DocumentModel, place: Place, foot: readonly (readonly [string, string])[]): UsedSheet {
  const label = (value: string): SheetCell => ({ type: String, value, fontWeight: 'bold' });
  const data: Row[] = [
    [{ type: String, value: model.title, fontWeight: 'bold', fontSize: 14 }],
    ...model.facts.map(([name, value]): Row => [label(name), cellOf(value, place, false, false)]),
    ...model.lists.flatMap(({ title, items }): Row[] => [
      [label(title)],
      ...items.map((item): Row => [null, { type: String, value: written(item), format: '@' }]),
    ]),
    ...[...model.digests, ...foot].map(([name, value]): Row => [label(name), { type: String, value, format: '@' }]),
  ];
  const name = sheetName(model.title);
  return { sheet: { data, sheet: name, columns: [{ width: 24 }, { width: 80 }] }, use: { name, results: new Map() } };
}

const write = async (used: readonly UsedSheet[], foot: string): Promise<Buffer> => {
  const features = [
    sheetFeatures(
      used.map(({ use }) => use),
      foot,
    ),
  ];
  return writeXlsxFile(
    used.map(({ sheet }) => sheet),
    { fontFamily: 'Arial', fontSize: 10, features } as never,
  ).toBuffer();
};

/** @param accounts of its claims and disputes, as of an instant. @param seal the newest when it was issued. */
export async function renderXlsx(
  issued: IssuedStatement,
  language: DocumentLanguage,
  accounts?: StatementAccounts,
  seal?: NamedSeal,
): Promise<Buffer> {
  const labels = LABELS[language];
  const model = documentModel(issued, labels, Infinity, accounts);
  const place = { zone: model.zone, language };
  const foot = seal ? [[labels.sealed, sealReference(seal)] as const] : [];
  return write(
    [firstSheet(model, place, foot), ...model.tables.map((table) => sheetOf(table, place))],
    `${issued.id} · ${labels.revision} ${issued.revision}`,
  );
}

/** Entries of the ledger, with instants in UTC. */
export async function renderLedgerXlsx(entries: readonly LedgerEntry[], language: DocumentLanguage): Promise<Buffer> {
  const labels = LABELS[language];
  return write(
    [
      sheetOf(
        withoutEmpty(
          {
            title: labels.ledger,
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
              FORMATS[language].day(entry.effectiveOn),
              entry.entry,
              ledgerAccountName(entry.account, language),
              entry.vendor,
              entry.contract,
              entry.period,
              entry.costCentre ?? '',
              creditName(entry, language),
              caseName({ ...entry, index: entry.for }, language),
              { amount: entry.amount, currency: entry.currency },
              entry.currency,
              entry.creditor === 'vendor' ? labels.vendor : labels.customer,
              entry.provisional ? labels.provisional : '',
              entry.reference ?? '',
            ]),
          },
          labels.costCentre,
        ),
        { zone: 'UTC', language },
      ),
    ],
    labels.ledger,
  );
}
