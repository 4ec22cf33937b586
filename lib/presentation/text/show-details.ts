/** The lines of a statement beside its tables, for a terminal: bands, deadlines, open records, open results. */
import { changesOffset, clearText, offsetText } from '../document/local-time.ts';
import { ENGLISH_ENDS, endsInWords } from '../../domain/statement/credits/between.ts';
import { type CapFigure, capFigure } from '../../domain/statement/credits/cap-figures.ts';
import type { ShownBounds } from '../../domain/statement/format-value.ts';
import { LABELS } from '../document/labels.ts';
import { inNaturalOrder, naturally, objectivesInOrder } from '../document/natural-order.ts';
import { missingShown } from '../document/undecided.ts';
import type { Names } from '../reasons/names.ts';
import { REASON_WORDS } from '../reasons/wording.ts';
import { moneyShown } from '../reasons/values.ts';
import type { AmountBounds, CapResult, CreditResult, ObjectiveResult, Statement } from '../../domain/statement/statement.ts';

/** Instants as local times of the contract's zone: "2026-10-31 23:50:00"; with the offset where the clock changes in the period. */
export function timesIn({ zone, start, end }: Statement['period']): (instant: string) => string {
  const shown = changesOffset(zone, [Date.parse(start), Date.parse(end)]) ? offsetText : clearText;
  return (instant) => shown(Date.parse(instant), zone);
}

export const EDGES: Readonly<Record<string, string>> = { 'at-least': '>=', 'more-than': '>', 'at-most': '<=', 'less-than': '<' };

const of = (index: string): string => (index === '' ? '' : ` of ${index}`);

/** "2 h to 4 h", "at least 3", "not known". */
export const between = ({ least, most }: ShownBounds): string => endsInWords(least?.shown, most?.shown, ENGLISH_ENDS);

export const amountBetween = ({ least, most }: AmountBounds): string =>
  most ? `${endsInWords(least.amount, most.amount, ENGLISH_ENDS)} ${most.currency}` : `${least.amount} ${least.currency} or more`;

const valueOrBetween = (value: { readonly shown: string } | { readonly bounds: ShownBounds }): string =>
  'bounds' in value ? between(value.bounds) : value.shown;

/** "a, decided by b, c"; without facts, the sentence alone. */
const decided = (sentence: string, joint: string, names: Names, facts: readonly string[] = []): string =>
  facts.length === 0
    ? sentence
    : `${sentence}${joint} decided by ${facts
        .toSorted(naturally)
        .map((fact) => names.fact(fact))
        .join(', ')}`;

/** The band of each table: "Credit rate: Availability 99.5% is in band 2 (>= 99%, < 99.9%), which gives 10%". */
export const bandLines = ({ bands = [] }: Statement, names: Names): string[] =>
  bands.map(({ cell, index, part, value, row, edges, gives }) => {
    const limits = edges.map(({ edge, shown }) => `${EDGES[edge]} ${shown}`).join(', ');
    const head = `${names.cell(cell, part)}${of(names.index(index, part))}: ${names.cell(value.cell, part)} ${valueOrBetween(value)}`;
    if ('bounds' in value || 'bounds' in gives) return `${head} gives ${valueOrBetween(gives)}`;
    const where = row === undefined ? 'in a gap between bands' : `in band ${row}${limits && ` (${limits})`}`;
    return `${head} is ${where}, which gives ${gives.shown}`;
  });

type Stretch = NonNullable<NonNullable<Statement['objectives'][number]['timing']>['stretches']>[number];

/** "3 h of 8 h (37.5%, severity P2) from ..." */
function stretchLine(
  { start, governing, elapsed, limit, share }: Stretch,
  names: Names,
  part: number | undefined,
  time: (instant: string) => string,
): string {
  const words = names.attributeValues(governing, part);
  const of = [share?.shown, ...words].filter((part) => part !== undefined).join(', ');
  return `${elapsed.shown} of ${limit?.shown ?? 'a limit that is not known'}${of && ` (${of})`} from ${time(start)}`;
}

/** The deadline and its reasons for each late or running timer, and for each timer that is judged by shares. */
export function clockLines({ objectives, period }: Statement, names: Names): string[] {
  const time = timesIn(period);
  return objectivesInOrder(objectives).flatMap(({ objective, index, part, outcome, timing }) => {
    if (!timing || (outcome === 'met' && !timing.stretches)) return [];
    const { start, stop, deadline, due, hours, pauses = [], governing = {}, stretches = [] } = timing;
    const words = names.attributeValues(governing, part);
    const waits = pauses.map(
      (pause) => `${pause.reason} from ${time(pause.start)}${pause.end === undefined ? ', which has not ended' : ` to ${time(pause.end)}`}`,
    );
    const dueLine = due
      ? `due between ${time(due.earliest)} and ${time(due.latest)}`
      : deadline === undefined
        ? 'no deadline is reckoned'
        : `due ${time(deadline)}`;
    const chosen = `${hours === undefined ? 'hours that missing facts decide' : names.cell(hours, part)}${words.length > 0 ? ` (${words.join(', ')})` : ''}`;
    return [
      [
        `${names.objective(objective, part)}${of(index)}: from ${time(start)} ${stop === undefined ? 'and still running' : `to ${time(stop)}`}`,
        dueLine,
        `in ${chosen}`,
        ...stretches.map((stretch) => stretchLine(stretch, names, part, time)),
        ...(waits.length > 0 ? [`stopped by ${waits.join(' and by ')}`] : []),
      ].join(', '),
    ];
  });
}

/** Records that had not ended when the period ended. */
export function openLines({ open, period }: Statement, names: Names): string[] {
  const time = timesIn(period);
  return inNaturalOrder(
    open,
    ({ id }) => id,
    ({ kind }) => kind,
  ).map(
    ({ kind, id, component, components = [], since }) =>
      `open when the period ended: ${names.recordAlone(`${kind}/${id}`)}${of((component === undefined ? components : [component]).map((one) => names.component(one)).join(' and '))}, since ${time(since)}; its end, or a milestone that a clause measures, is still to come`,
  );
}

/** Outcomes and amounts that missing facts leave open, and the facts that would decide them. */
export function undecidedLines(statement: Statement, names: Names): string[] {
  const { credits, bounds, missing = [] } = statement;
  const objectives = objectivesInOrder(statement.objectives);
  const what = ({ objective, index, part }: ObjectiveResult): string =>
    `${names.objective(objective, part)}${of(names.index(index, part))}`;
  const undecided = (result: ObjectiveResult): string[] =>
    result.outcome === 'undetermined'
      ? [decided(`${what(result)} may be ${(result.possible ?? []).join(' or ')}`, ':', names, result.missing)]
      : [];
  const unobserved = objectives.flatMap((result) =>
    result.unobserved ? [`${what(result)}: ${between(result.unobserved)}, had the unreported time been observed`] : [],
  );
  return [
    ...unobserved,
    ...objectives.flatMap(undecided),
    ...credits.flatMap((credit) =>
      credit.bounds
        ? [decided(`${names.credit(credit.credit, credit.part)}: ${amountBetween(credit.bounds)} is owed`, ',', names, credit.missing)]
        : credit.missing
          ? [
              decided(
                `${names.credit(credit.credit, credit.part)}: its sum is certain, how its lines share it is not`,
                ',',
                names,
                credit.missing,
              ),
            ]
          : [],
    ),
    ...(bounds ? [`owed to the customer: ${amountBetween(bounds.toCustomer)}`] : []),
    ...(bounds?.toVendor ? [`owed to the vendor: ${amountBetween(bounds.toVendor)}, not set against the total yet`] : []),
    ...inNaturalOrder(missing, ({ fact }) => fact).map((one) => `missing: ${missingShown(one, statement, names, LABELS.en)}`),
    ...(missing.length === 0 ? [] : [LABELS.en.onceKnown]),
  ];
}

/** The effect of caps, gates and a minimum on a credit. */
export function creditLines({ credit, part, amount, caps, refusedBy, belowMinimum, afterCaps }: CreditResult, names: Names): string[] {
  const name = names.credit(credit, part);
  const sum = afterCaps === undefined ? 'its sum' : moneyShown(afterCaps, amount.currency, REASON_WORDS.en);
  return [
    ...caps.flatMap((cap) => capLine(cap, part, amount.currency, names)),
    ...(refusedBy === undefined ? [] : [`${name}: nothing is owed, "${names.cell(refusedBy, part)}" does not hold`]),
    ...(belowMinimum ? [`${name}: ${sum} is not enough for the minimum, nothing is owed`] : []),
  ];
}

/** "cap on credit: 300.00 EUR cut to 100.00 EUR (400.00 EUR less 300.00 EUR that was paid before)". */
function capLine(cap: CapResult, part: number | undefined, currency: string, names: Names): string[] {
  if (!cap.bound && !cap.undetermined) return [];
  const money = (exact: string): string => moneyShown(exact, currency, REASON_WORDS.en);
  const shown = (figure: CapFigure): string => capFigure(cap, figure, ENGLISH_ENDS, money) ?? '';
  const paid = capFigure(cap, 'earlier', ENGLISH_ENDS, money);
  const head = `cap on ${names.credit(cap.credit, part)}${of(names.index(cap.index, part))}: ${shown('before')} ${cap.bound ? 'cut to' : 'may be cut to'}`;
  return [
    paid === undefined ? `${head} ${shown('limit')}` : `${head} ${shown('left')} (${shown('limit')} less ${paid} that was paid before)`,
  ];
}

const MAX_ENTRIES = 20;

/** The cells under `report`, with the stretches behind them. */
export function reportLines({ report, period }: Statement, names: Names): string[] {
  const time = timesIn(period);
  return report.flatMap(({ cell, index, part, value }) => {
    const entries = 'entries' in value ? (value.entries ?? []) : [];
    const shown = entries
      .slice(0, MAX_ENTRIES)
      .map((entry) => `  ${time(entry.start)} to ${time(entry.end)}${entry.shown === undefined ? '' : ` ${entry.shown}`}`);
    const rest = entries.length - shown.length;
    return [
      `${names.cell(cell, part)}${of(names.index(index, part))}: ${value.shown}`,
      ...shown,
      ...(rest > 0 ? [`  and ${rest} more`] : []),
    ];
  });
}
