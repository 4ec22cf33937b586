/** A statement as a PDF: parties, terms, lines, reasons, exclusions, totals, digests. The same statement gives the same bytes. */
import { parseInstant } from '../../domain/time/instant.ts';
import { amountText, grouped } from '../document/grouped.ts';
import { type NamedSeal, sealReference } from '../../application/signatures/seal-of-issue.ts';
import { DOCUMENT_LOCALES, LABELS, type DocumentLanguage, type Labels } from '../document/labels.ts';
import { offsetText } from '../document/local-time.ts';
import { type DocumentModel, documentModel } from '../document/document-model.ts';
import { PageWriter } from './page-writer.ts';
import { scriptNames } from '../document/script-names.ts';
import type { DocumentParties } from '../document/party-lines.ts';
import { runningSums } from '../document/running-sums.ts';
import { type SummaryModel, summaryModel } from '../document/summary-model.ts';
import { SUMMARY_WORDS } from '../document/summary-words.ts';
import type { TableCell, TableModel } from '../document/table-model.ts';
import { Wording } from '../reasons/wording.ts';
import { MAX_ENTRIES } from '../reasons/line-reasons.ts';
import type { StatementAccounts } from '../../application/claims/statement-accounts.ts';
import type { Signature } from '../../application/ports/signer.ts';
import type { StatementNote } from '../../domain/statement/note/note.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';
import { signatureFile } from '../../application/signatures/signature-file.ts';

/** A cell as text. All times have their offset. @param own the currency that the document is in, which its tables do not repeat. */
function textOf(cell: TableCell, zone: string, language: DocumentLanguage, own?: string): string {
  if (typeof cell === 'string') return cell;
  if ('at' in cell) return offsetText(cell.at, zone, language);
  if (cell.about !== undefined) return cell.about;
  return cell.currency === own ? grouped(cell.amount, language) : amountText(cell, language);
}

/** Data beside the statement itself. */
export interface DrawnBeside {
  /** The claims and disputes at an instant. */
  readonly accounts?: StatementAccounts | undefined;
  /** The parties with their addresses. */
  readonly parties?: DocumentParties | undefined;
  /** The note of the revision: its number, taxes and payment. */
  readonly note?: StatementNote | undefined;
  /** Whether a credit is owed to the vendor by the contract. */
  readonly isVendors?: ((credit: string) => boolean) | undefined;
  /** Attached as a file, together with the signed bytes. */
  readonly signature?: Signature | undefined;
  /** The newest when it was issued, in the foot. */
  readonly seal?: NamedSeal | undefined;
}

/** The line of a foot that names a seal; none without one. */
export const sealFoot = (seal: NamedSeal | undefined, labels: Labels): readonly string[] =>
  seal ? [`${labels.sealed}: ${sealReference(seal)}`] : [];

/** Names the characters that are drawn as boxes, so that none is in silence. */
export function writeWithoutFont(writer: PageWriter, labels: Labels): void {
  const { withoutFont } = writer;
  if (withoutFont.length === 0) return;
  writer.space(4);
  writer.text(labels.withoutFont(scriptNames(withoutFont, labels)), 8);
}

export async function renderPdf(issued: IssuedStatement, language: DocumentLanguage, beside: DrawnBeside = {}): Promise<Buffer> {
  const { accounts, signature, seal } = beside;
  const labels = LABELS[language];
  const model = documentModel(issued, labels, MAX_ENTRIES, accounts);
  const writer = new PageWriter({
    title: `${model.title} ${issued.id}, ${labels.revision} ${issued.revision}`,
    author: issued.statement.contract.customer.name,
    created: new Date(parseInstant(issued.issuedAt)!),
    language: DOCUMENT_LOCALES[language],
  });
  const wording = new Wording(issued.statement, language, MAX_ENTRIES);
  writeSummary(writer, model.title, summaryModel(issued, { labels, wording }, beside), issued, labels);
  for (const table of model.tables) writeTable(writer, table, issued, labels);
  for (const { title, items } of model.lists) {
    writer.heading(title);
    for (const item of items) writer.item(item, 8, 8);
  }
  writeDigests(writer, model, issued, signature, labels);
  writeWithoutFont(writer, labels);
  const digest = issued.digests.statement.slice(0, 16);
  return writer.end((page, pages) => [
    `${issued.id} · ${labels.revision} ${issued.revision} · ${digest} · ${labels.pageOf(page, pages)}`,
    ...sealFoot(seal, labels),
  ]);
}

function writeSummary(writer: PageWriter, title: string, summary: SummaryModel, issued: IssuedStatement, labels: Labels): void {
  writer.text(title, 18, 700);
  writer.space(6);
  for (const { text, amount } of summary.owed) writer.sum(text, amount);
  writer.space(4);
  for (const note of summary.notes) writer.text(note, 9);
  writer.space(8);
  writer.blocks(summary.parties.map(({ role, lines }) => ({ title: role, lines })));
  writer.space(8);
  writer.facts(summary.facts);
  for (const table of summary.tables) writeTable(writer, table, issued, labels);
}

function writeTable(writer: PageWriter, table: TableModel, { statement: { period, total } }: IssuedStatement, labels: Labels): void {
  const shown = (cells: readonly TableCell[]): string[] => cells.map((cell) => textOf(cell, period.zone, labels.language, total.currency));
  const isMoney = (i: number): boolean => table.rows.some((row) => typeof row[i] === 'object' && 'amount' in row[i]);
  const columns = table.columns.map((column, i) => (isMoney(i) ? { ...column, name: `${column.name} (${total.currency})` } : column));
  const rows: { readonly cells: string[]; readonly bold?: boolean; readonly count: number }[] = [];
  for (const [i, row] of table.rows.entries()) {
    rows.push({ cells: shown(row), bold: table.sums === true && i === table.rows.length - 1, count: i });
    for (const { after, cells } of table.subtotals ?? []) if (after === i + 1) rows.push({ cells: shown(cells), bold: true, count: i + 1 });
  }
  const sums = runningSums(table);
  const words = SUMMARY_WORDS[labels.language];
  writer.table(
    table.title,
    columns,
    rows,
    sums && ((i) => [shown(sums(rows[i]!.count, words.carried)), shown(sums(rows[i]!.count, words.brought))]),
  );
}

function writeDigests(
  writer: PageWriter,
  { digests }: DocumentModel,
  issued: IssuedStatement,
  signature: Signature | undefined,
  labels: Labels,
): void {
  writer.heading(labels.digests);
  writer.facts(digests);
  writer.space(4);
  writer.text(`${labels.verify} ${issued.id} --revision ${issued.revision}`, 8);
  if (!signature) return;
  writer.text(labels.signedBy(signature.key.kid), 8);
  writer.attach(`${issued.id}-r${issued.revision}.signature.json`, signatureFile(issued, signature));
}
