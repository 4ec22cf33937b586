/** Promises about records: how long each may take by the words it bears, how many may come, and the most that is owed. */
import { cellOf } from '../agreement/lint/bands.ts';
import { behind } from '../agreement/lint/graph.ts';
import { parseLiteral } from '../agreement/literal.ts';
import type { Fact } from '../evidence/fact.ts';
import { wordsOf } from '../operators/context.ts';
import { LIMIT_KEYS } from '../operators/value.ts';
import { integer } from '../money/ratio.ts';
import { formatLength } from '../statement/show.ts';
import type { Trial } from './bench.ts';
import { literalsBehind, wholeOf } from './edges.ts';
import { MostOwed, witnessOf } from './most.ts';
import { meeting, recordFacts, PLAIN } from './records.ts';
import type { Sample } from './periods.ts';
import { type Explored, explore } from './search.ts';
import { clockFacts } from './sources.ts';
import { type Result, type Row, type Search, type Witness, WORK_USED_UP } from './worth.ts';

type Words = Readonly<Record<string, string>>;
type Cell = Readonly<Record<string, unknown>>;

const MOST_WORDS = 12;
const COUNTS = [1, 2, 5, 10, 20, 50, 100, 200];
/** More records than that are not made for one trial. */
const MOST_RECORDS = 2000;

/** Numbers of records to try: some of every size, and those about each number that the terms name. */
function countsFor({ sheet, promise, bench }: Search): number[] {
  const named = literalsBehind(sheet.terms, promise, bench.credits).counts.filter((count) => count < MOST_RECORDS);
  return [...new Set([...COUNTS, ...named.flatMap((count) => [count - 1, count, count + 1])])]
    .filter((count) => count > 0)
    .sort((a, b) => a - b);
}

export function lateRecords(search: Search): Result {
  const { sheet, promise } = search;
  const cell = cellOf(sheet.terms, promise);
  if (cell?.clock !== undefined || cell?.cadence !== undefined) return lateClock(search, cell);
  const counted = [...behind(sheet.terms, [promise])].find(([, inner]) => inner.count !== undefined && inner.reached !== undefined);
  if (counted) return manyRecords(search, counted[0], counted[1]);
  return { notFound: 'no evidence is made for what it is about' };
}

/** Evidence of other sources, while all is well. */
const well = (search: Search, sample: Sample): Fact[] => search.staging.facts(new Map(), sample, 'one', new Map());

function lateClock(search: Search, cell: Cell): Result {
  const { bench, promise, sheet, samples, staging } = search;
  const sample = samples.at(-1)!;
  const most = new MostOwed(bench);
  const base = well(search, sample);
  const place = staging.place(sample, 'one');
  const source = { name: promise, cell };
  const { start } = sample.period;
  // Bands on the length of the clock have edges beside its limit.
  const named = literalsBehind(sheet.terms, promise, bench.credits).durations.map(wholeOf);
  const rows: Row[] = [];
  let worst: { owed: bigint; size: number; words: Words; made: (size: number, count?: number) => Fact[] } | undefined;
  for (const words of wordsFor(search, cell)) {
    const made = (size: number, count = 1): Fact[] => [
      ...base,
      ...Array.from({ length: count }, (_, i) => clockFacts(source, { start, end: start + size }, `made-${i + 1}`, place, words)).flat(),
    ];
    const attempt = (size: number): Trial | undefined => {
      const trial = bench.try(made(size), sample);
      most.note(trial, `one of ${formatLength(integer(size))}${of(words)}`, sample, () => made(size));
      return trial;
    };
    const limits = LIMIT_KEYS.flatMap((edge) => caseOf(sheet.terms.promises[promise]![edge], words, sheet.terms) ?? []);
    const explored = explore({ edges: [...new Set([...limits, ...named])], least: 1, most: sample.length - 1, middles: false }, attempt);
    const row = rowOf(search, sample, explored, Object.values(words).join(', ') || 'each record', made);
    if (row) rows.push(row);
    const late = [...(explored?.trials ?? [])].find(([, trial]) => trial.outcome === 'missed');
    if (late && late[1].owed >= (worst?.owed ?? 0n)) worst = { owed: late[1].owed, size: late[0], words, made };
  }
  if (worst)
    for (const count of countsFor(search)) {
      const { size, words, made } = worst;
      most.note(bench.try(made(size, count), sample), `${count} of ${formatLength(integer(size))}${of(words)}`, sample, () =>
        made(size, count),
      );
    }
  const found = most.found();
  if (rows.every((row) => row.notFound)) return { notFound: bench.spent ? WORK_USED_UP : 'no time that was tried kept it or missed it' };
  return { by: 'record', rows, noFloor: [], ...(found && { most: found }) };
}

const of = (words: Words): string => (Object.keys(words).length === 0 ? '' : ` (${Object.values(words).join(', ')})`);

function rowOf(
  { promise, bench }: Search,
  sample: Sample,
  explored: Explored | undefined,
  name: string,
  made: (size: number) => Fact[],
): Row | undefined {
  if (!explored) return { of: name, period: sample.period.label, kept: [], free: [], notFound: true };
  const notFound: Row = { of: name, period: sample.period.label, kept: [], free: [], notFound: true };
  const shown = (size: number, what: string): Witness | undefined =>
    witnessOf(`${promise}, ${name}: ${what}`, sample, explored.trials.get(size)!, bench, () => made(size));
  const [size, freeSize] = [explored.kept.at(-1)?.to, explored.free.at(-1)?.to];
  if (size === undefined) return undefined;
  const keptWitness = shown(size, 'the longest that is kept');
  const freeWitness = freeSize === undefined || freeSize === size ? keptWitness : shown(freeSize, 'the longest that is free');
  if (!keptWitness || !freeWitness) return notFound;
  const { measured } = explored.trials.get(size)!;
  return {
    of: name,
    period: sample.period.label,
    kept: explored.kept,
    free: explored.free,
    keptWitness,
    ...(freeSize !== undefined && { freeWitness }),
    ...(measured !== undefined && { measured }),
  };
}

/** The length that a limit is for a record with these words; undefined where a calendar says it. */
function caseOf(operand: unknown, words: Words, terms: Search['sheet']['terms']): number | undefined {
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

/** The words of a record on which its limit and its hours depend: one set for each case that can be reached. */
function wordsFor({ sheet, promise }: Search, cell: Cell): Words[] {
  const { terms } = sheet;
  const kind = String(cell.clock ?? cell.cadence);
  const operands = [cell.hours, ...LIMIT_KEYS.map((edge) => terms.promises[promise]![edge])];
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
    else for (const word of wordsOf(terms.attributes![next]!.values)) if (found.length < MOST_WORDS) visit({ ...words, [next]: word });
  };
  visit({});
  return found;
}

/** How many records of a kind are kept, and what more of them cost. */
function manyRecords(search: Search, name: string, cell: Cell): Result {
  const { bench, sheet, samples, staging } = search;
  const sample = samples.at(-1)!;
  const kind = String(cell.count);
  const most = new MostOwed(bench);
  const base = well(search, sample);
  const [component] = Object.keys(sheet.terms.components ?? {}).flatMap((kind) => [...staging.place(sample, 'one').chosen(kind)]);
  const made = (count: number): Fact[] => [
    ...base,
    ...Array.from({ length: count }, (_, i) => {
      const marks = new Map([
        [String(cell.reached), sample.period.start + Math.floor(((2 * i + 1) * sample.length) / Math.max(2 * count, 1))],
      ]);
      const attributes = meeting(cell.where as Parameters<typeof meeting>[0], kind, marks, sheet.terms);
      return recordFacts({ kind, id: `${name}-${i + 1}`, component, marks, attributes, sections: [], voice: PLAIN });
    }).flat(),
  ];
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
  if (!row) return { notFound: 'no number of records that was tried kept it' };
  const { measured: _measured, ...shown } = row;
  return { by: 'count', rows: [{ ...shown, tried }], noFloor: [], ...(found && { most: found }) };
}
