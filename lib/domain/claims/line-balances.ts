/**
 * The accounts of a claim by the lines of the newest statement. Amounts that a transition states for the whole claim belong to no line and
 * are listed separately: neither party said how they divide into lines.
 */
import { formatAmount } from '../money/money.ts';
import { max, min } from '../money/ratio.ts';
import { minorOf } from '../statement/restatement.ts';
import { acceptancesFrom, addedBy, lineKey, unreversed } from './balances.ts';
import type { ClaimLine } from './claim-lines.ts';
import type { Claim } from './claim.ts';
import type { LineAmount, Transition } from './transition.ts';

const ACCOUNTS = ['claimed', 'accepted', 'credited', 'received', 'writtenOff'] as const;
type Account = (typeof ACCOUNTS)[number];
type Sums = Readonly<Record<Account, bigint>>;

/** Amounts in the claim's currency. */
export interface LineBalance extends Omit<LineAmount, 'amount'>, Readonly<Record<Account, string>> {
  readonly owed: string;
  /** Owed, less received and written off by transitions that name the line; not below 0. */
  readonly open: string;
}

export interface BalancesByLine {
  readonly lines: readonly LineBalance[];
  /** Amounts that transitions state for the whole claim, or for lines that the newest statement does not have. */
  readonly ofTheWhole: Readonly<Record<Account, string>>;
}

const NOTHING: Sums = { claimed: 0n, accepted: 0n, credited: 0n, received: 0n, writtenOff: 0n };

/** @param lines the lines of the newest statement that belong to the claim. */
export function balancesByLine(claim: Claim, lines: readonly ClaimLine[]): BalancesByLine {
  const { currency } = claim;
  const text = (minor: bigint): string => formatAmount({ minor, currency });
  const texts = (sums: Sums) =>
    Object.fromEntries(ACCOUNTS.map((account) => [account, text(sums[account])])) as Readonly<Record<Account, string>>;
  const known = new Set(lines.map(lineKey));
  const byLine = new Map<string, Sums>();
  for (const { account, key, minor } of stated(claim)) {
    const place = key !== undefined && known.has(key) ? key : '';
    const sums = byLine.get(place) ?? NOTHING;
    byLine.set(place, { ...sums, [account]: sums[account] + minor });
  }
  // Money takes the place of what was given up: first of what is of no line, as in the accounts of the whole.
  let given = minorOf(claim.writtenOff);
  const rows = lines.map(({ owed, ...line }) => {
    const sums = byLine.get(lineKey(line)) ?? NOTHING;
    const writtenOff = min(sums.writtenOff, min(given, max(0n, owed - sums.received)));
    given -= writtenOff;
    return { ...line, owed: text(owed), ...texts({ ...sums, writtenOff }), open: text(max(0n, owed - sums.received - writtenOff)) };
  });
  return { lines: rows, ofTheWhole: texts({ ...(byLine.get('') ?? NOTHING), writtenOff: given }) };
}

interface StatedAmount {
  readonly account: Account;
  /** The key of a line; absent: the whole claim. */
  readonly key?: string;
  readonly minor: bigint;
}

/** The amounts that the transitions put into the accounts, without reversed ones. */
function stated({ transitions, currency, automatic }: Claim): StatedAmount[] {
  const stand = unreversed(transitions);
  const from = acceptancesFrom(stand);
  return stand.flatMap((transition, i) => {
    const accounts = transition.kind === 'accepted' && i < from ? [] : accountsOf(transition);
    if (accounts.length === 0) return [];
    const { minor, lines } = addedBy(stand, i, currency, automatic);
    const parts = transition.lines
      ? lines.map((line) => ({ key: lineKey(line), minor: minorOf({ amount: line.amount, currency }) }))
      : [{ minor }];
    return accounts.flatMap((account) => parts.map((part) => ({ account, ...part })));
  });
}

function accountsOf({ kind, wasReceived }: Transition): readonly Account[] {
  if (kind === 'credited') return wasReceived ? ['credited', 'received'] : ['credited'];
  if (kind === 'submitted') return ['claimed'];
  return kind === 'accepted' || kind === 'received' ? [kind] : kind === 'written-off' ? ['writtenOff'] : [];
}
