/** The table of objectives: the measured value or its bounds, beside the limits. */
import type { ObjectiveResult } from '../../domain/statement/statement.ts';
import { inWords } from './in-words.ts';
import type { Labels } from './labels.ts';
import type { TableModel } from './table-model.ts';
import { betweenShown } from './undecided.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';

export function objectivesTable({ statement }: IssuedStatement, labels: Labels): TableModel {
  // The column for the range before the clause `unknown` exists only where a statement has unreported time.
  const isUnreported = statement.objectives.some(({ unobserved }) => unobserved);
  return {
    title: labels.objectives,
    columns: [
      { name: labels.objective, width: 24 },
      { name: labels.for, width: isUnreported ? 22 : 28 },
      { name: labels.measured, width: 20, right: true },
      ...(isUnreported ? [{ name: labels.unreported, width: 22, right: true as const }] : []),
      { name: labels.target, width: 26, right: true },
      { name: labels.outcome, width: isUnreported ? 16 : 14 },
    ],
    rows: statement.objectives.map((result) => [
      result.part === undefined ? result.objective : `${result.objective} (${result.part})`,
      result.index,
      measuredOf(result, labels),
      ...(isUnreported ? [result.unobserved ? betweenShown(result.unobserved, labels) : ''] : []),
      targetsOf(result, labels),
      labels[result.outcome],
    ]),
  };
}

export const measuredOf = ({ measured, bounds }: ObjectiveResult, labels: Labels): string =>
  bounds ? betweenShown(bounds, labels) : measured ? inWords(measured.shown, labels) : '-';

export const targetsOf = ({ targets }: ObjectiveResult, labels: Labels): string =>
  targets
    .map(
      ({ edge, shown, bounds }) =>
        `${labels.edges[edge as 'at-least'] ?? edge} ${bounds ? betweenShown(bounds, labels) : inWords(shown, labels)}`,
    )
    .join(', ');
