/** The page that shows a paper contract beside its clauses: one HTML file without scripts, pictures or files of others, made for print. */
import type { Contract, Terms } from '../../domain/contract/terms.ts';
import { type DocumentLanguage, titleIn } from '../../domain/contract/title.ts';
import { directed } from '../directions.ts';
import { type ExplainedClause, type Section, explain } from '../explain/explain.ts';
import { escapeHtml, htmlLanguage } from '../html.ts';
import { written } from '../written.ts';
import { BESIDE_CSS } from './beside-css.ts';
import { BESIDE_WORDS, type BesideWords } from './beside-words.ts';
import type { PaperSentence } from './paper-sentences.ts';
import type { PaperComparison } from './quotes-in-paper.ts';
import { sourceOf } from './terms-source.ts';
import type { ValuesByPlace } from './values-of-period.ts';

export interface BesideChoice {
  readonly language: DocumentLanguage;
  /** What the clauses measured in a period, with its label. */
  readonly period?: { readonly label: string; readonly values: ValuesByPlace; readonly total: string };
  /** How the quotes agree with the text of the paper. */
  readonly compared?: PaperComparison;
}

/** Text of an author or of Makegood as it is shown: escaped, and without signs that would turn what is beside it round. */
const text = (given: string): string => escapeHtml(directed(given));

/** The most values of one clause; further ones are only counted. */
const MAX_VALUES = 12;

/** @returns the whole file. */
export function besidePage(contract: Contract, choice: BesideChoice): string {
  const { language, period, compared } = choice;
  const words = BESIDE_WORDS[language];
  const { title } = contract.order;
  const body = [
    `<h1 dir="auto">${text(title)}</h1>`,
    ...contract.terms.map((terms) => sourceLine(terms, language, words)),
    ...(period ? [`<p class="total"><b>${text(`${words.inPeriod(period.label)}, ${words.total}:`)}</b> ${text(period.total)}</p>`] : []),
    ...explain(contract, language).map((section) => tableOf(section, choice, words)),
    ...(compared ? [uncovered(compared, words)] : []),
  ];
  return written(`<!doctype html>
<html lang="${htmlLanguage(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(title)}</title>
<style>${BESIDE_CSS}</style>
</head>
<body>
${body.join('\n')}
</body>
</html>
`);
}

/** The text, its version, and where its paper is. */
function sourceLine(terms: Terms, language: DocumentLanguage, words: BesideWords): string {
  const { title, provider, version, source, address, read } = sourceOf(terms, language);
  const linked = address === undefined ? text(source ?? '') : `<a href="${escapeHtml(address)}" rel="noreferrer">${text(source!)}</a>`;
  const where = source === undefined ? '' : ` ${text(words.source)} ${linked}${read === undefined ? '.' : `, ${text(read)}.`}`;
  return `<p class="source" dir="auto"><b>${text(title)}</b>, ${text(provider)}. ${text(version)}.${where}</p>`;
}

function tableOf({ heading, clauses }: Section, { language, period }: BesideChoice, words: BesideWords): string {
  const heads = [words.paper, words.clauses, ...(period ? [words.inPeriod(period.label)] : [])];
  const rows = clauses.map((clause) => {
    const cells = [paperCell(clause, words), clauseCell(clause, language)];
    if (period) cells.push(valuesCell(period.values.get(clause.path) ?? [], words));
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return `<h2>${text(heading)}</h2>
<table class="${period ? 'three' : 'two'}">
<thead><tr>${heads.map((head) => `<th scope="col">${text(head)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

function paperCell({ paper: { clause, quote, note } }: ExplainedClause, words: BesideWords): string {
  if (clause === undefined && quote === undefined && note === undefined)
    return `<span class="none" title="${text(words.noWords)}">–</span>`;
  return [
    clause === undefined ? '' : `<p class="number"><bdi>${text(words.clause(clause))}</bdi></p>`,
    quote === undefined ? '' : `<blockquote dir="auto">${text(quote)}</blockquote>`,
    note === undefined ? '' : `<p class="note"><span>${text(words.note)}</span> <bdi>${text(note)}</bdi></p>`,
  ].join('');
}

/** The title that documents have for it, and its sentences. */
const clauseCell = ({ title, sentences }: ExplainedClause, language: DocumentLanguage): string =>
  `${title === undefined ? '' : `<p class="name" dir="auto">${text(titleIn(title, language))}</p>`}${sentences.map((sentence) => `<p>${text(sentence)}</p>`).join('')}`;

function valuesCell(values: readonly string[], words: BesideWords): string {
  const rest = values.length - MAX_VALUES;
  return [...values.slice(0, MAX_VALUES), ...(rest > 0 ? [words.more(rest)] : [])]
    .map((value) => `<p><bdi>${text(value)}</bdi></p>`)
    .join('');
}

function uncovered({ open, ambiguous }: PaperComparison, words: BesideWords): string {
  const sentence = ({ line, text: said }: PaperSentence): string =>
    `<li><span class="line">${text(words.line(line))}</span> <bdi>${text(said)}</bdi></li>`;
  const lists = [
    `<h2>${text(words.open(open.length))}</h2>`,
    open.length === 0 ? `<p>${text(words.allCovered)}</p>` : `<p>${text(words.openHint)}</p>\n<ul>${open.map(sentence).join('\n')}</ul>`,
    ...(ambiguous.length === 0
      ? []
      : [
          `<h2>${text(words.ambiguous)}</h2>`,
          `<ul>${ambiguous.map(({ path, quote }) => `<li><code>${text(path)}</code> <bdi>${text(quote)}</bdi></li>`).join('\n')}</ul>`,
        ]),
  ];
  return lists.join('\n');
}
