/**
 * A statement as an Excel workbook: amounts are numbers with the currency's own decimals, instants are dates in the local time of the
 * contract's zone. Text stays text, also when it begins like a formula.
 */
import type { Cell as SheetCell } from 'write-excel-file/node';
import { type NamedSeal, sealReference } from '../../application/signatures/seal-of-issue.ts';
import type { StatementNote } from '../../domain/statement/note/note.ts';
import { noteFacts } from '../document/note-facts.ts';
import type { StatementAccounts } from '../../application/claims/statement-accounts.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';
import { type DocumentModel, documentModel } from '../document/document-model.ts';
import { LABELS, type DocumentLanguage } from '../document/labels.ts';
import { written } from '../written.ts';
import { type SheetPlace, type Row, TEXT, type UsedSheet, cellOf, sheetName, sheetOf, write } from './sheets.ts';

/** @param note what the e-invoice of the revision says, below the facts. @param foot rows below all others. */
function firstSheet(
  model: DocumentModel,
  place: SheetPlace,
  note: readonly (readonly [string, string])[],
  foot: readonly (readonly [string, string])[],
): UsedSheet {
  const label = (value: string): SheetCell => ({ type: String, value, fontWeight: 'bold' });
  const data: Row[] = [
    [{ type: String, value: model.title, fontWeight: 'bold', fontSize: 14 }],
    ...[...model.facts, ...note].map(([name, value]): Row => [label(name), cellOf(value, place, false, false)]),
    ...model.lists.flatMap(({ title, items }): Row[] => [
      [label(title)],
      ...items.map((item): Row => [null, { ...TEXT, value: written(item) }]),
    ]),
    ...[...model.digests, ...foot].map(([name, value]): Row => [label(name), { ...TEXT, value }]),
  ];
  const name = sheetName(model.title);
  return {
    sheet: { data, sheet: name, columns: [{ width: 24 }, { width: 80 }] },
    use: { name, printed: { columns: 2, rows: data.length }, results: new Map() },
  };
}

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
  const place = { zone: model.zone, language };
  const foot = seal ? [[labels.sealed, sealReference(seal)] as const] : [];
  return write(
    [firstSheet(model, place, note ? noteFacts(note, labels) : [], foot), ...model.tables.map((table) => sheetOf(table, place))],
    `${issued.id} · ${labels.revision} ${issued.revision}`,
  );
}
