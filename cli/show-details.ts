/** What a statement for a terminal says beside its tables: bands, deadlines, what is open, what is between two ends. */
import type { AmountBounds, Between, PromiseResult, Statement } from '../lib/domain/statement/statement.ts';

export const EDGES: Readonly<Record<string, string>> = { 'at-least': '>=', 'more-than': '>', 'at-most': '<=', 'less-than': '<' };

const of = (index: string): string => (index === '' ? '' : ` of ${index}`);

/** "2 h to 4 h", "at least 3", "not known". */
export function between({ least, most }: Between): string {
  if (least && most) return `${least.shown} to ${most.shown}`;
  return least ? `at least ${least.shown}` : most ? `at most ${most.shown}` : 'not known';
}

const amountBetween = ({ least, most }: AmountBounds): string =>
  most ? `${least.amount} to ${most.amount} ${most.currency}` : `${least.amount} ${least.currency} or more`;

/** The band of each table that was hit: "rate: availability 99.5% is in band 2 (>= 99%, < 99.9%), which gives 10%". */
export const bandLines = ({ bands = [] }: Statement): string[] =>
  bands.map(({ cell, index, value, row, edges, gives }) => {
    const limits = edges.map(({ edge, shown }) => `${EDGES[edge]} ${shown}`).join(', ');
    const where = row === undefined ? 'in a gap between bands' : `in band ${row}${limits && ` (${limits})`}`;
    return `${cell}${of(index)}: ${value.cell} ${value.shown} is ${where}, which gives ${gives.shown}`;
  });

/** When each late or running clock was due, and by what. */
export const clockLines = ({ promises }: Statement): string[] =>
  promises.flatMap(({ promise, index, outcome, timing }) => {
    if (!timing || outcome === 'kept') return [];
    const { start, stop, deadline, hours, pauses = [], governing = {} } = timing;
    const words = Object.entries(governing).map(([attribute, word]) => `${attribute} ${word}`);
    const waits = pauses.map((pause) => `${pause.reason} ${pause.start} to ${pause.end ?? 'without end'}`);
    return [
      [
        `${promise}${of(index)}: from ${start} ${stop === undefined ? 'and still running' : `to ${stop}`}`,
        deadline === undefined ? 'no deadline is reckoned' : `due ${deadline}`,
        `in ${hours}${words.length > 0 ? ` (${words.join(', ')})` : ''}`,
        ...(waits.length > 0 ? [`stopped by ${waits.join(', ')}`] : []),
      ].join(', '),
    ];
  });

/** Records that had not ended when the period ended. */
export const openLines = ({ open }: Statement): string[] =>
  open.map(({ kind, id, component, since }) => `open: ${kind} ${id}${of(component ?? '')} since ${since}, not ended in the period`);

/** Outcomes and amounts that missing facts leave open, and the facts that would decide them. */
export function undecidedLines({ promises, credits, bounds, missing = [] }: Statement): string[] {
  const undecided = (result: PromiseResult): string[] =>
    result.outcome === 'undetermined'
      ? [
          `${result.promise}${of(result.index)} may be ${(result.possible ?? []).join(' or ')}: decided by ${(result.missing ?? []).join(', ')}`,
        ]
      : [];
  const unobserved = promises.flatMap((result) =>
    result.unobserved ? [`${result.promise}${of(result.index)}: ${between(result.unobserved)}, had the unreported time been observed`] : [],
  );
  return [
    ...unobserved,
    ...promises.flatMap(undecided),
    ...credits.flatMap((credit) =>
      credit.bounds ? [`${credit.credit}: ${amountBetween(credit.bounds)} is owed, decided by ${(credit.missing ?? []).join(', ')}`] : [],
    ),
    ...(bounds ? [`owed to the customer: ${amountBetween(bounds.toCustomer)}`] : []),
    ...(bounds?.toVendor ? [`owed to the vendor: ${amountBetween(bounds.toVendor)}`] : []),
    ...missing.map(
      ({ fact, said, words }) =>
        `missing: ${fact}${said === undefined ? '' : ` (said: "${said}")`}${words === undefined ? '' : `, one of ${words.join(', ')}`}`,
    ),
  ];
}

const MOST_ENTRIES = 20;

/** Cells that the contract reports, with the stretches behind them. */
export const reportLines = ({ report }: Statement): string[] =>
  report.flatMap(({ cell, index, value }) => {
    const entries = 'entries' in value ? (value.entries ?? []) : [];
    const shown = entries
      .slice(0, MOST_ENTRIES)
      .map((entry) => `  ${entry.start} to ${entry.end}${entry.shown === undefined ? '' : ` ${entry.shown}`}`);
    const rest = entries.length - shown.length;
    return [`${cell}${of(index)}: ${value.shown}`, ...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])];
  });
