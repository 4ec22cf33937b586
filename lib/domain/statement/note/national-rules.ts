/**
 * What Peppol asks of vendors of some countries beyond EN 16931: the national rules of Peppol BIS Billing 3.0 (Schematron of the release
 * 2025.5), as far as a note of service credits can break them. Germany has ./german-rules.ts.
 */
import type { InvoiceParty, Order, PartyRole } from '../../contract/terms.ts';
import { type Issue, errorIssue } from '../../issue.ts';
import { missing, partyPath, wrong } from './note-issues.ts';
import type { StatementNote } from './note.ts';

interface National {
  readonly vendor: InvoiceParty;
  readonly customer: InvoiceParty;
  /** Whether both are of the country. */
  readonly isDomestic: boolean;
  readonly note: StatementNote;
  readonly order: Order;
}

export function nationalIssues(order: Order, note: StatementNote): Issue[] {
  const [vendor, customer] = [order.vendor.invoice, order.customer.invoice];
  if (note.profile !== 'peppol' || !vendor || !customer) return [];
  const rules = Object.hasOwn(RULES, vendor.country) ? RULES[vendor.country] : undefined;
  return rules?.({ vendor, customer, isDomestic: vendor.country === customer.country, note, order }) ?? [];
}

/** Whether both parties are of a country whose Peppol rules a note has to follow. */
export const isWithin = (country: string, { vendor, customer }: Order, { profile }: StatementNote): boolean =>
  profile === 'peppol' && vendor.invoice?.country === country && customer.invoice?.country === country;

const RULES: Readonly<Record<string, (of: National) => Issue[]>> = {
  DK: ({ vendor, isDomestic, note: { payment } }) => [
    // DK-R-002, DK-R-014
    ...registered('vendor', vendor, ['0184'], 'CVR number', 'Danish'),
    // DK-R-006: by transfer (31)
    ...(isDomestic && payment && payment.bic === undefined
      ? [missing('/order/invoice/payment/bic', "the BIC of the vendor's bank by the Danish rules")]
      : []),
  ],
  // GR-R-001, GR-R-004: neither is Makegood's to give.
  GR: () => [
    errorIssue(
      'note-country',
      partyPath('vendor', 'country'),
      "by the Greek rules of Peppol a note has a number of six parts and the MARK of the tax authority, which Makegood does not get; choose another `profile`, or write the note in the vendor's own system",
    ),
  ],
  // IS-R-002 to IS-R-005
  IS: ({ vendor, customer, isDomestic }) => [
    ...registered('vendor', vendor, ['0196'], 'kennitala', 'Icelandic'),
    ...addressed('vendor', vendor, ['street', 'postcode'], 'Icelandic'),
    ...(isDomestic ? registered('customer', customer, ['0196'], 'kennitala', 'Icelandic') : []),
    ...(isDomestic ? addressed('customer', customer, ['street', 'postcode'], 'Icelandic') : []),
  ],
  // IT-R-002 to IT-R-004
  IT: ({ vendor }) => addressed('vendor', vendor, WHOLE, 'Italian'),
  // NL-R-001 to NL-R-005
  NL: ({ vendor, customer, isDomestic, note: { kind, references } }) => [
    ...(kind === 'credit-note' && references.length === 0
      ? [
          missing(
            '/order/charges',
            'the number of an invoice that is credited by the Dutch rules (`invoice` of a charge or of the request)',
          ),
        ]
      : []),
    ...addressed('vendor', vendor, WHOLE, 'Dutch'),
    ...registered('vendor', vendor, ['0106', '0190'], 'KVK or OIN number', 'Dutch'),
    ...(isDomestic ? addressed('customer', customer, WHOLE, 'Dutch') : []),
    ...(isDomestic ? registered('customer', customer, ['0106', '0190'], 'KVK or OIN number', 'Dutch') : []),
  ],
  // NO-R-001
  NO: ({ vendor: { 'vat-id': vat } }) =>
    vat === undefined || isNorwegian(vat)
      ? []
      : [wrong(partyPath('vendor', 'vat-id'), `"${vat}" is no Norwegian VAT number: NO, nine digits of which the last one checks, MVA`)],
  // SE-R-001 to SE-R-006, SE-R-013
  SE: ({ vendor: { 'vat-id': vat, registration }, note: { taxes } }) => [
    ...(vat === undefined || /^SE\d{12}$/.test(vat)
      ? []
      : [wrong(partyPath('vendor', 'vat-id'), `"${vat}" is no Swedish VAT number: SE and twelve digits`)]),
    ...(registration === undefined || (/^\d{10}$/.test(registration) && isLuhn(registration))
      ? []
      : [
          wrong(
            partyPath('vendor', 'registration'),
            `"${registration}" is no Swedish organisation number: ten digits, of which the last one checks`,
          ),
        ]),
    ...taxes
      .filter(({ category, percent }) => category === 'S' && !SWEDISH_RATES.includes(Number(percent)))
      .map(({ percent }) =>
        errorIssue('note-tax', '/order/invoice/tax', `${percent}% is no rate of Swedish tax (${SWEDISH_RATES.join(', ')}); correct it`),
      ),
  ],
};

const SWEDISH_RATES = [25, 12, 6];

const WHOLE = ['street', 'city', 'postcode'] as const;

const addressed = (who: PartyRole, party: InvoiceParty, keys: readonly (typeof WHOLE)[number][], adjective: string): Issue[] =>
  keys
    .filter((key) => party[key] === undefined)
    .map((key) => missing(partyPath(who, key), `the ${key} of the ${who} by the ${adjective} rules`));

/** A number of a register, with the scheme that says which. */
function registered(who: PartyRole, party: InvoiceParty, schemes: readonly string[], name: string, adjective: string): Issue[] {
  const { registration, 'registration-scheme': scheme } = party;
  if (registration === undefined) return [missing(partyPath(who, 'registration'), `the ${name} of the ${who} by the ${adjective} rules`)];
  return scheme !== undefined && schemes.includes(scheme)
    ? []
    : [
        wrong(
          partyPath(who, 'registration-scheme'),
          `by the ${adjective} rules \`registration\` is a ${name}: its scheme is ${schemes.join(' or ')}`,
        ),
      ];
}

/** NO, nine digits with a check digit (modulo 11), MVA. */
function isNorwegian(vat: string): boolean {
  const digits = /^NO(\d{9})MVA$/.exec(vat)?.[1];
  if (digits === undefined) return false;
  const sum = [3, 2, 7, 6, 5, 4, 3, 2].reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[8]);
}

/** The last digit checks the others by Luhn's formula. */
function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const own = Number(digit) * (i % 2 === 0 ? 1 : 2);
    return total + (own > 9 ? own - 9 : own);
  }, 0);
  return sum % 10 === 0;
}
