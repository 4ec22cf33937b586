/** The numbers of the notes of revisions: see lib/domain/statement/note. */
import type { Order } from '../../domain/contract/terms.ts';
import { isNeeded, noteOf } from '../../domain/statement/note/make-note.ts';
import { SERIES } from '../../domain/statement/note/note.ts';
import type { GivenNumber, RevisionKey } from '../ports/note-numbers.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';
import { type NoteStores, orderOfIssue, revisionsBefore } from './note-order.ts';
import { statementId } from './statement-entry.ts';

export const keyOf = ({ statement: { contract, period }, revision }: IssuedStatement): RevisionKey => ({
  contract: contract.id,
  period: period.label,
  revision,
});

/**
 * Gives an issued revision the next number of its issuer, where it needs a note. It is called once the revision is stored, so that no number
 * belongs to a revision that was not issued. May be repeated: the number stays. The order is that of the contract by which it was issued;
 * where the note can be drawn by it, what it says of notes is kept with the number, and counts from then on.
 * @param known that order, where it is at hand.
 */
export async function giveNumber(issued: IssuedStatement, stores: NoteStores, known?: Order): Promise<void> {
  const order = known ?? (await orderOfIssue(issued, stores));
  if (!order?.invoice) return;
  const { series: prefix = SERIES } = order.invoice;
  // Any number of the series: some rules ask for its form.
  const made = noteOf(issued, order, { ...(await revisionsBefore(issued, stores)), number: `${prefix}1` });
  if (!isNeeded(made)) return;
  const series = { issuer: issued.statement.contract.vendor.id, prefix };
  await stores.noteNumbers.give(series, keyOf(issued), 'note' in made ? order.invoice : undefined);
}

/**
 * Gives a revision its number before another is issued over it, where the run that issued it was cut off before that: the later one would
 * get the number before it, and would not refer to it.
 */
export async function giveNumberLeftOut(issued: IssuedStatement, stores: NoteStores): Promise<void> {
  const { contract, period, revision } = keyOf(issued);
  if (!(await stores.statements.isAnnounced(contract, period, revision))) await giveNumber(issued, stores);
}

/** The number of a revision's note in its series; undefined where it has none, or was issued before there were series. */
export const numberOf = (issued: IssuedStatement, { noteNumbers }: Pick<Stores, 'noteNumbers'>): Promise<GivenNumber | undefined> =>
  noteNumbers.of(keyOf(issued));

/** The statement that a reference names by the number of a note: one of a series, or ID-rREVISION. */
export async function statementNamed(vendor: string, reference: string, { noteNumbers }: Pick<Stores, 'noteNumbers'>): Promise<string> {
  const found = await noteNumbers.withNumber(vendor, reference);
  return found ? statementId(found.contract, found.period) : reference.replace(/-r\d+$/, '');
}
