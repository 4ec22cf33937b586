/** The store of the administrator's mappings: one item each with the newest revision, which only the next revision may replace. A deleted mapping leaves its revision, so that no revision is used twice. */
import { upcastMapping } from '../../schemas/upcast-mapping.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';
import type { SourceStore, StoredMapping } from '../../application/ports/sources.ts';

/** The schema of written mappings. Before 3 they have old types of events and old keys. */
const SOURCE_SCHEMA = 3;

/** In mappings of schema 1 the position of an entry was `$number`, which hid the function of that name. */
const withPosition = (text: string): string => text.replaceAll(/\$number\b(?!\s*\()/g, () => '$position');

export class DynamoSourceStore implements SourceStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async all(): Promise<StoredMapping[]> {
    const items = await this.table.all(keys.sourcePartition(), { consistent: true });
    return Promise.all(items.filter((item) => item.deleted !== true).map((item) => this.fromItem(item)));
  }

  async get(source: string): Promise<StoredMapping | undefined> {
    const item = await this.table.get(keys.source(source));
    return item && item.deleted !== true ? this.fromItem(item) : undefined;
  }

  async revision(source: string): Promise<number> {
    return Number((await this.table.get(keys.source(source)))?.rank ?? 0);
  }

  async delete(source: string, revision: number, deletedAt: string): Promise<boolean> {
    return this.table.putNewest(
      { ...keys.source(source), entity: 'source', schema: SOURCE_SCHEMA, rank: revision, deleted: true, deletedAt },
      'above',
    );
  }

  async put(stored: StoredMapping): Promise<boolean> {
    return this.table.putNewest(
      {
        ...keys.source(stored.mapping.source),
        entity: 'source',
        schema: SOURCE_SCHEMA,
        rank: stored.revision,
        ...(await this.table.pack('stored', JSON.stringify(stored))),
      },
      'above',
    );
  }

  private async fromItem(item: Item): Promise<StoredMapping> {
    const text = (await this.table.unpack(item, 'stored'))!;
    const stored = JSON.parse(item.schema < 2 ? withPosition(text) : text) as StoredMapping;
    return item.schema < SOURCE_SCHEMA ? { ...stored, mapping: upcastMapping(stored.mapping) } : stored;
  }
}
