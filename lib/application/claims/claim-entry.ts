/** A claim in the form of listings and events. */
import type { Claim } from '../../domain/claims/claim.ts';
import type { ClaimEntry } from '../ports/claims.ts';

export const entryOf = (claim: Claim): ClaimEntry => ({
  id: claim.id,
  contract: claim.contract,
  vendor: claim.vendor,
  period: claim.period,
  credit: claim.credit,
  state: claim.state,
  owed: claim.owed.amount,
  credited: claim.credited.amount,
  difference: claim.difference.amount,
  currency: claim.currency,
  ...(claim.lastDay !== undefined && { lastDay: claim.lastDay }),
  ...(claim.expiresAt !== undefined && { expiresAt: claim.expiresAt }),
  transitions: claim.transitions.length,
});

export const detailOf = ({ contract, vendor, period, credit, owed, credited, difference, lastDay }: Claim): Record<string, unknown> => ({
  contract,
  vendor,
  period,
  credit,
  owed,
  credited,
  difference,
  ...(lastDay !== undefined && { lastDay }),
});
