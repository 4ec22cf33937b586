/** Outages from pass/fail checks; time that no check covers is unknown. */
import { finding } from '../../evidence/findings/finding.ts';
import { parseElapsed, parseLiteral } from '../../contract/literal.ts';
import type { ProbeSeries } from '../../evidence/evidence.ts';
import { firstOfSeveral } from '../../evidence/samples.ts';
import { pushTo } from '../../lists.ts';
import { compare, integer, multiply } from '../../money/ratio.ts';
import { roundToInteger } from '../../money/rounding.ts';
import { DAY, type Instant, formatInstant } from '../../time/instant.ts';
import { intersect, union } from '../../time/time-algebra.ts';
import type { TimeSet } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { NO_REACH } from '../reach.ts';
import { eachOf } from '../type-context.ts';
import { controlled } from './control.ts';
import { type InARow, seenFrom } from './consecutive-failures.ts';
import { atOnce } from './concurrent.ts';
import { Observed, isOpenWithin, named } from './observed.ts';
import { WHOLE, placeOf } from '../value.ts';
import { isReportedBy } from './witness.ts';
import type { Checks } from '../../evidence/checks.ts';
import type { Cell } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';
import { settleUnobserved } from './unknown-time.ts';

export const probes = defineOperator({
  key: 'probes',
  group: 'times',
  description:
    'Outages found by a probe: so many failed checks in a row. Each check stands for the time until the next is due; time without checks is unknown, and so is a failure that only checks that were not made could put in such a row.',
  subject: { is: 'word', description: 'The name of the probe in the samples.' },
  params: {
    each: {
      is: 'component-kind',
      optional: true,
      absent: 'one value for the whole',
      description: 'One set of times for each component of this kind.',
    },
    'in-a-row': { is: 'positive-count', description: 'Consecutive failures that make an outage.' },
    begins: {
      is: 'choice',
      of: ['first-failure', 'confirmation'],
      description: 'Whether the outage began with the first of those failures or with the one that confirmed it.',
    },
    locations: {
      is: 'choice',
      of: ['any', 'all'],
      optional: true,
      absent: '`any`',
      default: 'any',
      description: 'With several locations: down when `any` sees it down, or only when `all` do. Default `any`.',
    },
    quorum: {
      is: 'count-or-share',
      optional: true,
      absent: '`locations` says',
      description:
        'Instead of `locations`: down when this many locations see a component down at once, or this share of the locations that check it (`51%`). A location that did not check, or never reports, is unknown.',
    },
    'stands-for': {
      is: 'elapsed',
      optional: true,
      absent: 'the interval of the sample',
      description: 'How long a single check counts: for tools that do not report when the next one is due.',
    },
    'reported-by': {
      is: 'senders',
      optional: true,
      absent: "everybody's checks",
      description: 'Whose checks: `vendor`, `customer`, an AWS account, or the tool behind a webhook.',
    },
    control: {
      is: 'word',
      optional: true,
      absent: 'every failure counts',
      description:
        'A control probe, checked beside this one from the same location (the origin), in a cadence of its own: a failure counts while the control passes; while it fails the check is as if passed; while its result is not known, that time is unknown.',
    },
  },
  limit: 'none',
  observes: true,
  bounds: {},
  check(cell, context) {
    if (cell.quorum !== undefined && cell.locations !== undefined) context.fail('one-of', 'quorum', 'write either `locations` or `quorum`');
    if (cell.control === cell.probes)
      context.fail(
        'never-holds',
        'control',
        `"${String(cell.probes)}" fails whenever it fails, so that no failure counts; name the probe of the origin, or remove it`,
      );
  },
  own: eachOf,
  type: (_, given) => ({ kind: 'times', ...given.grain }),
  shareOf: () => 'failures',
  // The check after the period decides whether its last failure was one of several in a row.
  reach: (cell) => ({ ...NO_REACH, before: DAY, after: Number(cell['in-a-row']) > 1 ? DAY : 0 }),
  evaluate(cell, context) {
    const reportedBy = cell['reported-by'] as readonly string[] | undefined;
    const alone = cell['stands-for'] === undefined ? undefined : parseElapsed(cell['stands-for']);
    const of = (probe: unknown): ProbeSeries[] => (context.evidence.checks.get(String(probe)) ?? []).map((one) => standingFor(one, alone));
    const own = of(cell.probes).filter((series) => isReportedBy(series, reportedBy));
    const judged = cell.control === undefined ? own : judgedBy(of(cell.control), own, cell, context);
    const observed = new Observed(seenByComponent(judged, cell, context), cell.each as string | undefined, context);
    return new Map(
      observed.members().map((id) => {
        const seen = observed.of(id);
        noteUnseen(observed.unseen(id), seen, { id, cell }, context);
        return [id, settleUnobserved(seen, context)];
      }),
    );
  },
  explain: (cell) => `outages seen by probe ${String(cell.probes)} (${String(cell['in-a-row'])} failures in a row)`,
});

const standingFor = (series: ProbeSeries, every: number | undefined): ProbeSeries =>
  every === undefined
    ? series
    : { ...series, chunks: series.chunks.map((chunk) => (chunk.results.length === 1 ? { ...chunk, every } : chunk)) };

/** How many of so many locations must see it down; Infinity = all. */
function quorumOf({ locations, quorum }: Cell, checking: number): number {
  if (locations === 'all') return Infinity;
  const literal = parseLiteral(quorum);
  if (literal?.kind !== 'ratio') return Number(quorum ?? 1);
  return Number(roundToInteger(multiply(literal.value, integer(checking)), 'up'));
}

function judgedBy(control: readonly ProbeSeries[], own: readonly ProbeSeries[], cell: Cell, context: Context): ProbeSeries[] {
  let [count, first] = [0, Infinity];
  const unknown = (at: Instant): void => {
    if (at < context.period.start || at >= context.period.end) return;
    count += 1;
    first = Math.min(first, at);
  };
  const isBeside = (one: ProbeSeries, checked: ProbeSeries): boolean => {
    const kind = checked.component === undefined ? undefined : context.components.get(checked.component)?.kind;
    return kind === undefined || context.components.touched(one.component, kind).includes(checked.component!);
  };
  const judged = controlled(own, { control, isBeside }, unknown);
  if (count > 0)
    context.note(String(cell.probes), finding('control-unknown', { control: String(cell.control), count, first: formatInstant(first) }));
  return judged;
}

/** By component, the times that its own checks from all its locations give. */
function seenByComponent(all: readonly ProbeSeries[], cell: Cell, context: Context): Map<string | undefined, TimeSet> {
  const byComponent = new Map<string | undefined, ProbeSeries[]>();
  for (const series of all) pushTo(byComponent, series.component, series);
  return new Map([...byComponent].map(([component, series]) => [component, seen(component, series, cell, context)]));
}

function seen(component: string | undefined, all: readonly ProbeSeries[], cell: Cell, context: Context): TimeSet {
  const rule: InARow = { inARow: Number(cell['in-a-row']), confirmed: cell.begins === 'confirmation' };
  const locations = new Map<string, ProbeSeries[]>();
  for (const series of all) pushTo(locations, series.location, series);
  const quorum = quorumOf(cell, locations.size);
  const overlapping = (first: string, late: string): void => noteOverlap(first, late, cell, context);
  const each = [...locations.values()].map((series) => seenFrom(together(series, overlapping), rule));
  if (quorum === 1) return each.reduce(union);
  if (quorum === Infinity) return each.reduce(intersect);
  if (quorum > each.length) noteQuorum(component, each.length, cell, context);
  // Locations that never reported may have seen a failure.
  const mayBe = integer(Math.min(quorum, each.length));
  return atOnce(
    each,
    (count) => compare(count, integer(quorum)) >= 0,
    (count) => compare(count, mayBe) >= 0,
  );
}

function noteOverlap(first: string, late: string, cell: Cell, context: Context): void {
  context.note(String(cell.probes), finding('overlapping-samples', { late, first }));
}

function noteQuorum(component: string | undefined, count: number, { probes: probe, quorum }: Cell, context: Context): void {
  const place = placeOf(String(probe), component ?? WHOLE);
  context.note(place, finding('quorum-out-of-reach', { locations: count, quorum: Number(quorum) }));
}

interface Seen {
  readonly id: string;
  readonly cell: Cell;
}

/** Records a finding for parts without checks, where time of the whole is unknown. */
function noteUnseen(parts: readonly string[], times: TimeSet, { id, cell }: Seen, context: Context): void {
  if (parts.length === 0 || !isOpenWithin(times, context.period)) return;
  context.note(placeOf(String(cell.probes), id), finding('part-not-observed', { by: 'checks', ...named(parts) }));
}

type Overlapping = (first: string, late: string) => void;

/** The checks of one component from one location by all senders. Where two cover the same time, the one received first counts. */
function together(series: readonly ProbeSeries[], overlapping: Overlapping): readonly Checks[] {
  if (series.length === 1) return series[0]!.chunks;
  const { samples, overlaps } = firstOfSeveral(series);
  for (const { firsts, late } of overlaps.slice(0, 1)) overlapping(firsts[0]!, late);
  return samples;
}
