/** Facts in the table: one item each, one conditional write, never read before it is written. */
import { type FactStore, type Recorded, STANDING } from '../../application/ports.ts';
import type { Fact } from '../../domain/evidence/fact.ts';
import { factKey } from '../../domain/evidence/fact.ts';
import { content } from '../../domain/evidence/fact-set.ts';
import { groupOf } from '../../domain/evidence/vocabulary.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { type StoredFact, fromStoredFact, toStoredFact } from '../../schemas/stored-fact.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

export const monthOf = (at: number): string => formatInstant(at).slice(0, 7);

/**
 * Where a fact is looked for: in the month that it speaks of (a schedule, samples and charges in that of their start), or among
 * those that hold whatever the month: corrections, and attributes of the customer and of components.
 */
export function bucketOf(fact: Fact): string {
  if (fact.type === 'correction' || (fact.type === 'attribute.set' && fact.body.record === undefined)) return STANDING;
  return monthOf(fact.body.start ?? fact.occurredAt);
}

export class DynamoFactStore implements FactStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async record(vendor: string, fact: Fact, raw: string | undefined): Promise<Recorded> {
    const key = keys.fact(vendor, fact.component, bucketOf(fact), groupOf(fact), fact.sender, fact.id);
    const item: Item = {
      ...key,
      entity: 'fact',
      schema: 1,
      ...(await this.table.pack('fact', JSON.stringify(toStoredFact(fact)))),
      ...(raw !== undefined && (await this.table.pack('raw', raw))),
    };
    // What came after its month is noted first: should the write after it fail, a note too many does no harm.
    const bucket = bucketOf(fact);
    if (bucket !== STANDING && bucket < monthOf(fact.receivedAt)) {
      await this.table.put({
        ...keys.late(vendor, fact.component, formatInstant(fact.receivedAt), factKey(fact)),
        entity: 'late-fact',
        schema: 1,
        month: bucket,
      });
    }
    if (await this.table.putNew(item)) return 'stored';
    const known = await this.table.get(key);
    return known && content(await this.fromItem(known)) === content(fact) ? 'repeat' : 'contradiction';
  }

  async read(vendor: string, component: string | undefined, month: string, record?: string): Promise<Fact[]> {
    const prefix = record === undefined ? undefined : keys.fact(vendor, component, month, record, '', '').sk.replace(/#$/, '');
    const items = await this.table.all(keys.factPartition(vendor, component, month), {
      ...(prefix !== undefined && { prefix }),
      consistent: true,
    });
    return Promise.all(items.map((item) => this.fromItem(item)));
  }

  private async fromItem(item: Item): Promise<Fact> {
    return fromStoredFact(JSON.parse((await this.table.unpack(item, 'fact'))!) as StoredFact);
  }

  async hasLate(vendor: string, component: string | undefined, since: string, month: string): Promise<boolean> {
    const items = await this.table.all(keys.latePartition(vendor, component), { from: since });
    return items.some((item) => String(item.month) < month);
  }
}
