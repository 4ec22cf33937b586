/** Items of the table as JSON and back: only bytes need it, which are base64 there. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type StoredItem = Record<string, AttributeValue>;

const BYTES = 'B';
const SETS_OF_BYTES = 'BS';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function mapped(value: AttributeValue, bytes: (given: never) => unknown): AttributeValue {
  const [[type, content]] = Object.entries(value) as [[string, unknown]];
  if (type === BYTES) return { B: bytes(content as never) } as AttributeValue;
  if (type === SETS_OF_BYTES) return { BS: (content as never[]).map(bytes) } as AttributeValue;
  if (type === 'L') return { L: (content as AttributeValue[]).map((entry) => mapped(entry, bytes)) };
  if (type === 'M') return { M: mappedItem(content as StoredItem, bytes) };
  return value;
}

const mappedItem = (item: StoredItem, bytes: (given: never) => unknown): StoredItem =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, mapped(value, bytes)]));

export const itemToJson = (item: StoredItem): Readonly<Record<string, unknown>> => mappedItem(item, base64);

export const itemFromJson = (json: Readonly<Record<string, unknown>>): StoredItem =>
  mappedItem(json as StoredItem, (text: string) => new Uint8Array(Buffer.from(text, 'base64')));
