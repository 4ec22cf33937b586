/** Availability: one less the share of downtime. */
import { ONE, type Ratio, ZERO, add, greater, integer, subtract } from '../../money/ratio.ts';
import { type Measure, NEVER, type Times, intersect, measure } from '../../time/times.ts';
import type { Context, Partition } from '../context.ts';
import type { Operator } from '../operator.ts';
import { type Subject, WHOLE, share } from '../value.ts';
import { finerSubject } from './binary.ts';

export const uptime: Operator = {
  key: 'uptime',
  group: 'numbers',
  says: '1 less downtime / `of`: the availability, exact. Unknown time counts as up, as down, or leaves the denominator, as the contract says. Of a failure rate: 1 less the rate.',
  subject: { is: 'name', says: 'The downtime, or a failure rate.' },
  params: {
    of: {
      is: 'operand',
      optional: true,
      absent: 'a failure rate',
      says: 'What is measured: times such as `period`, or a fixed length such as 720 h. Required for times, refused for a rate.',
    },
  },
  limit: 'none',
  type(cell, context) {
    const down = context.expect('uptime', cell.uptime, ['times', 'ratio']);
    if (down?.kind === 'ratio') {
      if (cell.of !== undefined) context.fail('not-allowed', 'of', 'a failure rate has its own denominator; remove `of`');
      return { ...down };
    }
    if (cell.of === undefined) {
      context.fail('missing', 'of', 'say what the downtime is measured against: `of: period`');
      return undefined;
    }
    const of = context.expect('of', cell.of, ['times', 'duration']);
    const grain = context.meet('of', [down, of]);
    return grain && { kind: 'ratio', ...grain };
  },
  evaluate(cell, context) {
    const type = context.typeOf(cell.uptime);
    if (type.kind === 'ratio')
      return new Map([...context.column<Ratio | undefined>(cell.uptime)].map(([index, rate]) => [index, rate && subtract(ONE, rate)]));
    const name = String(cell.uptime);
    const subject = finerSubject(cell.uptime, cell.of, context);
    return new Map(
      context.indexes([cell.uptime, cell.of], subject).map((index) => [index, availability({ name, index, subject }, cell.of, context)]),
    );
  },
  explain: (cell) => (cell.of === undefined ? `1 - ${String(cell.uptime)}` : `1 - ${String(cell.uptime)} / ${String(cell.of)}`),
};

/** A cell at one index; `subject` is what the index is of. */
interface Place {
  readonly name: string;
  readonly index: string;
  readonly subject: Subject | undefined;
}

function availability(place: Place, of: unknown, context: Context): Ratio | undefined {
  const { name, index, subject } = place;
  const times = context.lookup(context.column<Times>(name), context.typeOf(name), index, subject);
  const ofType = context.typeOf(of);
  const within = ofType.kind === 'times' ? context.lookup(context.column<Times>(of), ofType, index, subject) : undefined;
  const denominator = within
    ? measure(within, context.period).sure
    : ofType.kind === 'times'
      ? undefined
      : context.number(of, index, subject);
  if (times === undefined || denominator === undefined) return undefined;
  const down = measure(within ? intersect(times, within) : times, context.period);
  context.partitions.push(partition(place, down, within, context));
  const unknown = subtract(down.possible, down.sure);
  const { unknown: policy } = context.terms;
  const left = policy === 'left-out' ? subtract(denominator, unknown) : denominator;
  const rate = share(policy === 'down' ? down.possible : down.sure, left);
  return rate && subtract(ONE, rate);
}

/** Where the period went: up + down + unknown + excluded = the period, exactly. */
function partition(place: Place, down: Measure, within: Times | undefined, context: Context): Partition {
  const { name: cell, index } = place;
  const whole = integer(context.period.end - context.period.start);
  const measured = within ? measure(within, context.period).sure : whole;
  const removed = removedBy(place, down, within, context);
  const excluded = add(subtract(whole, measured), removed);
  const unknown = subtract(down.possible, down.sure);
  return { cell, index, down: down.sure, unknown, excluded, up: subtract(whole, add(add(down.sure, unknown), excluded)) };
}

/** What was taken out of the downtime, seen through operators that only narrow it. */
function removedBy(place: Place, left: Measure, within: Times | undefined, context: Context): Ratio {
  const found = context.engine.cell(place.name);
  if (!found) return ZERO;
  const { operator, cell } = found;
  if (operator.narrows) {
    const inner = { ...place, name: String(cell[operator.key]) };
    return removedBy(inner, measureOf(inner, within, context), within, context);
  }
  if (!operator.removes) return ZERO;
  const first = { ...place, name: String((cell[operator.key] as readonly string[])[0]) };
  return greater(ZERO, subtract(measureOf(first, within, context).possible, left.possible));
}

function measureOf({ name, index, subject }: Place, within: Times | undefined, context: Context): Measure {
  const times =
    context.lookup(context.column<Times>(name), context.typeOf(name), index, subject) ?? context.column<Times>(name).get(WHOLE) ?? NEVER;
  return measure(within ? intersect(times, within) : times, context.period);
}
