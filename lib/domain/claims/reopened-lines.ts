/**
 * Why lines are open again that were paid: money that was stated of the whole claim is spread over what is open (./spread.ts), so that a
 * revision that owes more leaves a part of each of these lines open.
 */
import { formatAmount } from '../money/money.ts';
import { max, min } from '../money/ratio.ts';
import { minorOf } from '../statement/restatement.ts';
import type { Amount } from '../statement/statement.ts';
import { balancesOf, lineKey, unreversed } from './balances.ts';
import type { Claim } from './claim.ts';
import type { ClaimLine } from './claim-lines.ts';
import { balancesByLine } from './line-balances.ts';
import type { LineAmount, Transition } from './transition.ts';

export interface ReopenedLines {
  /** What was received, and what was written off, of the whole and not by line. */
  readonly received: Amount;
  readonly writtenOff: Amount;
  /** What was owed when nothing was open, and what the revisions after that added. */
  readonly owedBefore: Amount;
  readonly added: Amount;
  readonly revisions: readonly number[];
  /** The lines that are open again: what they owe, what money of the whole covers of it now, and what is open, as decimals. */
  readonly lines: readonly ReopenedLine[];
}

export interface ReopenedLine extends Omit<LineAmount, 'amount'> {
  readonly owed: string;
  readonly covered: string;
  readonly open: string;
}

const isMoney = ({ kind, wasReceived }: Transition): boolean =>
  kind === 'received' || kind === 'written-off' || (kind === 'credited' && wasReceived === true);
const isOfWhole = (transition: Transition): boolean => isMoney(transition) && transition.lines === undefined;

/** Whether a revision came after money of the whole; else no line can have opened again. */
export function mayHaveReopened({ transitions, open }: Pick<Claim, 'transitions' | 'open'>): boolean {
  const first = transitions.findIndex(isOfWhole);
  return first >= 0 && minorOf(open) > 0n && transitions.some(({ revision }, i) => i > first && revision !== undefined);
}

/** @param lines of the newest statement that belong to the claim. @returns undefined when no line is open again. */
export function reopenedLines(claim: Claim, lines: readonly ClaimLine[]): ReopenedLines | undefined {
  if (!mayHaveReopened(claim)) return undefined;
  const { currency, automatic } = claim;
  const stand = unreversed(claim.transitions);
  const balancesAt = (n: number) => balancesOf(stand.slice(0, n), currency, automatic);
  const first = stand.findIndex(isOfWhole);
  let paidAt = stand.length;
  while (paidAt > first && (balancesAt(paidAt).open > 0n || balancesAt(paidAt).owed === 0n)) paidAt -= 1;
  if (first < 0 || paidAt <= first) return undefined;
  const owedBefore = balancesAt(paidAt).owed;
  const added = minorOf(claim.owed) - owedBefore;
  const open = linesWithParts(claim, lines, stand);
  if (added <= 0n || open.length === 0) return undefined;
  const ofWhole = (kind: 'received' | 'written-off'): bigint =>
    stand.reduce((sum, one, i) => {
      const isOf = isOfWhole(one) && (one.kind === 'written-off') === (kind === 'written-off');
      return isOf ? sum + (one.amount === undefined ? balancesAt(i).open : minorOf({ amount: one.amount, currency })) : sum;
    }, 0n);
  const amount = (minor: bigint): Amount => ({ amount: formatAmount({ minor, currency }), currency });
  return {
    received: amount(ofWhole('received')),
    writtenOff: amount(ofWhole('written-off')),
    owedBefore: amount(owedBefore),
    added: amount(added),
    revisions: stand.slice(paidAt).flatMap(({ revision }) => revision ?? []),
    lines: open,
  };
}

/** The lines of which something is open although money of the whole covers a part. */
function linesWithParts(claim: Claim, lines: readonly ClaimLine[], stand: readonly Transition[]): ReopenedLine[] {
  const { currency } = claim;
  const named = new Map<string, bigint>();
  for (const transition of stand.filter(isMoney))
    for (const line of transition.lines ?? [])
      named.set(lineKey(line), (named.get(lineKey(line)) ?? 0n) + minorOf({ amount: line.amount, currency }));
  return balancesByLine(claim, lines).lines.flatMap(({ credit, index, component, owed, open }): ReopenedLine[] => {
    const line = { credit, index, ...(component !== undefined && { component }) };
    const [due, left] = [minorOf({ amount: owed, currency }), minorOf({ amount: open, currency })];
    const covered = max(0n, due - left - min(due, named.get(lineKey(line)) ?? 0n));
    return left === 0n || covered === 0n ? [] : [{ ...line, owed, covered: formatAmount({ minor: covered, currency }), open }];
  });
}
