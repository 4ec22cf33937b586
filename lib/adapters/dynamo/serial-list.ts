/**
 * A short list in one partition, whose entries are put one after the other: each put is checked beside all entries as they are, and no two
 * puts can pass a check that only one of them may. A put first takes its turn, by a conditional write of the list's mark, which has the
 * entry; the entry follows. One that was cut off between the two is completed by the next put. Late writers cannot undo newer ones.
 */
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

/** Entries have text, numbers and flags alone. */
export type ListEntry = Item & { readonly [attribute: string]: string | number | boolean | undefined };

export class SerialList {
  private readonly table: Table;
  private readonly partition: string;

  constructor(table: Table, partition: string) {
    this.table = table;
    this.partition = partition;
  }

  async all(): Promise<Item[]> {
    const mark = keys.listMark(this.partition);
    return (await this.table.all(this.partition, { consistent: true })).filter(({ sk }) => sk !== mark.sk);
  }

  /** @param may whether it may be put beside what is there. @returns false when it may not. */
  async put(entry: ListEntry, may: (all: readonly Item[]) => boolean = () => true): Promise<boolean> {
    for (;;) {
      const key = keys.listMark(this.partition);
      const mark = await this.table.get(key);
      if (typeof mark?.pending === 'string') await this.table.putNewest(JSON.parse(mark.pending) as Item & { rank: number });
      if (!may(await this.all())) return false;
      const rank = Number(mark?.rank ?? 0) + 1;
      const ranked = { ...entry, rank };
      const taken = { ...key, entity: 'list-mark', schema: 1, version: String(rank), rank, pending: JSON.stringify(ranked) };
      if (!(await this.table.putOver(taken, mark))) continue;
      await this.table.putNewest(ranked);
      return true;
    }
  }
}
