/** XML as text: elements in order, attributes, escapes. */
import { written } from '../written.ts';

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly XmlNode[];
}

export const element = (name: string, content: XmlNode['content'], attributes: XmlNode['attributes'] = {}): XmlNode => ({
  name,
  attributes,
  content,
});

/** Escapes text; characters that XML 1.0 does not allow become the replacement character. */
const escape = (text: string): string =>
  written(text)
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function textOf({ name, attributes, content }: XmlNode, indent: string): string {
  const head = `${indent}<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escape(value)}"`)
    .join('')}>`;
  if (typeof content === 'string') return `${head}${escape(content)}</${name}>`;
  return [head, ...content.map((node) => textOf(node, `${indent}  `)), `${indent}</${name}>`].join('\n');
}

/** A UBL document: the root in its own namespace, the components in theirs. */
export const document = (root: string, namespace: string, content: readonly XmlNode[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${textOf(
    element(root, content, {
      xmlns: namespace,
      'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
      'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
    }),
    '',
  )}\n`;
