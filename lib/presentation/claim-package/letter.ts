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
  for (const [i, part] of parts.entries()) writePart(writer, part, parts[i - 1], parts.slice(i + 1));
  writeWithoutFont(writer, labels);
  return writer.end((page, pages) => [`${claim.id} · ${labels.pageOf(page, pages)}`, ...sealFoot(seal, labels)]);
}

/** The height below the words of regards: a name of three lines, the space to sign, the rule and the line below it. */
const SIGNATURE = 96;

type LetterText = Extract<LetterPart, { readonly text: string }>;

const sizeOf = (part: LetterText): number => (part.small ? 9 : 10);

/** The height of the texts that follow, up to the first other part. */
function listBelow(writer: PageWriter, after: readonly LetterPart[], most = Infinity): number {
  let height = 0;
  for (const part of after.slice(0, most)) {
    if (!('text' in part)) break;
    height += writer.heightOf(part.text, sizeOf(part), part.indent);
  }
  return height;
}

/** Short lists are not parted from their heading; a longer one begins on its page. */
function belowHeading(writer: PageWriter, after: readonly LetterPart[]): number {
  const [all, begun] = [listBelow(writer, after), listBelow(writer, after, 2)];
  return Math.max(40, all <= writer.fullHeight / 4 ? all : Math.min(begun, writer.fullHeight / 4));
}

/** What must be on the page of the last line of a text: the signature, the beginning of a list, or the last entry of one. */
function belowText(writer: PageWriter, part: LetterText, after: readonly LetterPart[]): number {
  if (part.signs) return SIGNATURE;
  const [next, second] = after;
  if (next !== undefined && 'space' in next && second !== undefined && 'signs' in second)
    return next.space + writer.heightOf(second.text, sizeOf(second)) + SIGNATURE;
  const isEntry = (one: LetterPart | undefined): boolean => one !== undefined && 'text' in one && one.indent !== undefined;
  const end = after.findIndex((one) => !isEntry(one));
  const entries = end < 0 ? after.length : end;
  // As of the lines of a paragraph: two entries at least are at the end of a page, and two at the beginning of the next one.
  if (part.indent === undefined) return listBelow(writer, after, entries <= 3 ? entries : 2);
  return entries === 1 ? listBelow(writer, after, 1) : 0;
}

/** A heading stands on the page of the first row of its table, or of its list. */
function writePart(writer: PageWriter, part: LetterPart, before: LetterPart | undefined, after: readonly LetterPart[]): void {
  const [next] = after;
  if ('text' in part) writer.text(part.text, sizeOf(part), 400, part.indent, belowText(writer, part, after));
  else if ('heading' in part) {
    // A table writes its own heading.
    if (next === undefined || !('rows' in next)) writer.heading(part.heading, belowHeading(writer, after));
  } else if ('space' in part) writer.space(part.space);
  else if ('facts' in part) writer.facts(part.facts);
  else
    writer.table(
      before !== undefined && 'heading' in before ? before.heading : '',
      part.columns,
      part.rows.map((cells, i) => ({ cells, bold: part.sums === true && i === part.rows.length - 1 })),
    );
}
