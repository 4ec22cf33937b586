/**
 * The words of the paper behind a line: a clause, its quote, or both. Reasons, documents, letters and the console all take them from here,
 * so that all name the same clauses.
 */
import { type Paper, hasWords } from '../../domain/contract/paper.ts';
import type { ClauseBehind, CreditClauses } from '../../domain/statement/clauses-behind.ts';
import type { Legend } from '../../domain/statement/legend.ts';
import type { StatementLine } from '../../domain/statement/statement.ts';
import { creditsAround } from './credits-around.ts';
import type { Results } from './results.ts';

/**
 * Each once, the nearest first.
 * @param clauses those of the contract; absent where it cannot be read: then those of the objective and of the credit, which are in the
 * statement.
 */
export function papersBehind(
  { credit, part }: Pick<StatementLine, 'credit' | 'part'>,
  clauses: readonly CreditClauses[] | undefined,
  credits: Legend['credits'],
  results: Results,
): ClauseBehind[] {
  const all = clauses?.find((one) => one.credit === credit && one.part === part)?.clauses ?? stated({ credit, part }, credits, results);
  const once = new Map<string, ClauseBehind>();
  for (const { at, name, clause, quote } of all) {
    const key = JSON.stringify([clause, quote]);
    if (!once.has(key)) once.set(key, { at, name, ...(clause !== undefined && { clause }), ...(quote !== undefined && { quote }) });
  }
  return [...once.values()];
}

/** For a list without their places: no number alone where its words are there too, and no words without the number that others have. */
export const namedOnce = (papers: readonly ClauseBehind[]): ClauseBehind[] =>
  papers.filter(({ clause, quote }) =>
    quote === undefined
      ? papers.every((other) => other.clause !== clause || other.quote === undefined)
      : clause !== undefined || papers.every((other) => other.quote !== quote || other.clause === undefined),
  );

/** Those that the statement itself has: of the objective, and of the nearest credit with words. */
function stated(
  { credit, part }: { credit: string; part: number | undefined },
  credits: Legend['credits'],
  results: Results,
): ClauseBehind[] {
  const objective = entry(credits, credit)?.objective;
  const papers: readonly (readonly [ClauseBehind['at'], string, Paper | undefined])[] = [
    ...(objective === undefined ? [] : [['objective', objective, results.first(objective, part)] as const]),
    ...creditsAround(credit, credits).map((name) => ['credit', name, entry(credits, name)] as const),
  ];
  const worded = papers.flatMap(([at, name, paper]) => (paper && hasWords(paper) ? [{ at, name, ...paper }] : []));
  const nearest = worded.find(({ at }) => at === 'credit');
  return worded.filter((one) => one.at === 'objective' || one === nearest);
}

const entry = (credits: Legend['credits'], name: string): Legend['credits'][string] | undefined =>
  Object.hasOwn(credits, name) ? credits[name] : undefined;
