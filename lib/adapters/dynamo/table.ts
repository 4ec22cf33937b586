/**
 * Access to the table through the DynamoDB client: typed items of text, numbers and bytes. Every effect is one conditional write. There are
 * no transactions, because the embedded engine has none.
 */
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { UnusableKeyError } from '../../application/ports/unusable-key.ts';
import { type Key, TABLE, keys } from './keys.ts';
import { keyProblem } from './usable-key.ts';

export type ItemValue = string | number | boolean | Uint8Array;

/** An item; `entity` is its type and `schema` the version of its form. */
export interface Item extends Key {
  readonly entity: string;
  readonly schema: number;
  readonly [attribute: string]: ItemValue | undefined;
}

/** Capacity units of each call, for the bench and the tests of access patterns. */
export interface Meter {
  writes: number;
  reads: number;
}

const toAttribute = (value: ItemValue): AttributeValue =>
  typeof value === 'string'
    ? { S: value }
    : typeof value === 'number'
      ? { N: String(value) }
      : typeof value === 'boolean'
        ? { BOOL: value }
        : { B: value };

const fromAttribute = (value: AttributeValue): ItemValue | undefined =>
  value.S ?? (value.N === undefined ? undefined : Number(value.N)) ?? value.BOOL ?? value.B;

const toItem = (item: Item): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(item).flatMap(([name, value]) => (value === undefined ? [] : [[name, toAttribute(value)]])));

const fromItem = (attributes: Record<string, AttributeValue>): Item =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, fromAttribute(value)])) as Item;

/** Text up to this many characters is stored without compression. */
const SHORT = 700;
/** The most bytes of one text in an item, well under the limit of 400 KB; a longer text is stored in pieces. */
const PIECE = 150_000;

export interface PageOptions {
  readonly prefix?: string;
  readonly from?: string;
  readonly after?: string;
  readonly limit?: number;
  readonly backwards?: boolean;
  readonly consistent?: boolean;
  /** Only items whose text attributes have these values. The database applies this after the limit. */
  readonly where?: Readonly<Record<string, string | undefined>>;
}

export interface Page {
  readonly items: Item[];
  /** The sort key after which the next page begins; absent on the last page. */
  readonly next?: string;
}

/** @throws UnusableKeyError */
function refuseUnusable(key: Key): void {
  const problem = keyProblem(key);
  if (problem !== undefined) throw new UnusableKeyError(problem);
}

export class Table {
  readonly meter: Meter = { writes: 0, reads: 0 };
  private readonly client: DynamoDBClient;
  private readonly name: string;
  private readonly metered: boolean;

  constructor(client: DynamoDBClient, name: string, metered = false) {
    this.client = client;
    this.name = name;
    this.metered = metered;
  }

  /** Writes an item if none with its key exists. @returns false when one exists. */
  async putNew(item: Item): Promise<boolean> {
    try {
      await this.write(item, { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': TABLE.partitionKey } });
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  /**
   * Writes an item unless one with a higher `rank` exists: a late writer cannot overwrite newer data. With `above` an item with the same
   * rank is not overwritten either.
   */
  async putNewest(item: Item & { readonly rank: number }, edge: 'from' | 'above' = 'from'): Promise<boolean> {
    try {
      await this.write(item, {
        ConditionExpression: `attribute_not_exists(#pk) OR #rank ${edge === 'from' ? '<=' : '<'} :rank`,
        ExpressionAttributeNames: { '#pk': TABLE.partitionKey, '#rank': 'rank' },
        ExpressionAttributeValues: { ':rank': { N: String(item.rank) } },
      });
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async put(item: Item): Promise<void> {
    await this.write(item, {});
  }

  /** Adds one to a counter, which may not exist yet. @returns its new value. */
  async increment(key: Key, entity: string): Promise<number> {
    refuseUnusable(key);
    const result = await this.client.send(
      new UpdateItemCommand({
        TableName: this.name,
        Key: { pk: { S: key.pk }, sk: { S: key.sk } },
        UpdateExpression: 'ADD #count :one SET #entity = :entity, #schema = :one',
        ExpressionAttributeNames: { '#count': 'count', '#entity': 'entity', '#schema': 'schema' },
        ExpressionAttributeValues: { ':one': { N: '1' }, ':entity': { S: entity } },
        ReturnValues: 'UPDATED_NEW',
        ...this.counting,
      }),
    );
    this.meter.writes += result.ConsumedCapacity?.CapacityUnits ?? 0;
    return Number(result.Attributes?.count?.N ?? '1');
  }

  private async write(
    item: Item,
    condition: {
      ConditionExpression?: string;
      ExpressionAttributeNames?: Record<string, string>;
      ExpressionAttributeValues?: Record<string, AttributeValue>;
    },
  ): Promise<void> {
    refuseUnusable(item);
    const result = await this.client.send(new PutItemCommand({ TableName: this.name, Item: toItem(item), ...condition, ...this.counting }));
    this.meter.writes += result.ConsumedCapacity?.CapacityUnits ?? 0;
  }

  /** Only for secrets that an earlier version stored in clear: evidence and records are never deleted. */
  async delete(key: Key): Promise<void> {
    await this.client.send(new DeleteItemCommand({ TableName: this.name, Key: { pk: { S: key.pk }, sk: { S: key.sk } } }));
  }

  private get counting(): { ReturnConsumedCapacity?: 'TOTAL' } {
    return this.metered ? { ReturnConsumedCapacity: 'TOTAL' } : {};
  }

  async get(key: Key): Promise<Item | undefined> {
    if (keyProblem(key) !== undefined) return undefined;
    const result = await this.client.send(
      new GetItemCommand({ TableName: this.name, Key: { pk: { S: key.pk }, sk: { S: key.sk } }, ConsistentRead: true, ...this.counting }),
    );
    this.meter.reads += result.ConsumedCapacity?.CapacityUnits ?? 0;
    return result.Item && fromItem(result.Item);
  }

  /** One page of a partition in order of sort key. `after` and `from` are sort keys; `after` is exclusive. With `where` a page may be short. */
  async page(pk: string, options: PageOptions = {}): Promise<Page> {
    if ([options.prefix, options.from, options.after].some((sk) => keyProblem({ pk, sk: sk ?? '' }) !== undefined)) return { items: [] };
    const bound = options.prefix !== undefined ? ' AND begins_with(#sk, :sk)' : options.from !== undefined ? ' AND #sk >= :sk' : '';
    const where = Object.entries(options.where ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const result = await this.client.send(
      new QueryCommand({
        TableName: this.name,
        KeyConditionExpression: `#pk = :pk${bound}`,
        ...(where.length > 0 && { FilterExpression: where.map((_, i) => `#w${i} = :w${i}`).join(' AND ') }),
        ExpressionAttributeNames: {
          '#pk': TABLE.partitionKey,
          ...(bound && { '#sk': TABLE.sortKey }),
          ...Object.fromEntries(where.map(([name], i) => [`#w${i}`, name])),
        },
        ExpressionAttributeValues: {
          ':pk': { S: pk },
          ...(bound && { ':sk': { S: options.prefix ?? options.from! } }),
          ...Object.fromEntries(where.map(([, value], i) => [`:w${i}`, { S: value }])),
        },
        ScanIndexForward: options.backwards !== true,
        ConsistentRead: options.consistent === true,
        ...(options.limit !== undefined && { Limit: options.limit }),
        ...(options.after !== undefined && { ExclusiveStartKey: { pk: { S: pk }, sk: { S: options.after } } }),
        ...this.counting,
      }),
    );
    this.meter.reads += result.ConsumedCapacity?.CapacityUnits ?? 0;
    const next = result.LastEvaluatedKey?.sk?.S;
    return { items: (result.Items ?? []).map(fromItem), ...(next !== undefined && { next }) };
  }

  /** All items of a partition, page by page. */
  async all(pk: string, options: { prefix?: string; from?: string; consistent?: boolean } = {}): Promise<Item[]> {
    const items: Item[] = [];
    let after: string | undefined;
    do {
      const page = await this.page(pk, { ...options, ...(after !== undefined && { after }) });
      items.push(...page.items);
      after = page.next;
    } while (after !== undefined);
    return items;
  }

  /**
   * Text of any length as attributes of an item: unchanged when it is short, deflated when that saves write units, and in separate pieces when
   * it does not fit into an item. Pieces are named by the hash of the whole, so that two writers cannot mix theirs.
   * @param dictionary the common parts of such texts; `unpack` needs the same one.
   */
  async pack(name: string, text: string, dictionary?: Buffer): Promise<Record<string, ItemValue>> {
    if (dictionary) {
      const bytes = deflateRawSync(text, { level: 9, dictionary });
      if (bytes.length <= PIECE) return { [name]: bytes };
    }
    if (text.length <= SHORT) return { [name]: text };
    const bytes = deflateRawSync(text, { level: 6 });
    if (bytes.length <= PIECE) return bytes.length < Buffer.byteLength(text) ? { [`${name}Deflated`]: bytes } : { [name]: text };
    const hash = createHash('sha256').update(bytes).digest('hex');
    for (let piece = 0; piece * PIECE < bytes.length; piece += 1) {
      await this.put({ ...keys.piece(hash, piece), entity: 'piece', schema: 1, bytes: bytes.subarray(piece * PIECE, (piece + 1) * PIECE) });
    }
    return { [`${name}Pieces`]: hash };
  }

  /** The text from the attributes that `pack` made; undefined when the item has none with that name. */
  async unpack(item: Item, name: string, dictionary?: Buffer): Promise<string | undefined> {
    const packed = item[name];
    if (packed instanceof Uint8Array) return inflateRawSync(packed, dictionary && { dictionary }).toString('utf8');
    const hash = item[`${name}Pieces`];
    if (typeof hash === 'string') {
      const pieces = await this.all(keys.piece(hash, 0).pk, { consistent: true });
      return inflateRawSync(Buffer.concat(pieces.map((piece) => piece.bytes as Uint8Array))).toString('utf8');
    }
    const bytes = item[`${name}Deflated`];
    if (bytes instanceof Uint8Array) return inflateRawSync(bytes).toString('utf8');
    const text = item[name];
    return typeof text === 'string' ? text : undefined;
  }
}
