/** A statement as a PDF: parties, terms, lines, reasons, exclusions, totals, digests. The same statement gives the same bytes. */
import { parseInstant } from '../../domain/time/instant.ts';
import { amountText, grouped } from '../document/grouped.ts';
import { type NamedSeal, sealReference } from '../../application/signatures/seal-of-issue.ts';
import { DOCUMENT_LOCALES, LABELS, type DocumentLanguage, type Labels } from '../document/labels.ts';
import { clearText, offsetText } from '../document/local-time.ts';
import { documentModel } from '../document/document-model.ts';
import { PageWriter } from './page-writer.ts';
import { scriptNames } from './script-names.ts';
import type { TableCell } from '../document/table-model.ts';
import { MAX_ENTRIES } from '../reasons/line-reasons.ts';
import type { StatementAccounts } from '../../application/claims/statement-accounts.ts';
import type { Signature } from '../../application/ports/signer.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';
import { signatureFile } from '../../application/signatures/signature-file.ts';

const textOf = (cell: TableCell, zone: string, language: DocumentLanguage, withCurrency: boolean): string =>
  typeof cell === 'string'
    ? cell
    : 'at' in cell
      ? (cell.withOffset === true ? offsetText : clearText)(cell.at, zone, language)
      : cell.about !== undefined
        ? cell.about
        : withCurrency
          ? amountText(cell, language)
          : grouped(cell.amount, language);

/** Data beside the statement itself. */
export interface DrawnBeside {
  /** The claims and disputes at an instant. */
  readonly accounts?: StatementAccounts | undefined;
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
  writer.text(labels.withoutFont(scriptNames(withoutFont, DOCUMENT_LOCALES[labels.language], labels.emoji)), 8);
}

export async function renderPdf(
  issued: IssuedStatement,
  language: DocumentLanguage,
  { accounts, signature, seal }: DrawnBeside = {},
): Promise<Buffer> {
  const labels = LABELS[language];
  const model = documentModel(issued, labels, MAX_ENTRIES, accounts);
  const { contract, total } = issued.statement;
  const writer = new PageWriter({
    title: `${model.title} ${issued.id}, ${labels.revision} ${issued.revision}`,
    author: contract.customer.name,
    created: new Date(parseInstant(issued.issuedAt)!),
    language: DOCUMENT_LOCALES[language],
  });
  writer.text(model.title, 18, 700);
  writer.space(6);
  writer.facts(model.facts.map(([label, value]) => [label, textOf(value, model.zone, language, true)]));
  for (const { title, columns, rows, sums } of model.tables) {
    writer.heading(title);
    writer.table(
      columns.map((column) => (column.name === labels.amount ? { ...column, name: `${column.name} (${total.currency})` } : column)),
      rows.map((row) => row.map((cell) => textOf(cell, model.zone, language, false))),
      sums === true,
    );
  }
  for (const { title, items } of model.lists) {
    writer.heading(title);
    for (const item of items) writer.text(item, 8, 400, 8);
  }
  writer.heading(labels.digests);
  writer.facts(model.digests);
  writer.space(4);
  writer.text(`${labels.verify} ${issued.id} --revision ${issued.revision}`, 8);
  if (signature) {
    writer.text(labels.signedBy(signature.key.kid), 8);
    writer.attach(`${issued.id}-r${issued.revision}.signature.json`, signatureFile(issued, signature));
  }
  writeWithoutFont(writer, labels);
  const digest = issued.digests.statement.slice(0, 16);
  return writer.end((page, pages) => [
    `${issued.id} · ${labels.revision} ${issued.revision} · ${digest} · ${labels.pageOf(page, pages)}`,
    ...sealFoot(seal, labels),
  ]);
}
