/**
 * The French rules of the reform of e-invoicing (profile `france`): the rules BR-FR of FNFE-MPE for invoices between companies (flow 2),
 * Schematron version 1.4.0 of 2026-06-30, as far as a note of service credits can break them.
 */
import type { InvoiceReference, Order, PartyRole } from '../../contract/terms.ts';
import { type Issue, errorIssue } from '../../issue.ts';
import { FRENCH_RATES } from './code-lists.ts';
import { missing, partyPath, wrong } from './note-issues.ts';
import type { StatementNote } from './note.ts';

/** SIREN and SIRET. */
const [SIREN, SIRET] = ['0002', '0009'];

export function frenchIssues(order: Order, note: StatementNote): Issue[] {
  return [
    ...(['vendor', 'customer'] as const).flatMap((who) => identityIssues(who, order)),
    ...(order.invoice?.mentions
      ? []
      : [missing('/order/invoice/mentions', 'the mentions of late payment, of recovery costs and of discounts by the French rules')]),
    ...numberIssues(note),
    ...note.references.flatMap(referenceIssues),
    ...(note.currency === 'EUR'
      ? []
      : [
          errorIssue(
            'note-currency',
            '/currency',
            `by the French rules a note in ${note.currency} states its tax in euro too, at a rate that Makegood does not know; send the statement as PDF or CSV`,
          ),
        ]),
    ...note.taxes.flatMap(({ category, percent }) => taxIssues(category, percent)),
  ];
}

/** BR-FR-09, 10 and 32; the customer's SIREN is asked for where the customer is French. */
function identityIssues(who: PartyRole, order: Order): Issue[] {
  const details = order[who].invoice;
  if (!details || (who === 'customer' && details.country !== 'FR')) return [];
  const { registration, identifier } = details;
  const hasSiren = details['registration-scheme'] === SIREN && /^\d{9}$/.test(registration ?? '');
  return [
    ...(hasSiren
      ? []
      : [
          missing(
            partyPath(who, 'registration'),
            `the ${who}'s SIREN of nine digits, with \`registration-scheme: "${SIREN}"\`, by the French rules`,
          ),
        ]),
    ...(identifier?.scheme === SIRET && !(/^\d{14}$/.test(identifier.id) && identifier.id.startsWith(registration ?? ''))
      ? [wrong(partyPath(who, 'identifier', 'id'), 'a SIRET has 14 digits and begins with the SIREN; correct it')]
      : []),
  ];
}

const NUMBER = /^[A-Za-z0-9+\-_/]{1,35}$/;

/** BR-FR-01 and 02. */
const numberIssues = ({ number }: StatementNote): Issue[] =>
  NUMBER.test(number)
    ? []
    : [
        errorIssue(
          'note-number',
          '/number',
          `"${number}" is no number by the French rules: the revision was issued before it had one of a series; state the same again with a new revision, or send it as PDF`,
        ),
      ];

/** BR-FR-01 and 02 of a reference, and its date (BR-FR-CO-04 and 05). */
const referenceIssues = ({ number, date }: InvoiceReference): Issue[] => [
  ...(NUMBER.test(number)
    ? []
    : [
        errorIssue(
          'note-number',
          '/references',
          `"${number}" is no number of an invoice by the French rules; correct it at the charge or the bill`,
        ),
      ]),
  ...(date === undefined
    ? [
        errorIssue(
          'note-number',
          '/references',
          `the invoice ${number} needs its date by the French rules; add it at the charge or the bill`,
        ),
      ]
    : []),
];

/** BR-FR-15 and 16. */
const taxIssues = (category: string, percent: string): Issue[] => [
  ...(category === 'L' || category === 'M'
    ? [errorIssue('note-tax', '/order/invoice/tax', `there is no tax category ${category} in France; choose another`)]
    : []),
  ...(FRENCH_RATES.includes(Number(percent))
    ? []
    : [errorIssue('note-tax', '/order/invoice/tax', `${percent}% is no rate of French tax; correct it`)]),
];
