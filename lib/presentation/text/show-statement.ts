/** A statement for a terminal. */
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { findingText } from '../document/finding-words.ts';
import { type CreditResult, type Statement, type StatementLine, isProvisional } from '../../domain/statement/statement.ts';
import { formatLength } from '../../domain/statement/format-value.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { parseFraction } from '../../domain/money/ratio.ts';
import {
  EDGES,
  amountBetween,
  bandLines,
  between,
  clockLines,
  creditLines,
  openLines,
  reportLines,
  timesIn,
  undecidedLines,
} from './show-details.ts';
import { objectivesInOrder } from '../document/natural-order.ts';
import { placed } from '../document/undecided.ts';
import { Names } from '../reasons/names.ts';
import { ofSender, written } from '../written.ts';
import { table } from './table.ts';
import { TEXT_WORDS } from './text-words.ts';

const length = (exact: string): string => formatLength(parseFraction(exact));

export function showStatement(statement: Statement): string {
  const { contract, period, terms, total } = statement;
  const time = timesIn(period);
  const names = new Names(statement, 'en');
  const parts = [
    `${contract.title}: ${contract.vendor.name} to ${contract.customer.name}`,
    `${period.label} (${time(period.start)} to ${time(period.end)}, times of ${period.zone}), ${terms.title} ${terms.version}`,
    ...(statement.parts ?? []).map((part) => `part ${part.part}: version ${part.version}, ${time(part.start)} to ${time(part.end)}`),
    '',
    table(
      ['objective', 'for', 'measured', 'target', 'outcome'],
      objectivesInOrder(statement.objectives).map((result) => [
        result.part === undefined
          ? names.objective(result.objective)
          : `${names.objective(result.objective, result.part)} (part ${result.part})`,
        names.index(result.index, result.part),
        result.bounds ? between(result.bounds) : (result.measured?.shown ?? '-'),
        result.targets
          .map((target) => `${EDGES[target.edge] ?? target.edge} ${target.bounds ? between(target.bounds) : target.shown}`)
          .join(', '),
        result.outcome,
      ]),
    ),
  ];
  if (statement.time.length > 0) {
    parts.push(
      '',
      table(
        ['time', 'for', 'up', 'down', 'unknown', 'excluded'],
        statement.time.map((entry) => [
          names.cell(entry.cell, entry.part),
          names.index(entry.index, entry.part),
          length(entry.up),
          length(entry.down),
          length(entry.unknown),
          length(entry.excluded),
        ]),
        [2, 3, 4, 5],
      ),
    );
  }
  const nothing = formatAmount({ minor: 0n, currency: total.currency });
  const rows = statement.lines.map((line) => [
    String(line.number),
    creditShown(line, names),
    placed(line, names),
    line.times.shown,
    line.amount.amount,
    line.amount.currency,
  ]);
  for (const zero of statement.zeroRates ?? [])
    rows.push(['', names.credit(zero.credit, zero.part), names.index(zero.index, zero.part), zero.times.shown, nothing, total.currency]);
  rows.push(['', isProvisional(statement) ? 'total (provisional)' : 'total', '', '', total.amount, total.currency]);
  parts.push('', table(['line', 'credit', 'for', 'rate', 'amount', ''], rows, [0, 3, 4]));
  const beside = [...bandLines(statement, names), ...clockLines(statement, names)];
  if (beside.length > 0) parts.push('', ...beside);
  const undecided = [...undecidedLines(statement, names), ...openLines(statement, names)];
  if (undecided.length > 0) parts.push('', ...undecided);
  const shut = (statement.shutGates ?? []).map(
    ({ credit, index, part, gate }) =>
      `${names.credit(credit, part)}${index && ` of ${names.index(index, part)}`}: nothing is owed, "${names.cell(gate, part)}" does not hold`,
  );
  if (shut.length > 0) parts.push('', ...shut);
  const ofCredits = statement.credits.flatMap((credit) => [...creditLines(credit, names), ...claimLines(credit, names)]);
  if (ofCredits.length > 0) parts.push('', ...ofCredits);
  for (const { cell, part, decide, times, money } of statement.discrepancies ?? []) {
    for (const { index, differ, counted, said } of times)
      parts.push(
        `witnesses of ${names.cell(cell, part)}${index && ` of ${names.index(index, part)}`} (${decide}) differ for ${length(differ)}: counted ${length(counted.down)}; ${said.map((one) => `${one.witness} says ${length(one.down)}`).join(', ')}`,
      );
    parts.push(
      ...money.map(
        ({ witness, total: alone, bounds, difference }) =>
          `  by ${witness} alone: ${bounds ? amountBetween(bounds) : `${alone.amount} ${alone.currency}`}${difference ? ` (${difference.amount})` : ''}`,
      ),
    );
  }
  for (const { remedy, part, right, to, index, open, undetermined, lastDay } of statement.remedies ?? []) {
    const head = `remedy "${names.remedy(remedy, part)}"${index && ` of ${names.index(index, part)}`}:`;
    if (open) parts.push(`${head} the ${to} may ${right}${lastDay === undefined ? '' : `, by ${lastDay}`}`);
    if (undetermined) parts.push(`${head} whether the ${to} may ${right} is undetermined`);
  }
  parts.push(...reportLines(statement, names));
  parts.push(...leftOutLines(statement, 'en'));
  if (statement.findings.length > 0)
    parts.push(
      '',
      ...statement.findings.map((finding) => `note ${finding.code} (${names.place(finding.path)}): ${findingText(finding, names, 'en')}`),
    );
  return written(parts.join('\n'));
}

/** The credit of a line, with its bounds where it is not final. */
function creditShown({ credit, part, provisional, bounds, isLower }: StatementLine, names: Names): string {
  const name = names.credit(credit, part);
  if (provisional) return `${name} (${['provisional', ...(bounds ? [amountBetween(bounds)] : [])].join(', ')})`;
  return isLower ? `${name} (another credit is higher)` : name;
}

/** How to claim a credit; none for a credit that certainly owes nothing. */
const claimLines = ({ credit, part, claim, amount, bounds }: CreditResult, names: Names): string[] =>
  claim === 'automatic' || (!bounds && /^-?0(\.0*)?$/.test(amount.amount))
    ? []
    : claim.map(
        (step) => `claim for ${names.credit(credit, part)}: ${step.rule}${step.lastDay === undefined ? '' : `, by ${step.lastDay}`}`,
      );

/** The events that were left out, with the reasons. */
export const namedLeftOut = ({ evidence }: Statement, language: DocumentLanguage): string[] =>
  (evidence.leftOut ?? []).flatMap(({ reason, events = [] }) =>
    events.map((event) => TEXT_WORDS[language].leftOut(reason, ofSender(event))),
  );

/** The number of left-out events by reason. */
export function leftOutLines({ evidence: { events, leftOut = [] } }: Statement, language: DocumentLanguage): string[] {
  if (leftOut.length === 0) return [];
  const sum = leftOut.reduce((total, { count }) => total + count, events);
  const counts = leftOut.map(({ reason, count }) => [reason, count] as const);
  return ['', TEXT_WORDS[language].leftOutCounts(sum, events, counts)];
}
