/**
 * The calls that `Table` makes, on a map: for tests of many runs. What they prove of the stores is proved of fewer runs on an engine too
 * (test/integration/application/statements/backfill-of-earlier-periods.test.ts, test/integration/lambdas/workflow/audit.test.ts).
 */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';

type Attributes = Record<string, { S?: string; N?: string; B?: Uint8Array; BOOL?: boolean }>;

interface Input {
  readonly Item?: Attributes;
  readonly Key?: Attributes;
  readonly ConditionExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly FilterExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Attributes;
  readonly ExclusiveStartKey?: Attributes;
  readonly ScanIndexForward?: boolean;
  readonly Limit?: number;
}

/** One condition of a write: that an attribute is not there, or how it compares. */
function holds(condition: string, item: Attributes | undefined, names: Record<string, string>, values: Attributes): boolean {
  if (condition === '') return true;
  const missing = /^attribute_not_exists\((#\w+)\)$/.exec(condition)?.[1];
  if (missing !== undefined) return item?.[names[missing]!] === undefined;
  const [, name, compared, value] = /^(#\w+) (=|<=|<) (:\w+)$/.exec(condition) ?? [];
  const [own, other] = [item?.[names[name!]!], values[value!]!];
  if (own === undefined) return false;
  if (compared === '=') return isDeepStrictEqual(own, other);
  return compared === '<=' ? Number(own.N) <= Number(other.N) : Number(own.N) < Number(other.N);
}

/** The items of a partition by their sort key, which are replaced and never changed. */
export class MemoryPartition extends Map<string, Attributes> {
  private ordered: readonly string[] | undefined;

  override set(sk: string, item: Attributes): this {
    if (!this.has(sk)) this.ordered = undefined;
    return super.set(sk, item);
  }

  override delete(sk: string): boolean {
    this.ordered = undefined;
    return super.delete(sk);
  }

  /** The sort keys in their order, which is made once between two changes of them. */
  get sortKeys(): readonly string[] {
    this.ordered ??= [...this.keys()].sort();
    return this.ordered;
  }
}

/** Of an item, made once: runs that begin with the same items have the same objects. */
const LINES = new WeakMap<Attributes, string>();
function lineOf(item: Attributes): string {
  const known = LINES.get(item);
  if (known !== undefined) return known;
  const line = JSON.stringify(
    Object.entries(item)
      .map(([name, value]) => [name, value.B ? Buffer.from(value.B).toString('base64') : value])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
  LINES.set(item, line);
  return line;
}

export class MemoryClient {
  private readonly partitions = new Map<string, MemoryPartition>();
  /** Queries and gets so far, by the name of the command. */
  readonly calls: Record<string, number> = {};

  /** A client of its own over the same items: what many runs begin with is written once. */
  copy(): MemoryClient {
    const copy = new MemoryClient();
    for (const [pk, partition] of this.partitions) copy.partitions.set(pk, new MemoryPartition(partition));
    return copy;
  }

  /** As the client that `Table` takes. */
  get client(): DynamoDBClient {
    return this as unknown as DynamoDBClient;
  }

  send(command: { constructor: { name: string }; input: unknown }): Promise<unknown> {
    const { name } = command.constructor;
    this.calls[name] = (this.calls[name] ?? 0) + 1;
    const input = command.input as Input;
    if (name === 'PutItemCommand') return this.put(input);
    if (name === 'GetItemCommand') return Promise.resolve({ Item: this.of(input.Key!.pk!.S!).get(input.Key!.sk!.S!) });
    if (name === 'QueryCommand') return Promise.resolve(this.query(input));
    if (name === 'UpdateItemCommand') return Promise.resolve(this.increment(input));
    if (name === 'DeleteItemCommand') return Promise.resolve({ deleted: this.of(input.Key!.pk!.S!).delete(input.Key!.sk!.S!) });
    throw new Error(`the memory client knows no ${name}`);
  }

  private of(pk: string): MemoryPartition {
    const known = this.partitions.get(pk) ?? new MemoryPartition();
    this.partitions.set(pk, known);
    return known;
  }

  private async put({
    Item: item,
    ConditionExpression: condition = '',
    ExpressionAttributeNames: names = {},
    ExpressionAttributeValues: values = {},
  }: Input): Promise<object> {
    const partition = this.of(item!.pk!.S!);
    const known = partition.get(item!.sk!.S!);
    const allowed = condition.split(' OR ').some((all) => all.split(' AND ').every((one) => holds(one, known, names, values)));
    if (!allowed) throw new ConditionalCheckFailedException({ message: 'condition', $metadata: {} });
    partition.set(item!.sk!.S!, item!);
    return Promise.resolve({});
  }

  private increment({ Key: key, ExpressionAttributeValues: { ':until': until, ':by': by } = {} }: Input): object {
    const partition = this.of(key!.pk!.S!);
    const count = { N: String(Number(partition.get(key!.sk!.S!)?.count?.N ?? '0') + Number(by!.N)) };
    partition.set(key!.sk!.S!, { ...key!, count, ...(until && { expiresAt: until }) });
    return { Attributes: { count } };
  }

  private query(input: Input): object {
    const { ExpressionAttributeValues: values = {}, ExpressionAttributeNames: names = {}, KeyConditionExpression: bound = '' } = input;
    const edge = values[':sk']?.S ?? '';
    const isPrefix = bound.includes('begins_with');
    const keys = this.of(values[':pk']!.S!).sortKeys.filter((sk) => (isPrefix ? sk.startsWith(edge) : sk >= edge));
    if (input.ScanIndexForward === false) keys.reverse();
    const after = input.ExclusiveStartKey?.sk?.S;
    const start = after === undefined ? 0 : keys.findIndex((sk) => (input.ScanIndexForward === false ? sk < after : sk > after));
    const rest = start < 0 ? [] : keys.slice(start);
    const page = rest.slice(0, input.Limit ?? rest.length);
    const where = (input.FilterExpression ?? '')
      .split(' AND ')
      .filter(Boolean)
      .map((text) => text.split(' = ') as [string, string]);
    const items = page
      .map((sk) => this.of(values[':pk']!.S!).get(sk)!)
      .filter((item) => where.every(([name, value]) => item[names[name]!]?.S === values[value]!.S));
    return { Items: items, ...(page.length < rest.length && { LastEvaluatedKey: { pk: values[':pk'], sk: { S: page.at(-1)! } } }) };
  }

  /** All items, as they are. */
  get items(): Attributes[] {
    return [...this.partitions.values()].flatMap((partition) => [...partition.values()]);
  }

  /** SHA-256 over every item, but for those whose partition begins with one of these. */
  digest(but: readonly string[] = []): string {
    const lines = [...this.partitions]
      .filter(([pk]) => !but.some((prefix) => pk.startsWith(prefix)))
      .flatMap(([, partition]) => [...partition.values()].map(lineOf));
    return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
  }
}
