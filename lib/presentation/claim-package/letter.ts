/** The letter of a claim as a PDF. */
import type { Claim } from '../../domain/claims/claim.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import type { EvidenceBundle } from '../../application/evidence/evidence-bundle.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';
import type { NamedSeal } from '../../application/signatures/seal-of-issue.ts';
import { DOCUMENT_LOCALES, type DocumentLanguage, LABELS } from '../document/labels.ts';
import { PageWriter } from '../pdf/page-writer.ts';
import { sealFoot, writeWithoutFont } from '../pdf/render-pdf.ts';
import { letterModel } from './letter-model.ts';

/** @param own the statement with only the lines of the claim. */
export async function renderLetter(
  { claim, evidence, seal }: { readonly claim: Claim; readonly evidence: EvidenceBundle; readonly seal?: NamedSeal | undefined },
  own: IssuedStatement,
  language: DocumentLanguage,
): Promise<Buffer> {
  const labels = LABELS[language];
  const { subject, author, facts, parts } = letterModel(claim, evidence, own, language);
  const writer = new PageWriter({
    title: `${subject} ${claim.id}`,
    author,
    created: new Date(parseInstant(own.issuedAt)!),
    language: DOCUMENT_LOCALES[language],
  });
  writer.text(subject, 16, 700);
  writer.space(8);
  writer.facts(facts);
  writer.space(10);
  for (const part of parts)
    if ('text' in part) writer.text(part.text, part.small ? 9 : 10, 400, part.indent);
    else if ('heading' in part) writer.heading(part.heading);
    else if ('space' in part) writer.space(part.space);
    else
      writer.table(
        part.columns,
        part.rows.map((cells, i) => ({ cells, bold: part.sums === true && i === part.rows.length - 1 })),
      );
  writeWithoutFont(writer, labels);
  return writer.end((page, pages) => [`${claim.id} · ${labels.pageOf(page, pages)}`, ...sealFoot(seal, labels)]);
}
