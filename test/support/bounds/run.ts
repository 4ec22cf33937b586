/** Many histories: what was found, and how much of the language they met a missing fact in. */
import { operatorOf } from '../../../lib/domain/operators/registry.ts';
import { namesIn } from '../../../lib/domain/operators/operands.ts';
import { type History, historyOf, tryAll } from './history.ts';
import type { Cell } from '../../../lib/domain/operators/cell.ts';

export interface RunTally {
  histories: number;
  /** Histories in which what is owed has two ends. */
  open: number;
  attained: number;
  attainedOfOpen: number;
  ways: number;
  /** Sum of the widths of those that are open, each as a share of its most. */
  width: number;
  readonly outside: string[];
  /** Kinds of missing facts, by how many histories have one. */
  readonly kinds: Map<string, number>;
  /** The same, by how many of these histories attain both ends. */
  readonly attainedWith: Map<string, number>;
  /** Operators and clauses behind which a missing fact stands. */
  readonly met: Map<string, number>;
}

export const newTally = (): RunTally => ({
  histories: 0,
  open: 0,
  attained: 0,
  attainedOfOpen: 0,
  ways: 0,
  width: 0,
  outside: [],
  kinds: new Map(),
  attainedWith: new Map(),
  met: new Map(),
});

const count = (counts: Map<string, number>, keys: Iterable<string>): void => {
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** Tries every seed of a list whose contract the checker accepts. */
export function tryHistories(seeds: Iterable<number>, most = Infinity, tally = newTally(), made = historyOf): RunTally {
  for (const seed of seeds) {
    if (tally.histories >= most) break;
    const history = made(seed);
    if (!history) continue;
    const found = tryAll(history);
    tally.histories += 1;
    tally.ways += found.ways;
    if (found.attained) tally.attained += 1;
    if (found.isOpen) {
      tally.open += 1;
      tally.width += found.width;
      if (found.attained) tally.attainedOfOpen += 1;
    }
    for (const what of found.outside) tally.outside.push(`history ${seed}: ${what}`);
    const kinds = new Set(history.gaps.map(({ kind }) => kind));
    count(tally.kinds, kinds);
    if (found.attained) count(tally.attainedWith, kinds);
    count(tally.met, metBy(history));
  }
  return tally;
}

/** Operators whose cell rests on a fact that is missing, and clauses beside the draft that read such a cell. */
export function metBy({ terms, gaps }: Pick<History, 'terms' | 'gaps'>): Set<string> {
  const missing = new Set(gaps.map(({ name }) => name.split(' ')[0]!));
  const known = new Map<string, boolean>();
  const isOpen = (name: unknown): boolean => {
    const cell = typeof name === 'string' ? terms.definitions[name] : undefined;
    if (typeof cell !== 'object' || typeof name !== 'string') return false;
    const seen = known.get(name);
    if (seen !== undefined) return seen;
    known.set(name, false);
    const open = readsGap(cell, missing, gaps) || namesIn(cell).some(isOpen);
    known.set(name, open);
    return open;
  };
  const met = new Set<string>();
  for (const [name, cell] of Object.entries(terms.definitions))
    if (isOpen(name)) {
      met.add(operatorOf(cell as Cell)!.key);
      for (const key of ['where', 'weight', 'during', 'whole', 'gaps']) if (typeof cell === 'object' && key in cell) met.add(key);
    }
  for (const objective of Object.values(terms.objectives)) if (Object.values(objective).some(isOpen)) met.add('limit of an objective');
  for (const credit of Object.values(terms.credits)) {
    if (isOpen(credit.of)) met.add('base of a credit');
    if (isOpen(credit.times)) met.add('rate of a credit');
    if (isOpen(credit['if-breached'])) met.add('if-breached');
    if (credit.if?.some(isOpen)) met.add('gate');
    if (Object.values(credit.minimum ?? {}).some(isOpen)) met.add('minimum');
    for (const cap of credit.cap ?? [])
      if (isOpen(cap['at-most']) || isOpen(cap.of)) met.add(cap.over === undefined ? 'cap' : 'rolling cap');
  }
  return met;
}

/** Whether a definition itself reads a missing fact. */
function readsGap(cell: Cell, missing: ReadonlySet<string>, gaps: History['gaps']): boolean {
  const text = JSON.stringify(cell);
  if (gaps.some(({ kind }) => kind.startsWith('bill')) && text.includes('"usage"')) return true;
  return [...missing].some((name) => text.includes(`"${name}"`));
}

export const summaryOf = ({ histories, outside, attained, open, attainedOfOpen, width, ways }: RunTally): string =>
  `histories: ${histories}, outside: ${outside.length}, both ends attained: ${percent(attained, histories)}, ` +
  `mean width: ${percent(width, histories)} of the most\n` +
  `of these with two ends: ${open}, both attained: ${percent(attainedOfOpen, open)}, mean width: ${percent(width, open)}; completions: ${ways}`;

/** Each kind of missing fact: the histories that have one, and the share of them that attains both ends. */
export const kindsOf = ({ kinds, attainedWith }: RunTally): string =>
  [...kinds]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, times]) => `${kind} ${times} (${percent(attainedWith.get(kind) ?? 0, times)})`)
    .join(', ');

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
