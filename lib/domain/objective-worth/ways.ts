/** Combinations of bad sources, components and gauge values, and the search for the first one that breaches an objective. */
import type { Fact } from '../evidence/fact.ts';
import { integer } from '../money/ratio.ts';
import { formatLength } from '../statement/format-value.ts';
import { DAY } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import { downtimeEdges, literalsBehind } from './edges.ts';
import type { SamplePeriod } from './periods.ts';
import type { Levels, EvidenceSource } from './sources.ts';
import { type BadComponents, isHeavy } from './staging.ts';
import { type Search, WORK_USED_UP } from './objective-worth.ts';

/** A combination: the sources that are bad at once, their components, and the gauge values. */
export interface BadCombination {
  readonly bad: readonly EvidenceSource[];
  readonly scope: BadComponents;
  readonly levels: ReadonlyMap<string, Levels>;
  /** Whether sources with thousands of values give no facts unless they are bad. */
  readonly lean: boolean;
}

/** The most sets of sources, and of gauge values, that are tried. */
const MAX_SETS = 8;
const MAX_LEVELS = 40;

/** "28 days", "23 h". */
export function nameOfLength(length: number): string {
  const days = Math.floor(length / DAY);
  const rest = length - days * DAY;
  if (days === 0) return formatLength(integer(length));
  const name = `${days} day${days === 1 ? '' : 's'}`;
  return rest === 0 ? name : `${name} ${formatLength(integer(rest))}`;
}

export const longest = ({ samples }: Search): SamplePeriod => samples.at(-1)!;
export const until = (sample: SamplePeriod, size: number): Interval => ({ start: sample.period.start, end: sample.period.start + size });

export function factsOf(
  search: Search,
  way: BadCombination,
  sample: SamplePeriod,
  spans: readonly Interval[],
  covered: readonly EvidenceSource[] = [],
): Fact[] {
  const bad = new Map([...way.bad, ...covered].map(({ name }) => [name, spans]));
  return search.staging.facts(bad, sample, way.scope, way.levels, way.lean);
}

/** Sizes to try: the whole period, or sizes around each edge in the terms, because more downtime is not always worse. */
function* sizesOf(search: Search, way: BadCombination): Generator<readonly number[]> {
  const sample = longest(search);
  const most = mostOf(way, sample);
  yield [most];
  const edges = downtimeEdges(literalsBehind(search.checkedTerms.terms, search.objective, search.bench.credits), sample.length);
  const around = edges.flatMap((edge) => (edge === undefined ? [] : [edge - 1, edge, edge + 1]));
  yield [...new Set(around)].filter((size) => size > 0 && size < most);
}

/** The first combination in which some downtime breaches the objective and no downtime meets it: with a whole period, else with a size around an edge. */
export function findWay(search: Search): BadCombination | { readonly notFound: string } {
  const { bench } = search;
  const sample = longest(search);
  let owing: BadCombination | undefined;
  let seen: string | undefined;
  const well: { way: BadCombination; sizes: Iterator<readonly number[]> }[] = [];
  const isBreached = ({ way, sizes }: (typeof well)[number]): boolean => {
    for (const size of (sizes.next().value as readonly number[] | undefined) ?? []) {
      const worst = bench.try(factsOf(search, way, sample, [until(sample, size)]), sample);
      if (worst?.outcome === 'breached') return true;
      if (worst && worst.owed > 0n) owing ??= way;
      seen ??= worst?.outcome;
    }
    return false;
  };
  for (const way of waysOf(search)) {
    const base = bench.try(factsOf(search, way, sample, []), sample);
    const isWell = base?.outcome === 'met' || base?.outcome === 'none' || base?.outcome === 'not-measured';
    if (!isWell) {
      seen ??= base && `with none ${base.outcome}`;
      continue;
    }
    const found = { way, sizes: sizesOf(search, way) };
    if (isBreached(found)) return way;
    well.push(found);
  }
  const about = owing ? undefined : well.find(isBreached);
  const found = about?.way ?? owing;
  return found ?? { notFound: bench.spent ? WORK_USED_UP : `no evidence that was tried breached it (${seen ?? 'none was tried'})` };
}

/** Sets of sources that may be bad together, of one component or all. */
export function waysOf(search: Search): BadCombination[] {
  const { staging } = search;
  const levels = levelsOf(search, longest(search));
  const singles = [...staging.counted].sort((a, b) => Number(isHeavy(a)) - Number(isHeavy(b))).map((source) => [source]);
  const sets = [...singles, ...(singles.length > 1 ? [staging.counted] : [])].slice(0, MAX_SETS);
  const leans = staging.read.some(isHeavy) ? [true, false] : [true];
  return (['one', 'all'] as const).flatMap((scope) => sets.flatMap((bad) => leans.map((lean) => ({ bad, scope, levels, lean }))));
}

/** The largest size in ms: a record of a timer must stop within the period. */
export const mostOf = ({ bad }: Pick<BadCombination, 'bad'>, { length }: SamplePeriod): number =>
  bad.some(({ cell }) => cell.timer !== undefined) ? length - 1 : length;

/** By gauge, a value that meets the objective for a whole period, and one that breaches it. */
function levelsOf({ staging, bench }: Search, sample: SamplePeriod): ReadonlyMap<string, Levels> {
  const values = [...staging.levels()];
  let [good, bad]: (readonly string[] | undefined)[] = [];
  for (const each of values.length === 0 ? [] : combinations(values.map(([, all]) => all)).slice(0, MAX_LEVELS)) {
    if (good && bad) break;
    const constant = new Map(values.map(([name], i) => [name, { good: each[i]!, bad: each[i]! }]));
    const facts = staging.facts(new Map(), sample, 'one', constant);
    const outcome = bench.try(facts, sample)?.outcome;
    if (outcome === 'met') good ??= each;
    if (outcome === 'breached') bad ??= each;
  }
  return new Map(values.map(([name, all], i) => [name, { good: good?.[i] ?? all[0]!, bad: bad?.[i] ?? all[0]! }]));
}

const combinations = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((all, list) => all.flatMap((one) => list.map((value) => [...one, value])), [[]]);
