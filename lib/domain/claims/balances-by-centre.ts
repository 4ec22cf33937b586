/**
 * The balances of a claim by cost centre. They follow from the cost centres in which the newest revision books its lines, and from the
 * transitions that were not reversed; the balances of the whole claim follow from the same.
 * - An amount that a transition gives for a line belongs to the cost centre of this line, up to the amount owed there.
 * - The excess, and every amount for the whole claim, is divided over the open amounts of the cost centres, by largest remainder.
 * - An amount beyond everything that is owed is over-credited: in the cost centre of its line, else in proportion to the owed amounts.
 * - A reserve belongs to the cost centres of the lines whose facts are missing.
 */
import { minorOf } from '../statement/restatement.ts';
import { type Added, acceptancesFrom, addedBy, standing } from './balances.ts';
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
  const stand = standing(transitions);
  const stated = stand.map((transition, i): Stated => {
    const { minor, lines } = MOVING.has(transition.kind) ? addedBy(stand, i, currency, automatic) : NOTHING_ADDED;
    return { transition, minor, named: namedCells(lines, booking, currency) };
  });
  const from = acceptancesFrom(stand);
  const accepted = (): Cells => wordOf(stated, ({ kind }, i) => kind === 'accepted' && i >= from, booking);
  const { received, writtenOff, overCredited, open } = moneyOf(stated, booking);
  return {
    owed: booking.owed,
    claimed: wordOf(stated, ({ kind }) => kind === 'submitted', booking),
    accepted: automatic ? booking.owed : accepted(),
    credited: wordOf(stated, ({ kind }) => kind === 'credited', booking),
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

/**
 * Places an amount of an account that does not change the open amount (claimed, accepted, credited). @param space what is open in each cost
 * centre. @param most the most that this account can have there.
 */
function placed(minor: bigint, named: Cells, space: Cells, most: Cells, booking: LineBooking): Cells {
  const byLine = least(named, positive(most));
  const open = fill(minor - total(byLine), positive(minus(least(positive(space), positive(most)), byLine)));
  const owed = fill(open.rest, positive(minus(most, byLine, open.parts)));
  return plus(byLine, open.parts, owed.parts, beyond(owed.rest, minus(named, byLine), booking));
}

/**
 * The sum of an account that does not change the open amount. Each amount is divided over what was open before it and not yet in this
 * account. Earlier amounts of the account are assumed to be received first.
 */
function wordOf(stated: readonly Stated[], counts: (transition: Transition, i: number) => boolean, booking: LineBooking): Cells {
  let sum = NO_CELLS;
  for (const [i, { transition, minor, named }] of stated.entries()) {
    if (!counts(transition, i) || minor === 0n) continue;
    const { received, open } = moneyOf(stated.slice(0, i), booking);
    const space = minus(open, positive(minus(sum, received)));
    sum = plus(sum, placed(minor, named, space, minus(booking.owed, sum), booking));
  }
  return sum;
}
