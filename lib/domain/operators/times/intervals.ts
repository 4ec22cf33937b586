/** Times from records: from one milestone to another. */
import type { Condition, Terms } from '../../contract/terms.ts';
import { endingOf } from '../../evidence/clock-skew.ts';
import { type EvidenceRecord, firstOf, partsOf } from '../../evidence/records.ts';
import { parseElapsed } from '../../contract/literal.ts';
import { ONE, ZERO, isZero, multiply } from '../../money/ratio.ts';
import { HOUR } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { type Piece, type TimeSet, type Weights, except, piecesOf, timesFrom, timesFromWeighted, union } from '../../time/times.ts';
import { attributeShare } from '../attribute-number.ts';
import type { Context } from '../context.ts';
import { hullOfTimes } from '../range.ts';
import { LEARNED_AFTER, NO_REACH, type TypeContext, eachOf, learnedAfter } from '../operator.ts';
import { WHOLE } from '../value.ts';
import { untilKnown } from '../unended.ts';
import { noteSilence, unheardOf } from './silence.ts';
import { recordIsReportedBy } from './witness.ts';
import type { Cell } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';
import { fits, meets, completionsFor } from '../conditions.ts';
import { missingNumber, attributeValues } from '../attribute-values.ts';
import { CERTAIN, UNKNOWN, unknownWithin, unobserved } from './unknown-time.ts';

export const intervals = defineOperator({
  key: 'intervals',
  group: 'times',
  description: 'The time from one milestone of a record to another; a record that has not reached the second is still open.',
  subject: { is: 'record-kind', description: 'The kind of record: outage, ticket, maintenance, exclusion ...' },
  params: {
    from: { is: 'milestone', description: 'The milestone at which the time begins.' },
    to: { is: 'milestone', description: 'The milestone at which it ends.' },
    each: {
      is: 'component-kind',
      optional: true,
      absent: 'one value for the whole',
      description: 'One set of times for each component of this kind. A record about an outer component counts for all inside it.',
    },
    where: {
      is: 'conditions',
      optional: true,
      absent: 'all records',
      description: 'Only records for which all of these hold. A condition on an attribute that changes holds while it holds.',
    },
    weight: {
      is: 'attribute',
      optional: true,
      absent: 'full weight',
      description: 'A numeric attribute between 0 and 1: the share that was affected.',
    },
    overlaps: {
      is: 'choice',
      of: ['add', 'highest'],
      optional: true,
      absent: 'needed with `weight`',
      description: 'How simultaneous weights count; required with `weight`.',
    },
    'reported-by': {
      is: 'senders',
      optional: true,
      absent: "everybody's word",
      description: 'Whose records: `vendor`, `customer`, an AWS account, or the tool behind a webhook (`pingdom`).',
    },
    'unended-after': {
      is: 'elapsed',
      optional: true,
      absent: 'it stays open until it ends',
      description: 'A record that nobody ended counts for so long; what it is worth after that, `unended-is` says.',
    },
    'unended-is': {
      is: 'choice',
      of: ['unknown', 'over'],
      optional: true,
      absent: '`unknown`',
      default: 'unknown',
      description: 'What the time after that is: `unknown`, or the record is `over`.',
    },
    'no-data-after': {
      is: 'elapsed',
      optional: true,
      absent: 'silence says that all is well',
      description:
        'Time in which nothing was received from the witness for so long is unknown: for one who is to speak regularly. An outage that it reported goes on, but where `witnesses` asks others.',
    },
    'recovery-without-failure': {
      is: 'choice',
      of: ['nothing', 'unknown'],
      optional: true,
      absent: '`nothing`',
      default: 'nothing',
      description: 'A first word that is `up`: whether the time before it counts as nothing, or is unknown.',
    },
  },
  limit: 'none',
  observes: true,
  bounds: { where: 'own' },
  check(cell, context) {
    if (cell.weight !== undefined && cell.overlaps === undefined)
      context.fail('choice-missing', 'overlaps', 'say how simultaneous weighted records count: `overlaps: add` or `overlaps: highest`');
    if (cell['unended-is'] !== undefined && cell['unended-after'] === undefined)
      context.fail('choice-missing', 'unended-after', 'say after how long: `unended-after: 24 h`');
    if (cell.weight === undefined && cell.overlaps !== undefined)
      context.fail('no-effect', 'overlaps', 'without a `weight` each record counts in full, so nothing adds up; remove it');
    for (const key of ['no-data-after', 'recovery-without-failure'])
      if (cell[key] !== undefined && (cell.intervals !== 'outage' || !knowsGaps(cell)))
        context.fail('no-effect', key, 'only outages know silence and a first word that is up; remove it');
    if (cell.from === cell.to) context.fail('no-effect', 'to', 'a record takes no time from a milestone to itself; name another');
    checkWeight(cell, context);
  },
  own: eachOf,
  type: (_, given) => ({ kind: 'times', ...given.grain }),
  shareOf: (cell) => (cell.intervals === 'outage' ? 'failures' : undefined),
  reach: (cell, _, terms) => ({
    ...NO_REACH,
    before: parseElapsed(cell['no-data-after'] ?? '') ?? 0,
    // What is measured beyond the period end is open until the record ends.
    after: cell.weight !== undefined || looksBeyond(terms) ? LEARNED_AFTER : Math.max(HOUR, learnedAfter(cell.where)),
  }),
  evaluate(cell, context) {
    const kind = String(cell.intervals);
    const members = cell.each === undefined ? [WHOLE] : context.components.members(String(cell.each)).map((entry) => entry.id);
    const pieces = new Map<string, Piece[]>(members.map((id) => [id, []]));
    const reportedBy = cell['reported-by'] as readonly string[] | undefined;
    const conditions = conditionsOf(cell);
    for (const record of context.records(kind))
      for (const part of partsOf(record)) if (recordIsReportedBy(part, reportedBy)) addRecord(part, cell, conditions, context, pieces);
    const overlaps = cell.overlaps === 'add' ? 'add' : 'highest';
    const silent = kind === 'outage' && knowsGaps(cell) ? addGaps(cell, context, pieces) : undefined;
    return new Map([...pieces].map(([id, list]) => [id, unheard(timesOf(list, overlaps), silent?.get(id), context)]));
  },
  explain: (cell) => `${String(cell.intervals)} records, from ${String(cell.from)} to ${String(cell.to)}`,
});

/** A weight is a number of the records themselves. */
function checkWeight(cell: Cell, context: TypeContext): void {
  const attribute = cell.weight === undefined ? undefined : context.attribute(String(cell.weight));
  if (!attribute) return;
  const name = String(cell.weight);
  if (attribute.of !== cell.intervals)
    context.fail(
      'wrong-grain',
      'weight',
      `"${name}" is an attribute of ${attribute.of}, and the records here are of kind ${String(cell.intervals)}`,
    );
  if (attribute.unit !== 'share') context.fail('wrong-type', 'weight', `a weight is a share from 0 to 1; give "${name}" \`unit: share\``);
}

function timesOf(all: readonly Piece[], overlaps: 'add' | 'highest'): TimeSet {
  const pieces = all.filter(({ possible }) => !isZero(possible));
  return pieces.every((piece) => piece.certain === ONE) ? timesFrom(pieces) : timesFromWeighted(pieces, overlaps);
}

/** Whether some clause measures times as they run on after the period. */
export const looksBeyond = ({ definitions }: Terms): boolean =>
  Object.values(definitions).some(
    (cell) => typeof cell === 'object' && (cell['across-period-end'] === 'joined' || cell['within-window'] !== undefined),
  );

function targets(record: EvidenceRecord, cell: Cell, context: Context): string[] {
  if (cell.each === undefined) return [WHOLE];
  if (record.components.length === 0) context.noteForEach(record, String(cell.each));
  return context.components.concerned(record, String(cell.each));
}

/** The time a record takes; undefined when it never began. */
export function extentOf(record: EvidenceRecord, cell: Cell, context: Context): Interval | undefined {
  const [from, to] = [String(cell.from), String(cell.to)];
  const path = `${record.kind}/${record.id}`;
  const start = firstOf(record, from);
  if (start === undefined) {
    if (firstOf(record, to) !== undefined) context.note('no-start', path, `"${to}" is known but "${from}" is not; nothing is counted`);
    return undefined;
  }
  const ends = record.milestones.get(to);
  if (ends && ends[0]! >= start) return { start, end: ends[0]! };
  const { at, because } = endingOf(record, ends ?? [], start, { from, to });
  if (because) context.note(because.code, path, because.message);
  return { start, end: at ?? endOfPlan(record, cell, start, context) };
}

/** Maintenance that nobody ended lasts as long as it was planned, if that is over when the period ends; else it goes on. */
function endOfPlan(record: EvidenceRecord, cell: Cell, start: number, context: Context): number {
  const planned = record.milestones.get('planned-end')?.[0];
  if (record.kind !== 'maintenance' || cell.to !== 'ended' || planned === undefined || cell['unended-after'] !== undefined) return Infinity;
  const end = Math.max(start, planned);
  if (end >= context.period.end) return Infinity;
  context.note('not-ended', `maintenance/${record.id}`, 'nobody ended it; it counts until its planned end');
  return end;
}

/** Conditions on attributes, which hold for parts of a record's time, and the others, which hold for the whole of it. */
interface Conditions {
  readonly attributes: readonly Condition[];
  readonly others: readonly Condition[];
}

const conditionsOf = ({ where = [] }: Cell): Conditions => ({
  attributes: where.filter(({ attribute }) => attribute !== undefined),
  others: where.filter(({ attribute }) => attribute === undefined),
});

function addRecord(record: EvidenceRecord, cell: Cell, where: Conditions, context: Context, pieces: Map<string, Piece[]>): void {
  const counts = meets(record, where.others, 'first', context);
  if (counts === false) return;
  const extent = extentOf(record, cell, context);
  if (!extent) return;
  let parts = levels(record, extent, context);
  // Most records are counted whole: there are thousands of these.
  if (cell['unended-after'] !== undefined) parts = parts.flatMap((part) => unended(part, record, cell, context));
  if (where.attributes.length > 0) parts = parts.flatMap((part) => holding(record, part, where.attributes, context));
  if (cell.weight !== undefined)
    parts = parts.flatMap((part) =>
      weighted(record, part, sharesOf(record, extent, String(cell.weight), context), String(cell.weight), context),
    );
  if (!counts) parts = parts.map((part) => ({ ...part, certain: ZERO }));
  parts = asKnown(parts, extent, context);
  for (const id of targets(record, cell, context)) pieces.get(id)?.push(...parts);
}

/** Of a record without an end, what lies after the period is not known: it may end whenever. */
const asKnown = (parts: Piece[], { end }: Interval, { period }: Context): Piece[] =>
  end === Infinity ? parts.flatMap((part) => untilKnown(part, period.end)) : parts;

/** A record without an end: down for so long, and then unknown, or over. */
function unended(piece: Piece, record: EvidenceRecord, cell: Cell, context: Context): Piece[] {
  const after = parseElapsed(cell['unended-after'] ?? '');
  if (after === undefined || piece.end !== Infinity) return [piece];
  const until = firstOf(record, String(cell.from))! + after;
  // Whether it will have been ended by then is not known yet.
  if (until >= context.period.end) return [piece];
  const isOver = cell['unended-is'] === 'over';
  context.note(
    'not-ended',
    `${record.kind}/${record.id}`,
    `nobody ended it within ${String(cell['unended-after'])}; after that it is ${isOver ? 'over' : 'unknown'}`,
  );
  return [
    { ...piece, end: Math.max(piece.start, until) },
    ...(isOver ? [] : [unobserved({ start: Math.max(piece.start, until), end: piece.end }, context)]),
  ];
}

/** A piece with the share that was affected, each from when it was set; one that is not known, or is no share, may be any. */
function weighted(record: EvidenceRecord, piece: Piece, shares: readonly Share[], name: string, context: Context): Piece[] {
  const owner = `${record.kind}/${record.id}`;
  return cut(piece, shares).flatMap(({ start, end, value }) => {
    const share = value === undefined ? undefined : attributeShare(value);
    if (value !== undefined && !share)
      context.note('not-a-share', owner, `${name} "${value}" is no share between 0 and 1 (write 0.5 or 50%); it is taken as not known`);
    if (start >= end) return [];
    const by: Weights = share ? { certain: share, possible: share } : missingNumber(owner, name, UNKNOWN, context);
    return [{ start, end, certain: multiply(piece.certain, by.certain), possible: multiply(piece.possible, by.possible) }];
  });
}

interface Share {
  readonly at: number;
  readonly value: string | undefined;
}

/** The shares of a record in time; before the first the contract's default holds, or it is not known. One that came with the beginning, or once all was over, is of the whole. */
function sharesOf(record: EvidenceRecord, { start, end }: Interval, name: string, context: Context): readonly Share[] {
  const values = record.attributes.get(name);
  const standard = context.terms.attributes?.[name]?.default;
  if (!values) return [{ at: start, value: standard }];
  const first = values[0]!.at;
  // An alarm dates the beginning back; what it says of the share, it says of all of it.
  if (first <= Math.max(start, firstOf(record, 'detected') ?? start)) return values;
  return standard === undefined && first >= end ? values : [{ at: start, value: standard }, ...values];
}

/** Cuts an outage where its source lost sight of it: that part is unknown. */
function levels(record: EvidenceRecord, extent: Interval, context: Context): Piece[] {
  const values = record.attributes.get('level');
  if (!values?.some((entry) => entry.value === 'unknown')) return [certain(extent)];
  return cut(extent, values).map(({ start, end, value }) =>
    value === 'unknown' ? unobserved({ start, end }, context) : certain({ start, end }),
  );
}

/** Written out: a month has thousands of these. */
const certain = ({ start, end }: Interval): Piece => ({ start, end, certain: CERTAIN.certain, possible: CERTAIN.possible });

function cut(extent: Interval, values: readonly { at: number; value: string | undefined }[]): (Interval & { value: string | undefined })[] {
  return values.map(({ at, value }, i) => ({
    start: i === 0 ? extent.start : Math.max(extent.start, at),
    end: Math.min(extent.end, values[i + 1]?.at ?? Infinity),
    value,
  }));
}

/** The parts of a piece in which all conditions on attributes hold; where a missing word decides, they hold perhaps. */
function holding(record: EvidenceRecord, piece: Piece, conditions: readonly Condition[], context: Context): Piece[] {
  const completions = completionsFor(record, conditions, context);
  const [only] = completions;
  if (only && completions.length === 1) return holdingIn(record, piece, conditions, context.completedBy(only));
  if (!only) return [{ ...piece, certain: ZERO }];
  const each = completions.map((completion) => holdingIn(record, piece, conditions, context.completedBy(completion)));
  // Mostly a word decides of all of the time: there are thousands of these, each asked again for every completion.
  const isWhole = ({ start, end }: Piece): boolean => start === piece.start && end === piece.end;
  if (each.every(([part, ...more]) => part === undefined || (more.length === 0 && isWhole(part))))
    return each.every((parts) => parts.length === 0)
      ? []
      : each.some((parts) => parts.length === 0)
        ? [{ ...piece, certain: ZERO }]
        : [piece];
  return piecesOf(hullOfTimes(each.map(timesFrom))).map(({ start, end, certain }) => ({
    ...piece,
    start,
    end,
    ...(isZero(certain) && { certain }),
  }));
}

const holdingIn = (record: EvidenceRecord, piece: Piece, conditions: readonly Condition[], context: Context): Piece[] =>
  conditions.reduce<Piece[]>(
    (parts, condition) =>
      parts.flatMap((part) =>
        cut(part, attributeValues(record, condition.attribute!, context))
          .filter(({ start, end, value }) => start < end && fits(condition, value))
          .map(({ start, end }) => ({ ...part, start, end })),
      ),
    [piece],
  );

/** Whether the cell is about the outage itself, from whatever milestone on; what follows one, such as its report, has no gaps. */
const knowsGaps = (cell: Cell): boolean => cell.from === 'started' || cell.from === 'detected' || cell.to === 'ended';

/**
 * Time in which a source said it cannot tell, and, if the contract wants reports, time that no source vouched for.
 * @returns the time in which the witness was silent, by member.
 */
function addGaps(cell: Cell, context: Context, pieces: Map<string, Piece[]>): ReadonlyMap<string, TimeSet> {
  const reportedBy = cell['reported-by'] as readonly string[] | undefined;
  for (const gap of context.records('gap').flatMap(partsOf)) {
    if (!recordIsReportedBy(gap, reportedBy)) continue;
    const extent = extentOf(gap, { from: 'started', to: 'ended' }, context);
    for (const id of targets(gap, cell, context))
      if (extent) pieces.get(id)?.push(...asKnown([unobserved(extent, context)], extent, context));
  }
  if (cell['recovery-without-failure'] === 'unknown')
    for (const record of context.records('unstarted').filter((entry) => recordIsReportedBy(entry, reportedBy)))
      for (const id of targets(record, cell, context)) {
        pieces.get(id)?.push(unobserved({ start: -Infinity, end: record.milestones.get('ended')![0]! }, context));
        context.note('first-word-up', `unstarted/${record.id}`, 'the first word was `up`; the time before it is unknown');
      }
  const { silent, unreported } = unheardOf(cell, context);
  // Once only: what is said of an evaluation is said of the others too.
  if (context.settles) for (const [id, times] of silent) noteSilence(id, times, timesOf(pieces.get(id) ?? [], 'highest'), cell, context);
  for (const times of [silent, unreported])
    for (const [id, list] of times) for (const { start, end } of piecesOf(list)) pieces.get(id)?.push(unobserved({ start, end }, context));
  return silent;
}

/**
 * A witness that fell silent cannot tell, whatever its last word was. Only others can take its place: where nobody else is asked, an
 * outage that it reported goes on.
 */
const unheard = (told: TimeSet, silent: TimeSet | undefined, context: Context): TimeSet =>
  silent && context.asksWitnesses ? union(except(told, silent), unknownWithin(silent)) : told;
