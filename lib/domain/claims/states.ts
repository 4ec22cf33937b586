/** The possible states of a claim. The state follows from the balances and from the last statement of each party; it is never entered. */
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

/** The accounts of a claim, and what is open of them, in the order in which they are shown. */
export const CLAIM_ACCOUNTS = [
  'owed',
  'reserved',
  'claimed',
  'accepted',
  'credited',
  'received',
  'writtenOff',
  'overCredited',
  'expired',
  'open',
] as const;
export type ClaimAccount = (typeof CLAIM_ACCOUNTS)[number];

/**
 * The state of a bill row that pays a claim. `reversed`: a person reversed the receipt of the rule, and the row does not count again.
 * `withdrawn`: by a correction.
 */
export const BILL_ROW_STATES = ['waiting', 'received', 'reversed', 'withdrawn'] as const;
export type BillRowState = (typeof BILL_ROW_STATES)[number];

/** The parts of a claim that a letter may be about: what was submitted, before that a draft of all; or a draft of the rest. */
export const PACKAGE_PARTS = ['claimed', 'not-claimed'] as const;
export type PackagePart = (typeof PACKAGE_PARTS)[number];
