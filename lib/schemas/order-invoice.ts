/** What an order says for notes: details of the parties, taxes, invoices, payment. None of it has an effect on an amount that is owed. */
import * as z from 'zod/mini';
import { DEFAULT_NOTE_PROFILE, NOTE_PROFILES, TAX_CATEGORIES } from '../domain/contract/terms.ts';
import { RATED, REASONED, VATEX, categoryOfReason } from '../domain/statement/note/code-lists.ts';
import { SERIES } from '../domain/statement/note/note.ts';
import { described } from './described.ts';
import { boundedText, daySchema, meaning, shownOnly, textSchema, wordSchema } from './words.ts';

const schemeSchema = z.string().check(z.regex(/^0\d{3}$/, 'a scheme of ISO 6523 is four digits: 0002'));

export const partyInvoiceSchema = shownOnly(
  described(
    z.optional(
      z.strictObject({
        country: described(
          z.string().check(z.regex(/^[A-Z]{2}$/, 'a country is two capital letters of ISO 3166-1: CN')),
          'Its country, ISO 3166-1.',
        ),
        'vat-id': described(z.optional(wordSchema), 'Its VAT identifier. Absent: none.'),
        registration: described(z.optional(wordSchema), 'Its number in the register of companies. Absent: none.'),
        'registration-scheme': described(
          z.optional(schemeSchema),
          'Scheme of that number by ISO 6523, such as "0002" for a French SIREN. Absent: not said.',
        ),
        identifier: described(
          z.optional(
            z.strictObject({
              scheme: described(schemeSchema, 'Scheme by ISO 6523, such as "0009" for a French SIRET.'),
              id: described(wordSchema, 'The identifier.'),
            }),
          ),
          'A further identifier of the party. Absent: its `id`.',
        ),
        endpoint: described(
          z.strictObject({
            scheme: described(
              z.string().check(z.regex(/^(0\d{3}|9\d{3})$/, 'a scheme of the Electronic Address Scheme list of Peppol: 0088, 9930')),
              'Scheme of the Electronic Address Scheme list, such as "0088" (GLN) or "9930" (German VAT number).',
            ),
            id: described(wordSchema, 'Its id there.'),
          }),
          'The electronic address for its e-invoices.',
        ),
        street: described(z.optional(wordSchema), 'Street. Absent: not said.'),
        city: described(z.optional(wordSchema), 'City. Absent: not said.'),
        postcode: described(z.optional(wordSchema), 'Postcode. Absent: not said.'),
        contact: described(
          z.optional(
            z.strictObject({
              name: described(wordSchema, 'Name.'),
              phone: described(wordSchema, 'Telephone.'),
              mail: described(wordSchema, 'E-mail.'),
            }),
          ),
          'The contact person; German rules require one for the vendor. Absent: none.',
        ),
      }),
    ),
    'Its details for e-invoices. Absent: no e-invoices.',
  ),
);

const taxSchema = z
  .strictObject({
    category: described(
      z.enum(TAX_CATEGORIES),
      'S standard rate, Z zero rate, E exempt, AE reverse charge, K intra-Community supply, G export, O outside the scope, L IGIC, M IPSI.',
    ),
    rate: described(
      z.optional(z.string().check(z.regex(/^\d{1,2}(\.\d{1,2})?%$/, 'a rate is written as "19%"'))),
      'The rate; for S, L and M. Absent: none.',
    ),
    reason: described(z.optional(wordSchema), 'Why no tax is charged; for E, AE, K, G and O. Absent: `reason-code`.'),
    'reason-code': described(
      z.optional(z.string().check(z.refine((code) => VATEX.has(code), 'is no code of the VATEX list, such as VATEX-EU-AE'))),
      'The same as a code of the VATEX list. Absent: `reason`.',
    ),
  })
  .check(
    z.refine(({ category, rate }) => RATED.includes(category) === (rate !== undefined), 'S, L and M need a `rate`, the others have none'),
    z.refine(
      ({ category, reason, 'reason-code': code }) => REASONED.includes(category) === (reason !== undefined || code !== undefined),
      'E, AE, K, G and O need a `reason` or a `reason-code`, the others have none',
    ),
    z.refine(
      ({ category, 'reason-code': code }) => code === undefined || (categoryOfReason(code) ?? category) === category,
      'the `reason-code` belongs to another category',
    ),
  );

export const invoiceReferenceSchema = z.strictObject({
  number: described(wordSchema, 'Its number.'),
  date: described(z.optional(daySchema), 'Its date; the French rules require it. Absent: not said.'),
});

const paymentSchema = z.strictObject({
  account: described(boundedText(1, 64), "The vendor's account, an IBAN where it has one."),
  bic: described(z.optional(wordSchema), 'The BIC of its bank. Absent: not said.'),
  holder: described(z.optional(wordSchema), 'Who holds the account. Absent: the vendor.'),
  days: described(z.int().check(z.minimum(0), z.maximum(365)), 'Within how many days from the date of the note the customer pays.'),
});

const mentionsSchema = z.strictObject({
  'late-payment': described(textSchema, 'What late payment costs (PMD).'),
  'recovery-costs': described(textSchema, 'The fixed sum for costs of recovery (PMT).'),
  discount: described(textSchema, 'The discount for early payment, or that there is none (AAB).'),
});

export const orderInvoiceSchema = shownOnly(
  described(
    z.optional(
      z.strictObject({
        'buyer-reference': described(wordSchema, "The customer's reference, which its e-invoices must carry; a Leitweg-ID in Germany."),
        profile: meaning(
          described(
            z.optional(z.enum(NOTE_PROFILES)),
            'Whose rules notes follow: Peppol BIS Billing 3.0, EN 16931 alone, XRechnung, or the French rules of e-invoicing. Absent: peppol.',
          ),
          DEFAULT_NOTE_PROFILE,
        ),
        series: meaning(
          described(
            z.optional(
              z
                .string()
                .check(
                  z.regex(
                    /^(?!.*\d$)[A-Za-z0-9][A-Za-z0-9+\-_/]{0,7}$/,
                    'one to eight letters, digits or - + _ /, beginning with a letter or a digit, and not ending with a digit (the number follows)',
                  ),
                ),
            ),
            'What the numbers of notes begin with. The numbers of one vendor with one beginning are one series. Absent: SC-.',
          ),
          SERIES,
        ),
        tax: described(taxSchema, 'How credits are taxed.'),
        'tax-by-charge': described(
          z.optional(z.record(wordSchema, taxSchema)),
          'How credits for charges of a kind are taxed, by the kind. Absent: `tax` for all.',
        ),
        payment: described(
          z.optional(paymentSchema),
          'Where and by when the customer pays what a revision takes back. Absent: no e-invoice of such a revision.',
        ),
        mentions: described(z.optional(mentionsSchema), 'The mentions that French law requires, as the parties word them. Absent: none.'),
      }),
    ),
    'Further details for e-invoices. Absent: no e-invoices.',
  ),
);
