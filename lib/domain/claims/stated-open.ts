/**
 * What was claimed, or accepted, and is still open. An amount that names a line counts first for what was stated of this line, then for what
 * was stated of no line, and only then for what was not stated. So money for a line that was not claimed leaves the claim of the others as
 * it is.
 */
import { min } from '../money/ratio.ts';
import { type Cells, NO_CELLS, fill, minus, plus, total } from './centre-cells.ts';

export class StatedOpen {
  /** By line; the key `undefined` is for what was stated of no line. */
  private cells: Cells = NO_CELLS;

  get minor(): bigint {
    return total(this.cells);
  }

  /** @param named the amounts by line, at most `minor` of them. */
  add(minor: bigint, named: Cells): void {
    const own = fill(minor, named).parts;
    this.cells = plus(this.cells, own, new Map([[undefined, minor - total(own)]]));
  }

  /**
   * Money counts first for what was stated.
   * @param free what is open and was not stated, before the money. @returns the money beyond all that was stated; without that of a line
   * which was not.
   */
  pay(sum: bigint, named: Cells, free: bigint): bigint {
    const { left } = this.ofLines(sum, named, free);
    return left - this.lower(left);
  }

  /** What the creditor gives up counts first for the rest. @param free what is open and was not stated, before it. */
  giveUp(sum: bigint, named: Cells, free: bigint): void {
    const { left, outside } = this.ofLines(sum, named, free);
    this.lower(left - min(left, free - outside));
  }

  /** Takes what names a line. @returns what is left of the amount, and the part of what was not stated that it took. */
  private ofLines(sum: bigint, named: Cells, free: bigint): { readonly left: bigint; readonly outside: bigint } {
    let [left, outside] = [sum, 0n];
    for (const [line, minor] of named) {
      const own = min(minor, this.cells.get(line) ?? 0n);
      const whole = min(minor - own, this.cells.get(undefined) ?? 0n);
      const beside = min(minor - own - whole, free - outside);
      this.cells = minus(this.cells, new Map([[line, own]]), new Map([[undefined, whole]]));
      [left, outside] = [left - own - whole - beside, outside + beside];
    }
    return { left, outside };
  }

  /** @returns the part of the amount that was stated; an amount of 0 or less takes nothing. */
  private lower(sum: bigint): bigint {
    const { parts } = fill(sum < 0n ? 0n : sum, this.cells);
    this.cells = minus(this.cells, parts);
    return total(parts);
  }
}
