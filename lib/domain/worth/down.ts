/** Promises about time: how much downtime they allow, how much is free, what exclusions leave, and the most that is owed. */
import type { Fact } from '../evidence/fact.ts';
import { behind } from '../agreement/lint/graph.ts';
import { ratio } from '../money/ratio.ts';
import { formatLength } from '../statement/show.ts';
import { integer } from '../money/ratio.ts';
import { DAY, HOUR } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import type { Trial } from './bench.ts';
import { type Literals, MANY, downtimeEdges, literalsBehind, wholeOf } from './edges.ts';
import { allowedRuns, mostExcluded, shortRuns } from './floors.ts';
import { MostOwed, witnessOf } from './most.ts';
import type { Sample } from './periods.ts';
import { type Explored, type Range, explore } from './search.ts';
import { type Levels, type Source, sampledEvery } from './sources.ts';
import { type Scope, isHeavy } from './staging.ts';
import { type NoFloor, type Result, type Row, type Search, type Witness, WORK_USED_UP } from './worth.ts';

/** Which sources are bad at once, of which components, and at what levels. */
interface Way {
  readonly bad: readonly Source[];
  readonly scope: Scope;
  readonly levels: ReadonlyMap<string, Levels>;
  /** Whether sources with thousands of values say nothing where they are not bad. */
  readonly lean: boolean;
}

/** Sets of sources, and of values of gauges, that are tried. */
const MOST_SETS = 8;
const MOST_LEVELS = 40;

export function timeDown(search: Search): Result {
  const way = findWay(search);
  if ('notFound' in way) return way;
  return new Down(search, way).result();
}

/** "28 days", "23 h". */
export function nameOfLength(length: number): string {
  const days = Math.floor(length / DAY);
  const rest = length - days * DAY;
  if (days === 0) return formatLength(integer(length));
  const name = `${days} day${days === 1 ? '' : 's'}`;
  return rest === 0 ? name : `${name} ${formatLength(integer(rest))}`;
}

const longest = ({ samples }: Search): Sample => samples.at(-1)!;
const until = (sample: Sample, size: number): Interval => ({ start: sample.period.start, end: sample.period.start + size });

function factsOf(search: Search, way: Way, sample: Sample, spans: readonly Interval[], covered: readonly Source[] = []): Fact[] {
  const bad = new Map([...way.bad, ...covered].map(({ name }) => [name, spans]));
  return search.staging.facts(bad, sample, way.scope, way.levels, way.lean);
}

/** Sizes at which something is bad: a whole period, or those about each edge that the terms name. More downtime need not be worse. */
function* sizesOf(search: Search, way: Way): Generator<readonly number[]> {
  const sample = longest(search);
  const most = mostOf(way, sample);
  yield [most];
  const edges = downtimeEdges(literalsBehind(search.sheet.terms, search.promise, search.bench.credits), sample.length);
  const around = edges.flatMap((edge) => (edge === undefined ? [] : [edge - 1, edge, edge + 1]));
  yield [...new Set(around)].filter((size) => size > 0 && size < most);
}

/** The first way in which some downtime misses the promise, and none keeps it: a whole period, else one about an edge. */
function findWay(search: Search): Way | { readonly notFound: string } {
  const { bench } = search;
  const sample = longest(search);
  let owing: Way | undefined;
  let seen: string | undefined;
  const well: { way: Way; sizes: Iterator<readonly number[]> }[] = [];
  const isMissed = ({ way, sizes }: (typeof well)[number]): boolean => {
    for (const size of (sizes.next().value as readonly number[] | undefined) ?? []) {
      const worst = bench.try(factsOf(search, way, sample, [until(sample, size)]), sample);
      if (worst?.outcome === 'missed') return true;
      if (worst && worst.owed > 0n) owing ??= way;
      seen ??= worst?.outcome;
    }
    return false;
  };
  for (const way of waysOf(search)) {
    const base = bench.try(factsOf(search, way, sample, []), sample);
    const isWell = base?.outcome === 'kept' || base?.outcome === 'none' || base?.outcome === 'not-measured';
    if (!isWell) {
      seen ??= base && `with none ${base.outcome}`;
      continue;
    }
    const found = { way, sizes: sizesOf(search, way) };
    if (isMissed(found)) return way;
    well.push(found);
  }
  const about = owing ? undefined : well.find(isMissed);
  const found = about?.way ?? owing;
  return found ?? { notFound: bench.spent ? WORK_USED_UP : `no evidence that was tried made it missed (${seen ?? 'none was tried'})` };
}

/** Sets of sources that may be bad together, of one component or all. */
function waysOf(search: Search): Way[] {
  const { staging } = search;
  const levels = levelsOf(search, longest(search));
  const singles = [...staging.counted].sort((a, b) => Number(isHeavy(a)) - Number(isHeavy(b))).map((source) => [source]);
  const sets = [...singles, ...(singles.length > 1 ? [staging.counted] : [])].slice(0, MOST_SETS);
  const leans = staging.read.some(isHeavy) ? [true, false] : [true];
  return (['one', 'all'] as const).flatMap((scope) => sets.flatMap((bad) => leans.map((lean) => ({ bad, scope, levels, lean }))));
}

/** A record that a clock judges must stop within the period. */
const mostOf = ({ bad }: Pick<Way, 'bad'>, { length }: Sample): number =>
  bad.some(({ cell }) => cell.clock !== undefined) ? length - 1 : length;

/** For each gauge a value that keeps the promise all the time, and one that misses it all the time. */
function levelsOf({ staging, bench }: Search, sample: Sample): ReadonlyMap<string, Levels> {
  const values = [...staging.levels()];
  let [good, bad]: (readonly string[] | undefined)[] = [];
  for (const each of values.length === 0 ? [] : combinations(values.map(([, all]) => all)).slice(0, MOST_LEVELS)) {
    if (good && bad) break;
    const constant = new Map(values.map(([name], i) => [name, { good: each[i]!, bad: each[i]! }]));
    const facts = staging.facts(new Map(), sample, 'one', constant);
    const outcome = bench.try(facts, sample)?.outcome;
    if (outcome === 'kept') good ??= each;
    if (outcome === 'missed') bad ??= each;
  }
  return new Map(values.map(([name, all], i) => [name, { good: good?.[i] ?? all[0]!, bad: bad?.[i] ?? all[0]! }]));
}

const combinations = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((all, list) => all.flatMap((one) => list.map((value) => [...one, value])), [[]]);

class Down {
  private readonly search: Search;
  private readonly way: Way;
  private readonly most: MostOwed;
  /** By how much a size must differ to make another evidence. */
  private readonly step: number;
  /** Whether the sizes are times that records take, and not downtime. */
  private readonly isOfRecords: boolean;
  private readonly literals: Literals;

  constructor(search: Search, way: Way) {
    this.search = search;
    this.way = way;
    this.most = new MostOwed(search.bench);
    this.literals = literalsBehind(search.sheet.terms, search.promise, search.bench.credits);
    this.isOfRecords = way.bad.every(({ cell }) => cell.clock !== undefined || cell.cadence !== undefined);
    this.step = Math.min(...way.bad.map((source) => sampledEvery(source, longest(search).period)));
  }

  result(): Result {
    const { samples, staging } = this.search;
    const noFloor = this.noFloor();
    const ends = [samples.at(-1)!, samples[0]!];
    // The longest and the shortest are searched in full; between them only at the literals at which these changed.
    const known = new Map(ends.map((sample) => [sample, this.explored(sample, undefined)]));
    const changing = [...known].flatMap(([sample, explored]) => (explored ? this.changing(sample, explored) : []));
    const removed = noFloor.length > 0 || this.isOfRecords ? undefined : staging.removed;
    const rows = samples.map((sample) => this.row(sample, known.get(sample) ?? this.explored(sample, changing), removed));
    this.tryMore();
    const most = this.most.found();
    if (rows.every((row) => row.notFound)) return { notFound: WORK_USED_UP };
    const found = this.isOfRecords ? { by: 'record' as const, rows: ofRecords(rows) } : { by: 'downtime' as const, rows };
    return { ...found, noFloor, ...(most && { most }) };
  }

  private readonly sized = (length: string): string => (this.isOfRecords ? `one of ${length}` : `${length} down`);

  private attempt(sample: Sample, spans: readonly Interval[], when: string, covered: readonly Source[] = []): Trial | undefined {
    const facts = (): Fact[] => factsOf(this.search, this.way, sample, spans, covered);
    const trial = this.search.bench.try(facts(), sample);
    this.most.note(trial, when, sample, facts);
    return trial;
  }

  private edges(sample: Sample): readonly (number | undefined)[] {
    return downtimeEdges(this.literals, sample.length);
  }

  /** Which literals change the outcome, or whether anything is owed. */
  private changing(sample: Sample, { trials }: Explored): number[] {
    const state = (size: number): string => `${trials.get(size)?.outcome} ${trials.get(size)?.owed === 0n}`;
    return this.edges(sample).flatMap((edge, i) =>
      edge !== undefined && new Set([edge - 1, edge, edge + 1].map(state)).size > 1 ? [i] : [],
    );
  }

  /** @param only the literals to try; all, and the middles between them, when absent. */
  private explored(sample: Sample, only: readonly number[] | undefined): Explored | undefined {
    const edges = this.edges(sample).filter((edge, i) => edge !== undefined && (only?.includes(i) ?? true));
    const known = new Map<number, Trial>();
    return explore(
      {
        edges: edges as number[],
        least: 0,
        most: mostOf(this.way, sample),
        middles: sample === longest(this.search) && edges.length <= MANY,
      },
      (size) => {
        // Of what is sampled, sizes that end before the same sample are one.
        const samples = Math.ceil(size / this.step);
        const trial =
          known.get(samples) ?? this.attempt(sample, size === 0 ? [] : [until(sample, size)], this.sized(formatLength(integer(size))));
        if (trial) known.set(samples, trial);
        return trial;
      },
    );
  }

  /** @param removed sources that take time out; undefined when one of them, or a threshold, may take out all. */
  private row(sample: Sample, explored: Explored | undefined, removed: readonly Source[] | undefined): Row {
    const of = nameOfLength(sample.length);
    if (!explored) return { of, period: sample.period.label, kept: [], free: [], notFound: true };
    const shown = (ranges: readonly Range[], what: string): Witness | 'not found' | undefined => {
      const size = ranges.at(-1)?.to;
      if (size === undefined) return undefined;
      const facts = (): Fact[] => factsOf(this.search, this.way, sample, size === 0 ? [] : [until(sample, size)]);
      return (
        witnessOf(`${this.search.promise}, ${of}: ${what}`, sample, explored.trials.get(size)!, this.search.bench, facts) ?? 'not found'
      );
    };
    const keptWitness = shown(explored.kept, 'the longest that is kept');
    const isSame = explored.kept.at(-1)?.to === explored.free.at(-1)?.to;
    const freeWitness = isSame ? keptWitness : shown(explored.free, 'the longest that is free');
    const noRow = { of, period: sample.period.label, kept: [], free: [], notFound: true } as const;
    if (keptWitness === 'not found' || freeWitness === 'not found') return noRow;
    const left = keptWitness && removed ? this.left(sample, explored, removed, keptWitness) : undefined;
    return {
      of,
      period: sample.period.label,
      kept: explored.kept,
      free: explored.free,
      ...(keptWitness && { keptWitness }),
      ...(freeWitness && { freeWitness }),
      ...(left && { left }),
    };
  }

  /** The longest downtime that is kept while all that can be taken out is. */
  private left(sample: Sample, explored: Explored, removed: readonly Source[], keptWitness: Witness): Row['left'] {
    const { promise, bench } = this.search;
    const allowed = explored.kept.at(-1)!.to;
    const most = mostExcluded(this.search);
    const shareLeft = (down: number): Row['left'] & object => ({
      share: ratio(BigInt(sample.length - down), BigInt(sample.length)),
      isFloor: most !== undefined && down === allowed + most,
      witness: keptWitness,
    });
    const out = removed.filter((source) => source.cell.intervals !== undefined);
    if (out.length === 0) return shareLeft(allowed);
    const bounded = this.literals.durations.map(wholeOf);
    const edges = [...bounded, bounded.reduce((sum, one) => sum + one, 0)]
      .map((more) => allowed + more)
      .filter((edge) => edge < sample.length);
    const covered = explore({ edges, least: 0, most: mostOf(this.way, sample), middles: false }, (length) =>
      this.attempt(sample, length === 0 ? [] : [until(sample, length)], this.sized(formatLength(integer(length))), out),
    );
    const size = covered?.kept.at(-1)?.to;
    if (size === undefined) return undefined;
    if (size <= allowed) return shareLeft(allowed);
    const facts = (): Fact[] => factsOf(this.search, this.way, sample, [until(sample, size)], out);
    const shows = `${promise}, ${nameOfLength(sample.length)}: what exclusions leave`;
    const witness = witnessOf(shows, sample, covered!.trials.get(size)!, bench, facts);
    return witness && { ...shareLeft(size), witness };
  }

  /** Exclusions and thresholds that let a whole period be down and the promise be kept. */
  private noFloor(): NoFloor[] {
    const { promise, staging } = this.search;
    const sample = longest(this.search);
    const whole = [until(sample, mostOf(this.way, sample))];
    const found: NoFloor[] = [];
    const keep = (
      cell: string,
      because: NoFloor['because'],
      spans: readonly Interval[],
      trial: Trial | undefined,
      facts: () => Fact[],
    ): void => {
      if (trial?.outcome !== 'kept') return;
      const witness = witnessOf(`${promise}: no floor, because of ${cell}`, sample, trial, this.search.bench, facts);
      const down = spans.reduce((sum, { start, end }) => sum + end - start, 0);
      if (witness) found.push({ cell, because, down, of: sample.length, witness });
    };
    for (const source of staging.removed)
      for (const spans of source.cell.intervals === undefined ? [] : [whole, ...allowedRuns(this.search, source, sample)])
        if (!found.some(({ cell }) => cell === source.name))
          keep(source.name, 'excluded', spans, this.attempt(sample, spans, 'excluded', [source]), () =>
            factsOf(this.search, this.way, sample, spans, [source]),
          );
    for (const { name, spans } of shortRuns(this.search, this.way.bad, sample))
      keep(name, 'short-runs', spans, this.attempt(sample, spans, 'in short runs'), () => factsOf(this.search, this.way, sample, spans));
    return found;
  }

  /** More components, more outages: what a credit for each of them comes to. */
  private tryMore(): void {
    const sample = longest(this.search);
    const spread = (count: number, length: number): Interval[] =>
      Array.from({ length: count }, (_, i) => {
        const start = sample.period.start + Math.floor((i * sample.length) / count);
        return { start, end: start + Math.min(length, Math.floor(sample.length / count / 2)) };
      });
    const tries: [string, readonly Interval[]][] = [[this.sized(nameOfLength(sample.length)), [until(sample, mostOf(this.way, sample))]]];
    if (countsCases(this.search)) tries.push([this.isOfRecords ? '100 of 1 h' : '100 outages of an hour', spread(100, HOUR)]);
    for (const [when, spans] of tries) {
      const all = { ...this.way, scope: 'all' as const };
      const facts = (): Fact[] => factsOf(this.search, all, sample, spans);
      this.most.note(this.search.bench.try(facts(), sample), `${when}, all components`, sample, facts);
    }
  }
}

/** One row where the length of the period makes no difference. */
function ofRecords(rows: readonly Row[]): Row[] {
  const shown = ({ kept, free, notFound }: Row): string => JSON.stringify([kept, free, notFound]);
  const [first] = rows;
  if (first && rows.every((row) => shown(row) === shown(first))) return [{ ...first, of: 'each record' }];
  return rows.map((row) => ({ ...row, of: `each record, ${row.of}` }));
}

/** Whether what is owed rests on a number of runs, days or records. */
const countsCases = ({ sheet, bench }: Search): boolean =>
  [
    ...behind(
      sheet.terms,
      [...bench.credits].map((credit) => sheet.terms.credits[credit]!.times),
    ).values(),
  ].some((cell) => cell.count !== undefined || cell.each === 'run');
