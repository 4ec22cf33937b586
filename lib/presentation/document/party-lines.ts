/** A party of a contract as its lines on a document: name, postal address, tax and register numbers. */
import type { Order, Party } from '../../domain/contract/terms.ts';
import { ofContract } from '../written.ts';
import { DOCUMENT_LOCALES, type Labels } from './labels.ts';
import { SUMMARY_WORDS } from './summary-words.ts';

/** The parties with their addresses, and the customer's reference. They may be newer than an issued statement. */
export type DocumentParties = Pick<Order, 'vendor' | 'customer' | 'invoice'>;

/** The part of an order that documents show. */
export const partiesOf = ({ vendor, customer, invoice }: Order): DocumentParties => ({ vendor, customer, ...(invoice && { invoice }) });

/** The postal address, line by line; empty where the contract has none. */
export function addressOf({ address, invoice }: Party, { language }: Labels): string[] {
  if (address) return address.map(ofContract);
  if (!invoice) return [];
  const { street, postcode, city, country } = invoice;
  const town = [postcode, city].filter((part) => part !== undefined).join(' ');
  const named = new Intl.DisplayNames(DOCUMENT_LOCALES[language], { type: 'region' }).of(country) ?? country;
  return [...[street ?? '', town].filter((line) => line !== '').map(ofContract), named];
}

/** Where the letters of a party are dated. */
export const placeOf = ({ place, invoice }: Party): string | undefined => place ?? invoice?.city;

/** The tax and register numbers of a party. */
export function numbersOf({ invoice }: Party, { language }: Labels): string[] {
  const words = SUMMARY_WORDS[language];
  return [
    ...(invoice?.['vat-id'] === undefined ? [] : [words.vatId(ofContract(invoice['vat-id']))]),
    ...(invoice?.registration === undefined ? [] : [words.registration(ofContract(invoice.registration))]),
  ];
}
