/** Which evidence names most of a mutant's place: it is tried first. */
import { namesIn } from '../../../lib/domain/operators/operands.ts';
import { operatorOf } from '../../../lib/domain/operators/registry.ts';
import type { DocumentNode } from './documents.ts';
import type { ScenarioSource } from './source.ts';
import type { Mutation } from './mutations.ts';
import type { World } from './world.ts';

/** What names the very key, of the place around it, and of what rests on that. */
const [KEY, NEAR, FAR] = [9, 3, 1];

/**
 * Sources by how much they are about the place; of the main period and of others in turn, so that those of many periods together do not
 * leave out what one alone would show. Neighbours are much alike, and are taken in golden steps.
 */
export function inOrderFor(world: World, sources: readonly ScenarioSource[], mutation: Mutation, mutant: DocumentNode): ScenarioSource[] {
  const words = wordsOf(world, mutation, mutant);
  const ranks = new Map<number, ScenarioSource[]>();
  for (const source of sources) {
    let rank = 0;
    for (const word of new Set(source.about)) rank += words.get(word) ?? 0;
    const alike = ranks.get(rank);
    if (alike) alike.push(source);
    else ranks.set(rank, [source]);
  }
  const isMain = ({ labels }: ScenarioSource): boolean => labels[0] === world.main.label;
  const byRank = [...ranks].sort(([a], [b]) => b - a).map(([, alike]) => alike);
  const main = byRank.flatMap((alike) => spread(alike.filter(isMain)));
  const others = byRank.flatMap((alike) => spread(alike.filter((source) => !isMain(source))));
  return Array.from({ length: Math.max(main.length, others.length) }, (_, i) => [main[i] ?? [], others[i] ?? []].flat()).flat();
}

/** A list as it stands and, in turn with it, in golden steps: what one does not show its neighbour may not either. */
export function spread<T>(list: readonly T[]): readonly T[] {
  const n = list.length;
  if (n < 2) return list;
  let step = Math.max(1, Math.round(n * 0.618));
  while (greatestDivisor(step, n) > 1) step += 1;
  return list.flatMap((item, i) => [item, list[(i * step) % n]!]);
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

/** The words of a mutation's place, of all that it rests on, and of what rests on it. */
function wordsOf(world: World, mutation: Mutation, mutant: DocumentNode): Map<string, number> {
  const { path, what } = mutation;
  const words = new Map<string, number>();
  const add = (word: string, weight: number): void => void words.set(word, Math.max(weight, words.get(word) ?? 0));
  path.forEach((step, i) => {
    if (typeof step !== 'string') return;
    add(step, i > 3 ? KEY : NEAR);
    // A clause of the text, not a key of the same name within one; what is within an order has the same keys for the same thing.
    if (i < 3 || path[0] === 'order') add(`/${step}`, KEY);
  });
  for (const day of daysChanged(world, mutation, mutant)) add(day, KEY);
  for (const word of what.split(/[\s,"'{}[\]:()]+/)) if (word.length > 2) add(word, NEAR);
  const own = cellsAt(world, path);
  const above = [...restingOn(world, own)];
  for (const name of behind(world, own)) addWords(world, name, (word) => add(word, NEAR));
  for (const name of behind(world, above)) addWords(world, name, (word) => add(word, FAR));
  for (const word of choosing(world, new Set(above))) add(word, NEAR);
  if (above.some((name) => looksBack(world.cells[name] ?? {}))) add('earlier', NEAR);
  if (path[2] === 'holidays' || own.some((name) => 'business-hours' in (world.cells[name] ?? {})))
    for (const word of ['hours', 'days']) add(word, NEAR);
  // Which days are shut shows on the days that lists name, and on no others.
  if (path.includes('shut')) add('days', KEY);
  return words;
}

/** Days that the text names more or less often by a mutant than without it. */
function daysChanged({ document }: World, { path }: Mutation, mutant: DocumentNode): string[] {
  const index = Number(path[1]);
  if (path[0] !== 'terms') return [];
  const [before, after] = [document, mutant].map((one: DocumentNode) => daysNamed(one.terms[index]));
  return [...new Set([...before!.keys(), ...after!.keys()])].filter((day) => before!.get(day) !== after!.get(day));
}

function daysNamed(terms: unknown): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [day] of (JSON.stringify(terms) ?? '').matchAll(/\d{4}-\d\d-\d\d/g)) counts.set(day, (counts.get(day) ?? 0) + 1);
  return counts;
}

/** The cells that a place is of: itself, those that a clause names, those that speak of an attribute, a list of days and the like. */
function cellsAt(world: World, path: Mutation['path']): string[] {
  if (path[0] !== 'terms') return [];
  const [, index, part, name] = path.map(String) as [string, string, string, string];
  if (part === 'definitions') return [name];
  if (['credits', 'claims', 'remedies', 'objectives'].includes(part))
    return [name, ...namesBelow(world.document.terms[Number(index)]?.[part]?.[name])];
  return Object.entries(world.cells).flatMap(([cell, spec]) => (namesBelow(spec).includes(name) ? [cell] : []));
}

const namesBelow = (node: unknown): string[] =>
  typeof node === 'object' && node !== null ? Object.values(node).flatMap(namesBelow) : typeof node === 'string' ? [node] : [];

/** Cells and all cells that they read. */
function behind(world: World, names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    const cell = world.cells[name];
    if (!cell || found.has(name)) return;
    found.add(name);
    namesIn(cell).forEach(visit);
  };
  names.forEach(visit);
  return found;
}

/** Cells that read these, and so on. */
function restingOn(world: World, names: readonly string[]): Set<string> {
  const found = new Set(names);
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const [name, cell] of Object.entries(world.cells)) if (namesIn(cell).some((inner) => found.has(inner))) found.add(name);
  }
  return found;
}

/** Whether a cell is of periods before this one. */
const looksBack = (cell: DocumentNode): boolean => 'across-periods' in cell;

/** The attributes and words by which cells are chosen. */
function choosing(world: World, names: ReadonlySet<string>): string[] {
  return Object.values(world.cells).flatMap((cell) =>
    Object.entries<unknown>((cell.cases ?? {}) as DocumentNode).flatMap(([word, chosen]) =>
      names.has(String(chosen)) ? [String(cell['depending-on']), word] : [],
    ),
  );
}

/** A cell's name, its operator, and the records, charges or stream that it reads. */
function addWords(world: World, name: string, add: (word: string) => void): void {
  const cell = world.cells[name] as DocumentNode;
  const operator = operatorOf(cell);
  add(name);
  if (!operator) return;
  add(operator.key);
  for (const read of [cell[operator.key]].flat()) if (typeof read === 'string') add(read);
}
