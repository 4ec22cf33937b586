/**
 * The values at which a missing number changes a result: the known numbers of its kind that it is compared with. All values between two of
 * them give the same result. An evaluation for each such part therefore covers every value.
 */
import { parseLiteral } from '../contract/literal.ts';
import { typeOfLiteral } from './types/units.ts';
import { HOUR } from '../time/instant.ts';
import { roundToInteger } from '../money/rounding.ts';
import { ONE, type Ratio, UNBOUNDED, add, compare, divide, integer, isBounded, multiply, ratio, subtract } from '../money/ratio.ts';
import type { MissingFact } from './missing.ts';
import { Range, Unstated, isOpen, rangeOf } from './range.ts';
import { type CellType, type Column, type Entry, type SlotSeries, slotValue } from './value.ts';

/** Collects the numbers that missing numbers are compared with. */
export interface HeldAgainst {
  readonly number: Unstated;
  readonly values: Map<string, Ratio>;
}

/** An end to come, with the instants (epoch ms) after which it has another effect. */
export interface EndToTry {
  readonly fact: MissingFact;
  readonly number: Unstated;
  readonly edges: Set<number>;
}

/** A missing number that is compared with more values than this is not evaluated in parts. */
const MAX_VALUES = 24;

export class Splits {
  private readonly byFact = new Map<string, HeldAgainst>();
  private readonly met = new Map<string, Unstated>();
  /** Sums that are compared with a missing number, by their position in a credit; undefined where the sum is open itself. */
  private readonly sums = new Map<string, { readonly number: Unstated; value: Ratio | undefined }>();

  /** Ends to come, by what completions know them by, as numbers of milliseconds since 1970. */
  private readonly awaited = new Map<string, EndToTry>();

  /** Records an end to come, after the end (epoch ms) of a period. */
  meetEnd(fact: MissingFact, after: number): void {
    const end = fact.end!;
    if (this.awaited.has(end)) return;
    this.awaited.set(end, { fact, number: new Unstated(new Range(integer(after), UNBOUNDED), end, true), edges: new Set() });
  }

  /** Records the last instant (epoch ms) before a change of a result, where the end is later. */
  noteEnd(end: string, at: number): void {
    this.awaited.get(end)?.edges.add(at);
  }

  ends(): readonly EndToTry[] {
    return [...this.awaited.values()];
  }

  /** Records a missing number that is used. */
  meetNumber(number: Unstated): void {
    this.met.set(number.fact, number);
  }

  /** Every missing number that an evaluation used. */
  numbers(): readonly Unstated[] {
    return [...this.met.values()];
  }

  /** Records that a missing number is compared with a known one. */
  note(number: Unstated, value: Ratio): void {
    const known = this.byFact.get(number.fact) ?? { number, values: new Map<string, Ratio>() };
    this.byFact.set(number.fact, known);
    if (known.values.size <= MAX_VALUES && isBounded(value)) known.values.set(`${value.n}/${value.d}`, value);
  }

  /**
   * Records a sum that is compared with a missing number; it is called for both ends of an open value. A sum with two different ends is not
   * recorded as a value of comparison, because later evidence could move it.
   */
  noteSum(place: string, number: Unstated, value: Ratio): void {
    const key = `${place} ${number.fact}`;
    const known = this.sums.get(key);
    if (!known) this.sums.set(key, { number, value });
    else if (known.value && compare(known.value, value) !== 0) known.value = undefined;
  }

  /** Records operands that are compared with each other in one place of the contract; all are numbers of one kind. */
  noteAll(operands: readonly HeldOperand[]): void {
    const open = operands.flatMap((operand) => unstatedIn(operand).map((number) => ({ operand, number })));
    for (const { operand, number } of open)
      for (const other of operands)
        if (other !== operand && isOfKind(other.type, operand.type)) for (const value of numbersIn(other)) this.note(number, value);
  }

  /** By missing fact: the parts in which to evaluate it, where it is compared with at most `MAX_VALUES` others. */
  parts(): ReadonlyMap<string, readonly (Ratio | Range)[]> {
    const all = new Splits();
    for (const { number, values } of this.byFact.values()) for (const value of values.values()) all.note(number, value);
    for (const { number, value } of this.sums.values()) if (value) all.note(number, value);
    const few = [...all.byFact].filter(([, { values }]) => values.size > 0 && values.size <= MAX_VALUES);
    return new Map(few.map(([fact, { number, values }]) => [fact, partsOf(number, [...values.values()].sort(compare))]));
  }
}

/** An operand with its values; the value of a literal is its text. */
export interface HeldOperand {
  readonly operand: unknown;
  readonly type: CellType;
  readonly column: Column<unknown> | undefined;
}

export function heldOperand(operand: unknown, typeOf: (name: string) => CellType, column: Column<unknown> | undefined): HeldOperand {
  const literal = parseLiteral(operand);
  return { operand, type: literal ? typeOfLiteral(literal) : typeOf(String(operand)), column };
}

const isOfKind = (a: CellType, b: CellType): boolean => a.kind === b.kind && a.unit === b.unit && a.currency === b.currency;

const unstatedIn = ({ column }: HeldOperand): Unstated[] =>
  column ? [...column.values()].filter((value): value is Unstated => value instanceof Unstated) : [];

function numbersIn({ operand, type, column }: HeldOperand): Ratio[] {
  const literal = parseLiteral(operand);
  if (literal) return literal.kind === 'span' ? [] : [literal.value];
  return column ? [...column.values()].flatMap((value) => numbersOf(value, type)) : [];
}

/** The known numbers of a value: one, or those of its entries or slots. */
function numbersOf(value: unknown, type: CellType): Ratio[] {
  if (typeof value !== 'object' || value === null || isOpen(value)) return [];
  if (Array.isArray(value)) return (value as readonly Entry<unknown>[]).flatMap((entry) => numbersOf(entry.value, type));
  if ('starts' in value) return slotNumbers(value as SlotSeries, type.kind === 'count');
  return 'n' in value && 'd' in value ? [value as Ratio] : [];
}

function slotNumbers(series: SlotSeries, counts: boolean): Ratio[] {
  const found = new Map<string, Ratio>();
  for (let i = 0; i < series.status.length && found.size <= MAX_VALUES; i += 1) {
    if (series.status[i] !== 1) continue;
    const value = slotValue(series, i, counts);
    found.set(`${value.n}/${value.d}`, value);
  }
  return [...found.values()];
}

/** The smallest step of an attribute's number: it has at most 40 decimals, and two more as a percentage. */
export const STEP = ratio(1n, 10n ** 42n);

/**
 * Halves a part; undefined where it has no middle. A part without an upper end is divided at twice its lower end.
 * @param origin of an instant (epoch ms), from which it is counted.
 */
export function halvesOf({ least, most }: Range, isWhole: boolean, origin?: Ratio): readonly [Ratio | Range, Ratio | Range] | undefined {
  if (!isBounded(least) || (!isBounded(most) && least.n < 0n)) return undefined;
  const twice = origin ? add(add(least, subtract(least, origin)), integer(HOUR)) : add(multiply(least, integer(2)), ONE);
  const middle = isBounded(most) ? divide(add(least, most), integer(2)) : twice;
  return dividedBy({ least, most }, middle, isWhole);
}

/** A part divided at a value inside it. */
export function dividedBy(
  { least, most }: Pick<Range, 'least' | 'most'>,
  middle: Ratio,
  isWhole: boolean,
): readonly [Ratio | Range, Ratio | Range] {
  if (!isWhole) return [rangeOf(least, middle), rangeOf(middle, most)];
  const below = { n: roundToInteger(middle, 'floor'), d: 1n };
  return [rangeOf(least, below), rangeOf(add(below, ONE), most)];
}

/** Each of some values, and the ranges before, between and after them. */
function partsOf({ least, most, isWhole }: Unstated, values: readonly Ratio[]): (Ratio | Range)[] {
  const step = isWhole ? ONE : STEP;
  const parts: (Ratio | Range)[] = [];
  let from = least;
  const upTo = (to: Ratio): void => {
    if (compare(from, to) <= 0) parts.push(rangeOf(from, to));
  };
  for (const value of values) {
    if (compare(value, from) < 0 || compare(value, most) > 0) continue;
    const below = multiply({ n: roundToInteger(divide(value, step), 'floor'), d: 1n }, step);
    const isOne = compare(below, value) === 0;
    upTo(isOne ? subtract(below, step) : below);
    if (isOne) parts.push(value);
    from = add(below, step);
  }
  upTo(most);
  return parts;
}
