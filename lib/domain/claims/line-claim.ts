/**
 * The balances of one line, computed as if the claim had only this line. Amounts that transitions state for the whole claim belong to no
 * line.
 */
import { formatAmount } from '../money/money.ts';
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
    return [{ ...transition, amount: named.find((one) => lineKey(one) === key)?.amount ?? NOTHING }];
  });
  const owed: Transition = { kind: 'due', by: '', at: '', revision: 1, amount: text(line.owed) };
  return balancesOf([owed, ...own], currency, false);
}
