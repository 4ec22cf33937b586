/** What `makegood lint` prints: issues with places, what objectives are worth, the evidence that shows it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FilePosition } from '../../lib/adapters/files/contract-files.ts';
import type { Issue } from '../../lib/domain/issue.ts';
import { type Money, formatAmount } from '../../lib/domain/money/money.ts';
import { formatPercent } from '../../lib/domain/money/percent.ts';
import { integer } from '../../lib/domain/money/ratio.ts';
import { formatLength } from '../../lib/domain/statement/format-value.ts';
import { nameOfLength } from '../../lib/domain/objective-worth/ways.ts';
import type { SearchRange } from '../../lib/domain/objective-worth/search.ts';
import type { Most, WorthRow, Witness, Worth } from '../../lib/domain/objective-worth/objective-worth.ts';
import { eventLine } from '../../lib/sources/event-line.ts';
import { table } from '../../lib/presentation/text/table.ts';

/** "contract.yaml:12:5", or the file alone. */
export const shownPlace = ({ file, at }: FilePosition): string => (at === undefined ? file : `${file}:${at}`);

export function showIssues(issues: readonly Issue[], locate: (path: string) => FilePosition): string[] {
  return issues.flatMap((issue) => {
    const head = `${shownPlace(locate(issue.path))} ${issue.severity} ${issue.code} ${issue.path || '/'}: ${issue.message}`;
    return [
      head,
      ...(issue.why === undefined ? [] : [`    why: ${issue.why}`]),
      ...(issue.remedy === undefined ? [] : [`    remedy: ${issue.remedy}`]),
    ];
  });
}

const HEADS: Readonly<Record<Worth['by'], readonly string[]>> = {
  downtime: ['period', 'met with', 'nothing is owed with', 'uptime left after exclusions'],
  record: ['record', 'met with', 'nothing is owed with one of'],
  count: ['', 'met with', 'nothing is owed with'],
  delivery: ['deliverable', 'met when delivered so long after the start', 'nothing is owed when delivered so long after it'],
};

/** "40 min 19.200 s", or from where to where when it does not begin at nothing. */
function ranges(by: Worth['by'], all: readonly SearchRange[], tried: number | undefined): string {
  const size = (value: number): string => (by === 'count' ? String(value) : formatLength(integer(value)));
  return (
    all
      .map(({ from, to }) => (from <= 1 ? size(to) : `${size(from)} to ${size(to)}`) + (to === tried ? ' (no more were tried)' : ''))
      .join('; ') || 'nothing'
  );
}

function cells(by: Worth['by'], row: WorthRow, hasFloor: boolean): string[] {
  const of = row.of === '' || by === 'record' ? row.of : `${row.of} (${row.period})`;
  if (row.notFound) return [of, 'not found', '-', ...(by === 'downtime' ? ['-'] : [])];
  const met = ranges(by, row.met, row.tried);
  const left = !hasFloor ? 'no floor' : row.left ? formatPercent(row.left.share, 3) : 'not found';
  return [
    of,
    row.measured === undefined || row.measured === met ? met : `${met} (${row.measured} by its timer)`,
    ranges(by, row.free, row.tried),
    ...(by === 'downtime' ? [left] : []),
  ];
}

const money = (amount: Money): string => `${formatAmount(amount)} ${amount.currency}`;
const showMost = ({ owed, share, when }: Most): string =>
  `  the most found: ${money(owed)}${share ? ` (${formatPercent(share, 2)} of ${share.of})` : ''}, ${when}`;

/** The amount that was found to be owed; where no credit rests on the objective, the line says that nothing is owed. */
function owing(most: Worth['most'], unpaid: true | undefined): string {
  if (most === 'not found') return '  the most found: not found';
  if (most) return showMost(most);
  return unpaid
    ? '  nothing is owed when it is breached: no credit of the customer rests on it'
    : '  the most found: not found, no evidence that was tried owes anything';
}

const BECAUSE = {
  excluded: 'excludes all of it',
  'short-runs': 'does not count stretches so short',
  paused: 'stands still while it is paused',
} as const;

/** What each objective is worth, in words. */
export function showWorth(found: readonly Worth[]): string[] {
  return found.flatMap(({ title, version, objective, target, by, rows, noFloor, most, unpaid, notFound }) => [
    '',
    `What "${objective}" (${target}, ${title} ${version}) is worth:`,
    ...(notFound === undefined
      ? [
          table(
            rows.some(({ left }) => left?.isFloor === false) ? HEADS[by].with(-1, 'the least uptime left that was found') : HEADS[by],
            rows.map((row) => cells(by, row, noFloor.length === 0)),
          ),
          ...noFloor.map(
            ({ cell, because, down, of }) =>
              `  no floor: with ${because === 'paused' ? 'one of ' : ''}${formatLength(integer(down))}${because === 'paused' ? '' : ' down'} in ${nameOfLength(of)} it is met; "${cell}" ${BECAUSE[because]}`,
          ),
          owing(most, unpaid),
        ]
      : [`  not found: ${notFound}`]),
  ]);
}

const witnessesOf = ({ rows, noFloor, most }: Worth): Witness[] => [
  ...rows.flatMap(({ metWitness, freeWitness, left }) => [metWitness, freeWitness, left?.witness].filter((one) => one !== undefined)),
  ...noFloor.map(({ witness }) => witness),
  ...(most && most !== 'not found' ? [most.witness] : []),
];

/** The evidence behind each number, with the period to assess it in and what comes out. */
export function showWitnesses(path: string, found: readonly Worth[], folder: string | undefined): string[] {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  return [...new Set(found.flatMap(witnessesOf))].flatMap((witness, i) => {
    const lines = witness.facts().map(eventLine);
    const file = folder === undefined ? undefined : join(folder, `${i + 1}-${witness.shows.replaceAll(/[^a-z0-9]+/gi, '-')}.jsonl`);
    if (file !== undefined) writeFileSync(file, lines.join('\n') + '\n');
    return [
      '',
      `witness ${witness.shows}: ${witness.outcome}, ${money(witness.owed)} owed`,
      `makegood assess ${path} ${file ?? 'EVENTS'} --period ${witness.period}`,
      ...(file === undefined ? lines : []),
    ];
  });
}
