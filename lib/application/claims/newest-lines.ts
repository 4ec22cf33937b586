/** The lines of the newest revision that belong to a claim. */
import { type ClaimLine, claimLines } from '../../domain/claims/claim-lines.ts';
import type { ClaimHead } from '../../domain/claims/claim.ts';
import type { Stores } from '../ports/stores.ts';

export async function newestLines(head: ClaimHead, { statements }: Stores): Promise<ClaimLine[]> {
  const issued = await statements.latest(head.contract, head.period);
  return issued ? claimLines(head, issued.statement) : [];
}
