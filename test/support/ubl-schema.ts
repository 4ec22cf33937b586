/** The published schemas of UBL 2.1, for credit notes and for invoices. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm';

const FOLDER = new URL('../fixtures/ubl-2.1/', import.meta.url);
const PARTS = [
  'CommonAggregateComponents',
  'CommonBasicComponents',
  'CommonExtensionComponents',
  'CommonSignatureComponents',
  'CoreComponentParameters',
  'ExtensionContentDataType',
  'QualifiedDataTypes',
  'SignatureAggregateComponents',
  'SignatureBasicComponents',
  'UnqualifiedDataTypes',
].map((name) => `common/UBL-${name}-2.1.xsd`);
const MAIN = { CreditNote: 'maindoc/UBL-CreditNote-2.1.xsd', Invoice: 'maindoc/UBL-Invoice-2.1.xsd' } as const;

// Two imports say only what they want: here is where it lies.
const placed = (text: string): string =>
  text
    .replace(/(<xsd:import namespace="[^"]*CoreComponentTypeSchemaModule:2")/, '$1 schemaLocation="CCTS_CCT_SchemaModule.xsd"')
    .replace(/(<xsd:import namespace="http:\/\/www\.w3\.org\/2000\/09\/xmldsig#")/, '$1 schemaLocation="xmldsig-core-schema.xsd"')
    .replace(/<!DOCTYPE[^[]*\[[^\]]*\]>/, '');

const read = (name: string): string => gunzipSync(readFileSync(new URL(`${name}.gz`, FOLDER))).toString('utf8');

/** @returns a validator of each kind of document; `validate` throws for what is not valid. */
export function ublValidators(): Readonly<Record<keyof typeof MAIN, XsdValidator>> {
  const names = [...Object.values(MAIN), 'common/CCTS_CCT_SchemaModule.xsd', 'common/xmldsig-core-schema.xsd', ...PARTS];
  const files = Object.fromEntries(names.map((name) => [`ubl/${name}`, Buffer.from(placed(read(name)))]));
  xmlRegisterInputProvider(new XmlBufferInputProvider(files));
  const of = (kind: keyof typeof MAIN): XsdValidator => {
    const url = `ubl/${MAIN[kind]}`;
    return XsdValidator.fromDoc(XmlDocument.fromBuffer(files[url]!, { url }));
  };
  return { CreditNote: of('CreditNote'), Invoice: of('Invoice') };
}

const SPACES = {
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
};

/** The texts at a path. */
export const textsAt = (xml: string, path: string): string[] =>
  XmlDocument.fromString(xml)
    .find(path, SPACES)
    .map((node) => node.content);
