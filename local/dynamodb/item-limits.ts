/** DynamoDB's limits on items and keys, whichever engine is behind the client: the engines do not all hold them. */
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { TABLE } from '../../lib/adapters/dynamo/keys.ts';
import { utf8Bytes } from '../../lib/declarations/aws-figures.ts';
import { AWS_LIMITS } from '../../lib/declarations/aws-limits.ts';

type Attributes = Readonly<Record<string, AttributeValue>>;

/** A number has a byte for two of its digits, and one more; text, bytes and names have their own. */
const valueBytes = ({ S, N, B, BOOL }: AttributeValue): number =>
  S !== undefined
    ? utf8Bytes(S)
    : N !== undefined
      ? Math.ceil(N.replace(/[^0-9]/g, '').length / 2) + 1
      : B !== undefined
        ? B.length
        : BOOL !== undefined
          ? 1
          : 0;

/** The size of an item of text, numbers, bytes and booleans, which are all that `Table` writes. */
export const itemBytes = (item: Attributes): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + utf8Bytes(name) + valueBytes(value), 0);

function refusal(message: string): Error {
  const error = new Error(message);
  error.name = 'ValidationException';
  return error;
}

/** @throws ValidationException, as DynamoDB words it. */
export function expectWithinLimits({ Item, Key }: { readonly Item?: Attributes; readonly Key?: Attributes }): void {
  const key = Item ?? Key;
  if (!key) return;
  const { partitionKeyBytes, sortKeyBytes, itemBytes: most } = AWS_LIMITS;
  const invalid = 'One or more parameter values were invalid: ';
  if (utf8Bytes(key[TABLE.partitionKey]?.S ?? '') > partitionKeyBytes.value)
    throw refusal(`${invalid}Size of hashkey has exceeded the maximum size limit of${partitionKeyBytes.value} bytes`);
  if (utf8Bytes(key[TABLE.sortKey]?.S ?? '') > sortKeyBytes.value)
    throw refusal(`${invalid}Aggregated size of all range keys has exceeded the size limit of ${sortKeyBytes.value} bytes`);
  if (Item && itemBytes(Item) > most.value) throw refusal('Item size has exceeded the maximum allowed size');
}

/** Holds every command of a client to the limits. */
export function withItemLimits(client: DynamoDBClient): DynamoDBClient {
  client.middlewareStack.add(
    (next) => (given) => {
      expectWithinLimits(given.input as Parameters<typeof expectWithinLimits>[0]);
      return next(given);
    },
    { step: 'initialize', name: 'itemLimits' },
  );
  return client;
}
