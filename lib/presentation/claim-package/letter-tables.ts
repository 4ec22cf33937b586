/** The tables of a claim's letter: the lines, the breached objectives, and in its annexes the intervals and the tickets. */
import { formatAmount } from '../../domain/money/money.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { StatementLine } from '../../domain/statement/statement.ts';
import { intervalsOf } from '../document/document-model.ts';
import { amountText } from '../document/grouped.ts';
import type { DocumentLanguage } from '../document/labels.ts';
import { measuredOf, targetsOf } from '../document/objectives-table.ts';
import { placed, provisionalName } from '../document/undecided.ts';
import { moneyShown, percentShown, valueShown } from '../reasons/values.ts';
import { ofContract, ofSender } from '../written.ts';
import type { ClaimedTicket } from './claimed-tickets.ts';
import type { LetterColumn, LetterTable, Writing } from './letter-writing.ts';

/** Without a column in which no row has anything. */
function withoutEmptyColumns({ columns, rows, sums }: LetterTable): LetterTable {
  const isUsed = columns.map((_, i) => rows.some((row) => row[i] !== ''));
  const used = <T>(list: readonly T[]): T[] => list.filter((_, i) => isUsed[i]);
  return { columns: used(columns), rows: rows.map(used), ...(sums && { sums }) };
}

export function linesTable({ own: { statement }, labels, words, wording }: Writing): LetterTable {
  const { names } = wording;
  const rows = statement.lines.map((line: StatementLine) => [
    String(line.number),
    provisionalName(line, names, labels),
    placed(line, names),
    clauseOf(line, names.legend(line.part)?.credits ?? {}),
    moneyShown(line.of.exact, line.amount.currency, wording.words),
    valueShown(line.times, wording.words),
    amountText(line.amount, labels.language),
  ]);
  return withoutEmptyColumns({
    columns: [
      { name: labels.line, width: 7, right: true },
      { name: labels.credit, width: 26 },
      { name: labels.for, width: 20 },
      { name: words.clause, width: 12 },
      { name: labels.base, width: 18, right: true },
      { name: labels.rate, width: 10, right: true },
      { name: labels.amount, width: 20, right: true },
    ],
    rows: [...rows, ['', labels.total, '', '', '', '', totalOf(statement.lines, labels.language)]],
    sums: true,
  });
}

function totalOf(lines: readonly StatementLine[], language: DocumentLanguage): string {
  const { currency } = lines[0]!.amount;
  const minor = lines.reduce((sum, { amount }) => sum + minorOf(amount), 0n);
  return amountText({ amount: formatAmount({ minor, currency }), currency }, language);
}

type CreditLegends = Readonly<Record<string, { readonly clause?: string; readonly within?: string }>>;

/** The clause of a credit, else of the one that includes it. */
const clauseOf = ({ credit }: StatementLine, credits: CreditLegends): string =>
  ofContract(credits[credit]?.clause ?? credits[credits[credit]?.within ?? '']?.clause ?? '');

export function breachedTable({ own: { statement }, labels, wording: { names } }: Writing): LetterTable[] {
  const breached = statement.objectives.filter(({ outcome }) => outcome === 'breached');
  if (breached.length === 0) return [];
  const columns: LetterColumn[] = [
    { name: labels.objective, width: 24 },
    { name: labels.for, width: 30 },
    { name: labels.measured, width: 20, right: true },
    { name: labels.target, width: 26, right: true },
  ];
  const rows = breached.map((result) => [
    names.objective(result.objective, result.part),
    names.index(result.index, result.part),
    measuredOf(result, labels),
    targetsOf(result, labels),
  ]);
  return [{ columns, rows }];
}

export function intervalsTable({ own, labels, wording, time }: Writing): LetterTable {
  return {
    columns: [
      { name: labels.line, width: 7, right: true },
      { name: labels.cell, width: 16 },
      { name: labels.from, width: 26 },
      { name: labels.to, width: 26 },
      { name: labels.duration, width: 15, right: true },
      { name: labels.weight, width: 9, right: true },
      { name: labels.record, width: 24 },
    ],
    rows: intervalsOf(own, 'counted').map(({ line, part, cell, interval }) => [
      String(line),
      wording.names.cell(cell, part),
      time(interval.start),
      time(interval.end),
      wording.length(wording.span(interval.start, interval.end)),
      percentShown(interval.weight ?? '1', wording.words),
      interval.records.map(({ record, events }) => wording.record(record, events)).join(wording.words.comma),
    ]),
  };
}

export function ticketsTable(tickets: readonly ClaimedTicket[], { labels, words, wording: { names }, time }: Writing): LetterTable {
  return {
    columns: [
      { name: labels.line, width: 7, right: true },
      { name: labels.objective, width: 19 },
      { name: words.ticket, width: 25 },
      { name: words.started, width: 21 },
      { name: words.stopped, width: 21 },
      { name: labels.measured, width: 20, right: true },
      { name: labels.target, width: 20, right: true },
    ],
    rows: tickets.map(({ line, result }) => [
      String(line),
      names.objective(result.objective, result.part),
      ofSender(result.index),
      time(result.timing.start),
      result.timing.stop === undefined ? labels.notEnded : time(result.timing.stop),
      measuredOf(result, labels),
      targetsOf(result, labels),
    ]),
  };
}
