/**
 * The state of a period for later ones: the cells that `across-periods` reads, and the payments of credits with a rolling cap. Each
 * statement records its state, so that a later period can be assessed without the evidence of earlier ones. Where no statement is
 * available, the state is assessed from the given evidence.
 */
import type { ServicePeriod } from '../checker/service-period.ts';
import { exponentOf, formatAmount } from '../money/money.ts';
import { formatDecimal } from '../money/decimal.ts';
import { type Ratio, add, isBounded } from '../money/ratio.ts';
import type { PeriodState } from '../operators/earlier-periods.ts';
import { type JoinedBy, joinValues, notJoined } from '../operators/numbers/joined-parts.ts';
import { type Missing, named } from '../operators/missing.ts';
import { Range, hullOfNumbers, leastOf, mostOf } from '../operators/range.ts';
import { isOpenText, readPaid, readValue, writeValue } from '../operators/state-texts.ts';
import { everyNode } from './credits/credit-node.ts';
import type { Evaluation } from './objectives/evaluation.ts';
import { linesWithin } from './credits/credit-tree.ts';
import { missingBehindCredit } from './evidence-account/missing-behind.ts';
import { type OwedBounds, eitherBounds } from './credits/owed-bounds.ts';
import type { Owed } from './credits/owed.ts';
import { paidTogether } from './credits/rolling-caps.ts';
import { joinCompletions, recordCompletions } from './state-completions.ts';
import type { CheckedTerms } from '../checker/checked-terms.ts';

/** The state, with both ends of open values; undefined when the terms record none. */
export function stateOf(checkedTerms: CheckedTerms, owed: Owed): PeriodState | undefined {
  const { cells, credits } = checkedTerms.remembers;
  if (cells.length === 0 && credits.length === 0) return undefined;
  const { context } = owed.evaluator;
  const { currency } = context.terms.money;
  const valuesOf = (name: string, index: string): (Ratio | Range | undefined)[] =>
    owed.evaluations.map((evaluator) => evaluator.context.bounded(name, index, evaluator.typeOf(name).subject));
  const state: PeriodState = {
    cells: Object.fromEntries(
      cells.map((name) => [
        name,
        Object.fromEntries(
          [...context.column<unknown>(name).keys()].sort().map((index) => [index, writeValue(hullOfNumbers(valuesOf(name, index)))]),
        ),
      ]),
    ),
    credited: Object.fromEntries(
      credits.map((credit) => {
        const nodes = owed.ends.flatMap((trees) => trees.flatMap(everyNode).filter((node) => node.credit === credit));
        const indexes =
          nodes.length === 0
            ? []
            : [...new Set(['', ...nodes.flatMap(({ limits }) => limits.flatMap(({ index, lines }) => (lines.length > 0 ? [index] : [])))])];
        return [
          credit,
          Object.fromEntries(indexes.map((index) => [index, writePaid(owed.within(credit, index).reduce(eitherBounds), currency)])),
        ];
      }),
    ),
  };
  const missing = missingOf(state, owed.evaluator);
  const together = togetherOf(state, checkedTerms, owed);
  const completions = recordCompletions(state, owed, (kind, name, index) =>
    kind === 'cells' ? valuesOf(name, index).map(writeValue) : owed.within(name, index).map((paid) => writePaid(paid, currency)),
  );
  return {
    ...state,
    ...(Object.keys(together).length > 0 && { together }),
    ...(Object.keys(missing).length > 0 && { missing }),
    ...(completions && { completions }),
  };
}

type Together = NonNullable<PeriodState['together']>;

/** The totals under caps over several periods, where their bounds are narrower than the sum of each period's bounds. */
function togetherOf({ credited }: PeriodState, checkedTerms: CheckedTerms, owed: Owed): Together {
  // Every completion of earlier facts, and not the one that owes least.
  const { context } = owed.open;
  const places = exponentOf(context.terms.money.currency);
  const together: Record<string, Record<string, Record<string, string>>> = {};
  for (const [credit, byIndex] of Object.entries(credited)) {
    const windows = (context.terms.credits[credit]?.cap ?? []).flatMap(({ over }) => (over === undefined ? [] : [over]));
    const nodes = owed.ends.map((trees) => trees.flatMap(everyNode).find((node) => node.credit === credit));
    for (const over of windows)
      for (const [index, text] of Object.entries(byIndex)) {
        const ways = nodes.flatMap((node) => (node ? [{ node, lines: linesWithin(node, index, context) }] : []));
        const isRoot = checkedTerms.roots.includes(credit);
        const sum = paidTogether({ credit, index, paid: readPaid(text), ways, isRoot }, over, context);
        if (sum === undefined) continue;
        const [least, most] = [leastOf(sum), mostOf(sum)].map((end) => formatDecimal(end, places, 'half-up'));
        (together[credit] ??= {})[over] = { ...together[credit]?.[over], [index]: least === most ? least! : `${least}..${most}` };
      }
  }
  return together;
}

/** The most missing facts that are carried from period to period. */
const MAX_NAMED = 100;

/** The facts that would decide what is open, so that a later period can name them. */
function missingOf({ cells, credited }: PeriodState, evaluator: Evaluation): Record<string, Missing[]> {
  const isOpen = (texts: Readonly<Record<string, string | null>>): boolean =>
    Object.values(texts).some((text) => text !== null && isOpenText(text));
  const behind = [
    ...Object.entries(cells).map(([name, texts]) => [name, isOpen(texts) ? evaluator.missingBehind(name) : []] as const),
    ...Object.entries(credited).map(([name, texts]) => [name, isOpen(texts) ? missingBehindCredit(name, evaluator) : []] as const),
  ];
  return Object.fromEntries(
    behind.filter(([, facts]) => facts.length > 0).map(([name, facts]) => [name, facts.slice(0, MAX_NAMED).map(named)]),
  );
}

/** The state of parts of a period together. */
export function joinStates(parts: readonly ServicePeriod[], states: readonly (PeriodState | undefined)[]): PeriodState | undefined {
  const known = states.filter((state) => state !== undefined);
  if (known.length < 2) return known[0];
  const credited: Record<string, Record<string, string>> = {};
  for (const state of known)
    for (const [credit, byIndex] of Object.entries(state.credited)) {
      const sums = (credited[credit] ??= {});
      for (const [index, amount] of Object.entries(byIndex))
        sums[index] = sums[index] === undefined ? amount : addPaid(sums[index], amount);
    }
  const missing: Record<string, Missing[]> = {};
  for (const [name, facts] of known.flatMap((state) => Object.entries(state.missing ?? {})))
    missing[name] = [...new Map([...(missing[name] ?? []), ...facts].map((fact) => [fact.fact, fact])).values()];
  const cells = joinCells(parts, known, missing);
  // The last part includes the payments of the parts before it.
  const together = states.at(-1)?.together;
  const completions = joinCompletions({ cells, credited }, known, ({ kind, name }, texts) =>
    kind === 'cells'
      ? writeValue(joinValues(name, texts.map(readState), joinedBy(parts, name)))
      : texts.flatMap((text) => text ?? []).reduce(addPaid),
  );
  return {
    cells,
    credited,
    ...(together && { together }),
    ...(Object.keys(missing).length > 0 && { missing }),
    ...(completions && { completions }),
  };
}

/** The last version that has a cell joins it. */
function joinedBy(parts: readonly ServicePeriod[], name: string): JoinedBy {
  const checkedTerms = parts.map((part) => part.checkedTerms).findLast((one) => one.remembers.cells.includes(name))!;
  return { terms: checkedTerms.terms, typeOf: (cell) => checkedTerms.types.get(cell)! };
}

/** The cells of all parts, each joined by the last version that has it; with a missing fact where the parts do not determine the whole. */
function joinCells(
  parts: readonly ServicePeriod[],
  states: readonly PeriodState[],
  missing: Record<string, Missing[]>,
): PeriodState['cells'] {
  const join = (name: string): Record<string, string | null> => {
    const by = joinedBy(parts, name);
    const indexes = new Set(states.flatMap((state) => Object.keys(state.cells[name] ?? {})));
    const joined = [...indexes].sort().map((index) => {
      const values = states.map((state) => readState(state.cells[name]?.[index]));
      const value = joinValues(name, values, by);
      const isOpened = value instanceof Range && !values.some((one) => one instanceof Range);
      return { index, text: writeValue(value), isOpened };
    });
    if (joined.some(({ isOpened }) => isOpened)) missing[name] = (missing[name] ?? []).concat(notJoined(name, parts[0]!.period.label));
    return Object.fromEntries(joined.map(({ index, text }) => [index, text]));
  };
  const names = new Set(states.flatMap(({ cells }) => Object.keys(cells)));
  return Object.fromEntries([...names].sort().map((name) => [name, join(name)]));
}

const readState = (text: string | null | undefined): ReturnType<typeof readValue> | undefined =>
  text === undefined || text === null ? undefined : readValue(text);

/** "12.50", for an open amount "0.00..12.50", or "0.00.." without an upper end. */
function writePaid({ least, most }: OwedBounds, currency: string): string {
  const from = formatAmount({ minor: least, currency });
  return least === most ? from : `${from}..${most === undefined ? '' : formatAmount({ minor: most, currency })}`;
}

function addPaid(a: string, b: string): string {
  const places = b.split('..')[0]!.split('.')[1]?.length ?? 0;
  const [x, y] = [readPaid(a), readPaid(b)];
  const sum = (pick: typeof leastOf): string => {
    const value = add(pick(x), pick(y));
    return isBounded(value) ? formatDecimal(value, places, 'half-up') : '';
  };
  return x instanceof Range || y instanceof Range ? `${sum(leastOf)}..${sum(mostOf)}` : sum(leastOf);
}
