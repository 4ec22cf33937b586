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

/** The accounts of a claim whose balances a listing shows. */
export const LISTED_ACCOUNTS = ['owed', 'credited', 'received', 'writtenOff', 'open'] as const;
export type ListedAccount = (typeof LISTED_ACCOUNTS)[number];

/**
 * How a row of a bill that pays a claim stands. `reversed`: a person took back what the rule had received, and the row does not count again.
 * `withdrawn`: by a correction.
 */
export const BILL_ROW_STATES = ['waiting', 'received', 'reversed', 'withdrawn'] as const;
export type BillRowState = (typeof BILL_ROW_STATES)[number];
