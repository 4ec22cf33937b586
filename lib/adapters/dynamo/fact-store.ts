/** The store of facts: one item for each fact, one conditional write without a read before it. */
import {
  type Carried,
  type FactPage,
  type FactPlace,
  type FactStore,
  type FoundFact,
  LONGEST_READ_BACK,
  NOTED_AFTER,
  type Recorded,
  STANDING,
} from '../../application/ports/evidence.ts';
import type { ObjectStorage } from '../../application/ports/old-evidence.ts';
import { digestText } from '../../application/evidence/digest.ts';
import { HASH_BYTES as HASH, hashOf } from '../../application/evidence/id-filter.ts';
import type { Fact } from '../../domain/evidence/fact.ts';
import { factKey } from '../../domain/evidence/fact.ts';
import { content, withoutReason } from '../../domain/evidence/fact-content.ts';
import { groupOf } from '../../domain/evidence/vocabulary.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { EvidencePartitions } from './evidence-partitions.ts';
import { packFact, unpackFact, unpackRaw } from './fact-text.ts';
import { erasedOf, textOrMark } from './erased-text.ts';
import { type Key, keys, part } from './keys.ts';
import { keyProblem } from './usable-key.ts';
import type { Item, Table } from './table.ts';

export const monthOf = (at: number): string => formatInstant(at).slice(0, 7);

/**
 * The bucket of a fact: its month (for a schedule, samples and bills the month of their start), or `STANDING` for facts that count in every
 * month: corrections, attributes of the customer and of components, and bills of a quarter or a year.
 */
export function bucketOf(fact: Fact): string {
  const { type, body } = fact;
  if (type === 'correction' || (type === 'attribute.set' && body.record === undefined)) return STANDING;
  if (type === 'charge.billed' && body.end! - body.start! > LONGEST_READ_BACK) return STANDING;
  return monthOf(body.start ?? fact.occurredAt);
}

const keyOf = (vendor: string, fact: Fact): Key => keys.fact(vendor, fact.component, bucketOf(fact), groupOf(fact), fact.sender, fact.id);

export class DynamoFactStore implements FactStore {
  private readonly table: Table;
  private readonly storage: ObjectStorage | undefined;
  private readonly consistent: boolean;
  private readonly partitions: EvidencePartitions;

  /** @param storage where old facts are; absent: they stay in the table. */
  constructor(table: Table, storage?: ObjectStorage, consistent = true) {
    this.table = table;
    this.storage = storage;
    this.consistent = consistent;
    this.partitions = new EvidencePartitions(table, storage);
  }

  get settled(): FactStore {
    return new DynamoFactStore(this.table, this.storage, false);
  }

  async record(vendor: string, fact: Fact, raw: string | undefined, recordedAt = fact.receivedAt, carried?: Carried): Promise<Recorded> {
    const bucket = bucketOf(fact);
    const key = keyOf(vendor, fact);
    const held = recordedAt - fact.receivedAt > HELD;
    const item: Item = {
      ...key,
      entity: 'fact',
      schema: 2,
      ...(held && { recordedAt: formatInstant(recordedAt) }),
      ...(carried && { carried: JSON.stringify(carried) }),
      ...(await packFact(this.table, key, fact, raw)),
    };
    // The note of a late fact is written first: if the next write fails, an extra note does no harm.
    if (bucket === STANDING || bucket < monthOf(recordedAt) || recordedAt - fact.occurredAt > NOTED_AFTER) {
      await this.table.put({
        ...keys.late(vendor, fact.component, formatInstant(recordedAt), factKey(fact)),
        entity: 'late-fact',
        schema: 1,
        month: bucket !== STANDING ? bucket : fact.type === 'charge.billed' ? monthOf(fact.body.start!) : '',
      });
    }
    if (await this.partitions.putNew(item)) return 'stored';
    const known = await this.partitions.get(key);
    if (known && !(await this.isSame(known, fact))) return 'contradiction';
    // An attempt after a crash, as of the instant of the first, has its outcome.
    return held && known?.recordedAt === item.recordedAt ? 'stored' : 'repeat';
  }

  keyOf(vendor: string, fact: Fact): string {
    return keyOf(vendor, fact).sk;
  }

  placeOf(vendor: string, fact: Fact): FactPlace {
    return { component: fact.component ?? null, bucket: bucketOf(fact), key: this.keyOf(vendor, fact) };
  }

  async at(vendor: string, { component, bucket, key }: FactPlace): Promise<Fact | undefined> {
    const item = await this.partitions.get({ pk: keys.factPartition(vendor, component ?? undefined, bucket), sk: key });
    return item && unpackFact(this.table, item);
  }

  unstorable(vendor: string, fact: Fact): string | undefined {
    const late = keys.late(vendor, fact.component, formatInstant(fact.receivedAt), factKey(fact));
    return keyProblem(keyOf(vendor, fact)) ?? keyProblem(late);
  }

  async contradicts(vendor: string, fact: Fact): Promise<boolean> {
    const known = await this.partitions.get(keyOf(vendor, fact));
    return known !== undefined && !(await this.isSame(known, fact));
  }

  /** A reason that was erased is compared by its digest. */
  private async isSame(known: Item, fact: Fact): Promise<boolean> {
    const { reason } = erasedOf(known);
    const isSameReason = reason !== undefined && reason.digest === digestText(fact.body.reason ?? '');
    return content(await unpackFact(this.table, known)) === content(isSameReason ? withoutReason(fact) : fact);
  }

  async read(vendor: string, component: string | undefined, month: string, record?: string): Promise<Fact[]> {
    const prefix = record === undefined ? undefined : keys.fact(vendor, component, month, record, '', '').sk.replace(/#$/, '');
    const items = await this.partitions.all(keys.factPartition(vendor, component, month), { prefix, consistent: this.consistent });
    return Promise.all(items.map((item) => unpackFact(this.table, item)));
  }

  async hasLate(vendor: string, component: string | undefined, since: string, month: string): Promise<boolean> {
    return (await this.late(vendor, component, since)).some((late) => late.month < month);
  }

  async late(vendor: string, component: string | undefined, since: string): Promise<{ recordedAt: string; month: string }[]> {
    const items = await this.table.all(keys.latePartition(vendor, component), { from: since, consistent: this.consistent });
    return items.map((item) => ({ recordedAt: item.sk.split('#')[0]!, month: String(item.month) }));
  }

  async find(vendor: string, component: string | undefined, month: string, sender: string, id: string): Promise<FoundFact | undefined> {
    const end = `#${part(sender)}#${part(id)}`;
    const items = await this.partitions.all(keys.factPartition(vendor, component, month));
    const item = items.find(({ sk }) => sk.endsWith(end));
    return item && this.received(item);
  }

  async page(vendor: string, component: string | undefined, month: string, after: string | undefined, limit: number): Promise<FactPage> {
    const partition = keys.factPartition(vendor, component, month);
    const { items, next } = await this.partitions.page(partition, { limit, after });
    const found = await Promise.all(items.map(async (item) => ({ key: item.sk, found: await this.received(item) })));
    return { items: found, ...(next !== undefined && { next }) };
  }

  async readReceived(vendor: string, component: string | undefined, month: string): Promise<FoundFact[]> {
    const items = await this.partitions.all(keys.factPartition(vendor, component, month), { consistent: this.consistent });
    return Promise.all(items.map((item) => this.received(item)));
  }

  private async received(item: Item): Promise<FoundFact> {
    const fact = await unpackFact(this.table, item);
    const { text: raw, erased } = await textOrMark(item, unpackRaw(this.table, item));
    return {
      fact,
      raw,
      ...(typeof item.carried === 'string' && { carried: JSON.parse(item.carried) as Carried }),
      ...(erased && { erased }),
      recordedAt: typeof item.recordedAt === 'string' ? item.recordedAt : formatInstant(fact.receivedAt),
    };
  }

  async noteIds(contract: string, month: string, ids: readonly string[]): Promise<void> {
    const hashes = Buffer.concat([...new Set(ids)].map(hashOf).sort((a, b) => Buffer.compare(a, b)));
    await this.table.put({
      ...keys.ids(contract, month),
      entity: 'ids',
      schema: 1,
      ...(await this.table.pack('hashes', hashes.toString('base64'))),
    });
  }

  private idsOf(contract: string, but: ReadonlySet<string>): Promise<{ month: string; hashes: Buffer }[]> {
    const read = async (item: Item) => ({ month: item.sk, hashes: Buffer.from((await this.table.unpack(item, 'hashes')) ?? '', 'base64') });
    return this.table.all(keys.idsPartition(contract)).then((items) => Promise.all(items.filter(({ sk }) => !but.has(sk)).map(read)));
  }

  async recordedHashes(contract: string, but: ReadonlySet<string>): Promise<Uint8Array[]> {
    const noted = await this.idsOf(contract, but);
    return noted.flatMap(({ hashes }) => Array.from({ length: hashes.length / HASH }, (_, i) => hashes.subarray(i * HASH, (i + 1) * HASH)));
  }

  async monthsWith(contract: string, ids: readonly string[], but: ReadonlySet<string>): Promise<string[]> {
    const noted = await this.idsOf(contract, but);
    if (noted.length === 0) return [];
    const wanted = new Set(ids.map((id) => hashOf(id).toString('latin1')));
    const months: string[] = [];
    for (const { month, hashes } of noted)
      for (let i = 0; i < hashes.length; i += HASH)
        if (wanted.has(hashes.toString('latin1', i, i + HASH))) {
          months.push(month);
          break;
        }
    return months;
  }
}

/** A fact recorded more than this many ms after its receipt was held in quarantine: both instants are stored. */
const HELD = 60_000;
