/** The time during which the value of each slot satisfies a limit. */
import type { Slot } from '../types/slots.ts';
import { ONE, type Ratio, ZERO, ratio } from '../../money/ratio.ts';
import { type TimeSet, timesFromPieces } from '../../time/times.ts';
import { OTHER_SIDE } from '../share-of.ts';
import { NO_REACH } from '../reach.ts';
import { LIMIT_KEYS, type LimitKey, type SlotSeries, holds } from '../value.ts';
import type { Cell } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';
import { settleUnobserved } from './unknown-time.ts';

/** A value for each slot. */
const SERIES: Slot = { kinds: ['ratio', 'count', 'duration', 'reading', 'money'], of: 'any', parts: ['slot'] };

export const whileHolds = defineOperator({
  key: 'while',
  group: 'times',
  description: 'The time during which the value of each slot satisfies the limit.',
  subject: { is: 'name', takes: SERIES, description: 'A cell with one value per slot, such as an error rate.' },
  params: {},
  limit: 'required',
  observes: true,
  bounds: { subject: 'own', limit: 'limit' },
  limits: { like: 'subject', of: 'around' },
  type: (_, given) => ({ kind: 'times', ...given.grain }),
  shareOf(cell, of) {
    const share = of(cell.while);
    const isAbove = cell['at-least'] !== undefined || cell['more-than'] !== undefined;
    const isBelow = cell['at-most'] !== undefined || cell['less-than'] !== undefined;
    if (share === undefined || isAbove === isBelow) return undefined;
    return isAbove ? share : OTHER_SIDE[share];
  },
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const series = context.column<SlotSeries>(cell.while);
    const { kind, subject } = context.typeOf(cell.while);
    const limitsAt = (index: string): Limit[] =>
      LIMIT_KEYS.flatMap((edge) => {
        const limit = cell[edge] === undefined ? undefined : context.number(cell[edge], index, subject);
        return limit ? [{ edge, limit }] : [];
      });
    return new Map(
      [...series].map(([index, slots]) => [index, settleUnobserved(timesWithin(slots, kind === 'count', limitsAt(index)), context)]),
    );
  },
  explain: (cell: Cell) => `while ${String(cell.while)} is ${describeLimit(cell)}`,
});

interface Limit {
  readonly edge: LimitKey;
  readonly limit: Ratio;
}

const known = new WeakMap<SlotSeries, Map<string, TimeSet>>();

/** The times in which a series satisfies limits, computed once for each series. Unreported slots stay unknown in the result; a later clause settles them. */
function timesWithin(slots: SlotSeries, counts: boolean, limits: readonly Limit[]): TimeSet {
  const key = [counts, ...limits.map(({ edge, limit }) => `${edge} ${limit.n}/${limit.d}`)].join();
  let times = known.get(slots)?.get(key);
  if (!times) {
    times = satisfied(slots, counts, limits);
    known.set(slots, (known.get(slots) ?? new Map<string, TimeSet>()).set(key, times));
  }
  return times;
}

/** Joins consecutive slots with the same answer into one piece; slots that are left out belong to no piece. */
function satisfied(slots: SlotSeries, counts: boolean, limits: readonly Limit[]): TimeSet {
  const pieces: { start: number; end: number; certain: Ratio; possible: Ratio }[] = [];
  const tests = limits.map(({ edge, limit }) => slotTest(edge, limit));
  const holdsExactly = (value: Ratio): boolean => limits.every(({ edge, limit }) => holds(value, edge, limit));
  const [only] = tests;
  const holdsAt = only && tests.length === 1 ? only : (n: number, d: number): boolean => tests.every((test) => test(n, d));
  // Fast path: most slots have no failure, and 0 of any number is 0.
  const holdsAtZero = holdsAt(0, 1);
  const { starts, every, failed, total, status, exact } = slots;
  const isWithin = (i: number): boolean => {
    const value = exact?.get(i);
    if (value) return holdsExactly(value);
    return failed[i] === 0 ? holdsAtZero : holdsAt(failed[i]!, counts || total[i] === 0 ? 1 : total[i]!);
  };
  for (let i = 0; i < starts.length; i += 1) {
    if (status[i] === 2) continue;
    if (status[i] === 1 && !isWithin(i)) continue;
    const certain = status[i] === 1 ? ONE : ZERO;
    const last = pieces[pieces.length - 1];
    if (last && last.end === starts[i] && last.certain === certain) last.end = starts[i]! + every;
    else pieces.push({ start: starts[i]!, end: starts[i]! + every, certain, possible: ONE });
  }
  return timesFromPieces(pieces);
}

/** Compares failed / total with n / d by cross-multiplication: in numbers while both products are exact, else in bigints. */
function slotTest(edge: LimitKey, limit: Ratio): (failed: number, total: number) => boolean {
  const [n, d] = [Number(limit.n), Number(limit.d)];
  // With counts up to this both products are exact.
  const most = Math.floor(Number.MAX_SAFE_INTEGER / Math.max(1, Math.abs(n), d));
  const exact = (failed: number, total: number): boolean => holds(ratio(BigInt(failed), BigInt(total)), edge, limit);
  const isSmall = (failed: number, total: number): boolean => Math.abs(failed) <= most && total <= most;
  switch (edge) {
    case 'at-least':
      return (failed, total) => (isSmall(failed, total) ? failed * d >= n * total : exact(failed, total));
    case 'more-than':
      return (failed, total) => (isSmall(failed, total) ? failed * d > n * total : exact(failed, total));
    case 'at-most':
      return (failed, total) => (isSmall(failed, total) ? failed * d <= n * total : exact(failed, total));
    case 'less-than':
      return (failed, total) => (isSmall(failed, total) ? failed * d < n * total : exact(failed, total));
  }
}

const EDGE_WORDS = { 'at-least': 'at least', 'more-than': 'more than', 'at-most': 'at most', 'less-than': 'less than' } as const;

/** "at least 99.0%, less than 99.9%". */
export const describeLimit = (limit: Readonly<Record<string, unknown>>): string =>
  LIMIT_KEYS.flatMap((edge) => (limit[edge] === undefined ? [] : [`${EDGE_WORDS[edge]} ${String(limit[edge])}`])).join(', ');
