/** Folds over trailing windows (`last`): for each slot or entry, the fold of itself and of those before it, so many in all. */
import { finding } from '../../evidence/findings/finding.ts';
import { parseElapsed } from '../../contract/literal.ts';
import { meaningOf } from '../../contract/meaning.ts';
import type { Terms } from '../../contract/terms.ts';
import { type Ratio, add, divide, integer, isBounded, multiply, ratio, ZERO } from '../../money/ratio.ts';
import { spend } from '../../step-limit.ts';
import { DAY, parseDay } from '../../time/instant.ts';
import { startOfDay } from '../../time/daylight-saving.ts';
import type { Cell } from '../cell.ts';
import type { Context } from '../context.ts';
import { rangeOf } from '../range.ts';
import type { TypeContext } from '../type-context.ts';
import { type Entry, type SlotSeries, placeOf, slotValue } from '../value.ts';
import { slotsWithin, worthNamed, worthOfUncounted } from './aggregate-slots.ts';
import { type AggregatedValue, type Fold, foldKnown, takeFrom } from './aggregate-values.ts';

/** The longest window, in ms: so far before the period evidence is read at most. */
const LONGEST_TRAILING = 366 * DAY;

/** The series of slots behind an operand: its own cell, or the cells that a choice names. */
function seriesBehind(operand: unknown, meaningAt: (operand: unknown) => unknown, seen = new Set<unknown>()): readonly Cell[] {
  const meaning = meaningAt(operand);
  if (typeof meaning !== 'object' || meaning === null || seen.has(meaning)) return [];
  seen.add(meaning);
  const cell = meaning as Cell;
  if (cell.gauge !== undefined || cell.requests !== undefined) return [cell];
  return Object.values((cell.cases ?? {}) as Readonly<Record<string, unknown>>).flatMap((one) => seriesBehind(one, meaningAt, seen));
}

/** The length of the window of a fold over slots, in ms; 0 without one. */
export const trailingLength = (cell: Cell, terms: Terms): number => lengthOf(cell, (operand) => meaningOf(terms, operand));

const lengthOf = (cell: Cell, meaningAt: (operand: unknown) => unknown): number =>
  cell.last === undefined || cell.over !== 'slot'
    ? 0
    : Math.max(0, ...seriesBehind(cell.of, meaningAt).map(({ every }) => Number(cell.last) * (parseElapsed(every) ?? 0)));

/** Refuses windows of what has no order, has nothing before the period, or has fewer entries. */
export function checkLast(cell: Cell, context: TypeContext): void {
  const cellAt = (operand: unknown): Cell | undefined => context.cell(String(operand));
  if (cell.over === 'all') {
    context.fail('no-effect', 'last', 'components and records have no order; remove `last`');
    return;
  }
  if (cell.last === 1) {
    context.fail('no-effect', 'last', 'a window of one is the slot or entry itself; raise `last`, or remove it');
    return;
  }
  if (cell.over === 'slot') {
    if (seriesBehind(cell.of, cellAt).some(({ every }) => every === 'period'))
      context.fail(
        'not-allowed',
        'last',
        'one slot for the whole period has none before it; fold `across-periods` of what is taken from it',
      );
    else if (lengthOf(cell, cellAt) > LONGEST_TRAILING) context.fail('too-many', 'last', 'a window is at most 366 days long');
    return;
  }
  const list = context.typeOf(cell.of)?.list;
  const made = list === undefined ? undefined : context.cell(list);
  if (!made) return;
  const entries = made['across-periods'] === undefined ? undefined : Number(made.last);
  if (entries === undefined)
    context.fail(
      'not-allowed',
      'last',
      `"${list}" has no entries before the period: take the window of slots (\`gauge\`, \`requests\`) or of \`across-periods\`, or write \`within-window\` for lengths`,
    );
  else if (Number(cell.last) > entries)
    context.fail(
      'no-effect',
      'last',
      `"${list}" has at most ${entries} entries, so that a longer window is the same; write ${entries}, or look back on more periods`,
    );
}

const leads = new WeakMap<Terms, ReadonlyMap<Cell, number>>();

/** How many slots of a series trailing windows need before the period. */
export function slotsBefore(series: Cell, terms: Terms): number {
  let known = leads.get(terms);
  if (!known) leads.set(terms, (known = leadsIn(terms)));
  return known.get(series) ?? 0;
}

function leadsIn(terms: Terms): ReadonlyMap<Cell, number> {
  const found = new Map<Cell, number>();
  for (const definition of Object.values(terms.definitions)) {
    if (typeof definition !== 'object') continue;
    const cell = definition as Cell;
    if (cell.aggregate === undefined || cell.last === undefined || cell.over !== 'slot') continue;
    for (const series of seriesBehind(cell.of, (operand) => meaningOf(terms, operand)))
      found.set(series, Math.max(found.get(series) ?? 0, Number(cell.last) - 1));
  }
  return found;
}

/** For each entry of a list, the fold of it and of the entries before it. */
export const trailingEntries = (fold: Fold, entries: readonly Entry<AggregatedValue>[], last: number): Entry<AggregatedValue>[] =>
  entries.map((entry, i) => {
    spend(last);
    return {
      ...entry,
      value: takeFrom(
        fold,
        entries.slice(Math.max(0, i + 1 - last), i + 1).map(({ value }) => value),
      ),
    };
  });

/**
 * For each slot of the period, the fold of it and of the slots before it; slots before the term are in no window, and a slot that is left out
 * has no entry. Slots that no source counted have their worth in every window.
 */
export function trailingSlots(fold: Fold, series: SlotSeries, cell: Cell, context: Context, index: string): Entry<AggregatedValue>[] {
  const last = Number(cell.last);
  const [from, to] = slotsWithin(series, context.period);
  const first = firstInTerm(series, context);
  noteUncounted(series, Math.max(first, from + 1 - last), to, cell, context, index);
  const worth = worthOfUncounted(series, cell, context);
  const window = new Window(series, context.typeOf(cell.of).kind === 'count');
  const entries: Entry<AggregatedValue>[] = [];
  for (let slot = from; slot < to; slot += 1) {
    window.moveTo(Math.max(first, slot + 1 - last), slot + 1);
    if (series.status[slot] === 2) continue;
    const { uncounted } = window;
    const value =
      uncounted === 0 || !worth
        ? window.fold(fold, 0, ZERO)
        : between(window.fold(fold, uncounted, worth.least), window.fold(fold, uncounted, worth.most));
    const start = series.starts[slot]!;
    entries.push({ start, end: Math.min(start + series.every, context.period.end), value });
  }
  return entries;
}

const between = (least: Ratio | undefined, most: Ratio | undefined): AggregatedValue => least && most && rangeOf(least, most);

/** The first slot that begins in the term. */
function firstInTerm({ starts, every }: SlotSeries, { order, rule }: Context): number {
  const term = startOfDay(rule.zone, parseDay(order.from)!);
  return Math.max(0, Math.ceil((term - starts[0]!) / every));
}

function noteUncounted(series: SlotSeries, from: number, to: number, cell: Cell, context: Context, index: string): void {
  const uncounted = series.status.subarray(from, to).reduce((sum, one) => (one === 0 ? sum + 1 : sum), 0);
  if (uncounted === 0) return;
  context.noteUnobserved(context.period);
  const place = placeOf(String(cell.of), index);
  context.note(place, finding('slots-not-counted', { count: uncounted, slots: to - from, worth: worthNamed(series, cell, context) }));
}

/** The counted slots of a window that moves on slot by slot. Sums are kept by denominator, because a series has few denominators. */
class Window {
  uncounted = 0;
  private known = 0;
  private from = 0;
  private to = 0;
  private readonly byDenominator = new Map<bigint, bigint>();
  private readonly series: SlotSeries;
  private readonly counts: boolean;

  constructor(series: SlotSeries, counts: boolean) {
    this.series = series;
    this.counts = counts;
  }

  moveTo(from: number, to: number): void {
    if (this.to < from) this.from = this.to = from;
    for (; this.to < to; this.to += 1) this.take(this.to, 1);
    for (; this.from < from; this.from += 1) this.take(this.from, -1);
  }

  private take(slot: number, sign: 1 | -1): void {
    const { status } = this.series;
    if (status[slot] === 0) this.uncounted += sign;
    if (status[slot] !== 1) return;
    this.known += sign;
    const { n, d } = slotValue(this.series, slot, this.counts);
    const sum = (this.byDenominator.get(d) ?? 0n) + BigInt(sign) * n;
    if (sum === 0n) this.byDenominator.delete(d);
    else this.byDenominator.set(d, sum);
  }

  /** @param more further slots, with their common value. */
  fold(fold: Fold, more: number, value: Ratio): Ratio | undefined {
    if (fold.how === 'sum' || fold.how === 'mean') {
      spend(this.byDenominator.size + 1);
      const all = this.known + more;
      if (all === 0) return fold.how === 'sum' ? ZERO : undefined;
      if (more > 0 && !isBounded(value)) return value;
      const sum = [...this.byDenominator].reduce((total, [d, n]) => add(total, ratio(n, d)), multiply(value, integer(more)));
      return fold.how === 'sum' ? sum : divide(sum, integer(all));
    }
    spend(this.to - this.from);
    const values = new Array<Ratio>(more).fill(value);
    for (let slot = this.from; slot < this.to; slot += 1)
      if (this.series.status[slot] === 1) values.push(slotValue(this.series, slot, this.counts));
    return foldKnown(fold, values);
  }
}
