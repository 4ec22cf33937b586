/**
 * A family is evidence with one number in it: how long, how late, how much. Its edges, the numbers at which something flips in the
 * statement, are found by bisection between literals of the text; just below, at and just above each becomes a scenario.
 */
import type { CheckedContract } from '../../../lib/domain/agreement/contract.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { type Scenario, statementOf } from './observe.ts';

export interface Family {
  readonly name: string;
  readonly label: string;
  readonly about: readonly string[];
  /** Numbers that are looked at, whatever they show. */
  readonly scale: readonly number[];
  /** Numbers that the text leads to: where an edge is likely. */
  readonly literals: readonly number[];
  readonly build: (x: number) => readonly Fact[];
  /** Smallest difference that matters; 1 when absent. */
  readonly step?: number;
}

/** More flips than this in one family are a slope, not steps. */
const MOST_FLIPS = 14;

/** Scenarios around each edge of a family, and two far from any. Between points of the scale that look alike nothing is sought. */
export function edgesOf(checked: CheckedContract, family: Family): Scenario[] {
  const { name, label, about, build, step = 1 } = family;
  const scenario = (x: number): Scenario => ({ name: `${name} ${x}`, label, about, facts: build(x) });
  const onStep = (list: readonly number[]): number[] => [...new Set(list.map((x) => Math.round(x / step) * step))].sort((a, b) => a - b);
  const seen = new Map<number, readonly [string, string]>();
  const marks = (x: number): readonly [string, string] => {
    const known = seen.get(x) ?? marksAt(checked, scenario(x));
    seen.set(x, known);
    return known;
  };
  const scale = onStep(family.scale);
  if (scale.length === 0) return [];
  const points = onStep([...family.scale, ...family.literals]).filter((x) => x >= scale[0]! && x <= scale.at(-1)!);
  const flips = scale.filter((x, i) => i > 0 && marks(x)[0] !== marks(scale[i - 1]!)[0]).length;
  const mark = (x: number): string => marks(x)[flips > MOST_FLIPS / 2 ? 1 : 0];
  const xs = new Set<number>([scale[0]!, scale.at(-1)!, scale[Math.floor(scale.length / 2)]!]);
  const seek = (low: number, high: number, between: readonly number[]): void => {
    if (mark(low) === mark(high) || xs.size > 4 * MOST_FLIPS) return;
    const pivot = between.length > 0 ? between[Math.floor(between.length / 2)]! : Math.round((low + high) / 2 / step) * step;
    if (pivot <= low || pivot >= high)
      return [low - step, low, high, high + step].filter((x) => x >= scale[0]! && x <= scale.at(-1)!).forEach((x) => xs.add(x));
    seek(
      low,
      pivot,
      between.filter((x) => x > low && x < pivot),
    );
    seek(
      pivot,
      high,
      between.filter((x) => x > pivot && x < high),
    );
  };
  scale.forEach(
    (high, i) =>
      i > 0 &&
      seek(
        scale[i - 1]!,
        high,
        points.filter((x) => x > scale[i - 1]! && x < high),
      ),
  );
  return [...xs].map(scenario);
}

/** What may flip: with the rates that lines were paid at, and without. */
function marksAt(checked: CheckedContract, scenario: Scenario): readonly [string, string] {
  const statement = statementOf(checked, scenario);
  if (typeof statement === 'string') return [statement, statement];
  const coarse = JSON.stringify([
    statement.promises.map(({ outcome }) => outcome),
    statement.credits.map(({ caps, refusedBy, belowMinimum }) => [caps.map(({ bound }) => bound), refusedBy, belowMinimum]),
    statement.lines.map(({ credit, index }) => [credit, index]),
    (statement.rights ?? []).map(({ open }) => open),
    statement.findings.map(({ code }) => code),
  ]);
  return [coarse + JSON.stringify(statement.lines.map(({ times }) => times.exact)), coarse];
}

/** Lengths to look at: a coarse scale, and around what literals of the text lead to. */
export function lengths(most: number, literals: readonly number[]): Pick<Family, 'scale' | 'literals'> {
  const scale = [1, 60_000, 600_000, 3_600_000, 6 * 3_600_000, 24 * 3_600_000, 3 * 86_400_000, 6 * 86_400_000, 12 * 86_400_000];
  return {
    scale: [...scale.filter((x) => x < most), most],
    literals: literals.flatMap((value) => [Math.ceil(value) - 1, Math.floor(value), Math.floor(value) + 1]),
  };
}
