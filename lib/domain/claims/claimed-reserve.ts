/**
 * What a claim reserved for missing facts. A reserve names its facts, and is settled by what they determine: once a fact has arrived, the
 * increase that its revision brings was claimed, up to the reserve. What another cause adds before or after that was not claimed.
 */
import { max, min } from '../money/ratio.ts';

/** What missing facts may add to what is owed. */
export interface Reserve {
  /** Minor units; undefined: without bound. */
  readonly most: bigint | undefined;
  readonly facts: readonly string[];
}

export const NO_RESERVE: Reserve = { most: 0n, facts: [] };

/** The least of two amounts, of which undefined is without bound. */
const least = (a: bigint | undefined, b: bigint | undefined): bigint | undefined => (a === undefined ? b : b === undefined ? a : min(a, b));

/** The part of an increase that was claimed with a reserve, and what the claim still reserves. */
export interface SettledPart {
  readonly part: bigint;
  readonly rest: ClaimedReserve;
}

export class ClaimedReserve {
  readonly most: bigint | undefined;
  private readonly facts: readonly string[];

  constructor({ most, facts }: Reserve) {
    [this.most, this.facts] = [most, facts];
  }

  /** @param added what a revision adds to what is open and not claimed. @param before and `now`: the reserve of the statement. */
  after(added: bigint, before: Reserve, now: Reserve): SettledPart {
    const facts = this.facts.filter((fact) => now.facts.includes(fact));
    const isAnyDetermined = now.most === 0n || facts.length < this.facts.length;
    // A fact may become known in part, under the same name: then less is reserved than before.
    const narrowed = before.most === undefined || now.most === undefined ? 0n : max(0n, before.most - now.most);
    const part = least(added, isAnyDetermined ? this.most : least(this.most, narrowed))!;
    const isSettled = this.facts.length > 0 && facts.length === 0;
    const most = isSettled ? 0n : least(this.most === undefined ? undefined : this.most - part, now.most);
    return { part, rest: new ClaimedReserve({ most, facts }) };
  }

  /** @param sum money beyond what was claimed for certain; 0 or less changes nothing. */
  paid(sum: bigint): ClaimedReserve {
    const { most, facts } = this;
    return sum <= 0n || most === undefined ? this : new ClaimedReserve({ most: max(0n, most - sum), facts });
  }

  /** Whether the claim has all that the statement reserves. */
  includes({ most, facts }: Reserve): boolean {
    const isWithin = this.most === undefined || (most !== undefined && most <= this.most);
    return isWithin && facts.every((fact) => this.facts.includes(fact));
  }
}
