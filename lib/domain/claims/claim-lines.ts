/** The lines of a statement that belong to a claim. */
import type { Titling } from '../statement/line-titles.ts';
import { payingCredit } from '../statement/paying-credit.ts';
import { minorOf } from '../statement/restatement.ts';
import type { StatementLine } from '../statement/statement.ts';
import { lineKey } from './balances.ts';
import type { ClaimHead } from './claim.ts';
import type { LineAmount } from './transition.ts';

/** A line of the newest statement that belongs to a claim, with what it owes to the creditor in minor units. */
export interface ClaimLine extends Omit<LineAmount, 'amount'> {
  readonly owed: bigint;
}

type StatementWithLines = Titling & {
  readonly lines: readonly Pick<StatementLine, 'credit' | 'part' | 'index' | 'component' | 'amount'>[];
};

/** Each line once, also when its parts are booked in several cost centres. */
export function claimLines({ credit, credits = [credit], creditor }: ClaimHead, statement: StatementWithLines): ClaimLine[] {
  const sums = new Map<string, ClaimLine>();
  for (const shown of statement.lines) {
    const { credit: own, index, component, amount } = shown;
    const payer = payingCredit(shown, statement);
    if (payer === undefined ? !credits.includes(own) : payer !== credit) continue;
    const line = { credit: own, index, ...(component !== undefined && { component }) };
    const owed = (creditor === 'vendor' ? -1n : 1n) * minorOf(amount);
    sums.set(lineKey(line), { ...line, owed: owed + (sums.get(lineKey(line))?.owed ?? 0n) });
  }
  return [...sums.values()];
}
