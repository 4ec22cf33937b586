/** Whether a value satisfies a limit. */
import { NO_REACH } from '../reach.ts';
import type { Ratio } from '../../money/ratio.ts';
import { Choice, Range, UNDECIDED, allHold, holdsWhatever, mayLack } from '../range.ts';
import type { Cell } from '../cell.ts';
import type { Context } from '../context.ts';
import { type TimerLimit, edgeHeld } from '../numbers/timer-held.ts';
import type { TimerEntry } from '../timer-entry.ts';
import { noteEdge } from '../unended.ts';
import { type Column, LIMIT_KEYS, type LimitKey, recordOf } from '../value.ts';
import { ENTRIES, LIMIT, NUMBERS } from '../types/slots.ts';
import { describeLimit } from '../times/while.ts';
import { defineOperator } from '../define-operator.ts';
import { pushTo } from '../../lists.ts';

export const compare = defineOperator({
  key: 'compare',
  group: 'flags',
  description:
    'Whether the value satisfies the limit. Of a timer: whether each record does, in business days too; a record that was re-opened must do so each time.',
  subject: { is: 'name', takes: { kinds: [...NUMBERS, 'date', 'timer'], of: 'any', parts: ENTRIES }, description: 'The value.' },
  params: {},
  limit: 'required',
  bounds: { subject: 'own', limit: 'own' },
  limits: LIMIT,
  pointwise: true,
  type: (_, given) => ({ kind: 'flag', ...given.grain }),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const { kind, subject } = context.typeOf(cell.compare);
    if (kind === 'timer') return recordsWithin(cell, context);
    return new Map(
      context.indexes([cell.compare], subject).map((index) => {
        const value = context.bounded(cell.compare, index, subject);
        const limits = LIMIT_KEYS.flatMap((edge) =>
          cell[edge] === undefined ? [] : [{ edge, limit: context.bounded(cell[edge], index, subject) }],
        );
        return [index, value && decided(value, limits, context)];
      }),
    );
  },
  explain: (cell) => `${String(cell.compare)} is ${describeLimit(cell)}`,
});

/** A flag for each record with the timer. */
function recordsWithin(cell: Cell, context: Context): Column<unknown> {
  const { subject } = context.typeOf(cell.compare);
  const edges = LIMIT_KEYS.flatMap((edge) =>
    cell[edge] === undefined ? [] : [{ edge, column: context.column<TimerLimit>(cell[edge]), type: context.typeOf(cell[edge]) }],
  );
  const heldIn = (entry: TimerEntry, record: string): Held => {
    const each = edges.map(({ edge, column, type }) => edgeHeld(entry, edge, context.lookup(column, type, record, subject), context));
    if (each.some(({ allowed }) => allowed === undefined)) return 'none';
    const held = allHold(each.map((one) => one.held));
    if (held === undefined && entry.awaits) context.evaluator.miss(entry.awaits);
    return held;
  };
  const flags = new Map<string, Held[]>();
  for (const [index, value] of context.column<TimerEntry | Choice<TimerEntry | undefined>>(cell.compare)) {
    const record = recordOf(index);
    const entries = value instanceof Choice ? value.values : [value];
    const possible = [...new Set(entries.map((entry) => (entry ? heldIn(entry, record) : 'none')))];
    pushTo(flags, record, possible.length === 1 ? possible[0] : possible.includes('none') ? 'open' : undefined);
  }
  return new Map([...flags].map(([record, each]) => [record, flagOf(each)]));
}

/** Whether a timer holds; `none` without a limit or a timer, `open` where a missing fact decides even that. */
type Held = boolean | 'none' | 'open' | undefined;

/** @param each of the times that a record was opened. */
function flagOf(each: readonly Held[]): boolean | Range<boolean> | undefined {
  const judged = each.filter((held) => held !== 'none');
  if (judged.length === 0) return undefined;
  const held = allHold(judged.map((one) => (one === 'open' ? undefined : one)));
  if (held !== undefined) return held;
  return judged.includes('open') ? new Range(false, true, judged.length === 1) : UNDECIDED;
}

/** Whether all limits hold; undefined when the value or a limit does not exist. */
function decided(
  value: Ratio | Range,
  limits: readonly { readonly edge: LimitKey; readonly limit: Ratio | Range | undefined }[],
  context: Context,
): boolean | Range<boolean> | undefined {
  if (limits.some(({ limit }) => limit === undefined)) return undefined;
  const held = allHold(limits.map(({ edge, limit }) => holdsWhatever(value, edge, limit!)));
  if (held === undefined) for (const { edge, limit } of limits) noteEdge(value, edge, limit, context);
  if (!mayLack(value) && !limits.some(({ limit }) => mayLack(limit))) return held ?? UNDECIDED;
  return new Range(held === true, held !== false, true);
}
