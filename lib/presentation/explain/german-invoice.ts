/** What letters and notes carry, in plain German: addresses, electronic addresses, taxes, invoices, payment. */
import {
  DEFAULT_NOTE_PROFILE,
  type InvoiceParty,
  type InvoiceReference,
  type InvoiceTax,
  type NoteProfile,
  type PartyRole,
  type TaxCategory,
} from '../../domain/contract/terms.ts';
import { SERIES } from '../../domain/statement/note/note.ts';
import { germanList as list } from './german-order.ts';
import { germanCharge, germanLength } from './german-words.ts';
import type { InvoicePhrases } from './language.ts';

const CATEGORIES: Readonly<Record<TaxCategory, string>> = {
  S: 'Regelsteuersatz',
  Z: 'Nullsatz',
  E: 'steuerbefreit',
  AE: 'Umkehr der Steuerschuld',
  K: 'innergemeinschaftliche Lieferung',
  G: 'Ausfuhr',
  O: 'nicht steuerbar',
  L: 'IGIC',
  M: 'IPSI',
};

const PROFILES: Readonly<Record<NoteProfile, string>> = {
  peppol: 'Peppol BIS Billing 3.0',
  en16931: 'EN 16931 allein',
  xrechnung: 'XRechnung',
  france: 'den französischen Regeln für E-Rechnungen',
};

const GENITIVES: Readonly<Record<PartyRole, string>> = { vendor: 'des Anbieters', customer: 'des Kunden' };

const taxed = ({ category, rate, reason, 'reason-code': code }: InvoiceTax): string =>
  [
    `in der Kategorie ${category} (${CATEGORIES[category]})${rate === undefined ? '' : ` mit ${germanLength(rate)}`}`,
    ...(reason === undefined ? [] : [`mit der Begründung „${reason}“`]),
    ...(code === undefined ? [] : [`mit dem Code ${code}`]),
  ].join(', ');

const invoice = ({ number, date }: InvoiceReference): string =>
  `der Rechnung ${number}${date === undefined ? '' : ` vom ${germanLength(date)}`}`;

function identified({ registration, identifier, 'vat-id': vat, 'registration-scheme': scheme }: InvoiceParty): string[] {
  return [
    ...(vat === undefined ? [] : [`der USt-IdNr. ${vat}`]),
    ...(registration === undefined ? [] : [`der Registernummer ${registration}`]),
    ...(scheme === undefined ? [] : [`dem Schema ${scheme} der Registernummern`]),
    ...(identifier === undefined ? [] : [`der Kennung ${identifier.id} im Schema ${identifier.scheme}`]),
  ];
}

function electronic(role: PartyRole, details: InvoiceParty): string[] {
  const { country, street, postcode, city, endpoint, contact } = details;
  const ids = identified(details);
  return [
    `Auf Gutschriften steht als Anschrift ${GENITIVES[role]} ${[street, postcode, city, country].filter((part) => part !== undefined).join(', ')}, als elektronische Adresse ${endpoint.id} im Schema ${endpoint.scheme}${ids.length === 0 ? '' : `, mit ${list(ids)}`}.`,
    ...(contact === undefined
      ? []
      : [`Ansprechpartner ${GENITIVES[role]} ist ${contact.name}, Telefon ${contact.phone}, E-Mail ${contact.mail}.`]),
  ];
}

export const germanInvoice: InvoicePhrases = {
  partyDetails: (role, { address, place, invoice: details }) => [
    ...(address === undefined ? [] : [`Die Postanschrift ${GENITIVES[role]} ist ${address.join(', ')}.`]),
    ...(place === undefined ? [] : [`Briefe ${GENITIVES[role]} tragen den Ort ${place}.`]),
    ...(details === undefined ? [] : electronic(role, details)),
  ],
  notes: ({ 'buyer-reference': reference, profile, series, tax, 'tax-by-charge': byCharge, payment, mentions }, { vendor }) => [
    `Rechnungskorrekturen tragen die Referenz ${reference} des Käufers, folgen ${PROFILES[profile ?? DEFAULT_NOTE_PROFILE]}, und ihre Nummern beginnen mit ${series ?? SERIES}.`,
    `Gutschriften werden ${taxed(tax)} besteuert.`,
    ...Object.entries(byCharge ?? {}).map(
      ([kind, own]) => `Gutschriften für Entgelte der Art ${germanCharge(kind)} werden ${taxed(own)} besteuert.`,
    ),
    ...(payment === undefined
      ? []
      : [
          `Der Kunde zahlt, was er schuldet, innerhalb von ${payment.days} ${payment.days === 1 ? 'Tag' : 'Tagen'} nach dem Datum der Rechnung auf das Konto ${payment.account}${payment.bic === undefined ? '' : ` (BIC ${payment.bic})`} von ${payment.holder ?? vendor.name}.`,
        ]),
    ...(mentions === undefined
      ? []
      : [
          `Angegeben wird bei Verzug „${mentions['late-payment']}“, zu den Kosten der Beitreibung „${mentions['recovery-costs']}“ und bei früher Zahlung „${mentions.discount}“.`,
        ]),
  ],
  billed: ({ invoice: one, invoices = {} }) => [
    ...(one === undefined
      ? []
      : [`Berechnet ist es in ${invoice(one)}${Object.keys(invoices).length > 0 ? ', soweit keine andere genannt ist' : ''}.`]),
    ...Object.entries(invoices).map(([label, other]) => `Für ${label} ist es in ${invoice(other)} berechnet.`),
  ],
};
