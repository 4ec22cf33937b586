/** Amounts and taxes as elements of UBL. */
import type { InvoiceTax } from '../../domain/contract/terms.ts';
import type { StatementNote, NoteTax } from '../../domain/statement/note/note.ts';
import { percentOf } from '../../domain/statement/note/vat-breakdown.ts';
import type { Amount } from '../../domain/statement/statement.ts';
import { type XmlNode, element } from './xml.ts';

export const money = (name: string, { amount, currency }: Amount): XmlNode => element(name, amount, { currencyID: currency });

const VAT = element('cac:TaxScheme', [element('cbc:ID', 'VAT')]);

/** The category of a line; outside the scope there is no rate. */
export const lineTax = (tax: InvoiceTax): XmlNode =>
  element('cac:ClassifiedTaxCategory', [
    element('cbc:ID', tax.category),
    ...(tax.category === 'O' ? [] : [element('cbc:Percent', percentOf(tax))]),
    VAT,
  ]);

export const taxTotal = ({ tax, taxes, profile }: StatementNote): XmlNode =>
  element('cac:TaxTotal', [
    money('cbc:TaxAmount', tax),
    ...taxes.map((one) =>
      element('cac:TaxSubtotal', [
        money('cbc:TaxableAmount', one.net),
        money('cbc:TaxAmount', one.tax),
        element('cac:TaxCategory', [
          element('cbc:ID', one.category),
          // XRechnung asks for a rate in every category (BR-DE-14).
          ...(one.category === 'O' && profile !== 'xrechnung' ? [] : [element('cbc:Percent', one.percent)]),
          ...reasonOf(one),
          VAT,
        ]),
      ]),
    ),
  ]);

const reasonOf = ({ reason, reasonCode }: NoteTax): XmlNode[] => [
  ...(reasonCode === undefined ? [] : [element('cbc:TaxExemptionReasonCode', reasonCode)]),
  ...(reason === undefined ? [] : [element('cbc:TaxExemptionReason', reason)]),
];
