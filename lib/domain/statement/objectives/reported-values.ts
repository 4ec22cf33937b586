/** Cells that a contract lists under `report`: the statement shows them, and no clause depends on them. */
import { type Ratio, formatFraction, isBounded } from '../../money/ratio.ts';
import type { Context } from '../../operators/context.ts';
import { elapsedOf } from '../../operators/numbers/timer.ts';
import { type Open, OpenList, Range, isOpen } from '../../operators/range.ts';
import { type CellType, type Entry, type SlotSeries, isCalendarSpan, settle } from '../../operators/value.ts';
import { formatInstant } from '../../time/instant.ts';
import { clip } from '../../time/time-algebra.ts';
import { type Measure, type TimeSet, measure, piecesOf } from '../../time/times.ts';
import { ENGLISH_ENDS, endsInWords } from '../credits/between.ts';
import { agreed } from '../agreed.ts';
import type { Owed } from '../credits/owed.ts';
import { formatLength, show, showLimit } from '../format-value.ts';
import type { ReportEntry, ReportedCell } from '../statement.ts';
import type { TimerEntry } from '../../operators/timer-entry.ts';

/** The most entries of a list that are shown; their number is always shown. */
const MAX_ENTRIES = 1000;

/** The values of a reported cell: a value where all completions agree, else its bounds. */
export function reportOf(name: string, { evaluations, open }: Owed): ReportedCell[] {
  const whole = reportIn(name, open.context);
  if (evaluations.length === 1) return whole;
  const certain = agreed(evaluations.map(({ context }) => reportIn(name, context)));
  return whole.map((entry) => certain.find(({ index }) => index === entry.index) ?? entry);
}

function reportIn(name: string, context: Context): ReportedCell[] {
  const type = context.typeOf(name);
  // Times show unreported time as unknown.
  const column = (type.kind === 'times' ? context.evaluator.unsettled() : context).column<unknown>(name);
  return [...column.keys()].sort().map((index) => ({ cell: name, index, value: valueOf(name, index, column.get(index), type, context) }));
}

function valueOf(name: string, index: string, value: unknown, type: CellType, context: Context): ReportedCell['value'] {
  if (isOpen(value)) return { shown: inBounds(value, type) };
  if (type.kind === 'times') {
    const inside = clip(settle(value as TimeSet), context.period);
    const entries = piecesOf(inside).map(({ start, end, certain }) => ({
      start: formatInstant(start),
      end: formatInstant(end),
      exact: formatFraction(certain),
    }));
    const list = listed(entries);
    return entries.length === 0 ? list : { ...list, shown: `${lengthOf(measure(inside, context.period))} in ${list.shown}` };
  }
  if (type.part === 'slot') return { shown: `${(value as SlotSeries).starts.length} slots` };
  if (type.part === 'stretch') return listed((value as readonly Entry<Ratio | boolean | undefined>[]).map((entry) => entryOf(entry, type)));
  if (type.kind === 'flag') return { shown: value === undefined ? 'not known' : value === true ? 'holds' : 'fails' };
  if (type.kind === 'timer') return numberOf(elapsedOf(value as TimerEntry), type);
  const number = type.kind === 'table' ? undefined : context.number(name, index, type.subject);
  if (!number) return { shown: 'not measured' };
  // A limit in business days is no number of milliseconds.
  return isCalendarSpan(number) ? showLimit(number, undefined, type) : show(number, type);
}

const numberOf = (value: Ratio | Range, type: CellType): ReportedCell['value'] =>
  value instanceof Range ? { shown: inBounds(value, type) } : show(value, type);

const lengthOf = ({ certain, possible }: Measure): string => endsInWords(formatLength(certain), formatLength(possible), ENGLISH_ENDS);

/** "2 h to 4 h", "at least 3", "not known". */
function inBounds(value: Open, type: CellType): string {
  if (!(value instanceof Range) || value instanceof OpenList || typeof value.least === 'boolean') return 'not known';
  const { least, most } = value as Range;
  return endsInWords(
    isBounded(least) ? show(least, type).shown : undefined,
    isBounded(most) ? show(most, type).shown : undefined,
    ENGLISH_ENDS,
  );
}

const listed = (entries: readonly ReportEntry[]): ReportedCell['value'] & { readonly entries: readonly ReportEntry[] } => ({
  shown: entries.length === 0 ? 'none' : `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`,
  entries: entries.slice(0, MAX_ENTRIES),
});

function entryOf({ start, end, value }: Entry<Ratio | boolean | undefined>, type: CellType): ReportEntry {
  const at = { start: formatInstant(start), end: formatInstant(end) };
  if (value === undefined) return { ...at, exact: '', shown: 'not measured' };
  if (isOpen(value)) return { ...at, exact: '', shown: inBounds(value, type) };
  return typeof value === 'boolean'
    ? { ...at, exact: value ? '1' : '0', shown: value ? 'holds' : 'fails' }
    : { ...at, ...show(value, type) };
}
