/**
 * The German rules: those of XRechnung 3.0 (BR-DE-1 to 28, profile `xrechnung`), which Peppol also has for a German vendor with a German
 * customer (DE-R-*). The vendor's details are asked for wherever the vendor is German.
 */
import type { Order } from '../../contract/terms.ts';
import type { Issue } from '../../issue.ts';
import { missing, partyPath, wrong } from './note-issues.ts';
import type { StatementNote } from './note.ts';

const BY = 'it by the German rules';

export function germanIssues({ vendor, customer, invoice }: Order, { profile }: StatementNote): Issue[] {
  if (profile !== 'xrechnung' && vendor.invoice?.country !== 'DE') return [];
  const contact = vendor.invoice?.contact;
  return [
    ...(vendor.invoice && !contact ? [missing(partyPath('vendor', 'contact'), BY)] : []),
    ...(contact && profile === 'xrechnung' ? contactIssues(contact) : []),
    ...(
      [
        ['vendor', vendor],
        ['customer', customer],
      ] as const
    ).flatMap(([who, party]) =>
      (['city', 'postcode'] as const)
        .filter((key) => party.invoice && party.invoice[key] === undefined)
        .map((key) => missing(partyPath(who, key), BY)),
    ),
    ...(profile === 'xrechnung' && invoice && !isRoutable(invoice['buyer-reference'])
      ? [
          wrong(
            '/order/invoice/buyer-reference',
            `"${invoice['buyer-reference']}" has the form of a Leitweg-ID, and its check digits are wrong; copy it from the order again`,
          ),
        ]
      : []),
  ];
}

/** BR-DE-27 and 28, which warn. */
const contactIssues = ({ phone, mail }: { readonly phone: string; readonly mail: string }): Issue[] => [
  ...(phone.replaceAll(/\D/g, '').length >= 3
    ? []
    : [wrong(partyPath('vendor', 'contact', 'phone'), 'a telephone number has three digits or more; correct it')]),
  ...(/^[^@\s]*[^@\s.]{2}@[^@\s.]{2}[^@\s]*$/.test(mail) && !/^\.|\.$/.test(mail)
    ? []
    : [wrong(partyPath('vendor', 'contact', 'mail'), 'an e-mail address has one @ with two characters or more on each side; correct it')]),
];

const LEITWEG = /^\d{2,12}(-[A-Z0-9]{1,30})?-\d{2}$/;

/** Whether a reference is none of a Leitweg-ID's form, or one whose check digits agree (ISO 7064, modulo 97-10). */
function isRoutable(reference: string): boolean {
  if (!LEITWEG.test(reference)) return true;
  const digits = [...reference.replaceAll('-', '')].map((one) => String(parseInt(one, 36))).join('');
  return BigInt(digits) % 97n === 1n;
}
