/**
 * The accounts of a claim by the lines of the newest statement, by the rule of ./spread.ts. The lines, and what belongs to none, add up to
 * the claim in every account.
 */
import { formatAmount } from '../money/money.ts';
import { minorOf } from '../statement/restatement.ts';
import { askedOf, placesWithAmounts } from './balances-by-centre.ts';
import { lineKey } from './balances.ts';
import { type Cells, fill, inProportion, minus, positive, total } from './centre-cells.ts';
import { levelOfLines } from './claim-levels.ts';
import type { ClaimLine } from './claim-lines.ts';
import type { Claim } from './claim.ts';
import type { Books } from './spread.ts';
import type { LineAmount } from './transition.ts';

/** `asked` is what is claimed and still open. */
export const LINE_ACCOUNTS = [
  'owed',
  'claimed',
  'accepted',
  'credited',
  'received',
  'writtenOff',
  'open',
  'overCredited',
  'asked',
  'notClaimed',
] as const;
type LineAccount = (typeof LINE_ACCOUNTS)[number];

/** Amounts in the claim's currency: owed + over-credited = received + written off + open. */
export type LineAccounts = Readonly<Record<LineAccount, string>>;

export interface LineBalance extends Omit<LineAmount, 'amount'>, LineAccounts {}

export interface BalancesByLine {
  readonly lines: readonly LineBalance[];
  /** What belongs to no line, such as an amount that is owed without one. */
  readonly ofTheWhole: LineAccounts;
}

/** @param lines the lines of the newest statement that belong to the claim. */
export function balancesByLine(claim: Claim, lines: readonly ClaimLine[]): BalancesByLine {
  const { currency } = claim;
  const books = booksOf(lines, minorOf(claim.owed));
  const level = levelOfLines(claim, books);
  const asked = level.asked(askedOf(claim));
  const { received, writtenOff, open, overCredited } = level.money();
  const [claimed, accepted, credited] = [level.now('claimed'), level.now('accepted'), level.now('credited')];
  const cells: Readonly<Record<LineAccount, Cells>> = {
    owed: books.owed,
    claimed,
    accepted: claim.automatic ? books.owed : accepted,
    credited,
    received,
    writtenOff,
    open,
    overCredited,
    asked,
    notClaimed: minus(open, asked),
  };
  const accountsAt = (key: string | undefined): LineAccounts =>
    Object.fromEntries(LINE_ACCOUNTS.map((name) => [name, formatAmount({ minor: cells[name].get(key) ?? 0n, currency })])) as LineAccounts;
  const known = new Set(lines.map(lineKey));
  // A line that the newest statement does not have is named by what was stated of it.
  const gone = placesWithAmounts(level).filter((key) => key !== undefined && !known.has(key));
  const named = [...lines.map(({ owed: _, ...line }) => line), ...gone.map((key) => lineOf(key!))];
  return { lines: named.map((line) => ({ ...line, ...accountsAt(lineKey(line)) })), ofTheWhole: accountsAt(undefined) };
}

/** What is open by line, in minor units, as `balancesByLine` shows it. */
export const openByLine = (claim: Claim, lines: readonly ClaimLine[]): Cells =>
  levelOfLines(claim, booksOf(lines, minorOf(claim.owed))).money().open;

function lineOf(key: string): Omit<LineAmount, 'amount'> {
  const [credit, index, component] = JSON.parse(key) as [string, string, string | null];
  return { credit, index, ...(component !== null && { component }) };
}

/**
 * The lines themselves where they add up to the owed amount and none is owed to the other party; else the owed amount is divided among the
 * lines that owe something to the party, as it is posted.
 */
function booksOf(lines: readonly ClaimLine[], owed: bigint): Books {
  const cells: Cells = new Map(lines.map((line) => [lineKey(line), line.owed]));
  const owing = positive(cells);
  const fits = total(cells) === owed && [...cells.values()].every((minor) => minor >= 0n);
  const own = fits ? owing : inProportion(owed, owing);
  return { owed: own, weights: own };
}

interface AskedByLine {
  /** What is claimed and open, or open and not claimed. */
  readonly minor: bigint;
  /** The lines of an amount up to `minor`, in proportion to what is asked for of each. What is of no line is left out. */
  readonly of: (minor: bigint) => LineAmount[];
}

/** What a letter asks for by line. */
export function askedByLine(claim: Claim, lines: readonly ClaimLine[], account: 'asked' | 'notClaimed'): AskedByLine {
  const { currency } = claim;
  const shown = balancesByLine(claim, lines);
  const cells: Cells = new Map([
    ...shown.lines.map((line) => [lineKey(line), minorOf({ amount: line[account], currency })] as const),
    [undefined, minorOf({ amount: shown.ofTheWhole[account], currency })],
  ]);
  const of = (minor: bigint): LineAmount[] => {
    const parts = fill(minor, cells).parts;
    return shown.lines.flatMap(({ credit, index, component }) => {
      const line = { credit, index, ...(component !== undefined && { component }) };
      const part = parts.get(lineKey(line)) ?? 0n;
      return part === 0n ? [] : [{ ...line, amount: formatAmount({ minor: part, currency }) }];
    });
  };
  return { minor: total(cells), of };
}
