/** Worth of objectives about records: how long each may take by its words, how many may occur, and the most that is owed. */
import { parseLiteral } from '../contract/literal.ts';
import type { Fact } from '../evidence/fact.ts';
import { LIMIT_KEYS } from '../operators/value.ts';
import { integer } from '../money/ratio.ts';
import { formatLength } from '../statement/format-value.ts';
import type { Trial } from './bench.ts';
import { recordsOf } from './counted.ts';
import { literalsBehind, wholeOf } from './edges.ts';
import { MostOwed, witnessOf } from './most.ts';
import { isPaused, waiting } from './pauses.ts';
import type { SamplePeriod } from './periods.ts';
import { explore } from './search.ts';
import { type EvidenceSource, clockFacts } from './sources.ts';
import { rowOf } from './rows.ts';
import { type NoFloor, type Result, type WorthRow, type Search, WORK_USED_UP } from './objective-worth.ts';
import { cellOf, behind, operandsOf } from '../checker/graph.ts';
import { wordsOf } from '../operators/attribute-values.ts';
import type { Cell } from '../operators/cell.ts';

type Words = Readonly<Record<string, string>>;
const MAX_WORDS = 12;
const COUNTS = [1, 2, 5, 10, 20, 50, 100, 200];

/** The most records of one trial. */
const MAX_RECORDS = 2000;

/** The numbers of records to try: some of every order of magnitude, and those around each number in the terms. */
function countsFor({ checkedTerms, objective, bench }: Search): number[] {
  const named = literalsBehind(checkedTerms.terms, objective, bench.credits).counts.filter((count) => count < MAX_RECORDS);
  return [...new Set([...COUNTS, ...named.flatMap((count) => [count - 1, count, count + 1])])]
    .filter((count) => count > 0)
    .sort((a, b) => a - b);
}

export function lateRecords(search: Search): Result {
  const { checkedTerms, objective } = search;
  const cell = cellOf(checkedTerms.terms, objective);
  if (cell?.timer !== undefined || cell?.cadence !== undefined) return lateTimer(search, cell);
  const counted = [...behind(checkedTerms.terms, [objective])].find(
    ([, inner]) => inner.count !== undefined && inner.reached !== undefined,
  );
  if (counted) return manyRecords(search, counted[0], counted[1]);
  return { notFound: 'no evidence can be generated for its kind of value' };
}

/** Evidence of the other sources without any fault. */
const well = (search: Search, sample: SamplePeriod): Fact[] => search.staging.facts(new Map(), sample, 'one', new Map());

function lateTimer(search: Search, cell: Cell): Result {
  const { bench, objective, checkedTerms, samples, staging } = search;
  const sample = samples.at(-1)!;
  const most = new MostOwed(bench);
  const base = well(search, sample);
  const place = staging.place(sample, 'one');
  const source = { name: objective, cell };
  const { start } = sample.period;
  // Bands on the length of the timer have edges beside its limit.
  const named = literalsBehind(checkedTerms.terms, objective, bench.credits).durations.map(wholeOf);
  const rows: WorthRow[] = [];
  let worst: Worst | undefined;
  for (const words of wordsFor(search, cell)) {
    const made: Worst['made'] = (size, count = 1, components = [undefined]) => [
      ...base,
      ...components.flatMap((component) =>
        Array.from({ length: count }, (_, i) => {
          const id = `made-${component === undefined ? '' : `${component}-`}${i + 1}`;
          return clockFacts(source, { start, end: start + size }, id, place, words, component);
        }).flat(),
      ),
    ];
    const attempt = (size: number): Trial | undefined => {
      const trial = bench.try(made(size), sample);
      most.note(trial, `one of ${formatLength(integer(size))}${of(words)}`, sample, () => made(size));
      return trial;
    };
    const limits = LIMIT_KEYS.flatMap((edge) => caseOf(checkedTerms.terms.objectives[objective]![edge], words, checkedTerms.terms) ?? []);
    const explored = explore({ edges: [...new Set([...limits, ...named])], least: 1, most: sample.length - 1, middles: false }, attempt);
    const row = rowOf(search, sample, explored, Object.values(words).join(', ') || 'each record', made);
    if (row) rows.push(row);
    const late = [...(explored?.trials ?? [])].find(([, trial]) => trial.outcome === 'breached');
    if (late && late[1].owed >= (worst?.owed ?? 0n)) worst = { owed: late[1].owed, size: late[0], words, made };
  }
  const noFloor = worst && isPaused(source) ? throughout(search, sample, source, worst) : [];
  if (worst) noteMany(search, sample, worst, most);
  const found = most.found();
  if (rows.every((row) => row.notFound)) return { notFound: bench.spent ? WORK_USED_UP : 'no length that was tried meets or breaches it' };
  return { by: 'record', rows, noFloor, ...(found && { most: found }) };
}

/** The late record with the highest credit, to be repeated in some components. */
interface Worst {
  readonly owed: bigint;
  readonly size: number;
  readonly words: Words;
  readonly made: (size: number, count?: number, components?: readonly (string | undefined)[]) => Fact[];
}

/** Tries the longest possible record, paused throughout: it is met where a pause stops the timer. */
function throughout({ bench, objective }: Search, sample: SamplePeriod, source: EvidenceSource, { made }: Worst): NoFloor[] {
  const size = sample.length - 1;
  const facts = (): Fact[] => waiting(source, 'made-1', made(size));
  const trial = bench.try(facts(), sample);
  const shows = `${objective}: met, paused throughout`;
  const witness = trial?.outcome === 'met' ? witnessOf(shows, sample, trial, bench, facts) : undefined;
  return witness ? [{ cell: source.name, because: 'paused', down: size, of: sample.length, witness }] : [];
}

/** Tries as many late records as the terms name, in one component and in each component with a base of its own. */
function noteMany(search: Search, sample: SamplePeriod, { size, words, made }: Worst, most: MostOwed): void {
  const charged = chargedComponents(search, sample);
  for (const count of countsFor(search))
    for (const components of [undefined, ...(charged.length > 1 ? [charged] : [])]) {
      const facts = (): Fact[] => made(size, count, components);
      const where = components ? ', in each of the components' : '';
      most.note(search.bench.try(facts(), sample), `${count} of ${formatLength(integer(size))}${of(words)}${where}`, sample, facts);
    }
}

/** The components whose charges are a base of the credits. */
function chargedComponents({ checkedTerms: { terms }, bench, staging }: Search, sample: SamplePeriod): readonly string[] {
  const operands = [...bench.credits].flatMap((credit) => operandsOf(terms.credits[credit]!));
  const kinds = [...behind(terms, operands).values()].flatMap((cell) =>
    cell.charges !== undefined && typeof cell.each === 'string' ? [cell.each] : [],
  );
  return [...new Set(kinds)].flatMap(staging.place(sample, 'one').members);
}

const of = (words: Words): string => (Object.keys(words).length === 0 ? '' : ` (${Object.values(words).join(', ')})`);

/** The limit in ms for a record with these words; undefined where a calendar decides it. */
function caseOf(operand: unknown, words: Words, terms: Search['checkedTerms']['terms']): number | undefined {
  const literal = parseLiteral(operand);
  if (literal) return literal.kind === 'duration' ? wholeOf(literal.value) : undefined;
  const cell = cellOf(terms, operand);
  if (!cell)
    return typeof operand === 'string' && terms.definitions[operand] !== undefined
      ? caseOf(terms.definitions[operand], words, terms)
      : undefined;
  const word = words[String(cell['depending-on'])];
  return word === undefined ? undefined : caseOf((cell.cases as Cell)[word], words, terms);
}

/** The words that decide the limit and the hours of a record: one set for each reachable case. */
function wordsFor({ checkedTerms, objective }: Search, cell: Cell): Words[] {
  const { terms } = checkedTerms;
  const kind = String(cell.timer ?? cell.cadence);
  const operands = [cell.hours, ...LIMIT_KEYS.map((edge) => terms.objectives[objective]![edge])];
  const found: Words[] = [];
  const open = (words: Words): string | undefined => {
    const visit = (operand: unknown): string | undefined => {
      const inner = cellOf(terms, operand);
      const name = inner === undefined ? undefined : String(inner['depending-on']);
      if (inner?.['depending-on'] === undefined || terms.attributes?.[name!]?.of !== kind) return undefined;
      return words[name!] === undefined ? name : visit((inner.cases as Cell)[words[name!]!]);
    };
    return operands.map(visit).find((name) => name !== undefined);
  };
  const visit = (words: Words): void => {
    const next = open(words);
    if (next === undefined) found.push(words);
    else for (const word of wordsOf(terms.attributes![next]!.values)) if (found.length < MAX_WORDS) visit({ ...words, [next]: word });
  };
  visit({});
  return found;
}

/** The number of records that meet the objective, and the cost of more. */
function manyRecords(search: Search, name: string, cell: Cell): Result {
  const { bench, samples } = search;
  const sample = samples.at(-1)!;
  const most = new MostOwed(bench);
  const base = well(search, sample);
  const records = recordsOf(search, name, cell, sample);
  const made = (count: number): Fact[] => [...base, ...records(count)];
  const counts = countsFor(search);
  const tried = counts.at(-1)!;
  const explored = explore({ edges: counts, least: 0, most: tried, middles: false }, (count) => {
    const trial = bench.try(made(count), sample);
    most.note(trial, `${count} of them`, sample, () => made(count));
    return trial;
  });
  if (!explored) return { notFound: WORK_USED_UP };
  const row = rowOf(search, sample, explored, 'a period', made);
  const found = most.found();
  if (!row) return { notFound: 'no number of records that was tried meets it' };
  const { measured: _measured, ...shown } = row;
  return { by: 'count', rows: [{ ...shown, tried }], noFloor: [], ...(found && { most: found }) };
}
