/** Objectives about time: how much downtime they allow, how much is free, what exclusions leave, and the most that is owed. */
import type { Fact } from '../evidence/fact.ts';
import { ratio } from '../money/ratio.ts';
import { formatLength } from '../statement/format-value.ts';
import { integer } from '../money/ratio.ts';
import type { Interval } from '../time/interval.ts';
import type { Trial } from './bench.ts';
import { type Literals, MANY, downtimeEdges, literalsBehind, wholeOf } from './edges.ts';
import { allowedRuns, mostExcluded, shortRuns } from './floors.ts';
import { dearest, noteMore, numberDown, sizedBy } from './many.ts';
import { MostOwed, witnessOf } from './most.ts';
import { isPaused, waiting } from './pauses.ts';
import type { SamplePeriod } from './periods.ts';
import { type Explored, type SearchRange, curveOf, explore } from './search.ts';
import { type EvidenceSource, sampledEvery } from './sources.ts';
import { type BadCombination, factsOf, findWay, longest, mostOf, nameOfLength, until } from './ways.ts';
import { type NoFloor, type Result, type WorthRow, type Search, type Witness, WORK_USED_UP } from './objective-worth.ts';

export function timeDown(search: Search): Result {
  const way = findWay(search);
  if ('notFound' in way) return numberDown(search) ?? way;
  return new Down(search, way).result();
}

class Down {
  private readonly search: Search;
  private readonly way: BadCombination;
  private readonly most: MostOwed;
  /** The smallest difference in size that changes the evidence, in ms. */
  private readonly step: number;
  /** Whether the sizes are times that records take, and not downtime. */
  private readonly isOfRecords: boolean;
  private readonly literals: Literals;

  constructor(search: Search, way: BadCombination) {
    this.search = search;
    this.way = way;
    this.most = new MostOwed(search.bench);
    this.literals = literalsBehind(search.checkedTerms.terms, search.objective, search.bench.credits);
    this.isOfRecords = way.bad.every(({ cell }) => cell.timer !== undefined || cell.cadence !== undefined);
    this.step = Math.min(...way.bad.map((source) => sampledEvery(source, longest(search).period)));
  }

  result(): Result {
    const { samples, staging } = this.search;
    const noFloor = this.noFloor();
    const ends = [samples.at(-1)!, samples[0]!];
    // The longest and the shortest period are searched in full. For the lengths between them, only the literals at which the result changed
    // are tried.
    const known = new Map(ends.map((sample) => [sample, this.explored(sample, undefined)]));
    const changing = [...known].flatMap(([sample, explored]) => (explored ? this.changing(sample, explored) : []));
    const removed = noFloor.length > 0 || this.isOfRecords ? undefined : staging.removed;
    const rows = samples.map((sample) => this.row(sample, known.get(sample) ?? this.explored(sample, changing), removed));
    const explored = known.get(samples.at(-1)!);
    noteMore(this.search, this.way, explored ? dearest(explored) : [], this.isOfRecords, this.most);
    const most = this.most.found();
    if (rows.every((row) => row.notFound)) return { notFound: WORK_USED_UP };
    const found = this.isOfRecords ? { by: 'record' as const, rows: ofRecords(rows) } : { by: 'downtime' as const, rows };
    return { ...found, noFloor, ...(most && { most }) };
  }

  private readonly sized = (length: string): string => sizedBy(length, this.isOfRecords);

  private attempt(
    sample: SamplePeriod,
    spans: readonly Interval[],
    when: string,
    covered: readonly EvidenceSource[] = [],
  ): Trial | undefined {
    const facts = (): Fact[] => factsOf(this.search, this.way, sample, spans, covered);
    const trial = this.search.bench.try(facts(), sample);
    this.most.note(trial, when, sample, facts);
    return trial;
  }

  private edges(sample: SamplePeriod): readonly (number | undefined)[] {
    return downtimeEdges(this.literals, sample.length);
  }

  /** The literals at which the outcome changes, or at which an amount begins or ceases to be owed. */
  private changing(sample: SamplePeriod, { trials }: Explored): number[] {
    const state = (size: number): string => `${trials.get(size)?.outcome} ${trials.get(size)?.owed === 0n}`;
    return this.edges(sample).flatMap((edge, i) =>
      edge !== undefined && new Set([edge - 1, edge, edge + 1].map(state)).size > 1 ? [i] : [],
    );
  }

  /** @param only the literals to try; absent: all literals, and the middles between them. */
  private explored(sample: SamplePeriod, only: readonly number[] | undefined): Explored | undefined {
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
        // For sampled sources, sizes that end before the same sample give the same evidence.
        const samples = Math.ceil(size / this.step);
        const trial =
          known.get(samples) ?? this.attempt(sample, size === 0 ? [] : [until(sample, size)], this.sized(formatLength(integer(size))));
        if (trial) known.set(samples, trial);
        return trial;
      },
    );
  }

  /** @param removed sources that remove time; undefined when one of them, or a threshold, may remove all of it. */
  private row(sample: SamplePeriod, explored: Explored | undefined, removed: readonly EvidenceSource[] | undefined): WorthRow {
    const of = nameOfLength(sample.length);
    if (!explored) return { of, period: sample.period.label, met: [], free: [], notFound: true };
    const shown = (ranges: readonly SearchRange[], what: string): Witness | 'not found' | undefined => {
      const size = ranges.at(-1)?.to;
      if (size === undefined) return undefined;
      const facts = (): Fact[] => factsOf(this.search, this.way, sample, size === 0 ? [] : [until(sample, size)]);
      return (
        witnessOf(`${this.search.objective}, ${of}: ${what}`, sample, explored.trials.get(size)!, this.search.bench, facts) ?? 'not found'
      );
    };
    const metWitness = shown(explored.met, 'the longest that is met');
    const isSame = explored.met.at(-1)?.to === explored.free.at(-1)?.to;
    const freeWitness = isSame ? metWitness : shown(explored.free, 'the longest that is free');
    const noRow = { of, period: sample.period.label, met: [], free: [], notFound: true } as const;
    if (metWitness === 'not found' || freeWitness === 'not found') return noRow;
    const left = metWitness && removed ? this.left(sample, explored, removed, metWitness) : undefined;
    return {
      of,
      period: sample.period.label,
      met: explored.met,
      free: explored.free,
      // For other lengths not all sizes are tried.
      ...(sample === longest(this.search) && { curve: curveOf(explored, this.search.bench.currency) }),
      ...(metWitness && { metWitness }),
      ...(freeWitness && { freeWitness }),
      ...(left && { left }),
    };
  }

  /** The longest met downtime while every exclusion removes as much as it can. */
  private left(sample: SamplePeriod, explored: Explored, removed: readonly EvidenceSource[], metWitness: Witness): WorthRow['left'] {
    const { objective, bench } = this.search;
    const allowed = explored.met.at(-1)!.to;
    const most = mostExcluded(this.search);
    const shareLeft = (down: number): WorthRow['left'] & object => ({
      share: ratio(BigInt(sample.length - down), BigInt(sample.length)),
      isFloor: most !== undefined && down === allowed + most,
      witness: metWitness,
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
    const size = covered?.met.at(-1)?.to;
    if (size === undefined) return undefined;
    if (size <= allowed) return shareLeft(allowed);
    const facts = (): Fact[] => factsOf(this.search, this.way, sample, [until(sample, size)], out);
    const shows = `${objective}, ${nameOfLength(sample.length)}: what exclusions leave`;
    const witness = witnessOf(shows, sample, covered!.trials.get(size)!, bench, facts);
    return witness && { ...shareLeft(size), witness };
  }

  /** Exclusions and thresholds with which the objective is met although the whole period is down. */
  private noFloor(): NoFloor[] {
    const { objective, staging } = this.search;
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
      if (trial?.outcome !== 'met') return;
      const witness = witnessOf(`${objective}: no floor, because of ${cell}`, sample, trial, this.search.bench, facts);
      const down = spans.reduce((sum, { start, end }) => sum + end - start, 0);
      if (witness) found.push({ cell, because, down, of: sample.length, witness });
    };
    for (const source of staging.removed)
      for (const spans of source.cell.intervals === undefined ? [] : [whole, ...allowedRuns(this.search, source, sample)])
        if (!found.some(({ cell }) => cell === source.name))
          keep(source.name, 'excluded', spans, this.attempt(sample, spans, 'excluded', [source]), () =>
            factsOf(this.search, this.way, sample, spans, [source]),
          );
    for (const source of this.way.bad.filter(isPaused)) {
      const facts = (): Fact[] => waiting(source, `${source.name}-1`, factsOf(this.search, this.way, sample, whole));
      keep(source.name, 'paused', whole, this.search.bench.try(facts(), sample), facts);
    }
    for (const { name, spans } of shortRuns(this.search, this.way.bad, sample))
      keep(name, 'short-runs', spans, this.attempt(sample, spans, 'in short stretches'), () =>
        factsOf(this.search, this.way, sample, spans),
      );
    return found;
  }
}

/** One row where the length of the period makes no difference. */
function ofRecords(rows: readonly WorthRow[]): WorthRow[] {
  const shown = ({ met, free, notFound }: WorthRow): string => JSON.stringify([met, free, notFound]);
  const [first] = rows;
  if (first && rows.every((row) => shown(row) === shown(first))) return [{ ...first, of: 'each record' }];
  return rows.map((row) => ({ ...row, of: `each record, ${row.of}` }));
}
