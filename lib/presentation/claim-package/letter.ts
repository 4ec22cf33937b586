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

/** The height of the first line of a list. */
const LIST_BEGINS = 14;

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
  for (const [i, part] of parts.entries()) writePart(writer, part, parts[i - 1], parts[i + 1]);
  writeWithoutFont(writer, labels);
  return writer.end((page, pages) => [`${claim.id} · ${labels.pageOf(page, pages)}`, ...sealFoot(seal, labels)]);
}

/** The height below the words of regards: a name of three lines, the space to sign, the rule and the line below it. */
const SIGNATURE = 96;

/** A sentence that a list follows stands on the page on which the list begins; a heading on that of the first row of its table. */
function writePart(writer: PageWriter, part: LetterPart, before: LetterPart | undefined, next: LetterPart | undefined): void {
  const opensList = next !== undefined && 'text' in next && next.indent !== undefined && 'text' in part && part.indent === undefined;
  const below = opensList ? LIST_BEGINS : 0;
  if ('text' in part) writer.text(part.text, part.small ? 9 : 10, 400, part.indent, part.signs ? SIGNATURE : below);
  else if ('heading' in part) {
    // A table writes its own heading.
    if (next === undefined || !('rows' in next)) writer.heading(part.heading);
  } else if ('space' in part) writer.space(part.space);
  else if ('facts' in part) writer.facts(part.facts);
  else
    writer.table(
      before !== undefined && 'heading' in before ? before.heading : '',
      part.columns,
      part.rows.map((cells, i) => ({ cells, bold: part.sums === true && i === part.rows.length - 1 })),
    );
}
