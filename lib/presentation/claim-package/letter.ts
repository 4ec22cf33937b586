/** The letter of a claim as a PDF. */
import type { Claim } from '../../domain/claims/claim.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import type { EvidenceBundle } from '../../application/evidence/evidence-bundle.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';
import type { NamedSeal } from '../../application/signatures/seal-of-issue.ts';
import { DOCUMENT_LOCALES, type DocumentLanguage, LABELS } from '../document/labels.ts';
import { PageWriter } from '../pdf/page-writer.ts';
import { sealFoot, writeWithoutFont } from '../pdf/render-pdf.ts';
import { type LetterBeside, type LetterPart, letterModel } from './letter-model.ts';

export interface LetterInput {
  readonly claim: Claim;
  readonly evidence: EvidenceBundle;
  readonly letter: LetterBeside;
  /** The newest seal when the statement was issued. */
  readonly seal?: NamedSeal | undefined;
}

/** @param own the statement with only the lines of the claim. */
export async function renderLetter(
  { claim, evidence, letter, seal }: LetterInput,
  own: IssuedStatement,
  language: DocumentLanguage,
): Promise<Buffer> {
  const labels = LABELS[language];
  const { subject, author, parties, dated, facts, parts } = letterModel(claim, evidence, own, letter, language);
  const writer = new PageWriter({
    title: `${subject} ${claim.id}`,
    author,
    created: new Date(parseInstant(own.issuedAt)!),
    language: DOCUMENT_LOCALES[language],
  });
  writer.blocks(parties.map(({ role, lines }) => ({ title: role, lines })));
  writer.space(14);
  writer.textAtRight(dated, 10);
  writer.space(10);
  writer.text(subject, 14, 700);
  writer.space(6);
  writer.facts(facts);
  writer.space(10);
  for (const part of parts) writePart(writer, part);
  writeWithoutFont(writer, labels);
  return writer.end((page, pages) => [`${claim.id} · ${labels.pageOf(page, pages)}`, ...sealFoot(seal, labels)]);
}

function writePart(writer: PageWriter, part: LetterPart): void {
  if ('text' in part) writer.text(part.text, part.small ? 9 : 10, 400, part.indent);
  else if ('heading' in part) writer.heading(part.heading);
  else if ('space' in part) writer.space(part.space);
  else if ('facts' in part) writer.facts(part.facts);
  else
    writer.table(
      part.columns,
      part.rows.map((cells, i) => ({ cells, bold: part.sums === true && i === part.rows.length - 1 })),
    );
}
