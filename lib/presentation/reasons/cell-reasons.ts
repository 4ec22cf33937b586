/** The values, cases and intervals behind a rate or a base, in sentences. */
import { type Ratio, divide, formatFraction, isZero, parseFraction } from '../../domain/money/ratio.ts';
import type { CellLegend } from '../../domain/statement/legend.ts';
import type { CellReason } from '../../domain/statement/reasons.ts';
import { formatLength } from '../../domain/statement/format-value.ts';
import { betweenShown } from './clock-reasons.ts';
import { intervalSentences } from './interval-reasons.ts';
import type { LineContext } from './line-context.ts';
import { caseSentences } from './objective-reasons.ts';
import type { FactorWords } from './reason-words.ts';
import { decimalShown, moneyShown, percentShown, pointsShown, valueShown } from './values.ts';
import type { Sentence } from './wording.ts';

export function cellSentences(reason: CellReason, context: LineContext): Sentence[] {
  const { line, wording } = context;
  const { cell, index, cases, from = [] } = reason;
  const what = wording.names.at(wording.names.cell(cell, line.part), index, line.part);
  return [
    ...(cases ? caseSentences(reason, what, context) : valueSentences(reason, what, context)),
    ...intervalSentences(reason, line.part, wording),
    ...from.flatMap((inner) => cellSentences(inner, context)),
  ];
}

/** The value of a cell, as a product where it is one; values that other sentences state are left out. */
function valueSentences(reason: CellReason, what: string, context: LineContext): Sentence[] {
  const { line, wording } = context;
  const { cell } = reason;
  const shown = cellShown(reason, context);
  const product = productOf(reason, context);
  if (shown === undefined) return [];
  if (product) return [{ text: wording.words.factors(what, product, shown), depth: 0 }];
  const isSaid = cell === line.times.cell || cell === line.of.cell || reason.charges !== undefined || isMeasured(reason, context);
  return isSaid ? [] : [{ text: wording.words.value(what, shown), depth: 0 }];
}

/** Differences of shares are in percentage points. */
const DIFFERENCES: ReadonlySet<CellLegend['is']> = new Set(['shortfall', 'excess', 'subtract']);

function cellShown({ cell, value, bounds }: CellReason, { line, wording }: LineContext): string | undefined {
  const { words, names } = wording;
  const legend = names.legend(line.part)?.cells[cell];
  const isMoney = legend?.kind === 'money';
  if (bounds) return isMoney ? undefined : betweenShown(bounds, wording);
  if (!value || !('exact' in value)) return undefined;
  if (isMoney) return moneyShown(value.exact, line.amount.currency, words);
  if (legend?.kind === 'ratio' && DIFFERENCES.has(legend.is)) return pointsShown(parseFraction(value.exact), words);
  return valueShown(value, words);
}

/**
 * The factors of a product, with the value of one unit. Where the contract itself has a factor as a literal, it is computed as the product
 * divided by the other factor.
 */
function productOf({ cell, value, from = [] }: CellReason, context: LineContext): FactorWords | undefined {
  const { line, wording } = context;
  const cells = wording.names.legend(line.part)?.cells ?? {};
  const own = cells[cell];
  if (own?.is !== 'multiply' || !value || !('exact' in value)) return undefined;
  const [one, other] = from;
  const shown = one && cellShown(one, context);
  if (!one?.value || !('exact' in one.value) || shown === undefined) return undefined;
  const name = wording.names.at(wording.names.cell(one.cell, line.part), one.index, line.part);
  const by = cells[one.cell]?.kind;
  const isEach = by === 'count' && own.kind !== 'count';
  if (other) {
    const factor = cellShown(other, context);
    return factor === undefined ? undefined : { name, value: shown, factor, isEach };
  }
  const amount = parseFraction(one.value.exact);
  if (isZero(amount)) return undefined;
  return { name, value: shown, factor: factorShown(divide(parseFraction(value.exact), amount), own.kind, by, context), isEach };
}

/** @param of the kind of the product. @param by the kind of the other factor: where both are equal, the factor is a number. */
function factorShown(factor: Ratio, of: CellLegend['kind'], by: CellLegend['kind'] | undefined, { line, wording }: LineContext): string {
  const { words } = wording;
  if (by !== 'count' && by !== 'flag')
    return factor.n < factor.d ? percentShown(formatFraction(factor), words) : decimalShown(factor, words);
  if (of === 'money') return moneyShown(formatFraction(factor), line.amount.currency, words);
  if (of === 'ratio') return percentShown(formatFraction(factor), words);
  return of === 'duration' || of === 'span' ? words.length(formatLength(factor)) : decimalShown(factor, words);
}

/** Whether another sentence, on the objective or a band, has the value of the cell. */
function isMeasured({ cell, index }: CellReason, { line, wording, results }: LineContext): boolean {
  const { credit, part } = line;
  const isObjective = wording.names.legend(part)?.credits[credit]?.objective === cell;
  return (isObjective && results.of(cell, line.index, part) !== undefined) || results.isLookedUp(cell, index, part);
}
