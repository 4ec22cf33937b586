/**
 * The steps of a credit. Each step turns the bounds of any lines before it into bounds of any lines after it. Lines that a step treats
 * together are bounded together. In a group that a cap cuts, a part is bounded by its own ends and the opposite ends of the rest.
 */
import { compare, lesser } from '../../money/ratio.ts';
import { spend } from '../../step-limit.ts';
import type { CreditLine } from './credit-node.ts';
import type { Ends } from './paid-bounds.ts';
import { NOTHING, type Sum, type Sums, either, narrowed, plus, unpaid } from './sum-bounds.ts';
import { pushTo } from '../../lists.ts';

/** A line before caps, at both ends. */
export interface LineBetween {
  readonly place: number;
  readonly line: CreditLine;
  readonly alone: Sum;
}

/** Gives the bounds of any lines of a credit; each line at most once. */
export type SumOf = (lines: readonly LineBetween[]) => Sum;

/** A credit that another includes. */
export interface Child {
  readonly lines: readonly LineBetween[];
  readonly sum: SumOf;
}

/** A cap with its lines. */
export interface Group {
  readonly lines: readonly LineBetween[];
  readonly cap: Ends;
  /** Whether the cap is in whole units in every completion. */
  readonly isWhole: boolean;
}

const partsOf = <K>(lines: readonly LineBetween[], keyOf: (line: LineBetween) => K): Map<K, LineBetween[]> => {
  const parts = new Map<K, LineBetween[]>();
  for (const line of lines) pushTo(parts, keyOf(line), line);
  return parts;
};

/** The credits that another includes, with the lines of each; and its own lines. */
export function sumOfAll(children: readonly Child[]): SumOf {
  const owner = new Map(children.flatMap(({ lines, sum }) => lines.map((line) => [line, sum])));
  return (lines) =>
    [...partsOf(lines, (line) => owner.get(line))]
      .flatMap(([sum, part]) => (sum ? [sum(part)] : part.map(({ alone }) => alone)))
      .reduce(plus, NOTHING);
}

/** The step for a credit that may not be owed. */
export const perhaps =
  (before: SumOf): SumOf =>
  (lines) =>
    either(NOTHING, before(lines));

/** The most groups that are tried together; with more, they are bounded one by one. */
const MAX_TOGETHER = 4;

/** Caps on groups without common lines. */
export function withCaps(groups: readonly Group[], before: SumOf, sums: Sums): SumOf {
  const groupOf = new Map(groups.flatMap((group) => group.lines.map((line) => [line, group])));
  const sumOf = ({ lines }: Group): Sum => before(lines);
  const under = ({ group, lines }: HeldLines): Sum => {
    if (lines.length === group.lines.length) return sums.atMost(sumOf(group), group.cap);
    const mine = new Set(lines);
    return sums.partOf(before(lines), before(group.lines.filter((line) => !mine.has(line))), group.cap, group.isWhole);
  };
  return remembered((lines) => {
    spend(lines.length);
    const free: LineBetween[] = [];
    const held: HeldLines[] = [];
    for (const [group, some] of partsOf(lines, (line) => groupOf.get(line))) {
      if (group) held.push({ group, lines: some });
      else for (const line of some) free.push(line);
    }
    const apart = held.reduce((sum, one) => plus(sum, under(one)), before(free));
    if (apart.paid || held.length === 0) return apart;
    const cut = held.filter(({ group }) => sums.mayExceed(sumOf(group), group.cap));
    const whole = cut.filter((one) => one.lines.length === one.group.lines.length);
    const parts = cut.filter((one) => !whole.includes(one));
    const uncut = [...free, ...held.flatMap((one) => (cut.includes(one) ? [] : one.lines))];
    if (cut.length === 0) return narrowed(before(uncut), apart);
    if (whole.length > MAX_TOGETHER) return apart;
    return narrowed(
      plus(
        together(
          uncut,
          whole.map(({ group }) => group),
          before,
          sums,
        ),
        parts.map(under).reduce(plus, NOTHING),
      ),
      apart,
    );
  });
}

/** Caches results, because the same lines are evaluated many times. */
function remembered(sumOf: SumOf): SumOf {
  const known = new Map<string, Sum>();
  return (lines) => {
    if (lines.length === 0) return NOTHING;
    const key = Uint32Array.from(lines, ({ place }) => place)
      .sort()
      .join();
    const sum = known.get(key) ?? sumOf(lines);
    known.set(key, sum);
    return sum;
  };
}

/** The requested lines of a group under a cap. */
interface HeldLines {
  readonly group: Group;
  readonly lines: readonly LineBetween[];
}

/** Groups that depend on each other: for every choice of cut groups, each cut group equals its cap, and the others keep their sum with the rest. */
function together(free: readonly LineBetween[], groups: readonly Group[], before: SumOf, sums: Sums): Sum {
  const ways: Sum[] = [];
  for (let mask = 0; mask < 2 ** groups.length; mask += 1) {
    const isCut = (i: number): boolean => (mask & (1 << i)) !== 0;
    const others = before([...free, ...groups.flatMap(({ lines }, i) => (isCut(i) ? [] : lines))]);
    const caps = groups.filter((_, i) => isCut(i)).map(({ cap, lines }) => sums.capOf(cap, lines.length));
    ways.push(caps.reduce(plus, others));
  }
  const least = ways.map((way) => way.least).reduce(lesser);
  return unpaid({ ...ways.reduce(narrowed), least });
}

interface Rival {
  readonly lines: readonly LineBetween[];
  readonly sumOf: SumOf;
  readonly sum: Sum;
}

/** In each case the largest of several credits, the first of equals. */
export function highestOf(children: readonly Child[], caseOf: (line: CreditLine) => string, sums: Sums): SumOf {
  const caseAt = ({ line }: LineBetween): string => caseOf(line);
  const rivals = new Map<string, Rival[]>();
  for (const { lines, sum } of children)
    for (const [place, some] of partsOf(lines, caseAt)) pushTo(rivals, place, { lines: some, sumOf: sum, sum: sum(some) });
  const winners = new Map(
    [...rivals].map(([place, all]) => [place, all.filter((rival, i) => all.every((other, k) => mayWin(rival, i, other, k)))]),
  );
  return (lines) => {
    const certain = new Map<SumOf, LineBetween[]>();
    let whole = NOTHING;
    for (const [place, some] of partsOf(lines, caseAt)) {
      const mine = new Set(some);
      const may = winners.get(place)!.map((rival) => ({ ...rival, part: rival.lines.filter((line) => mine.has(line)) }));
      if (may.length === 1) {
        const [{ sumOf, part }] = may as [(typeof may)[0]];
        const known = certain.get(sumOf);
        if (known) for (const line of part) known.push(line);
        else certain.set(sumOf, part);
      } else if (may.every(({ part, lines: all }) => part.length === all.length))
        whole = plus(whole, sums.largest(may.map(({ sum }) => sum)));
      else whole = plus(whole, unpaid(may.map(({ sumOf, part }) => sumOf(part)).reduce(either)));
    }
    for (const [sumOf, part] of certain) whole = plus(whole, sumOf(part));
    return whole;
  };
}

const mayWin = ({ sum }: Rival, i: number, other: Rival, k: number): boolean =>
  i === k || compare(sum.most, other.sum.least) >= (k < i ? 1 : 0);
