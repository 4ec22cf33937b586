/** The words of the paper in the tables of a statement: below the first line of each credit, and the first case of each objective. */
import type { ReactNode } from 'react';
import type { StatementPapers } from '../../../lib/presentation/beside/papers-behind.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { PaperShown } from './paper-shown.tsx';

export interface Below {
  readonly column: number;
  readonly of: (row: number) => ReactNode;
}

/** What is below the first row of each run of rows of the same clause. */
function below<T extends { readonly part?: number }>(
  column: number,
  rows: readonly T[],
  nameOf: (row: T) => string,
  papersOf: (row: T) => ReturnType<StatementPapers['nearLine']>,
): Below {
  return {
    column,
    of: (at) => {
      const [row, before] = [rows[at], rows[at - 1]];
      if (!row || (before && nameOf(before) === nameOf(row) && before.part === row.part)) return null;
      const { clauses } = papersOf(row);
      return clauses.length === 0 ? null : clauses.map(({ kind, name, paper }) => <PaperShown key={`${kind} ${name}`} paper={paper} />);
    },
  };
}

export const quotesOfLines = ({ lines }: Statement, papers: StatementPapers): Below =>
  below(
    1,
    lines,
    ({ credit }) => credit,
    (line) => papers.nearLine(line),
  );

export const quotesOfObjectives = ({ objectives }: Statement, papers: StatementPapers): Below =>
  below(
    0,
    objectives,
    ({ objective }) => objective,
    (result) => papers.ofObjective(result),
  );
