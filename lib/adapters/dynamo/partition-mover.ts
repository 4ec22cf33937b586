/**
 * Moves old evidence to object storage: it writes an object, reads it back and compares it, records it as a part of its partition, and only
 * then lets the items expire. A crash leaves what is in the table, and a repetition goes on. No item expires that is not, as it is in the table,
 * in an object that was read back.
 */
import { hashOf, idFilter } from '../../application/evidence/id-filter.ts';
import type { EvidenceObjects, OldEvidencePlace, MovedItems, ObjectStorage, OldEvidence } from '../../application/ports/old-evidence.ts';
import { EVIDENCE_DAYS } from '../../declarations/retention.ts';
import { DAY } from '../../domain/time/instant.ts';
import { DamagedEvidenceError, fromObject, itemLine, toObject } from './evidence-object.ts';
import { EvidencePartitions, type EvidencePart, type EvidenceParts, groupIn, mayBeMoved } from './evidence-partitions.ts';
import { EXPIRY, expiresAt } from './expiry.ts';
import { type Key, keys } from './keys.ts';
import type { Item, Table } from './table.ts';
import { keyProblem } from './usable-key.ts';

const ATTEMPTS = 3;
const WRITERS = 16;
/** The most bytes of the filter of a partition; with more, its objects are always read. */
const FILTER_BYTES = 150_000;

type Lines = ReadonlyMap<string, string>;

const partitionOf = (place: OldEvidencePlace): string =>
  place.kind === 'facts'
    ? keys.factPartition(place.vendor, place.component, place.month)
    : place.kind === 'checks'
      ? keys.samplePartition(place.vendor, place.day)
      : keys.samplePayload(place.vendor, place.day, '', '').pk;

export class PartitionMover implements OldEvidence {
  private readonly table: Table;
  private readonly storage: ObjectStorage & { readonly objects: EvidenceObjects };

  constructor(table: Table, storage: ObjectStorage & { readonly objects: EvidenceObjects }) {
    this.table = table;
    this.storage = storage;
  }

  async move(place: OldEvidencePlace): Promise<MovedItems> {
    const pk = partitionOf(place);
    const now = this.storage.clock();
    // Another process, whose clock is behind, must know it as a partition that may be old.
    if (!mayBeMoved(pk, now - DAY)) throw new Error(`${pk} is younger than what may be moved to object storage`);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const moved = await this.attempt(pk, now);
      if (moved) return moved;
    }
    throw new Error(`${pk} was moved by others three times in a row`);
  }

  private async attempt(pk: string, now: number): Promise<MovedItems | undefined> {
    const stays = (await this.table.all(pk, { consistent: true })).filter((item) => item[EXPIRY] === undefined);
    // A partition with the longest names has no key for its parts, and stays.
    if (stays.length === 0 || keyProblem(keys.moved(pk)) !== undefined) return { moved: 0, expiring: 0 };
    // A reader of its own: nothing that this process keeps counts as read back.
    const before = await new EvidencePartitions(this.table, this.storage).partsOf(pk);
    let parts: readonly EvidencePart[] = before?.parts ?? [];
    const known = linesOf(await this.readBack(pk, parts));
    const fresh = stays.filter((item) => known.get(item.sk) !== itemLine(item));
    if (fresh.length > 0) {
      const { name, bytes } = toObject(pk, fresh);
      await this.storage.objects.put(name, bytes);
      parts = [...parts.filter((part) => part.name !== name), { name, items: fresh.length }];
      if (!(await this.recordParts(pk, parts, before, []))) return undefined;
    }
    const stored = linesOf(await this.readBack(pk, parts));
    return { moved: fresh.length, expiring: await this.expire(stays, stored, now + EVIDENCE_DAYS.settled * DAY) };
  }

  /** @param ended objects in whose place others were written. @returns false when another process recorded others meanwhile. @throws DamagedEvidenceError before anything is recorded. */
  private async recordParts(
    pk: string,
    parts: readonly EvidencePart[],
    before: EvidenceParts | undefined,
    ended: readonly string[],
  ): Promise<boolean> {
    const groups = [...new Set((await this.readBack(pk, parts)).map(({ sk }) => groupIn(sk)))];
    const filter = idFilter(groups.map(hashOf));
    const item = {
      ...keys.moved(pk),
      entity: 'moved',
      schema: 1,
      version: parts.map(({ name }) => name).join(' '),
      parts: JSON.stringify(parts),
      ...(filter.length <= FILTER_BYTES && { groups: filter }),
      ended: JSON.stringify([...new Set([...endedIn(before), ...ended])]),
    };
    return this.table.putOver(item, before?.item);
  }

  /** The items of objects, as object storage has them now; the last part of a sort key. */
  private async readBack(pk: string, parts: readonly EvidencePart[]): Promise<Item[]> {
    const items = new Map<string, Item>();
    for (const { name, items: count } of parts) {
      const read = fromObject(pk, name, await this.storage.objects.get(name));
      if (read.length !== count) throw new DamagedEvidenceError(`the evidence ${name} has ${read.length} items, and ${count} were written`);
      for (const item of read) items.set(item.sk, item);
    }
    return [...items.values()];
  }

  private async expire(items: readonly Item[], stored: Lines, at: number): Promise<number> {
    const left = items.filter((item) => stored.get(item.sk) === itemLine(item));
    let expiring = 0;
    const writer = async (): Promise<void> => {
      for (let item = left.pop(); item; item = left.pop()) if (await this.table.replace({ ...item, ...expiresAt(at) }, item)) expiring += 1;
    };
    await Promise.all(Array.from({ length: WRITERS }, writer));
    return expiring;
  }

  /**
   * Replaces an item in the objects of its partition. The objects that had it are deleted last. @returns false where no object has it.
   * @param without makes the item that is to be there.
   */
  async replace(key: Key, without: (item: Item) => Promise<Item>): Promise<boolean> {
    const { pk, sk } = key;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const before = await new EvidencePartitions(this.table, this.storage).partsOf(pk);
      if (!before) return false;
      const parts: EvidencePart[] = [];
      const replaced: string[] = [];
      let isThere = false;
      for (const part of before.parts) {
        const items = await this.readBack(pk, [part]);
        const found = items.find((item) => item.sk === sk);
        if (!found) {
          parts.push(part);
          continue;
        }
        isThere = true;
        const changed = await without(found);
        const { name, bytes } = toObject(
          pk,
          items.map((item) => (item === found ? changed : item)),
        );
        await this.storage.objects.put(name, bytes);
        parts.push({ name, items: items.length });
        if (name !== part.name) replaced.push(part.name);
      }
      if (replaced.length > 0 && !(await this.recordParts(pk, parts, before, replaced))) continue;
      // Also those of an erasure that was cut off.
      const left = new Set(parts.map(({ name }) => name));
      for (const name of [...endedIn(before), ...replaced]) if (!left.has(name)) await this.storage.objects.delete(name);
      return isThere;
    }
    throw new Error(`the evidence of ${pk} was changed by others three times while it was erased`);
  }
}

/** Objects of a partition in whose place others were written. */
const endedIn = (parts: EvidenceParts | undefined): string[] => (parts ? (JSON.parse(String(parts.item.ended)) as string[]) : []);

const linesOf = (items: readonly Item[]): Lines => new Map(items.map((item) => [item.sk, itemLine(item)]));
