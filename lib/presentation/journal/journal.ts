/** Entries of the ledger as bookings of double entry, each with a debited and a credited account, written by a layout. */
import type { LedgerEntry } from '../../application/ports/ledger.ts';
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { type Issue, errorIssue, pointer } from '../../domain/issue.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import { BOOKED_ACCOUNTS, type JournalField, type JournalLayout } from '../../schemas/journal-layout.ts';
import { withoutFormula } from '../csv/csv-injection.ts';
import { type NamedTitles, caseName, creditName } from '../reasons/line-names.ts';

/** An entry as the API gives it. */
export type BookedEntry = Omit<LedgerEntry, 'kind' | 'titles'> & { readonly kind: string; readonly titles?: NamedTitles | undefined };

export interface Booking {
  readonly entry: BookedEntry;
  readonly debit: string;
  readonly credit: string;
  readonly taxKey: string;
  /** Above 0, unless the layout keeps the sign of reversed amounts. */
  readonly amount: string;
}

/**
 * @returns the bookings, or what the layout lacks for these entries. Entries of accounts that do not change the open amount are left out,
 * unless the layout names them.
 */
export function bookingsOf(
  entries: readonly BookedEntry[],
  layout: JournalLayout,
): { readonly bookings: readonly Booking[] } | { readonly issues: readonly Issue[] } {
  const issues = new Map<string, Issue>();
  const bookings: Booking[] = [];
  for (const entry of entries) {
    if (entry.memo || minorOf(entry) === 0n) continue;
    const found = (
      layout.accounts[entry.creditor] as Readonly<Record<string, { debit: string; credit: string; 'tax-key'?: string }>> | undefined
    )?.[entry.account];
    if (!found) {
      if ((BOOKED_ACCOUNTS as readonly string[]).includes(entry.account)) {
        const path = pointer('accounts', entry.creditor, entry.account);
        issues.set(
          path,
          errorIssue('missing', path, `${entry.entry} and perhaps more entries need it: name the debit and the credit account`),
        );
      }
      continue;
    }
    const missing = (name: string, value: string): void =>
      void issues.set(
        `${name} ${value}`,
        errorIssue('missing', pointer('maps', name, 'values'), `"${value}" has no value: ${entry.entry} needs one`),
      );
    const filled = (template: string): string => fill(template, entry, layout, missing);
    const [debit, credit] = [filled(found.debit), filled(found.credit)];
    const isSwapped = minorOf(entry) < 0n && layout.format.reversals === 'swap';
    bookings.push({
      entry,
      debit: isSwapped ? credit : debit,
      credit: isSwapped ? debit : credit,
      taxKey: found['tax-key'] ?? '',
      amount: isSwapped ? formatAmount({ minor: -minorOf(entry), currency: entry.currency }) : entry.amount,
    });
  }
  return issues.size > 0 ? { issues: [...issues.values()] } : { bookings };
}

/** @param missing is called with a map and a value that it lacks. */
function fill(
  template: string,
  entry: BookedEntry,
  { maps, format }: JournalLayout,
  missing: (map: string, value: string) => void,
): string {
  return template.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
    const map = Object.hasOwn(maps, name) ? maps[name] : undefined;
    if (!map) return fieldOf(entry, name as JournalField, format.language);
    const value = fieldOf(entry, map.of, format.language);
    if (!Object.hasOwn(map.values, value)) missing(name, value);
    return map.values[value] ?? '';
  });
}

function fieldOf(entry: BookedEntry, name: JournalField, language: DocumentLanguage): string {
  if (name === 'creditName') return creditName(entry, language);
  if (name === 'caseName') return caseName({ ...entry, index: entry.for }, language);
  if (name === 'creditKey') return entry.credit;
  return String((entry as unknown as Readonly<Record<string, unknown>>)[name] ?? '');
}

/** The file as bytes. @throws Error that names a character that the encoding of the layout does not have. */
export function renderJournal(bookings: readonly Booking[], layout: JournalLayout): Buffer {
  const { format, before = [], columns } = layout;
  const rows = [
    ...before.map((row) => row.map((value) => quoted(String(value), typeof value === 'string', layout))),
    ...(format.titles ? [columns.map(({ title }) => quoted(title, false, layout))] : []),
    ...bookings.map((booking) => columns.map((column) => cellOf(booking, column, layout))),
  ];
  const end = format['line-end'] === 'crlf' ? '\r\n' : '\n';
  return encoded(rows.map((row) => row.join(format.separator) + end).join(''), format.encoding);
}

type Column = JournalLayout['columns'][number];

function cellOf(booking: Booking, { field, value, text, 'at-most': most }: Column, layout: JournalLayout): string {
  if (value !== undefined) return quoted(String(value), typeof value === 'string', layout);
  if (field === 'amount') return quoted(inFormat(booking, field, layout), false, layout);
  const isDay = field === 'postedOn' || field === 'effectiveOn';
  const whole = field === undefined ? filledText(booking, text!, layout) : inFormat(booking, field, layout);
  return quoted(guarded([...whole].slice(0, most).join('')), !isDay, layout);
}

/** Line breaks would end the row. */
const guarded = (text: string): string => withoutFormula(text.replaceAll(/[\r\n\t]+/g, ' '));

const filledText = (booking: Booking, template: string, layout: JournalLayout): string =>
  template.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) =>
    Object.hasOwn(layout.maps, name)
      ? fill(whole, booking.entry, layout, () => undefined)
      : inFormat(booking, name as JournalField, layout),
  );

function inFormat(booking: Booking, field: JournalField, { format }: JournalLayout): string {
  if (field === 'debit' || field === 'credit') return booking[field];
  if (field === 'tax-key') return booking.taxKey;
  if (field === 'amount') return booking.amount.replace('.', format.decimal);
  if (field !== 'postedOn' && field !== 'effectiveOn') return fieldOf(booking.entry, field, format.language);
  const [year, month, day] = booking.entry[field].split('-') as [string, string, string];
  return format.date.replace('YYYY', year).replace('YY', year.slice(2)).replace('MM', month).replace('DD', day);
}

function quoted(value: string, isText: boolean, { format: { quote, separator } }: JournalLayout): string {
  const needs = value.includes(separator) || /["\r\n]/.test(value);
  return needs || quote === 'always' || (quote === 'text' && isText) ? `"${value.replaceAll('"', '""')}"` : value;
}

function encoded(text: string, encoding: JournalLayout['format']['encoding']): Buffer {
  if (encoding !== 'iso-8859-1') return Buffer.from((encoding === 'utf-8-bom' ? '\uFEFF' : '') + text, 'utf8');
  const wrong = [...text].find((character) => character.codePointAt(0)! > 0xff);
  if (wrong !== undefined)
    throw new Error(`"${wrong}" is not in iso-8859-1; set /format/encoding to utf-8, or leave the column out that has it`);
  return Buffer.from(text, 'latin1');
}
