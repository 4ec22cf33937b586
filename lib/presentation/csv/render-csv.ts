/**
 * A statement as CSV: one row for each line, the total last. Text that a spreadsheet would run as a formula is quoted as text. Money has
 * the decimals of its currency. For programs keys are the same in every language; titles are in the requested language.
 */
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { formatDecimal, parseDecimal } from '../../domain/money/decimal.ts';
import { exponentOf } from '../../domain/money/money.ts';
import { type Ratio, compare, parseFraction } from '../../domain/money/ratio.ts';
import { LABELS } from '../document/labels.ts';
import { accountRows } from './account-rows.ts';
import { type CsvHead, type CsvMark, csvWords } from './csv-words.ts';
import { type CsvCell, type Spreadsheet, csvTable, decimalOr } from './csv-form.ts';
import type { StatementAccounts } from '../../application/claims/statement-accounts.ts';
import { Names } from '../reasons/names.ts';
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
  'due',
  'amount',
  'currency',
  'part',
  'cost centre',
  'provisional',
  'least',
  'most',
  'component',
  'title',
  'rounded',
] as const;

/** Columns of the rows on claims and disputes. Their amounts are balances and are not added to those of lines. */
const ACCOUNT_COLUMNS = ['account', 'balance', 'state', 'as of', 'disputes'] as const;

const PROVISIONAL = 'provisional';

const money = (amount: string | undefined): CsvCell => (amount === undefined || amount === '' ? '' : { decimal: amount });

/**
 * A sum in the decimals of its currency, and whether this cuts digits. @param shown used instead of half-up rounding: the amount as the
 * contract rounds it.
 */
function moneyOf(
  exact: Ratio,
  currency: string,
  shown = formatDecimal(exact, exponentOf(currency), 'half-up'),
): [text: string, isRounded: boolean] {
  const written = formatDecimal(exact, exponentOf(currency), 'half-up');
  return compare(parseDecimal(written)!, exact) === 0 ? [written, false] : [shown, true];
}

/**
 * @param language of the titles.
 * @param accounts of its claims and disputes, as of an instant: rows and columns of their own. A preview has none.
 * @param isVendors without the column of cost centres.
 * @param spreadsheet for a spreadsheet program of a language; absent: for programs.
 */
export function renderCsv(
  id: string,
  revision: number | 'preview',
  statement: Statement,
  language: DocumentLanguage = 'en',
  accounts?: StatementAccounts,
  isVendors = false,
  spreadsheet?: Spreadsheet,
): string {
  const head = [id, revision, statement.contract.id, statement.contract.vendor.id, statement.contract.customer.id, statement.period.label];
  const names = new Names(statement, language);
  const labels = LABELS[language];
  const words = csvWords(language, spreadsheet);
  const rows: CsvCell[][] = statement.lines.map((line) => {
    const { amount, currency } = line.amount;
    const [base, isBaseRounded] = moneyOf(parseFraction(line.of.exact), currency);
    const [due, isDueRounded] = moneyOf(parseFraction(line.due), currency, amount.replace(/^-/, ''));
    return [
      ...head,
      line.number,
      line.credit,
      line.index,
      money(base),
      decimalOr(line.times.shown),
      money(due),
      money(amount),
      currency,
      line.part ?? '',
      line.costCentre ?? '',
      line.provisional ? words.mark(PROVISIONAL) : '',
      money(line.bounds?.least.amount),
      money(line.bounds?.most?.amount),
      line.component ?? '',
      names.credit(line.credit, line.part),
      [...(isBaseRounded ? [words.mark('base')] : []), ...(isDueRounded ? [words.mark('due')] : [])].join(' '),
    ];
  });
  const { total, bounds } = statement;
  // Open amounts have columns of their own, so that the amounts add up to the certain total.
  const open = (what: CsvMark, credit: string, amount: string, title: string, between: AmountBounds | undefined): CsvCell[] => [
    ...[...head, words.mark(what), credit, '', '', '', '', money(amount), total.currency, '', ''],
    ...(between && between.least.amount !== between.most?.amount ? [words.mark(PROVISIONAL)] : ['']),
    ...(between ? [money(between.least.amount), money(between.most?.amount)] : ['', '']),
    '',
    title,
    '',
  ];
  rows.push(open('total', '', total.amount, labels.total, isProvisional(statement) ? bounds!.toCustomer : undefined));
  for (const { credit, part, bounds: between } of statement.credits)
    if (between) rows.push(open('open', credit, '', names.credit(credit, part), between));
  if (bounds?.toVendor) rows.push(open('to vendor', '', '', labels.owedToVendor, bounds.toVendor));
  if (!accounts) return tableFor(COLUMNS, rows, isVendors, language, spreadsheet);
  const empty = ACCOUNT_COLUMNS.map(() => '');
  const columns = [...COLUMNS, ...ACCOUNT_COLUMNS];
  const ofClaims = accountRows(accounts, names, language, words).map((row) => {
    const values: Readonly<Record<string, CsvCell>> = { ...row };
    return [...head, ...columns.slice(head.length).map((column) => values[column] ?? '')];
  });
  return tableFor(columns, [...rows.map((row) => [...row, ...empty]), ...ofClaims], isVendors, language, spreadsheet);
}

function tableFor(
  columns: readonly CsvHead[],
  rows: readonly (readonly CsvCell[])[],
  isVendors: boolean,
  language: DocumentLanguage,
  spreadsheet: Spreadsheet | undefined,
): string {
  const heads = csvWords(language, spreadsheet).heads(columns);
  if (!isVendors) return csvTable(heads, rows, spreadsheet);
  const at = columns.indexOf('cost centre');
  const rest = <T>(list: readonly T[]): T[] => list.filter((_, i) => i !== at);
  return csvTable(rest(heads), rows.map(rest), spreadsheet);
}
