/** The store of the keys of cursors: one item for each month, never changed. */
import type { CursorKeyStore } from '../../application/ports/cursor-keys.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

export class DynamoCursorKeyStore implements CursorKeyStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async get(month: string): Promise<Uint8Array | undefined> {
    const encrypted = (await this.table.get(keys.cursorKey(month)))?.encrypted;
    return encrypted instanceof Uint8Array ? encrypted : undefined;
  }

  put(month: string, encrypted: Uint8Array): Promise<boolean> {
    return this.table.putNew({ ...keys.cursorKey(month), entity: 'cursor-key', schema: 1, encrypted });
  }
}
