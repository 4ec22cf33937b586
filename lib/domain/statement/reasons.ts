/**
 * Reasons: from an amount down to event ids, along the cells behind it. The arithmetic carries no provenance. It is found on demand, by
 * matching the records with the times that they made.
 */
import type { Charge, InvoiceReference } from '../contract/terms.ts';
import type { Fact } from '../evidence/fact.ts';
import { type Ratio, formatFraction, integer } from '../money/ratio.ts';
import type { ChargedPart } from '../operators/operator.ts';
import { Choice, Range } from '../operators/range.ts';
import type { Context } from '../operators/context.ts';
import { type CellType, type SpanValue, type Varying, isCalendarSpan, settle, recordOf } from '../operators/value.ts';
import { formatInstant } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import { clip, intersect } from '../time/time-algebra.ts';
import { type TimeSet, piecesOf } from '../time/times.ts';
import type { Evaluation } from './objectives/evaluation.ts';
import { type RecordReason, RecordsBehind, operandsOf } from './evidence-account/records-behind.ts';
import { type ShownBounds, type ShownValue, show, showBetween, showLimit } from './format-value.ts';
import type { TimerEntry } from '../operators/timer-entry.ts';
import { paperText } from '../contract/paper.ts';

export interface IntervalReason {
  readonly start: string;
  readonly end: string;
  /** The weight, when the time counts only in part. */
  readonly weight?: string;
  readonly unknown?: true;
  /** For excluded time: the cell that removed it. */
  readonly by?: string;
  readonly records: readonly RecordReason[];
}

export interface CellReason {
  readonly cell: string;
  readonly index: string;
  readonly description: string;
  readonly value?: ShownValue | { readonly shown: string };
  /** Instead of `value`, where missing facts leave it open. */
  readonly bounds?: ShownBounds;
  readonly counted?: readonly IntervalReason[];
  readonly excluded?: readonly IntervalReason[];
  readonly records?: readonly RecordReason[];
  /** Of a count: the cases or records that count, by their index. */
  readonly cases?: readonly string[];
  /** The charges whose sum is the value. */
  readonly charges?: readonly ChargeReason[];
  readonly from?: readonly CellReason[];
}

/** A charge of the order, or a bill. */
export interface ChargeReason {
  readonly kind: string;
  readonly component?: string;
  /** The amount that counts in the period, in major units. */
  readonly exact: string;
  /** The amount in the order, and how often it is charged. */
  readonly amount?: string;
  readonly every?: Charge['every'];
  readonly spread?: 'months' | 'days';
  /** The event that billed it, and the invoice that it names. */
  readonly event?: string;
  readonly invoice?: InvoiceReference;
}

/** The shared state of a statement's reasons: each cell is matched with its records once for all lines. */
export interface Explaining extends Evaluation {
  readonly behind: RecordsBehind;
  readonly details: Map<string, Detail>;
  readonly heads: Map<string, Head | undefined>;
}

/** The part of a reason that is the same at all indexes of a cell. */
interface Head {
  readonly type: CellType;
  readonly description: string;
}

/** The details of a cell of times or timers at an index. */
type Detail = Pick<CellReason, 'value' | 'counted' | 'excluded' | 'records' | 'cases' | 'charges'>;

/** @param used the facts of the statement. */
export const explaining = (evaluator: Evaluation, used: ReadonlySet<Fact>): Explaining => ({
  ...evaluator,
  behind: new RecordsBehind(evaluator, used),
  details: new Map(),
  heads: new Map(),
});

/** The reasons of one line. */
export interface Explained extends Explaining {
  /** The cells of this line that are explained already: each is explained once. */
  readonly seen: Set<string>;
}

/** Why a cell has its value at an index. */
export function reasonFor(name: string, index: string, subject: CellType['subject'], evaluation: Explained): CellReason | undefined {
  const head = headOf(name, evaluation);
  if (!head) return undefined;
  const { context } = evaluation;
  const { type, description } = head;
  const own = ownIndex(name, index, subject, evaluation);
  const base = { cell: name, index: own, description };
  const key = `${name} ${own}`;
  if (evaluation.seen.has(key)) return base;
  evaluation.seen.add(key);
  if (type.kind === 'times' || type.kind === 'timer') return { ...base, ...detailOf(name, own, key, type, evaluation) };
  const isNumber = type.part === undefined && !['table', 'flag', 'span'].includes(type.kind);
  const value = isNumber ? context.bounded(name, own, type.subject) : type.kind === 'span' ? spanOf(name, own, type, context) : undefined;
  const beside = besideValue(name, own, key, evaluation);
  const from = operandsOf(name, evaluation).flatMap((operand) => reasonFor(operand, own, type.subject, evaluation) ?? []);
  const shown = value && (value instanceof Range ? { bounds: showBetween(value, type) } : { value: shownNumber(value, type) });
  return { ...base, ...shown, ...beside, ...(from.length > 0 && { from }) };
}

/** A limit of a length, or of business days, days or months; undefined where a missing fact decides which one. */
function spanOf(name: string, index: string, type: CellType, context: Context): SpanValue | Range | undefined {
  const found = context.lookup(context.column<SpanValue | Varying<SpanValue> | Range | Choice>(name), type, index, type.subject);
  const span = found && context.settled<SpanValue | Range | Choice>(found, type);
  return span instanceof Choice ? undefined : span;
}

const shownNumber = (value: SpanValue, type: CellType): CellReason['value'] & object =>
  isCalendarSpan(value) ? showLimit(value, undefined, type) : show(value, type);

/** What a count counts, and what charges are the sum of. */
function besideValue(name: string, index: string, key: string, evaluation: Explained): Pick<CellReason, 'cases' | 'charges'> {
  const { operator, cell } = evaluation.cell(name)!;
  if (!operator.cases && !operator.charged) return {};
  let detail = evaluation.details.get(key);
  if (!detail) {
    const [cases, charges] = [operator.cases?.(cell, evaluation.context) ?? [], operator.charged?.(cell, index, evaluation.context) ?? []];
    detail = { ...(cases.length > 0 && { cases }), ...(charges.length > 0 && { charges: charges.map(chargeReason) }) };
    evaluation.details.set(key, detail);
  }
  return detail;
}

const chargeReason = ({ kind, component, amount, charge, event, invoice }: ChargedPart): ChargeReason => ({
  kind,
  ...(component !== undefined && { component }),
  exact: formatFraction(amount),
  ...(charge && { amount: charge.amount, every: charge.every }),
  ...(charge?.spread && { spread: charge.spread }),
  ...(event !== undefined && { event }),
  ...(invoice && { invoice }),
});

function headOf(name: string, evaluation: Explaining): Head | undefined {
  const { heads, context } = evaluation;
  const known = heads.get(name);
  if (known || heads.has(name)) return known;
  const found = evaluation.cell(name);
  const head = found && {
    type: context.typeOf(name),
    description: paperText(found.cell) ?? found.operator.explain(found.cell),
  };
  heads.set(name, head);
  return head;
}

/** Index of a coarser cell for an index of a finer one. */
function ownIndex(name: string, index: string, subject: CellType['subject'], { context }: Explained): string {
  const of = context.typeOf(name).subject;
  if (of === undefined) return '';
  if (subject === undefined || 'record' in of) return index;
  const components = 'record' in subject ? (context.record(subject.record, recordOf(index))?.components ?? []) : [index];
  return components.flatMap((component) => context.components.ancestor(component, of.component) ?? [])[0] ?? index;
}

/** @param key the name and the index as one text: names have no spaces. */
function detailOf(name: string, index: string, key: string, type: CellType, evaluation: Explained): Detail {
  let detail = evaluation.details.get(key);
  if (!detail) {
    detail = type.kind === 'times' ? timesReason(name, index, evaluation) : timerReason(name, index, type, evaluation);
    evaluation.details.set(key, detail);
  }
  return detail;
}

function timesReason(name: string, index: string, evaluation: Explained): Detail {
  const { context, behind } = evaluation;
  const pieces = piecesOf(clip(timesAt(name, index, evaluation), context.period));
  const records = behind.over(pieces, [name], index);
  const counted = pieces.map((piece, i) => ({
    ...interval(piece, records[i]!),
    ...(piece.certain.n !== piece.certain.d && piece.certain.n !== 0n && { weight: formatFraction(piece.certain) }),
    ...(piece.certain.n === 0n && { unknown: true as const }),
  }));
  const excluded = removals(name, evaluation).flatMap(({ from, by }) => {
    const both = piecesOf(clip(intersect(timesAt(from, index, evaluation), timesAt(by, index, evaluation)), context.period));
    const taken = behind.over(both, [from, by], index);
    return both.map((piece, i) => ({ ...interval(piece, taken[i]!), by }));
  });
  return { counted, ...(excluded.length > 0 && { excluded }) };
}

const interval = (piece: Interval, records: readonly RecordReason[]): Omit<IntervalReason, 'by'> => ({
  start: formatInstant(piece.start),
  end: formatInstant(piece.end),
  records,
});

function timesAt(name: string, index: string, { context }: Explained): TimeSet {
  const type = context.typeOf(name);
  // Unreported time is shown as unknown.
  const column = context.evaluator.unsettled().column<TimeSet>(name);
  return settle(context.lookup(column, type, index, type.subject) ?? ([...column.values()][0] as TimeSet));
}

/** The exclusions behind a cell, through operators that only narrow times. */
function removals(name: string, evaluation: Explained): { from: string; by: string }[] {
  const found = evaluation.cell(name);
  if (found?.operator.narrows) return removals(String(found.cell[found.operator.key]), evaluation);
  if (!found?.operator.removes) return [];
  const [from] = found.cell[found.operator.key] as readonly string[];
  return found.operator.removes(found.cell).map((by) => ({ from: from!, by }));
}

/** Why one timer has its value; a separate function for speed, because a statement has thousands of timers. */
export function reasonForTimer(name: string, index: string, evaluation: Explaining): CellReason | undefined {
  const head = headOf(name, evaluation);
  return head && { cell: name, index, description: head.description, ...timerReason(name, index, head.type, evaluation) };
}

function timerReason(name: string, index: string, type: CellType, { context, behind }: Explaining): Detail {
  const column = context.column<TimerEntry | Choice>(name);
  const kind = type.subject && 'record' in type.subject ? type.subject.record : '';
  const own = column.get(index);
  if (own !== undefined && index !== '') {
    const record = context.record(kind, recordOf(index));
    const records = record ? [behind.reason(record)] : [];
    return own instanceof Choice ? { records } : { value: show(integer(own.elapsed), type), records };
  }
  const entries = [...column];
  const records = entries.flatMap(([at]) => {
    const record = context.record(kind, recordOf(at));
    return record ? [behind.reason(record)] : [];
  });
  const [only] = entries;
  const value: Ratio | undefined = entries.length === 1 && only && !(only[1] instanceof Choice) ? integer(only[1].elapsed) : undefined;
  return { ...(value && { value: show(value, type) }), records };
}
