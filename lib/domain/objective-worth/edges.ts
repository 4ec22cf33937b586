/** The sizes at which an amount may change: every literal behind an objective and its credits, as downtime or as a count. */
import type { Terms } from '../contract/terms.ts';
import { parseLiteral } from '../contract/literal.ts';
import { LIMIT_KEYS } from '../operators/value.ts';
import { roundToInteger } from '../money/rounding.ts';
import { type Ratio, ONE, integer, multiply, subtract } from '../money/ratio.ts';
import { DAY, HOUR } from '../time/instant.ts';
import { meaningOf } from '../contract/meaning.ts';
import { literalOf, behind, operandsOf } from '../checker/graph.ts';

/** With more edges than this, the middles between them are not tried. */
export const MANY = 100;

/** Whole milliseconds of a length, rounded down. */
export const wholeOf = (length: Ratio): number => Number(roundToInteger(length, 'floor'));

export interface Literals {
  readonly shares: readonly Ratio[];
  readonly durations: readonly Ratio[];
  /** Lengths other than the period that shares refer to, such as 720 h. */
  readonly wholes: readonly Ratio[];
  readonly counts: readonly number[];
}

/** The literals behind an objective, its limits and some credits. */
export function literalsBehind(terms: Terms, objective: string, credits: Iterable<string>): Literals {
  const clause = terms.objectives[objective]!;
  const own = [...credits].map((credit) => terms.credits[credit]!);
  const operands = [objective, ...LIMIT_KEYS.map((edge) => clause[edge]), ...own.flatMap(operandsOf)];
  const cells = [...behind(terms, operands).values()];
  const texts = [...operands, ...own.map((credit) => credit.minimum), ...cells].flatMap((value) => [...leaves(value)]);
  const literals = [...new Set(texts.map((text) => meaningOf(terms, text)))].flatMap((text) => parseLiteral(text) ?? []);
  const wholes = cells.flatMap(({ of }) => (typeof of === 'string' ? (literalOf(terms, of) ?? []) : []));
  return {
    wholes: wholes.flatMap((literal) => (literal.kind === 'duration' ? [literal.value] : [])),
    shares: literals.flatMap((literal) =>
      literal.kind === 'ratio' && literal.value.n >= 0n && literal.value.n <= literal.value.d ? [literal.value] : [],
    ),
    durations: literals.flatMap((literal) => (literal.kind === 'duration' ? [literal.value] : [])),
    counts: literals.flatMap((literal) =>
      literal.kind === 'count' && literal.value.n >= 0n && literal.value.n < 1_000_000n ? [Number(literal.value.n)] : [],
    ),
  };
}

function* leaves(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) yield value;
  // The result of a band is not an edge.
  else for (const [key, inner] of Object.entries(value)) if (key !== 'gives') yield* leaves(inner);
}

/** The downtime in ms for each literal in a period of `length` ms, in the same order for every length; undefined where it is longer than the period. */
export function downtimeEdges({ shares, durations, wholes, counts }: Literals, length: number): (number | undefined)[] {
  const of = [integer(length), ...wholes];
  const exact = [
    ...of.flatMap((whole) => shares.flatMap((share) => [multiply(subtract(ONE, share), whole), multiply(share, whole)])),
    ...durations.flatMap((duration) => [duration, subtract(integer(length), duration)]),
    ...counts.flatMap((count) => [integer(count * HOUR), integer(count * DAY)]),
  ];
  return exact.map(wholeOf).map((size) => (size > 0 && size < length ? size : undefined));
}
