/** Why each line of a statement is owed, in sentences for the people who pay it and who book it. */
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import type { CreditClauses } from '../../domain/statement/clauses-behind.ts';
import type { Statement } from '../../domain/statement/statement.ts';
import { amountText } from '../document/grouped.ts';
import { ofContract, written } from '../written.ts';
import { amountSentences } from './amount-reasons.ts';
import { bandSentences } from './band-reasons.ts';
import { baseSentences } from './base-reasons.ts';
import { cellSentences } from './cell-reasons.ts';
import type { LineContext } from './line-context.ts';
import { clauseSentences, objectiveSentences } from './objective-reasons.ts';
import { Results } from './results.ts';
import { type Sentence, Wording } from './wording.ts';

/** The most entries of a list in a text or in a PDF; the workbook and the JSON have all of them. */
export const MAX_ENTRIES = 20;
/** The most sentences of a line in a text or in a PDF. */
const MAX_SENTENCES = 80;

export interface LineReason {
  readonly number: number;
  readonly head: string;
  readonly sentences: readonly Sentence[];
}

/** What the reasons of a statement show. */
export interface StatementWithClauses {
  readonly statement: Statement;
  /** The clauses of its contract; absent where it cannot be read. */
  readonly clauses?: readonly CreditClauses[] | undefined;
}

/** @param most how many entries of a list are named; with `Infinity` all entries and all sentences. */
export function lineReasons({ statement, clauses }: StatementWithClauses, language: DocumentLanguage, most = MAX_ENTRIES): LineReason[] {
  const wording = new Wording(statement, language, most);
  const results = new Results(statement);
  return statement.lines.map((line) => {
    const context: LineContext = { line, reasons: line.reasons ?? [], wording, results, language, clauses, done: new Set() };
    return { number: line.number, head: headOf(context), sentences: bounded(sentencesOf(context), wording) };
  });
}

function headOf({ line, wording, language }: LineContext): string {
  const { number, credit, index, component, part, amount, costCentre } = line;
  const { names, words } = wording;
  const where = component === undefined ? names.index(index, part) : `${names.index(index, part)} (${names.component(component, part)})`;
  return words.line({
    number,
    credit: `${names.credit(credit, part)}${where === '' ? '' : `${words.comma}${where}`}`,
    amount: amountText(amount, language),
    centre: costCentre === undefined ? undefined : ofContract(costCentre),
  });
}

const sentencesOf = (context: LineContext): Sentence[] => [
  ...clauseSentences(context),
  ...objectiveSentences(context),
  ...bandSentences(context),
  ...baseSentences(context),
  ...amountSentences(context),
  ...context.reasons.flatMap((reason) => cellSentences(reason, context)),
];

/** The sentences of a line, and the number of further ones. */
function bounded(sentences: readonly Sentence[], { most, words }: Wording): readonly Sentence[] {
  const rest = sentences.length - MAX_SENTENCES;
  if (most === Infinity || rest <= 0) return sentences;
  return [...sentences.slice(0, MAX_SENTENCES), { text: words.moreSentences(rest), depth: 0 }];
}

/** The reasons as lines of a text. */
export const reasonLines = (reasons: readonly LineReason[]): string[] =>
  reasons.flatMap(({ head, sentences }) => [
    '',
    written(head),
    ...sentences.map(({ text, depth }) => `${'  '.repeat(depth + 1)}${written(text)}`),
  ]);
