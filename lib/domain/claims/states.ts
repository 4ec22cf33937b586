/** How a claim may stand. It follows from the balances and from what the parties stated last; it is never entered. */
export const CLAIM_STATES = [
  'due',
  'submitted',
  'acknowledged',
  'accepted',
  'partly-accepted',
  'rejected',
  'withdrawn',
  'expired',
  'settled',
  'over-credited',
  'void',
] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];
