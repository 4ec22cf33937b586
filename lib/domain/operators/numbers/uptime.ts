/** Availability: 1 less the share of downtime. */
import { ONE, type Ratio, UNBOUNDED, ZERO, compare, greater, integer, isZero, lesser, subtract } from '../../money/ratio.ts';
import { intersect } from '../../time/time-algebra.ts';
import { type Measure, type TimeSet, measure } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { Range, leastOf, mayLack, mostOf, rangeOf } from '../range.ts';
import { NO_REACH } from '../reach.ts';
import { type TypeContext, numbersOf } from '../type-context.ts';
import { type Slot } from '../types/slots.ts';
import { share } from '../value.ts';
import { TIMES } from '../times/set-algebra.ts';
import { finerSubject } from './binary.ts';
import { type CellPlace, measureOf, partition, withinOf } from './partition-sets.ts';
import { defineOperator } from '../define-operator.ts';

/** A failure rate. */
const RATE: Slot = { kinds: ['ratio'], of: 'any' };

export const uptime = defineOperator({
  key: 'uptime',
  group: 'numbers',
  description:
    '1 less downtime / `of`: the availability, exact. Unknown time counts as up, as down, or leaves the denominator, as the contract says. Of a failure rate: 1 less the rate. What is a share of successes already, or of neither, such as what a band gives, is refused.',
  subject: { is: 'name', takes: [TIMES, RATE], description: 'The downtime, or a failure rate.' },
  params: {
    of: {
      is: 'operand',
      takes: [TIMES, { kinds: ['duration'], of: 'any' }],
      optional: true,
      absent: 'a failure rate',
      description: 'What is measured: times such as `period`, or a fixed length such as 720 h. Required for times, refused for a rate.',
    },
  },
  limit: 'none',
  bounds: { subject: 'own', of: 'own' },
  check(cell, context) {
    const wrong = wrongShare(String(cell.uptime), context);
    if (wrong !== undefined) context.fail('wrong-type', 'uptime', wrong, [cell.uptime]);
    if (numbersOf(cell.of, context).some((length) => length.n <= 0n))
      context.fail('bad-value', 'of', 'nothing is a part of a length of 0; name the length or the times that are measured', [cell.of]);
    const down = context.cell(String(cell.uptime));
    if (cell.of === cell.uptime || (down !== undefined && down === context.cell(String(cell.of))))
      context.fail(
        'no-effect',
        'of',
        `all of "${String(cell.of)}" is down, so that it is always 0%; say what the downtime is a part of: \`of: period\``,
      );
  },
  shareOf: () => 'successes',
  type(cell, given, context) {
    if (given.of('uptime').kind === 'ratio') {
      if (cell.of !== undefined) context.fail('not-allowed', 'of', 'a failure rate has its own denominator; remove `of`');
    } else if (cell.of === undefined) {
      context.fail('missing', 'of', 'say what the downtime is measured against: `of: period`');
      return undefined;
    }
    return { kind: 'ratio', ...given.grain };
  },
  extent: (cell, of) => {
    // Downtime is at most the times that it is a part of, but it may exceed a fixed length.
    const { most } = of(cell.uptime);
    const least = cell.of === 'period' ? ZERO : cell.of === undefined && most ? subtract(ONE, most) : undefined;
    return { most: ONE, ...(least && { least }) };
  },
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const type = context.typeOf(cell.uptime);
    if (type.kind === 'ratio')
      return new Map([...context.column<Ratio | Range | undefined>(cell.uptime)].map(([index, rate]) => [index, rate && oneLess(rate)]));
    const name = String(cell.uptime);
    const subject = finerSubject(cell.uptime, cell.of, context);
    return new Map(
      context.indexes([cell.uptime, cell.of], subject).map((index) => [index, availability({ name, index, subject }, cell.of, context)]),
    );
  },
  explain: (cell) => (cell.of === undefined ? `1 - ${String(cell.uptime)}` : `1 - ${String(cell.uptime)} / ${String(cell.of)}`),
});

/** Why 1 less a value would be no availability; undefined when it is one. */
function wrongShare(name: string, context: TypeContext): string | undefined {
  if (context.literals(name).length > 0) return `"${name}" is a constant, and no failure rate; name the measured failure rate`;
  const share = context.shareOf(name);
  if (share === 'successes')
    return `"${name}" is already a share of successes, so that 1 less it would be a share of failures; name the downtime or the failure rate, or make an objective of "${name}" itself`;
  return share === 'neither' ? `"${name}" is a share of neither failures nor successes; name the failure rate` : undefined;
}

const oneLess = (rate: Ratio | Range): Ratio | Range =>
  rate instanceof Range ? new Range(subtract(ONE, rate.most), subtract(ONE, rate.least), rate.mayLack) : subtract(ONE, rate);

function availability(place: CellPlace, of: unknown, context: Context): Ratio | Range | undefined {
  const { name, index, subject } = place;
  const times = context.lookup(context.column<TimeSet>(name), context.typeOf(name), index, subject);
  const ofType = context.typeOf(of);
  const within = ofType.kind === 'times' ? context.lookup(context.column<TimeSet>(of), ofType, index, subject) : undefined;
  const denominator = within
    ? boundsOf(measure(within, context.period))
    : ofType.kind === 'times'
      ? undefined
      : context.bounded(of, index, subject);
  if (times === undefined || denominator === undefined) return undefined;
  const down = measure(within ? intersect(times, within) : times, context.period);
  if (context.settles) context.partitions.push(partition(place, of, context, down));
  // Unknown time that is left out reduces the denominator only.
  const out = context.settles && context.terms.unknown === 'left-out' ? unobservedIn(place, of, context) : ZERO;
  const { start, end } = context.period;
  const top = within || denominator instanceof Range ? undefined : topOf(down.possible, denominator, out, integer(end - start));
  return rateOf(down, lessOf(denominator, out), within ? ONE : top);
}

/**
 * The highest possible share of downtime in a fixed length, where unknown time is left out of both: time that is left out is not down.
 * Undefined where the whole length may be left out.
 */
function topOf(possible: Ratio, whole: Ratio, out: Ratio | Range, period: Ratio): Ratio | undefined {
  const [least, most] = [leastOf(out), mostOf(out)];
  if (compare(whole, most) <= 0) return undefined;
  // With so much time left out or more, all possible downtime fits into the rest.
  const full = lesser(most, greater(least, subtract(period, possible)));
  const shares = [least, full, most].map((left) => share(lesser(possible, subtract(period, left)), subtract(whole, left))!);
  return shares.reduce(greater);
}

/**
 * 1 less down / of. The lower bound uses the most downtime and the shortest whole, the upper bound the reverse.
 * @param highest the highest possible share of downtime, where it is known: 1 where the downtime is a part of the whole.
 */
function rateOf(down: Measure, of: Ratio | Range, highest: Ratio | undefined): Ratio | Range | undefined {
  const [least, most] = [leastOf(of), mostOf(of)];
  const within = (rate: Ratio): Ratio => (highest ? lesser(highest, rate) : rate);
  const bottom = share(down.certain, most);
  if (!bottom) return undefined;
  const isKnown = !(of instanceof Range) && compare(down.certain, down.possible) === 0;
  if (isKnown) return subtract(ONE, within(bottom));
  const top = isZero(down.possible) ? ZERO : isZero(least) ? UNBOUNDED : share(down.possible, least)!;
  return rangeOf(subtract(ONE, within(top)), subtract(ONE, within(bottom)), mayLack(of) || isZero(least));
}

/** A whole less a part, at each end of their ranges. */
const lessOf = (whole: Ratio | Range, part: Ratio | Range): Ratio | Range =>
  rangeOf(greater(ZERO, subtract(leastOf(whole), mostOf(part))), greater(ZERO, subtract(mostOf(whole), leastOf(part))), mayLack(whole));

const boundsOf = ({ certain, possible }: Measure): Ratio | Range => rangeOf(certain, possible);

/**
 * The unobserved part of the measured time, in weighted milliseconds. Where a missing fact decides which time counts, the unobserved part
 * is a range from 0.
 */
function unobservedIn(place: CellPlace, of: unknown, context: Context): Ratio | Range {
  if (!context.hasUnobserved) return ZERO;
  const [settled, open] = [downIn(place, of, context), downIn(place, of, context.evaluator.unsettled())];
  // Whether a slot was counted does not depend on a limit.
  const isSlots = context.evaluator.cell(place.name)?.operator.key === 'while';
  if ([...(isSlots ? [] : [place.name]), of].some((name) => typeof name === 'string' && context.evaluator.restsOnMissing(name)))
    return rangeOf(ZERO, subtract(open.possible, open.certain));
  return greater(ZERO, subtract(subtract(open.possible, open.certain), subtract(settled.possible, settled.certain)));
}

function downIn(place: CellPlace, of: unknown, context: Context): Measure {
  return measureOf(place, withinOf(place, of, context), context);
}
