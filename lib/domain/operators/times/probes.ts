/** Outages out of pass/fail checks; time that no check covers is unknown. */
import { parseElapsed } from '../../agreement/literal.ts';
import type { Checks, ProbeSeries } from '../../evidence/evidence.ts';
import { firstReceived } from '../../evidence/overlaps.ts';
import { CHECKS } from '../../evidence/samples.ts';
import { compare, integer } from '../../money/ratio.ts';
import { DAY, type Instant, formatInstant } from '../../time/instant.ts';
import { type Times, intersect, union } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { type Cell, NO_REACH, defineOperator, eachOf } from '../operator.ts';
import { controlled } from './control.ts';
import { type InARow, seenFrom } from './in-a-row.ts';
import { atOnce } from './together.ts';
import { WHOLE } from '../value.ts';
import { isSaidBy } from './witness.ts';

export const probes = defineOperator({
  key: 'probes',
  group: 'times',
  says: 'Outages found by a probe: so many failed checks in a row. Each check stands for the time until the next is due; time without checks is unknown, and so is a failure that only checks that were not made could put in such a row.',
  subject: { is: 'word', says: 'The probe, as the samples name it.' },
  params: {
    each: {
      is: 'component-kind',
      optional: true,
      absent: 'one value for the whole',
      says: 'One set of times for each component of this kind.',
    },
    'in-a-row': { is: 'positive-count', says: 'Consecutive failures that make an outage.' },
    begins: {
      is: 'choice',
      of: ['first-failure', 'confirmation'],
      says: 'Whether the outage began with the first of those failures or with the one that confirmed it.',
    },
    locations: {
      is: 'choice',
      of: ['any', 'all'],
      optional: true,
      absent: '`any`',
      default: 'any',
      says: 'With several locations: down when `any` sees it down, or only when `all` do. Default `any`.',
    },
    quorum: {
      is: 'positive-count',
      optional: true,
      absent: '`locations` says',
      says: 'Instead of `locations`: down when so many locations see it down at once.',
    },
    'stands-for': {
      is: 'elapsed',
      optional: true,
      absent: 'as long as the sample says',
      says: 'How long a check stands for that came alone: for tools that do not say when the next is due.',
    },
    'said-by': {
      is: 'senders',
      optional: true,
      absent: "everybody's checks",
      says: 'Whose checks: `vendor`, `customer`, an AWS account, or the tool behind a webhook.',
    },
    control: {
      is: 'word',
      optional: true,
      absent: 'every failure counts',
      says: 'A control probe, checked beside this one from the same location (the origin), in a cadence of its own: a failure counts while the control passes; while it fails the check is as if passed; while nobody knows how it went, that time is unknown.',
    },
  },
  limit: 'none',
  observes: true,
  bounds: {},
  check(cell, context) {
    if (cell.quorum !== undefined && cell.locations !== undefined) context.fail('one-of', 'quorum', 'say either `locations` or `quorum`');
  },
  own: eachOf,
  type: (_, given) => ({ kind: 'times', ...given.grain }),
  shareOf: () => 'failures',
  // The next check tells whether the last failure of a period was one in a row.
  reach: (cell) => ({ ...NO_REACH, before: DAY, after: Number(cell['in-a-row']) > 1 ? DAY : 0 }),
  evaluate(cell, context) {
    const saidBy = cell['said-by'] as readonly string[] | undefined;
    const all = (context.evidence.checks.get(String(cell.probes)) ?? []).filter((series) => isSaidBy(series, saidBy));
    const members = cell.each === undefined ? [WHOLE] : context.members(String(cell.each)).map((entry) => entry.id);
    const alone = cell['stands-for'] === undefined ? undefined : parseElapsed(cell['stands-for']);
    const rule = { inARow: Number(cell['in-a-row']), confirmed: cell.begins === 'confirmation', quorum: quorumOf(cell) };
    const standing = (series: ProbeSeries): ProbeSeries => (alone === undefined ? series : standingFor(series, alone));
    const control = cell.control === undefined ? undefined : (context.evidence.checks.get(String(cell.control)) ?? []).map(standing);
    const pick = (series: readonly ProbeSeries[], id: string): readonly ProbeSeries[] =>
      id === WHOLE ? series : ofMember(series, id, String(cell.each), context);
    return new Map(
      members.map((id) => {
        const own = pick(all, id).map(standing);
        const judged = control ? judgedBy(pick(control, id), own, cell, context) : own;
        return [id, context.settle(seen(judged, rule, (first, late) => noteOverlap(first, late, cell, context)))];
      }),
    );
  },
  explain: (cell) => `outages seen by probe ${String(cell.probes)} (${String(cell['in-a-row'])} failures in a row)`,
});

const ofMember = (all: readonly ProbeSeries[], id: string, kind: string, context: Context): ProbeSeries[] =>
  all.filter(({ component }) => context.touched(component, kind).includes(id));

const standingFor = (series: ProbeSeries, every: number): ProbeSeries => ({
  ...series,
  chunks: series.chunks.map((chunk) => (chunk.results.length === 1 ? { ...chunk, every } : chunk)),
});

interface Rule extends InARow {
  /** How many locations must see it down; Infinity = all. */
  readonly quorum: number;
}

const quorumOf = (cell: Cell): number => (cell.locations === 'all' ? Infinity : Number(cell.quorum ?? 1));

function judgedBy(control: readonly ProbeSeries[], own: readonly ProbeSeries[], cell: Cell, context: Context): ProbeSeries[] {
  let [count, first] = [0, Infinity];
  const unknown = (at: Instant): void => {
    if (at < context.period.start || at >= context.period.end) return;
    count += 1;
    first = Math.min(first, at);
  };
  const judged = controlled(own, control, unknown);
  if (count > 0)
    context.note(
      'control-unknown',
      String(cell.probes),
      `nobody knows how the control ${String(cell.control)} went beside ${count} failures, the first at ${formatInstant(first)}; that time is unknown`,
    );
  return judged;
}

function noteOverlap(first: string, late: string, cell: Cell, context: Context): void {
  context.note(
    'overlapping-samples',
    String(cell.probes),
    `${late} tells of checks that ${first} told of before; the one received first counts`,
  );
}

type Overlapping = (first: string, late: string) => void;

function seen(all: readonly ProbeSeries[], rule: Rule, overlapping: Overlapping): Times {
  const locations = new Map<string, ProbeSeries[]>();
  for (const series of all) {
    const known = locations.get(series.location);
    if (known) known.push(series);
    else locations.set(series.location, [series]);
  }
  if (locations.size === 0) return seenFrom([], rule);
  const each = [...locations.values()].map((series) => seenFrom(together(series, overlapping), rule));
  if (rule.quorum === 1) return each.reduce(union);
  return rule.quorum === Infinity ? each.reduce(intersect) : atOnce(each, (count) => compare(count, integer(rule.quorum)) >= 0);
}

/** The checks of one location, by whomever: of two that tell of one time the one received first counts. */
function together(series: readonly ProbeSeries[], overlapping: Overlapping): readonly Checks[] {
  if (series.length === 1) return series[0]!.chunks;
  const chunks = series.flatMap((one) => one.chunks);
  const joined = firstReceived(chunks, CHECKS);
  if (joined.overlaps.length === 0) return joined.samples;
  const { samples, overlaps } = firstReceived(
    chunks.flatMap((chunk) => chunk.each?.() ?? [chunk]),
    CHECKS,
  );
  for (const { firsts, late } of overlaps.slice(0, 1)) overlapping(firsts[0]!, late);
  return samples;
}
