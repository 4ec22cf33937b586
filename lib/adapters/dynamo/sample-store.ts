/**
 * The store of batched checks. Each batch is written as one item for all components of a vendor. Once a day they are packed into one fact for
 * each component. A check costs about a hundredth of a write unit, and a month of one component is read with a few units.
 */
import { createHash } from 'node:crypto';
import { BATCHED, NOTED_AFTER, type Recorded } from '../../application/ports/evidence.ts';
import type { ObjectStorage } from '../../application/ports/old-evidence.ts';
import { digestText } from '../../application/evidence/digest.ts';
import { type Fact, factKey } from '../../domain/evidence/fact.ts';
import { dayFacts, dayOf } from '../../domain/evidence/batched-checks.ts';
import { groupOf } from '../../domain/evidence/vocabulary.ts';
import { DAY, formatInstant, parseInstant } from '../../domain/time/instant.ts';
import { type StoredFact, fromStoredFact, toStoredFact } from '../../schemas/stored-fact.ts';
import { bucketOf, monthOf } from './fact-store.ts';
import { EvidencePartitions } from './evidence-partitions.ts';
import { packFact } from './fact-text.ts';
import { textOrMark } from './erased-text.ts';
import { keys, unescaped } from './keys.ts';
import { keyProblem } from './usable-key.ts';
import type { Item, Table } from './table.ts';
import type { SampleDay, SampleMarks, BatchPayload, SampleStore } from '../../application/ports/samples.ts';

/** A fact without the names of its components; the results are in the order of the component list. */
interface Row extends Omit<StoredFact, 'body'> {
  readonly body: Omit<StoredFact['body'], 'batched'>;
  readonly results: string;
}

/** The most that clocks of processes differ, in ms: a day that changed so shortly before it was packed is packed again. */
const SKEW = 5 * 60_000;
const WRITERS = 16;

/** The number of components of a day to unpack together: with checks every minute they take 300 MB at most. */
const AT_ONCE = 1000;

export class DynamoSampleStore implements SampleStore {
  private readonly table: Table;
  /** Stored lists of components that this process knows, by hash. */
  private readonly rosters = new Map<string, readonly string[]>();
  /** Days that this process has marked as changed before their end. */
  private readonly marked = new Set<string>();

  private readonly partitions: EvidencePartitions;

  /** @param storage where old checks are; absent: they stay in the table. */
  constructor(table: Table, storage?: ObjectStorage) {
    this.table = table;
    this.partitions = new EvidencePartitions(table, storage);
  }

  async record(vendor: string, batched: Fact, raw: string, recordedAt: number): Promise<Recorded> {
    const day = dayOf(batched);
    const stored = toStoredFact(batched);
    const { batched: results = {}, ...body } = stored.body;
    const components = Object.keys(results).sort();
    const roster = await this.keepRoster(components);
    const row: Row = { ...stored, body, results: components.map((name) => results[name]).join('') };
    const key = keys.sample(vendor, day, batched.sender, batched.id);
    const names = Buffer.from(JSON.stringify(components));
    await this.partitions.putNew({
      ...keys.samplePayload(vendor, day, batched.sender, batched.id),
      entity: 'sample-payload',
      schema: 1,
      roster,
      ...(await this.table.pack('raw', raw, names)),
    });
    await this.noteLate(vendor, batched, recordedAt);
    const isNew = await this.partitions.putNew({
      ...key,
      entity: 'samples',
      schema: 2,
      roster,
      ...(await this.table.pack('row', JSON.stringify(row))),
    });
    await this.markChanged(vendor, day, recordedAt);
    if (isNew) return 'stored';
    const known = await this.partitions.get(key);
    return known && sameChecks(await this.fromItem(known), batched) ? 'repeat' : 'contradiction';
  }

  private async keepRoster(components: readonly string[]): Promise<string> {
    const text = JSON.stringify(components);
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 32);
    if (!this.rosters.has(hash)) {
      await this.table.putNew({ ...keys.roster(hash), entity: 'roster', schema: 1, ...(await this.table.pack('names', text)) });
      this.rosters.set(hash, components);
    }
    return hash;
  }

  private async roster(hash: string): Promise<readonly string[]> {
    const known = this.rosters.get(hash);
    if (known) return known;
    const item = (await this.table.get(keys.roster(hash)))!;
    const names = JSON.parse((await this.table.unpack(item, 'names'))!) as string[];
    this.rosters.set(hash, names);
    return names;
  }

  /** Records late checks, because statements that were issued in between are outdated. */
  private async noteLate(vendor: string, batched: Fact, recordedAt: number): Promise<void> {
    const month = monthOf(batched.body.start!);
    if (month >= monthOf(recordedAt) && recordedAt - batched.occurredAt <= NOTED_AFTER) return;
    const key = keys.late(vendor, BATCHED, formatInstant(recordedAt), factKey(batched));
    await this.table.put({ ...key, entity: 'late-fact', schema: 1, month });
  }

  /** Marks a day as changed: before its end once by each process, and after its end every time, because it may be packed by then. */
  private async markChanged(vendor: string, day: string, recordedAt: number): Promise<void> {
    const name = `${vendor} ${day}`;
    const running = recordedAt < parseInstant(`${day}T00:00:00Z`)! + DAY;
    if (running && this.marked.has(name)) return;
    await this.table.put({ ...keys.sampleVendor(vendor), entity: 'sample-vendor', schema: 1, vendor });
    await this.table.put({ ...keys.sampleDay(vendor, day, 'CHANGED', formatInstant(recordedAt)), entity: 'sample-day', schema: 1 });
    if (this.marked.size > 1000) this.marked.clear();
    if (running) this.marked.add(name);
  }

  /** @param of only these components; absent = all. */
  private async fromItem(item: Item, of?: ReadonlySet<string>): Promise<Fact> {
    const names = await this.roster(String(item.roster));
    const { results, ...row } = JSON.parse((await this.table.unpack(item, 'row'))!) as Row;
    const each = results.length / names.length;
    const batched: Record<string, string> = {};
    for (const [i, name] of names.entries()) if (!of || of.has(name)) batched[name] = results.slice(i * each, (i + 1) * each);
    return fromStoredFact({ ...row, body: { ...row.body, batched } });
  }

  private readDay(vendor: string, day: string): Promise<Item[]> {
    return this.partitions.all(keys.samplePartition(vendor, day));
  }

  /** The facts of some components from a day's items; items without these components are not unpacked. */
  private async factsOf(items: readonly Item[], of: ReadonlySet<string>): Promise<Fact[]> {
    const relevant = new Set<string>();
    for (const hash of rostersOf(items)) if ((await this.roster(hash)).some((name) => of.has(name))) relevant.add(hash);
    const batched: Fact[] = [];
    for (const item of items) if (relevant.has(String(item.roster))) batched.push(await this.fromItem(item, of));
    return dayFacts(batched, of);
  }

  /** Days of a vendor that changed after they were packed. */
  private async changedDays(vendor: string, from: string): Promise<string[]> {
    return waitingOf(await this.table.all(keys.sampleDays(vendor), { from, consistent: true }));
  }

  async marks(vendor: string, from: string): Promise<SampleMarks> {
    const [days, late] = await Promise.all([
      this.table.all(keys.sampleDays(vendor), { from, consistent: true }),
      this.table.all(keys.latePartition(vendor, BATCHED), { from, consistent: true }),
    ]);
    const packed = days.filter(({ sk }) => sk.split('#')[1] === 'PACKED');
    return { waiting: waitingOf(days), version: digestText([...packed, ...late].map(({ sk }) => sk).join(' ')) };
  }

  async pending(vendor: string, components: ReadonlySet<string>, months: readonly string[]): Promise<Fact[]> {
    const [earliest] = [...months].sort();
    if (earliest === undefined) return [];
    const days = (await this.changedDays(vendor, earliest)).filter((day) => months.includes(day.slice(0, 7)));
    const found = await Promise.all(days.map(async (day) => this.factsOf(await this.readDay(vendor, day), components)));
    return found.flat();
  }

  async payloads({ vendor, day }: SampleDay, after: string | undefined, limit: number): Promise<{ items: BatchPayload[]; next?: string }> {
    const { pk } = keys.samplePayload(vendor, day, '', '');
    const page = await this.partitions.page(pk, { limit, after });
    const items = await Promise.all(page.items.map((item) => this.payload(item)));
    return { items, ...(page.next !== undefined && { next: page.next }) };
  }

  private async payload(item: Item): Promise<BatchPayload> {
    const [sender, id] = item.sk.split('#').map(unescaped) as [string, string];
    const names = Buffer.from(JSON.stringify(await this.roster(String(item.roster))));
    const { text, erased } = await textOrMark(item, this.table.unpack(item, 'raw', names));
    return { key: item.sk, sender, id, ...(text !== undefined && { raw: text }), ...(erased && { erased }) };
  }

  unstorable(vendor: string, batched: Fact): string | undefined {
    const at = formatInstant(batched.receivedAt);
    return (
      keyProblem(keys.samplePayload(vendor, at.slice(0, 10), batched.sender, batched.id)) ??
      keyProblem(keys.late(vendor, BATCHED, at, factKey(batched)))
    );
  }

  async unpacked(before: number): Promise<SampleDay[]> {
    const found: SampleDay[] = [];
    for (const { vendor } of await this.table.all(keys.sampleVendors(), { consistent: true }))
      for (const day of await this.changedDays(String(vendor), ''))
        if (parseInstant(`${day}T00:00:00Z`)! + DAY <= before) found.push({ vendor: String(vendor), day });
    return found;
  }

  /**
   * Packs a day. The facts replace those of an earlier packing, since they are made from all batches of the day. Components are packed in
   * groups, because the unpacked day of a fleet would not fit into a function's memory.
   */
  async packDay({ vendor, day }: SampleDay, now: number): Promise<void> {
    const items = await this.readDay(vendor, day);
    const rosters = await Promise.all([...rostersOf(items)].map((hash) => this.roster(hash)));
    const components = [...new Set(rosters.flat())].sort();
    for (let from = 0; from < components.length; from += AT_ONCE)
      await this.write(vendor, await this.factsOf(items, new Set(components.slice(from, from + AT_ONCE))));
    await this.table.put({ ...keys.sampleDay(vendor, day, 'PACKED', formatInstant(now - SKEW)), entity: 'sample-day', schema: 1 });
  }

  private async write(vendor: string, facts: Fact[]): Promise<void> {
    const writer = async (): Promise<void> => {
      for (let fact = facts.pop(); fact; fact = facts.pop()) {
        const key = keys.fact(vendor, fact.component, bucketOf(fact), groupOf(fact), fact.sender, fact.id);
        await this.table.put({ ...key, entity: 'fact', schema: 2, ...(await packFact(this.table, key, fact, undefined)) });
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, writer));
  }
}

/** Of the marks of days those that changed since they were packed. */
function waitingOf(marks: readonly Item[]): string[] {
  const packed = new Map<string, string>();
  const changed = new Map<string, string>();
  for (const { sk } of marks) {
    const [day, mark, at] = sk.split('#') as [string, string, string];
    const known = mark === 'PACKED' ? packed : changed;
    if (at > (known.get(day) ?? '')) known.set(day, at);
  }
  return [...changed].filter(([day, at]) => at >= (packed.get(day) ?? '')).map(([day]) => day);
}

const rostersOf = (items: readonly Item[]): Set<string> => new Set(items.map((item) => String(item.roster)));

/** Whether two facts have the same results for the same checks; the instants of receipt are ignored. */
const sameChecks = (a: Fact, b: Fact): boolean => {
  const said = ({ occurredAt, body }: Fact): string =>
    JSON.stringify([occurredAt, body.stream, body.location ?? null, body.start, body.every, Object.entries(body.batched!).sort()]);
  return said(a) === said(b);
};
