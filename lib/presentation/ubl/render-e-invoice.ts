/**
 * A credit note as an e-invoice: UBL 2.1, EN 16931 in the profile of Peppol BIS Billing 3.0, type 381. The first revision of a statement is
 * credited as a whole, a later one by its bridge with a reference to the previous note, so that credit notes add up like the ledger. Where
 * missing facts leave a credit open, the lower bound is credited, and the note states that it is not final.
 */
import type { InvoiceParty, Order, Party } from '../../domain/contract/terms.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { exponentOf } from '../../domain/money/money.ts';
import { formatDecimal, parseDecimal } from '../../domain/money/decimal.ts';
import { divide, integer, multiply, ratio } from '../../domain/money/ratio.ts';
import { type BridgeLine, minorOf, sumAmounts } from '../../domain/statement/restatement.ts';
import { type Amount, type StatementLine, isProvisional } from '../../domain/statement/statement.ts';
import { DAY, formatDay, parseInstant } from '../../domain/time/instant.ts';
import { LABELS } from '../document/labels.ts';
import { amountText } from '../document/grouped.ts';
import { amountsBetween, placed } from '../document/undecided.ts';
import { MAX_ENTRIES } from '../reasons/line-reasons.ts';
import { Wording } from '../reasons/wording.ts';
import { moneyShown, valueShown } from '../reasons/values.ts';
import { type XmlNode, element, document as xmlDocument } from './xml.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';

const CUSTOMIZATION = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';
const PROFILE = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

interface CreditedLine {
  readonly name: string;
  readonly note: string;
  readonly amount: Amount;
  readonly costCentre?: string;
  readonly provisional?: true;
}

const id = (issued: IssuedStatement, revision = issued.revision): string => `${issued.id}-r${revision}`;

/** Issues for details of the contract that an e-invoice needs. */
function missingForInvoice({ vendor, customer, invoice }: Order): Issue[] {
  const missing = (path: string, what: string): Issue =>
    errorIssue('no-invoice-details', path, `an e-invoice needs ${what}: add it to the contract`);
  return [
    ...(vendor.invoice ? [] : [missing('/order/vendor/invoice', "the vendor's country and electronic address")]),
    ...(customer.invoice ? [] : [missing('/order/customer/invoice', "the customer's country and electronic address")]),
    ...(invoice ? [] : [missing('/order/invoice', "the buyer's reference and how credits are taxed")]),
    ...(vendor.invoice && invoice && ['S', 'Z', 'E', 'AE'].includes(invoice.tax.category) && vendor.invoice['vat-id'] === undefined
      ? [missing('/order/vendor/invoice/vat-id', `the vendor's VAT identifier in tax category ${invoice.tax.category}`)]
      : []),
    ...germanRules(vendor, customer).map((path) => missing(path, 'it by the German rules')),
    ...(customer.invoice && invoice?.tax.category === 'AE' && customer.invoice['vat-id'] === undefined
      ? [missing('/order/customer/invoice/vat-id', "the customer's VAT identifier for reverse charge")]
      : []),
  ];
}

/** Details that Peppol also requires between German parties. */
const germanRules = (vendor: Party, customer: Party): string[] =>
  vendor.invoice?.country !== 'DE'
    ? []
    : [
        ...(vendor.invoice.contact ? [] : ['/order/vendor/invoice/contact']),
        ...(
          [
            ['vendor', vendor],
            ['customer', customer],
          ] as const
        ).flatMap(([who, { invoice }]) =>
          (['city', 'postcode'] as const)
            .filter((key) => invoice && invoice[key] === undefined)
            .map((key) => `/order/${who}/invoice/${key}`),
        ),
      ];

/** @returns issues when the contract lacks details for an e-invoice, or when nothing is credited. */
export function renderUbl(issued: IssuedStatement, order: Order): { readonly xml: string } | { readonly issues: readonly Issue[] } {
  const issues = missingForInvoice(order);
  if (issues.length > 0) return { issues };
  const lines = creditedLines(issued);
  if (lines.length === 0) return { issues: [errorIssue('nothing-credited', '', nothingCredited(issued))] };
  const { currency } = lines[0]!.amount;
  const net = sumAmounts(
    lines.map(({ amount }) => amount),
    currency,
  );
  const { tax } = order.invoice!;
  const rate = tax.rate === undefined ? ratio(0n) : divide(parseDecimal(tax.rate.slice(0, -1))!, integer(100));
  const vat: Amount = { amount: formatDecimal(multiply(parseDecimal(net.amount)!, rate), exponentOf(currency), 'half-up'), currency };
  const gross = sumAmounts([net, vat], currency);
  const root: XmlNode[] = [
    element('cbc:CustomizationID', CUSTOMIZATION),
    element('cbc:ProfileID', PROFILE),
    element('cbc:ID', id(issued)),
    element('cbc:IssueDate', issued.issuedAt.slice(0, 10)),
    element('cbc:CreditNoteTypeCode', '381'),
    element(
      'cbc:Note',
      `Service credits of ${issued.statement.contract.title}, ${issued.statement.period.label}, by statement ${id(issued)} (SHA-256 ${issued.digests.statement})${notFinal(issued)}`,
    ),
    element('cbc:DocumentCurrencyCode', currency),
    ...(lines.every((line) => line.costCentre === lines[0]!.costCentre) && lines[0]!.costCentre !== undefined
      ? [element('cbc:AccountingCost', lines[0]!.costCentre)]
      : []),
    element('cbc:BuyerReference', order.invoice!['buyer-reference']),
    periodOf(issued),
    ...(issued.bridge ? [reference(id(issued, issued.bridge.from), issued.earlier.at(-1)!.issuedAt)] : []),
    element('cac:ContractDocumentReference', [element('cbc:ID', order.id)]),
    partyNode('cac:AccountingSupplierParty', order.vendor, tax),
    partyNode('cac:AccountingCustomerParty', order.customer, tax),
    // 97: clearing between partners, which the contract prescribes.
    element('cac:PaymentMeans', [element('cbc:PaymentMeansCode', '97')]),
    element('cac:PaymentTerms', [element('cbc:Note', paymentTerms(issued))]),
    taxTotal(net, vat, tax),
    element('cac:LegalMonetaryTotal', [
      money('cbc:LineExtensionAmount', net),
      money('cbc:TaxExclusiveAmount', net),
      money('cbc:TaxInclusiveAmount', gross),
      money('cbc:PayableAmount', gross),
    ]),
    ...lines.map((line, i) => lineNode(line, i + 1, tax, lines)),
  ];
  return { xml: xmlDocument('CreditNote', 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2', root) };
}

/** The sentence that open amounts are not final; empty without any. */
function notFinal({ statement }: IssuedStatement): string {
  const { bounds } = statement;
  if (!bounds) return '';
  if (!isProvisional(statement))
    return `. Missing facts leave open what is owed to the vendor (${bounds.toVendor ? amountsBetween(bounds.toVendor, LABELS.en) : ''}): it is not set against what is credited here`;
  return `. Provisional: missing facts leave ${amountsBetween(bounds.toCustomer, LABELS.en)} owed to the customer; what is certain is credited here, and a later note credits what is found to be owed beyond it`;
}

const nothingCredited = ({ statement }: IssuedStatement): string =>
  isProvisional(statement)
    ? `this revision credits nothing yet: missing facts leave ${amountsBetween(statement.bounds!.toCustomer, LABELS.en)} owed; state them, and a later revision has a credit note`
    : 'this revision credits nothing: there is no credit note for it';

function creditedLines({ statement, bridge }: IssuedStatement): CreditedLine[] {
  const wording = new Wording(statement, 'en', MAX_ENTRIES);
  const of = (line: StatementLine | BridgeLine): string =>
    [wording.names.credit(line.credit, 'part' in line ? line.part : undefined), placed(line, wording.names)]
      .filter((part) => part !== '')
      .join(', ');
  const lines: CreditedLine[] = bridge
    ? bridge.lines.map((line) => ({
        name: of(line),
        note: `${LABELS.en[line.kind]}: ${amountText(line.before)} to ${amountText(line.after)} (${line.causes.map(({ cause }) => LABELS.en[cause]).join(', ')})`,
        amount: line.difference,
        ...(line.costCentre !== undefined && { costCentre: line.costCentre }),
        ...(line.provisional && { provisional: line.provisional }),
      }))
    : statement.lines.map((line) => ({
        name: of(line),
        note: `${moneyShown(line.of.exact, line.amount.currency, wording.words)} x ${valueShown(line.times, wording.words)}`,
        amount: line.amount,
        ...(line.costCentre !== undefined && { costCentre: line.costCentre }),
        ...(line.provisional && { provisional: line.provisional }),
      }));
  return lines.filter(({ amount }) => minorOf(amount) !== 0n);
}

const money = (name: string, { amount, currency }: Amount): XmlNode => element(name, amount, { currencyID: currency });

function periodOf({ statement: { period } }: IssuedStatement): XmlNode {
  const day = (at: number): string => formatDay(Math.floor(at / DAY));
  const [start, end] = [parseInstant(period.start)!, parseInstant(period.end)!];
  // Days of the contract's zone: the offset of a zone is less than a day, so that the middle of a local day gives its date.
  return element('cac:InvoicePeriod', [element('cbc:StartDate', day(start + DAY / 2)), element('cbc:EndDate', day(end - DAY / 2))]);
}

const reference = (of: string, issuedAt: string): XmlNode =>
  element('cac:BillingReference', [
    element('cac:InvoiceDocumentReference', [element('cbc:ID', of), element('cbc:IssueDate', issuedAt.slice(0, 10))]),
  ]);

/** A party; outside the scope of VAT without its VAT identifier. */
function partyNode(name: string, party: Party, tax: Tax): XmlNode {
  const details: InvoiceParty = party.invoice!;
  const { country, endpoint, street, city, postcode, registration, contact } = details;
  const vat = tax.category === 'O' ? undefined : details['vat-id'];
  return element(name, [
    element('cac:Party', [
      element('cbc:EndpointID', endpoint.id, { schemeID: endpoint.scheme }),
      element('cac:PartyIdentification', [element('cbc:ID', party.id)]),
      element('cac:PartyName', [element('cbc:Name', party.name)]),
      element('cac:PostalAddress', [
        ...(street === undefined ? [] : [element('cbc:StreetName', street)]),
        ...(city === undefined ? [] : [element('cbc:CityName', city)]),
        ...(postcode === undefined ? [] : [element('cbc:PostalZone', postcode)]),
        element('cac:Country', [element('cbc:IdentificationCode', country)]),
      ]),
      ...(vat === undefined
        ? []
        : [element('cac:PartyTaxScheme', [element('cbc:CompanyID', vat), element('cac:TaxScheme', [element('cbc:ID', 'VAT')])])]),
      element('cac:PartyLegalEntity', [
        element('cbc:RegistrationName', party.name),
        ...(registration === undefined ? [] : [element('cbc:CompanyID', registration)]),
      ]),
      ...(contact
        ? [
            element('cac:Contact', [
              element('cbc:Name', contact.name),
              element('cbc:Telephone', contact.phone),
              element('cbc:ElectronicMail', contact.mail),
            ]),
          ]
        : []),
    ]),
  ]);
}

const paymentTerms = ({ statement }: IssuedStatement): string =>
  `Credited as ${statement.terms.title} ${statement.terms.version} says; nothing is to be paid by the customer.`;

type Tax = NonNullable<Order['invoice']>['tax'];

const percentOf = ({ category, rate }: Tax): XmlNode[] =>
  category === 'O' ? [] : [element('cbc:Percent', rate === undefined ? '0' : rate.slice(0, -1))];

function taxTotal(net: Amount, vat: Amount, tax: Tax): XmlNode {
  return element('cac:TaxTotal', [
    money('cbc:TaxAmount', vat),
    element('cac:TaxSubtotal', [
      money('cbc:TaxableAmount', net),
      money('cbc:TaxAmount', vat),
      element('cac:TaxCategory', [
        element('cbc:ID', tax.category),
        ...percentOf(tax),
        ...(tax.reason === undefined ? [] : [element('cbc:TaxExemptionReason', tax.reason)]),
        element('cac:TaxScheme', [element('cbc:ID', 'VAT')]),
      ]),
    ]),
  ]);
}

/** A line. A price must not be negative, so that a reversal has a negative quantity. */
function lineNode(
  { name, note, amount, costCentre, provisional }: CreditedLine,
  number: number,
  tax: Tax,
  all: readonly CreditedLine[],
): XmlNode {
  const isBack = minorOf(amount) < 0n;
  const price = isBack ? { ...amount, amount: amount.amount.slice(1) } : amount;
  const own = all.some((line) => line.costCentre !== costCentre);
  return element('cac:CreditNoteLine', [
    element('cbc:ID', String(number)),
    element('cbc:Note', provisional ? `${note}; provisional` : note),
    element('cbc:CreditedQuantity', isBack ? '-1' : '1', { unitCode: 'C62' }),
    money('cbc:LineExtensionAmount', amount),
    ...(own && costCentre !== undefined ? [element('cbc:AccountingCost', costCentre)] : []),
    element('cac:Item', [
      element('cbc:Name', name),
      element('cac:ClassifiedTaxCategory', [
        element('cbc:ID', tax.category),
        ...percentOf(tax),
        element('cac:TaxScheme', [element('cbc:ID', 'VAT')]),
      ]),
    ]),
    element('cac:Price', [money('cbc:PriceAmount', price)]),
  ]);
}
