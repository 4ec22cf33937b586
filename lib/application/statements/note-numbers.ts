/** The number of a revision's note, and what else the note needs beside the revision: see lib/domain/statement/note. */
import type { InvoiceReference, Order } from '../../domain/contract/terms.ts';
import { issueDate, needsNote } from '../../domain/statement/note/make-note.ts';
import { type BesideNote, SERIES, statementNumber } from '../../domain/statement/note/note.ts';
import type { Statement } from '../../domain/statement/statement.ts';
import type { RevisionKey } from '../ports/note-numbers.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';
import { statementId } from './statement-entry.ts';

type NoteStores = Pick<Stores, 'statements' | 'noteNumbers'>;

const keyOf = ({ statement: { contract, period }, revision }: IssuedStatement): RevisionKey => ({
  contract: contract.id,
  period: period.label,
  revision,
});

/**
 * Gives an issued revision the next number of its issuer, where it needs a note. It is called once the revision is stored, so that no number
 * belongs to a revision that was not issued. May be repeated: the number stays.
 * @param before the statement of the revision before.
 */
export async function giveNumber(issued: IssuedStatement, before: Statement | undefined, order: Order, stores: NoteStores): Promise<void> {
  if (!needsNote(issued, order, before)) return;
  const series = { issuer: issued.statement.contract.vendor.id, prefix: order.invoice?.series ?? SERIES };
  await stores.noteNumbers.give(series, keyOf(issued));
}

/** The number of a revision's note in its series; undefined where it has none, or was issued before there were series. */
export const numberOf = (issued: IssuedStatement, { noteNumbers }: Pick<Stores, 'noteNumbers'>): Promise<string | undefined> =>
  noteNumbers.of(keyOf(issued));

/** What the note of a revision needs beside it. @param invoices further invoices that it refers to. */
export async function besideNote(
  issued: IssuedStatement,
  order: Order,
  stores: NoteStores,
  invoices: readonly InvoiceReference[] = [],
): Promise<BesideNote> {
  const [number, before, earlier] = await Promise.all([
    numberOf(issued, stores),
    statementBefore(issued, stores),
    lastNote(issued, order, stores),
  ]);
  return { number, before, earlier, invoices };
}

async function statementBefore(issued: IssuedStatement, { statements }: Pick<Stores, 'statements'>): Promise<Statement | undefined> {
  const { contract, period, revision } = keyOf(issued);
  return revision === 1 ? undefined : (await statements.revision(contract, period, revision - 1))?.statement;
}

/** The last revision before this one that has a note: a revision that credited nothing has none. */
async function lastNote(issued: IssuedStatement, order: Order, stores: NoteStores): Promise<InvoiceReference | undefined> {
  const { contract, period } = keyOf(issued);
  for (let revision = issued.revision - 1; revision >= 1; revision -= 1) {
    const earlier = await stores.statements.revision(contract, period, revision);
    if (!earlier || !needsNote(earlier, order, await statementBefore(earlier, stores))) continue;
    return { number: (await numberOf(earlier, stores)) ?? statementNumber(earlier), date: issueDate(earlier) };
  }
  return undefined;
}

/** The statement that a reference names by the number of a note: one of a series, or ID-rREVISION. */
export async function statementNamed(vendor: string, reference: string, { noteNumbers }: Pick<Stores, 'noteNumbers'>): Promise<string> {
  const found = await noteNumbers.withNumber(vendor, reference);
  return found ? statementId(found.contract, found.period) : reference.replace(/-r\d+$/, '');
}
