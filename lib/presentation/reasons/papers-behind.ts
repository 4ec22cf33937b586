/** The words of the paper behind a line: a clause, its quote, or both. */
import { type Paper, hasWords } from '../../domain/contract/paper.ts';
import type { ClauseBehind, CreditClauses } from '../../domain/statement/clauses-behind.ts';
import type { Legend } from '../../domain/statement/legend.ts';
import type { StatementLine } from '../../domain/statement/statement.ts';
import { creditsAround } from './credits-around.ts';
import type { Results } from './results.ts';

/** Words of the paper, and where they stand. */
export type PaperBehind = Paper & Pick<ClauseBehind, 'at'>;

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
): PaperBehind[] {
  const objective = credits[credit]?.objective;
  const stated: PaperBehind[] = [
    { at: 'objective', ...(objective === undefined ? undefined : results.first(objective, part)) },
    { at: 'credit', ...paperOfCredit(credit, credits) },
  ];
  const all: readonly PaperBehind[] = clauses?.find((one) => one.credit === credit && one.part === part)?.clauses ?? stated;
  const once = new Map<string, PaperBehind>();
  for (const { at, clause, quote } of all.filter(hasWords)) {
    const key = JSON.stringify([clause, quote]);
    if (!once.has(key)) once.set(key, { at, ...(clause !== undefined && { clause }), ...(quote !== undefined && { quote }) });
  }
  return [...once.values()];
}

/** Its own words, else those of the nearest credit that includes it. */
function paperOfCredit(credit: string, credits: Legend['credits']): Paper | undefined {
  return creditsAround(credit, credits)
    .map((name) => credits[name])
    .find((paper) => paper && hasWords(paper));
}
