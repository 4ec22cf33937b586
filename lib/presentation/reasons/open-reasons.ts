/** Why a credit is still open: its possible amount, the facts that decide it, and the reasons of each line that they may add. */
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import type { OpenLine, Statement, StatementLine } from '../../domain/statement/statement.ts';
import { LABELS } from '../document/labels.ts';
import { amountsBetween, decidedBy, placed } from '../document/undecided.ts';
import { written } from '../written.ts';
import { cellSentences } from './cell-reasons.ts';
import type { LineContext } from './line-context.ts';
import { type StatementWithClauses, MAX_ENTRIES } from './line-reasons.ts';
import { clauseSentences, objectiveSentences } from './objective-reasons.ts';
import { Results } from './results.ts';
import { Wording } from './wording.ts';

/** The lines of a text; none where nothing is open. */
export function openReasonLines({ statement, clauses }: StatementWithClauses, language: DocumentLanguage): string[] {
  const { credits, openLines = [] } = statement;
  const [wording, results, labels] = [new Wording(statement, language, MAX_ENTRIES), new Results(statement), LABELS[language]];
  const { names } = wording;
  const heads = credits.flatMap(({ credit, part, bounds, missing }) =>
    bounds ? [`${names.credit(credit, part)}: ${labels.isOwed(amountsBetween(bounds, labels))}${decidedBy(labels, names, missing)}`] : [],
  );
  const lines = openLines.flatMap((open) => {
    const where = placed(open, names);
    const name =
      where === '' ? names.credit(open.credit, open.part) : `${names.credit(open.credit, open.part)}${wording.words.comma}${where}`;
    const context: LineContext = {
      line: lineOf(open, statement),
      reasons: open.reasons ?? [],
      wording,
      results,
      language,
      clauses,
      done: new Set(),
    };
    const sentences = [
      ...clauseSentences(context),
      ...objectiveSentences(context),
      ...context.reasons.flatMap((reason) => cellSentences(reason, context)),
    ];
    return [
      `  ${name}: ${labels.isOwed(amountsBetween(open.bounds, labels))}`,
      ...sentences.map(({ text, depth }) => `${'  '.repeat(depth + 2)}${text}`),
    ];
  });
  return heads.length + lines.length === 0 ? [] : ['', labels.undecided, ...heads.map((head) => `  ${head}`), ...lines].map(written);
}

/** A possible line in the form of a line, for the shared sentences; they do not use its amount. */
const lineOf = ({ bounds, of, times, ...open }: OpenLine, { total }: Statement): StatementLine => ({
  ...open,
  number: 0,
  of: { cell: of, exact: '0' },
  times: { cell: times, exact: '0', shown: '0' },
  exact: '0',
  due: '0',
  amount: { ...bounds.least, currency: total.currency },
});
