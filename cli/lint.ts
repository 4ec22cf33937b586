/** `makegood lint`: every error and warning with its place, why it matters and the remedy; then what the promises are worth. */
import type { Place } from '../lib/adapters/contract-files.ts';
import type { Terms } from '../lib/domain/agreement/agreement.ts';
import { worthOf, type MonthWorth } from '../lib/domain/agreement/worth.ts';
import type { Issue } from '../lib/domain/issue.ts';
import { formatPercent } from '../lib/domain/money/ratio.ts';
import { formatLength } from '../lib/domain/statement/show.ts';
import { table } from './table.ts';

/** "contract.yaml:12:5", or the file alone. */
export const shownPlace = ({ file, at }: Place): string => (at === undefined ? file : `${file}:${at}`);

export function showIssues(issues: readonly Issue[], locate: (path: string) => Place): string[] {
  return issues.flatMap((issue) => {
    const head = `${shownPlace(locate(issue.path))} ${issue.severity} ${issue.code} ${issue.path || '/'}: ${issue.message}`;
    return [
      head,
      ...(issue.why === undefined ? [] : [`    why: ${issue.why}`]),
      ...(issue.remedy === undefined ? [] : [`    remedy: ${issue.remedy}`]),
    ];
  });
}

const month = ({ days, allowed, uncompensated, effective }: MonthWorth): string[] => [
  `${days} days`,
  formatLength(allowed),
  formatLength(uncompensated),
  effective ? formatPercent(effective, 3) : 'no floor',
];

export function showWorth(terms: Terms): string[] {
  return worthOf(terms).flatMap(({ promise, target, months, unbounded, most }) => [
    '',
    `What "${promise}" (at least ${target}, ${terms.title} ${terms.version}) is worth in a month:`,
    table(['month', 'allowed downtime', 'worst month without a credit', 'uptime left after exclusions'], months.map(month)),
    ...unbounded.map(({ cell, because, limit }) =>
      because === 'excluded'
        ? `  no floor: nothing bounds what "${cell}" excludes`
        : `  no floor: runs that are not at least ${limit} long never count ("${cell}")`,
    ),
    most === undefined ? '  nothing is owed when it is missed' : `  the most that is owed: ${most}`,
  ]);
}
