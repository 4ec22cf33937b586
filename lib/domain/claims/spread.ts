/**
 * The division of the amounts of a claim: over its lines, and of each line over the cost centres in which it is booked. One rule holds at
 * both levels.
 *
 * - What is stated by name is of that place, up to what it owes. Money comes before write-offs.
 * - All else is spread over what is open, in proportion, to the last minor unit (largest remainder): an acceptance first over what was
 *   claimed, and money of the whole last over what was written off by name.
 * - Only what exceeds everything that is owed is over-credited: where it was named, else in proportion to what is owed, or was owed last.
 *
 * So the places add up to the whole in every account, and in each owed + over-credited = received + written off + open.
 */
import { type Cells, NO_CELLS, fill, inProportion, least, minus, plus, positive, total } from './centre-cells.ts';

/** An amount in minor units, and the part of it that is stated by name. */
export interface StatedPart {
  readonly minor: bigint;
  readonly named: Cells;
}

/** The places at one level: what each owes, none below 0, and the proportions where nothing is owed. */
export interface Books {
  readonly owed: Cells;
  readonly weights: Cells;
}

export type Word = 'claimed' | 'accepted' | 'credited';

/** What the transitions of a claim state at one level. */
export interface StatedAmounts {
  readonly count: number;
  /** The sum of what was stated before the n-th transition, the first being 0. */
  readonly money: (account: 'received' | 'writtenOff', n: number) => StatedPart;
  /** What the n-th transition adds; undefined: nothing. */
  readonly word: (word: Word, n: number) => StatedPart | undefined;
}

export interface PlacedMoney {
  /** What is over-credited included. */
  readonly received: Cells;
  readonly writtenOff: Cells;
  readonly overCredited: Cells;
  readonly open: Cells;
}

/** By name, at most the amount itself: at a lower level a part of what was named may be elsewhere. */
const within = ({ minor, named }: StatedPart): Cells => (total(named) > minor ? fill(minor, named).parts : named);

function moneyOf(received: StatedPart, given: StatedPart, books: Books): PlacedMoney {
  const { owed } = books;
  const named = least(within(received), owed);
  const givenByName = least(within(given), minus(owed, named));
  const left = minus(owed, named, givenByName);
  const due = total(owed);
  const paid = received.minor < due ? received.minor : due;
  const spread = fill(paid - total(named), left);
  // Money for the whole that finds no open amount replaces write-offs.
  const kept = minus(givenByName, fill(spread.rest, givenByName).parts);
  const unreceived = due - paid;
  const writtenOff = given.minor < unreceived ? given.minor : unreceived;
  const givenAway = plus(kept, fill(writtenOff - total(kept), minus(left, spread.parts)).parts);
  const settled = plus(named, spread.parts, minus(givenByName, kept));
  const overCredited = beyond(received.minor - paid, minus(within(received), named), books);
  return { received: plus(settled, overCredited), writtenOff: givenAway, overCredited, open: minus(owed, settled, givenAway) };
}

/** Places the amount beyond everything that is owed. @param named the part of it that was given by name. */
function beyond(minor: bigint, named: Cells, { weights }: Books): Cells {
  const { parts, rest } = fill(minor, named);
  return plus(parts, inProportion(rest, weights));
}

/** An amount beside the books. @param spaces to fill, the first before the others. @param most what is owed in each place. */
function placed(part: StatedPart, spaces: readonly Cells[], most: Cells, books: Books): Cells {
  const named = within(part);
  const byName = least(named, positive(most));
  let [parts, left] = [byName, part.minor - total(byName)];
  for (const space of [...spaces, most]) {
    const filled = fill(left, positive(minus(least(positive(space), positive(most)), parts)));
    [parts, left] = [plus(parts, filled.parts), filled.rest];
  }
  return plus(parts, beyond(left, minus(named, byName), books));
}

/** The amounts of one level by place. */
export class Level {
  readonly books: Books;
  private readonly stated: StatedAmounts;
  private readonly moneys = new Map<number, PlacedMoney>();
  private readonly words = new Map<Word, readonly Cells[]>();

  constructor(stated: StatedAmounts, books: Books) {
    [this.stated, this.books] = [stated, books];
  }

  /** Before the n-th transition; without a number after all. */
  money(n = this.stated.count): PlacedMoney {
    const known = this.moneys.get(n) ?? moneyOf(this.stated.money('received', n), this.stated.money('writtenOff', n), this.books);
    this.moneys.set(n, known);
    return known;
  }

  /**
   * What was stated beside the books, after each transition. It is spread over what was open before the transition and not stated yet; what
   * was stated before is of what was received first.
   */
  after(word: Word): readonly Cells[] {
    const known = this.words.get(word) ?? this.wordsOf(word);
    this.words.set(word, known);
    return known;
  }

  private wordsOf(word: Word): readonly Cells[] {
    const asked = word === 'accepted' ? this.after('claimed') : undefined;
    let sum = NO_CELLS;
    return Array.from({ length: this.stated.count }, (_, n) => {
      const part = this.stated.word(word, n);
      if (!part || part.minor === 0n) return sum;
      const { received, open } = this.money(n);
      const space = minus(open, positive(minus(sum, received)));
      const claimed = asked ? [least(positive(space), positive(minus(asked[n]!, sum)))] : [];
      sum = plus(sum, placed(part, [...claimed, space], minus(this.books.owed, sum), this.books));
      return sum;
    });
  }

  now(word: Word): Cells {
    return this.after(word).at(-1) ?? NO_CELLS;
  }

  /** What is claimed and still open. @param minor of all places together, at most what is open. */
  asked(minor: bigint): Cells {
    const { received, open } = this.money();
    const first = fill(minor, least(positive(minus(this.now('claimed'), received)), open));
    return plus(first.parts, fill(first.rest, minus(open, first.parts)).parts);
  }
}

/** The amounts of one place as they are divided further: by no name, and each transition adds what it added to the place. */
export function statedAt(level: Level, place: string | undefined, count: number): StatedAmounts {
  const at = (cells: Cells | undefined): bigint => cells?.get(place) ?? 0n;
  return {
    count,
    money: (account, n) => ({ minor: at(level.money(n)[account]), named: NO_CELLS }),
    word: (word, n) => ({ minor: at(level.after(word)[n]) - at(level.after(word)[n - 1]), named: NO_CELLS }),
  };
}
