/**
 * A note as an e-invoice: UBL 2.1 by EN 16931, in the profile that the contract asks for. It writes the model of
 * lib/domain/statement/note and adds words; it computes nothing. Where missing facts leave a credit open, the lower bound is credited, and
 * the note states that it is not final.
 */
import type { NoteProfile, Order } from '../../domain/contract/terms.ts';
import type { InvoiceReference } from '../../domain/contract/terms.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { noteOf } from '../../domain/statement/note/make-note.ts';
import { isWithin } from '../../domain/statement/note/national-rules.ts';
import { type BesideNote, type StatementNote, statementNumber } from '../../domain/statement/note/note.ts';
import { isProvisional } from '../../domain/statement/statement.ts';
import { DAY, formatDay, parseInstant } from '../../domain/time/instant.ts';
import { LABELS } from '../document/labels.ts';
import { amountsBetween } from '../document/undecided.ts';
import { lineNodes } from './note-line-nodes.ts';
import { deliveryNode, partyNode } from './party-nodes.ts';
import { money, taxTotal } from './tax-nodes.ts';
import { type XmlNode, element, document as xmlDocument } from './xml.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';

const EN_16931 = 'urn:cen.eu:en16931:2017';
const PEPPOL_PROCESS = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/** The specification and the business process by which a note is written. */
const PROFILES: Readonly<Record<NoteProfile, { readonly specification: string; readonly process?: string }>> = {
  peppol: { specification: `${EN_16931}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`, process: PEPPOL_PROCESS },
  en16931: { specification: EN_16931 },
  xrechnung: { specification: `${EN_16931}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`, process: PEPPOL_PROCESS },
  // S1: a bill of services.
  france: { specification: EN_16931, process: 'S1' },
};

/** The root of each kind, with its namespace and the elements that have its name. */
const ROOTS = { 'credit-note': 'CreditNote', invoice: 'Invoice' } as const;

/** @returns issues when the contract lacks details for an e-invoice, or when nothing is credited. */
export function renderUbl(
  issued: IssuedStatement,
  order: Order,
  beside: BesideNote = {},
): { readonly xml: string } | { readonly issues: readonly Issue[] } {
  const made = noteOf(issued, order, beside);
  if ('none' in made) return { issues: [made.none === 'cancels' ? CANCELS : errorIssue('nothing-credited', '', nothingCredited(issued))] };
  if ('issues' in made) return made;
  const root = ROOTS[made.note.kind];
  return { xml: xmlDocument(root, `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`, contentOf(made.note, issued, order)) };
}

function contentOf(note: StatementNote, issued: IssuedStatement, order: Order): XmlNode[] {
  const { number, date, kind, code, currency, lines, payment, profile } = note;
  const root = ROOTS[kind];
  const { specification, process } = PROFILES[profile];
  const centre = lines[0]?.costCentre;
  return [
    element('cbc:CustomizationID', specification),
    ...(process === undefined ? [] : [element('cbc:ProfileID', process)]),
    element('cbc:ID', number),
    element('cbc:IssueDate', date),
    ...(payment ? [element('cbc:DueDate', payment.due)] : []),
    element(`cbc:${root}TypeCode`, code),
    ...textsOf(note, issued, order).map((text) => element('cbc:Note', text)),
    element('cbc:DocumentCurrencyCode', currency),
    ...(centre !== undefined && lines.every((line) => line.costCentre === centre) ? [element('cbc:AccountingCost', centre)] : []),
    element('cbc:BuyerReference', order.invoice!['buyer-reference']),
    periodOf(issued),
    ...note.references.map(reference),
    element('cac:ContractDocumentReference', [element('cbc:ID', order.id)]),
    partyNode('cac:AccountingSupplierParty', order.vendor, order, note),
    partyNode('cac:AccountingCustomerParty', order.customer, order, note),
    ...deliveryNode(order.customer, note),
    ...paymentMeans(note, order),
    element('cac:PaymentTerms', [element('cbc:Note', paymentTerms(note, issued))]),
    taxTotal(note),
    element('cac:LegalMonetaryTotal', [
      money('cbc:LineExtensionAmount', note.net),
      money('cbc:TaxExclusiveAmount', note.net),
      money('cbc:TaxInclusiveAmount', note.payable),
      money('cbc:PayableAmount', note.payable),
    ]),
    ...lineNodes(note, issued),
  ];
}

/** The text of the note; by the French rules also the mentions, each with its code. */
function textsOf({ kind, code, profile }: StatementNote, issued: IssuedStatement, { invoice }: Order): string[] {
  const { contract, period } = issued.statement;
  const about =
    kind === 'credit-note'
      ? 'Service credits'
      : code === '380'
        ? 'What the customer owes for service levels'
        : 'Service credits that are taken back';
  const text = `${about} of ${contract.title}, ${period.label}, by statement ${statementNumber(issued)} (SHA-256 ${issued.digests.statement})${notFinal(issued)}`;
  const mentions = profile === 'france' ? invoice!.mentions : undefined;
  if (!mentions) return [text];
  return [text, `#PMD#${mentions['late-payment']}`, `#PMT#${mentions['recovery-costs']}`, `#AAB#${mentions.discount}`];
}

/** The sentence that open amounts are not final; empty without any. */
function notFinal({ statement }: IssuedStatement): string {
  const { bounds } = statement;
  if (!bounds) return '';
  if (!isProvisional(statement))
    return `. Missing facts leave open what is owed to the vendor (${bounds.toVendor ? amountsBetween(bounds.toVendor, LABELS.en) : ''}): it is not set against what is credited here`;
  return `. Provisional: missing facts leave ${amountsBetween(bounds.toCustomer, LABELS.en)} owed to the customer; what is certain is credited here, and a later note credits what is found to be owed beyond it`;
}

const CANCELS = errorIssue(
  'note-cancels',
  '',
  'what this revision credits and what it takes back, each with its tax, add up to 0.00: there is no note of nothing; where the taxes differ, the vendor states them by hand, from the bridge',
);

const nothingCredited = ({ statement }: IssuedStatement): string =>
  isProvisional(statement)
    ? `this revision credits nothing yet: missing facts leave ${amountsBetween(statement.bounds!.toCustomer, LABELS.en)} owed; state them, and a later revision has a credit note`
    : 'this revision credits nothing and takes nothing back: there is no note for it';

function periodOf({ statement: { period } }: IssuedStatement): XmlNode {
  const day = (at: number): string => formatDay(Math.floor(at / DAY));
  const [start, end] = [parseInstant(period.start)!, parseInstant(period.end)!];
  // Days of the contract's zone: the offset of a zone is less than a day, so that the middle of a local day gives its date.
  return element('cac:InvoicePeriod', [element('cbc:StartDate', day(start + DAY / 2)), element('cbc:EndDate', day(end - DAY / 2))]);
}

const reference = ({ number, date }: InvoiceReference): XmlNode =>
  element('cac:BillingReference', [
    element('cac:InvoiceDocumentReference', [element('cbc:ID', number), ...(date === undefined ? [] : [element('cbc:IssueDate', date)])]),
  ]);

/**
 * A credit is set against other bills (97), for which the Dutch rules have no code (NL-R-008); what is to be paid is transferred (30, in
 * Denmark 31 by DK-R-005).
 */
function paymentMeans(note: StatementNote, order: Order): XmlNode[] {
  const { payment } = note;
  if (!payment) return isWithin('NL', order, note) ? [] : [element('cac:PaymentMeans', [element('cbc:PaymentMeansCode', '97')])];
  const { account, bic, holder } = payment;
  return [
    element('cac:PaymentMeans', [
      element('cbc:PaymentMeansCode', isWithin('DK', order, note) ? '31' : '30'),
      element('cac:PayeeFinancialAccount', [
        element('cbc:ID', account),
        ...(holder === undefined ? [] : [element('cbc:Name', holder)]),
        ...(bic === undefined ? [] : [element('cac:FinancialInstitutionBranch', [element('cbc:ID', bic)])]),
      ]),
    ]),
  ];
}

const paymentTerms = ({ payment }: StatementNote, { statement: { terms } }: IssuedStatement): string =>
  payment
    ? `Payable within ${payment.days} days, by ${payment.due}, by ${terms.title} ${terms.version}.`
    : `Credited as ${terms.title} ${terms.version} says; nothing is to be paid by the customer.`;
