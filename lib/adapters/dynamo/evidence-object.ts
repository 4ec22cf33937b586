/**
 * Items of one partition as one compressed object. Its name has the SHA-256 of its text, so that it is checked whenever it is read. The first
 * line names the format and the partition; each other line is an item, in the order of sort keys.
 */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Item, ItemValue } from './table.ts';

const FORMAT = 'makegood-items/1';

interface Head {
  readonly format: string;
  readonly partition: string;
  readonly items: number;
}

/** Bytes are base64 in an object of one member, which no other value of an item is. */
type Encoded = string | number | boolean | { readonly base64: string };

/** An object of evidence is missing, or is not what was written. */
export class DamagedEvidenceError extends Error {}

/** Something is in object storage, and this process was not given access to that. */
export class NoObjectsError extends Error {}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** As DynamoDB orders sort keys. */
export const bySortKey = (a: { readonly sk: string }, b: { readonly sk: string }): number =>
  Buffer.compare(Buffer.from(a.sk), Buffer.from(b.sk));

const encode = (value: ItemValue): Encoded => (value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value);

const decode = (value: Encoded): ItemValue => (typeof value === 'object' ? new Uint8Array(Buffer.from(value.base64, 'base64')) : value);

/** An item as one line: the same text for the same attributes. */
export function itemLine(item: Item): string {
  const entries = Object.entries(item).filter((entry): entry is [string, ItemValue] => entry[1] !== undefined && entry[0] !== 'pk');
  return JSON.stringify(Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, encode(value)])));
}

/** Names of partitions have any characters and any length, and those of objects do not. */
const nameOf = (partition: string, text: string): string => `evidence/${sha256(partition).slice(0, 32)}/${sha256(text)}.jsonl.gz`;

export function toObject(partition: string, items: readonly Item[]): { readonly name: string; readonly bytes: Uint8Array } {
  const head: Head = { format: FORMAT, partition, items: items.length };
  const text = [JSON.stringify(head), ...[...items].sort(bySortKey).map(itemLine)].join('\n');
  return { name: nameOf(partition, text), bytes: gzipSync(text, { level: 9 }) };
}

const REMEDY = 'recover its version of the day on which it was written (docs/how-to/back-up.md), and try again';

/** @throws DamagedEvidenceError */
export function fromObject(partition: string, name: string, bytes: Uint8Array | undefined): Item[] {
  if (bytes === undefined) throw new DamagedEvidenceError(`the evidence ${name} is missing in object storage; ${REMEDY}`);
  const text = textIn(bytes);
  if (text === undefined || nameOf(partition, text) !== name)
    throw new DamagedEvidenceError(`the evidence ${name} in object storage is not what was written there; ${REMEDY}`);
  const [head, ...lines] = text.split('\n');
  const { format } = JSON.parse(head!) as Head;
  if (format !== FORMAT) throw new DamagedEvidenceError(`the evidence ${name} has the format ${format}, which a later version reads`);
  return lines.map((line) => {
    const attributes = Object.entries(JSON.parse(line) as Record<string, Encoded>).map(([attribute, value]) => [attribute, decode(value)]);
    return { pk: partition, ...Object.fromEntries(attributes) } as Item;
  });
}

function textIn(bytes: Uint8Array): string | undefined {
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch {
    return undefined;
  }
}
