/**
 * A statement as an Excel workbook: a first sheet with all that fits a page or two, a sheet with the reasons, and one for each long table.
 * Amounts are numbers with the currency's own decimals, instants are dates in the local time of the contract's zone. Text stays text, also
 * when it begins like a formula.
 */
import { type NamedSeal, sealReference } from '../../application/signatures/seal-of-issue.ts';
import type { StatementNote } from '../../domain/statement/note/note.ts';
import { noteFacts } from '../document/note-facts.ts';
import type { StatementAccounts } from '../../application/claims/statement-accounts.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';
import { REASONS, documentModel } from '../document/document-model.ts';
import { LABELS, type DocumentLanguage } from '../document/labels.ts';
import { summaryModel } from '../document/summary-model.ts';
import { MAX_ENTRIES } from '../reasons/line-reasons.ts';
import { Wording } from '../reasons/wording.ts';
import { sheetOf, write } from './sheets.ts';
import { isJoined, statementSheet } from './statement-sheet.ts';

/** Data beside the statement itself. */
export interface SheetsBeside {
  /** Its claims and disputes, as of an instant. */
  readonly accounts?: StatementAccounts | undefined;
  /** The newest when it was issued. */
  readonly seal?: NamedSeal | undefined;
  /** The note of the revision: its number, taxes and payment. */
  readonly note?: StatementNote | undefined;
}

export async function renderXlsx(
  issued: IssuedStatement,
  language: DocumentLanguage,
  { accounts, seal, note }: SheetsBeside = {},
): Promise<Buffer> {
  const labels = LABELS[language];
  const model = documentModel(issued, labels, Infinity, accounts);
  const { owed, notes } = summaryModel(issued, { labels, wording: new Wording(issued.statement, language, MAX_ENTRIES) }, {});
  const place = { zone: model.zone, language };
  const first = model.tables.filter((table) => table.key !== REASONS && isJoined(table));
  const text = {
    title: model.title,
    owed: owed.map((one) => (one.amount === undefined ? one.text : `${one.text}: ${one.amount}`)),
    notes,
    facts: [...model.facts, ...(note ? noteFacts(note, issued.revision, labels) : [])],
    lists: model.lists,
    digests: [...model.digests, ...(seal ? [[labels.sealed, sealReference(seal)] as const] : [])],
  };
  const rest = model.tables.filter((table) => !first.includes(table));
  return write(
    [statementSheet(text, first, place), ...rest.map((table) => sheetOf(table, place))],
    `${issued.id} · ${labels.revision} ${issued.revision}`,
  );
}
