/** An issued statement as titled tables with typed cells, for every form of document. */
import type { IntervalReason } from '../../domain/statement/reasons.ts';
import type { Statement } from '../../domain/statement/statement.ts';
import { parseFraction } from '../../domain/money/ratio.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { ACCOUNT_WORDS } from './account-words.ts';
import { accountsTable, attentionOf } from './accounts-table.ts';
import { bridgeTable, causesOf } from './bridge-table.ts';
import { withDepth } from './depth.ts';
import { capsOf, claimsOf, remediesOf } from './credit-lists.ts';
import type { DocumentWords } from './document-words.ts';
import { placedFinding } from './finding-words.ts';
import type { Labels } from './labels.ts';
import { changesOffset } from './local-time.ts';
import { objectivesTable } from './objectives-table.ts';
import { listsBeside } from './shown-beside.ts';
import { linesTable, totalName } from './lines-table.ts';
import { type TableCell, type TableModel, withoutEmpty } from './table-model.ts';
import { owedBetween, undecidedLists } from './undecided.ts';
import { changesNothingShown } from '../reasons/bridge-reasons.ts';
import { everyReason } from '../reasons/every-reason.ts';
import { MAX_ENTRIES, lineReasons } from '../reasons/line-reasons.ts';
import { Wording } from '../reasons/wording.ts';
import { percentShown } from '../reasons/values.ts';
import type { StatementAccounts } from '../../application/claims/statement-accounts.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';

export interface DocumentModel {
  readonly title: string;
  readonly zone: string;
  readonly facts: readonly (readonly [label: string, value: TableCell])[];
  readonly tables: readonly TableModel[];
  readonly lists: readonly { readonly title: string; readonly items: readonly string[] }[];
  readonly digests: readonly (readonly [label: string, value: string])[];
}

/** The table of the reasons, which has a sheet of its own. */
export const REASONS = 'reasons';

const at = (instant: string, withOffset = false): TableCell => ({ at: parseInstant(instant)!, ...(withOffset && { withOffset }) });

/** Whether the clock is changed within a period or its intervals: then their local times have offsets, so that durations add up. */
export function needOffsets({ period }: Statement, intervals: readonly { readonly interval: IntervalReason }[]): boolean {
  const spans = [period, ...intervals.map(({ interval }) => interval)];
  return changesOffset(
    period.zone,
    spans.flatMap(({ start, end }) => [parseInstant(start)!, parseInstant(end)!]),
  );
}

/**
 * @param most how many entries of a list its sentences name: all in a workbook.
 * @param accounts the claims and disputes at an instant; absent: the document shows only the issued statement.
 */
export function documentModel(
  issued: IssuedStatement,
  labels: Labels,
  most = MAX_ENTRIES,
  accounts: StatementAccounts | undefined = undefined,
): DocumentModel {
  const { statement } = issued;
  const wording = new Wording(statement, labels.language, most);
  const { names } = wording;
  const shared = { labels, wording };
  const { contract, period, terms, total } = statement;
  const tables = [linesTable(issued, shared)];
  const [counted, excluded] = [intervalsTable(issued, 'counted', shared), intervalsTable(issued, 'excluded', shared)];
  if (issued.bridge && !changesNothingShown(issued.bridge)) tables.push(bridgeTable(issued.bridge, shared));
  tables.push(objectivesTable(issued, names, labels), timeTable(issued, shared));
  if (accounts) tables.push(accountsTable(accounts, names, labels));
  tables.push(whyTable(issued, labels, most));
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
      [labels.from, at(period.start, needOffsets(statement, []))],
      [labels.to, at(period.end, needOffsets(statement, []))],
      [labels.zone, period.zone],
      [totalName(issued, labels), { ...total }],
      ...owedBetween(statement, labels),
    ],
    tables: [...tables, counted, excluded].filter((table) => table.rows.length > 0).map((table) => withoutEmpty(table, labels.costCentre)),
    lists: [
      { title: ACCOUNT_WORDS[labels.language].attention, items: accounts ? attentionOf(accounts, names, labels.language) : [] },
      { title: labels.causes, items: issued.bridge ? causesOf(issued, issued.bridge, shared) : [] },
      ...undecidedLists(statement, names, labels),
      ...listsBeside(statement, wording, labels),
      { title: labels.caps, items: capsOf(issued, shared) },
      { title: labels.claims, items: claimsOf(issued, shared) },
      { title: labels.remedies, items: remediesOf(issued, shared) },
      {
        title: labels.notes,
        items: [...issued.warnings, ...statement.findings].map((found) => placedFinding(found, names, labels)),
      },
    ].filter(({ items }) => items.length > 0),
    digests: (['contract', 'evidence', 'statement', 'bundle'] as const).flatMap((of) => {
      const digest = issued.digests[of];
      return digest === undefined ? [] : [[labels.digestOf[of], digest] as const];
    }),
  };
}

function timeTable({ statement }: IssuedStatement, { labels, wording }: DocumentWords): TableModel {
  const { names } = wording;
  const length = (milliseconds: string): string => wording.length(parseFraction(milliseconds));
  return {
    title: labels.time,
    key: 'time_by_measure',
    columns: [
      { name: labels.cell, width: 22 },
      { name: labels.for, width: 22 },
      ...[labels.up, labels.down, labels.unknown, labels.excluded].map((name) => ({ name, width: 17, right: true as const })),
    ],
    rows: statement.time.map((entry) => [
      names.cell(entry.cell, entry.part),
      names.index(entry.index, entry.part),
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
): { line: number; part: number | undefined; cell: string; interval: IntervalReason }[] {
  return issued.statement.lines.flatMap(({ number, part, reasons }) => {
    const seen = new Set<string>();
    return everyReason(reasons ?? []).flatMap((reason) =>
      (reason[kind] ?? []).flatMap((interval) => {
        const key = `${interval.start} ${interval.end}`;
        if (seen.has(key)) return [];
        seen.add(key);
        return [{ line: number, part, cell: reason.cell, interval }];
      }),
    );
  });
}

function intervalsTable(issued: IssuedStatement, kind: 'counted' | 'excluded', { labels, wording }: DocumentWords): TableModel {
  const { names, words } = wording;
  const isCounted = kind === 'counted';
  const intervals = intervalsOf(issued, kind);
  const withOffset = needOffsets(issued.statement, intervals);
  return {
    title: isCounted ? labels.countedTimes : labels.exclusions,
    key: isCounted ? 'time_counted' : 'time_excluded',
    columns: [
      { name: labels.line, width: 6, right: true },
      { name: labels.cell, width: 16 },
      { name: labels.from, width: 22 },
      { name: labels.to, width: 22 },
      { name: labels.duration, width: 14, right: true },
      isCounted ? { name: labels.weight, width: 8, right: true } : { name: labels.by, width: 18 },
      { name: labels.record, width: 30 },
    ],
    rows: intervals.map(({ line, part, cell, interval }) => [
      String(line),
      names.cell(cell, part),
      at(interval.start, withOffset),
      at(interval.end, withOffset),
      wording.length(wording.span(interval.start, interval.end)),
      isCounted ? percentShown(interval.weight ?? '1', words) : names.cell(interval.by ?? '', part),
      wording.recordsOf(interval.records).join(labels.comma),
    ]),
  };
}

/** Sentences on each line, indented by their depth. */
function whyTable(issued: IssuedStatement, labels: Labels, most: number): TableModel {
  return {
    title: labels.why,
    key: REASONS,
    columns: [
      { name: labels.line, width: 6, right: true },
      { name: labels.reason, width: 106 },
    ],
    rows: lineReasons(issued, labels.language, most).flatMap(({ number, head, sentences }) => [
      [String(number), head],
      ...sentences.map((sentence) => [String(number), withDepth(sentence)]),
    ]),
  };
}
