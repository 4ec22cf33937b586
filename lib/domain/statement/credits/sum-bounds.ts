/**
 * Bounds of the sum of some lines of a credit, exact and rounded. Each bound is valid for any origin of the ends, and narrower bounds of a
 * line, a cap or a minimum never give wider bounds of the sum.
 */
import { exponentOf } from '../../money/money.ts';
import { roundToInteger } from '../../money/rounding.ts';
import {
  type Ratio,
  ONE,
  ZERO,
  add,
  compare,
  divide,
  greater,
  isBounded,
  isZero,
  lesser,
  max,
  min,
  multiply,
  negate,
  subtract,
} from '../../money/ratio.ts';
import {
  type CapWithin,
  type Ends,
  type Minor,
  NOTHING_PAID,
  type Paid,
  type Short,
  UNDER_ONE,
  addMinor,
  addShort,
  eitherPaid,
  greaterMinor,
  greaterShort,
  lesserMinor,
  plusPaid,
} from './paid-bounds.ts';

export interface Sum extends Ends {
  /** The number of lines that may have an amount. */
  readonly lines: number;
  /** The highest payment of its lines under any rounding. */
  readonly top: Minor;
  /** Undefined where other lines affect the rounding of these: a cap on both has cut. */
  readonly paid: Paid | undefined;
  /** Where `paid` is undefined: how many minor units the payment may be below the whole units that are due. Undefined: the general bound applies. */
  readonly slack?: bigint | undefined;
}

export const NOTHING: Sum = { least: ZERO, most: ZERO, lines: 0, top: 0n, paid: NOTHING_PAID, slack: 0n };

export const plus = (a: Sum, b: Sum): Sum => ({
  least: add(a.least, b.least),
  most: add(a.most, b.most),
  lines: a.lines + b.lines,
  top: addMinor(a.top, b.top),
  paid: a.paid && b.paid && plusPaid(a.paid, b.paid),
  slack: a.lines === 0 ? b.slack : b.lines === 0 ? a.slack : undefined,
});

/** The bounds of one of two sums. */
export const either = (a: Sum, b: Sum): Sum => ({
  least: lesser(a.least, b.least),
  most: greater(a.most, b.most),
  lines: Math.max(a.lines, b.lines),
  top: greaterMinor(a.top, b.top),
  paid: a.paid && b.paid && eitherPaid(a.paid, b.paid),
  slack: a.slack === undefined || b.slack === undefined ? undefined : max(a.slack, b.slack),
});

/** A sum whose rounding depends on other lines. */
export const unpaid = ({ least, most, lines, top, slack }: Omit<Sum, 'paid'>): Sum =>
  isZero(most) ? NOTHING : { least, most, lines, top, paid: undefined, slack };

/** The intersection of two bounds of the same lines. */
export const narrowed = (a: Sum, b: Sum): Sum => ({
  least: greater(a.least, b.least),
  most: lesser(a.most, b.most),
  lines: Math.min(a.lines, b.lines),
  top: lesserMinor(a.top, b.top),
  paid: a.paid ?? b.paid,
  slack: a.slack === undefined ? b.slack : b.slack === undefined ? a.slack : min(a.slack, b.slack),
});

/** The arithmetic of a currency. */
export class Sums {
  private readonly scale: Ratio;

  constructor(currency: string) {
    this.scale = { n: 10n ** BigInt(exponentOf(currency)), d: 1n };
  }

  private floor = (exact: Ratio): bigint => roundToInteger(multiply(exact, this.scale), 'floor');
  private ceil = (exact: Ratio): bigint => roundToInteger(multiply(exact, this.scale), 'up');
  private floorOf = (exact: Ratio): Minor => (isBounded(exact) ? this.floor(exact) : undefined);

  /** A sum under a cap on all of it. */
  atMost(sum: Sum, cap: Ends): Sum {
    const [least, most] = [lesser(sum.least, cap.least), lesser(sum.most, cap.most)];
    const top = lesserMinor(sum.top, this.floorOf(cap.most));
    return { least, most, lines: sum.lines, top, paid: sum.paid && this.paidAtMost(sum, sum.paid, cap, { lines: sum.lines, most, cap }) };
  }

  /** A sum that equals its cap. */
  capOf(cap: Ends, lines: number): Sum {
    return unpaid({ ...cap, lines, top: this.floorOf(cap.most) });
  }

  /** Whether a cap may cut a sum, or its rounded amount, alone or with other lines. */
  mayExceed({ most, lines }: Sum, cap: Ends): boolean {
    if (!isBounded(cap.least)) return false;
    return !isBounded(most) || compare(most, cap.least) > 0 || this.ceil(most) + BigInt(lines) - 1n > this.floor(cap.least);
  }

  private paidAtMost(sum: Sum, paid: Paid, cap: Ends, own: CapWithin): Paid {
    const caps = [...paid.caps, own];
    const [low, high] = [this.floorOf(cap.least), this.floorOf(cap.most)];
    const short = greaterShort(paid.short, UNDER_ONE);
    const uncut = { least: lesserMinor(low, paid.least)!, most: lesserMinor(high, paid.most), short, caps };
    if (compare(sum.most, cap.least) <= 0) return uncut;
    const lost = this.lostWithin(paid.caps, cap, sum);
    // A cap further above its least allows more than this in any case.
    const near = lesser(cap.most, add(cap.least, divide({ n: lost + 1n, d: 1n }, this.scale)));
    const cut = {
      least: max(0n, low! - this.lostWithin(paid.caps, { least: cap.least, most: near }, sum)),
      most: this.floorOf(own.most),
      short: addShort(short, { by: { n: lost, d: 1n }, isLess: false }),
      caps,
    };
    if (compare(sum.least, cap.most) > 0) return cut;
    return { least: min(uncut.least, cut.least), most: greaterMinor(uncut.most, cut.most), short: cut.short, caps };
  }

  /** How many minor units a cap that cuts may lose to caps within it: a line that gets a unit more than its share may exceed its own cap. */
  private lostWithin(caps: readonly CapWithin[], cap: Ends, sum: Sum): bigint {
    const factor = isBounded(cap.most) && compare(sum.least, cap.most) > 0 ? divide(cap.most, sum.least) : ONE;
    return caps.reduce((lost, within) => lost + this.overOf(within, factor), 0n);
  }

  /** How many minor units the lines of a cap may exceed it when a wider cap is allocated to them. */
  private overOf({ lines, most, cap }: CapWithin, factor: Ratio): bigint {
    const count = BigInt(lines);
    const isWhole = compare(cap.least, cap.most) === 0 && multiply(cap.least, this.scale).d === 1n;
    const ever = isWhole && count > 0n ? count - 1n : count;
    if (!isBounded(cap.least)) return ever;
    // Lines without an upper bound are limited by the cap only. The higher it is, the further they are below it under the wider cap.
    const held = isBounded(most) ? this.ceil(multiply(most, factor)) : this.ceil(multiply(cap.least, factor)) + 1n;
    return min(ever, max(0n, held + count - 1n - this.floor(cap.least)));
  }

  /**
   * A part of a sum under a cap: a larger rest leaves less for it.
   * @param part some lines. @param rest the other lines under the cap.
   * @param isWhole whether the cap is in whole units: rounding then never lowers the whole units of a line's share under this cap alone.
   */
  partOf(part: Sum, rest: Sum, cap: Ends, isWhole: boolean): Sum {
    const [least, most] = [shareOf(part.least, rest.most, cap.least), shareOf(part.most, rest.least, cap.most)];
    const top = [this.floorOf(cap.most), this.topOf(most, part.lines)].reduce(lesserMinor, part.top);
    const isLone = isWhole && part.lines === 1 && [part, rest].every(({ paid }) => paid?.caps.length === 0);
    return unpaid({ least, most, lines: part.lines, top, slack: isLone ? 0n : undefined });
  }

  /** The upper bound of the payment: in any rounding mode, a line is paid less than one unit above its due amount. */
  private topOf(most: Ratio, lines: number): Minor {
    return isBounded(most) ? this.ceil(most) + max(0n, BigInt(lines) - 1n) : undefined;
  }

  /** A line that is rounded by itself. */
  alone({ least, most }: Ends, round: (exact: Ratio) => bigint, shortest: Short): Sum {
    const low = round(least);
    const isOne = compare(least, most) === 0;
    const short = isOne ? { by: subtract(multiply(least, this.scale), { n: low, d: 1n }), isLess: false } : shortest;
    const paid = { least: low, most: isOne ? low : isBounded(most) ? round(most) : undefined, short, caps: [] };
    return { least, most, lines: 1, top: this.topOf(most, 1), paid };
  }

  /** Bounds of the rounded sum. A line that is rounded with others is paid more than its due amount less two units, and less than one unit above it. */
  rounded({ least, most, lines, top, paid, slack }: Sum): { readonly least: bigint; readonly most: Minor } {
    const loosely = lines === 0 ? 0n : max(0n, this.floor(least) - (slack ?? 2n * BigInt(lines) - 1n));
    const low = paid ? max(paid.least, loosely) : loosely;
    return { least: low, most: [top, this.topOf(most, lines)].reduce(lesserMinor, paid?.most) };
  }

  /** The bounds of the largest of several sums. */
  largest(sums: readonly Sum[]): Sum {
    const least = sums.map((sum) => sum.least).reduce(greater);
    const atLeast = sums.map((sum): Sum => {
      if (!sum.paid || compare(sum.least, least) === 0) return sum;
      const { paid } = sum;
      return { ...sum, paid: { ...paid, least: max(paid.least, this.atLeast(least, paid.short)) } };
    });
    return { ...atLeast.reduce(either), least };
  }

  /** The lowest whole number of units to which rounding may lower a sum. */
  private atLeast(due: Ratio, { by, isLess }: Short): bigint {
    const exact = subtract(multiply(due, this.scale), by);
    return isLess ? roundToInteger(exact, 'floor') + 1n : -roundToInteger(negate(exact), 'floor');
  }
}

/** The share of a part in a sum that a cap cuts. */
function shareOf(part: Ratio, rest: Ratio, cap: Ratio): Ratio {
  if (isZero(part) || !isBounded(cap)) return part;
  if (!isBounded(part)) return cap;
  const sum = add(part, rest);
  if (!isBounded(sum)) return ZERO;
  return compare(sum, cap) <= 0 ? part : divide(multiply(part, cap), sum);
}
