/**
 * Erases texts of records by request. It is the only code that takes away what was recorded: it writes an item in place of the one that it
 * read, without the texts and with their marks. What counts in an amount stays byte for byte.
 */
import { parseClaimId } from '../../application/claims/claim-id.ts';
import { transitionSource } from '../../application/claims/post-ledger.ts';
import type { ObjectStorage } from '../../application/ports/old-evidence.ts';
import { digestText } from '../../application/evidence/digest.ts';
import type { ErasableRecord, ErasureResult, ErasureStore } from '../../application/ports/erasures.ts';
import type { Erased } from '../../domain/evidence/erasure.ts';
import { erasableDispute, erasableTransition, erasableLedger } from './erasable-claims.ts';
import { erasableBatch, erasableEvent, erasableEntry } from './erasable-evidence.ts';
import type { Erasable } from './erasable.ts';
import { EvidencePartitions } from './evidence-partitions.ts';
import { PartitionMover } from './partition-mover.ts';
import { type Key, keys, part } from './keys.ts';
import { quarantineKey } from './quarantine-store.ts';
import { spreadItem } from './spread.ts';
import type { Item, Table } from './table.ts';

type By = Parameters<ErasureStore['erase']>[1];
type Read = (item: Item) => Erasable | Promise<Erasable>;
type EventRecord = Extract<ErasableRecord, { kind: 'event' }>;

const ATTEMPTS = 3;
/** Events that are looked through at once. */
const PAGE = 1000;

export class DynamoErasureStore implements ErasureStore {
  private readonly table: Table;
  private readonly partitions: EvidencePartitions;
  private readonly mover: PartitionMover | undefined;

  /** @param storage where old evidence is; absent: all of it is in the table. */
  constructor(table: Table, storage?: ObjectStorage) {
    this.table = table;
    this.partitions = new EvidencePartitions(table, storage);
    this.mover = storage?.objects && new PartitionMover(table, { ...storage, objects: storage.objects });
  }

  async erase(records: readonly ErasableRecord[], by: By): Promise<ErasureResult[]> {
    const places = await this.placesOf(records.filter((record) => record.kind === 'event'));
    const results: ErasureResult[] = [];
    for (const record of records) results.push({ record, ...(await this.eraseOne(record, places, by)) });
    return results;
  }

  private async eraseOne(record: ErasableRecord, places: ReadonlyMap<string, Key>, by: By): Promise<Omit<ErasureResult, 'record'>> {
    switch (record.kind) {
      case 'event':
        return this.eraseEvidence(places.get(nameOf(record)), (item) => erasableEvent(this.table, item), by);
      case 'batch':
        return this.eraseEvidence(
          keys.samplePayload(record.vendor, record.day, record.sender, record.id),
          (item) => erasableBatch(this.table, item),
          by,
        );
      case 'quarantined':
        return this.eraseAt(quarantineKey(record.id), (item) => erasableEntry(this.table, item), by);
      case 'dispute':
        return this.eraseAt(keys.dispute(record.id.split('.')[0]!, record.id), erasableDispute, by);
      case 'transition':
        return this.eraseTransition(record, by);
    }
  }

  /** The keys of events: one read of each partition that has some, for all of them. */
  private async placesOf(records: readonly EventRecord[]): Promise<Map<string, Key>> {
    const partitions = new Map<string, Map<string, string>>();
    for (const record of records) {
      const pk = keys.factPartition(record.vendor, record.component, record.month);
      const wanted = partitions.get(pk) ?? new Map<string, string>();
      partitions.set(pk, wanted.set(`${part(record.sender)}#${part(record.id)}`, nameOf(record)));
    }
    const places = new Map<string, Key>();
    for (const [pk, wanted] of partitions) {
      let after: string | undefined;
      do {
        const page = await this.partitions.page(pk, { limit: PAGE, after });
        for (const { sk } of page.items) {
          const name = wanted.get(sk.split('#').slice(-2).join('#'));
          if (name !== undefined) places.set(name, { pk, sk });
        }
        after = page.next;
      } while (after !== undefined);
    }
    return places;
  }

  private async eraseTransition(
    { claim, n }: Extract<ErasableRecord, { kind: 'transition' }>,
    by: By,
  ): Promise<Omit<ErasureResult, 'record'>> {
    const place = parseClaimId(claim);
    const key = place && keys.claimTransition(place.contract, place.period, place.credit, n);
    const item = key && (await this.table.get(key));
    if (!item) return { state: 'unknown' };
    // The copies first: until the transition has its mark, a run that was cut off begins again.
    const { at } = erasableTransition(item).transition;
    const source = transitionSource({ id: claim }, n - 1);
    const vendor = (await spreadItem(this.table, keys.formerLedgerItem(undefined, at, source)))?.vendor;
    const listings = vendor === undefined ? [undefined] : [undefined, String(vendor)];
    for (const copy of listings.flatMap((one) => [keys.ledgerItem(one, at, source), keys.formerLedgerItem(one, at, source)]))
      await this.eraseAt(copy, (read) => erasableLedger(this.table, read), by);
    return this.eraseAt(key, erasableTransition, by);
  }

  /**
   * Erases in the objects of old evidence and in the table, which for some days both have an item. First where it is longer: the result of the
   * table counts while the item is there.
   */
  private async eraseEvidence(key: Key | undefined, read: Read, by: By): Promise<Omit<ErasureResult, 'record'>> {
    let inObject: Omit<ErasureResult, 'record'> | undefined;
    if (key && this.mover)
      await this.mover.replace(key, async (item) => {
        const { result, changed } = await erasedItem(this.table, item, read, by);
        inObject = result;
        return changed ?? item;
      });
    const inTable = await this.eraseAt(key, read, by);
    return inTable.state === 'unknown' && inObject ? inObject : inTable;
  }

  private async eraseAt(key: Key | undefined, read: Read, by: By): Promise<Omit<ErasureResult, 'record'>> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const item = key && (await this.table.get(key));
      if (!item) return { state: 'unknown' };
      const { result, changed, afterwards } = await erasedItem(this.table, item, read, by);
      if (!changed) return result;
      if (!(await this.table.replace(changed, item))) continue;
      if (afterwards !== undefined) await this.table.erasePieces(item, afterwards, JSON.stringify(result.erased?.payload));
      return result;
    }
    throw new Error('a record was changed by others three times while it was erased');
  }
}

interface ErasedItem {
  readonly result: Omit<ErasureResult, 'record'>;
  /** What is to be there in place of the item; absent: it stays as it is. */
  readonly changed?: Item;
  readonly afterwards?: string | undefined;
}

/** An item without its texts; their pieces are erased already. */
async function erasedItem(table: Table, item: Item, read: Read, by: By): Promise<ErasedItem> {
  const { texts, erased, without, inPieces, afterwards } = await read(item);
  const marks = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, { at: by.at, by: by.by, reason: by.reason, digest: digestText(text) }]),
  );
  const all: Erased = { ...erased, ...marks };
  if (Object.keys(all).length === 0) return { result: { state: 'no-text' } };
  // Before the item, which alone names them.
  if (inPieces) await table.erasePieces(item, inPieces.attribute, JSON.stringify(all[inPieces.text]));
  if (Object.keys(marks).length === 0 && item.erased !== undefined) {
    const isOwn = Object.values(all).every((mark) => mark.at === by.at && mark.by === by.by && mark.reason === by.reason);
    return { result: { state: by.isRepeat === true && isOwn ? 'erased' : 'erased-before', erased: all } };
  }
  return { result: { state: 'erased', erased: all }, changed: await without(all), afterwards };
}

/** The name of an event among those that are asked for. */
const nameOf = ({ vendor, component, month, sender, id }: EventRecord): string =>
  JSON.stringify([vendor, component ?? null, month, sender, id]);
