/**
 * The details of a contract that a note needs, by the rules of EN 16931, of Peppol and of the profile that the parties ask for. Each rule
 * names its number in the published validation artefacts. What is missing is named all at once.
 */
import type { InvoiceParty, Order, OrderInvoice, PartyRole } from '../../contract/terms.ts';
import type { Issue } from '../../issue.ts';
import { ADDRESS_SCHEMES, isIdentifierScheme } from './code-lists.ts';
import { frenchIssues } from './french-rules.ts';
import { germanIssues } from './german-rules.ts';
import { nationalIssues } from './national-rules.ts';
import { missing, partyPath, wrong } from './note-issues.ts';
import type { StatementNote } from './note.ts';

/** @param note undefined where the order has no details for one. */
export function detailIssues(order: Order, note: StatementNote | undefined): Issue[] {
  const { vendor, customer, invoice } = order;
  return [
    ...(vendor.invoice
      ? partyIssues('vendor', vendor.invoice)
      : [missing(partyPath('vendor'), "the vendor's country and electronic address")]),
    ...(customer.invoice
      ? partyIssues('customer', customer.invoice)
      : [missing(partyPath('customer'), "the customer's country and electronic address")]),
    ...(invoice ? [] : [missing('/order/invoice', "the buyer's reference and how credits are taxed")]),
    ...(invoice && note ? [...vatIssues(order, note), ...paymentIssues(invoice, note)] : []),
    ...(note && note.profile !== 'france' ? germanIssues(order, note) : []),
    ...(note ? nationalIssues(order, note) : []),
    ...(note?.profile === 'france' ? frenchIssues(order, note) : []),
  ];
}

/** Codes of ISO lists (BR-CL-10, 11, 25), and the prefix of a VAT identifier (BR-CO-09). */
function partyIssues(who: PartyRole, details: InvoiceParty): Issue[] {
  const vat = details['vat-id'];
  const scheme = details['registration-scheme'];
  const { endpoint, identifier } = details;
  return [
    ...(ADDRESS_SCHEMES.has(endpoint.scheme)
      ? []
      : [
          wrong(
            partyPath(who, 'endpoint', 'scheme'),
            `"${endpoint.scheme}" is no scheme of the Electronic Address Scheme list; correct it`,
          ),
        ]),
    ...(scheme === undefined || isIdentifierScheme(scheme)
      ? []
      : [wrong(partyPath(who, 'registration-scheme'), `"${scheme}" is no scheme of ISO 6523, such as 0002; correct it`)]),
    ...(!identifier || isIdentifierScheme(identifier.scheme)
      ? []
      : [wrong(partyPath(who, 'identifier', 'scheme'), `"${identifier.scheme}" is no scheme of ISO 6523, such as 0009; correct it`)]),
    ...(vat === undefined || /^[A-Z]{2}/.test(vat)
      ? []
      : [wrong(partyPath(who, 'vat-id'), `"${vat}" does not begin with the two letters of its country; correct it`)]),
  ];
}

/** Who needs a VAT identifier by the categories of the lines (BR-S-02 to BR-AG-02, BR-AE-02, BR-IC-02), and that O stands alone (BR-O-11). */
function vatIssues({ vendor, customer }: Order, { taxes }: StatementNote): Issue[] {
  const categories = [...new Set(taxes.map(({ category }) => category))];
  const taxed = categories.filter((category) => category !== 'O');
  const both = categories.filter((category) => category === 'AE' || category === 'K');
  return [
    ...(vendor.invoice && taxed.length > 0 && vendor.invoice['vat-id'] === undefined
      ? [missing(partyPath('vendor', 'vat-id'), `the vendor's VAT identifier in tax category ${taxed.join(', ')}`)]
      : []),
    ...(customer.invoice && both.length > 0 && customer.invoice['vat-id'] === undefined
      ? [missing(partyPath('customer', 'vat-id'), `the customer's VAT identifier in tax category ${both.join(', ')}`)]
      : []),
    ...(taxed.length > 0 && taxed.length < categories.length
      ? [
          wrong(
            '/order/invoice/tax-by-charge',
            `a note in category O has no other category, and this one has ${taxed.join(', ')} too; tax all charges in one way, or none of them in O`,
          ),
        ]
      : []),
  ];
}

/** What the customer has to pay needs an account and a day (BR-CO-25). */
const paymentIssues = ({ payment }: OrderInvoice, { kind }: StatementNote): Issue[] =>
  kind === 'invoice' && !payment
    ? [
        missing(
          '/order/invoice/payment',
          "the vendor's account and the days within which the customer pays, because this revision takes back or asks for money",
        ),
      ]
    : [];
