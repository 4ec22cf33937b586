/**
 * The lines of what a party states of a claim as a whole, as they are when it states it. A revision that adds to a line later adds nothing
 * to what was claimed, accepted or credited of it.
 */
import { formatAmount } from '../money/money.ts';
import { minorOf } from '../statement/restatement.ts';
import type { ClaimLine } from './claim-lines.ts';
import { type ClaimHead, claimOf } from './claim.ts';
import { lineKey } from './balances.ts';
import { balancesByLine } from './line-balances.ts';
import type { LineAmount, Transition, TransitionKind } from './transition.ts';

const ACCOUNT_OF = { submitted: 'claimed', accepted: 'accepted', credited: 'credited' } as const satisfies Partial<
  Record<TransitionKind, string>
>;

/** Whether an amount of the whole is divided over the lines when it is stated. Money is spread anew over what is open (./spread.ts). */
export const isDivided = ({ kind, lines }: Pick<Transition, 'kind' | 'lines'>): boolean =>
  lines === undefined && Object.hasOwn(ACCOUNT_OF, kind);

/** @param lines of the newest statement that belong to the claim. @returns the transition with what it adds to each line. */
export function withDividedLines(
  head: ClaimHead,
  transitions: readonly Transition[],
  transition: Transition,
  lines: readonly ClaimLine[],
): Transition {
  if (!isDivided(transition)) return transition;
  const { currency } = head;
  const account = ACCOUNT_OF[transition.kind as keyof typeof ACCOUNT_OF];
  const before = new Map(
    balancesByLine(claimOf(head, transitions), lines).lines.map((line) => [lineKey(line), minorOf({ amount: line[account], currency })]),
  );
  const after = balancesByLine(claimOf(head, [...transitions, transition]), lines).lines;
  const divided = after.flatMap(({ credit, index, component, [account]: amount }): LineAmount[] => {
    const line = { credit, index, ...(component !== undefined && { component }) };
    const minor = minorOf({ amount, currency }) - (before.get(lineKey(line)) ?? 0n);
    return minor > 0n ? [{ ...line, amount: formatAmount({ minor, currency }) }] : [];
  });
  return divided.length === 0 ? transition : { ...transition, divided };
}
