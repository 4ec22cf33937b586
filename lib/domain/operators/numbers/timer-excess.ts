/** How far the timer of each record ran beyond its limit, in open time: for what is owed for each started hour late. */
import { type Ratio, ZERO, greater, subtract } from '../../money/ratio.ts';
import type { Cell } from '../cell.ts';
import type { Context } from '../context.ts';
import type { Range } from '../range.ts';
import { Choice, hullOfNumbers, leastOf, mayLack, mostOf, rangeOf } from '../range.ts';
import type { TimerEntry } from '../timer-entry.ts';
import type { TypeContext } from '../type-context.ts';
import { type Column, recordOf } from '../value.ts';
import { type TimerLimit, allowedFor } from './timer-held.ts';
import { elapsedOf } from './timer.ts';

type Length = Ratio | Range | undefined;

/** Refuses a timer whose limit is a share of several: it is not so long beyond any of them. */
export function checkTimerExcess(cell: Cell, context: TypeContext): void {
  if (timersBehind(cell.excess, context).some((timer) => timer['on-severity-change'] === 'weighted'))
    context.fail(
      'not-allowed',
      'excess',
      'a timer with `on-severity-change: weighted` uses shares of several limits, so that it is not late by a length; choose another severity that governs',
    );
}

function timersBehind(name: unknown, context: TypeContext, seen = new Set<Cell>()): readonly Cell[] {
  const cell = context.cell(String(name));
  // A choice that names itself is refused elsewhere.
  if (cell && seen.has(cell)) return [];
  if (cell) seen.add(cell);
  if (!cell || cell.timer !== undefined) return cell ? [cell] : [];
  return Object.values((cell.cases ?? {}) as Readonly<Record<string, unknown>>).flatMap((one) => timersBehind(one, context, seen));
}

/** A length for each record; one that was re-opened and is judged anew has one for each time. */
export function timerExcess(cell: Cell, context: Context): Column<Length> {
  const { subject } = context.typeOf(cell.excess);
  const limits = context.column<TimerLimit>(cell.above);
  const type = context.typeOf(cell.above);
  const beyond = (entry: TimerEntry | undefined, record: string): Length => {
    const allowed = entry && allowedFor(context.lookup(limits, type, record, subject), entry, context);
    if (!entry || allowed === undefined) return undefined;
    if (entry.awaits) context.evaluator.miss(entry.awaits);
    return lengthBeyond(elapsedOf(entry), allowed);
  };
  const found = new Map<string, Length>();
  for (const [index, value] of context.column<TimerEntry | Choice<TimerEntry>>(cell.excess)) {
    const record = recordOf(index);
    const entries = value instanceof Choice ? value.values : [value];
    const length = hullOfNumbers(entries.map((entry) => beyond(entry, record)));
    found.set(index, length);
  }
  return found;
}

const lengthBeyond = (gone: Ratio | Range, allowed: Ratio | Range): Ratio | Range =>
  rangeOf(
    greater(ZERO, subtract(leastOf(gone), mostOf(allowed))),
    greater(ZERO, subtract(mostOf(gone), leastOf(allowed))),
    mayLack(gone) || mayLack(allowed),
  );
