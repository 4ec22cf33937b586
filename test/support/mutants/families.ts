/**
 * A family is evidence with one number in it: how long, how late, how much. Its edges, the numbers at which something flips in the
 * statement, are found by bisection between literals of the text; just below, at and just above each becomes a scenario.
 */
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { type Amendment, type Scenario, statementOf } from './observe.ts';

export interface Family {
  readonly name: string;
  readonly label: string;
  readonly about: readonly string[];
  /** Numbers that are checked, whatever they show. */
  readonly scale: readonly number[];
  /** Numbers that the text leads to: where an edge is likely. */
  readonly literals: readonly number[];
  readonly build: (x: number) => readonly Fact[];
  /** Whether each of these numbers is a scenario of its own, whatever it shows. */
  readonly every?: boolean;
  /** The contract as amended. */
  readonly amend?: Amendment;
  /** Smallest difference that matters; 1 when absent. */
  readonly step?: number;
}

/** More edges than this in one family are not looked for. */
const MAX_EDGES = 14;

/** Called with what the contract makes of a history. */
export type OnStatement = (scenario: Scenario, statement: Statement | string) => void;

/**
 * Scenarios around each edge of a family, and some far from any. Between points of the scale that look alike nothing is sought.
 * @param own the contract, or what the family's amendment makes of it.
 */
export function edgesOf(own: CheckedContract, family: Family, onStatement: OnStatement): Scenario[] {
  const { name, label, about, build, step = 1, every = false, amend } = family;
  const built = new Map<number, Scenario>();
  const scenario = (x: number): Scenario => {
    const known = built.get(x) ?? { name: `${name} ${x}`, label, about, facts: build(x), ...(amend && { amend }) };
    built.set(x, known);
    return known;
  };
  const onStep = (list: readonly number[]): number[] => [...new Set(list.map((x) => Math.round(x / step) * step))].sort((a, b) => a - b);
  const scale = onStep(family.scale);
  const [first, last] = [scale[0], scale.at(-1)];
  if (first === undefined || last === undefined) return [];
  const within = (list: readonly number[]): number[] => list.filter((x) => x >= first && x <= last);
  const points = within(onStep([...family.scale, ...family.literals]));
  const seen = new Map<number, Marks>();
  const marks = (x: number): Marks => {
    const known = seen.get(x) ?? marksAt(own, scenario(x), onStatement);
    seen.set(x, known);
    return known;
  };
  const xs = new Set<number>([first, last, scale[Math.floor(scale.length / 2)]!, ...(every ? points : [])]);
  for (const kind of ['outcomes', 'rates', 'excluded'] as const)
    for (const edge of flips(scale, points, step, (x) => marks(x)[kind]))
      for (const x of within([edge - step, edge, edge + step])) xs.add(x);
  return [...xs].map(scenario);
}

/** The last points before each flip of a mark; none where it changes all along a slope. */
function flips(scale: readonly number[], points: readonly number[], step: number, mark: (x: number) => string): number[] {
  const edges: number[] = [];
  let isSlope = false;
  const seek = (low: number, high: number, between: readonly number[]): void => {
    if (isSlope || edges.length >= MAX_EDGES || mark(low) === mark(high)) return;
    const pivot = between.length > 0 ? between[Math.floor(between.length / 2)]! : Math.round((low + high) / 2 / step) * step;
    if (pivot <= low || pivot >= high) {
      isSlope =
        low - step >= scale[0]! && high + step <= scale.at(-1)! && mark(low - step) !== mark(low) && mark(high) !== mark(high + step);
      if (!isSlope) edges.push(low);
      return;
    }
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
  return edges;
}

interface Marks {
  /** What was decided: outcomes, caps, gates, lines, remedies, findings. */
  readonly outcomes: string;
  /** And the rates that lines were paid at. */
  readonly rates: string;
  /** And what was taken out of the time that is measured. */
  readonly excluded: string;
}

function marksAt(checked: CheckedContract, scenario: Scenario, onStatement: OnStatement): Marks {
  const statement = statementOf(checked, scenario);
  onStatement(scenario, statement);
  if (typeof statement === 'string') return { outcomes: statement, rates: statement, excluded: statement };
  const outcomes = JSON.stringify([
    statement.objectives.map(({ outcome }) => outcome),
    statement.credits.map(({ caps, refusedBy, belowMinimum }) => [caps.map(({ bound }) => bound), refusedBy, belowMinimum]),
    statement.lines.map(({ credit, index }) => [credit, index]),
    (statement.remedies ?? []).map(({ open }) => open),
    statement.findings.map(({ code }) => code),
  ]);
  return {
    outcomes,
    rates: outcomes + JSON.stringify(statement.lines.map(({ times }) => times.exact)),
    excluded: JSON.stringify(statement.time.map(({ cell, index, excluded }) => [cell, index, excluded])),
  };
}

/** Lengths to look at: a coarse scale, and around what literals of the text lead to. */
export function lengths(most: number, literals: readonly number[]): Pick<Family, 'scale' | 'literals'> {
  const scale = [1, 60_000, 600_000, 3_600_000, 6 * 3_600_000, 24 * 3_600_000, 3 * 86_400_000, 6 * 86_400_000, 12 * 86_400_000];
  return {
    scale: [...scale.filter((x) => x < most), most],
    literals: literals.flatMap((value) => [Math.ceil(value) - 1, Math.floor(value), Math.floor(value) + 1]),
  };
}
