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
import { EXPIRY, expirySeconds } from './expiry.ts';
import { type Key, TABLE, keys } from './keys.ts';
import { reached } from './unreachable.ts';
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

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

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

/** An empty text bounds nothing, and DynamoDB refuses it as the value of a key; the embedded engines take it. */
function withoutEmpty({ prefix, from, after, ...rest }: PageOptions): PageOptions {
  return { ...rest, ...(prefix && { prefix }), ...(from && { from }), ...(after && { after }) };
}

interface Condition {
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, AttributeValue>;
}

/** A text in pieces was erased, perhaps as that of another item: what one delivery led to shares them. */
export class ErasedTextError extends Error {
  readonly mark: string;

  /** @param mark what is stored in place of the text. */
  constructor(mark: string) {
    super('the text was erased');
    this.mark = mark;
  }
}

/** @throws UnusableKeyError */
function refuseUnusable(key: Key): void {
  const problem = keyProblem(key);
  if (problem !== undefined) throw new UnusableKeyError(problem);
}

export class Table {
  readonly meter: Meter = { writes: 0, reads: 0 };
  private readonly client: DynamoDBClient;
  /** @throws UnreachableError while the database does not answer. */
  private readonly send: DynamoDBClient['send'];
  private readonly name: string;
  private readonly metered: boolean;

  constructor(client: DynamoDBClient, name: string, metered = false) {
    this.client = client;
    this.name = name;
    this.metered = metered;
    this.send = (command: never) => reached(this.client.send(command));
  }

  /** Writes an item that is not there yet. @returns false when one with this key is. */
  putNew(item: Item): Promise<boolean> {
    return this.putUnless(item, TABLE.partitionKey);
  }

  /**
   * Writes an item unless one with a higher `rank` is there: a late writer cannot undo a newer one. `above`: nor may it write the
   * same rank again. An item of an earlier version without a rank has the lowest. @param unless an attribute that the item that is there must not
   * have.
   */
  putNewest(item: Item & { readonly rank: number }, edge: 'from' | 'above' = 'from', unless?: string): Promise<boolean> {
    const isNewer = ['attribute_not_exists(#pk)', 'attribute_not_exists(#rank)', `#rank ${edge === 'from' ? '<=' : '<'} :rank`];
    const isFree = unless === undefined ? '' : ' AND attribute_not_exists(#unless)';
    return this.writeIf(item, {
      ConditionExpression: isNewer.map((one) => one + isFree).join(' OR '),
      ExpressionAttributeNames: { '#pk': TABLE.partitionKey, '#rank': 'rank', ...(unless !== undefined && { '#unless': unless }) },
      ExpressionAttributeValues: { ':rank': { N: String(item.rank) } },
    });
  }

  /** Writes an item in place of one that was read, unless that has another `version` by now; in place of none, unless there is one. */
  async putOver(item: Item & { readonly version: string }, before: Item | { readonly version: string } | undefined): Promise<boolean> {
    if (!before) return this.putNew(item);
    const isVersioned = typeof before.version === 'string';
    try {
      await this.write(item, {
        ConditionExpression: isVersioned ? '#version = :version' : 'attribute_not_exists(#version)',
        ExpressionAttributeNames: { '#version': 'version' },
        ...(isVersioned && { ExpressionAttributeValues: { ':version': { S: String(before.version) } } }),
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

  /** Writes an item unless the one that is there has an attribute. @returns false when it has. */
  putUnless(item: Item, attribute: string): Promise<boolean> {
    return this.writeIf(item, { ConditionExpression: 'attribute_not_exists(#a)', ExpressionAttributeNames: { '#a': attribute } });
  }

  /** Writes an item in place of one that was read. @returns false when that one is another by now. */
  replace(item: Item, read: Item): Promise<boolean> {
    const known = toItem(read);
    const names = [...new Set([...Object.keys(known), ...Object.keys(toItem(item))])];
    const isSame = (name: string, i: number): string => (name in known ? `#n${i} = :n${i}` : `attribute_not_exists(#n${i})`);
    return this.writeIf(item, {
      ConditionExpression: names.map(isSame).join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#n${i}`, name])),
      ExpressionAttributeValues: Object.fromEntries(names.flatMap((name, i) => (name in known ? [[`:n${i}`, known[name]!]] : []))),
    });
  }

  /** Adds to a counter that may not be there yet, and that expires (epoch ms). @returns its new value. */
  async increment(key: Key, entity: string, until: number, by = 1): Promise<number> {
    refuseUnusable(key);
    const result = await this.send(
      new UpdateItemCommand({
        TableName: this.name,
        Key: { pk: { S: key.pk }, sk: { S: key.sk } },
        UpdateExpression: 'ADD #count :by SET #entity = :entity, #schema = :schema, #until = :until',
        ExpressionAttributeNames: { '#count': 'count', '#entity': 'entity', '#schema': 'schema', '#until': EXPIRY },
        ExpressionAttributeValues: {
          ':by': { N: String(by) },
          ':schema': { N: '1' },
          ':entity': { S: entity },
          ':until': { N: String(expirySeconds(until)) },
        },
        ReturnValues: 'UPDATED_NEW',
        ...this.counting,
      }),
    );
    this.meter.writes += result.ConsumedCapacity?.CapacityUnits ?? 0;
    return Number(result.Attributes?.count?.N ?? by);
  }

  private async writeIf(item: Item, condition: Condition): Promise<boolean> {
    try {
      await this.write(item, condition);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  private async write(item: Item, condition: Condition): Promise<void> {
    refuseUnusable(item);
    const result = await this.send(new PutItemCommand({ TableName: this.name, Item: toItem(item), ...condition, ...this.counting }));
    this.meter.writes += result.ConsumedCapacity?.CapacityUnits ?? 0;
  }

  /** Only for secrets that an earlier version stored in clear: evidence and records are never deleted. */
  async delete(key: Key): Promise<void> {
    await this.send(new DeleteItemCommand({ TableName: this.name, Key: { pk: { S: key.pk }, sk: { S: key.sk } } }));
  }

  private get counting(): { ReturnConsumedCapacity?: 'TOTAL' } {
    return this.metered ? { ReturnConsumedCapacity: 'TOTAL' } : {};
  }

  async get(key: Key): Promise<Item | undefined> {
    if (keyProblem(key) !== undefined) return undefined;
    const result = await this.send(
      new GetItemCommand({ TableName: this.name, Key: { pk: { S: key.pk }, sk: { S: key.sk } }, ConsistentRead: true, ...this.counting }),
    );
    this.meter.reads += result.ConsumedCapacity?.CapacityUnits ?? 0;
    return result.Item && fromItem(result.Item);
  }

  /** One page of a partition in order of sort key. `after` and `from` are sort keys; `after` is exclusive. With `where` a page may be short. */
  async page(pk: string, given: PageOptions = {}): Promise<Page> {
    const options = withoutEmpty(given);
    if ([options.prefix, options.from, options.after].some((sk) => keyProblem({ pk, sk: sk ?? '' }) !== undefined)) return { items: [] };
    const bound = options.prefix !== undefined ? ' AND begins_with(#sk, :sk)' : options.from !== undefined ? ' AND #sk >= :sk' : '';
    const where = Object.entries(options.where ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const result = await this.send(
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
    const hash = hashOf(bytes);
    for (let piece = 0; piece * PIECE < bytes.length; piece += 1) {
      const part = bytes.subarray(piece * PIECE, (piece + 1) * PIECE);
      // Never over one that is there: the same text may have been erased.
      await this.putNew({ ...keys.piece(hash, piece), entity: 'piece', schema: 1, bytes: part });
    }
    return { [`${name}Pieces`]: hash };
  }

  /** Takes the pieces of a text away, where it has some, and leaves a mark. */
  async erasePieces(item: Item, name: string, mark: string): Promise<void> {
    const hash = item[`${name}Pieces`];
    if (typeof hash !== 'string') return;
    for (const { pk, sk } of await this.all(keys.piece(hash, 0).pk, { consistent: true }))
      await this.put({ pk, sk, entity: 'piece', schema: 1, erased: mark });
  }

  /** The text that `pack` made attributes of; undefined when the item has none of that name. @throws ErasedTextError */
  async unpack(item: Item, name: string, dictionary?: Buffer): Promise<string | undefined> {
    const packed = item[name];
    if (packed instanceof Uint8Array) return inflateRawSync(packed, dictionary && { dictionary }).toString('utf8');
    const hash = item[`${name}Pieces`];
    if (typeof hash === 'string') {
      const pieces = await this.all(keys.piece(hash, 0).pk, { consistent: true });
      const erased = pieces.find((piece) => typeof piece.erased === 'string');
      if (erased) throw new ErasedTextError(String(erased.erased));
      const whole = Buffer.concat(pieces.map((piece) => piece.bytes as Uint8Array));
      // Every function that writes long texts may write pieces: those of another text are refused.
      if (hashOf(whole) !== hash) throw new Error(`the pieces of ${hash} are not those that were stored under this name`);
      return inflateRawSync(whole).toString('utf8');
    }
    const bytes = item[`${name}Deflated`];
    if (bytes instanceof Uint8Array) return inflateRawSync(bytes).toString('utf8');
    const text = item[name];
    return typeof text === 'string' ? text : undefined;
  }
}
