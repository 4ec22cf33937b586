/** A claim in the form of listings and events. */
import type { Claim } from '../../domain/claims/claim.ts';
import { sumAmounts } from '../../domain/statement/restatement.ts';
import type { Amount } from '../../domain/statement/statement.ts';
import type { ClaimEntry } from '../ports/claims.ts';

/** A reserve in a listing: an amount, or `unbounded`. */
const reservedOf = ({ reserved }: Claim): { reserved?: string } =>
  reserved === undefined ? {} : { reserved: reserved === 'unbounded' ? reserved : reserved.amount };

export const nothing = ({ currency }: Pick<Claim, 'currency'>): Amount => sumAmounts([], currency);

export const entryOf = (claim: Claim): ClaimEntry => ({
  id: claim.id,
  contract: claim.contract,
  vendor: claim.vendor,
  period: claim.period,
  credit: claim.credit,
  ...(claim.titles && { titles: claim.titles }),
  creditor: claim.creditor,
  state: claim.state,
  owed: claim.owed.amount,
  ...reservedOf(claim),
  claimed: (claim.claimed ?? nothing(claim)).amount,
  accepted: (claim.accepted ?? nothing(claim)).amount,
  credited: claim.credited.amount,
  received: claim.received.amount,
  writtenOff: claim.writtenOff.amount,
  open: claim.open.amount,
  ...(claim.overCredited && { overCredited: claim.overCredited.amount }),
  ...(!claim.automatic && { notClaimed: (claim.notClaimed ?? nothing(claim)).amount }),
  ...(claim.expired && { expired: claim.expired.amount }),
  currency: claim.currency,
  ...(claim.lastDay !== undefined && { lastDay: claim.lastDay }),
  ...(claim.expiresAt !== undefined && { expiresAt: claim.expiresAt }),
  transitions: claim.transitions.length,
});

/** The members that every event about a claim has. */
export const detailOf = (claim: Claim): Record<string, unknown> => ({
  contract: claim.contract,
  vendor: claim.vendor,
  period: claim.period,
  credit: claim.credit,
  ...(claim.titles && { titles: claim.titles }),
  creditor: claim.creditor,
  owed: claim.owed,
  ...(claim.reserved !== undefined && { reserved: claim.reserved, missing: claim.missing }),
  credited: claim.credited,
  received: claim.received,
  writtenOff: claim.writtenOff,
  open: claim.open,
  ...(claim.notClaimed && { notClaimed: claim.notClaimed }),
  ...(claim.overCredited && { overCredited: claim.overCredited }),
  ...(claim.lastDay !== undefined && { lastDay: claim.lastDay }),
});
