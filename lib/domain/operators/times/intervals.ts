/** Times from records: from one milestone to another. */
import type { Terms } from '../../contract/terms.ts';
import { type EvidenceRecord, partsOf } from '../../evidence/records.ts';
import { parseElapsed } from '../../contract/literal.ts';
import { type Ratio, ZERO } from '../../money/ratio.ts';
import { NOT_NEGATIVE, type Range } from '../range.ts';
import { HOUR } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import type { Piece } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { LEARNED_AFTER, NO_REACH, learnedAfter, namedBefore } from '../reach.ts';
import { eachOf } from '../type-context.ts';
import { WHOLE } from '../value.ts';
import { recordIsReportedBy } from './witness.ts';
import type { Cell } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';
import { meets } from '../conditions.ts';
import { CERTAIN, unobserved } from './unknown-time.ts';
import { type AssumedEnd, assumedEnd, untilKnown } from '../unended.ts';
import { targets, extentOf, asKnown, countedUntil, endToCome, unended, cut } from './record-extent.ts';
import { checkOutOf, checkWeight, timesOf, weighted, sharesOf } from './record-weights.ts';
import { type Conditions, conditionsOf, holding } from './condition-times.ts';
import { knowsGaps, addGaps, unknownInSilence } from './outage-gaps.ts';

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
      description: 'A numeric attribute: the share that was affected, between 0 and 1; or with `out-of` the number, such as of users.',
    },
    'out-of': {
      is: 'operand',
      takes: { kinds: ['count'], of: 'around' },
      optional: true,
      absent: 'the weight is a share',
      description:
        'How many there are in all, where the weight is a number: a count, for the whole or for each component. More than all count as all.',
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
      description: 'A record without an end counts for so long; what it is worth after that, `unended-is` says.',
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
  bounds: { 'out-of': 'own', where: 'own' },
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
    checkOutOf(cell, context);
  },
  own: eachOf,
  type: (_, given) => ({ kind: 'times', ...given.grain }),
  shareOf: (cell) => (cell.intervals === 'outage' ? 'failures' : undefined),
  reach: (cell, _, terms) => ({
    ...NO_REACH,
    before: Math.max(parseElapsed(cell['no-data-after'] ?? '') ?? 0, namedBefore(cell)),
    // A time that is measured after the end of the period stays open until the record ends.
    after: cell.weight !== undefined || looksBeyond(terms) ? LEARNED_AFTER : Math.max(HOUR, learnedAfter(cell.where)),
  }),
  evaluate(cell, context) {
    const kind = String(cell.intervals);
    const members = cell.each === undefined ? [WHOLE] : context.components.members(String(cell.each)).map((entry) => entry.id);
    const pieces = new Map<string, Piece[]>(members.map((id) => [id, []]));
    const reportedBy = cell['reported-by'] as readonly string[] | undefined;
    const conditions = conditionsOf(cell);
    for (const record of context.records(kind))
      for (const part of partsOf(record))
        if (recordIsReportedBy(part, reportedBy)) addRecord(part, record, cell, conditions, context, pieces);
    const overlaps = cell.overlaps === 'add' ? 'add' : 'highest';
    const silent = kind === 'outage' && knowsGaps(cell) ? addGaps(cell, context, pieces) : undefined;
    return new Map([...pieces].map(([id, list]) => [id, unknownInSilence(timesOf(list, overlaps), silent?.get(id), context)]));
  },
  explain: (cell) => `${String(cell.intervals)} records, from ${String(cell.from)} to ${String(cell.to)}`,
});

/** Whether some clause measures times that continue after the period. */
export const looksBeyond = ({ definitions }: Terms): boolean =>
  Object.values(definitions).some(
    (cell) => typeof cell === 'object' && (cell['across-period-end'] === 'joined' || cell['within-window'] !== undefined),
  );

/** @param record a part of `whole`, or all of it. */
function addRecord(
  record: EvidenceRecord,
  whole: EvidenceRecord,
  cell: Cell,
  where: Conditions,
  context: Context,
  pieces: Map<string, Piece[]>,
): void {
  const counts = meets(record, where.others, 'first', context);
  if (counts === false) return;
  const found = extentOf(record, cell, context);
  if (!found) return;
  const end = found.end === Infinity ? endOf(found, record, whole, cell, context) : undefined;
  const extent = end ? { start: found.start, end: end.last } : found;
  let parts = levels(record, extent, context);
  // Fast path: most of the thousands of records are counted whole.
  if (cell['unended-after'] !== undefined) parts = parts.flatMap((part) => unended(part, record, cell, context));
  if (where.attributes.length > 0) parts = parts.flatMap((part) => holding(record, part, where.attributes, context));
  if (!counts) parts = parts.map((part) => ({ ...part, certain: ZERO }));
  parts = end ? parts.flatMap((part) => untilKnown(part, end.first)) : asKnown(parts, extent, context);
  const own = cell.weight === undefined ? () => parts : weighedParts(record, parts, extent, cell, context);
  for (const id of targets(record, cell, context)) pieces.get(id)?.push(...own(id));
}

/** The parts with their weights, by the index of a component: the number of all may be another for each. */
function weighedParts(
  record: EvidenceRecord,
  parts: readonly Piece[],
  extent: Interval,
  cell: Cell,
  context: Context,
): (id: string) => Piece[] {
  const name = String(cell.weight);
  const shares = sharesOf(record, extent, name, context);
  const weigh = (all?: Ratio | Range): Piece[] => parts.flatMap((part) => weighted(record, part, shares, { name, all }, context));
  if (cell['out-of'] === undefined) {
    const same = weigh();
    return () => same;
  }
  return (id) => weigh(context.bounded(cell['out-of'], id, eachOf(cell)) ?? NOT_NEGATIVE);
}

/** The assumed end of a record that has none; undefined where it counts in no clause, or is not assumed. */
function endOf(extent: Interval, record: EvidenceRecord, whole: EvidenceRecord, cell: Cell, context: Context): AssumedEnd | undefined {
  if (!looksBeyond(context.terms) || countedUntil(extent.start, cell, context) !== undefined) return undefined;
  return assumedEnd(endToCome(whole, record, cell, extent), context);
}

/** Cuts an outage where its source reported the state as unknown: that part is unknown. */
function levels(record: EvidenceRecord, extent: Interval, context: Context): Piece[] {
  const values = record.attributes.get('level');
  if (!values?.some((entry) => entry.value === 'unknown')) return [certain(extent)];
  return cut(extent, values).map(({ start, end, value }) =>
    value === 'unknown' ? unobserved({ start, end }, context) : certain({ start, end }),
  );
}

/** The properties are listed and not spread, for speed: a month has thousands of these. */
const certain = ({ start, end }: Interval): Piece => ({ start, end, certain: CERTAIN.certain, possible: CERTAIN.possible });
