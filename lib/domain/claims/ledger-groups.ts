/** What entries of the ledger may be grouped by, beside their currency and the party to which they are owed. */
export const LEDGER_GROUPS = ['vendor', 'customer', 'contract', 'period', 'costCentre'] as const;
export type LedgerGroup = (typeof LEDGER_GROUPS)[number];
/** What they are always grouped by: amounts of different currencies, or owed to different parties, are not added. */
export const ALWAYS_GROUPED = ['creditor', 'currency'] as const;
