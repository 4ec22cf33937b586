/** The store of the progress of scheduled tasks: one item each. */
import type { ProgressMark, ProgressStore } from '../../application/ports/progress.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

export class DynamoProgressStore implements ProgressStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async get(task: string): Promise<ProgressMark | undefined> {
    const item = await this.table.get(keys.progress(task));
    return item?.after === undefined ? undefined : { after: String(item.after), ...(item.begun === true && { begun: true }) };
  }

  async put(task: string, mark: ProgressMark | undefined): Promise<void> {
    await this.table.put({ ...keys.progress(task), entity: 'progress', schema: 1, ...mark });
  }
}
