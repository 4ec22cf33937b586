/** The parties and the note that a document shows beside a revision: the same in its file, in the package of a claim and in a mail. */
import { PaidCredits } from '../claims/paid-credits.ts';
import type { Order } from '../../domain/contract/terms.ts';
import { noteOf } from '../../domain/statement/note/make-note.ts';
import type { StatementNote } from '../../domain/statement/note/note.ts';
import { readBundle } from '../evidence/evidence-bundle.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';
import { orderIn } from '../registry/stored-contract.ts';
import { noteOrder } from './note-order.ts';

export interface OrderAndNote {
  readonly order: Order | undefined;
  /** Whether a credit is owed to the vendor; undefined where the contract cannot be read. */
  readonly isVendors: PaidCredits['isVendors'] | undefined;
  /** Undefined where the revision needs none, or the contract lacks what it needs. */
  readonly note: StatementNote | undefined;
  /** Changes with each of them: for an ETag. */
  readonly tag: string;
}

export async function orderAndNote(issued: IssuedStatement, stores: Stores): Promise<OrderAndNote> {
  const { order, isVendors, tag } = await orderOf(issued, stores);
  if (!order) return { order, isVendors, note: undefined, tag };
  const drawn = await noteOrder(issued, order, stores);
  const made = drawn.order.invoice && noteOf(issued, drawn.order, drawn.beside);
  return { order, isVendors, note: made && 'note' in made ? made.note : undefined, tag: `${tag}${drawn.tag}` };
}

/** The order of the newest contract counts: an address may be added after the statement was issued. */
export async function orderOf(issued: IssuedStatement, { contracts, statements }: Stores): Promise<Omit<OrderAndNote, 'note'>> {
  const stored = await contracts.latest(issued.statement.contract.id);
  const newest = orderIn(stored?.document);
  if (newest) return { order: newest, isVendors: PaidCredits.of(stored!.document).isVendors, tag: `-c${stored!.revision}` };
  const evidence = await statements.bundle(issued);
  if (evidence === undefined) return { order: undefined, isVendors: undefined, tag: '' };
  const { contract } = readBundle(evidence);
  return { order: orderIn(contract), isVendors: PaidCredits.of(contract).isVendors, tag: '' };
}
