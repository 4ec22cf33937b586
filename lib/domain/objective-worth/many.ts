/** Trials with more than one outage: in all components at once, and in the numbers that the terms count. */
import type { Fact } from '../evidence/fact.ts';
import { pushTo } from '../lists.ts';
import { integer } from '../money/ratio.ts';
import { formatLength } from '../statement/format-value.ts';
import { HOUR, MINUTE } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import { recordsCounted } from './counted.ts';
import { MANY, literalsBehind, wholeOf } from './edges.ts';
import { APART } from './floors.ts';
import { MostOwed } from './most.ts';
import type { SamplePeriod } from './periods.ts';
import { rowOf } from './rows.ts';
import { type Explored, explore } from './search.ts';
import type { BadComponents } from './staging.ts';
import { type BadCombination, factsOf, longest, mostOf, nameOfLength, until, waysOf } from './ways.ts';
import type { Result, Search } from './objective-worth.ts';
import { behind, operandsOf } from '../checker/graph.ts';

/** The most lengths (the most expensive first), and the most numbers of the terms, that are tried. */
const MAX_LENGTHS = 12;
const MAX_NAMED = 24;

/** Numbers of outages that are tried in addition to those of the terms. */
const COUNTS = [2, 5, 10, 100];

/** The number of lengths with which each count is tried first. */
const FEW = 2;

/** The most outages of one trial. */
const MAX_AT_ONCE = 1000;

export const sizedBy = (length: string, isOfRecords: boolean): string => (isOfRecords ? `one of ${length}` : `${length} down`);

/** The lengths with the highest credits in one component: for each amount and outcome the shortest and the longest; all where no length owes anything. */
export function dearest({ trials }: Pick<Explored, 'trials'>): number[] {
  const sizes = [...trials.keys()].filter((size) => size > 0).sort((a, b) => a - b);
  const groups = new Map<string, number[]>();
  for (const size of sizes) pushTo(groups, `${trials.get(size)!.owed} ${trials.get(size)!.outcome}`, size);
  const owedBy = (group: readonly number[]): bigint => trials.get(group[0]!)!.owed;
  const isBreached = (group: readonly number[]): number => Number(trials.get(group[0]!)!.outcome === 'breached');
  const ranked = [...groups.values()].sort((a, b) => Number(owedBy(b) - owedBy(a)) || isBreached(b) - isBreached(a));
  const ends = [...new Set(ranked.flatMap((group) => [group[0]!, group.at(-1)!]))];
  return sizes.every((size) => trials.get(size)!.owed === 0n) ? [...new Set([...ends, ...sizes])] : ends.slice(0, MAX_LENGTHS);
}

/** The common part of several trials that differ in the length of an outage. */
interface Kind {
  readonly when: (length: number) => string;
  readonly facts: (length: number) => Fact[];
}

/**
 * Tries all components at once, as many outages as the terms count, and as many records beside one outage. The kind of trial that owes most
 * with one of a few lengths is then tried with all lengths.
 */
export function noteMore(search: Search, way: BadCombination, lengths: readonly number[], isOfRecords: boolean, most: MostOwed): void {
  const { bench } = search;
  // Without a credit nothing is ever owed.
  if (bench.credits.size === 0) return;
  const sample = longest(search);
  // Half of the work is kept for the confirmation by the whole contract and for other objectives.
  const enough = Math.floor(bench.left / 2);
  const owedBy = ({ when, facts }: Kind, length: number): bigint => {
    const trial = bench.left > enough ? bench.try(facts(length), sample) : undefined;
    most.note(trial, when(length), sample, () => facts(length));
    return trial?.owed ?? 0n;
  };
  const whole = mostOf(way, sample);
  for (const length of new Set([whole, ...lengths])) owedBy(allAtOnce(search, way, isOfRecords), length);
  for (const kind of otherLevels(search, way)) owedBy(kind, whole);
  if (!countsCases(search)) return;
  let best: { kind: Kind; owed: bigint } | undefined;
  for (const kind of [...manyOf(search, way, isOfRecords), ...withRecords(search, way)])
    for (const length of new Set([...lengths.slice(0, FEW), HOUR])) {
      const owed = owedBy(kind, length);
      if (owed > (best?.owed ?? 0n)) best = { kind, owed };
    }
  if (best) for (const length of lengths.slice(FEW, MANY)) owedBy(best.kind, length);
}

const inAll = (scope: BadComponents): string => (scope === 'all' ? ', all components' : '');
const SCOPES = ['one', 'all'] as const;

const allAtOnce = (search: Search, way: BadCombination, isOfRecords: boolean): Kind => ({
  when: (length) => `${sizedBy(nameOfLength(length), isOfRecords)}, all components`,
  facts: (length) => factsOf(search, { ...way, scope: 'all' }, longest(search), [until(longest(search), length)]),
});

/** All components at each gauge value that is an edge of a table. */
const otherLevels = (search: Search, way: BadCombination): Kind[] =>
  way.bad
    .filter(({ cell }) => cell.gauge !== undefined)
    .flatMap((source) =>
      search.staging.edgesOf(source).map((bad) => {
        const levels = new Map(way.levels).set(source.name, { ...way.levels.get(source.name)!, bad });
        return {
          when: (length) => `${bad} ${String(source.cell.unit)} for ${nameOfLength(length)}, all components`,
          facts: (length) => factsOf(search, { ...way, levels, scope: 'all' }, longest(search), [until(longest(search), length)]),
        };
      }),
    );

/** Outages in the numbers of the terms, with the length for each or for all together; alone, and while every other source is bad too. */
function manyOf(search: Search, way: BadCombination, isOfRecords: boolean): Kind[] {
  const sample = longest(search);
  const others = search.staging.read.filter((source) => ![...way.bad, ...search.staging.removed].includes(source));
  return numbersFor(search).flatMap((count) =>
    SCOPES.flatMap((scope) =>
      [[], ...(others.length > 0 ? [others] : [])].flatMap((covered) =>
        [1, count].map((parts) => {
          const each = (length: number): number => fitting(Math.ceil(length / parts), count, sample);
          return {
            when: (length) =>
              `${nameOfMany(count, each(length), isOfRecords)}${inAll(scope)}${covered.length > 0 ? ', with all else that is read' : ''}`,
            facts: (length) => factsOf(search, { ...way, scope }, sample, spread(count, each(length), sample), covered),
          } satisfies Kind;
        }),
      ),
    ),
  );
}

/** One outage together with as many records as the terms count. */
function withRecords(search: Search, way: BadCombination): Kind[] {
  const sample = longest(search);
  return recordsCounted(search, sample).flatMap(([name, made]) =>
    [1, ...numbersFor(search)].flatMap((count) =>
      SCOPES.map((scope) => ({
        when: (length) => `${nameOfLength(length)} down${inAll(scope)}, ${count} of ${name}`,
        facts: (length) => [...factsOf(search, { ...way, scope }, sample, [until(sample, length)]), ...made(count)],
      })),
    ),
  );
}

const nameOfMany = (count: number, length: number, isOfRecords: boolean): string =>
  `${count} ${isOfRecords ? 'of' : 'outages of'} ${formatLength(integer(length))}`;

/** Whether several outages differ from one of their total length: the credit or the objective depends on stretches, days or records. */
const countsCases = ({ checkedTerms: { terms }, objective, bench }: Search): boolean =>
  [...behind(terms, [objective, ...[...bench.credits].flatMap((credit) => operandsOf(terms.credits[credit]!))]).values()].some(
    (cell) =>
      cell.count !== undefined ||
      cell.continuous !== undefined ||
      cell['within-window'] !== undefined ||
      [cell.each, cell['in-each']].includes('stretch'),
  );

/** Numbers of outages around each number of the terms, and some others. */
function numbersFor({ checkedTerms, objective, bench }: Search): number[] {
  const { counts } = literalsBehind(checkedTerms.terms, objective, bench.credits);
  const about = [...new Set(counts)].slice(0, MAX_NAMED).flatMap((count) => [count - 1, count, count + 1]);
  return [...new Set([...about, ...COUNTS])].filter((count) => count > 1 && count <= MAX_AT_ONCE).sort((a, b) => a - b);
}

/** The length in ms that `count` outages can have in a period. */
const fitting = (length: number, count: number, sample: SamplePeriod): number =>
  Math.min(length, Math.floor(sample.length / count) - APART);

/** Outages spread over a period. */
const spread = (count: number, length: number, { period, length: whole }: SamplePeriod): Interval[] =>
  Array.from({ length: count }, (_, i) => {
    const start = period.start + Math.floor((i * whole) / count);
    return { start, end: start + length };
  });

/** The number of outages that meets an objective about counts, when one outage never breaches it. */
export function numberDown(search: Search): Result | undefined {
  if (!countsCases(search)) return undefined;
  const { checkedTerms, objective, bench } = search;
  const { durations } = literalsBehind(checkedTerms.terms, objective, bench.credits);
  const about = durations.map(wholeOf).flatMap((length) => [length, length + 1, length + MINUTE]);
  const lengths = [...new Set([HOUR, ...about])].filter((length) => length > 0);
  for (const way of waysOf(search))
    for (const length of lengths) {
      const found = numberOf(search, way, length);
      if (found) return found;
    }
  return undefined;
}

/** The number of outages of a length that meets the objective; undefined unless more of them breach it. */
function numberOf(search: Search, way: BadCombination, length: number): Result | undefined {
  const { bench } = search;
  const sample = longest(search);
  const numbers = [0, 1, ...numbersFor(search)];
  const tried = numbers.at(-1)!;
  const made = (count: number): Fact[] =>
    factsOf(search, way, sample, count === 0 ? [] : spread(count, fitting(length, count, sample), sample));
  if (bench.try(made(0), sample)?.outcome !== 'met' || bench.try(made(tried), sample)?.outcome !== 'breached') return undefined;
  const most = new MostOwed(bench);
  const explored = explore({ edges: numbers, least: 0, most: tried, middles: false }, (count) => {
    const trial = bench.try(made(count), sample);
    most.note(trial, nameOfMany(count, fitting(length, count, sample), false) + inAll(way.scope), sample, () => made(count));
    return trial;
  });
  const row = rowOf(search, sample, explored, `outages of ${formatLength(integer(length))}`, made);
  if (!row || row.notFound) return undefined;
  noteMore(search, way, [length], false, most);
  const found = most.found();
  const { measured: _measured, ...shown } = row;
  return { by: 'count', rows: [{ ...shown, tried }], noFloor: [], ...(found && { most: found }) };
}
