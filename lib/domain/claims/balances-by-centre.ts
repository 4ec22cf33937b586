/**
 * The balances of a claim by cost centre: a function of where the newest revision books its lines and of the transitions that stand, as the
 * balances of the whole are. The amounts are divided over the lines first, and those of each line over the cost centres in which it is
 * booked, by one rule (./spread.ts). What belongs to no line is in the cost centres of the claim. What is reserved is where the lines are
 * booked whose facts are missing.
 */
import { minorOf } from '../statement/restatement.ts';
import { type LineBooking, reservedParts } from './booking.ts';
import { type Cells, NO_CELLS, inProportion, minus, plus } from './centre-cells.ts';
import type { Claim } from './claim.ts';
import { levelOfLines, statedCount } from './claim-levels.ts';
import { type LedgerAccount, accountsOf } from './ledger-accounts.ts';
import { type Books, Level, statedAt } from './spread.ts';
import type { LineAmount } from './transition.ts';

export type CentreBalances = Readonly<Record<LedgerAccount, Cells>>;

/** The amounts of lines by cost centre. A line that never owed anything has no cost centre and is left out. */
export const namedCells = (lines: readonly LineAmount[], booking: LineBooking, currency: string): Cells =>
  plus(
    ...lines.map(({ amount, ...line }) => {
      const { weights } = booking.placesOf(booking.keyOf(line));
      return weights.size === 0 ? NO_CELLS : inProportion(minorOf({ amount, currency }), weights);
    }),
  );

export function balancesByCentre(claim: Claim, booking: LineBooking): CentreBalances {
  const whole = accountsOf(claim);
  const level = levelOfLines(claim, booking.lines, booking.keyOf);
  const asked = level.asked(askedOf(claim));
  const parts = placesWithAmounts(level).map((key) => partsIn(level, key, asked.get(key) ?? 0n, booking.placesOf(key), statedCount(claim)));
  const sum = (account: keyof LineParts): Cells => plus(...parts.map((part) => part[account]));
  const open = sum('open');
  return {
    owed: sum('owed'),
    claimed: sum('claimed'),
    accepted: claim.automatic ? sum('owed') : sum('accepted'),
    credited: sum('credited'),
    received: sum('received'),
    'written-off': sum('writtenOff'),
    'over-credited': sum('overCredited'),
    expired: whole.expired === 0n ? NO_CELLS : minus(open, sum('asked')),
    reserved: plus(...reservedParts(whole.reserved, booking).map(({ costCentre, minor = 0n }): Cells => new Map([[costCentre, minor]]))),
  };
}

/** What is claimed and still open. */
export const askedOf = ({ open, notClaimed, automatic }: Claim): bigint =>
  automatic ? minorOf(open) : minorOf(open) - (notClaimed ? minorOf(notClaimed) : 0n);

const ACCOUNTS = ['owed', 'claimed', 'accepted', 'credited', 'received', 'writtenOff', 'overCredited', 'open', 'asked'] as const;
type LineParts = Readonly<Record<(typeof ACCOUNTS)[number], Cells>>;

/** The keys of lines that have any amount. */
export function placesWithAmounts(level: Level): (string | undefined)[] {
  const { received, writtenOff } = level.money();
  const all = [level.books.owed, received, writtenOff, level.now('claimed'), level.now('accepted'), level.now('credited')];
  return [...new Set(all.flatMap((cells) => [...cells].flatMap(([key, minor]) => (minor === 0n ? [] : [key]))))];
}

/** The amounts of one line by cost centre. */
function partsIn(level: Level, key: string | undefined, asked: bigint, places: Books, count: number): LineParts {
  const centres = new Set([...places.owed, ...places.weights].map(([centre]) => centre));
  if (centres.size > 1) return partsOf(new Level(statedAt(level, key, count), places), asked);
  const whole = partsOf(level, 0n);
  const [centre] = centres;
  const only = (cells: Cells): Cells => new Map([[centre, cells.get(key) ?? 0n]]);
  return { ...(Object.fromEntries(ACCOUNTS.map((name) => [name, only(whole[name])])) as LineParts), asked: new Map([[centre, asked]]) };
}

const partsOf = (level: Level, asked: bigint): LineParts => ({
  ...level.money(),
  owed: level.books.owed,
  claimed: level.now('claimed'),
  accepted: level.now('accepted'),
  credited: level.now('credited'),
  asked: asked === 0n ? NO_CELLS : level.asked(asked),
});
