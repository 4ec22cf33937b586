/** The clauses behind a line, and the measured value against the limits of its objective, in sentences. */
import type { CellReason } from '../../domain/statement/reasons.ts';
import type { ObjectiveResult } from '../../domain/statement/statement.ts';
import { naturally } from '../document/natural-order.ts';
import { ofContract } from '../written.ts';
import { clockSentences, limitsShown, measuredShown, missedBy } from './clock-reasons.ts';
import type { LineContext } from './line-context.ts';
import { namedOnce, papersBehind } from './papers-behind.ts';
import type { ShownBounds } from '../../domain/statement/format-value.ts';
import { valueShown } from './values.ts';
import type { Sentence, Wording } from './wording.ts';

/** The clauses behind the line; the terms of the line where the contract names none. */
export function clauseSentences(context: LineContext): Sentence[] {
  const { line, wording, results, clauses } = context;
  const legend = wording.names.legend(line.part);
  // Statements of versions before 0.3 do not say what the contract names.
  if (!legend) return [];
  const said = namedOnce(papersBehind(line, clauses, legend.credits, results)).map(({ clause, quote }) =>
    wording.words.clause(clause && ofContract(clause), quote && ofContract(quote)),
  );
  const isOfPaper = said.length > 0;
  return (isOfPaper ? said : [wording.words.noClause(termsOf(context))]).map((text) => ({
    text,
    depth: 0,
    ...(isOfPaper && { isOfPaper }),
  }));
}

/** The title of the terms, and the version by which the line was assessed. */
function termsOf({ line, wording: { statement } }: LineContext): string {
  const { title, version } = statement.terms;
  return ofContract(`${title} ${statement.parts?.find(({ part }) => part === line.part)?.version ?? version}`);
}

/** The measured value against the limit, for an objective of the line's case; for a ticket its timer. */
export function objectiveSentences(context: LineContext): Sentence[] {
  const { line, wording, results, reasons } = context;
  const objective = wording.names.legend(line.part)?.credits[line.credit]?.objective;
  const result = objective === undefined ? undefined : results.of(objective, line.index, line.part);
  if (!result) return [];
  return result.timing ? clockOf(result, reasons, context) : against(result, context);
}

/** The cases of a count: tickets with their timers, others with their measured value. */
export function caseSentences({ cases = [], from = [], bounds }: CellReason, what: string, context: LineContext): Sentence[] {
  const { line, wording, results } = context;
  const objectives = from.map(({ cell }) => cell);
  return [
    { text: bounds ? openCount(bounds, what, wording) : wording.words.cases(cases.length, what), depth: 0 },
    ...wording.some(cases.toSorted(naturally), 1, (index) => {
      const result = objectives.map((name) => results.of(name, index, line.part)).find((one) => one !== undefined);
      if (!result) return [{ text: wording.names.index(index, line.part), depth: 1 }];
      const said = result.timing
        ? clockOf(result, from, context)
        : against(result, context).map(({ text }) => ({ text, depth: 1 as const }));
      const isOpen = bounds !== undefined && said.length > 0 && result.outcome !== 'met' && result.outcome !== 'breached';
      return isOpen ? [said[0]!, { text: wording.words.openCase, depth: 2 as const }, ...said.slice(1)] : said;
    }),
  ];
}

/** How many cases count for certain, and the most. */
const openCount = ({ least, most }: ShownBounds, what: string, { words }: Wording): string =>
  words.casesBetween(least ? valueShown(least, words) : '0', most && valueShown(most, words), what);

function against(result: ObjectiveResult, { wording }: LineContext): Sentence[] {
  const { words, names } = wording;
  const { objective, index, part, outcome, targets } = result;
  const what = names.at(names.objective(objective, part), index, part);
  const value = measuredShown(result, wording);
  const state = outcome === 'met' || outcome === 'breached' ? outcome : 'open';
  return [
    { text: value === undefined ? words.notMeasured(what) : words.measured(what, value), depth: 0 },
    ...(targets.length > 0 && value !== undefined
      ? [{ text: words.limit(limitsShown(targets, wording), state, missedBy(result, wording)), depth: 0 as const }]
      : []),
  ];
}

function clockOf(result: ObjectiveResult, reasons: readonly CellReason[], { wording, results, done }: LineContext): Sentence[] {
  const { objective, index } = result;
  const key = `${objective} ${index}`;
  if (done.has(key)) return [];
  done.add(key);
  const kind = wording.names.legend(result.part)?.cells[objective]?.of ?? 'ticket';
  const events = results.events(result, reasons);
  return clockSentences(result, wording.record(`${kind}/${index}`, events), events, wording);
}
