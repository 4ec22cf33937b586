/**
 * Makes the note of a revision, or says why there is none:
 *
 *     credited 100.00                  381 (in France 262 where no invoice is named)
 *     credited 100.00, then 40.00      a corrected invoice (384) of 60.00 to pay, or a debit note (383)
 *     nothing credited, 25.00 owed to the vendor    an invoice (380)
 *     nothing to credit or to pay      no note
 *     20.00 credited untaxed, 20.00 owed with tax   no note: 0.00 is neither credited nor paid
 */
import { DEFAULT_NOTE_PROFILE, type InvoiceReference, type NoteProfile, type Order, type OrderInvoice } from '../../contract/terms.ts';
import { type Issue, errorIssue } from '../../issue.ts';
import { decimalsBeyondNotes, MAX_NOTE_DECIMALS } from '../../contract/without-note.ts';
import { formatDay, parseDay, parseInstant } from '../../time/instant.ts';
import { localDay } from '../../time/timezone.ts';
import { minorOf, sumAmounts } from '../restatement.ts';
import type { Amount } from '../statement.ts';
import { detailIssues } from './note-details.ts';
import { MISSING } from './note-issues.ts';
import {
  type BesideNote,
  type StatementNote,
  type NoteCode,
  type NoteLine,
  type NotePayment,
  type NotedRevision,
  statementNumber,
} from './note.ts';
import { linesOf } from './note-lines.ts';
import { invoicesOf, once } from './note-references.ts';
import { negated, taxesOf } from './vat-breakdown.ts';

/** `cancels`: net and tax of several categories or signs add up to 0. */
export type NoNote = 'nothing' | 'cancels';

export type MadeNote = { readonly note: StatementNote } | { readonly issues: readonly Issue[] } | { readonly none: NoNote };

/** The local date of an instant (ISO) in the contract's zone: that of every document of a revision. */
export const issueDate = ({ issuedAt, statement }: NotedRevision): string =>
  formatDay(localDay(statement.period.zone, parseInstant(issuedAt)!));

/** @returns `none` where nothing is credited and nothing is to be paid. */
export function noteOf(revision: NotedRevision, order: Order, beside: BesideNote = {}): MadeNote {
  const { invoice } = order;
  if (!invoice) return { issues: detailIssues(order, undefined) };
  const before = beside.before ?? [];
  const credited = linesOf(revision, invoice, before);
  const currencies = [...new Set(credited.map(({ amount }) => amount.currency))];
  if (currencies.length === 0) return { none: 'nothing' };
  const refused = currencyIssue(currencies);
  if (refused) return { issues: [refused] };
  const currency = currencies[0]!;
  const sums = sumsOf(credited, currency);
  if (minorOf(sums.payable) === 0n) return { none: isNothing(credited, currency) ? 'nothing' : 'cancels' };
  const isInvoice = minorOf(sums.payable) < 0n;
  const lines = isInvoice ? credited.map(negated) : credited;
  const profile = invoice.profile ?? DEFAULT_NOTE_PROFILE;
  const named = once([...(beside.invoices ?? []), ...invoicesOf(credited, revision, before, order)]);
  const code = isInvoice ? invoiceCode(profile, beside.earlier, order) : creditCode(profile, named, beside.earlier);
  const date = issueDate(revision);
  const payment = isInvoice ? paymentOf(invoice, date) : undefined;
  const note: StatementNote = {
    number: beside.number ?? statementNumber(revision),
    date,
    profile,
    kind: isInvoice ? 'invoice' : 'credit-note',
    code,
    currency,
    references: referencesOf(code, named, beside.earlier),
    lines,
    taxes: taxesOf(lines, currency),
    ...(isInvoice ? sumsOf(lines, currency) : sums),
    ...(payment && { payment }),
  };
  const issues = detailIssues(order, note);
  return issues.length > 0 ? { issues } : { note };
}

/**
 * Whether a revision gets a number: it credits or takes back something, and nothing but details of the contract, which may be added, is
 * missing for its note.
 * @param made by an order with `invoice`.
 */
export const isNeeded = (made: MadeNote): boolean =>
  'note' in made || ('issues' in made && made.issues.every(({ code }) => code === MISSING));

function currencyIssue(currencies: readonly string[]): Issue | undefined {
  const [currency] = currencies;
  if (currencies.length > 1)
    return errorIssue(
      'note-currencies',
      '/currency',
      `this revision changes the currency (${currencies.join(', ')}), and a note has one; write a note for each of them by hand, from the bridge`,
    );
  const decimals = decimalsBeyondNotes(currency!);
  if (decimals === undefined) return undefined;
  return errorIssue(
    'note-decimals',
    '/currency',
    `${currency} has ${decimals} decimals, and EN 16931 allows ${MAX_NOTE_DECIMALS}; send the statement as PDF or CSV`,
  );
}

interface Sums {
  readonly net: Amount;
  readonly tax: Amount;
  readonly payable: Amount;
}

function sumsOf(lines: readonly NoteLine[], currency: string): Sums {
  const taxes = taxesOf(lines, currency);
  const sum = (of: 'net' | 'tax' | 'gross') =>
    sumAmounts(
      taxes.map((one) => one[of]),
      currency,
    );
  return { net: sum('net'), tax: sum('tax'), payable: sum('gross') };
}

/** Whether no tax has an amount: lines moved between cost centres. */
const isNothing = (lines: readonly NoteLine[], currency: string): boolean =>
  taxesOf(lines, currency).every(({ net }) => minorOf(net) === 0n);

/** In France a credit note names an invoice; one that names none is a credit note for a global discount (BR-FR-CO-05). */
const creditCode = (profile: NoteProfile, named: readonly InvoiceReference[], earlier: InvoiceReference | undefined): NoteCode =>
  profile === 'france' && named.length === 0 && !earlier ? '262' : '381';

/**
 * What is taken back corrects the note that credited it (384). Peppol allows that between two German parties alone (P0112), so that it is a
 * debit note (383) there. Without an earlier note nothing is corrected: what the customer owes is an invoice (380).
 */
function invoiceCode(profile: NoteProfile, earlier: InvoiceReference | undefined, { vendor, customer }: Order): NoteCode {
  if (!earlier) return '380';
  const isGerman = vendor.invoice?.country === 'DE' && customer.invoice?.country === 'DE';
  return profile === 'peppol' && !isGerman ? '383' : '384';
}

function referencesOf(code: NoteCode, named: readonly InvoiceReference[], earlier: InvoiceReference | undefined): InvoiceReference[] {
  if (code === '384' || code === '383') return [earlier!];
  return once([...named, ...(earlier ? [earlier] : [])]);
}

function paymentOf({ payment }: OrderInvoice, date: string): NotePayment | undefined {
  if (!payment) return undefined;
  return { ...payment, due: formatDay(parseDay(date)! + payment.days) };
}
