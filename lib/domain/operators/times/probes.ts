/** Outages out of pass/fail checks; time that no check covers is unknown. */
import { parseElapsed } from '../../agreement/literal.ts';
import type { Checks, ProbeSeries } from '../../evidence/evidence.ts';
import { ONE, ZERO, compare, integer } from '../../money/ratio.ts';
import { DAY } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { ALWAYS, type Times, except, intersect, piecesOf, timesFrom, timesFromWeighted, union } from '../../time/times.ts';
import type { Context } from '../context.ts';
import { type Cell, NO_REACH, defineOperator } from '../operator.ts';
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
      is: 'words',
      optional: true,
      absent: "everybody's checks",
      says: 'Whose checks: `vendor`, `customer`, an AWS account, or the tool behind a webhook.',
    },
    control: {
      is: 'word',
      optional: true,
      absent: 'every failure counts',
      says: 'A control probe, checked beside this one (the origin): a failure counts only while the control passes; otherwise the check is as if passed.',
    },
  },
  limit: 'none',
  observes: true,
  bounds: {},
  type(cell, context) {
    if (cell.quorum !== undefined && cell.locations !== undefined) context.fail('one-of', 'quorum', 'say either `locations` or `quorum`');
    return { kind: 'times', ...(typeof cell.each === 'string' && { subject: { component: cell.each } }) };
  },
  reach: () => ({ ...NO_REACH, before: DAY }),
  evaluate(cell, context) {
    const saidBy = cell['said-by'] as readonly string[] | undefined;
    const all = (context.evidence.checks.get(String(cell.probes)) ?? []).filter((series) => isSaidBy(series, saidBy));
    const members = cell.each === undefined ? [WHOLE] : context.members(String(cell.each)).map((entry) => entry.id);
    const alone = cell['stands-for'] === undefined ? undefined : parseElapsed(cell['stands-for']);
    const rule = { inARow: Number(cell['in-a-row']), confirmed: cell.begins === 'confirmation', quorum: quorumOf(cell) };
    const control = cell.control === undefined ? undefined : (context.evidence.checks.get(String(cell.control)) ?? []);
    const pick = (series: readonly ProbeSeries[], id: string): readonly ProbeSeries[] =>
      id === WHOLE ? series : ofMember(series, id, String(cell.each), context);
    return new Map(
      members.map((id) => {
        const own = pick(all, id).map((series) => (alone === undefined ? series : standingFor(series, alone)));
        return [id, context.settle(seen(control ? own.map((series) => controlled(series, pick(control, id))) : own, rule))];
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

/** In order of time; chunks that begin together in an order of their own, so that the order of arrival changes nothing. */
const byStart = (a: Checks, b: Checks): number =>
  a.start - b.start || a.every - b.every || (a.results < b.results ? -1 : a.results > b.results ? 1 : 0);

interface Rule {
  readonly inARow: number;
  readonly confirmed: boolean;
  /** How many locations must see it down; Infinity = all. */
  readonly quorum: number;
}

const quorumOf = (cell: Cell): number => (cell.locations === 'all' ? Infinity : Number(cell.quorum ?? 1));

/** The checks with those failures passed over for which the control, from the same location, did not pass at that time. */
function controlled({ chunks, ...series }: ProbeSeries, control: readonly ProbeSeries[]): ProbeSeries {
  const passed = new Set<number>();
  const every = chunks[0]?.every ?? 1;
  for (const guard of control.filter((one) => one.location === series.location))
    for (const chunk of guard.chunks)
      for (let i = 0; i < chunk.results.length; i += 1)
        if (chunk.results.charCodeAt(i) === PASS) passed.add(Math.floor((chunk.start + i * chunk.every) / every));
  const judged = chunks.map((chunk) => ({
    ...chunk,
    results: [...chunk.results]
      .map((mark, i) => (mark === '0' && !passed.has(Math.floor((chunk.start + i * chunk.every) / every)) ? '1' : mark))
      .join(''),
  }));
  return { ...series, chunks: judged };
}

function seen(all: readonly ProbeSeries[], rule: Rule): Times {
  const locations = new Map<string, Checks[]>();
  for (const { location, chunks } of all) {
    const known = locations.get(location);
    locations.set(location, known ? known.concat(chunks) : chunks);
  }
  if (locations.size === 0) return seenFrom([], rule);
  const each = [...locations.values()].map((chunks) => seenFrom(chunks, rule));
  if (rule.quorum === 1) return each.reduce(union);
  return rule.quorum === Infinity ? each.reduce(intersect) : atOnce(each, (count) => compare(count, integer(rule.quorum)) >= 0);
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
  // Checks mostly come in order, one by one: then there is nothing to sort.
  const ordered = checks.every((chunk, i) => i === 0 || byStart(checks[i - 1]!, chunk) <= 0);
  for (const chunk of ordered ? checks : [...checks].sort(byStart)) walk.chunk(chunk);
  walk.close();
  const down = timesFrom(walk.failed);
  const unseen = except(ALWAYS, timesFrom(walk.covered));
  return timesFromWeighted([...piecesOf(down), ...piecesOf(unseen).map((piece) => ({ ...piece, sure: ZERO, possible: ONE }))], 'highest');
}
