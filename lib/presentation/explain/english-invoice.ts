/** What letters and notes carry, in plain English: addresses, electronic addresses, taxes, invoices, payment. */
import {
  DEFAULT_NOTE_PROFILE,
  type InvoiceParty,
  type InvoiceReference,
  type InvoiceTax,
  type NoteProfile,
  type TaxCategory,
} from '../../domain/contract/terms.ts';
import { SERIES } from '../../domain/statement/note/note.ts';
import { list } from './english-conditions.ts';
import type { InvoicePhrases } from './language.ts';

const CATEGORIES: Readonly<Record<TaxCategory, string>> = {
  S: 'standard rate',
  Z: 'zero rate',
  E: 'exempt from tax',
  AE: 'reverse charge',
  K: 'intra-Community supply',
  G: 'export',
  O: 'outside the scope of tax',
  L: 'IGIC',
  M: 'IPSI',
};

const PROFILES: Readonly<Record<NoteProfile, string>> = {
  peppol: 'Peppol BIS Billing 3.0',
  en16931: 'EN 16931 alone',
  xrechnung: 'XRechnung',
  france: 'the French rules of e-invoicing',
};

const taxed = ({ category, rate, reason, 'reason-code': code }: InvoiceTax): string =>
  [
    `in category ${category} (${CATEGORIES[category]})${rate === undefined ? '' : ` at ${rate}`}`,
    ...(reason === undefined ? [] : [`with the reason "${reason}"`]),
    ...(code === undefined ? [] : [`with the reason code ${code}`]),
  ].join(', ');

const invoice = ({ number, date }: InvoiceReference): string => `invoice ${number}${date === undefined ? '' : ` of ${date}`}`;

function identified(details: InvoiceParty): string[] {
  const { registration, identifier, 'vat-id': vat, 'registration-scheme': scheme } = details;
  return [
    ...(vat === undefined ? [] : [`the VAT identifier ${vat}`]),
    ...(registration === undefined ? [] : [`the register number ${registration}`]),
    ...(scheme === undefined ? [] : [`the scheme ${scheme} of register numbers`]),
    ...(identifier === undefined ? [] : [`the identifier ${identifier.id} of the scheme ${identifier.scheme}`]),
  ];
}

function electronic(role: string, details: InvoiceParty): string[] {
  const { country, street, postcode, city, endpoint, contact } = details;
  const ids = identified(details);
  return [
    `On notes the ${role} is in ${[street, postcode, city, country].filter((part) => part !== undefined).join(', ')}; its electronic address is ${endpoint.id} of the scheme ${endpoint.scheme}${ids.length === 0 ? '' : `; it has ${list(ids)}`}.`,
    ...(contact === undefined
      ? []
      : [`The contact of the ${role} is ${contact.name}, telephone ${contact.phone}, e-mail ${contact.mail}.`]),
  ];
}

export const englishInvoice: InvoicePhrases = {
  partyDetails: (role, { address, place, invoice: details }) => [
    ...(address === undefined ? [] : [`The postal address of the ${role} is ${address.join(', ')}.`]),
    ...(place === undefined ? [] : [`Letters of the ${role} are dated in ${place}.`]),
    ...(details === undefined ? [] : electronic(role, details)),
  ],
  notes: ({ 'buyer-reference': reference, profile, series, tax, 'tax-by-charge': byCharge, payment, mentions }, { vendor }) => [
    `Notes carry the buyer's reference ${reference}, follow ${PROFILES[profile ?? DEFAULT_NOTE_PROFILE]}, and have numbers that begin with ${series ?? SERIES}.`,
    `Credits are taxed ${taxed(tax)}.`,
    ...Object.entries(byCharge ?? {}).map(([kind, own]) => `Credits for charges of kind ${kind} are taxed ${taxed(own)}.`),
    ...(payment === undefined
      ? []
      : [
          `The customer pays what it owes within ${payment.days} ${payment.days === 1 ? 'day' : 'days'} of the date of the note, to the account ${payment.account}${payment.bic === undefined ? '' : ` (BIC ${payment.bic})`} of ${payment.holder ?? vendor.name}.`,
        ]),
    ...(mentions === undefined
      ? []
      : [
          `Notes mention for late payment "${mentions['late-payment']}", for the costs of recovery "${mentions['recovery-costs']}", and for early payment "${mentions.discount}".`,
        ]),
  ],
  billed: ({ invoice: one, invoices = {} }) => [
    ...(one === undefined
      ? []
      : [`It is billed by ${invoice(one)}${Object.keys(invoices).length > 0 ? ', where no other is named' : ''}.`]),
    ...Object.entries(invoices).map(([label, other]) => `For ${label} it is billed by ${invoice(other)}.`),
  ],
};
