/** The states of a claim. */
export const CLAIM_STATES = [
  'due',
  'submitted',
  'acknowledged',
  'accepted',
  'partly-accepted',
  'rejected',
  'expired',
  'settled',
  'void',
] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];
