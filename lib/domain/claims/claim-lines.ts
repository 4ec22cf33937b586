/** The lines of a statement that a claim is about. */
import { minorOf } from '../statement/restatement.ts';
import type { StatementLine } from '../statement/statement.ts';
import { lineKey } from './balances.ts';
import type { ClaimHead } from './claim.ts';
import type { LineAmount } from './transition.ts';

/** A line of the newest statement that belongs to a claim, with what it owes to the creditor in minor units. */
export interface ClaimLine extends Omit<LineAmount, 'amount'> {
  readonly owed: bigint;
}

/** A line with where it is booked. */
export interface BookedLine extends ClaimLine {
  readonly costCentre?: string | undefined;
}

type Lines = readonly Pick<StatementLine, 'credit' | 'index' | 'component' | 'costCentre' | 'amount'>[];

export function bookedLines({ credit, credits = [credit], creditor }: ClaimHead, lines: Lines): BookedLine[] {
  return lines
    .filter((line) => credits.includes(line.credit))
    .map(({ credit: own, index, component, costCentre, amount }) => ({
      credit: own,
      index,
      ...(component !== undefined && { component }),
      ...(costCentre !== undefined && { costCentre }),
      owed: (creditor === 'vendor' ? -1n : 1n) * minorOf(amount),
    }));
}

/** Each line once, wherever its parts are booked. */
export function claimLines(head: ClaimHead, lines: Lines): ClaimLine[] {
  const sums = new Map<string, ClaimLine>();
  for (const { costCentre: _, ...line } of bookedLines(head, lines)) {
    const key = lineKey(line);
    sums.set(key, { ...line, owed: line.owed + (sums.get(key)?.owed ?? 0n) });
  }
  return [...sums.values()];
}
