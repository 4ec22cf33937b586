/**
 * The balances of a claim by cost centre: a function of where the newest revision books its lines and of the transitions that stand, as the
 * balances of the whole are. What a transition names by line stands in the cost centre of that line, up to what is owed there. What exceeds
 * that, and all that is stated of the whole claim, is spread over what is open in each cost centre, by largest remainder; an acceptance
 * first over what was claimed there. What exceeds everything that is owed is over-credited: where it was named, else in proportion to what
 * is owed. What is reserved is where the lines are booked whose facts are missing.
 */
import { minorOf } from '../statement/restatement.ts';
import { type Added, acceptancesFrom, addedBy, unreversed } from './balances.ts';
import { type LineBooking, cellsOf, reservedParts } from './booking.ts';
import { type Cells, NO_CELLS, fill, inProportion, least, minus, plus, positive, total } from './centre-cells.ts';
import type { Claim } from './claim.ts';
import { type LedgerAccount, accountsOf } from './ledger-accounts.ts';
import type { LineAmount, Transition } from './transition.ts';

export type CentreBalances = Readonly<Record<LedgerAccount, Cells>>;

/** The amount of a transition, in minor units, and the part of it that is given by line, by cost centre. */
interface Stated {
  readonly transition: Transition;
  readonly minor: bigint;
  readonly named: Cells;
}

interface Money {
  readonly received: Cells;
  readonly writtenOff: Cells;
  readonly overCredited: Cells;
  readonly open: Cells;
}

/** The amounts of lines by cost centre. A line that never owed anything has no cost centre and is left out. */
export const namedCells = (lines: readonly LineAmount[], booking: LineBooking, currency: string): Cells =>
  plus(
    ...lines.map(({ amount, ...line }) => {
      const places = booking.placesOf(line);
      return places.size === 0 ? NO_CELLS : inProportion(minorOf({ amount, currency }), places);
    }),
  );

export function balancesByCentre(claim: Claim, booking: LineBooking): CentreBalances {
  const { currency, automatic, transitions } = claim;
  const whole = accountsOf(claim);
  const stand = unreversed(transitions);
  const stated = stand.map((transition, i): Stated => {
    const { minor, lines } = MOVING.has(transition.kind) ? addedBy(stand, i, currency, automatic) : NOTHING_ADDED;
    return { transition, minor, named: namedCells(lines, booking, currency) };
  });
  const from = acceptancesFrom(stand);
  const claimed = wordsOf(stated, ({ kind }) => kind === 'submitted', booking);
  const accepted = (): Cells => last(wordsOf(stated, ({ kind }, i) => kind === 'accepted' && i >= from, booking, claimed));
  const { received, writtenOff, overCredited, open } = moneyOf(stated, booking);
  return {
    owed: booking.owed,
    claimed: last(claimed),
    accepted: automatic ? booking.owed : accepted(),
    credited: last(wordsOf(stated, ({ kind }) => kind === 'credited', booking)),
    received,
    'written-off': writtenOff,
    'over-credited': overCredited,
    expired: whole.expired === 0n ? NO_CELLS : open,
    reserved: cellsOf(reservedParts(whole.reserved, booking)),
  };
}

/** The kinds that state an amount. */
const MOVING: ReadonlySet<Transition['kind']> = new Set(['submitted', 'accepted', 'received', 'credited', 'written-off']);

const NOTHING_ADDED: Added = { minor: 0n, lines: [] };

const isReceived = ({ kind, wasReceived }: Transition): boolean => kind === 'received' || (kind === 'credited' && wasReceived === true);
const isGivenUp = ({ kind }: Transition): boolean => kind === 'written-off';

function sumOf(stated: readonly Stated[], isOf: (transition: Transition) => boolean): { minor: bigint; named: Cells } {
  const own = stated.filter(({ transition }) => isOf(transition));
  return { minor: own.reduce((sum, { minor }) => sum + minor, 0n), named: plus(...own.map(({ named }) => named)) };
}

/** Amounts given by line are placed before others, and received money before write-offs. The sum therefore never exceeds what is owed. */
function moneyOf(stated: readonly Stated[], booking: LineBooking): Money {
  const { owed } = booking;
  const [money, given] = [sumOf(stated, isReceived), sumOf(stated, isGivenUp)];
  const named = least(money.named, owed);
  const givenByLine = least(given.named, minus(owed, named));
  const left = minus(owed, named, givenByLine);
  const due = total(owed);
  const within = money.minor < due ? money.minor : due;
  const spread = fill(within - total(named), left);
  // Money for the whole claim that finds no open amount replaces write-offs.
  const kept = minus(givenByLine, fill(spread.rest, givenByLine).parts);
  const unreceived = due - within;
  const writtenOff = given.minor < unreceived ? given.minor : unreceived;
  const givenAway = plus(kept, fill(writtenOff - total(kept), minus(left, spread.parts)).parts);
  const settled = plus(named, spread.parts, minus(givenByLine, kept));
  const overCredited = beyond(money.minor - within, minus(money.named, named), booking);
  return { received: plus(settled, overCredited), writtenOff: givenAway, overCredited, open: minus(owed, settled, givenAway) };
}

/** Places the amount beyond everything that is owed. @param named the part of it that was given by line. */
function beyond(minor: bigint, named: Cells, { weights }: LineBooking): Cells {
  const { parts, rest } = fill(minor, named);
  return plus(parts, inProportion(rest, weights));
}

/** An amount beside the books. @param spaces to fill, the first before the others. @param most what is owed in each cost centre. */
function placed(minor: bigint, named: Cells, spaces: readonly Cells[], most: Cells, booking: LineBooking): Cells {
  const byLine = least(named, positive(most));
  let [parts, left] = [byLine, minor - total(byLine)];
  for (const space of [...spaces, most]) {
    const filled = fill(left, positive(minus(least(positive(space), positive(most)), parts)));
    [parts, left] = [plus(parts, filled.parts), filled.rest];
  }
  return plus(parts, beyond(left, minus(named, byLine), booking));
}

/**
 * What adds up beside the books, after each transition: it is spread over what was open before it and not stated yet; those before it are of
 * what was received first.
 * @param asked what was claimed after each transition: what answers it is first of what was claimed.
 */
function wordsOf(
  stated: readonly Stated[],
  counts: (transition: Transition, i: number) => boolean,
  booking: LineBooking,
  asked?: readonly Cells[],
): readonly Cells[] {
  let sum = NO_CELLS;
  return stated.map(({ transition, minor, named }, i) => {
    if (!counts(transition, i) || minor === 0n) return sum;
    const { received, open } = moneyOf(stated.slice(0, i), booking);
    const space = minus(open, positive(minus(sum, received)));
    const claimed = asked ? [least(positive(space), positive(minus(asked[i]!, sum)))] : [];
    sum = plus(sum, placed(minor, named, [...claimed, space], minus(booking.owed, sum), booking));
    return sum;
  });
}

const last = (words: readonly Cells[]): Cells => words.at(-1) ?? NO_CELLS;
