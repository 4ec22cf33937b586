/** Parties as elements of UBL. */
import type { InvoiceParty, Order, Party } from '../../domain/contract/terms.ts';
import { isWithin } from '../../domain/statement/note/national-rules.ts';
import type { StatementNote } from '../../domain/statement/note/note.ts';
import { type XmlNode, element } from './xml.ts';

const optional = (name: string, content: string | undefined, attributes: XmlNode['attributes'] = {}): XmlNode[] =>
  content === undefined ? [] : [element(name, content, attributes)];

/** @param party with its details for invoices. Outside the scope of VAT it is written without its VAT identifier. */
export function partyNode(name: string, party: Party, order: Order, note: StatementNote): XmlNode {
  const { taxes, profile } = note;
  const details: InvoiceParty = party.invoice!;
  const { endpoint, registration, contact } = details;
  const vat = taxes.some(({ category }) => category === 'O') ? undefined : details['vat-id'];
  const scheme = details['registration-scheme'];
  return element(name, [
    element('cac:Party', [
      element('cbc:EndpointID', endpoint.id, { schemeID: endpoint.scheme }),
      ...identification(party, details, profile === 'france' || isWithin('DK', order, note)),
      element('cac:PartyName', [element('cbc:Name', party.name)]),
      element('cac:PostalAddress', address(details)),
      ...(vat === undefined
        ? []
        : [element('cac:PartyTaxScheme', [element('cbc:CompanyID', vat), element('cac:TaxScheme', [element('cbc:ID', 'VAT')])])]),
      element('cac:PartyLegalEntity', [
        element('cbc:RegistrationName', party.name),
        ...optional('cbc:CompanyID', registration, scheme === undefined ? {} : { schemeID: scheme }),
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

/** The id of the contract has no scheme, and the French and Danish rules allow none without (BR-FR-CO-10, DK-R-013). */
function identification({ id }: Party, { identifier }: InvoiceParty, needsScheme: boolean): XmlNode[] {
  if (identifier) return [element('cac:PartyIdentification', [element('cbc:ID', identifier.id, { schemeID: identifier.scheme })])];
  return needsScheme ? [] : [element('cac:PartyIdentification', [element('cbc:ID', id)])];
}

const address = ({ street, city, postcode, country }: InvoiceParty): XmlNode[] => [
  ...optional('cbc:StreetName', street),
  ...optional('cbc:CityName', city),
  ...optional('cbc:PostalZone', postcode),
  element('cac:Country', [element('cbc:IdentificationCode', country)]),
];

/** An intra-Community supply states where it was delivered (BR-IC-12): to the customer. */
export const deliveryNode = (customer: Party, { taxes }: StatementNote): XmlNode[] =>
  taxes.some(({ category }) => category === 'K')
    ? [element('cac:Delivery', [element('cac:DeliveryLocation', [element('cac:Address', address(customer.invoice!))])])]
    : [];
