/**
 * The numbers of notes. The head of a series has its last number and the revision that has it. One conditional write on the head gives the
 * next number, so that no number is given twice.
 *
 * Before a process moves the head on, it copies the last number to the revision that has it. So a revision without a copy has no number
 * before the head, also where the process that gave it one was cut off, and each number belongs to one issued revision: there are no gaps.
 *
 * What the order said of notes goes with the number, first in the head and then beside the number of the revision.
 */
import type { OrderInvoice } from '../../domain/contract/terms.ts';
import { keys } from './keys.ts';
import type { Item, ItemValue, Table } from './table.ts';
import type { GivenNumber, NoteNumberStore, NoteSeries, RevisionKey } from '../../application/ports/note-numbers.ts';

/** How often a number is tried while others take numbers of the same series: each failure is a number that another revision got. */
const ATTEMPTS = 200;

/** The digits of a number after its prefix of at most eight characters: sixteen together. */
const MAX_NUMBER = 99_999_999;

const MAX_PAUSE_MS = 128;

const isOf = (head: Item, { contract, period, revision }: RevisionKey): boolean =>
  head.contract === contract && head.period === period && head.revision === revision;

const revisionIn = ({ contract, period, revision }: Item): RevisionKey => ({
  contract: String(contract),
  period: String(period),
  revision: Number(revision),
});

/** The attributes in which `Table.pack` stores the order's `invoice`, as they are in an item. */
const packedInvoice = (item: Item): Record<string, ItemValue> =>
  Object.fromEntries(
    Object.entries(item).filter((one): one is [string, ItemValue] => one[0].startsWith('invoice') && one[1] !== undefined),
  );

export class DynamoNoteNumberStore implements NoteNumberStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async of({ contract, period, revision }: RevisionKey): Promise<GivenNumber | undefined> {
    const item = await this.table.get(keys.noteOf(contract, period, revision));
    if (!item) return undefined;
    const invoice = await this.table.unpack(item, 'invoice');
    return { number: String(item.number), ...(invoice !== undefined && { invoice: JSON.parse(invoice) as OrderInvoice }) };
  }

  async withNumber(issuer: string, number: string): Promise<RevisionKey | undefined> {
    const item = await this.table.get(keys.noteNumber(issuer, number));
    return item && revisionIn(item);
  }

  async give(series: NoteSeries, revision: RevisionKey, invoice?: OrderInvoice): Promise<string> {
    const { issuer, prefix } = series;
    const packed = invoice ? await this.table.pack('invoice', JSON.stringify(invoice)) : {};
    const head = keys.noteSeries(issuer, prefix);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const item = await this.table.get(head);
      const [known] = await Promise.all([this.of(revision), item && this.copy(series, item)]);
      if (known) return known.number;
      if (item && isOf(item, revision)) return `${prefix}${Number(item.last)}`;
      const last = Number(item?.last ?? 0) + 1;
      if (last > MAX_NUMBER) throw new Error(`the series ${prefix} of ${issuer} has no number left`);
      const next: Item & { readonly version: string } = {
        ...head,
        entity: 'note-series',
        schema: 1,
        version: String(last),
        last,
        ...revision,
        ...packed,
      };
      if (!(await this.table.putOver(next, item))) {
        // Forty children of a close may want a number of one vendor: without a pause nearly all of their writes would be refused, and paid.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(2 ** attempt, MAX_PAUSE_MS)));
        continue;
      }
      await this.copy(series, next);
      return `${prefix}${last}`;
    }
    throw new Error(`${ATTEMPTS} numbers of the series ${prefix} of ${issuer} were given to others meanwhile`);
  }

  /** Copies the number of a head, with what goes with it, to its revision, and the revision to the number. */
  private async copy({ issuer, prefix }: NoteSeries, head: Item): Promise<void> {
    const number = `${prefix}${Number(head.last)}`;
    const revision = revisionIn(head);
    // The last that is written: a refused write costs as much as one that is taken.
    if (await this.table.get(keys.noteOf(revision.contract, revision.period, revision.revision))) return;
    await this.table.putNew({ ...keys.noteNumber(issuer, number), entity: 'note-number', schema: 1, ...revision });
    await this.table.putNew({
      ...keys.noteOf(revision.contract, revision.period, revision.revision),
      entity: 'note-of',
      schema: 1,
      issuer,
      number,
      ...packedInvoice(head),
    });
  }
}
