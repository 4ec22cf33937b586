/** The time during which the value of each slot satisfies a limit. */
import type { Slot } from '../../agreement/types/slots.ts';
import { ONE, type Ratio, ZERO, ratio } from '../../money/ratio.ts';
import { type Times, timesFromPieces } from '../../time/times.ts';
import { type Cell, NO_REACH, defineOperator } from '../operator.ts';
import { LIMIT_KEYS, type LimitKey, type SlotSeries, holds } from '../value.ts';

/** A value for each slot. */
const SERIES: Slot = { kinds: ['ratio', 'count', 'duration', 'reading', 'money'], of: 'any', parts: ['slot'] };

export const whileHolds = defineOperator({
  key: 'while',
  group: 'times',
  says: 'The time during which the value of each slot satisfies the limit.',
  subject: { is: 'name', takes: SERIES, says: 'A cell with one value per slot, such as an error rate.' },
  params: {},
  limit: 'required',
  observes: true,
  bounds: { subject: 'own', limit: 'limit' },
  limits: { like: 'subject', of: 'around' },
  type: (_, given) => ({ kind: 'times', ...given.grain }),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const series = context.column<SlotSeries>(cell.while);
    const { kind, subject } = context.typeOf(cell.while);
    const limitsAt = (index: string): { edge: LimitKey; limit: Ratio }[] =>
      LIMIT_KEYS.flatMap((edge) => {
        const limit = cell[edge] === undefined ? undefined : context.number(cell[edge], index, subject);
        return limit ? [{ edge, limit }] : [];
      });
    return new Map([...series].map(([index, slots]) => [index, context.settle(satisfied(slots, kind === 'count', limitsAt(index)))]));
  },
  explain: (cell: Cell) => `while ${String(cell.while)} is ${describeLimit(cell)}`,
});

/** Slots in a row with one answer are one piece; a slot that is left out belongs to no piece. */
function satisfied(slots: SlotSeries, counts: boolean, limits: readonly { edge: LimitKey; limit: Ratio }[]): Times {
  const pieces: { start: number; end: number; sure: Ratio; possible: Ratio }[] = [];
  const tests = limits.map(({ edge, limit }) => slotTest(edge, limit));
  const [only] = tests;
  const holdsAt = only && tests.length === 1 ? only : (n: number, d: number): boolean => tests.every((test) => test(n, d));
  const { starts, every, failed, total, status } = slots;
  for (let i = 0; i < starts.length; i += 1) {
    if (status[i] === 2) continue;
    const denominator = counts || total[i] === 0 ? 1 : total[i]!;
    if (status[i] === 1 && !holdsAt(failed[i]!, denominator)) continue;
    const sure = status[i] === 1 ? ONE : ZERO;
    const last = pieces[pieces.length - 1];
    if (last && last.end === starts[i] && last.sure === sure) last.end = starts[i]! + every;
    else pieces.push({ start: starts[i]!, end: starts[i]! + every, sure, possible: ONE });
  }
  return timesFromPieces(pieces);
}

/** failed / total against n / d by cross-multiplication: in whole numbers while both products are exact, else in bigints. */
function slotTest(edge: LimitKey, limit: Ratio): (failed: number, total: number) => boolean {
  const [n, d] = [Number(limit.n), Number(limit.d)];
  const small = Number.isSafeInteger(n) && Number.isSafeInteger(d);
  return (failed, total) => {
    const [left, right] = [failed * d, n * total];
    if (!small || !Number.isSafeInteger(left) || !Number.isSafeInteger(right))
      return holds(ratio(BigInt(failed), BigInt(total)), edge, limit);
    if (edge === 'at-least') return left >= right;
    if (edge === 'more-than') return left > right;
    return edge === 'at-most' ? left <= right : left < right;
  };
}

const EDGE_WORDS = { 'at-least': 'at least', 'more-than': 'more than', 'at-most': 'at most', 'less-than': 'less than' } as const;

/** "at least 99.0%, less than 99.9%". */
export const describeLimit = (limit: Readonly<Record<string, unknown>>): string =>
  LIMIT_KEYS.flatMap((edge) => (limit[edge] === undefined ? [] : [`${EDGE_WORDS[edge]} ${String(limit[edge])}`])).join(', ');
