/** A statement for a terminal. */
import { type CreditResult, type Statement, type StatementLine, isProvisional } from '../../domain/statement/statement.ts';
import { formatLength } from '../../domain/statement/format-value.ts';
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
import { written } from '../written.ts';
import { table } from './table.ts';

const length = (exact: string): string => formatLength(parseFraction(exact));

/** A case, with the credited component where its name does not contain it. */
const placed = ({ index, component }: StatementLine): string => (component === undefined ? index : `${index} (${component})`);

export function showStatement(statement: Statement): string {
  const { contract, period, terms, total } = statement;
  const time = timesIn(period.zone);
  const parts = [
    `${contract.title}: ${contract.vendor.name} to ${contract.customer.name}`,
    `${period.label} (${time(period.start)} to ${time(period.end)}, times of ${period.zone}), ${terms.title} ${terms.version}`,
    ...(statement.parts ?? []).map((part) => `part ${part.part}: version ${part.version}, ${time(part.start)} to ${time(part.end)}`),
    '',
    table(
      ['objective', 'for', 'measured', 'target', 'outcome'],
      statement.objectives.map((result) => [
        result.part === undefined ? result.objective : `${result.objective} (part ${result.part})`,
        result.index,
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
          entry.cell,
          entry.index,
          length(entry.up),
          length(entry.down),
          length(entry.unknown),
          length(entry.excluded),
        ]),
        [2, 3, 4, 5],
      ),
    );
  }
  const rows = statement.lines.map((line) => [
    String(line.number),
    line.provisional
      ? `${line.credit} (${['provisional', ...(line.bounds ? [amountBetween(line.bounds)] : [])].join(', ')})`
      : line.isLower
        ? `${line.credit} (another credit is higher)`
        : line.credit,
    placed(line),
    line.times.shown,
    line.amount.amount,
    line.amount.currency,
  ]);
  for (const zero of statement.zeroRates ?? []) rows.push(['', zero.credit, zero.index, zero.times.shown, '0', total.currency]);
  rows.push(['', isProvisional(statement) ? 'total (provisional)' : 'total', '', '', total.amount, total.currency]);
  parts.push('', table(['line', 'credit', 'for', 'rate', 'amount', ''], rows, [0, 3, 4]));
  const beside = [...bandLines(statement), ...clockLines(statement)];
  if (beside.length > 0) parts.push('', ...beside);
  const undecided = [...undecidedLines(statement), ...openLines(statement)];
  if (undecided.length > 0) parts.push('', ...undecided);
  const shut = (statement.shutGates ?? []).map(
    ({ credit, index, gate }) => `${credit}${index && ` of ${index}`}: nothing is owed, "${gate}" does not hold`,
  );
  if (shut.length > 0) parts.push('', ...shut);
  const ofCredits = statement.credits.flatMap((credit) => [...creditLines(credit), ...claimLines(credit)]);
  if (ofCredits.length > 0) parts.push('', ...ofCredits);
  for (const { cell, decide, times, money } of statement.discrepancies ?? []) {
    for (const { index, differ, counted, said } of times)
      parts.push(
        `witnesses of ${cell}${index && ` of ${index}`} (${decide}) differ for ${length(differ)}: counted ${length(counted.down)}; ${said.map((one) => `${one.witness} says ${length(one.down)}`).join(', ')}`,
      );
    parts.push(
      ...money.map(
        ({ witness, total: alone, bounds, difference }) =>
          `  by ${witness} alone: ${bounds ? amountBetween(bounds) : `${alone.amount} ${alone.currency}`}${difference ? ` (${difference.amount})` : ''}`,
      ),
    );
  }
  for (const { remedy, right, to, index, open, undetermined, lastDay } of statement.remedies ?? []) {
    const head = `remedy "${remedy}"${index && ` of ${index}`}:`;
    if (open) parts.push(`${head} the ${to} may ${right}${lastDay === undefined ? '' : `, by ${lastDay}`}`);
    if (undetermined) parts.push(`${head} whether the ${to} may ${right} is undetermined`);
  }
  parts.push(...reportLines(statement));
  parts.push(...leftOutLines(statement));
  if (statement.findings.length > 0)
    parts.push('', ...statement.findings.map((finding) => `note ${finding.code} (${finding.path}): ${finding.message}`));
  return written(parts.join('\n'));
}

/** How to claim a credit; none for a credit that certainly owes nothing. */
const claimLines = ({ credit, claim, amount, bounds }: CreditResult): string[] =>
  claim === 'automatic' || (!bounds && /^-?0(\.0*)?$/.test(amount.amount))
    ? []
    : claim.map((step) => `claim for ${credit}: ${step.rule}${step.lastDay === undefined ? '' : `, by ${step.lastDay}`}`);

/** The events that were left out, with the reasons. */
export const namedLeftOut = ({ evidence }: Statement): string[] =>
  (evidence.leftOut ?? []).flatMap(({ reason, events = [] }) => events.map((event) => `left out, ${reason}: ${event}`));

/** The number of left-out events by reason. */
function leftOutLines({ evidence: { events, leftOut = [] } }: Statement): string[] {
  if (leftOut.length === 0) return [];
  const sum = leftOut.reduce((total, { count }) => total + count, events);
  return [
    '',
    `${sum} events received about the period: ${events} used, ${leftOut.map(({ reason, count }) => `${count} left out (${reason})`).join(', ')}`,
  ];
}
