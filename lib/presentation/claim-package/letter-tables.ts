/** The tables of a claim's letter: the lines, the breached objectives, and in its annexes the intervals and the tickets. */
import type { Claim } from '../../domain/claims/claim.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { abs } from '../../domain/money/ratio.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { ClauseBehind } from '../../domain/statement/clauses-behind.ts';
import type { Amount, ObjectiveResult, Statement, StatementLine } from '../../domain/statement/statement.ts';
import { intervalsOf } from '../document/document-model.ts';
import { everyReason } from '../reasons/every-reason.ts';
import { amountText } from '../document/grouped.ts';
import { measuredOf, targetsOf } from '../document/objectives-table.ts';
import { objectivesInOrder } from '../document/natural-order.ts';
import { placed, provisionalName } from '../document/undecided.ts';
import { namedOnce, papersBehind } from '../reasons/papers-behind.ts';
import { Results } from '../reasons/results.ts';
import { moneyShown, percentShown, valueShown } from '../reasons/values.ts';
import { ofContract } from '../written.ts';
import type { ClaimedTicket } from './claimed-tickets.ts';
import type { LetterColumn, LetterTable, Writing } from './letter-writing.ts';

/** Without a column in which no row has anything. */
function withoutEmptyColumns({ columns, rows, sums }: LetterTable): LetterTable {
  const isUsed = columns.map((_, i) => rows.some((row) => row[i] !== ''));
  const used = <T>(list: readonly T[]): T[] => list.filter((_, i) => isUsed[i]);
  return { columns: used(columns), rows: rows.map(used), ...(sums && { sums }) };
}

/** The lines that are asked for: together, with what is of no line, the claimed amount. */
export function linesTable(claim: Claim, writing: Writing): LetterTable {
  const { own, labels, words, wording, asked } = writing;
  const { statement } = own;
  const { names } = wording;
  const { language } = labels;
  const results = new Results(statement);
  const askedOf = (line: StatementLine): Amount => asked?.get(line.number) ?? line.amount;
  const isPart = statement.lines.some((line) => minorOf(askedOf(line)) !== abs(minorOf(line.amount)));
  const total = sumOf(statement.lines.map(askedOf), claim.currency);
  const rest = minorOf(claim.open) - minorOf(total);
  const rows = statement.lines.map((line: StatementLine) => [
    String(line.number),
    provisionalName(line, names, labels),
    placed(line, names),
    clausesOf(line, results, writing),
    moneyShown(line.of.exact, line.amount.currency, wording.words),
    valueShown(line.times, wording.words),
    amountText(line.amount, language),
    isPart ? amountText(askedOf(line), language) : '',
  ]);
  const sums = (name: string, amount: Amount): string[] => {
    const text = amountText(amount, language);
    return ['', name, '', '', '', '', ...(isPart ? ['', text] : [text, ''])];
  };
  const ofNoLine = asked && rest > 0n ? [sums(words.ofNoLine, ofMinor(rest, claim.currency))] : [];
  return withoutEmptyColumns({
    columns: [
      { name: labels.line, width: 7, right: true },
      { name: labels.credit, width: 26 },
      { name: labels.for, width: 20 },
      { name: words.clause, width: 24 },
      { name: labels.base, width: 18, right: true },
      { name: labels.rate, width: 10, right: true },
      { name: labels.amount, width: 20, right: true },
      { name: words.claimed, width: 20, right: true },
    ],
    rows: [...rows, ...ofNoLine, sums(labels.total, ofNoLine.length > 0 ? claim.open : total)],
    sums: true,
  });
}

const ofMinor = (minor: bigint, currency: string): Amount => ({ amount: formatAmount({ minor, currency }), currency });

const sumOf = (amounts: readonly Amount[], currency: string): Amount =>
  ofMinor(
    amounts.reduce((sum, amount) => sum + minorOf(amount), 0n),
    currency,
  );

type CreditLegends = Readonly<Record<string, { readonly clause?: string; readonly within?: string; readonly objective?: string }>>;

/** The most clauses of a line, and the most letters of the words of each: an annex has all of them in full. */
const MAX_CLAUSES = 4;
const MAX_WORDS = 40;

/** Where a clause stands, the nearest to the credit first: a letter names those of the first place that has any. */
const NEAREST: readonly (readonly ClauseBehind['at'][])[] = [['objective', 'credit'], ['definition'], ['claim']];

const behindLine = (line: StatementLine, results: Results, { clauses, wording }: Writing): ClauseBehind[] =>
  papersBehind(line, clauses, wording.names.legend(line.part)?.credits ?? {}, results);

/**
 * Every clause behind the lines in full, for each credit once: those of which the contract has words, and in one row the numbers of which it
 * has none.
 */
export function clausesTable(writing: Writing): LetterTable {
  const { own, labels, words, wording } = writing;
  const results = new Results(own.statement);
  const ofCredit = new Map(own.statement.lines.map((line) => [`${line.part ?? ''} ${line.credit}`, line]));
  return {
    columns: [
      { name: labels.credit, width: 26 },
      { name: words.clause, width: 20 },
      { name: words.contractWords, width: 70 },
    ],
    rows: [...ofCredit.values()].flatMap((line) => {
      const behind = namedOnce(behindLine(line, results, writing));
      const worded = behind.flatMap(({ clause, quote }) => (quote === undefined ? [] : [{ clause, quote }]));
      const numbers = behind.flatMap(({ clause, quote }) => (clause === undefined || quote !== undefined ? [] : [clause]));
      const credit = wording.names.credit(line.credit, line.part);
      return [
        ...worded.map(({ clause, quote }) => [
          credit,
          clause === undefined ? '' : ofContract(clause),
          words.quoted(ofContract(quote.replaceAll(/\s+/g, ' ').trim())),
        ]),
        ...(numbers.length === 0 ? [] : [[credit, numbers.map(ofContract).join(wording.words.semicolon), words.numberAlone]]),
      ];
    }),
  };
}

/** Their numbers and the beginning of their words. */
function clausesOf(line: StatementLine, results: Results, writing: Writing): string {
  const { wording, words } = writing;
  const all = behindLine(line, results, writing);
  const papers = namedOnce(NEAREST.map((places) => all.filter(({ at }) => places.includes(at))).find((found) => found.length > 0) ?? []);
  const rest = papers.length - MAX_CLAUSES;
  const shown = papers.slice(0, MAX_CLAUSES).map(({ clause, quote }) => {
    const begun = quote === undefined ? undefined : words.quoted(ofContract(shortened(quote)));
    return [clause && ofContract(clause), begun].filter((text) => text !== undefined).join(' ');
  });
  return [...shown, ...(rest > 0 ? [wording.words.more(rest)] : [])].join(wording.words.semicolon);
}

/** Cut between two words, where it has any. */
function shortened(text: string): string {
  const signs = [...text.replaceAll(/\s+/g, ' ').trim()];
  if (signs.length <= MAX_WORDS) return signs.join('');
  const cut = signs.slice(0, MAX_WORDS).join('');
  const end = cut.lastIndexOf(' ');
  return `${end > MAX_WORDS / 2 ? cut.slice(0, end) : cut}…`;
}

/** The breached objectives on which the lines rest; without any line those of the credits that are open. */
export function breachedTable({ own: { statement }, labels, wording: { names } }: Writing): LetterTable[] {
  const breached = objectivesBehind(statement, (part) => names.legend(part)?.credits ?? {}).filter(({ outcome }) => outcome === 'breached');
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

/** In the order of the statement. */
function objectivesBehind(statement: Statement, creditsOf: (part: number | undefined) => CreditLegends): readonly ObjectiveResult[] {
  const results = new Results(statement);
  const behind = new Set<ObjectiveResult | undefined>();
  for (const { credit, index, part, reasons = [] } of [...statement.lines, ...(statement.openLines ?? [])]) {
    const name = creditsOf(part)[credit]?.objective;
    const own = name === undefined ? undefined : results.of(name, index, part);
    behind.add(own);
    // A credit for the whole, of an objective that has one result for each component.
    if (name !== undefined && !own)
      for (const result of statement.objectives) if (result.objective === name && result.part === part) behind.add(result);
    for (const { cell, index: at, cases = [], from = [] } of everyReason(reasons)) {
      behind.add(results.of(cell, at, part));
      for (const one of cases) for (const { cell: counted } of from) behind.add(results.of(counted, one, part));
    }
  }
  return objectivesInOrder(statement.objectives).filter((result) => behind.has(result));
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
      wording.recordsOf(interval.records).join(wording.words.comma),
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
      names.index(result.index, result.part),
      time(result.timing.start),
      result.timing.stop === undefined ? labels.notEnded : time(result.timing.stop),
      measuredOf(result, labels),
      targetsOf(result, labels),
    ]),
  };
}
