/** Keeps only unbroken stretches of a length. */
import { type Literal, parseElapsed } from '../../contract/literal.ts';
import { type Ratio, compare, integer, isBounded } from '../../money/ratio.ts';
import type { Instant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { clip, except, restrict } from '../../time/time-algebra.ts';
import { ALWAYS, NEVER, type TimeSet, stretches, timesFrom } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { NO_REACH } from '../reach.ts';
import { type TypeContext, areAll, numbersOf } from '../type-context.ts';
import { LIMIT_KEYS, type LimitKey, type Subject, holds } from '../value.ts';
import { longestBefore } from '../unended.ts';
import { missEndsBehind } from './ends-behind.ts';
import { TIMES } from './set-algebra.ts';
import { describeLimit } from './while.ts';
import type { Cell } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';

export const continuous = defineOperator({
  key: 'continuous',
  group: 'times',
  description: 'Only the unbroken stretches whose length satisfies the limit.',
  subject: { is: 'name', takes: TIMES, description: 'The times whose stretches are judged, after merging.' },
  params: {
    whole: {
      is: 'elapsed',
      optional: true,
      absent: 'a stretch counts with its whole length',
      description: 'Also drop what a stretch has beyond whole units of this length ("1 min": partial minutes are not counted).',
    },
    'across-period-end': {
      is: 'choice',
      of: ['joined', 'cut'],
      description:
        'Judge a stretch that crosses an end of the period by its whole length (`joined`), or by its part in the period (`cut`).',
    },
  },
  limit: 'required',
  bounds: { subject: 'own', limit: 'limit' },
  limits: { kinds: ['duration'], of: 'around' },
  check(cell, context) {
    const whole = parseElapsed(cell.whole);
    if (whole !== undefined && whole <= SMALLEST)
      context.fail('no-effect', 'whole', 'times are always in whole milliseconds; name a longer unit, such as "1 min", or remove it');
    for (const edge of LIMIT_KEYS)
      if (areAll(context.literals(cell[edge]), isNothing))
        context.fail('no-effect', edge, 'every stretch is longer than 0; name the length that is meant, or use the times themselves', [
          cell[edge],
        ]);
    checkWhole(cell, context);
    checkInner(cell, context);
  },
  type: (_, given) => given.of('continuous'),
  // A stretch that crosses an end of the period is judged by its whole length, so that as much time is read as the longest limit.
  reach: (cell, longest) => {
    if (cell['across-period-end'] === 'cut') return NO_REACH;
    const most = Math.max(...LIMIT_KEYS.map((edge) => longest(cell[edge])));
    return { ...NO_REACH, before: most, after: most };
  },
  evaluate(cell, context) {
    const whole = parseElapsed(cell.whole);
    const { subject } = context.typeOf(cell.continuous);
    return new Map(
      [...context.column<TimeSet>(cell.continuous)].map(([index, times]) => {
        const judged = cell['across-period-end'] === 'cut' ? clip(times, context.period) : times;
        const limits = limitsAt(cell, index, subject, context);
        // Without a value of the limit, every stretch may count or not.
        if (!limits) return [index, restrict(judged, NEVER, ALWAYS)];
        const rule: Rule = { limits, whole };
        const [certainRuns, possibleRuns] = [stretches(judged, 'certain'), stretches(judged, 'possible')];
        if (areSame(certainRuns, possibleRuns)) {
          const kept = timesFrom(possibleRuns.flatMap((run) => (fits(run, rule.limits) ? [wholeUnits(run, rule)] : [])));
          return [index, restrict(judged, kept, kept)];
        }
        const [certain, perhaps] = bounded(certainRuns, possibleRuns, rule);
        const result = restrict(judged, certain, perhaps);
        missEndsBehind(cell.continuous, result, context, edgesOf(certainRuns, limits, context));
        return [index, result];
      }),
    );
  },
  narrows: true,
  explain: (cell) => `stretches of ${String(cell.continuous)} of ${describeLimit(cell)}`,
});

/** The possible numbers of a limit. */
const lengthsOf = (edge: LimitKey, cell: Cell | undefined, context: TypeContext): readonly Ratio[] => numbersOf(cell?.[edge], context);

/** Refuses limits within the first whole unit: a shorter stretch has no whole unit, so that it counts nothing. */
function checkWhole(cell: Cell, context: TypeContext): void {
  const whole = parseElapsed(cell.whole);
  if (whole === undefined) return;
  for (const edge of ['at-least', 'more-than'] as const)
    if (areAll(lengthsOf(edge, cell, context), (length) => compare(length, integer(whole)) < 0))
      context.fail(
        'no-effect',
        edge,
        `a stretch shorter than ${String(cell.whole)} has no whole unit; write \`at-least: ${String(cell.whole)}\``,
        [cell[edge]],
      );
  for (const edge of ['at-most', 'less-than'] as const)
    if (areAll(lengthsOf(edge, cell, context), (length) => compare(length, integer(whole)) < (edge === 'less-than' ? 1 : 0)))
      context.fail(
        'never-holds',
        edge,
        `a stretch of ${edge} ${String(cell[edge])} has no whole ${String(cell.whole)}, so that none counts; write a shorter \`whole\`, or a longer limit`,
        [cell[edge]],
      );
}

/** Refuses a limit that every stretch of stretches within a stricter limit meets. */
function checkInner(cell: Cell, context: TypeContext): void {
  const inner = context.cell(String(cell.continuous));
  const isAlike = inner?.continuous !== undefined && inner.whole === undefined;
  if (!isAlike || inner['across-period-end'] !== cell['across-period-end']) return;
  for (const edge of LIMIT_KEYS) {
    const isLowest = edge === 'at-least' || edge === 'more-than';
    const given = lengthsOf(edge, cell, context);
    const isMet = (isLowest ? (['at-least', 'more-than'] as const) : (['at-most', 'less-than'] as const)).some((other) =>
      areAll(lengthsOf(other, inner, context), (length) =>
        areAll(given, (limit) => {
          const order = isLowest ? compare(length, limit) : compare(limit, length);
          // A length that is included in the inner limit may be the one that the outer limit excludes.
          return order > 0 || (order === 0 && (edge === other || other === 'more-than' || other === 'less-than'));
        }),
      ),
    );
    if (isMet)
      context.fail(
        'no-effect',
        edge,
        `every stretch of "${String(cell.continuous)}" is ${edge} ${String(cell[edge])}; use "${String(cell.continuous)}" itself, or name the length that is meant`,
        [cell[edge]],
      );
  }
}

/** The smallest unit of time, in ms. */
const SMALLEST = 1;

const isNothing = (literal: Literal | undefined): boolean => literal?.kind === 'duration' && literal.value.n <= 0n;

/** The limits at an index; undefined when one has no value there. */
function limitsAt(cell: Cell, index: string, subject: Subject | undefined, context: Context): Rule['limits'] | undefined {
  const limits = LIMIT_KEYS.flatMap((edge) =>
    cell[edge] === undefined ? [] : [{ edge, limit: context.number(cell[edge], index, subject) }],
  );
  return limits.every(({ limit }) => limit !== undefined) ? (limits as Rule['limits']) : undefined;
}

interface Rule {
  readonly limits: readonly { readonly edge: LimitKey; readonly limit: Ratio }[];
  readonly whole: number | undefined;
}

/** The last ends of a stretch that goes on after the period before its length satisfies a limit, or no longer does. */
const edgesOf = (certain: readonly Interval[], limits: Rule['limits'], { period }: Context): Instant[] =>
  certain
    .filter(({ start, end }) => start < period.end && end >= period.end && Number.isFinite(start))
    .flatMap(({ start }) => limits.flatMap(({ edge, limit }) => (isBounded(limit) ? [start + longestBefore(edge, limit)] : [])));

const areSame = (a: readonly Interval[], b: readonly Interval[]): boolean =>
  a.length === b.length && a.every(({ start, end }, i) => start === b[i]!.start && end === b[i]!.end);

/** Whether a stretch satisfies the limits; one without a beginning or an end is longer than every limit. */
const fits = ({ start, end }: Interval, limits: Rule['limits']): boolean =>
  limits.every((one) => (end - start === Infinity ? isLower(one) : holds(integer(end - start), one.edge, one.limit)));

const wholeUnits = (run: Interval, { whole }: Rule): Interval =>
  whole === undefined || run.end - run.start === Infinity ? run : { start: run.start, end: run.end - ((run.end - run.start) % whole) };

const isLower = ({ edge }: Rule['limits'][number]): boolean => edge === 'at-least' || edge === 'more-than';

/**
 * Stretches with unknown parts. The stretch around an instant is at least the certain one around it and at most the possible one. It counts
 * for certain when both lengths satisfy the limits, and possibly when some length between them does. Where its beginning is not known,
 * its remainder beyond whole units is not known either.
 */
function bounded(certain: readonly Interval[], possible: readonly Interval[], rule: Rule): [TimeSet, TimeSet] {
  const { limits, whole } = rule;
  const [lower, upper] = [limits.filter(isLower), limits.filter((limit) => !isLower(limit))];
  const counted: Interval[] = [];
  const tooLong: Interval[] = [];
  let i = 0;
  for (const run of certain) {
    while (possible[i]!.end < run.end) i += 1;
    const isBegun = whole === undefined || run.start === possible[i]!.start;
    if (isBegun && fits(run, lower) && fits(possible[i]!, upper)) counted.push(wholeUnits(run, rule));
    if (!fits(run, upper)) tooLong.push(run);
  }
  return [timesFrom(counted), except(timesFrom(possible.filter((run) => fits(run, lower))), timesFrom(tooLong))];
}
