/** Outages out of pass/fail checks; time that no check covers is unknown. */
import { parseElapsed } from '../../agreement/literal.ts';
import type { Checks, ProbeSeries } from '../../evidence/evidence.ts';
import { firstReceived } from '../../evidence/overlaps.ts';
import { CHECKS } from '../../evidence/samples.ts';
import { ONE, ZERO, compare, integer } from '../../money/ratio.ts';
import { DAY, type Instant, formatInstant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { ALWAYS, type Times, except, intersect, piecesOf, timesFrom, timesFromWeighted, union } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { type Cell, NO_REACH, defineOperator, eachOf } from '../operator.ts';
import { controlled } from './control.ts';
import { atOnce } from './together.ts';
import { WHOLE } from '../value.ts';
import { isSaidBy } from './witness.ts';

export const probes = defineOperator({
  key: 'probes',
  group: 'times',
  says: 'Outages found by a probe: so many failed checks in a row. Each check stands for the time until the next is due; time without checks is unknown.',
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
  reach: () => ({ ...NO_REACH, before: DAY }),
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

interface Rule {
  readonly inARow: number;
  readonly confirmed: boolean;
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

/** Outages that one location saw: a walk along its checks that jumps from failure to failure. */
class Walk {
  readonly covered: { start: number; end: number }[] = [];
  readonly failed: Interval[] = [];
  private readonly rule: Rule;
  private run = 0;
  private runStart = 0;
  private confirmedAt = 0;
  private until = -Infinity;

  constructor(rule: Rule) {
    this.rule = rule;
  }

  /** A stretch of checks of one result. */
  private take(at: number, every: number, count: number, fails: boolean): void {
    if (at !== this.until || !fails) this.close();
    if (fails) {
      if (this.run === 0) this.runStart = at;
      if (this.run < this.rule.inARow && this.run + count >= this.rule.inARow)
        this.confirmedAt = at + (this.rule.inARow - this.run - 1) * every;
      this.run += count;
    }
    const last = this.covered.at(-1);
    const end = at + count * every;
    if (last && last.end === at) last.end = end;
    else this.covered.push({ start: at, end });
    this.until = end;
  }

  close(): void {
    if (this.run >= this.rule.inARow) this.failed.push({ start: this.rule.confirmed ? this.confirmedAt : this.runStart, end: this.until });
    this.run = 0;
  }

  /** What an earlier chunk has told already is passed over. */
  chunk({ start, every, results }: Checks): void {
    let i = this.until > start ? Math.ceil((this.until - start) / every) : 0;
    while (i < results.length) {
      const mark = results.charCodeAt(i);
      let j = i + 1;
      if (mark === PASS) j = nextOther(results, i);
      else while (j < results.length && results.charCodeAt(j) === mark) j += 1;
      if (mark !== NONE) this.take(start + i * every, every, j - i, mark === FAIL);
      i = j;
    }
  }
}

const [FAIL, PASS, NONE] = [48, 49, 45];

/** Index after a stretch of passes: passes are most of a month, and the engine's own search is the fastest way through them. */
function nextOther(results: string, from: number): number {
  const [fail, none] = [results.indexOf('0', from), results.indexOf('-', from)];
  return Math.min(fail < 0 ? results.length : fail, none < 0 ? results.length : none);
}

function seenFrom(checks: readonly Checks[], rule: Rule): Times {
  const walk = new Walk(rule);
  for (const chunk of checks) walk.chunk(chunk);
  walk.close();
  const down = timesFrom(walk.failed);
  const unseen = except(ALWAYS, timesFrom(walk.covered));
  return timesFromWeighted([...piecesOf(down), ...piecesOf(unseen).map((piece) => ({ ...piece, sure: ZERO, possible: ONE }))], 'highest');
}
