/** Counts records, entries, slots, flags or cases of an objective. */
import { isOfSlots } from './clock-lists.ts';
import { type Ratio, integer } from '../../money/ratio.ts';
import { type EvidenceRecord, firstOf } from '../../evidence/records.ts';
import { type Extent, NOT_BELOW_ZERO } from '../extent.ts';
import { LEARNED_AFTER, NO_REACH, learnedAfter, namedBefore } from '../reach.ts';
import { pushTo } from '../../lists.ts';
import { isIn, linkOf } from '../linked-records.ts';
import { NONE, unnamed } from '../namers.ts';
import type { TypeContext } from '../type-context.ts';
import { slotsWithin } from './aggregate-slots.ts';
import { type Interval } from '../../time/interval.ts';
import type { Verdict } from '../verdict.ts';
import { chosenName } from '../../contract/word-parameters.ts';
import type { Context } from '../context.ts';
import { cellBehind, governedBy } from '../governing.ts';
import { NOT_NEGATIVE, OpenList, Range, rangeOf } from '../range.ts';
import { type Column, type Entry, LIMIT_KEYS, type SlotSeries, type Subject, whole, recordOf } from '../value.ts';
import { type Cell, readsOwnWord } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';
import { meets } from '../conditions.ts';

export const count = defineOperator({
  key: 'count',
  group: 'numbers',
  description:
    'The number of records that reach a milestone in the period, of entries of a list (of a list of flags, those that hold), of slots that count, of true flags, or of met or breached cases of an objective; with `each`, for each record that they name.',
  subject: {
    is: 'name-or-record-kind',
    takes: [
      { of: 'any', parts: ['stretch', 'slot'] },
      { kinds: ['flag'], of: 'each' },
    ],
    description: 'A cell, an objective (with `that`), or a record kind.',
  },
  params: {
    that: {
      is: 'choice',
      of: ['met', 'breached', 'judged'],
      optional: true,
      absent: 'entries, slots, flags or records are counted',
      description: 'Count the cases of the objective of that name with this verdict; `judged`: met or breached.',
    },
    reached: {
      is: 'milestone',
      optional: true,
      absent: 'not a record kind',
      description: 'For a record kind: the milestone that puts a record into the period. Required then.',
    },
    where: {
      is: 'conditions',
      optional: true,
      absent: 'all records',
      description: 'For a record kind, or an objective about records: only records for which all of these hold.',
    },
    'on-severity-change': {
      is: 'choice',
      of: ['first', 'last', 'highest'],
      optional: true,
      absent: 'the word that held at the milestone; of an objective, as its timer says',
      description: 'Which word a condition on an attribute asks for when it changed: the first, the last, the highest.',
    },
    each: {
      is: 'attribute',
      optional: true,
      absent: 'one number for the whole',
      description:
        'An attribute by which the counted records name another one, such as the outage of a ticket: one number for each record that is named, and for each other record of that kind that goes on in the period.',
    },
  },
  limit: 'none',
  bounds: { subject: 'own', where: 'own' },
  own: (cell, context) => namedBy(cell, context),
  check(cell, context) {
    const name = String(cell.count);
    const ofRecords = cell.that === undefined && !context.readsCell(cell);
    if (cell.that !== undefined) checkAnsweredObjective(cell, context);
    if (ofRecords && cell.reached === undefined)
      context.fail('missing', 'reached', 'name the milestone that puts a record into the period: `reached: opened`');
    if (!ofRecords && cell.reached !== undefined)
      context.fail(
        'no-effect',
        'reached',
        `"${name}" is ${cell.that === undefined ? 'a cell' : 'an objective'}, not a record kind; remove \`reached\``,
      );
    if (!ofRecords && cell.that === undefined && cell.where !== undefined)
      context.fail('no-effect', 'where', `"${name}" is a cell, not a record kind; write \`where\` in the cell that has the records`);
    if (cell.each !== undefined) checkEach(cell, ofRecords, context);
    if (cell['on-severity-change'] !== undefined && cell.where?.some(readsOwnWord) !== true)
      context.fail('no-effect', 'on-severity-change', 'no condition asks for an attribute, so no word governs; remove it');
  },
  type(cell, given, context) {
    const each = namedBy(cell, context);
    if (each) return { kind: 'count', subject: each };
    const { subject } = given.grain;
    if (context.readsCell(cell)) checkList(cell, context);
    return { kind: 'count', ...(context.readsCell(cell) && subject && { subject }) };
  },
  extent: extentOfCount,
  shareOf: (cell) => (cell.that === 'met' ? 'successes' : cell.that === 'breached' ? 'failures' : undefined),
  reach: (cell) => ({
    ...NO_REACH,
    before: namedBefore(cell, cell.each !== undefined),
    after: cell.each === undefined ? learnedAfter(cell.where) : LEARNED_AFTER,
  }),
  evaluate(cell, context) {
    const name = String(cell.count);
    if (cell.each !== undefined) return countEach(cell, context);
    if (cell.that !== undefined) return whole(howMany(context.evaluator.verdicts(name).map((verdict) => countsAs(verdict, cell, context))));
    if (context.terms.definitions[name] === undefined && name !== 'period') {
      return whole(howMany(recordsIn(cell, context).map((record) => meets(record, cell.where, governedBy(cell, record), context))));
    }
    const { part, kind } = context.typeOf(name);
    if (part === 'stretch') {
      const counts = ({ value }: Entry<unknown>): boolean | undefined => (kind === 'flag' ? decided(value) : true);
      return new Map(
        [...context.column<readonly Entry<unknown>[] | OpenList>(name)].map(([index, entries]) => [
          index,
          entries instanceof OpenList ? NOT_NEGATIVE : howMany(entries.map(counts)),
        ]),
      );
    }
    if (part === 'slot')
      return new Map([...context.column<SlotSeries>(name)].map(([index, slots]) => [index, integer(slotsIn(slots, context.period))]));
    return whole(howMany([...context.column<unknown>(name).values()].map(decided)));
  },
  cases(cell, context) {
    const name = String(cell.count);
    if (cell.that !== undefined)
      return context.evaluator.verdicts(name).flatMap((verdict) => (countsAs(verdict, cell, context) === false ? [] : [verdict.index]));
    if (context.terms.definitions[name] !== undefined || name === 'period') return [];
    return recordsIn(cell, context).flatMap((record) =>
      meets(record, cell.where, governedBy(cell, record), context) === false ? [] : [record.id],
    );
  },
  explain: (cell) =>
    `${cell.that === undefined ? `number of ${String(cell.count)}` : `number of times ${String(cell.count)} was ${String(cell.that)}`}${cell.each === undefined ? '' : ` for each ${String(cell.each)}`}`,
});

/** The records for each of which there is a number; undefined for one number. */
function namedBy(cell: Cell, context: TypeContext): Subject | undefined {
  const names = cell.each === undefined ? undefined : context.attribute(String(cell.each))?.names;
  return names === undefined ? undefined : { record: names };
}

function checkEach(cell: Cell, ofRecords: boolean, context: TypeContext): void {
  const attribute = context.attribute(String(cell.each));
  if (!attribute) return;
  if (attribute.names === undefined)
    return context.fail(
      'wrong-type',
      'each',
      `"${String(cell.each)}" names no record; name an attribute with \`names\`, such as \`names: outage\``,
    );
  const type = ofRecords ? undefined : context.typeOf(cell.count);
  const subject = ofRecords ? { record: String(cell.count) } : type?.subject;
  if (!ofRecords && type === undefined) return;
  if (!(subject && 'record' in subject) || subject.record !== attribute.of || type?.part !== undefined)
    context.fail(
      'wrong-grain',
      'each',
      `"${String(cell.each)}" is an attribute of ${attribute.of}: what is counted needs one value for each ${attribute.of}; count such a cell, or records of kind ${attribute.of}`,
    );
}

/** A record with whether it counts; undefined where a missing fact decides. */
type Counted = readonly [record: EvidenceRecord, counts: boolean | undefined];

/** What is counted, by record. */
function countedRecords(cell: Cell, context: Context): readonly Counted[] {
  const name = String(cell.count);
  const { of } = context.terms.attributes![String(cell.each)]!;
  const at = (index: string, counts: boolean | undefined): Counted[] => {
    const record = context.record(of, recordOf(index));
    return record ? [[record, counts]] : [];
  };
  if (cell.that !== undefined)
    return context.evaluator.verdicts(name).flatMap((verdict) => at(verdict.index, countsAs(verdict, cell, context)));
  if (context.terms.definitions[name] === undefined)
    return recordsIn(cell, context).map((record) => [record, meets(record, cell.where, governedBy(cell, record), context)]);
  return [...context.column<unknown>(name)].flatMap(([index, flag]) => at(index, decided(flag)));
}

/** A number for each record that is named. A record that names none may be about any of them, or about one that is not known. */
function countEach(cell: Cell, context: Context): Column<Ratio | Range> {
  const each = String(cell.each);
  const counted = countedRecords(cell, context).filter(([, counts]) => counts !== false);
  const kind = context.terms.attributes![each]!.names!;
  const flags = new Map<string, (boolean | undefined)[]>(
    context.records(kind).flatMap((record) => (isIn(context.period, record) ? [[record.id, []]] : [])),
  );
  let open = 0;
  for (const [record, counts] of counted) {
    const link = linkOf(record, each, context);
    if (link === NONE) continue;
    if (link === undefined) open += 1;
    pushTo(flags, link?.id ?? unnamed(record), link === undefined ? undefined : counts);
  }
  return new Map([...flags].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, own]) => [id, howMany(open === 0 ? own : mayAdd(own, open))]));
}

/** The flags of one record, with those of records that may belong to it. */
const mayAdd = (own: readonly (boolean | undefined)[], open: number): readonly (boolean | undefined)[] => [
  ...own,
  ...Array.from({ length: open }, () => undefined),
];

/** Records that reach the milestone in the period. */
const recordsIn = (cell: Cell, context: Context): readonly EvidenceRecord[] =>
  context.records(String(cell.count)).filter((record) => {
    const at = firstOf(record, String(cell.reached));
    return at !== undefined && at >= context.period.start && at < context.period.end;
  });

function checkAnsweredObjective(cell: Cell, context: TypeContext): void {
  const name = String(cell.count);
  const objective = context.objective(name);
  if (!objective) {
    context.fail('unknown-name', 'count', `"${name}" is no objective, so it has no met or breached cases`);
    return;
  }
  // The call of `typeOf` follows the cells behind the objective, so that it finds a cycle.
  const type = context.typeOf(name);
  for (const edge of LIMIT_KEYS) if (objective[edge] !== undefined) context.typeOf(objective[edge]);
  if (type && cell.where !== undefined && !(type.subject && 'record' in type.subject))
    context.fail('no-effect', 'where', `"${name}" is not about records, so no condition can hold; remove \`where\``);
}

/** Refuses to count all days or hours of the period: a flag must choose which of them count. */
function checkList(cell: Cell, context: TypeContext): void {
  const type = context.typeOf(cell.count);
  const origin = type?.list === undefined || type.kind === 'flag' ? undefined : context.cell(type.list);
  if (!origin || !isOfSlots(origin) || origin.duration === 'period') return;
  context.fail(
    'no-effect',
    'count',
    `"${type!.list}" has every ${String(origin.each)} of the period, also those without "${String(origin.duration)}": choose with \`compare\` which of them count, or take the duration of \`period\``,
  );
}

function slotsIn(slots: SlotSeries, period: Interval): number {
  const [from, to] = slotsWithin(slots, period);
  return slots.status.subarray(from, to).reduce((sum, one) => (one === 1 ? sum + 1 : sum), 0);
}

/** A flag as true, false or undefined (a missing fact decides). A flag that does not exist is false. */
const decided = (flag: unknown): boolean | undefined => (flag instanceof Range ? undefined : flag === true);

/** How many flags hold: at least the true ones, at most also the undecided ones. */
const howMany = (flags: readonly (boolean | undefined)[]): Ratio | Range =>
  rangeOf(integer(flags.filter((flag) => flag === true).length), integer(flags.filter((flag) => flag !== false).length));

/** Whether a verdict is a case of `met`, `breached` or `judged`. */
function isCase(verdict: Verdict, that: string): boolean | undefined {
  const wanted: readonly string[] = that === 'judged' ? ['met', 'breached'] : [that];
  const possible = verdict.possible ?? [verdict.outcome];
  if (possible.every((outcome) => wanted.includes(outcome))) return true;
  return possible.some((outcome) => wanted.includes(outcome)) ? undefined : false;
}

/** Whether a verdict is such a case, of a record that meets the conditions. */
function countsAs(verdict: Verdict, cell: Cell, context: Context): boolean | undefined {
  const is = isCase(verdict, String(cell.that));
  if (is === false || cell.where === undefined) return is;
  const { subject } = context.typeOf(cell.count);
  const record = subject && 'record' in subject ? context.record(subject.record, recordOf(verdict.index)) : undefined;
  const own =
    cell['on-severity-change'] === undefined ? (cellBehind(chosenName(String(cell.count), context), context.evaluator) ?? cell) : cell;
  const counts = record && meets(record, cell.where, governedBy(own, record), context);
  return counts === false ? false : is && counts;
}

/** The bounds of a count; a list of earlier periods has at most as many entries as it looks back on. */
function extentOfCount(cell: Cell, _: unknown, cellAt: (name: unknown) => Cell | undefined): Extent {
  const last = cell.that === undefined ? cellAt(cell.count)?.last : undefined;
  return { ...NOT_BELOW_ZERO, ...(typeof last === 'number' && { most: integer(last) }) };
}
