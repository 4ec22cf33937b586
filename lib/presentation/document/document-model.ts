/** An issued statement as titled tables with typed cells, for every form of document. */
import { type CapFigure, capFigure, figureShown } from '../../domain/statement/credits/cap-figures.ts';
import type { CellReason, IntervalReason } from '../../domain/statement/reasons.ts';
import { type CapResult, isProvisional } from '../../domain/statement/statement.ts';
import { parseFraction } from '../../domain/money/ratio.ts';
import { formatLength } from '../../domain/statement/format-value.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { inWords } from './in-words.ts';
import type { Labels } from './labels.ts';
import { objectivesTable } from './objectives-table.ts';
import { listsBeside } from './shown-beside.ts';
import type { TableCell, TableModel } from './table-model.ts';
import { owedBetween, placed, provisionalName, undecidedLists } from './undecided.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';

export interface DocumentModel {
  readonly title: string;
  readonly zone: string;
  readonly facts: readonly (readonly [label: string, value: TableCell])[];
  readonly tables: readonly TableModel[];
  readonly lists: readonly { readonly title: string; readonly items: readonly string[] }[];
  readonly digests: readonly (readonly [label: string, value: string])[];
}

const at = (instant: string): TableCell => ({ at: parseInstant(instant)! });

export function documentModel(issued: IssuedStatement, labels: Labels): DocumentModel {
  const { statement } = issued;
  const { contract, period, terms, total } = statement;
  const tables = [linesTable(issued, labels), objectivesTable(issued, labels), timeTable(issued, labels)];
  const [counted, excluded] = [intervalsTable(issued, 'counted', labels), intervalsTable(issued, 'excluded', labels)];
  if (issued.bridge) tables.push(bridgeTable(issued.bridge, labels));
  return {
    title: labels.title,
    zone: period.zone,
    facts: [
      [labels.number, issued.id],
      [labels.revision, issued.revision === 1 ? '1' : `${issued.revision} (${labels.replaces} ${issued.revision - 1})`],
      [labels.issued, at(issued.issuedAt)],
      [labels.vendor, `${contract.vendor.name} (${contract.vendor.id})`],
      [labels.customer, `${contract.customer.name} (${contract.customer.id})`],
      [labels.contract, `${contract.title} (${contract.id})`],
      [labels.terms, `${terms.title} ${terms.version}`],
      [labels.period, period.label],
      [labels.from, at(period.start)],
      [labels.to, at(period.end)],
      [labels.zone, period.zone],
      [totalName(issued, labels), { ...total }],
      ...owedBetween(statement, labels),
    ],
    tables: [...tables, counted, excluded].filter((table) => table.rows.length > 0),
    lists: [
      ...undecidedLists(statement, labels),
      ...listsBeside(statement, labels),
      { title: labels.caps, items: capsOf(issued, labels) },
      { title: labels.claims, items: claimsOf(issued, labels) },
      { title: labels.remedies, items: remediesOf(issued, labels) },
      {
        title: labels.notes,
        items: [...issued.warnings, ...statement.findings].map(({ code, path, message }) => `${code} (${path}): ${message}`),
      },
    ].filter(({ items }) => items.length > 0),
    digests: (['contract', 'evidence', 'statement', 'bundle'] as const).flatMap((of) => {
      const digest = issued.digests[of];
      return digest === undefined ? [] : [[labels.digestOf[of], digest] as const];
    }),
  };
}

/** The name of the total; one that missing facts leave open is marked as provisional. */
const totalName = ({ statement }: IssuedStatement, { total, provisional }: Labels): string =>
  isProvisional(statement) ? `${total} (${provisional})` : total;

function linesTable(issued: IssuedStatement, labels: Labels): TableModel {
  const { statement } = issued;
  return {
    title: labels.lines,
    columns: [
      { name: labels.line, width: 6, right: true },
      { name: labels.credit, width: 26 },
      { name: labels.for, width: 20 },
      { name: labels.base, width: 16, right: true },
      { name: labels.rate, width: 12, right: true },
      { name: labels.costCentre, width: 14 },
      { name: labels.amount, width: 18, right: true },
    ],
    rows: [
      ...statement.lines.map((line) => [
        String(line.number),
        provisionalName(line, labels),
        placed(line),
        line.of.exact,
        line.times.shown,
        line.costCentre ?? '',
        { ...line.amount },
      ]),
      ['', totalName(issued, labels), '', '', '', '', { ...statement.total }],
    ],
    sums: true,
  };
}

function timeTable({ statement }: IssuedStatement, labels: Labels): TableModel {
  const length = (milliseconds: string): string => inWords(formatLength(parseFraction(milliseconds)), labels);
  return {
    title: labels.time,
    columns: [
      { name: labels.cell, width: 22 },
      { name: labels.for, width: 22 },
      ...[labels.up, labels.down, labels.unknown, labels.excluded].map((name) => ({ name, width: 17, right: true as const })),
    ],
    rows: statement.time.map((entry) => [
      entry.cell,
      entry.index,
      length(entry.up),
      length(entry.down),
      length(entry.unknown),
      length(entry.excluded),
    ]),
  };
}

/** The intervals and records behind a line, each interval once. */
export function intervalsOf(
  issued: IssuedStatement,
  kind: 'counted' | 'excluded',
): { line: number; cell: string; interval: IntervalReason }[] {
  return issued.statement.lines.flatMap(({ number, reasons }) => {
    const seen = new Set<string>();
    return everyReason(reasons ?? []).flatMap((reason) =>
      (reason[kind] ?? []).flatMap((interval) => {
        const key = `${interval.start} ${interval.end}`;
        if (seen.has(key)) return [];
        seen.add(key);
        return [{ line: number, cell: reason.cell, interval }];
      }),
    );
  });
}

const everyReason = (reasons: readonly CellReason[]): CellReason[] =>
  reasons.flatMap((reason) => [reason, ...everyReason(reason.from ?? [])]);

function intervalsTable(issued: IssuedStatement, kind: 'counted' | 'excluded', labels: Labels): TableModel {
  const isCounted = kind === 'counted';
  return {
    title: isCounted ? `${labels.reasons}: ${labels.counted}` : labels.exclusions,
    columns: [
      { name: labels.line, width: 6, right: true },
      { name: labels.cell, width: 16 },
      { name: labels.from, width: 22 },
      { name: labels.to, width: 22 },
      isCounted ? { name: labels.weight, width: 8, right: true } : { name: labels.by, width: 18 },
      { name: labels.record, width: 38 },
    ],
    rows: intervalsOf(issued, kind).map(({ line, cell, interval }) => [
      String(line),
      cell,
      at(interval.start),
      at(interval.end),
      isCounted ? (interval.weight ?? '1') : (interval.by ?? ''),
      interval.records.map(({ record }) => record).join(', '),
    ]),
  };
}

function bridgeTable(bridge: NonNullable<IssuedStatement['bridge']>, labels: Labels): TableModel {
  const causes = (of: typeof bridge.causes): string =>
    of.map(({ cause, events, of: named }) => [labels[cause], ...(events ?? named ?? [])].join(' ')).join('; ');
  return {
    title: `${labels.bridge} ${bridge.from}`,
    columns: [
      { name: labels.credit, width: 20 },
      { name: labels.for, width: 14 },
      { name: labels.before, width: 15, right: true },
      { name: labels.after, width: 15, right: true },
      { name: labels.difference, width: 15, right: true },
      { name: labels.cause, width: 33 },
    ],
    rows: [
      ...bridge.lines.map((line) => [
        `${line.credit} (${labels[line.kind]}${line.provisional ? `, ${labels.provisional}` : ''})`,
        placed(line),
        { ...line.before },
        { ...line.after },
        { ...line.difference },
        causes(line.causes),
      ]),
      [
        labels.total,
        '',
        { ...bridge.before },
        { ...bridge.after },
        { ...bridge.difference },
        bridge.lines.length > 0 ? '' : causes(bridge.causes),
      ],
    ],
    sums: true,
  };
}

const capsOf = ({ statement }: IssuedStatement, labels: Labels): string[] =>
  statement.credits.flatMap(({ credit, caps, refusedBy, belowMinimum, afterCaps }) => [
    ...caps.filter((cap) => cap.bound || cap.undetermined).map((cap) => capOf(cap, labels)),
    ...(refusedBy === undefined ? [] : [`${credit}: ${labels.notOwed} ${refusedBy}`]),
    ...(belowMinimum ? [`${credit}: ${afterCaps === undefined ? '' : `${figureShown(afterCaps)} `}${labels.belowMinimum}`] : []),
  ]);

function capOf(cap: CapResult, labels: Labels): string {
  const shown = (figure: CapFigure): string => capFigure(cap, figure, labels) ?? '';
  const paid = capFigure(cap, 'earlier', labels);
  const left = paid === undefined ? shown('limit') : `${shown('left')} ${labels.lessPaid(shown('limit'), paid)}`;
  const cut = cap.bound ? labels.cutTo : labels.mayBeCutTo;
  return `${labels.capOn} ${cap.credit}${cap.index && ` (${cap.index})`}: ${shown('before')} ${cut} ${left}`;
}

const claimsOf = ({ statement }: IssuedStatement, labels: Labels): string[] =>
  statement.credits.flatMap(({ credit, claim }) =>
    claim === 'automatic'
      ? [`${credit}: ${labels.automatic}`]
      : claim.map(({ rule, lastDay }) => `${credit}: ${rule}${lastDay === undefined ? '' : `, ${labels.lastDay} ${lastDay}`}`),
  );

const remediesOf = ({ statement }: IssuedStatement, labels: Labels): string[] =>
  (statement.remedies ?? [])
    .filter(({ open, undetermined }) => open || undetermined)
    .map(
      ({ remedy, right, to, index, undetermined, lastDay }) =>
        `${remedy}${index && ` (${index})`}: ${to === 'customer' ? labels.customer : labels.vendor} ${labels.may} ${labels[right as 'terminate']}${undetermined ? ` (${labels.undetermined})` : ''}${lastDay === undefined ? '' : `, ${labels.lastDay} ${lastDay}`}`,
    );
