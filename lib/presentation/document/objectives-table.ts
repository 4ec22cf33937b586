/** The table of objectives: the measured value or its bounds, beside the limits. */
import type { ObjectiveResult } from '../../domain/statement/statement.ts';
import type { Labels } from './labels.ts';
import { objectivesInOrder } from './natural-order.ts';
import type { TableModel } from './table-model.ts';
import type { Names } from '../reasons/names.ts';
import { REASON_WORDS } from '../reasons/wording.ts';
import { valueShown } from '../reasons/values.ts';
import { betweenShown } from './undecided.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';

export function objectivesTable({ statement }: IssuedStatement, names: Names, labels: Labels): TableModel {
  // The column for the range before the clause `unknown` exists only where a statement has unreported time.
  const isUnreported = statement.objectives.some(({ unobserved }) => unobserved);
  return {
    title: labels.objectives,
    key: 'objectives',
    columns: [
      { name: labels.objective, width: 24 },
      { name: labels.for, width: isUnreported ? 22 : 28 },
      { name: labels.measured, width: 20, right: true },
      ...(isUnreported ? [{ name: labels.unreported, width: 22, right: true as const }] : []),
      { name: labels.target, width: 26, right: true },
      { name: labels.outcome, width: isUnreported ? 16 : 14 },
    ],
    rows: objectivesInOrder(statement.objectives).map((result) => [
      result.part === undefined ? names.objective(result.objective) : `${names.objective(result.objective, result.part)} (${result.part})`,
      names.index(result.index, result.part),
      measuredOf(result, labels),
      ...(isUnreported ? [result.unobserved ? betweenShown(result.unobserved, labels) : ''] : []),
      targetsOf(result, labels),
      labels[result.outcome],
    ]),
  };
}

export const measuredOf = ({ measured, bounds }: ObjectiveResult, labels: Labels): string =>
  bounds ? betweenShown(bounds, labels) : measured ? valueShown(measured, REASON_WORDS[labels.language]) : '-';

export const targetsOf = ({ targets }: ObjectiveResult, labels: Labels): string =>
  targets
    .map(
      ({ edge, shown, exact, bounds }) =>
        `${labels.edges[edge as 'at-least'] ?? edge} ${bounds ? betweenShown(bounds, labels) : valueShown({ shown, ...(exact !== undefined && { exact }) }, REASON_WORDS[labels.language])}`,
    )
    .join(', ');
