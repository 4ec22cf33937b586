/** The time during which the value of each slot satisfies a limit. */
import { ONE, type Ratio, ZERO, ratio } from '../../money/ratio.ts';
import { type Piece, timesFromPieces } from '../../time/times.ts';
import type { Cell, Operator } from '../operator.ts';
import { LIMIT_KEYS, type SlotSeries, WHOLE, holds } from '../value.ts';

export const whileHolds: Operator = {
  key: 'while',
  group: 'times',
  says: 'The time during which the value of each slot satisfies the limit.',
  subject: { is: 'name', says: 'A cell with one value per slot, such as an error rate.' },
  params: {},
  limit: 'required',
  type(cell, context) {
    const of = context.expect('while', cell.while, ['ratio', 'count']);
    if (of && of.part !== 'slot')
      context.fail('wrong-grain', 'while', `"${String(cell.while)}" has no value per slot; use a cell made by \`requests\``);
    for (const edge of LIMIT_KEYS) if (cell[edge] !== undefined) context.expect(edge, cell[edge], of ? [of.kind] : ['ratio', 'count']);
    return { kind: 'times', ...(of?.subject && { subject: of.subject }) };
  },
  evaluate(cell, context) {
    const series = context.column<SlotSeries>(cell.while);
    const rate = context.typeOf(cell.while).kind === 'ratio';
    const limits = LIMIT_KEYS.flatMap((edge) =>
      cell[edge] === undefined ? [] : [{ edge, limit: context.number(cell[edge], WHOLE, undefined)! }],
    );
    return new Map(
      [...series].map(([index, slots]) => [
        index,
        timesFromPieces(
          satisfied(slots, (failed, total) =>
            limits.every(({ edge, limit }) => holds(rate ? rateOf(failed, total) : ratio(BigInt(failed)), edge, limit)),
          ),
        ),
      ]),
    );
  },
  explain: (cell: Cell) => `while ${String(cell.while)} is ${describeLimit(cell)}`,
};

const rateOf = (failed: number, total: number): Ratio => (total === 0 ? ZERO : ratio(BigInt(failed), BigInt(total)));

function* satisfied(slots: SlotSeries, test: (failed: number, total: number) => boolean): Generator<Piece> {
  // Most slots repeat a few pairs of counts (0 of 0 above all), so each answer is kept.
  const known = new Map<string, boolean>();
  for (let i = 0; i < slots.starts.length; i += 1) {
    const [start, end] = [slots.starts[i]!, slots.starts[i]! + slots.every];
    if (slots.status[i] === 2) continue;
    if (slots.status[i] === 0) yield { start, end, sure: ZERO, possible: ONE };
    else {
      const [failed, total] = [slots.failed[i]!, slots.total[i]!];
      const key = `${failed}/${total}`;
      let answer = known.get(key);
      if (answer === undefined) known.set(key, (answer = test(failed, total)));
      if (answer) yield { start, end, sure: ONE, possible: ONE };
    }
  }
}

const EDGE_WORDS = { 'at-least': 'at least', 'more-than': 'more than', 'at-most': 'at most', 'less-than': 'less than' } as const;

/** "at least 99.0%, less than 99.9%". */
export const describeLimit = (limit: Readonly<Record<string, unknown>>): string =>
  LIMIT_KEYS.flatMap((edge) => (limit[edge] === undefined ? [] : [`${EDGE_WORDS[edge]} ${String(limit[edge])}`])).join(', ');
