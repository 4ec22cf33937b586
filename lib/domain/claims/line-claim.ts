/**
 * The balances of one line, computed as if the claim had only this line. Amounts that transitions state for the whole claim belong to no
 * line.
 */
import { formatAmount } from '../money/money.ts';
import { max, min } from '../money/ratio.ts';
import { type Balances, balancesOf, lineKey } from './balances.ts';
import type { ClaimLine } from './claim-lines.ts';
import { STATED, type Transition, isStated } from './transition.ts';

const NOTHING = '0';

/** @param transitions without reversed ones. @param line a line of the newest statement, with what it owes. */
export function balancesOfLine(transitions: readonly Transition[], line: ClaimLine, currency: string): Balances {
  const [key, text] = [lineKey(line), (minor: bigint): string => formatAmount({ minor, currency })];
  const own = transitions.flatMap((transition): Transition[] => {
    const { kind, revision, lines: named = [] } = transition;
    if (revision !== undefined) return [];
    if (!isStated(kind) || !('amount' in STATED[kind])) return [transition];
    const { lines: _, ...whole } = transition;
    return [{ ...whole, amount: named.find((one) => lineKey(one) === key)?.amount ?? NOTHING }];
  });
  const owed: Transition = { kind: 'due', by: '', at: '', revision: 1, amount: text(line.owed) };
  return balancesOf([owed, ...own], currency, false);
}

/** What of a line was claimed by name, and is open and not accepted yet. */
const leftByName = ({ notAccepted, notClaimed }: Balances): bigint => max(0n, notAccepted - notClaimed);

/**
 * What the debtor may accept of a line: what was claimed of it, and what was claimed of no line.
 * @param lines all those of the claim. @param acceptable of the whole claim.
 */
export function acceptableOfLine(
  transitions: readonly Transition[],
  own: Balances,
  lines: readonly ClaimLine[],
  acceptable: bigint,
  currency: string,
): bigint {
  const byName = lines.reduce((sum, line) => sum + leftByName(balancesOfLine(transitions, line, currency)), 0n);
  return min(own.notAccepted, leftByName(own) + max(0n, acceptable - byName));
}
