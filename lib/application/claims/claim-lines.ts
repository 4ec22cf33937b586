/** The lines of the newest statement that a claim is about. */
import { lineKey } from '../../domain/claims/balances.ts';
import type { ClaimLine } from '../../domain/claims/check-transition.ts';
import type { Claim } from '../../domain/claims/claim.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { Stores } from '../ports/stores.ts';

/** Each with what it owes to the creditor. */
export async function claimLines({ contract, period, credit, credits = [credit], creditor }: Claim, stores: Stores): Promise<ClaimLine[]> {
  const issued = await stores.statements.latest(contract, period);
  const lines = new Map<string, ClaimLine>();
  for (const { credit: own, index, component, amount } of issued?.statement.lines ?? []) {
    if (!credits.includes(own)) continue;
    const line = { credit: own, index, ...(component !== undefined && { component }) };
    const owed = (creditor === 'vendor' ? -1n : 1n) * minorOf(amount) + (lines.get(lineKey(line))?.owed ?? 0n);
    lines.set(lineKey(line), { ...line, owed });
  }
  return [...lines.values()];
}
