/**
 * What the note of a revision is drawn by, beside the revision itself. Two things are never mixed:
 *
 *     taxes, profile, account, mentions   of the revision's own note, as they were when its number was given
 *     parties, buyer reference, invoices  of the newest contract: a note that was refused for a wrong address is sent again
 *
 * Where nothing is kept with the number (details were missing then, an earlier version gave it, or there is none), the first revision of
 * the contract counts by which the note can be drawn, from the one on by which the statement was issued.
 */
import type { InvoiceReference, Order, OrderInvoice } from '../../domain/contract/terms.ts';
import { isNeeded, issueDate, noteOf } from '../../domain/statement/note/make-note.ts';
import { hasChanged } from '../../domain/statement/note/note-lines.ts';
import { type BesideNote, type RevisionBefore, statementNumber } from '../../domain/statement/note/note.ts';
import { orderIn } from '../registry/stored-contract.ts';
import type { GivenNumber } from '../ports/note-numbers.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';

export type NoteStores = Pick<Stores, 'statements' | 'noteNumbers' | 'contracts'>;

/** The order of the contract by which a revision was issued; undefined where it cannot be read. */
export async function orderOfIssue(
  { statement, contractRevision }: IssuedStatement,
  { contracts }: NoteStores,
): Promise<Order | undefined> {
  return orderIn((await contracts.revision(statement.contract.id, contractRevision))?.document);
}

export interface DrawnBy {
  readonly order: Order;
  readonly beside: BesideNote;
  /** Changes with the numbers of the note and of the one before: for an ETag. */
  readonly tag: string;
}

/** The order that the note of a revision is drawn by, and what the note needs beside both. @param invoices that it refers to as well. */
export async function noteOrder(
  issued: IssuedStatement,
  newest: Order,
  stores: NoteStores,
  invoices: readonly InvoiceReference[] = [],
): Promise<DrawnBy> {
  const given = await givenTo(issued, stores);
  if (!given && !newest.invoice) return { order: newest, beside: {}, tag: '' };
  const [invoice, before] = await Promise.all([invoiceOf(issued, given, stores), revisionsBefore(issued, stores)]);
  const own = { 'buyer-reference': (newest.invoice ?? invoice)?.['buyer-reference'] };
  const order = invoice ? { ...newest, invoice: { ...invoice, ...own } as OrderInvoice } : newest;
  const tag = [given?.number, before.earlier?.number].map((number) => (number === undefined ? '' : `-${number}`)).join('');
  return { order, beside: { number: given?.number, ...before, invoices }, tag };
}

const givenTo = (
  { statement: { contract, period }, revision }: IssuedStatement,
  { noteNumbers }: NoteStores,
): Promise<GivenNumber | undefined> => noteNumbers.of({ contract: contract.id, period: period.label, revision });

async function invoiceOf(issued: IssuedStatement, given: GivenNumber | undefined, stores: NoteStores): Promise<OrderInvoice | undefined> {
  if (given?.invoice) return given.invoice;
  const { id } = issued.statement.contract;
  const [newest, previous] = await Promise.all([stores.contracts.latest(id), revisionAt(issued, issued.revision - 1, stores)]);
  const before = previous ? [previous] : [];
  for (let revision = issued.contractRevision; revision <= (newest?.revision ?? 0); revision += 1) {
    const order = orderIn((await stores.contracts.revision(id, revision))?.document);
    if (order?.invoice && 'note' in noteOf(issued, order, { before, number: given?.number })) return order.invoice;
  }
  return undefined;
}

const revisionAt = ({ statement: { contract, period } }: IssuedStatement, revision: number, { statements }: NoteStores) =>
  revision < 1 ? undefined : statements.revision(contract.id, period.label, revision);

/** The revisions before that a note needs, and the last earlier note. */
export async function revisionsBefore(issued: IssuedStatement, stores: NoteStores): Promise<Pick<BesideNote, 'before' | 'earlier'>> {
  const before: RevisionBefore[] = [];
  let earlier: InvoiceReference | undefined;
  let open = issued.bridge?.lines ?? [];
  for (let at = issued.revision - 1; at >= 1 && (before.length === 0 || !earlier || open.length > 0); at -= 1) {
    const revision = await revisionAt(issued, at, stores);
    if (!revision) continue;
    const { reference, invoice } = await notedBefore(revision, stores);
    before.unshift({ statement: revision.statement, bridge: revision.bridge, invoice });
    earlier ??= reference;
    open = open.filter((line) => !hasChanged(line, revision));
  }
  return { before, earlier };
}

/**
 * The note of an earlier revision: one with a number, or one that may have been sent as ID-rREVISION, because its contract said how notes
 * are written before there were series. A revision that credited nothing has none.
 */
async function notedBefore(
  revision: IssuedStatement,
  stores: NoteStores,
): Promise<{ readonly reference?: InvoiceReference; readonly invoice?: OrderInvoice | undefined }> {
  const given = await givenTo(revision, stores);
  if (!given && !(await mayHaveBeenSent(revision, stores))) return {};
  const reference = { number: given?.number ?? statementNumber(revision), date: issueDate(revision) };
  return { reference, invoice: await invoiceOf(revision, given, stores) };
}

async function mayHaveBeenSent(revision: IssuedStatement, stores: NoteStores): Promise<boolean> {
  const order = await orderOfIssue(revision, stores);
  if (!order?.invoice) return false;
  const previous = await revisionAt(revision, revision.revision - 1, stores);
  return isNeeded(noteOf(revision, order, { before: previous ? [previous] : [] }));
}
